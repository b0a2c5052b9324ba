"""Work in steps that are done over several rounds of events, so that the window never stands still for all of them."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal


class InSteps(QObject):
    """One piece of work at a time: a new one takes the place of what is left of the one before."""

    ended = Signal()
    """All is done, or nothing more of it can be; and what the last step put into a layout is laid out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._slice = 0.0
        self._stepping = False
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether it is gone on with."""
        return self._next.isActive()

    def begin(self, steps: Iterator[None], slice: float = 0.0) -> None:
        """Do that, from the next round on, each step until its `yield`.

        One step a round, or as many as begin within `slice` seconds of work. What a step puts into a layout is dressed
        and laid out in the round that follows, which takes about as long once more.
        """
        self._steps, self._slice = steps, slice
        self._next.start()

    def hold(self) -> None:
        """Wait with it until it is to be gone on with, or to be finished."""
        self._next.stop()

    def go_on(self) -> None:
        """Do what is left, from the next round on."""
        if self._steps is not None:
            self._next.start()

    def do_some(self) -> None:
        """Do as much at once as else is done in a round."""
        steps, until = self._steps, time.thread_time() + self._slice
        while self._steps is steps is not None:
            self._step()
            if time.thread_time() >= until or not self._next.isActive():
                return

    def finish(self) -> None:
        """Do what is left at once; what the work itself leads to does not do it once more."""
        while self._steps is not None and not self._stepping:
            self._step()
        if self._next.isActive() and not self._stepping:
            self._end()

    def _go_on(self) -> None:
        if self._steps is None:
            self._end()
        else:
            self.do_some()

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

    def _end(self) -> None:
        self._next.stop()
        self.ended.emit()
