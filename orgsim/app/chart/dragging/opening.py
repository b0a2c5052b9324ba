"""What hides others opens where something is held over it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

_OPENS_MS = 700
"""For how long something is held over a box that hides others until it opens."""


class Opening(QObject):
    """Waits while something is held over the same box."""

    opens = Signal(str)
    """That box opens."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._over: str | None = None
        self._timer = QTimer(self, interval=_OPENS_MS, singleShot=True)
        self._timer.timeout.connect(self._open)

    def hold(self, box: str | None) -> None:
        """Something is held over that box, which hides others, or over none."""
        if box != self._over:
            self._over = box
            self._timer.stop()
            if box is not None:
                self._timer.start()

    def _open(self) -> None:
        if self._over is not None:
            self.opens.emit(self._over)
