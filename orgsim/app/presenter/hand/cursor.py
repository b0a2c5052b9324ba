"""The mouse's cursor over a presentation: nobody sees it while the mouse rests."""

from __future__ import annotations

from weakref import proxy

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_IDLE_MS = 2500


class RestingCursor(QObject):
    """Hides the cursor of the whole program where the mouse rests and the window is the active one."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window: QWidget = proxy(window)  # which has this
        self.is_hidden = False
        self.idle = QTimer(self, interval=_IDLE_MS, singleShot=True)
        self.idle.timeout.connect(self._hide)

    def wait(self) -> None:
        """The mouse rests from now on."""
        self.idle.start()

    def move(self) -> None:
        """The mouse has moved: show the cursor until it rests again."""
        self.show()
        self.wait()

    def show(self) -> None:
        """Show the cursor, as another window needs it."""
        if self.is_hidden:
            self.is_hidden = False
            QGuiApplication.restoreOverrideCursor()

    def stop(self) -> None:
        """Show the cursor for good."""
        self.idle.stop()
        self.show()

    def _hide(self) -> None:
        if not self.is_hidden and self._window.isActiveWindow():
            self.is_hidden = True
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
