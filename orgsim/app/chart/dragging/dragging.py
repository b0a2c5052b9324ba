"""Units are dragged in charts: to another place, to another draft, or a band is drawn around several.

It begins where a draft is being edited and a box was pressed and moved; Alt takes a unit without what stands below it,
Shift puts it beside another, Escape lets all be as it was. What is dropped is told, and done by others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from weakref import proxy

import msgspec
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.dragging.ghost import branch, ghost
from orgsim.app.chart.dragging.overlay import Overlay, Shapes, Sort
from orgsim.app.chart.dragging.scrolling import EdgeScrolling
from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.widgets.plane import Plane
from orgsim.drawing.landing.dropped import Dropped
from orgsim.drawing.landing.ground import Ground, ground
from orgsim.drawing.landing.landing import Dragged, Landing, landing
from orgsim.drawing.landing.marks import Mark
from orgsim.drawing.landing.words import what_moves
from orgsim.drawing.landing.zones import TOP, Zone, aside, zone
from orgsim.messages import catalog, message
from orgsim.model.edits.applying import uppermost
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_OPENS_MS = 700
"""For how long something is held over a box that hides others until it opens."""
_PALE = 400
"""Boxes of what is dragged up to which all of them pale."""

_Held = Qt.KeyboardModifier


class _Load(msgspec.Struct, eq=False):
    """What is dragged, and where it was taken from."""

    chart: GlidingChart
    column: int
    unit: str
    """Id of the one that was pressed."""
    ids: tuple[str, ...]
    home: Scenario
    alone: bool = False


class _Aim(msgspec.Struct, frozen=True, eq=False):
    """Where it is held now."""

    column: int
    zone: Zone
    landing: Landing


class Dragging(QObject):
    """Follows what is dragged over charts that lie side by side."""

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
        self._load: _Load | None = None
        self._band: tuple[GlidingChart, QPointF] | None = None
        self._aim: _Aim | None = None
        self._of: tuple[object, ...] = ()
        """What that follows from."""
        self._at = QPointF()
        self._held = _Held.NoModifier
        self._grounds: dict[int, Ground] = {}
        """By column, for as long as something is dragged."""
        self._opening: str | None = None
        self._overlay = Overlay(over)
        self._scrolling = EdgeScrolling(self)
        self._opens = QTimer(self, interval=_OPENS_MS, singleShot=True)
        self._opens.timeout.connect(self._open)

    @property
    def is_busy(self) -> bool:
        """Whether something is dragged, or a band is drawn."""
        return self._load is not None or self._band is not None

    @property
    def landing(self) -> Landing | None:
        """What would become of what is dragged; `None`: nothing is, or it is held where nothing would."""
        return self._aim.landing if self._aim is not None else None

    @property
    def overlay(self) -> Overlay:
        """What shows it."""
        return self._overlay

    # what charts tell

    def serve(self, chart: GlidingChart) -> None:
        """Take along what is dragged in that chart."""
        chart.carrier = proxy(self)
        chart.shown.connect(self.follow)
        chart.arrived.connect(self.follow)

    def takes(self, chart: ChartWidget, at: QPointF, held: _Held) -> bool:
        """Whether what was pressed there comes along; a band begins on the empty plane with Shift."""
        state, scenarios = self._drawn()
        charts = list(self._charts())
        if self.is_busy or not isinstance(chart, GlidingChart) or chart not in charts or chart.is_gliding:
            return False
        if not any(file.path in state.editing for file in state.files) or len(scenarios) != len(charts):
            return False
        box = chart.box(chart.unit_at(at))
        if box is None:
            if held & _Held.ShiftModifier:
                self._band = chart, QPointF(chart.mapTo(self._over, at))
                self._overlay.begin(theme_of(state), None)
            return box is None and bool(held & _Held.ShiftModifier)
        if box.gathers:
            return False
        column = charts.index(chart)
        home = scenarios[column]
        together = state.together if box.id in state.together else {box.id}
        ids = tuple([id for id in hierarchy(home).index if id in together])
        self._load = _Load(chart, column, box.id, ids, home)
        self._aim = None
        self._overlay.begin(theme_of(state), None)
        self._show_ghost()
        return True

    def carry(self, chart: ChartWidget, at: QPointF, held: _Held) -> None:
        """What is dragged is held at that point of the chart that it was taken from."""
        self._at, self._held = QPointF(chart.mapTo(self._over, at)), held
        self.follow()

    def hold(self, held: _Held) -> None:
        """Other keys are held."""
        if held != self._held:
            self._held = held
            self.follow()

    def drop(self, chart: ChartWidget, at: QPointF, held: _Held) -> None:
        """It is let go there."""
        self.carry(chart, at, held)
        load, aim, band = self._load, self._aim, self._band
        state, _ = self._drawn()
        spanned = self._spanned() if band is not None else []
        self.cancel()
        if band is not None:
            self.spanned.emit(list(self._charts()).index(band[0]), tuple(spanned))
        elif load is not None and aim is not None and aim.landing.edits:
            self.dropped.emit(_dropped(load, aim, state))

    def cancel(self) -> None:
        """All stays as it was."""
        self._load = self._band = self._aim = None
        self._grounds = {}
        self._opens.stop()
        self._opening = None
        self._scrolling.stop()
        self._overlay.end()

    def follow(self) -> None:
        """Show where it would come, at the point where it is held."""
        if self._band is not None:
            self._overlay.span(self._band_place())
            return
        load = self._load
        if load is None:
            return
        _, scenarios = self._drawn()
        if load.column >= len(scenarios) or scenarios[load.column] is not load.home:
            # It says something else by now.
            self.cancel()
            return
        alone = bool(self._held & _Held.AltModifier)
        if alone is not load.alone:
            load.alone = alone
            self._show_ghost()
        column = self._column()
        self._scroll(column)
        self._aim_at(column)
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
        return QRectF(QPointF(chart.mapTo(self._over, QPointF())), chart.size().toSizeF())

    def _scroll(self, column: int | None) -> None:
        near = column
        if near is None and self._aim is not None:
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
        if self._held & _Held.ShiftModifier:
            found = aside(here, found)
        state, _ = self._drawn()
        comes = column != load.column
        dragged = Dragged(load.ids, load.alone, load.home if comes else None, state.letters[load.column])
        # Made anew at each step, it would cost a frame.
        key = (column, found, load.alone, here)
        if before is None or self._of != key:
            self._aim, self._of = _Aim(column, found, landing(here, dragged, found)), key
            self._tell(chart)

    def _tell(self, chart: GlidingChart) -> None:
        """Say it to who does not see it."""
        Plane.announce(chart, self._words())

    def _may_edit(self, column: int) -> bool:
        state, _ = self._drawn()
        return column < len(state.files) and state.files[column].path in state.editing

    # what opens

    def _hold_open(self, column: int | None) -> None:
        """Open what hides others once it was held there for a while."""
        aim = self._aim
        box = self._charts()[column].box(aim.zone.box) if aim is not None and column is not None else None
        opens = box.id if box is not None and (box.hidden or box.gathers) and self._load is not None else None
        if opens is not None and self._load is not None and opens in self._load.ids:
            opens = None
        if opens != self._opening:
            self._opening = opens
            self._opens.stop()
            if opens is not None:
                self._opens.start()

    def _open(self) -> None:
        if self._aim is not None and self._opening is not None and self._load is not None:
            chart, box = self._charts()[self._aim.column], self._opening
            self._aim = None
            chart.folded.emit(box)

    # how it is shown

    def _show_ghost(self) -> None:
        load = self._load
        drawing = load.chart.drawing if load is not None else None
        box = load.chart.box(load.unit) if load is not None else None
        here = self._ground(load.column) if load is not None else None
        if load is None or drawing is None or box is None or here is None:
            return
        boxes, lines = branch(drawing, here.grid, here.units, box, alone=load.alone)
        state, _ = self._drawn()
        indices = [here.units.index[id] for id in uppermost(load.home, load.ids)]
        number = len(load.ids) if load.alone else sum([len(here.units.subtree(unit)) for unit in indices])
        picture = ghost(
            drawing,
            boxes,
            lines,
            number,
            theme_of(state),
            load.chart.viewport.zoom,
            load.chart.devicePixelRatioF(),
        )
        self._overlay.set_ghost(picture)

    def _show(self, load: _Load) -> None:
        aim = self._aim
        shapes = self._shapes(aim) if aim is not None else None
        self._overlay.lift(self._place(load.chart), self._lifted(load))
        self._overlay.follow(self._at, self._words(), shapes)
        load.chart.setCursor(self._cursor(aim, load))

    def _words(self) -> str:
        state, _ = self._drawn()
        speech = catalog(state.language)
        if self._aim is None:
            return speech("landing.nowhere") if self._column() is not None else speech("landing.outside")
        if not self._may_edit(self._aim.column):
            return speech("edit.off")
        return speech.say(self._aim.landing.words)

    def _cursor(self, aim: _Aim | None, load: _Load) -> Qt.CursorShape:
        if aim is not None and (aim.landing.refused is not None or not self._may_edit(aim.column)):
            return Qt.CursorShape.ForbiddenCursor
        if aim is not None and aim.column != load.column:
            return Qt.CursorShape.DragCopyCursor
        return Qt.CursorShape.ClosedHandCursor

    def _shapes(self, aim: _Aim) -> Shapes:
        chart, mark = self._charts()[aim.column], aim.landing.mark
        sort: Sort = "stays" if not aim.landing.edits else "lands"
        if aim.landing.refused is not None or not self._may_edit(aim.column):
            sort, mark = "refused", Mark(around=mark.around)
        place = self._place(chart)

        def point(x: float, y: float) -> QPointF:
            return place.topLeft() + QPointF(*chart.viewport.to_pane(x, y))

        def area(of: tuple[float, float, float, float] | None) -> QRectF | None:
            return None if of is None else QRectF(point(of[0], of[1]), point(of[2], of[3]))

        bar = None if mark.bar is None else (point(*mark.bar[0]), point(*mark.bar[1]))
        return Shapes(place, area(mark.around), bar, area(mark.slot), mark.slight, sort)

    def _lifted(self, load: _Load) -> list[QRectF]:
        """Where the boxes are that would go; all of them while these are few."""
        here = self._ground(load.column)
        corner = self._place(load.chart).topLeft()
        if here is None:
            return []
        found: list[QRectF] = []
        for id in load.ids:
            unit = here.units.index.get(id, -1)
            going = [unit] if load.alone or unit < 0 else list(here.units.subtree(unit)[:_PALE])
            places = (load.chart.place_of(here.units.units[each].id) for each in going if each >= 0)
            found += [place.translated(corner) for place in places if place is not None]
        return found

    # bands

    def _band_place(self) -> QRectF:
        assert self._band is not None
        chart, start = self._band
        return QRectF(start, self._at).normalized().intersected(self._place(chart))

    def _spanned(self) -> list[str]:
        """Ids of the units the middles of whose boxes are in the band, in reading order."""
        assert self._band is not None
        chart, _ = self._band
        place = self._band_place().translated(-self._place(chart).topLeft())
        drawing = chart.drawing
        if drawing is None:
            return []
        left, top = chart.viewport.to_drawing(place.left(), place.top())
        right, bottom = chart.viewport.to_drawing(place.right(), place.bottom())
        return [
            box.id
            for box in drawing.boxes
            if not box.gathers and left <= box.x + box.width / 2 <= right and top <= box.y + box.height / 2 <= bottom
        ]


def _dropped(load: _Load, aim: _Aim, state: State) -> Dropped:
    here, flat = aim.landing, hierarchy(load.home)
    comes = aim.column != load.column
    units = [flat.units[flat.index[id]] for id in load.ids]
    args: dict[str, object] = {"what": what_moves(units)}
    if comes:
        args["letter"] = state.letters[load.column]
    sort = "brought" if comes else "moved"
    words = message(f"edit.{sort}.{'one' if len(units) == 1 else 'several'}", n=len(units), **args)
    home = state.files[load.column].path if comes else None
    return Dropped(state.files[aim.column].path, load.ids, here.below, here.at, here.edits, words, home)
