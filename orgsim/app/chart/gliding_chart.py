"""A chart that glides from one drawing to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation, QPointF, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.meant import paint_dots
from orgsim.app.chart.widget import ChartWidget
from orgsim.drawing.chart.marks import Marks
from orgsim.drawing.drawing import Box, Drawing, Line, Point
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import Viewport, evened, fitted, kept_in, reaching
from orgsim.export.page.painter import paint_frame

if TYPE_CHECKING:
    from orgsim.app.chart.moments import MomentPainter, Swift
    from orgsim.drawing.chart.gliding import Gliding
    from orgsim.drawing.chart.holding import Hold

GLIDE_MS = 1000
"""How long the way from one draft's drawing to another's takes."""
DETAIL_MS = 240
"""How long the way takes from a drawing to the same units with more or less written in them, or to more of them."""

_EMPTY = 0.25
"""Of the pane, what may be empty at a side for the sake of what one looks at, which stays where it is."""
_Forward = QAbstractAnimation.Direction.Forward
_Backward = QAbstractAnimation.Direction.Backward


class _Way:
    """A glide that is on its way, and what is shown when it has come to either end."""

    def __init__(
        self,
        between: Gliding,
        ends: tuple[tuple[Line, ...], tuple[Line, ...]],
        marks: Marks | None,
        start: Viewport,
        zoom: float | None,
        moments: MomentPainter,
    ) -> None:
        self.between = between
        self.ends = ends
        self.marks = marks
        self.start = start
        """What was shown of the drawing before."""
        self.zoom = zoom
        """At which the drawing after is fitted; `None`: as it has room."""
        self.moments = moments
        """Paints it, and keeps its pictures for as long as it takes."""
        self.swift: Swift | None = None
        """How it is painted where it is a short one."""
        self.aim: tuple[float, Viewport, Viewport] | None = None
        """Since when, from where and to where it moves in the drawing, where something is to come into view."""


class _Held:
    """What stays where it is in the pane, and where that is in the drawing now; meanwhile all may grow or shrink."""

    def __init__(self, hold: Hold, at: Point, factor: float) -> None:
        self.hold = hold
        self.at = at
        self.factor = factor
        """How many times as large all is shown in the end."""
        self.grown = 1.0
        """How many times as large it is shown now."""


class GlidingChart(ChartWidget):
    """A chart widget that can show the way from the drawing that it has to another; in between it is only looked at.

    Zooming and panning go on meanwhile. As long as the user has not moved the chart, it stays fitted all the way; else
    a place can be held, so that all the rest glides around it.
    """

    progressed = Signal(float)
    """How far it has come, from 0 to 1: 0 too where it has turned back."""
    arrived = Signal(bool)
    """It has come to rest: at the new drawing, or (`False`) turned back to the old one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._way: _Way | None = None
        self._held: _Held | None = None
        self._together: float | None = None
        self._clock = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=GLIDE_MS)
        self._clock.valueChanged.connect(self._progress)
        self._clock.finished.connect(self._arrive)

    @property
    def is_gliding(self) -> bool:
        """Whether it is on its way."""
        return self._way is not None

    @property
    def coming(self) -> Drawing | None:
        """The drawing that is shown, or will be once it has glided there."""
        return self._way.between.after if self._way is not None else self.drawing

    @property
    def coming_zoom(self) -> float:
        """The zoom that it has, or will have once it has glided there."""
        return self._end().zoom if self._way is not None else self.viewport.zoom

    @property
    def coming_viewport(self) -> Viewport:
        """What is shown of its drawing, or will be once it has glided there."""
        return self._end() if self._way is not None else self.viewport

    @property
    def time(self) -> float:
        """How far on its way it is, from 0 to 1."""
        return float(self._clock.currentValue()) if self._way is not None else 0.0

    def glide(
        self,
        drawing: Drawing,
        extra: tuple[Line, ...],
        same: Mapping[str, str],
        *,
        animated: bool,
        marks: Marks | None = None,
        hold: Hold | None = None,
        zoom: float | None = None,
        duration: int = GLIDE_MS,
    ) -> None:
        """Go from the drawing that is shown to `drawing`, at once where that is not `animated`.

        `same`: units that have another id there, by the id here. `hold`: a place of the drawing that is shown, at a
        unit that both have, which stays where it is in the pane. `zoom`: that of the end.
        """
        from orgsim.app.chart.moments import MomentPainter, Swift
        from orgsim.drawing.chart.gliding import gliding

        self.stop()
        before, here = self.drawing, self.viewport.zoom
        if hold is not None and (box := self.box(hold.unit)) is not None:
            self._held = _Held(hold, hold.at(box), 1.0 if zoom is None else zoom / here)
        if before is None or not animated:
            self.set_drawing(drawing, extra, marks)
            self._rest(zoom)
            self.arrived.emit(True)
            return
        self._hover(None)
        between, ends = gliding(before, drawing, same), (self.links, extra)
        self._way = _Way(between, ends, marks, self.viewport, zoom, MomentPainter())
        if duration == DETAIL_MS:
            picture, seen = self._backing.picture
            end = self._end()
            right, bottom = end.to_drawing(self.width(), self.height())
            coming = [
                box
                for box in drawing.boxes
                if box.x <= right and box.y <= bottom and box.x + box.width >= end.x and box.y + box.height >= end.y
            ]
            self._way.swift = Swift(picture, seen, end.zoom, coming, self._way.between.alike)
        self._clock.setDuration(duration)
        self._clock.setDirection(_Forward)
        self._clock.start()

    def turn_back(self) -> None:
        """Go the other way from where it is."""
        forward = self._clock.direction() == _Forward
        self._clock.setDirection(_Backward if forward else _Forward)

    def stop(self) -> None:
        """Come to rest at the end that it is heading for, at once and without a word."""
        if self._way is not None:
            self._clock.stop()
            self._settle()

    def fit_together(self, zoom: float) -> None:
        """Fit this and every drawing to come at `zoom`, at which all of them have room: so that their text compares."""
        self._together = zoom
        self.fit(zoom)

    def fit(self, zoom: float | None = None) -> None:
        """Bring the whole drawing into view; on its way the rest of the way is fitted."""
        super().fit(zoom)
        self._follow()

    def box(self, unit_id: str | None) -> Box | None:
        """The box of that unit, on its way as it is at the moment."""
        if self._way is not None and unit_id is not None:
            return self._way.between.box_at(unit_id, self.time)
        return super().box(unit_id)

    def press_at(self, position: QPointF) -> None:
        """What only comes to stand around a held place is there at once for whoever means it."""
        if self._held is not None:
            self.stop()
        super().press_at(position)

    def unit_at(self, position: QPointF) -> str | None:
        """What is on its way cannot be pointed at."""
        return None if self.is_gliding else super().unit_at(position)

    def _progress(self, time: float) -> None:
        if self._way is not None:
            self._follow()
            self._keep(self.time)
            self._near_aim()
            self.update()
            self.progressed.emit(time)

    def _follow(self) -> None:
        """Keep a fitted chart fitted on its way."""
        if self._way is None or not self.is_fitted:
            return
        from orgsim.drawing.chart.gliding import eased

        self.show_viewport(_between(self._way.start, self._fitted_end(), eased(self.time)), keep_fitted=True)

    def _fitted_end(self) -> Viewport:
        """What is shown of the drawing after where it is fitted."""
        assert self._way is not None
        after = self._way.between.after
        zoom = self._together if self._way.zoom is None else self._way.zoom
        return fitted((after.width, after.height), self.pane(), zoom)

    def _end(self) -> Viewport:
        """What will be shown of the drawing after."""
        assert self._way is not None
        if self._way.aim is not None:
            return self._way.aim[2]
        if self.is_fitted:
            return self._fitted_end()
        held, here = self._held, self.viewport
        box = next((box for box in self._way.between.after.boxes if held and box.id == held.hold.unit), None)
        if held is None or box is None:
            return here
        at, zoom = here.to_pane(*held.at), here.zoom * held.factor / held.grown
        x, y = held.hold.at(box)
        return Viewport(zoom, x - at[0] / zoom, y - at[1] / zoom)

    def reach(self, unit_id: str, *, readable: bool = False) -> None:
        """Move as little as brings that unit into view; on its way, to where it will be."""
        way = self._way
        if way is None:
            super().reach(unit_id, readable=readable)
            return
        box = next((box for box in way.between.after.boxes if box.id == unit_id), None)
        if box is not None:
            self._aim(self.reaching(self._end(), box, way.between.after, readable=readable))

    def reach_family(self, unit_ids: Collection[str]) -> None:
        """Move, on the way or at once, as little as brings those units into view, the first at any rate; no further.

        Where none of them is drawn, nothing is cut that there is room for.
        """
        drawing = self._way.between.after if self._way is not None else self.drawing
        boxes = [box for box in drawing.boxes if box.id in unit_ids] if drawing is not None else []
        if self.is_fitted or drawing is None:
            return
        there = self._end() if self._way is not None else self.viewport
        if boxes:
            right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
            area = (min(box.x for box in boxes), min(box.y for box in boxes), right, bottom)
            there = reaching(there, area, self.pane())
        there = kept_in(there, (drawing.width, drawing.height), self.pane())
        if boxes:
            there = self.reaching(there, boxes[0], drawing, readable=False)
        if self._way is None:
            self.show_viewport(there)
        else:
            self._aim(there)

    @property
    def is_even(self) -> tuple[bool, bool]:
        """Whether across, and down, nothing is cut that there is room for."""
        drawing, here = self.drawing, self.viewport
        if drawing is None:
            return True, True
        there = evened(here, (drawing.width, drawing.height), self.pane(), _EMPTY)
        return there.x == here.x, there.y == here.y

    def keep_even(self, along: tuple[bool, bool]) -> None:
        """Move, on the way or at once, until nothing is cut that there is room for: across, and down, if so `along`."""
        drawing = self._way.between.after if self._way is not None else self.drawing
        if self.is_fitted or drawing is None:
            return
        end = self._end() if self._way is not None else self.viewport
        there = evened(end, (drawing.width, drawing.height), self.pane(), _EMPTY, along)
        if there == end:
            return
        if self._way is None:
            self.show_viewport(there)
        else:
            self._aim(there)

    def move_to(self, there: Viewport, *, animated: bool) -> None:
        """Move to that part of the drawing that is shown, or will be; gliding where that is `animated`."""
        if self._way is None and self.drawing is not None and animated:
            self.glide(self.drawing, self.links, {}, animated=True, marks=self.marks, duration=DETAIL_MS)
        if self._way is not None:
            self._aim(there)
        else:
            self.show_viewport(there)

    def go_to(self, viewport: Viewport) -> None:
        """Show that part of the drawing, as the user asked; linked panes follow."""
        self._leave_aim()
        super().go_to(viewport)

    def go_along(self, viewport: Viewport) -> None:
        """Show that part of the drawing, since a linked pane was moved."""
        self._leave_aim()
        self.show_viewport(viewport)

    def _leave_aim(self) -> None:
        """Move nowhere by itself any more: it would undo what somebody's hand does meanwhile."""
        if self._way is not None:
            self._way.aim = None

    def _aim(self, there: Viewport) -> None:
        """Move to that part of the drawing after, instead of around what is held."""
        way = self._way
        if way is not None and there != self._end():
            self._held = None
            way.aim = self.time, self.viewport, there
            self.keep_fitted(False)

    def _near_aim(self) -> None:
        """Move on to what is to come into view."""
        from orgsim.drawing.chart.gliding import eased

        if self._way is not None and self._way.aim is not None:
            since, start, there = self._way.aim
            self.show_viewport(_between(start, there, eased((self.time - since) / max(1.0 - since, 1e-6))))

    def _keep(self, time: float) -> None:
        """Move along with what is held."""
        from orgsim.drawing.chart.gliding import eased

        held = self._held
        box = self.box(held.hold.unit) if held is not None else None
        if held is None or box is None or self.is_fitted:
            return
        x, y = held.hold.at(box)
        here = self.viewport
        there = Viewport(here.zoom, here.x + x - held.at[0], here.y + y - held.at[1])
        grown = 1.0 + (held.factor - 1.0) * eased(time)
        if grown != held.grown:
            there = there.zoomed(grown / held.grown, *there.to_pane(x, y))
        self.show_viewport(there)
        held.at, held.grown = (x, y), grown

    def _rest(self, zoom: float | None, *, there: bool = True) -> None:
        """Where it has come to the end: show what is to be seen of it."""
        self._keep(1.0 if there else 0.0)
        self._held = None
        if self.is_fitted:
            self.fit(self._together if zoom is None else zoom)

    def _arrive(self) -> None:
        there = self._clock.direction() == _Forward
        self._settle()
        self.arrived.emit(there)

    def _settle(self) -> None:
        way, self._way = self._way, None
        if way is None:
            return
        there = self._clock.direction() == _Forward
        self.set_drawing(way.between.after if there else way.between.before, way.ends[1 if there else 0], way.marks)
        if way.aim is not None and there:
            self.show_viewport(way.aim[2])
        self._rest(way.zoom, there=there)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the moment, or what a chart at rest paints."""
        if (way := self._way) is None:
            super().paintEvent(event)
            return
        viewport, time = self.viewport, self.time
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.surface))
        area = (*viewport.to_drawing(0, 0), *viewport.to_drawing(self.width(), self.height()))
        moment = way.between.at(time, area)
        ratio = painter.deviceTransform().m11()
        way.moments.paint(painter, moment, self._theme, viewport, ratio, area, way.marks, way.swift)
        painter.scale(viewport.zoom, viewport.zoom)
        painter.translate(-viewport.x, -viewport.y)
        there = {shown.face.id for shown in moment.boxes}
        paint_dots(painter, self.dots, self.box, lambda box: box.id in there, self._theme, viewport.zoom)
        for unit in {self.chosen, *self.meant.lit}:
            box = self.box(unit)
            if box is not None and box.id in there:
                paint_frame(painter, box, self._theme.focus, viewport.zoom, 2.5 if unit == self.chosen else 2.0)


def _between(one: Viewport, other: Viewport, along: float) -> Viewport:
    zoom = one.zoom + (other.zoom - one.zoom) * along
    return Viewport(zoom, one.x + (other.x - one.x) * along, one.y + (other.y - one.y) * along)
