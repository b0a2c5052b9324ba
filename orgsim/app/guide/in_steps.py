"""Work in steps, each in a round of events of its own."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class InSteps(QObject):
    """One piece of work at a time: a new one takes the place of what is left of the one before."""

    ended = Signal()
    """All is done, or nothing more of it can be."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._stepping = False
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._step)

    def begin(self, steps: Iterator[None]) -> None:
        """Do that, from the next round on; each `yield` waits for another."""
        self._steps = steps
        self._next.start()

    def hold(self) -> None:
        """Wait with it until it is to be finished."""
        self._next.stop()

    def finish(self) -> None:
        """Do what is left at once; what the work itself leads to does not do it once more."""
        while self._steps is not None and not self._stepping:
            self._step()

    def _step(self) -> None:
        steps, self._stepping = self._steps, True
        assert steps is not None
        self._next.start()
        more = False
        try:
            more = next(steps, self) is not self
        finally:
            self._stepping = False
            if not more and steps is self._steps:
                self._steps = None
                self._next.stop()
                self.ended.emit()
