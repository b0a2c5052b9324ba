"""Where the window's thread was while it stood still: its stack is looked at every few milliseconds of work."""

from __future__ import annotations

import signal
import time
from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType

from benchmarks.standstill import Watch

_EVERY = 0.003
"""Seconds of the process's work between two looks."""
_OURS = f"{Path(__file__).resolve().parents[3] / 'orgsim'}/"
_SHARE = 0.1
"""Of the looks: where it was more rarely is not told."""


class SamplingWatch(Watch):
    """Watches work, and tells of each that takes more than `long` seconds what was being done in it.

    `tell` hears a line for each function of orgsim's, further in below what called it, with in how many looks it was
    there and at which of its lines.
    It looks by a signal, which Python answers in the thread that is watched, at its next line: another thread that
    looked at the stack of one that runs has ended the process (Python 3.11.7 with PySide6 6.11.3).
    """

    def __init__(self, long: float, tell: Callable[[str], None]) -> None:
        super().__init__(time.thread_time)
        self._long = long
        self._tell = tell
        self._seen = deque[tuple[str, ...]](maxlen=1000)
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        super().__exit__(kind, error, at)
        # A process that ends answers signals by itself no more, and would die of the next.
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _note(self) -> None:
        before, self.longest = self.longest, 0.0
        super()._note()
        if self.longest > self._long:
            self._tell_of(self.longest)
        self.longest = max(before, self.longest)
        self._seen.clear()

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        self._seen.append(_lines(frame))

    def _tell_of(self, seconds: float) -> None:
        seen = list(self._seen)
        self._tell(f"{seconds:.3f} s, {len(seen)} looks")
        often = Counter(lines[: deep + 1] for lines in seen for deep in range(len(lines)))
        # What is called comes right after what calls it, and the more often of two first.
        order = sorted(often, key=lambda path: [(-often[path[: deep + 1]], path[deep]) for deep in range(len(path))])
        for path in order:
            if often[path] >= max(_SHARE * len(seen), 2):
                self._tell(f"{often[path]:4} {' ' * len(path)}{path[-1]}")


def _lines(frame: FrameType | None) -> tuple[str, ...]:
    """From the outermost function of orgsim's inwards."""
    lines = []
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(_OURS):
            lines.append(f"{code.co_filename.removeprefix(_OURS)}:{frame.f_lineno} {code.co_qualname}")
        frame = frame.f_back
    return tuple(reversed(lines))
