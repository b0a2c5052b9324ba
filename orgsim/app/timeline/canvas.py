"""Shows timelines: time is zoomed at the pointer, both ways are panned, events are walked by arrows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent

from orgsim.app.timeline.plane import TimelinePlane
from orgsim.app.widgets.choosing_plane import FADE
from orgsim.app.widgets.plane import PAN_STEP
from orgsim.drawing.timeline.drawing import RULER
from orgsim.drawing.timeline.walking import Key, places, walked
from orgsim.drawing.walking import Direction
from orgsim.export.page.colours import brush
from orgsim.export.timeline.painter import paint_timeline
from orgsim.export.timeline.shown import Shown


class TimelineCanvas(TimelinePlane):
    """Paints timelines, and hears mouse and keys."""

    opened = Signal(object)
    """An event was asked for by Enter or a double click."""
    unit_asked = Signal(str)
    """The name of a lane that is a unit was clicked."""

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), brush(self._theme.surface))
        drawing = self._drawing
        if self._speech is None:
            return
        if drawing is None:
            self._paint_laying_out(painter, 0.0)
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
        if not drawing.is_whole and (begun := (drawing.laid - self._upper) * self._size) < self.height():
            self._paint_laying_out(painter, max(begun, RULER * self._size))
        self.paint_fade(painter, below=(drawing.height - self._upper) * self._size > self.height() + FADE)

    def _paint_laying_out(self, painter: QPainter, top: float) -> None:
        """Say that what stands below `top` is being drawn."""
        if self._speech is not None:
            painter.setPen(QColor(self._theme.muted_text))
            room = QRectF(0.0, top, self.width(), self.height() - top)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._speech("timeline-view.laying-out"))

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
        self.when_whole(lambda: self._walk(direction))

    def _walk(self, direction: Direction) -> None:
        if self._drawing is not None:
            self._go(walked(self._drawing, self._scales, places(self._drawing), self._chosen, direction))

    def walk_to_end(self, *, first: bool) -> None:
        """Choose the first event, or the last."""
        self.when_whole(lambda: self._walk_to_end(first=first))

    def _walk_to_end(self, *, first: bool) -> None:
        found = places(self._drawing) if self._drawing is not None else []
        self._go(found[0 if first else -1].key if found else None)

    def open_chosen(self, thing: Key) -> None:
        """Ask for all that is known of the event."""
        self.opened.emit(thing)

    def _go(self, key: Key | None) -> None:
        if key is not None:
            self.chosen.emit(key)
            self.reach(key)
