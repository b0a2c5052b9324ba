"""What every picture that is panned and zoomed has in common: how mouse, wheel and touchpad are understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

if TYPE_CHECKING:
    from orgsim.app.widgets.fingers import Fingers

_NOTCH = 120
_ZOOM_A_NOTCH = 1.2
_DRAG = 6
"""Pixels from which on a press is a drag and no click."""

PAN_STEP = 60.0
PANS = {
    Qt.Key.Key_Up: (0.0, PAN_STEP),
    Qt.Key.Key_Down: (0.0, -PAN_STEP),
    Qt.Key.Key_Left: (PAN_STEP, 0.0),
    Qt.Key.Key_Right: (-PAN_STEP, 0.0),
    Qt.Key.Key_PageUp: (0.0, 8 * PAN_STEP),
    Qt.Key.Key_PageDown: (0.0, -8 * PAN_STEP),
}
"""How far the keys move the picture: the arrows where they are not needed for walking, with Shift."""


def leads_away(event: QKeyEvent) -> bool:
    """Whether an arrow was pressed with Alt or Ctrl: an action is meant, be that disabled, and not the picture."""
    with_it = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
    return event.key() in PANS and bool(event.modifiers() & with_it)


class Plane(QWidget):
    """A widget that is dragged, zoomed at the pointer, and clicked.

    Whoever inherits says what that means: `pan_by`, `zoom_by`, `point_at`, `click_at` and `double_click_at`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._dragging = False
        self._takes = False
        """Whether what was pressed comes along, and the picture stays."""
        self.pressed_with = Qt.KeyboardModifier.NoModifier
        """The keys that were held as it was pressed last."""
        self._clicked = QElapsedTimer()
        self._fingers: Fingers | None = None
        """Those on the picture, once there were any."""
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 120)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # what it means

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the picture by so many pixels of the widget."""
        raise NotImplementedError

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a point of the widget, the middle unless told."""
        raise NotImplementedError

    def turn_wheel(self, factor: float, at: QPointF) -> None:
        """Zoom by the wheel, or by two fingers: one of many small steps."""
        self.zoom_by(factor, at)

    def press_at(self, position: QPointF) -> None:
        """A button or a finger went down at that point; what becomes of it is told by the others."""

    def takes_along(self, position: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Whether what was pressed there with those keys comes along with the pointer; else the picture is moved."""
        return False

    def carry_to(self, position: QPointF, held: Qt.KeyboardModifier) -> None:
        """What comes along is at that point."""

    def drop_at(self, position: QPointF, held: Qt.KeyboardModifier) -> None:
        """What came along is let go there."""

    def put_back(self) -> None:
        """What came along is not let go, and stays where it was."""

    def point_at(self, position: QPointF | None) -> None:
        """The mouse is at that point, or nowhere."""
        raise NotImplementedError

    def click_at(self, position: QPointF) -> None:
        """That point was clicked."""
        raise NotImplementedError

    def double_click_at(self, position: QPointF) -> None:
        """That point was clicked twice."""
        raise NotImplementedError

    def tap_at(self, position: QPointF) -> None:
        """Click there, by the mouse or a finger."""
        self._clicked.start()
        self.click_at(position)

    def double_tap_at(self, position: QPointF) -> None:
        """Click there for the second time."""
        self._clicked.invalidate()
        self.double_click_at(position)

    @property
    def awaits_second_click(self) -> bool:
        """Whether it was clicked just now, and a second click would make a double click of it.

        Whoever would put something else under the pointer in answer to a click waits until then.
        """
        return self._clicked.isValid() and self._clicked.elapsed() < QApplication.doubleClickInterval()

    # for those who do not see it

    def describe(self, words: str) -> None:
        """Say what is chosen: `words`, or nothing."""
        self.setAccessibleDescription(words)
        if words and self.hasFocus():
            self.announce(words)

    def announce(self, words: str) -> None:
        """Have a screen reader say that, if one listens."""
        # Imported when it is needed: a start without a screen reader need not wait for it.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Qt's events

    def event(self, event: QEvent) -> bool:
        """Hear of fingers first: on a touchpad by what the system makes of them, on a touch board one by one."""
        if isinstance(event, QNativeGestureEvent):
            return self._touching().gesture(event)
        if isinstance(event, QTouchEvent):
            return self._touching().touch(event)
        return super().event(event)

    def _touching(self) -> Fingers:
        if self._fingers is None:
            from orgsim.app.widgets.fingers import Fingers

            self._fingers = Fingers(self)
        return self._fingers

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; a touchpad's two fingers pan."""
        pixels, notches = event.pixelDelta(), event.angleDelta()
        zooming = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not pixels.isNull() and not zooming and event.phase() != Qt.ScrollPhase.NoScrollPhase:
            self.pan_by(pixels.x(), pixels.y())
        elif notches.y():
            self.turn_wheel(_ZOOM_A_NOTCH ** (notches.y() / _NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            if self._takes:
                self._put_back()
                return
            self._pressed = event.position().toPoint()
            self._dragging = False
            self.pressed_with = event.modifiers()
            self.press_at(event.position())
        elif self._takes:
            self._put_back()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while a button is down, else show what is pointed at."""
        position = event.position().toPoint()
        if self._pressed is None:
            self.point_at(event.position())
            return
        travelled = position - self._pressed
        if not self._dragging and travelled.manhattanLength() < _DRAG:
            return
        if not self._dragging and event.buttons() & Qt.MouseButton.LeftButton:
            self._takes = self.takes_along(self._pressed.toPointF(), self.pressed_with)
        self._dragging = True
        if self._takes:
            self.carry_to(event.position(), event.modifiers())
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pressed = position
        self.pan_by(travelled.x(), travelled.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag or a click."""
        if self._pressed is None:
            return
        clicked = not self._dragging and event.button() == Qt.MouseButton.LeftButton
        takes, self._takes = self._takes, False
        self._pressed = None
        self._dragging = False
        self.unsetCursor()
        if takes:
            self.drop_at(event.position(), event.modifiers())
        if clicked:
            self.tap_at(event.position())

    def _put_back(self) -> None:
        """Give up a drag on the way."""
        self._takes = self._dragging = False
        self._pressed = None
        self.unsetCursor()
        self.put_back()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell of it."""
        self.double_tap_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self.point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        self.update()
