"""Fingers on a picture: one drags and taps, two zoom at their middle and pan with it.

A touchpad's pinch comes as what the system makes of it (`QNativeGestureEvent`), its two fingers that pan as a wheel; a
touch board's fingers come one by one (`QTouchEvent`).
"""

from __future__ import annotations

from math import hypot
from typing import Protocol
from weakref import proxy

import msgspec
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QGuiApplication, QInputDevice, QNativeGestureEvent, QTouchEvent

_SLACK = 12.0
"""Pixels that a finger may stray in a tap."""
_NEAR = 40.0
"""Pixels within which a second tap belongs to the first."""
_HELD_MS = 400
"""For how long a finger lies still on something that comes along with it; sooner, it moves the picture."""
_NO_KEYS = Qt.KeyboardModifier.NoModifier
_CLOSEST = 10.0
"""Pixels between two fingers below which they are as good as one: their distance says nothing any more."""
_LEAST, _MOST = 0.2, 5.0
"""The factors of zoom that one report may bring; what lies beyond is a slip of the device."""

_TOUCH = frozenset({QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd})


class Pinch(msgspec.Struct, frozen=True):
    """What two fingers did: zoomed by `factor` at (`x`, `y`), where their middle was, then moved by (`dx`, `dy`)."""

    factor: float
    x: float
    y: float
    dx: float
    dy: float


def pinched(before: tuple[QPointF, QPointF], after: tuple[QPointF, QPointF]) -> Pinch:
    """What two fingers did that went from `before` to `after`."""
    middle, moved = (before[0] + before[1]) / 2, (after[0] + after[1]) / 2
    apart, now = _distance(*before), _distance(*after)
    factor = now / apart if min(apart, now) >= _CLOSEST else 1.0
    return Pinch(
        min(max(factor, _LEAST), _MOST), middle.x(), middle.y(), moved.x() - middle.x(), moved.y() - middle.y()
    )


class Touched(Protocol):
    """The picture that the fingers are on."""

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by so many pixels of the widget."""

    def turn_wheel(self, factor: float, at: QPointF) -> None:
        """Zoom in one of many small steps."""

    def press_at(self, position: QPointF) -> None:
        """A finger went down there."""

    def takes_along(self, position: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Whether what the finger was held on comes along with it."""

    def carry_to(self, position: QPointF, held: Qt.KeyboardModifier) -> None:
        """What comes along is at that point."""

    def drop_at(self, position: QPointF, held: Qt.KeyboardModifier) -> None:
        """What came along is let go there."""

    def put_back(self) -> None:
        """What came along stays where it was."""

    def tap_at(self, position: QPointF) -> None:
        """That point was tapped."""

    def double_tap_at(self, position: QPointF) -> None:
        """That point was tapped twice."""


class Fingers:
    """Makes of what fingers do what a mouse would have asked for."""

    def __init__(self, plane: Touched) -> None:
        # The plane has the fingers: held by them too, both would stay until the collector finds them.
        self._plane: Touched = proxy(plane)
        self._down: dict[int, QPointF] = {}
        self._tap: QPointF | None = None
        """Where the only finger went down, for as long as it may become a tap."""
        self._tapped: tuple[QPointF, int] | None = None
        """Where and when the last tap was, in milliseconds of the device."""
        self._since = 0
        """When the only finger went down."""
        self._takes = False

    def gesture(self, event: QNativeGestureEvent) -> bool:
        """Zoom at a touchpad's pinch, and pan with its middle; whether that was what the event is about."""
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            # Each report brings by how much the picture grows beyond what it was at the last one.
            self._plane.turn_wheel(min(max(1.0 + event.value(), _LEAST), _MOST), event.position())
        elif kind == Qt.NativeGestureType.PanNativeGesture and event.fingerCount() == 2:
            delta = event.delta()
            self._plane.pan_by(delta.x(), delta.y())
        elif kind not in (Qt.NativeGestureType.BeginNativeGesture, Qt.NativeGestureType.EndNativeGesture):
            return False
        event.accept()
        return True

    def touch(self, event: QTouchEvent) -> bool:
        """Follow the fingers; whether they are followed: those on a touchpad say what they mean by other events."""
        if event.device().type() == QInputDevice.DeviceType.TouchPad:
            return False
        if event.type() not in _TOUCH:
            self._down, self._tap = {}, None
            self._put_back()
            return True
        before = self._down
        lifted = QEventPoint.State.Released
        points = event.points()
        self._down = {point.id(): point.position() for point in points if point.state() != lifted}
        stayed = [finger for finger in self._down if finger in before]
        if event.type() == QEvent.Type.TouchBegin or not before:
            self._begin(event.timestamp())
        elif len(self._down) > 1:
            self._tap = None
            self._put_back()
            if len(stayed) > 1:
                one, other = stayed[:2]
                self._pinch(pinched((before[one], before[other]), (self._down[one], self._down[other])))
        elif stayed:
            self._drag(before[stayed[0]], self._down[stayed[0]], event.timestamp())
        elif not self._down and self._takes:
            self._takes = False
            self._plane.drop_at(points[0].position(), _NO_KEYS)
        elif not self._down and self._tap is not None:
            self._tapped = self._tap, event.timestamp()
            at, self._tap = self._tap, None
            self._plane.tap_at(at)
        event.accept()
        return True

    def _begin(self, now: int) -> None:
        self._tap = None
        if len(self._down) != 1:
            return
        (at,) = self._down.values()
        last, self._tapped = self._tapped, None
        soon = QGuiApplication.styleHints().mouseDoubleClickInterval()
        if last is not None and now - last[1] <= soon and _distance(at, last[0]) <= _NEAR:
            self._plane.double_tap_at(at)
            return
        self._tap, self._since = at, now
        self._plane.press_at(at)

    def _pinch(self, pinch: Pinch) -> None:
        if pinch.factor != 1.0:
            self._plane.turn_wheel(pinch.factor, QPointF(pinch.x, pinch.y))
        if pinch.dx or pinch.dy:
            self._plane.pan_by(pinch.dx, pinch.dy)

    def _put_back(self) -> None:
        if self._takes:
            self._takes = False
            self._plane.put_back()

    def _drag(self, before: QPointF, after: QPointF, now: int) -> None:
        if self._tap is not None:
            if _distance(self._tap, after) <= _SLACK:
                return
            before, self._tap = self._tap, None
            self._takes = now - self._since >= _HELD_MS and self._plane.takes_along(before, _NO_KEYS)
        if self._takes:
            self._plane.carry_to(after, _NO_KEYS)
            return
        moved = after - before
        if not moved.isNull():
            self._plane.pan_by(moved.x(), moved.y())


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
