"""The charts of the open scenarios side by side, one pane a scenario: what every view of charts is built from.

What they show, how they are looked at and what is done in them is in `beside`; here that is put together, and the
document and the room are followed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.beside.awaiting import Awaiting
from orgsim.app.chart.beside.catching_up import CatchingUp
from orgsim.app.chart.beside.hearing import Hearing
from orgsim.app.chart.beside.laying_out import LayingOut, Need
from orgsim.app.chart.beside.lighting import Lighting, Telling
from orgsim.app.chart.beside.looking import Looking
from orgsim.app.chart.beside.nearing import Nearing
from orgsim.app.chart.beside.row import Row
from orgsim.app.chart.beside.showing import Marking, Showing
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.beside.zooming import Zooming
from orgsim.app.chart.charts import Charts, ToFind, nothing_differs, nothing_to_find, nothing_told
from orgsim.app.chart.detail import WHOLE
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.chart.laid import laid_of
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.drawing.boxes.options import Fates
from orgsim.drawing.chart.marks import Marked, Marks
from orgsim.drawing.drawing import Drawing
from orgsim.messages import Catalog
from orgsim.model.views import ViewName

if TYPE_CHECKING:
    from orgsim.app.chart.beside.returning import Seen
    from orgsim.app.chart.dragging.dragging import Dragging
    from orgsim.app.document.look import Look

_SETTLE_MS = 150


def unmarked(state: State) -> Sequence[Marks | None]:
    """No marks at all."""
    return [None] * len(state.files)


def told_plainly(state: State, column: int, unit_id: str, speech: Catalog) -> str:
    """The unit by itself."""
    from orgsim.app.widgets.telling import tell_unit

    return tell_unit(state.scenarios[column], unit_id, speech)


class ChartPanes(QWidget):
    """Draws every open scenario and keeps the panes in step."""

    zoomed = Signal(float)
    """The zoom of the active pane, or that which it glides to."""
    unfolded = Signal()
    """Other units are shown than before: see `shown`."""
    moved = Signal()
    """The user has panned or zoomed."""
    asked = Signal(str)
    """A key asks for a change of the selected unit, of the draft that is active."""
    pointed = Signal(int, object)
    """In the chart of that column the pointer is at the unit of that id, or at none."""
    menu_asked = Signal(QPoint)
    """What can be done with the selected unit of the active draft, being edited, is asked for there on the screen."""
    found = Signal()
    """What had to be found out before the charts can be laid out is known."""
    dropped = Signal(object)
    """`Dropped`: units were dragged to another place."""

    def __init__(
        self,
        document: Document,
        view: ViewName,
        *,
        marking: Marking = unmarked,
        telling: Telling = told_plainly,
        differing: Callable[[State], frozenset[str]] = nothing_differs,
        fates: Callable[[State], tuple[Fates, ...]] = nothing_told,
        to_find: ToFind = nothing_to_find,
        coloured: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._view = view
        self._charts = Charts(document.kept, differing, fates, laid_of(document), to_find=to_find, coloured=coloured)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self.now = Shown(self, view, self._charts, Nearing(self), document.state)
        """What the panes show."""
        self._laying = LayingOut(self._charts, self)
        self._laying.found.connect(self.found)
        self._row = Row(self.now, self)
        self._lighting = Lighting(self.now, self._row.joining, telling)
        self._showing = Showing(self.now, self._lighting, marking, self)
        self._showing.laid_anew.connect(self._settle.start)
        self._showing.unfolded.connect(self.unfolded)
        self._looking = Looking(self.now, self._showing, self._laying, self)
        self._looking.zoomed.connect(self.zoomed)
        self._zooming = Zooming(self.now, self._showing, self._looking, self._laying)
        self._catching_up = CatchingUp(
            document.state,
            self.now,
            self._row,
            self._laying,
            self._showing,
            self._looking,
            self._lighting,
            Awaiting(self.now, self._laying, self),
            self,
        )
        self._catching_up.edited.connect(self._begin_dragging)
        self._settle.timeout.connect(self._come_to_rest)
        self._hearing = Hearing(document, self.now, self._laying, self._lighting, self._zooming, self)
        self._hearing.moved.connect(self.moved)
        self._hearing.asked.connect(self.asked)
        self._hearing.pointed.connect(self.pointed)
        self._hearing.menu_asked.connect(self.menu_asked)
        self._hearing.fit_asked.connect(self.fit)
        self._hearing.walked.connect(self.reach_chosen)
        self._hearing.strayed.connect(self._keyboard_follows)
        self._row.added.connect(self._serve)
        self.dragging: Dragging | None = None
        """Drags units, once a draft is edited."""
        document.changed.connect(self._on_change)

    @property
    def panes(self) -> tuple[ChartWidget, ...]:
        """The chart widgets from left to right."""
        return tuple(self.now.panes)

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """What they show."""
        return self.now.drawings

    @property
    def joined(self) -> tuple[tuple[str, ...], ...]:
        """By pane the ids of the units that a line joins now."""
        return self._lighting.joined

    def lead_on(self, show_view: Callable[[ViewName], object]) -> None:
        """Offer another view, shown by `show_view`, where a draft has no structure but something else to show."""
        self._showing.show_view = show_view

    @property
    def awaits_second_click(self) -> bool:
        """Whether one of the charts was clicked just now, and a second click would make a double click of it."""
        return any(pane.awaits_second_click for pane in self.findChildren(ChartWidget))

    @property
    def is_dragging(self) -> bool:
        """Whether something is dragged in one of the charts, or a band is drawn."""
        return self.dragging is not None and self.dragging.is_busy

    @property
    def is_laying_out(self) -> bool:
        """Whether the charts still show something else than was asked for last."""
        return self._laying.is_running

    def then(self, do: Callable[[], object]) -> None:
        """`do` once the charts show what was asked for last: at once where they do."""
        self._laying.then(do)

    def at_last(self, do: Callable[[], object]) -> bool:
        """As `then`, in the place of what was to be done at last before; whether anything is wished, else it is not.

        Who asks for it again where more is wished meanwhile comes after that: two of them would wait for each other.
        """
        waits = self._laying.is_running
        if waits:
            self._laying.at_last(do)
        return waits

    def show_settled(self, state: Callable[[], State], settled: Callable[[State], State]) -> None:
        """Have the document show a state, or what is made of it once its charts are laid out.

        The state is asked for as things are when this has its turn: after what was wished before.
        """
        self._laying.wish(
            "",
            lambda: Need(state(), self.now.room()) if self.now.is_seen else None,
            lambda: self._document.show(settled(state())),
        )

    # what the menus ask for

    def fit(self) -> None:
        """Bring every chart whole into view; linked panes at the same zoom, so that sizes compare."""
        self._looking.wish(WHOLE, partial(self._looking.fit, least=0.0))

    def fit_readable(self) -> None:
        """Fold what opened as the charts were come near to, and fit them in text that can be read."""
        self._looking.wish(WHOLE, self._fit_readable)

    def _fit_readable(self) -> None:
        self._looking.fit_readable()
        self.moved.emit()

    def fit_anew(self) -> None:
        """Lay the charts out for the room that there is now, beside details too, and bring them whole into view."""
        self._laying.wish("", lambda: self._catching_up.need(self.now.state), self._fit_anew)

    def _fit_anew(self) -> None:
        now = self.now
        if self.isVisible() and now.room_now() != now.shape:
            now.shape, now.rested = now.room_now(), now.surroundings()
            self._looking.draw(keep=None)
        self.fit()

    def room(self) -> tuple[float, float]:
        """Width and height that each chart is laid out for."""
        return self.now.room_now()

    def read_from(self, least: float) -> None:
        """Fold the charts so that their smallest text is `least` pixels high, to the em; all of them stay in view."""
        self.now.readable = False
        if least != self._charts.least:
            self._charts.least = least
            self._laying.begin_anew()
            draw = partial(self._looking.draw, keep=None)
            self._laying.wish("least", lambda: self._catching_up.need(self.now.state), draw)

    @property
    def shown(self) -> tuple[tuple[int, int], ...]:
        """Of each chart how many units have boxes of their own, and how many there are."""
        return self.now.units

    def tell_differing(self, marked: Marked) -> None:
        """Have the charts tell quietly where something differs, as these marks have it; until others are open."""
        self._lighting.tell_differing(marked)

    @property
    def dotted(self) -> int:
        """How many boxes have dots."""
        return self._lighting.dotted

    @property
    def shows_all(self) -> bool:
        """Whether no unit is hidden in any of the charts."""
        return all(shown == units for shown, units in self.shown)

    @property
    def folded(self) -> frozenset[str]:
        """Ids of the units that are folded now, by the planner or by themselves."""
        return self._charts.folding(self.now.state, self.now.room(), self.now.detail).folded

    def folds_no_more(self, state: State) -> bool:
        """Whether of that state's charts nothing would be folded or gathered but what it says itself."""
        folding = self._charts.folding(state, self.now.room())
        return folding.folded <= state.folded and not folding.gathered

    def look(self) -> Look:
        """Which part of each chart is in view; of linked ones that of the active one stands for all."""
        return self._looking.look(self.active_pane())

    def show_look(self, look: Look) -> None:
        """Bring those parts into view, or all of every chart."""
        self._looking.wish(WHOLE, partial(self._looking.show_look, look))

    def seen(self) -> Seen | None:
        """How the charts are looked at, once what opens where they were zoomed to has opened; `None`: not at all."""
        return self._looking.seen()

    def show_seen(self, seen: Seen) -> None:
        """Look at the charts so again; where they are laid out for something else now, nothing is changed."""
        self.then(partial(self._looking.come_back, seen))

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle of the active pane."""
        pane = self.active_pane()
        if pane is not None:
            pane.zoom_by(factor)

    def active_pane(self) -> ChartWidget | None:
        """The pane of the draft that has the keyboard, or had it last."""
        return self.now.active

    def take_keyboard(self, reason: Qt.FocusReason) -> None:
        """Let the active pane have the keyboard, if there is one already."""
        pane = self.active_pane()
        if pane is not None:
            pane.setFocus(reason)

    def reach(self, unit_id: str, *, readable: bool = False) -> None:
        """Bring that unit into view wherever it is drawn; `readable`: zoomed in where its name is too small."""
        self.then(partial(self._looking.reach, unit_id, readable=readable))

    def reach_chosen(self, *, readable: bool = False) -> None:
        """Bring the selected unit and its counterparts into view; `readable`: large enough to be read."""
        # What opens where one has zoomed to is not to push it out of view again.
        self.now.nearing.finish()
        self.then(partial(self._looking.reach_chosen, readable=readable))

    def light(self, units: tuple[tuple[str, ...], ...]) -> None:
        """Light up those units, by pane, until another unit is selected; they are joined where lines are wanted."""
        self.then(partial(self._lighting.pin, units))

    # changes of the document

    def _on_change(self, _: State, after: State) -> None:
        if after.view != self._view:
            self._catching_up.leave(after)
        else:
            self._catching_up.go_on(after)
            self._keyboard_follows()

    def _begin_dragging(self) -> None:
        if self.dragging is not None:
            return
        # Imported once it is needed: few windows edit anything.
        from orgsim.app.chart.dragging.dragging import Dragging

        self.dragging = Dragging(self, lambda: self.now.panes, lambda: (self.now.state, self.now.drawn))
        self.dragging.dropped.connect(self.dropped)
        self.dragging.spanned.connect(self._hearing.span)
        self._zooming.hold_still_for(self.dragging)
        for pane in self.now.panes:
            self.dragging.serve(pane)

    def _serve(self, pane: GlidingChart) -> None:
        self._hearing.hear(pane)
        pane.resized.connect(lambda: self._looking.refit(pane))
        if self.dragging is not None:
            self.dragging.serve(pane)

    # the room that there is

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another view was shown."""
        super().showEvent(event)
        self._catching_up.begin(self._document.state)
        if self.now.drawings:
            # Of the view before, another is told; where none is drawn yet, it is told once one is.
            self._looking.tell_zoom()
        if self.window().focusWidget() is None:
            self.take_keyboard(Qt.FocusReason.OtherFocusReason)
        self._keyboard_follows()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lay nothing out that nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._catching_up.leave(self._document.state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the charts out for the new shape, once it has come to rest.

        Details that open beside them and banners above them change no layout: who looks at a unit would lose it.
        """
        super().resizeEvent(event)
        self._row.cover(self.rect())
        if self.now.shape is None:
            self._catching_up.lay_out_anew()
        else:
            self._settle.start()

    def _come_to_rest(self) -> None:
        """Lay the charts out for the shape that they have now; beside a form its unit stays shown."""
        state = self._document.state
        if self.now.is_visible and state.selected is not None and self.now.is_cut_by_form():
            self._document.change(focus=state.selected)
        self._catching_up.lay_out_anew()

    # the keyboard

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from pane to pane."""
        here = self.focusWidget()
        # It is asked for too where what had the keyboard is being hidden.
        self._hearing.tabbing = here is not None and here.hasFocus() and here.isVisible()
        try:
            return super().focusNextPrevChild(forward)
        finally:
            self._hearing.tabbing = False

    def _keyboard_follows(self) -> None:
        """Let the active draft's pane have the keyboard, where another pane has it."""
        active = self.active_pane()
        if active is not None and not active.hasFocus() and any(pane.hasFocus() for pane in self.now.panes):
            active.setFocus(Qt.FocusReason.OtherFocusReason)
