"""Shows timelines: time is zoomed at the pointer, both ways are panned, events are walked by arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from orgsim.app.widgets.choosing_plane import FADE, ChoosingPlane
from orgsim.app.widgets.plane import PAN_STEP
from orgsim.drawing.theme import Theme
from orgsim.drawing.timeline.axis import Scale
from orgsim.drawing.timeline.drawing import RULER, TimelineDrawing
from orgsim.drawing.timeline.walking import Key, Stop, stop_at, stops, walked
from orgsim.drawing.walking import Direction
from orgsim.export.page.colours import brush
from orgsim.export.timeline.painter import paint_timeline
from orgsim.export.timeline.shown import Shown
from orgsim.messages import Catalog
from orgsim.model.story import Part

_MARGIN = 12.0
_TITLE = 28.0
"""Height of a band's title, which stays in view."""


class Draw(Protocol):
    """Draws the timelines anew."""

    def fitted(self, pane: tuple[float, float]) -> tuple[TimelineDrawing, float]:
        """For a pane of that size, seen whole where it can be; and how large they are to be shown."""

    def zoomed(self, width: float, days: dict[int, float]) -> TimelineDrawing:
        """That wide, with so many pixels to a day of each axis."""


class TimelineCanvas(ChoosingPlane[Key]):
    """Shows one `TimelineDrawing`."""

    opened = Signal(object)
    """An event was asked for by Enter or a double click."""
    unit_asked = Signal(str)
    """The name of a lane that is a unit was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._speech: Catalog | None = None
        self._draw: Draw | None = None
        self._drawing: TimelineDrawing | None = None
        self._size = 1.0
        self._scales: tuple[Scale, ...] = ()
        self._upper = 0.0
        self._fitted = True
        self._parts: tuple[Part, ...] = ()
        """What was asked for, until somebody moves the timelines."""
        self._drawn_for = QSize()
        self._found: list[Stop] | None = None
        self._ids: Callable[[Key], str] = str
        self._unit: str | None = None
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.hide()
        self.bar.valueChanged.connect(self._bar_moved)

    # what is shown

    @property
    def drawing(self) -> TimelineDrawing | None:
        """The drawing that is shown."""
        return self._drawing

    @property
    def scales(self) -> tuple[Scale, ...]:
        """How its axes are shown."""
        return self._scales

    @property
    def text_scale(self) -> float:
        """How large it is shown."""
        return self._size

    @property
    def scrolled(self) -> float:
        """How much of the drawing lies above the pane."""
        return self._upper

    @property
    def lit(self) -> frozenset[str]:
        """Ids of the events that are framed in every scenario: what is pointed at, and what is chosen."""
        return frozenset([self._ids(key) for key in (self._hovered, self._chosen) if key is not None])

    def show_with(
        self,
        draw: Draw,
        speech: Catalog,
        ids: Callable[[Key], str],
        tell: Callable[[Key], str],
        *,
        keep: bool,
    ) -> None:
        """Show what `draw` draws; `keep`: in the part that is shown now. `ids` gives the id of an event."""
        self._draw, self._speech, self._ids, self._tell = draw, speech, ids, tell
        self.forget()
        if self._parts and keep and self._drawing is not None:
            self.show_parts(self._parts)
        elif self._fitted or not keep or self._drawing is None:
            self.fit()
        else:
            self._draw_anew()

    def set_unit(self, unit: str | None) -> None:
        """Mark the lanes of that unit."""
        if unit != self._unit:
            self._unit = unit
            self.update()

    # where it is shown

    def fit(self) -> None:
        """Bring every axis into view in its whole length, and from the top where not all fits below each other."""
        self._fitted = True
        self._parts = ()
        if self._draw is None:
            return
        self._drawn_for = self.size()
        self._drawing, self._size = self._draw.fitted((self._room(), float(self.height())))
        self._scales = tuple([self._drawing.fitted(axis) for axis in range(len(self._drawing.axes))])
        self._scroll_to(0.0)
        self._settle()

    def parts(self) -> tuple[Part, ...]:
        """Which part of each axis is in view; none where all of it is, from the top."""
        drawing = self._drawing
        if drawing is None or (self._fitted and self._upper == 0.0):
            return ()
        down = (self._upper + self.height() / self._size / 2) / max(drawing.height, 1.0)
        parts = []
        for axis, scale in enumerate(self._scales):
            length = drawing.axes[axis].length(scale.day)
            across = (drawing.room / 2 - scale.x) / max(length, 1.0)
            zoom = scale.day / drawing.fitted(axis).day
            parts.append(Part(zoom=round(zoom, 3), at=(round(across, 3), round(down, 3))))
        return tuple(parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Bring those parts into view, of each axis its own; a single one holds for all."""
        self.fit()
        drawing = self._drawing
        self._parts = tuple(parts)
        if drawing is None or not parts:
            return
        scales = list(self._scales)
        for axis, scale in enumerate(scales):
            part = parts[0] if len(parts) == 1 else parts[axis] if axis < len(parts) else Part()
            if part.at is not None:
                day = scale.day * part.zoom
                x = drawing.room / 2 - part.at[0] * drawing.axes[axis].length(day)
                scales[axis] = Scale(day, x).kept(drawing.axes[axis], drawing.room, drawing.margins)
        if tuple(scales) != self._scales:
            self._fitted = False
            self._scales = tuple(scales)
            self._draw_anew()
        if self._drawing is not None and parts[0].at is not None:
            self._scroll_to(parts[0].at[1] * self._drawing.height - self.height() / self._size / 2)
            self._settle()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom the axis below a point of the widget; without one all of them, about what is chosen or the middle."""
        drawing = self._drawing
        if drawing is None or not drawing.axes:
            return
        self._parts = ()
        low, high = drawing.plane
        if at is not None:
            x, y = at.x() / self._size, at.y() / self._size + self._upper
            run = drawing.run_at(y)
            axis = None if run is None else drawing.runs[run].axis
            axes = [] if axis is None else [axis]
        else:
            chosen = next((stop for stop in self._stops if stop.key == self._chosen and stop.dated), None)
            x = chosen.x if chosen is not None else (low + high) / 2
            y = chosen.top if chosen is not None else self._upper
            axes = list(range(len(drawing.axes)))
        x = min(max(x, low), high) - low
        scales = list(self._scales)
        for axis in axes:
            scales[axis] = scales[axis].zoomed(drawing.axes[axis], factor, x, drawing.room, drawing.margins)
        if tuple(scales) != self._scales:
            self._fitted = False
            self._scales = tuple(scales)
            self._draw_anew(about=y)

    def pan_by(self, dx: float, dy: float) -> None:
        """Move all axes, and up and down what is higher than the pane."""
        drawing = self._drawing
        if drawing is None:
            return
        self._parts = ()
        along = dx / self._size
        moved = tuple(
            [
                scale.panned(axis, along, drawing.room, drawing.margins)
                for scale, axis in zip(self._scales, drawing.axes, strict=True)
            ]
        )
        if moved != self._scales:
            self._fitted = False
            self._scales = moved
        self._scroll_to(self._upper - dy / self._size)
        self._settle()

    def reach(self, key: Key) -> None:
        """Move as little as brings that event into view."""
        drawing = self._drawing
        stop = next((stop for stop in self._stops if stop.key == key), None)
        if drawing is None or stop is None:
            return
        room = self.height() / self._size
        upper = self._upper
        above = RULER + _TITLE + _MARGIN
        if stop.top - above < upper:
            upper = stop.top - above
        elif stop.bottom + _MARGIN > upper + room:
            upper = stop.bottom + _MARGIN - room
        self._scroll_to(upper)
        low, high = drawing.plane
        axis = drawing.axis_of(key[0])
        if stop.dated and axis is not None:
            # What is longer than the plane is wide is shown from its beginning.
            shift = min(high - _MARGIN - stop.right, 0.0)
            shift = max(shift, low + _MARGIN - stop.left) if stop.left + shift < low else shift
            if shift:
                self._fitted = False
                scales = list(self._scales)
                scales[axis] = scales[axis].panned(drawing.axes[axis], shift, drawing.room, drawing.margins)
                self._scales = tuple(scales)
        self._settle()

    def point_of(self, key: Key) -> QPointF:
        """Where in the widget that event can be clicked."""
        stop = next(stop for stop in self._stops if stop.key == key)
        return QPointF(stop.x * self._size, (stop.top + 8.0 - self._upper) * self._size)

    def thing_at(self, position: QPointF) -> Key | None:
        """The event at that point of the widget."""
        drawing = self._drawing
        if drawing is None or position.y() / self._size < min(RULER, self._upper):
            # Below the rulers that stay in view nothing is clicked.
            return None
        stop = stop_at(drawing, self._stops, position.x() / self._size, position.y() / self._size + self._upper)
        return None if stop is None else stop.key

    def unit_at(self, position: QPointF) -> str | None:
        """The id of the unit whose lane's name is at that point."""
        drawing = self._drawing
        x, y = position.x() / self._size, position.y() / self._size + self._upper
        if drawing is None or x > drawing.plane[0]:
            return None
        return next((lane.unit for lane in drawing.lanes if lane.top <= y < lane.bottom), None)

    def _draw_anew(self, about: float | None = None) -> None:
        """Draw at the present scales; the lane at the height `about` stays where it is."""
        before = self._drawing
        if self._draw is None or before is None:
            return
        self._drawn_for = self.size()
        days = {axis: scale.day for axis, scale in enumerate(self._scales)}
        self._drawing = after = self._draw.zoomed(self._room() / self._size, days)
        if len(after.axes) != len(self._scales):
            self.fit()
            return
        self._scales = tuple(
            [scale.kept(axis, after.room, after.margins) for scale, axis in zip(self._scales, after.axes, strict=True)]
        )
        upper = self._upper
        if about is not None and len(before.lanes) == len(after.lanes):
            row = next((row for row, lane in enumerate(before.lanes) if lane.bottom > about), None)
            if row is not None:
                upper += after.lanes[row].top - before.lanes[row].top
        self._scroll_to(upper)
        self._settle()

    def _room(self) -> float:
        """Width that is drawn upon: beside it stands the bar, where the drawing is higher than the pane."""
        return float(max(self.width() - self.bar.sizeHint().width(), 1))

    def _scroll_to(self, upper: float) -> None:
        drawing = self._drawing
        if drawing is None:
            return
        most = max(drawing.height - self.height() / self._size, 0.0)
        self._upper = max(min(upper, most), 0.0)
        with QSignalBlocker(self.bar):
            self.bar.setRange(0, round(most * self._size))
            self.bar.setPageStep(self.height())
            self.bar.setSingleStep(round(PAN_STEP))
            self.bar.setValue(round(self._upper * self._size))
        self.bar.setVisible(most > 0)
        width = self.bar.sizeHint().width()
        self.bar.setGeometry(self.width() - width, 0, width, self.height())

    def _bar_moved(self, value: int) -> None:
        self._scroll_to(value / self._size)
        self._settle()

    def _settle(self) -> None:
        self._found = None
        self.update()

    @property
    def _stops(self) -> list[Stop]:
        """Where each event is, looked for when it is asked for: a pan need not wait for it."""
        if self._found is None:
            self._found = stops(self._drawing, self._scales) if self._drawing is not None else []
        return self._found

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), brush(self._theme.surface))
        drawing = self._drawing
        if drawing is None or self._speech is None:
            return
        painter.save()
        painter.scale(self._size, self._size)
        painter.translate(0.0, -self._upper)
        shown = Shown(self._scales, self._upper, self._upper + self.height() / self._size)
        paint_timeline(
            painter,
            drawing,
            self._theme,
            shown,
            self._speech,
            chosen=self._chosen,
            lit=self.lit,
            unit=self._unit,
            focused=self.hasFocus(),
        )
        painter.restore()
        self.paint_fade(painter, below=(drawing.height - self._upper) * self._size > self.height() + FADE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what was fitted so, else keep the scale."""
        super().resizeEvent(event)
        if self.size() == self._drawn_for or not self.isVisible():
            return
        if self._parts:
            self.show_parts(self._parts)
            return
        if self._fitted:
            self.fit()
        else:
            self._draw_anew()
        if self._chosen is not None:
            self.reach(self._chosen)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom time at the pointer; beside the axes, or with Shift, go up and down."""
        drawing, notches = self._drawing, event.angleDelta()
        beside = drawing is not None and not (drawing.plane[0] <= event.position().x() / self._size <= drawing.plane[1])
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.pixelDelta().isNull() and (beside or shift):
            # With Shift some systems tell of the wheel as one that turns sideways.
            self.pan_by(0.0, (notches.y() or notches.x()) * PAN_STEP / 120)
            event.accept()
        else:
            super().wheelEvent(event)

    def click_at(self, position: QPointF) -> None:
        """Choose the event, or ask for the lane's unit."""
        key = self.thing_at(position)
        unit = self.unit_at(position) if key is None else None
        if unit is not None:
            self.unit_asked.emit(unit)
        else:
            self.chosen.emit(key)

    def double_click_at(self, position: QPointF) -> None:
        """Open the event; on the empty plane, fit."""
        key = self.thing_at(position)
        if key is not None:
            self.opened.emit(key)
        elif self.unit_at(position) is None:
            self.fit()

    def is_followed(self, position: QPointF) -> bool:
        """Whether the name of a unit's lane is there."""
        return self.unit_at(position) is not None

    def walk(self, direction: Direction) -> None:
        """Choose the next event of the lane, or the nearest of the next one."""
        self._go(walked(self._stops, self._chosen, direction))

    def walk_to_end(self, *, first: bool) -> None:
        """Choose the first event, or the last."""
        self._go(self._stops[0 if first else -1] if self._stops else None)

    def open_chosen(self, thing: Key) -> None:
        """Ask for all that is known of the event."""
        self.opened.emit(thing)

    def _go(self, stop: Stop | None) -> None:
        if stop is not None:
            self.chosen.emit(stop.key)
            self.reach(stop.key)
