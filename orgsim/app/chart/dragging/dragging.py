"""Units are dragged in charts: to another place, to another draft, or a band is drawn around several.

It begins where a draft is being edited and a box was pressed and moved; Alt takes a unit without what stands below it,
Shift puts it beside another, Escape lets all be as it was. With the key L held it is tied to where it is dropped: by a
link in its draft, by lineage from the baseline. What is dropped is told, and done by others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol
from weakref import proxy

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.dragging.band import Band
from orgsim.app.chart.dragging.load import Aim, Load, coming, dropped, pictured, tied
from orgsim.app.chart.dragging.opening import Opening
from orgsim.app.chart.dragging.overlay import Overlay
from orgsim.app.chart.dragging.scrolling import EdgeScrolling
from orgsim.app.chart.dragging.shapes import lifted, place_in, shapes, tied_shapes
from orgsim.app.chart.dragging.tie_key import TieKey
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.comparing import baseline
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.widgets.plane import Plane
from orgsim.drawing.landing.ground import Ground, ground, is_of
from orgsim.drawing.landing.landing import Dragged, Landing, landing
from orgsim.drawing.landing.putting_away import putting_away
from orgsim.drawing.landing.tying import Tied, tying
from orgsim.drawing.landing.zones import TOP, aside, zone
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_Held = Qt.KeyboardModifier


class Tray(Protocol):
    """What lies beside the charts and takes what is let go over it: it is put away."""

    def place_in(self, over: QWidget) -> QRectF:
        """Where it is in the plane of the charts; nowhere while it is not seen."""

    def mark(self, on: bool) -> None:
        """Show that something is held over it, or no more."""


class Dragging(QObject):
    """Follows what is dragged over charts that lie side by side."""

    begun = Signal()
    """Something is taken along."""
    dropped = Signal(object)
    """`Dropped`: units are to come to another place."""
    spanned = Signal(int, object)
    """A band was drawn in the chart of that column around the units of those ids, in reading order."""

    def __init__(
        self,
        over: QWidget,
        charts: Callable[[], Sequence[GlidingChart]],
        drawn: Callable[[], tuple[State, Sequence[Scenario]]],
    ) -> None:
        super().__init__(over)
        self._over = over
        self._charts = charts
        self._drawn = drawn
        self._load: Load | None = None
        self._band: Band | None = None
        self._aim: Aim | None = None
        self._of: tuple[object, ...] = ()
        """What that follows from."""
        self._guarded = ""
        self._at = QPointF()
        self._held = _Held.NoModifier
        self._grounds: dict[int, Ground] = {}
        """By column, for as long as something is dragged."""
        self._overlay = Overlay(over)
        self._scrolling = EdgeScrolling(self)
        self.guard: Callable[[State, int, Landing], str] = _unguarded
        """What is said besides of what would be done to the draft of that column."""
        self.tray: Tray | None = None
        self._key = TieKey(self)
        self._key.changed.connect(self._tie)
        self._opening = Opening(self)
        self._opening.opens.connect(self._open)

    @property
    def is_busy(self) -> bool:
        """Whether something is dragged, or a band is drawn."""
        return self._load is not None or self._band is not None

    @property
    def landing(self) -> Landing | None:
        """What would become of what is dragged; `None`: nothing is, or it is held where nothing would."""
        return self._aim.landing if self._aim is not None else None

    @property
    def may_take(self) -> bool:
        """Whether boxes come along: a draft that is seen is edited."""
        state, _ = self._drawn()
        return any(file.path in state.editing for file in state.files)

    @property
    def overlay(self) -> Overlay:
        """What shows it."""
        return self._overlay

    # what charts tell

    def serve(self, chart: GlidingChart) -> None:
        """Take along what is dragged in that chart."""
        chart.carrier = proxy(self)
        self._key.hear(chart)
        chart.shown.connect(self.follow)
        chart.arrived.connect(self.follow)

    def takes(self, chart: ChartWidget, at: QPointF, held: _Held) -> bool:
        """Whether what was pressed there comes along; a band begins on the empty plane with Shift."""
        state, scenarios = self._drawn()
        charts = list(self._charts())
        if self.is_busy or not isinstance(chart, GlidingChart) or chart not in charts or chart.is_gliding:
            return False
        if not self.may_take or len(scenarios) != len(charts):
            return False
        box = chart.box(chart.unit_at(at))
        if box is None:
            if held & _Held.ShiftModifier:
                self._band = Band(chart, self._over, QPointF(chart.mapTo(self._over, at)))
                self._overlay.begin(theme_of(state), None)
            return self._band is not None
        if box.gathers:
            return False
        column = charts.index(chart)
        together = state.together if box.id in state.together else {box.id}
        self.take(column, box.id, [id for id in hierarchy(scenarios[column]).index if id in together])
        return True

    def take(self, column: int, unit: str, ids: Sequence[str]) -> None:
        """Take along units of that column's draft, placed or put away; `unit` is the one that was pressed.

        Whoever takes them from beside the charts goes on with `carry_over` and `drop_over`.
        """
        state, scenarios = self._drawn()
        self._load = Load(self._charts()[column], column, unit, tuple(ids), scenarios[column])
        self._aim = None
        self._overlay.begin(theme_of(state), None)
        self._show_ghost()
        self.begun.emit()

    @property
    def _ties(self) -> bool:
        """Whether what is dragged is to be tied to where it is held; what is put away cannot be."""
        load = self._load
        return load is not None and self._key.is_held and all(id in hierarchy(load.home).index for id in load.ids)

    def _tie(self) -> None:
        """The key was pressed, or let go."""
        if self._load is not None:
            self._aim = None
            self._show_ghost()
            self.follow()

    def carry(self, chart: ChartWidget, at: QPointF, held: _Held) -> None:
        """What is dragged is held at that point of the chart that it was taken from."""
        self.carry_over(QPointF(chart.mapTo(self._over, at)), held)

    def carry_over(self, at: QPointF, held: _Held) -> None:
        """What is dragged is held at that point of what the charts lie in."""
        self._at, self._held = at, held
        self.follow()

    def hold(self, held: _Held) -> None:
        """Other keys are held."""
        if held != self._held:
            self._held = held
            self.follow()

    def drop(self, chart: ChartWidget, at: QPointF, held: _Held) -> None:
        """It is let go there."""
        self.drop_over(QPointF(chart.mapTo(self._over, at)), held)

    def drop_over(self, at: QPointF, held: _Held) -> None:
        """It is let go at that point of what the charts lie in."""
        self.carry_over(at, held)
        load, aim, band = self._load, self._aim, self._band
        state, _ = self._drawn()
        ties = self._ties
        self.cancel()
        if band is not None:
            self.spanned.emit(list(self._charts()).index(band.chart), band.spanned(at))
        elif load is not None and aim is not None and aim.landing.edits:
            self.dropped.emit(tied(load, aim, state) if ties else dropped(load, aim, state))

    def cancel(self) -> None:
        """All stays as it was."""
        self._load = self._band = self._aim = None
        self._grounds = {}
        self._opening.hold(None)
        self._scrolling.stop()
        if self.tray is not None:
            self.tray.mark(False)
        self._overlay.end()

    def follow(self) -> None:
        """Show where it would come, at the point where it is held."""
        if self._band is not None:
            self._overlay.span(self._band.place(self._at))
            return
        load = self._load
        if load is None:
            return
        _, scenarios = self._drawn()
        if load.column >= len(scenarios) or scenarios[load.column] is not load.home:
            # It says something else by now.
            self.cancel()
            return
        alone, column = bool(self._held & _Held.AltModifier), self._column()
        there = None if column in (None, load.column) or self._ties or column >= len(scenarios) else scenarios[column]
        if alone is not load.alone or there is not load.there:
            # Of what is dragged, some may be there already.
            load.alone, load.there = alone, there
            self._show_ghost()
        away = not self._ties and self.tray is not None and self.tray.place_in(self._over).contains(self._at)
        self._scroll(column, away=away)
        self._aim_at(column)
        if self.tray is not None:
            if away:
                self._aim_away(load)
            self.tray.mark(self._aim is not None and away)
        self._hold_open(column)
        self._show(load)

    # where it is

    def _column(self) -> int | None:
        """The chart that it is held over."""
        for column, chart in enumerate(self._charts()):
            if self._place(chart).contains(self._at):
                return column
        return None

    def _place(self, chart: QWidget) -> QRectF:
        return place_in(chart, self._over)

    def _scroll(self, column: int | None, *, away: bool) -> None:
        near = column
        if near is None and self._aim is not None and not away:
            near = self._aim.column
        chart = self._charts()[near] if near is not None and near < len(self._charts()) else None
        self._scrolling.hold(chart, self._at - self._place(chart).topLeft() if chart is not None else QPointF())

    def _ground(self, column: int) -> Ground | None:
        chart, (_, scenarios) = self._charts()[column], self._drawn()
        drawing = chart.drawing
        if drawing is None or chart.is_gliding or column >= len(scenarios):
            return None
        known = self._grounds.get(column)
        if known is None or known.drawing is not drawing or known.scenario is not scenarios[column]:
            if not is_of(drawing, scenarios[column]):
                return None
            known = self._grounds[column] = ground(drawing, scenarios[column], chart.grid)
        return known

    def _aim_at(self, column: int | None) -> None:
        load, before = self._load, self._aim
        here = self._ground(column) if column is not None else None
        if load is None or column is None or here is None:
            self._aim = None
            return
        chart = self._charts()[column]
        inside = self._at - self._place(chart).topLeft()
        x, y = chart.viewport.to_drawing(inside.x(), inside.y())
        last = before.zone if before is not None and before.column == column else None
        found = zone(here, x, y, chart.viewport.zoom, last) if here.drawing.boxes else TOP
        if found is None:
            self._aim = None
            return
        ties = self._ties
        if self._held & _Held.ShiftModifier and not ties:
            found = aside(here, found)
        state, _ = self._drawn()
        # Made anew at each step, it would cost a frame.
        key = (column, found, load.alone, ties, here)
        if before is None or self._of != key:
            comes, letter = column != load.column, state.letters[load.column]
            home = load.home if comes else None
            if ties:
                lands = tying(here, Tied(load.ids, home, letter, baseline(state) in (None, load.column)), found)
            else:
                lands = landing(here, Dragged(load.ids, load.alone, home, letter), found)
            stay = coming(load).stay if lands.edits else 0
            self._aim, self._of = Aim(column, found, lands, stay), key
            self._guarded = self.guard(state, column, self._aim.landing) if self._aim.landing.edits else ""
            self._tell(chart)

    def _aim_away(self, load: Load) -> None:
        """It is held over the tray."""
        state, _ = self._drawn()
        # What is not of the draft whose tray it is has no place there.
        if load.column == state.active:
            self._aim = Aim(load.column, TOP, putting_away(load.home, load.ids))
            self._guarded = ""
            if self._of != (self.tray,):
                self._of = (self.tray,)
                self._tell(load.chart)

    def _tell(self, chart: GlidingChart) -> None:
        """Say it to who does not see it."""
        Plane.announce(chart, self._words())

    def _may_edit(self, column: int) -> bool:
        state, _ = self._drawn()
        return column < len(state.files) and state.files[column].path in state.editing

    # what opens

    def _hold_open(self, column: int | None) -> None:
        """Open what hides others once it was held there for a while."""
        aim, load = self._aim, self._load
        box = self._charts()[column].box(aim.zone.box) if aim is not None and column is not None else None
        opens = load is not None and box is not None and (box.hidden or box.gathers) and box.id not in load.ids
        self._opening.hold(box.id if box is not None and opens else None)

    def _open(self, box: str) -> None:
        if self._aim is not None and self._load is not None:
            chart = self._charts()[self._aim.column]
            self._aim = None
            chart.folded.emit(box)

    # how it is shown

    def _show_ghost(self) -> None:
        load = self._load
        here = self._ground(load.column) if load is not None else None
        if load is not None and here is not None:
            state, _ = self._drawn()
            # While it is tied a line leads from it: it stays where it is.
            picture = None if self._ties else pictured(load, here, theme_of(state), catalog(state.language))
            self._overlay.set_ghost(picture)

    def _show(self, load: Load) -> None:
        aim, mark = self._aim, None
        if aim is not None:
            chart = self._charts()[aim.column]
            mark = shapes(aim.landing, chart, self._place(chart), may_edit=self._may_edit(aim.column))
        home = self._place(load.chart)
        ties = self._ties
        if ties:
            start = load.chart.place_of(load.unit)
            clip = QRectF(self._over.rect())
            mark = tied_shapes(mark, None if start is None else start.translated(home.topLeft()), self._at, clip)
        stays = ties or load.chart.is_gliding
        going = () if stays else lifted(hierarchy(load.home), load.ids, load.chart, home, alone=load.alone)
        self._overlay.lift(home, going)
        self._overlay.follow(self._at, self._words(), mark)
        load.chart.setCursor(self._cursor(aim, load))

    def _words(self) -> str:
        state, _ = self._drawn()
        speech = catalog(state.language)
        if self._aim is None:
            return speech("landing.nowhere") if self._column() is not None else speech("landing.outside")
        if not self._may_edit(self._aim.column):
            return speech("edit.off")
        said, stay = speech.say(self._aim.landing.words), self._aim.stay
        told = (said, speech("landing.stay", n=stay) if stay else "", self._guarded)
        return "\n".join([line for line in told if line])

    def _cursor(self, aim: Aim | None, load: Load) -> Qt.CursorShape:
        if aim is not None and (aim.landing.refused is not None or not self._may_edit(aim.column)):
            return Qt.CursorShape.ForbiddenCursor
        if self._ties:
            return Qt.CursorShape.CrossCursor
        if aim is not None and aim.column != load.column:
            return Qt.CursorShape.DragCopyCursor
        return Qt.CursorShape.ClosedHandCursor


def _unguarded(_state: State, _column: int, _landing: Landing) -> str:
    return ""
