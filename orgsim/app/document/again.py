"""Trying again what may go by itself, as a lock of a program that synchronises does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_SOON_MS = (250, 500, 1000, 2000, 4000)
"""Pauses before what may pass is tried again; most locks of programs that synchronise are shorter than all of them."""
_LATER_MS = 30_000


class Again(QObject):
    """Calls `act` after growing pauses for some seconds, and every half minute from then on."""

    def __init__(self, act: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(act)
        self.tries = 0
        """How often it could not be done."""

    @property
    def pending(self) -> bool:
        """Whether it will be tried again."""
        return self._timer.isActive()

    @property
    def soon(self) -> bool:
        """Whether it is still worth no word."""
        return self.pending and self.tries <= len(_SOON_MS)

    def pause(self) -> bool:
        """It could not be done: try again after a while. Returns whether that is to be told, as it is once."""
        self._timer.start(_SOON_MS[self.tries] if self.tries < len(_SOON_MS) else _LATER_MS)
        self.tries += 1
        return self.tries == len(_SOON_MS) + 1

    def hold(self) -> None:
        """Try no more, for now: somebody else is about to."""
        self._timer.stop()

    def give_up(self) -> None:
        """Done, or for somebody to mend: the next time begins with short pauses."""
        self._timer.stop()
        self.tries = 0
