"""The matters view: who decides what in each of the open scenarios, by matter or by body.

While it is hidden it computes nothing. Large drafts are looked through in a thread: until it is known who decides what
in them, what is shown stands as it is, unless it is of other drafts.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import Any, cast

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from orgsim.analysis.matters.bodies import BodyRow
from orgsim.analysis.matters.table import MattersTable, MatterStatus
from orgsim.app.document.aside import InTurn
from orgsim.app.document.document import Document
from orgsim.app.document.document_view import DocumentView
from orgsim.app.document.look import Look
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.matrix.bar import Choice, MatrixBar
from orgsim.app.matrix.chip import Chip, beside_text
from orgsim.app.matrix.table import MatrixTable
from orgsim.app.matters.dragging import Held, MatterDragging
from orgsim.app.matters.moving import MatterMoves, matter_in
from orgsim.app.matters.reckoning import ByBody, Decided, Deciding, are_many, decided_before, decided_from
from orgsim.app.weakly import while_there
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import label, plain_tip
from orgsim.app.widgets.table_look import framed
from orgsim.drawing.tables.matrix import Matrix
from orgsim.drawing.tables.matters import (
    SIGNS,
    STANDING_OUT,
    TONES,
    bodies_matrix,
    matters_matrix,
    passes_on_otherwise,
)
from orgsim.drawing.tables.rows import no_rows
from orgsim.messages import Catalog, catalog
from orgsim.model.hierarchy import hierarchy, unit_of
from orgsim.model.story import Filter

_CHANGED = "changed"
_DELEGATION = "delegation"


class MattersView(DocumentView):
    """The matrix of matters and scenarios, or of bodies and scenarios."""

    unit_asked = Signal(str)
    """A body was clicked."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self._decided: tuple[State, Decided] | None = None
        """What is shown, and of which state it was found out."""
        self._turns = InTurn(self)
        self._turns.done.connect(self._have)
        self._turns.failed.connect(self._give_up)
        self._asked: State | None = None
        """The state for which it is being found out."""
        self._ready: tuple[State, Decided] | None = None
        """What was found out for it, before that is shown."""
        self._look_due: Look | None = None
        """What is to be shown of the table once there is one."""
        self._bodies: tuple[BodyRow, ...] | None = None
        self._worded: tuple[frozenset[Hashable], Matrix] | None = None
        """The table in words before it is searched, and what it is narrowed to."""
        self.table = MatrixTable()
        self.bar = MatrixBar()
        room = self.bar.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(room)
        self.by_body = Chip()
        self.bar.add_first(self.by_body)
        self.told = label(role="caption", wrap=True)
        self._lay_out()
        self.bar.changed.connect(self._tell_table)
        self.by_body.toggled.connect(lambda _: self._tell())
        self.table.opened.connect(self._open)
        self.moves = MatterMoves(document, self)
        self.dragging = MatterDragging(document, self.table, self)
        # Whoever asks the view must not hold it: what goes away with the view asks through a weak reference.
        self.dragging.held_at = while_there(self._held_at)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer_moves)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(framed(self.bar, self.table, self.told))

    def look(self) -> Look:
        """What of the table is shown."""
        if self._look_due is not None:
            return self._look_due
        chosen = cast("frozenset[Filter]", self.bar.chosen)
        return Look(filter=chosen, search=self.bar.words, by_body=self.by_body.isChecked())

    def show_look(self, look: Look) -> None:
        """Show that of the table."""
        if self._matters is None and self._asked is not None:
            self._look_due = look
            return
        # First, since it decides which chips there are.
        self.by_body.setChecked(look.by_body)
        self.bar.narrow(look.filter, look.search)

    # changes of the document

    def _follow(self, state: State) -> None:
        if self._lacks(state) and (known := decided_before(self._document).known(state)) is not None:
            self._ready = state, known[1]
        if not self._lacks(state):
            if self._asked is not None:
                self._asked = None
                self._turns.leave()
            super()._follow(state)
            return
        if self._asked is None or decided_from(self._asked) != decided_from(state):
            self._asked = state
            self._turns.ask(Deciding(state))
        shown = self._shown
        if shown is None or [its.path for its in shown.files] != [its.path for its in state.files]:
            shown = replace(state, files=())
        super()._follow(replace(shown, language=state.language, theme=state.theme))

    def _lacks(self, state: State) -> bool:
        """Whether it is not known who decides what in that state, and takes more than a moment."""
        known = [self._shown, self._ready[0] if self._ready is not None else None]
        of = decided_from(state)
        return not any(its is not None and decided_from(its) == of for its in known) and are_many(state)

    def _have(self, done: Deciding | ByBody, found: Any, following: Deciding | ByBody | None) -> None:
        if isinstance(done, ByBody):
            if self._shown is not None and decided_from(self._shown) == decided_from(done.state):
                self._bodies = found
                if self._decided is not None:
                    decided_before(self._document).keep(done.state, self._decided[1], found)
            return
        if following is None and self._asked is not None:
            self._asked = None
            self._ready = done.state, found
            if self.isVisible():
                self._follow(self._document.state)
            # Whoever asks for them by body is not to wait for it.
            if self._asked is None:
                self._turns.ask(ByBody(done.state))

    def _give_up(self, _failed: Deciding | ByBody) -> None:
        self._asked = None

    def _refresh(self, shown: State | None, state: State) -> None:
        decided_anew = shown is None or decided_from(shown) != decided_from(state)
        if decided_anew:
            known = decided_before(self._document).known(state)
            self._bodies = known[2] if known is not None else None
            ready, self._ready = self._ready, None
            if ready is not None and decided_from(ready[0]) == decided_from(state):
                self._decided = ready
            else:
                self._decided = (state, Deciding(state).found()) if state.files else None
        if decided_anew or shown is None or shown.language != state.language or shown.theme != state.theme:
            self._tell()

    def _tell(self) -> None:
        state, table = self._shown, self._matters
        # Its chips count the matters of other drafts, and what is pressed is to stay so.
        self.bar.setVisible(table is not None or self._asked is None)
        if state is not None and table is None and self._asked is not None:
            self._tell_awaited(state)
        if state is None or table is None:
            return
        self._worded = None
        speech = catalog(state.language)
        self.by_body.setIcon(beside_text(icon("list-tree", theme_of(state)), self.devicePixelRatioF()))
        self.by_body.setText(speech("matters-view.by-body"))
        self.by_body.setToolTip(plain_tip(speech("matters-view.by-body.tip")))
        self.bar.call_search(speech("matters-view.search"))
        self.table.setAccessibleName(speech("matters-view.table"))
        said = [speech("matters-view.told", n=len(table.rows))]
        if len(state.files) > 1:
            said.append(speech("matters-view.reference", letter=state.letters[table.reference]))
        self.told.setText(" ".join(said))
        self.bar.offer(self._choices(state, table), theme_of(state), speech)
        if self._look_due is not None:
            look, self._look_due = self._look_due, None
            self.show_look(look)
        self._tell_table()

    @property
    def _matters(self) -> MattersTable | None:
        shown = self._shown
        return self._decided[1].table if self._decided is not None and shown is not None and shown.files else None

    def _tell_awaited(self, state: State) -> None:
        """Say that it is being found out."""
        awaited = catalog(state.language)("matters-view.reckoning")
        self.told.setText(awaited)
        self.table.tell(Matrix(corner="", heads=(), rows=no_rows()), state, empty=awaited)

    def _choices(self, state: State, table: MattersTable) -> list[Choice]:
        speech = catalog(state.language)
        if self.by_body.isChecked():
            changing = sum(row.changed for row in self._by_body(state))
            passing = sum(passes_on_otherwise(row, table) for row in self._by_body(state))
            chips = [Choice(_CHANGED, speech("matters-view.filter.changed"), "⇄", "changed", changing)]
            return [*chips, *self._delegation(passing, speech)]
        assert self._decided is not None
        decided = self._decided[1]
        return [
            Choice(status, speech(f"matters-view.filter.{status}"), SIGNS[status], TONES[status], number)
            for status in STANDING_OUT
            for number in [decided.numbers.get(status, 0)]
        ] + self._delegation(decided.otherwise, speech)

    @staticmethod
    def _delegation(number: int, speech: Catalog) -> list[Choice]:
        """The chip of what is passed on otherwise, where anything is."""
        return [Choice(_DELEGATION, speech("matters-view.filter.delegation"), "→", "changed", number)] if number else []

    def _by_body(self, state: State) -> tuple[BodyRow, ...]:
        if self._bodies is None:
            self._bodies = ByBody(state).found()
        return self._bodies

    def _tell_table(self) -> None:
        state, table = self._shown, self._matters
        if state is None or table is None:
            return
        speech = catalog(state.language)
        why_none = "matters-view.empty" if table.rows else "matters-view.no-matters"
        if self._worded is None or self._worded[0] != self.bar.chosen:
            self._worded = self.bar.chosen, self._matrix(state, table)
        self.table.tell(self._worded[1], state, words=self.bar.words, empty=speech(why_none))

    def _matrix(self, state: State, table: MattersTable) -> Matrix:
        speech = catalog(state.language)
        if self.by_body.isChecked():
            changed_only = _CHANGED in self.bar.chosen
            rows = self._by_body(state)
            return bodies_matrix(
                rows,
                table,
                state.scenarios,
                state.letters,
                speech,
                changed_only=changed_only,
                delegation=_DELEGATION in self.bar.chosen,
            )
        shown = cast("frozenset[MatterStatus]", self.bar.chosen - {_DELEGATION})
        delegation = _DELEGATION in self.bar.chosen
        return matters_matrix(table, state.scenarios, state.letters, speech, shown, delegation=delegation)

    # following a body

    def bodies_at(self, index: QModelIndex) -> tuple[str, ...]:
        """Ids of the bodies that a cell is about."""
        state, table = self._shown, self._matters
        if state is None or table is None or not index.column():
            return ()
        key, column = self.table.matrix_model.row(index).key, index.column() - 1
        flat = hierarchy(state.scenarios[column])
        if self.by_body.isChecked():
            found = next((row.cells[column].units for row in self._by_body(state) if (row.key,) == key), ())
        else:
            found = next((row.cells[column].bodies for row in table.rows if (row.id,) == key), ())
        return tuple(flat.units[unit].id for unit in found)

    def _offer_moves(self, at: QPoint) -> None:
        """Offer what can be done with the matters of a cell, where its draft is edited."""
        index = self.table.indexAt(at)
        state = self._shown
        if state is None or not index.isValid() or not index.column():
            return
        column, bodies = index.column() - 1, self.bodies_at(index)
        if self.by_body.isChecked():
            units = [unit for id in bodies if (unit := unit_of(state.scenarios[column], id)) is not None]
            pairs: list[tuple[str, str | None]] = [(its.id, unit.id) for unit in units for its in unit.remit or ()]
        else:
            (id,) = self.table.matrix_model.row(index).key
            pairs = [(id, body) for body in bodies] or [(id, None)]
        self.table.setCurrentIndex(index)
        self.moves.offer(column, pairs, self.table.viewport().mapToGlobal(at))

    def _held_at(self, index: QModelIndex, at: QPoint) -> Held | None:
        """The matters that the cell tells of at that point, and the body that decides them."""
        state = self._shown
        if state is None or self.table.matrix_model.cell(index) is None:
            return None
        column, bodies, place = index.column() - 1, self.bodies_at(index), self.table.visualRect(index)
        if self.by_body.isChecked():
            body = bodies[0] if len(bodies) == 1 else None
            unit = unit_of(state.scenarios[column], body) if body is not None else None
            return Held((unit.remit or ()) if unit is not None else (), body, place, len(bodies))
        (id,) = self.table.matrix_model.row(index).key
        body = bodies[min(self.table.strip_at(index, at), len(bodies) - 1)] if bodies else None
        matter = matter_in(state, column, id, body)
        return Held(() if matter is None else (matter,), body, place)

    def _open(self, index: QModelIndex) -> None:
        """Show the body; of several the one that is picked from a menu."""
        bodies = self.bodies_at(index)
        if len(bodies) == 1:
            self.unit_asked.emit(bodies[0])
        elif bodies and self._shown is not None:
            self._offer(index, bodies, self._shown)

    def _offer(self, index: QModelIndex, bodies: tuple[str, ...], state: State) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        speech = catalog(state.language)
        flat = hierarchy(state.scenarios[index.column() - 1])
        for body in bodies:
            name = speech.value(flat.units[flat.index[body]].name)
            # A name may hold an ampersand, which a menu takes for the mark of its key.
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(partial(self._ask, body))
        cell = self.table.visualRect(index)
        menu.popup(self.table.viewport().mapToGlobal(cell.bottomLeft()))

    def _ask(self, body: str, _checked: bool = False) -> None:
        self.unit_asked.emit(body)
