"""A round of events of one's own: what is done there is not added to the work that the round has already."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

_WORK = 0.008
"""Seconds of work since it was asked for, from which on a round is left to that."""
_PUT_OFF = 3
"""Rounds that are left to others at most: who waits for it does not wait on."""


class Turn(QObject):
    """Comes in the next round of events, or in one soon after it where that has had work already.

    Timers that are due come in one round, however long each of them takes: several of them, and what is typed and
    painted in that round besides, would be one long piece of work.
    """

    come = Signal()
    """It is one's turn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = 0.0
        """When it was waited for last, by the work of this thread."""
        self._left = 0
        """How many more rounds may be left to others."""
        self._round = QTimer(self, interval=0, singleShot=True)
        self._round.timeout.connect(self._look)

    @property
    def is_waiting(self) -> bool:
        """Whether it was asked for and has not come."""
        return self._round.isActive()

    def ask(self) -> None:
        """Have it come, once, however often that is asked for."""
        if not self._round.isActive():
            self._left = _PUT_OFF
            self._wait()

    def leave(self) -> None:
        """Have it not come."""
        self._round.stop()

    def _wait(self) -> None:
        self._asked = time.thread_time()
        self._round.start()

    def _look(self) -> None:
        if self._left and time.thread_time() - self._asked > _WORK:
            self._left -= 1
            self._wait()
        else:
            self.come.emit()
