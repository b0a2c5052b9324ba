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

from orgsim.app.chart.beside.choosing import choose, pick, reach_others, walk
from orgsim.app.chart.beside.folding import fold
from orgsim.app.chart.beside.gliding import fold_anew, show_edited
from orgsim.app.chart.beside.laying_out import LayingOut, Need, column_now, meanwhile
from orgsim.app.chart.beside.lighting import Lighting, Telling
from orgsim.app.chart.beside.looking import Looking
from orgsim.app.chart.beside.nearing import Nearing
from orgsim.app.chart.beside.returning import Seen
from orgsim.app.chart.beside.row import Row
from orgsim.app.chart.beside.showing import Marking, Showing
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.beside.zooming import Zooming
from orgsim.app.chart.charts import WHOLE, Charts, drawn_from, is_edit, laid_of, nothing_differs, nothing_told
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.document import Document
from orgsim.app.document.look import Look
from orgsim.app.document.state import State
from orgsim.app.widgets.telling import tell_unit
from orgsim.drawing.boxes.options import Fates
from orgsim.drawing.chart.marks import Marked, Marks
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.viewport import Viewport
from orgsim.drawing.walking import Direction
from orgsim.messages import Catalog
from orgsim.model.views import ViewName

if TYPE_CHECKING:
    from orgsim.app.chart.dragging.dragging import Dragging

_SETTLE_MS = 150
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


def unmarked(state: State) -> Sequence[Marks | None]:
    """No marks at all."""
    return [None] * len(state.files)


def told_plainly(state: State, column: int, unit_id: str, speech: Catalog) -> str:
    """The unit by itself."""
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
        coloured: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._coming = document.state
        """What was heard of last."""
        self._stale = False
        """Whether the panes show nothing that follows from the state, or what does so only in part."""
        self._view = view
        self._charts = Charts(document.kept, differing, fates, laid_of(document), coloured=coloured)
        self._fates: tuple[Fates, ...] = ()
        """What the boxes that are shown tell of units that they hide."""
        self._tabbing = False
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._lay_out_anew)
        self.now = Shown(self, view, self._charts, Nearing(self), document.state)
        """What the panes show."""
        self._laying = LayingOut(self._charts, self)
        self._row = Row(self.now, self)
        self._row.added.connect(self._hear_pane)
        self._lighting = Lighting(self.now, self._row.joining, telling)
        self._showing = Showing(self.now, self._lighting, marking, self)
        self._showing.laid_anew.connect(self._settle.start)
        self._showing.unfolded.connect(self.unfolded)
        self._looking = Looking(self.now, self._showing, self._laying, self)
        self._looking.zoomed.connect(self.zoomed)
        self._zooming = Zooming(self.now, self._showing, self._looking, self._laying)
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
        self._laying.wish("", lambda: self._need(self.now.state), self._fit_anew)

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
            self._looking.draw(keep=None)

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

    def _on_change(self, before: State, after: State) -> None:
        self._coming = after
        if after.view != self._view:
            self._stop_laying()
            return
        self._laying.wish("follow", self._to_follow, self._follow, first=True)
        if self.is_laying_out:
            self._hear_meanwhile()
        self._keyboard_follows()

    def _to_follow(self) -> Need | None:
        """What is to be laid out before the panes can show what was heard of last."""
        after = self._coming
        if not self._stale and drawn_from(self.now.state) == drawn_from(after):
            return None
        return self._need(after)

    def _follow(self) -> None:
        """Show what was heard of last."""
        before, after = self.now.state, self._coming
        stale, self._stale = self._stale, False
        self._hear(after)
        self._refresh(None if stale else before, after)

    def _hear(self, state: State) -> None:
        self.now.state = state
        if self._row.match(len(state.files)):
            self._lighting.forget_pointed()
        for pane, file in zip(self.now.panes, state.files, strict=True):
            pane.is_edited = file.path in state.editing
        if state.editing and self.dragging is None:
            # Imported once it is needed: few windows edit anything.
            from orgsim.app.chart.dragging.dragging import Dragging

            self.dragging = Dragging(self, lambda: self.now.panes, lambda: (self.now.state, self.now.drawn))
            self.dragging.dropped.connect(self.dropped)
            self.dragging.spanned.connect(self._span)
            self._zooming.hold_still_for(self.dragging)
            for pane in self.now.panes:
                self.dragging.serve(pane)

    def _hear_meanwhile(self) -> None:
        """Of what was heard of last show what needs no other charts."""
        shown, after = self.now.state, self._coming
        same = after.files is shown.files
        self.now.state = meanwhile(shown, after)
        if shown.theme != after.theme:
            self._row.dress(self.now.state)
        self._row.edge(self.now.state)
        self._lighting.dot()
        if same:
            self._lighting.select(self.now.state)

    def _stop_laying(self) -> None:
        """Nobody sees the charts any more: they are laid out when they are seen again."""
        self._laying.leave()
        self._stale = self._stale or drawn_from(self.now.state) != drawn_from(self._coming)
        self._hear(self._coming)

    def _need(self, state: State) -> Need | None:
        """The charts of a state, for the room that there will be for them."""
        now = self.now
        if not now.is_seen:
            return None
        shape, detail = now.shape, now.detail
        folds = not self._stale and now.drawn_alike(now.state, state)
        if shape is None or now.rested != now.surroundings(state) or folds:
            shape = now.room_now(state)
        if _others(now.state, state) or (folds and state.focus is None):
            detail = WHOLE
        return Need(state, shape, detail)

    def _refresh(self, before: State | None, after: State) -> None:
        now = self.now
        fates = self._charts.fates(after)
        anew = before is None or drawn_from(before) != drawn_from(after) or fates != self._fates
        self._fates = fates
        if before is not None and _others(before, after):
            # Panes of another width, or what was not there before: what one had come near to is no more.
            now.nearing.leave()
            now.nearing.detail = WHOLE
            self._looking.leave_parts()
            self._lighting.forget_differing()
            for pane in now.panes:
                pane.keep_fitted(True)
        if anew and before is not None and now.drawn_alike(before, after):
            fold_anew(now, self._showing, self._looking)
            anew = False
        elif anew and before is not None and is_edit(before, after) and now.is_as_laid_out(after):
            show_edited(now, self._showing, self._looking, self._lighting)
            anew = False
        if before is None or before.theme != after.theme or anew:
            self._row.dress(after)
        self._row.edge(after)
        if anew:
            same = before is not None and before.files is after.files
            self._looking.draw(keep=after.selected if same else None)
        elif before is not None and before.dotted != after.dotted:
            self._lighting.dot()
        self._lighting.select(after)

    # the room that there is

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another view was shown."""
        super().showEvent(event)
        self._coming, self._stale = self._document.state, True
        self._hear(self._coming)
        self._laying.wish("follow", self._to_follow, self._follow, first=True)
        if self.is_laying_out:
            self._row.dress(self.now.state)
            if self.now.drawn != self.now.state.scenarios:
                for shown in self.now.panes:
                    shown.clear()
        pane = self.active_pane()
        if pane is not None and self.window().focusWidget() is None:
            pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keyboard_follows()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lay nothing out that nobody sees."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._coming = self._document.state
            self._stop_laying()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the charts out for the new shape, once it has come to rest.

        Details that open beside them and banners above them change no layout: who looks at a unit would lose it.
        """
        super().resizeEvent(event)
        self._row.cover(self.rect())
        if self.now.shape is None:
            self._lay_out_anew()
        else:
            self._settle.start()

    def _lay_out_anew(self) -> None:
        if not self.isVisible() or not self.now.is_elsewhere():
            return
        self._laying.wish("room", self._to_move, self._move)

    def _to_move(self) -> Need | None:
        now = self.now
        is_needed = now.is_seen and now.is_elsewhere() and now.room_now() != now.shape
        return Need(now.state, now.room_now(), now.detail) if is_needed else None

    def _move(self) -> None:
        now = self.now
        if not self.isVisible() or not now.is_elsewhere():
            return
        now.rested = now.surroundings()
        if now.room_now() != now.shape:
            now.shape = now.room_now()
            self._looking.draw(keep=None)
            self._lighting.select(now.state)

    # what the panes tell

    def _hear_pane(self, pane: GlidingChart) -> None:
        pane.selected.connect(lambda unit, pane=pane: self._choose(pane, unit))
        pane.folded.connect(lambda unit, pane=pane: fold(self._document, self.now, self._laying, pane, unit))
        pane.walked.connect(lambda direction, pane=pane: self._walk(pane, direction))
        pane.moved.connect(lambda before, after, pane=pane: self._moved(pane, before, after))
        pane.hovered.connect(lambda unit, pane=pane: self._point(pane, unit))
        pane.focused.connect(lambda reason, pane=pane: self._focused(pane, reason))
        pane.picked.connect(lambda unit, pane=pane: self._pick(pane, unit))
        pane.menu_asked.connect(lambda unit, at, pane=pane: self._ask_menu(pane, unit, at))
        pane.asked.connect(lambda command, pane=pane: self._ask(pane, command))
        pane.fit_asked.connect(self.fit)
        pane.resized.connect(lambda pane=pane: self._looking.refit(pane))
        if self.dragging is not None:
            self.dragging.serve(pane)

    def _focused(self, pane: GlidingChart, reason: Qt.FocusReason) -> None:
        """Make its draft the active one where the user has gone from another pane to it, or has pressed it.

        From elsewhere the keyboard comes to the active draft's: Qt gives it to the first pane, and for the same reason
        whether Tab was pressed or what had it is gone.
        """
        if reason == Qt.FocusReason.MouseFocusReason or (self._tabbing and reason in _BY_TAB):
            column = column_now(self.now.state, self._document.state, self.now.panes.index(pane))
            if column is not None:
                self._document.change(active=column)
        else:
            self._keyboard_follows()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from pane to pane."""
        here = self.focusWidget()
        # It is asked for too where what had the keyboard is being hidden.
        self._tabbing = here is not None and here.hasFocus() and here.isVisible()
        try:
            return super().focusNextPrevChild(forward)
        finally:
            self._tabbing = False

    def _keyboard_follows(self) -> None:
        """Let the active draft's pane have the keyboard, where another pane has it."""
        active = self.active_pane()
        if active is not None and not active.hasFocus() and any(pane.hasFocus() for pane in self.now.panes):
            active.setFocus(Qt.FocusReason.OtherFocusReason)

    def _point(self, pane: GlidingChart, unit: str | None) -> None:
        column = self.now.panes.index(pane)
        self._lighting.forget_pointed()
        self.pointed.emit(column, unit)
        self._lighting.point(column, unit)

    def _choose(self, pane: GlidingChart, unit: str | None) -> None:
        if choose(self._document, unit) and unit is not None:
            self.then(partial(reach_others, self.now, pane))

    def _pick(self, pane: GlidingChart, unit: str) -> None:
        if not pick(self._document, unit):
            self._choose(pane, unit)

    def _walk(self, pane: GlidingChart, direction: Direction) -> None:
        if walk(self._document, self.now, pane, direction):
            self.reach_chosen()

    def _moved(self, pane: GlidingChart, before: Viewport, after: Viewport) -> None:
        self._zooming.moved(pane, before, after)
        self.moved.emit()

    def _ask_menu(self, pane: GlidingChart, unit: str | None, at: QPoint) -> None:
        if unit is None or not pane.is_edited:
            return
        self._document.change(active=self.now.panes.index(pane))
        if unit not in self.now.state.together:
            self._choose(pane, unit)
        self.menu_asked.emit(at)

    def _ask(self, pane: GlidingChart, command: str) -> None:
        self._document.change(active=self.now.panes.index(pane))
        self.asked.emit(command)

    def _span(self, column: int, ids: tuple[str, ...]) -> None:
        """Select those together."""
        if column < len(self.now.panes):
            self._document.change(selected=ids[0] if ids else None, picked=frozenset(ids))


def _others(before: State, after: State) -> bool:
    """Whether other drafts are seen."""
    return {its.path for its in before.files} != {its.path for its in after.files}
