"""Steps that are done over several rounds of events, so that the window never stands still for all of them."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

_SLICE = 0.006
"""Seconds of processor after which the window does what else there is to do. What a step puts into a layout is dressed
and laid out in the round that follows, which takes about as long once more."""


class Rounds(QObject):
    """Goes on with steps, in their order, until they end, others come, or it is left."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether steps are left that are gone on with."""
        return self._next.isActive()

    def begin(self, steps: Iterator[None]) -> None:
        """Do those, each until its `yield`, and no more of those before; the first in the next round."""
        self._steps = steps
        self._next.start()

    def wait(self) -> None:
        """Do nothing until it is to `go_on`."""
        self._next.stop()

    def go_on(self) -> None:
        """Do what is left, from the next round on."""
        if self._steps is not None:
            self._next.start()

    def _go_on(self) -> None:
        steps, until = self._steps, time.thread_time() + _SLICE
        for _ in steps or ():
            if self._steps is not steps:
                # What a step set off asks for something else.
                return
            if time.thread_time() >= until:
                self._next.start()
                return
        if steps is not None and self._steps is steps:
            # What the last one put into a layout is laid out until the next round.
            self._steps = None
            self._next.start()
