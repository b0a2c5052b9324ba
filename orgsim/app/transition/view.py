"""The transition view: what becomes of each unit of the reference in another scenario.

The reference is the comparison's baseline, else the leftmost scenario. While the view is hidden it computes nothing.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orgsim.analysis.differences.matching import Pair
from orgsim.analysis.transition import totals_by_kind
from orgsim.app.document.aside import Aside, Work
from orgsim.app.document.comparing import decided_pairs, decisions, pair
from orgsim.app.document.document import Document
from orgsim.app.document.document_view import DocumentView
from orgsim.app.document.look import Look
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.transition.canvas import Thing, TransitionCanvas
from orgsim.app.transition.choosers import Choosers
from orgsim.app.transition.finding import is_many, key_inside, mark_of, node_of, only_unit, thing_of, toggled, units_of
from orgsim.app.transition.legend import TransitionLegend
from orgsim.app.transition.panel import TransitionPanel
from orgsim.app.transition.wording import Words
from orgsim.app.widgets.controls import as_control
from orgsim.app.widgets.copying import copies
from orgsim.app.widgets.labels import label
from orgsim.app.widgets.pages import with_empty_state
from orgsim.drawing.transition.fates import fate_legend, has_lineage
from orgsim.drawing.transition.fitting import draw_transition, prepare
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.export.sheets.pasting import Pasted, pasted_sheet
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_GAP = 8
_SETTLE_MS = 120

_MANY = 4_000
"""Units of both from which on a transition is worked out in a thread."""

_Prepared = tuple[Scenario, Scenario, TransitionOptions, tuple[Pair, ...]]
"""What was worked out in a thread."""


class TransitionView(DocumentView):
    """The flow, with its choosers above, its legend below and a panel beside it."""

    unit_asked = Signal(str)
    """A unit that the panel names was clicked."""

    def __init__(self, document: Document, parent: QWidget | None = None, *, presented: bool = False) -> None:
        """`presented`: to a room, which points at nothing and needs not be told how."""
        super().__init__(document, parent)
        self._words: Words | None = None
        self._drawn_for = QSize()
        self._prepared: _Prepared | None = None
        self._counting: _Prepared | None = None
        self._keeps = False
        """Whether what is being worked out is shown in the part that is seen now."""
        self._aside = Aside(self)
        self._aside.ended.connect(self._counted)
        theme = theme_of(document.state)
        self.choosers = Choosers(theme)
        self.note = label(role="caption", wrap=True)
        self.canvas = TransitionCanvas(theme)
        self.legend = TransitionLegend()
        self.panel = TransitionPanel(hinting=not presented)
        self.hint = label(role="muted", wrap=True)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._draw_anew)
        self._lay_out()
        self.choosers.way_chosen.connect(lambda column: document.change(compared=column))
        self.choosers.option_chosen.connect(lambda name, value: self._option(**{name: value}))
        self.canvas.chosen.connect(self._choose)
        self.canvas.toggled.connect(self._toggle)
        self.canvas.resized.connect(self._resized)
        self.panel.unit_asked.connect(self.unit_asked)
        self.panel.open_asked.connect(self._open_chosen)
        self.panel.closed.connect(self._close)
        self.setFocusProxy(self.canvas)
        copies(self.canvas, self._pasted, lambda: catalog(document.state.language))

    def _pasted(self) -> Pasted:
        """What becomes of each unit of the two drafts, as a table."""
        from orgsim.export.sheets.subject import Subject
        from orgsim.export.sheets.transition import transition_sheet

        state = self._document.state
        columns = pair(state)
        if columns is None:
            return Pasted((), ())
        letters = [state.letters[column] for column in columns]
        scenarios = [state.scenarios[column] for column in columns]
        subject = Subject(scenarios=scenarios, letters=letters, decisions=decisions(state))
        speech = catalog(state.language)
        sheet = transition_sheet(subject, speech)
        return Pasted((), ()) if sheet is None else pasted_sheet(sheet, speech)

    def _lay_out(self) -> None:
        self.note.setContentsMargins(8, 0, 8, 2)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 2, 10, 2)
        foot.addWidget(self.legend)
        left = QFrame()
        left.setObjectName("panel")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.setSpacing(2)
        inside.addWidget(as_control(self.choosers))
        inside.addWidget(self.note)
        inside.addWidget(self.canvas, 1)
        inside.addLayout(foot)
        both = QWidget()
        columns = QHBoxLayout(both)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(_GAP)
        columns.addWidget(left, 1)
        columns.addWidget(self.panel)
        self._stack = with_empty_state(both, self.hint)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the choosers' place anew."""
        super().resizeEvent(event)
        self._place_choosers()

    def _place_choosers(self) -> None:
        self.choosers.place(self.width() - self.panel.width() - _GAP)

    # what the menus ask for

    def fit(self) -> None:
        """Bring the whole flow into view."""
        self.canvas.fit()

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle."""
        self.canvas.zoom_by(factor)

    @property
    def goes_on(self) -> bool:
        """Whether there is more of the flow below what is seen."""
        return self.canvas.goes_on

    def page(self, pages: float) -> None:
        """Go down by so much of what is seen, up where it is negative, and not past either end."""
        self.canvas.page(pages)

    def look(self) -> Look:
        """Which part of the flow is in view."""
        part = self.canvas.part()
        return Look(parts=(part,) if part is not None else ())

    def show_look(self, look: Look) -> None:
        """Bring that part into view, or the whole flow."""
        if look.parts:
            self.canvas.show_part(look.parts[0])
        else:
            self.canvas.fit()

    # changes of the document

    def _refresh(self, shown: State | None, state: State) -> None:
        if shown is None or _drawn_from(shown) != _drawn_from(state):
            if shown is None or _spoken_from(shown) != _spoken_from(state):
                self._tell_choosers(state)
            self._draw(state, keep=shown is not None and shown.files is state.files)
        elif shown.selected != state.selected and self._select(state):
            self._tell_panel()

    def _tell_choosers(self, state: State) -> None:
        speech = catalog(state.language)
        columns = pair(state)
        self._stack.setCurrentIndex(0 if columns is not None else 1)
        self.hint.setText(speech("transition-view.alone"))
        self.choosers.tell(state)
        self._place_choosers()

    def _draw(self, state: State, *, keep: bool, told: bool = False) -> None:
        """`keep`: what is looked at and chosen; `told`: the panel tells already of what is chosen, as it is now."""
        speech, theme = catalog(state.language), theme_of(state)
        self.choosers.set_theme(theme)
        self.canvas.set_theme(theme)
        columns = pair(state)
        if columns is None:
            return
        a, b = (state.scenarios[column] for column in columns)
        before, after = hierarchy(a), hierarchy(b)
        pairs = decided_pairs(state, a, b)
        if len(before.units) + len(after.units) > _MANY and self._prepared != (key := _prepared_by(state, a, b)):
            self._count(a, b, state, key, keep=keep)
            return
        self._aside.leave()
        self._stack.setCurrentIndex(0)
        stated = has_lineage(before, after) or bool(pairs)
        self.note.setVisible(not stated)
        self.note.setText(speech("transition-view.no-lineage"))
        self._layout_now()
        self._drawn_for = self.canvas.size()
        drawing = draw_transition(
            a,
            b,
            state.transition,
            language=state.language,
            pane=(float(self.canvas.width()), float(self.canvas.height())),
            pairs=pairs,
        )
        self.choosers.tell_grouping(drawing.rows.grouping)
        kept = mark_of(self.canvas.drawing, self.canvas.thing) if keep else None
        self._words = Words(drawing, before, after, state.transition.measure, speech)
        self.legend.tell(fate_legend(drawing.transition, before, after, state.transition.measure), theme, speech)
        self.canvas.show_drawing(drawing, columns, self._words.told, keep=keep)
        self.canvas.setAccessibleName(speech("transition-view.accessible", a=a.title, b=b.title))
        self.canvas.choose(thing_of(drawing, kept))
        self._select(state)
        if not (told and mark_of(drawing, self.canvas.thing) == kept):
            # Once: it makes its lines anew.
            self._tell_panel()

    def _count(self, a: Scenario, b: Scenario, state: State, key: _Prepared, *, keep: bool) -> None:
        """Work out in a thread what takes long of thousands of units, and draw it then."""
        if not keep:
            self._words = None
            self.hint.setText(catalog(state.language)("transition-view.counting"))
            self._stack.setCurrentIndex(1)
        if self._aside.is_running and self._counting == key:
            # As when it is shown and then has another size: what is counted hangs on none.
            self._keeps = self._keeps and keep
            return
        self._keeps, self._counting = keep, key
        options, pairs = state.transition, decided_pairs(state, a, b)

        def work() -> Work:
            yield None
            prepare(a, b, options, pairs)
            yield None
            totals_by_kind(a, b)
            return key

        self._aside.begin(work())

    def _counted(self, key: _Prepared) -> None:
        self._prepared = key
        state = self._shown
        if state is not None and self.isVisible():
            self._draw(state, keep=self._keeps)

    def _layout_now(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _resized(self) -> None:
        if self.isVisible():
            self._settle.start()

    def _draw_anew(self) -> None:
        state = self._shown
        if state is not None and self.isVisible() and self._drawn_for != self.canvas.size():
            self._draw(state, keep=True, told=True)

    def hideEvent(self, event: object) -> None:
        """Nothing is drawn anew while it is hidden."""
        self._settle.stop()

    # choosing

    def _choose(self, thing: Thing | None) -> None:
        drawing = self.canvas.drawing
        if drawing is None:
            return
        self.canvas.choose(thing)
        self._tell_panel()
        unit = only_unit(drawing, self._words, thing) if thing is not None and self._words is not None else None
        self._document.change(selected=unit)

    def _select(self, state: State) -> bool:
        """Choose what shows the selected unit, unless that is chosen already; whether the panel is to tell of it."""
        drawing, columns = self.canvas.drawing, pair(state)
        if drawing is None or columns is None:
            return False
        found, thing, words = None, self.canvas.thing, self._words
        chosen = units_of(drawing, words, thing) if thing is not None and words is not None else ()
        if state.selected is not None:
            if any(unit.id == state.selected for unit in chosen):
                return False
            ends = [hierarchy(state.scenarios[column]).index.get(state.selected) for column in columns]
            found = node_of(drawing, ends[0], ends[1])
        elif thing is not None and words is not None and is_many(words, thing):
            return False
        self.canvas.choose(found)
        if found is not None:
            self.canvas.reach(found[1])
        return True

    def _tell_panel(self) -> None:
        state, drawing, words, thing = self._shown, self.canvas.drawing, self._words, self.canvas.thing
        if state is None or drawing is None or words is None:
            return
        speech, theme = catalog(state.language), theme_of(state)
        columns = pair(state)
        if columns is None:
            return
        if thing is None:
            a, b = (state.scenarios[column] for column in columns)
            self.panel.tell_whole(totals_by_kind(a, b), theme, speech)
        else:
            self.panel.tell(thing, drawing, words, columns, theme, speech)

    def _close(self) -> None:
        self._choose(None)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    # folding

    def _option(self, **fields: object) -> None:
        self._document.change(transition=replace(self._document.state.transition, **fields))

    def _toggle(self, thing: Thing) -> None:
        """Open the group of that heading or row, or fold it again."""
        drawing = self.canvas.drawing
        if drawing is None:
            return
        if thing[0] == "ribbon":
            self._open_chosen()
            return
        opened = self._document.state.transition.opened
        after = toggled(drawing, thing, opened)
        if after != opened:
            self._option(opened=after)

    def _open_chosen(self) -> None:
        drawing, thing = self.canvas.drawing, self.canvas.thing
        if drawing is None or thing is None:
            return
        opens = key_inside(drawing, thing)
        if opens is not None:
            self._option(opened=self._document.state.transition.opened | {opens})


def _prepared_by(state: State, a: Scenario, b: Scenario) -> _Prepared:
    return a, b, state.transition, tuple(decided_pairs(state, a, b))


def _spoken_from(state: State) -> tuple[object, ...]:
    """What of the state the choosers depend on."""
    return state.files, state.language, state.comparison, state.based, state.compared, state.transition


def _drawn_from(state: State) -> tuple[object, ...]:
    """What of the state the drawing depends on."""
    return (*_spoken_from(state), state.decided, state.theme)
