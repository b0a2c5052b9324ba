"""The goals view: rows are goals, columns are scenarios, and every change is reckoned and kept at once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from orgsim.app.document.aside import InTurn
from orgsim.app.document.comparison_edits import may_pass, own_comparison
from orgsim.app.document.document import Document
from orgsim.app.document.document_view import DocumentView
from orgsim.app.document.keeping import keeper_of
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.document.weighing import Step, are_long, caught_up, step_back, unkept_goals, waiting, weighed
from orgsim.app.goals.changing import last_value, named, valued
from orgsim.app.goals.explanation import ResultExplanation
from orgsim.app.goals.frame import framed
from orgsim.app.goals.model import WEIGHT
from orgsim.app.goals.own_id import mendable, with_own_id_of
from orgsim.app.goals.reckoning import (
    Known,
    Reckoning,
    drawn_from,
    only_theme_differs,
    paths,
    rows_of,
    same_goals,
    told_alike,
)
from orgsim.app.goals.result_bar import ResultBar
from orgsim.app.goals.table import GoalsTable
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import ElidedLabel, label, plain_tip
from orgsim.drawing.tables.goals import GoalsSheet
from orgsim.files.yaml.patches import Patch
from orgsim.messages import Catalog, Message, catalog, message
from orgsim.model.goal_edits import Added, GoalEdit, Removed, Scored, Weighed, goal_id
from orgsim.model.views import LETTERS

_ICONS = {"add": "plus", "rename": "", "remove": "minus", "undo": ""}
_KEYS = {"add": "Ins", "rename": "F2", "remove": "Ctrl+Del", "undo": "Ctrl+Z"}
_MOST_UNDONE = 100


class GoalsView(DocumentView):
    """The table of goals, the results below it, and on demand how one of them came about."""

    said = Signal(str)
    """Something worth a line in the status."""

    def __init__(self, document: Document, parent: QWidget | None = None, *, presented: bool = False) -> None:
        """`presented`: to a room, where keys change a value only after somebody has gone to it."""
        super().__init__(document, parent)
        self._sheet: GoalsSheet | None = None
        self._known: Known | None = None
        """What was found out last of all goals; what is shown may know no more than their names and values."""
        self._moving: Weighed | Scored | None = None
        """What is being chosen just now: shown, but not kept yet."""
        self._aside = InTurn(self)
        self._aside.done.connect(self._reckoned)
        self._opened: int | None = None
        """Column of the result that is explained."""
        self._done: tuple[Step, ...] = ()
        """What takes each change back that was made here, the last one last."""
        self._due: tuple[tuple[Sequence[GoalEdit], Step | None], ...] = ()
        """What was changed here and is not written yet, and what takes it back."""
        self._added: str | None = None
        """The goal that was added just now."""
        self._saving: QAction | None = None
        self.results = ResultBar()
        self.table = GoalsTable(self.results.minimumHeight, presented=presented)
        self.explanation = ResultExplanation()
        self.tools = {name: QToolButton() for name in _ICONS}
        self._keys = ElidedLabel(role="caption")
        self.where = label(role="caption", wrap=True)
        self.save = QPushButton()
        self.own_id = QPushButton()
        table_frame = framed(
            self.table, self.tools.values(), self._keys, self.results, (self.where, self.own_id, self.save)
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(table_frame, 1)
        whole.addWidget(self.explanation)
        self.table.moved.connect(self._move)
        self.table.settled.connect(self._settle)
        self.table.goals.named.connect(self._name)
        self.table.delegate.entered.connect(self._go_on)
        self.table.unnamed.connect(self._tell_unnamed)
        self.table.lost.connect(self._tell_lost)
        self.table.scaled.connect(self._stand)
        self.table.walked.connect(self._offer)
        self.results.opened.connect(self._toggle)
        self.explanation.closed.connect(self._close)
        self.tools["add"].clicked.connect(self.add)
        self.tools["rename"].clicked.connect(self.rename)
        self.tools["remove"].clicked.connect(self.remove)
        self.tools["undo"].clicked.connect(self.undo)
        self.own_id.clicked.connect(self._give_own_id)
        self.save.clicked.connect(lambda: self._saving.trigger() if self._saving is not None else None)
        self._keeper = keeper_of(document)
        self._keeper.weighed.connect(self._tell_weighed)
        self.setFocusProxy(self.table)

    def offer_saving(self, action: QAction) -> None:
        """Offer `action`, which saves what is open as a comparison, where goals have no file to be kept in."""
        self._saving = action
        if self._shown is not None:
            self._tell_where(self._shown, catalog(self._shown.language))

    # changes of the document

    def _refresh(self, shown: State | None, state: State) -> None:
        if shown is not None and drawn_from(shown) == drawn_from(state):
            if shown.goal_edits is not state.goal_edits:
                self._tell_where(state, catalog(state.language))
            return
        if shown is not None and self._sheet is not None and only_theme_differs(shown, state):
            self._show(self._sheet, state)
            if self._aside.is_running:
                self._show_value(self._moving)
            return
        if shown is not None and paths(shown) != paths(state):
            self._opened = None
        if shown is not None and not same_goals(shown, state):
            self._done = ()
        self._tell(state)

    def _tell(self, state: State) -> None:
        asked, value = Reckoning(state, self._moving), self._moving or self._last_value
        if (sheet := asked.at_once(self._document)) is not None:
            self._aside.leave()
            self._have(sheet, state)
            return
        if value is not None and self._sheet is not None and told_alike(self.table.goals.state, state):
            self.table.goals.show_moving(value)
        else:
            self._show(asked.first(self._known), state)
        self._aside.ask(asked)

    @property
    def _last_value(self) -> Weighed | Scored | None:
        return last_value([edit for edits, _ in self._due for edit in edits])

    def _reckoned(self, done: Reckoning, sheet: GoalsSheet, following: Reckoning | None) -> None:
        if following is None:
            self._have(sheet, replace(done.state, theme=self._document.state.theme))
            return
        # The hand has moved on meanwhile.
        self._known = Known(sheet, done.state)
        self._show(following.first(self._known), following.state)
        self._show_value(following.moving)

    def _show_value(self, moving: Weighed | Scored | None) -> None:
        if (value := moving or self._last_value) is not None:
            self.table.goals.show_moving(value)

    def _have(self, sheet: GoalsSheet, state: State) -> None:
        self._known = Known(sheet, state)
        self._show(sheet, state)

    def _show(self, sheet: GoalsSheet, state: State) -> None:
        speech, theme = catalog(state.language), theme_of(state)
        self._sheet = sheet
        self.table.setAccessibleName(speech("action.goals"))
        self.results.tell(sheet, theme, speech, self._opened)
        self.table.tell(sheet, state)
        self._stand()
        self._explain(state)
        for name, tool in self.tools.items():
            tool.setText(speech(f"goals-view.{name}"))
            if _ICONS[name]:
                tool.setIcon(icon(_ICONS[name], theme))
        self._keys.set_whole(speech("goals-view.keys"))
        self._tell_where(state, speech)
        self._offer_own_id(state, speech)
        self._offer()

    def _offer_own_id(self, state: State, speech: Catalog) -> None:
        """Offer an id of its own to a copy that has its original's: until then neither has a result."""
        place = mendable(state)
        self.own_id.setVisible(place is not None)
        if place is not None:
            self.own_id.setText(speech("goals-view.own-id", letter=LETTERS[place]))
            said = speech("goals-view.own-id.tip", name=state.open_files[place].path.name)
            self.own_id.setToolTip(plain_tip(said))

    def _give_own_id(self) -> None:
        state = self._document.state
        place = mendable(state)
        if place is not None:
            after, said = with_own_id_of(state, place)
            self._document.show(after)
            self.said.emit(catalog(after.language).say(said))

    def _tell_where(self, state: State, speech: Catalog) -> None:
        """Say where it is kept, and offer a file where there is none."""
        own = own_comparison(state)
        unkept = own is None or bool(state.goal_edits and not self._due)
        if own is None:
            self.where.setText(speech("goals-view.kept"))
        elif state.goal_edits and not self._due:
            self.where.setText(speech("goals-view.unsaved", name=own.path.name))
        else:
            self.where.setText(speech("goals-view.where", name=own.path.name))
        # While presenting there is no such action, and arrows go from step to step.
        self.save.setVisible(unkept and self._saving is not None)
        self._keys.setVisible(self._saving is not None)
        if self._saving is not None:
            self.save.setText(self._saving.text())

    def _offer(self) -> None:
        """Offer what can be done with the chosen goal."""
        line = self.table.chosen
        self.tools["rename"].setEnabled(line is not None)
        self.tools["remove"].setEnabled(line is not None and line.row.place is not None)
        self.tools["undo"].setEnabled(bool(self._done))
        state = self._shown
        if state is None:
            return
        speech = catalog(state.language)
        stated = line is not None and line.row.place is None
        for name, keys in _KEYS.items():
            tip = speech("goals-view.remove.stated") if name == "remove" and stated else speech(f"goals-view.{name}")
            self.tools[name].setToolTip(plain_tip(f"{tip} ({keys})"))

    def _stand(self) -> None:
        delegate = self.table.delegate
        titles, weights, each = delegate.widths
        self.results.stand_under(delegate.k, (int(titles), int(weights), int(each)))

    # what is asked for

    def unchoose(self) -> None:
        """Leave the keyboard to no weight and no score, until one is clicked or walked to."""
        self.finish()
        self.table.unchoose()

    def add(self) -> None:
        """Write the name of a new goal."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.table.begin_adding()

    def rename(self) -> None:
        """Write another name for the chosen goal."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.table.begin_naming()

    def remove(self) -> None:
        """Take the chosen goal out of the comparison."""
        line = self.table.chosen
        if line is not None and line.row.place is not None:
            self._keep([Removed(line.row.id)])

    def undo(self) -> None:
        """Take the last change back that was made here."""
        if not self._done:
            return
        step, remaining = self._done[-1], self._done[:-1]
        if self._due and self._due[-1][1] is step:
            self._due = self._due[:-1]
            self._keeper.take_back(step.edits)
        else:
            self._keep(step.edits, step.text)
        self._done = remaining
        self._offer()
        again = next((edit.goal.id for edit in step.edits if isinstance(edit, Added)), None)
        if again is not None and (row := self.table.goals.row_of(again)) is not None:
            self.table.choose(row, max(self.table.currentIndex().column(), 0))

    def finish(self) -> None:
        """Take what is still being written or chosen, as before the view is left."""
        if self._shown is not None:
            self.table.delegate.finish()
            self.table.settle()

    def _name(self, id: str | None, name: str) -> None:
        state = self._document.state
        edits = named(rows_of(state), id, name, state.language)
        self._keep(edits)
        last = edits[-1] if edits else None
        self._added = last.goal.id if id is None and isinstance(last, Added) else None

    def _go_on(self) -> None:
        """After the name of a new goal, on to its weight."""
        row = self.table.goals.row_of(self._added) if self._added is not None else None
        self._added = None
        if row is not None:
            self.table.choose(row, WEIGHT)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_unnamed(self, name: str) -> None:
        comparison = self._document.state.comparison
        if comparison is not None:
            said = catalog(self._document.state.language)
            self.said.emit(said("goals-view.gone", goals=[name], name=comparison.path.name))

    def _tell_lost(self, goal: str, now: str) -> None:
        key = "goals-view.taken-away" if now else "goals-view.taken-away.last"
        self.said.emit(catalog(self._document.state.language)(key, goal=goal, now=now))

    def _move(self, edit: Weighed | Scored) -> None:
        """Show what is being chosen, and reckon with it."""
        self._moving = edit
        self._tell(self._document.state)

    def _settle(self, edit: Weighed | Scored) -> None:
        self._moving = None
        shown, before = self._sheet, self._document.state
        self._keep(valued(rows_of(before), edit))
        if self._document.state is before or (self._sheet is shown and not self._aside.is_running):
            # Nothing came of it, and what was shown meanwhile goes.
            self._tell(self._document.state)

    def _keep(self, edits: Sequence[GoalEdit], back: Patch | None = None) -> None:
        if edits:
            self.table.acted_on = goal_id(edits[-1])
            try:
                self._keep_all(edits, back)
            finally:
                self.table.acted_on = None

    def _keep_all(self, edits: Sequence[GoalEdit], back: Patch | None) -> None:
        now = self._document.state
        if are_long(now) and (self._keeper.is_weighing or unkept_goals(waiting(now, edits))):
            self._keep_beside(edits, back)
            return
        before = caught_up(now)
        state, said = weighed(now, edits, back)
        if step := step_back(before, state, edits):
            self._done = (*self._done, step)[-_MOST_UNDONE:]
        self._document.show(state)
        self._say(said)

    def _keep_beside(self, edits: Sequence[GoalEdit], back: Patch | None) -> None:
        """Keep what a long file takes a while to be written for: shown at once, and written when it is known how."""
        now = self._document.state
        step = step_back(now, waiting(now, edits), edits)
        if step is not None:
            self._done = (*self._done, step)[-_MOST_UNDONE:]
        self._due = (*self._due, (edits, step))
        self._keeper.weigh(edits, back)

    def _tell_weighed(self, said: Message, texts: tuple[Patch | None, ...]) -> None:
        """What was changed here is written now, or could not be; `texts`: for the last steps what was there."""
        if not self._due:
            return
        due, self._due = self._due, ()
        known = {id(step): text for (_, step), text in zip(reversed(due), reversed(texts), strict=False)}
        self._done = tuple([Step(step.edits, known.get(id(step), step.text)) for step in self._done])
        if self._shown is not None:
            self._tell_where(self._document.state, catalog(self._document.state.language))
        self._say(said)

    def _say(self, said: Message) -> None:
        state = self._document.state
        if comparison := state.comparison if may_pass(said.args.get("reason")) else None:
            said = message("keeping.trying", name=comparison.path.name)
        self.said.emit(catalog(state.language).say(said))

    # explaining

    def _toggle(self, column: int) -> None:
        self._opened = None if self._opened == column else column
        self._open()

    def _close(self) -> None:
        if self._opened is not None:
            button = self.results.buttons[self._opened]
            self._opened = None
            self._open()
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        """Show what is explained, of what is told."""
        if self._sheet is not None and self._shown is not None:
            state = self._shown
            self.results.tell(self._sheet, theme_of(state), catalog(state.language), self._opened)
            self._stand()
            self._explain(state)

    def _explain(self, state: State) -> None:
        known = self._known if self._known is not None and self._known.is_told_in(self._sheet) else None
        self.explanation.setVisible(self._opened is not None and known is not None)
        if self._opened is not None and known is not None:
            self.explanation.tell(known.sheet, self._opened, theme_of(state), catalog(state.language))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the explanation."""
        if event.key() == Qt.Key.Key_Escape and self._opened is not None:
            self._close()
        else:
            super().keyPressEvent(event)
