"""What changes in a window is painted in a round of events of its own: to work it out takes long enough."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Painting(QObject):
    """Paints one window, a moment later where that is asked for.

    Until then what was painted last stays on the screen, as a whole. A window whose updates are disabled is not painted
    either; but one that was to be painted already is never again after that (Qt 6.11.3, 6.12.0), and one whose child's
    are disabled shows a hole in the child's place.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.is_held = False
        """Whether nothing is painted until it is let go."""
        self._is_wanted = False
        # No `Turn`: where one change comes upon the other every round has work, and it would be every fourth picture.
        self._round = QTimer(self, interval=0, singleShot=True)
        self._round.timeout.connect(self._paint)

    def _window(self) -> QWidget:
        # Not kept: the window may keep this.
        return cast("QWidget", self.parent())

    def put_off(self) -> None:
        """Have nothing of the window be painted before the next round of events."""
        self._window().installEventFilter(self)
        if not self.is_held and not self._round.isActive():
            self._round.start()

    def hold(self) -> None:
        """Have nothing of it be painted until it is let go."""
        self.is_held = True
        self._round.stop()
        self.put_off()

    def let_go(self) -> None:
        """Have it painted again from the next round of events on."""
        self.is_held = False
        self.put_off()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep from the window that it is to be painted."""
        if event.type() != QEvent.Type.UpdateRequest:
            return super().eventFilter(watched, event)
        self._is_wanted = True
        if not self.is_held:
            # Begun before the work that led here, it would come before all else that is due by now.
            self._round.start()
        return True

    def _paint(self) -> None:
        self._window().removeEventFilter(self)
        if self._is_wanted:
            self._is_wanted = False
            QApplication.sendEvent(self._window(), QEvent(QEvent.Type.UpdateRequest))
