"""Where the window stands when it is first opened: whole on the screen, with the frame that the desktop puts around."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QWidget

_TITLE = 24
"""Pixels that a title bar is guessed to take: to ask the style, PySide would make all that styles know (10 ms)."""
_FRAMED_MS = 400
"""By when a desktop has put its frame around a window."""


def within(window: QRect, frame: QMargins, available: QRect) -> QRect:
    """As much of the place `window` as fits into `available` together with a `frame` around it, moved there."""
    room = available.marginsRemoved(frame)
    size = window.size().boundedTo(room.size())
    left = min(max(window.left(), room.left()), room.right() - size.width() + 1)
    top = min(max(window.top(), room.top()), room.bottom() - size.height() + 1)
    return QRect(left, top, size.width(), size.height())


def place_first(window: QWidget, usual: QSize) -> None:
    """Give a window that is not shown yet its `usual` size, or less where that does not fit into the screen.

    Its frame is guessed until the desktop has made it; then the window is fitted once more.
    """
    available = window.screen().availableGeometry()
    guessed = QMargins(0, _TITLE, 0, 0)
    window.resize(within(QRect(available.topLeft(), usual), guessed, available).size())
    window.installEventFilter(_Framed(window, window.size()))


def fit_framed(window: QWidget) -> None:
    """Bring a window that is shown whole onto its screen, unless it fills that anyway."""
    filling = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMinimized
    if window.windowState() & filling:
        return
    inside, outside = window.geometry(), window.frameGeometry()
    frame = QMargins(
        inside.left() - outside.left(),
        inside.top() - outside.top(),
        outside.right() - inside.right(),
        outside.bottom() - inside.bottom(),
    )
    wanted = within(inside, frame, window.screen().availableGeometry())
    if wanted != inside:
        window.setGeometry(wanted)


class _Framed(QObject):
    """Fits its window once it has its frame, unless somebody has given it another size meanwhile."""

    def __init__(self, window: QWidget, given: QSize) -> None:
        super().__init__(window)
        self._given = given

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            QTimer.singleShot(_FRAMED_MS, self, self._fit)
        return False

    def _fit(self) -> None:
        window = self.parent()
        if isinstance(window, QWidget) and window.isVisible() and window.size() == self._given:
            fit_framed(window)
