"""How long the window stands still: a watch over the event loop, for benchmarks and campaigns."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 2


class Watch(QObject):
    """Beats in the event loop, and knows the longest time between two beats: ``with Watch() as watch: …``.

    Whatever keeps the loop from going round counts, what is called between two rounds of it too.
    """

    def __init__(self) -> None:
        super().__init__()
        self._beat = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._note)
        self._last = 0.0
        self.longest = 0.0
        """Seconds."""

    def __enter__(self) -> Self:
        self._last = time.perf_counter()
        self._beat.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._beat.stop()
        self._note()

    def _note(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last - _BEAT_MS / 1000)
        self._last = now
