"""A chart that glides from one drawing to the next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractAnimation, QPointF, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.moments import MomentPainter
from orgsim.app.chart.widget import ChartWidget
from orgsim.drawing.chart.gliding import Gliding, eased, gliding
from orgsim.drawing.chart.holding import Hold
from orgsim.drawing.chart.marks import Marks
from orgsim.drawing.drawing import Box, Drawing, Line, Point
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import Viewport, fitted
from orgsim.export.page.painter import paint_frame

GLIDE_MS = 1000
"""How long the way from one draft's drawing to another's takes."""
DETAIL_MS = 240
"""How long the way takes from a drawing to the same units with more or less written in them."""

_Forward = QAbstractAnimation.Direction.Forward
_Backward = QAbstractAnimation.Direction.Backward


class _Way:
    """A glide that is on its way, and what is shown when it has come to either end."""

    def __init__(self, between: Gliding, ends: tuple[tuple[Line, ...], tuple[Line, ...]], marks: Marks | None) -> None:
        self.between = between
        self.ends = ends
        self.marks = marks


class _Held:
    """What stays where it is in the pane, and where that is in the drawing now."""

    def __init__(self, hold: Hold, at: Point) -> None:
        self.hold = hold
        self.at = at


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
        self._moments = MomentPainter()
        self._clock = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=GLIDE_MS)
        self._clock.valueChanged.connect(self._progress)
        self._clock.finished.connect(self._arrive)

    @property
    def is_gliding(self) -> bool:
        """Whether it is on its way."""
        return self._way is not None

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
        duration: int = GLIDE_MS,
    ) -> None:
        """Go from the drawing that is shown to `drawing`, at once where that is not `animated`.

        `same`: units that have another id there, by the id here. `hold`: a place of the drawing that is shown, at a
        unit that both have, which stays where it is in the pane.
        """
        self.stop()
        before = self.drawing
        if hold is not None and (box := self.box(hold.unit)) is not None:
            self._held = _Held(hold, hold.at(box))
        if before is None or not animated:
            self.set_drawing(drawing, extra, marks)
            self._rest()
            self.arrived.emit(True)
            return
        self._hover(None)
        self._way = _Way(gliding(before, drawing, same), (self._extra, extra), marks)
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
            self._keep()
            self.update()
            self.progressed.emit(time)

    def _follow(self) -> None:
        """Keep a fitted chart fitted on its way."""
        if self._way is None or not self.is_fitted:
            return
        one, other = (
            fitted((end.width, end.height), self.pane(), self._together)
            for end in (self._way.between.before, self._way.between.after)
        )
        along = eased(self.time)
        zoom = one.zoom + (other.zoom - one.zoom) * along
        here = Viewport(zoom, one.x + (other.x - one.x) * along, one.y + (other.y - one.y) * along)
        self.show_viewport(here, keep_fitted=True)

    def _keep(self) -> None:
        """Move along with what is held."""
        held = self._held
        box = self.box(held.hold.unit) if held is not None else None
        if held is None or box is None or self.is_fitted:
            return
        x, y = held.hold.at(box)
        here = self.viewport
        self.show_viewport(Viewport(here.zoom, here.x + x - held.at[0], here.y + y - held.at[1]))
        held.at = x, y

    def _rest(self) -> None:
        """Where it has come to the end: show what is to be seen of it."""
        self._keep()
        self._held = None
        if self.is_fitted:
            self.fit(self._together)

    def _arrive(self) -> None:
        there = self._clock.direction() == _Forward
        self._settle()
        self.arrived.emit(there)

    def _settle(self) -> None:
        way, self._way = self._way, None
        self._moments.forget()
        if way is None:
            return
        there = self._clock.direction() == _Forward
        self.set_drawing(way.between.after if there else way.between.before, way.ends[1 if there else 0], way.marks)
        self._rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the moment, or what a chart at rest paints."""
        if self._way is None:
            super().paintEvent(event)
            return
        viewport, time = self.viewport, self.time
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.surface))
        left, top = viewport.to_drawing(0, 0)
        right, bottom = viewport.to_drawing(self.width(), self.height())
        area = (left, top, right, bottom)
        moment = self._way.between.at(time, area)
        ratio = painter.deviceTransform().m11()
        self._moments.paint(painter, moment, self._theme, viewport, ratio, area, self._way.marks)
        painter.scale(viewport.zoom, viewport.zoom)
        painter.translate(-viewport.x, -viewport.y)
        there = {shown.face.id for shown in moment.boxes}
        for unit in {self._chosen, *self._lit}:
            box = self.box(unit)
            if box is not None and box.id in there:
                paint_frame(painter, box, self._theme.focus, viewport.zoom, 2.5 if unit == self._chosen else 2.0)
