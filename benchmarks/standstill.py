"""How long the window stands still: a watch over the event loop, for benchmarks and campaigns."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 2


class Watch(QObject):
    """Beats in the event loop, and knows the longest time between two beats: ``with Watch() as watch: …``.

    Whatever keeps the loop from going round counts, what is called between two rounds of it too. By another `clock`
    than the wall's, such as `time.thread_time`, what other programs keep from it is left out.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__()
        self._clock = clock
        self._beat = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._note)
        self._last = 0.0
        self.longest = 0.0
        """Seconds."""

    def __enter__(self) -> Self:
        self._last = self._clock()
        self._beat.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._beat.stop()
        self._note()

    def begin_anew(self) -> None:
        """Forget what was until now."""
        self._last, self.longest = self._clock(), 0.0

    def _note(self) -> None:
        now = self._clock()
        self.longest = max(self.longest, now - self._last - _BEAT_MS / 1000)
        self._last = now
