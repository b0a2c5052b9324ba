"""Work of the window's own thread, a part at a time between events."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from orgsim.app.document.aside import begun_aside
from orgsim.export.progress import Done, telling

_SLICE = 0.02
"""Seconds that are worked in one go."""
_WAIT_MS = 5
"""How often it is asked whether what is done in a thread has ended."""

Work = Generator[Any, Any, object]
"""Yields how much of how many is done, what may be done in a thread meanwhile, or nothing; returns what it came to."""


class Stepping(QObject):
    """One piece of work at a time: a new one leaves the one before."""

    progressed = Signal(int, int)
    """How much of how many is done."""
    told = Signal(object)
    """How far what is done in a thread is: `Done`."""
    ended = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """An error of one of the `expected` classes that it raised; any other is raised to Qt."""

    def __init__(self, *expected: type[Exception], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._expected = expected
        self._work: Work | None = None
        self._beside: SimpleQueue[Done | tuple[object, Exception | None]] | None = None
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._go_on)

    @property
    def is_running(self) -> bool:
        """Whether there is work that has not ended."""
        return self._work is not None

    def begin(self, work: Work) -> None:
        """Do it from now on."""
        self.leave()
        self._work = work
        self._next.start(0)

    def leave(self) -> None:
        """Do no more of it, and have nothing of it told."""
        self._next.stop()
        self._beside = None
        if self._work is not None:
            work, self._work = self._work, None
            work.close()

    def _go_on(self) -> None:
        work = self._work
        if work is None:
            return
        sent: object = None
        if self._beside is not None:
            done, found = _heard(self._beside)
            if found is None:
                self._next.start(_WAIT_MS)
                if done is not None:
                    self.told.emit(done)
                return
            self._beside = None
            sent, error = found
            if error is not None:
                self._end(error)
                return
        end = perf_counter() + _SLICE
        while perf_counter() < end:
            try:
                step = work.send(sent)
            except StopIteration as stop:
                self._work = None
                self.ended.emit(stop.value)
                return
            except Exception as error:
                self._end(error)
                return
            sent = None
            if callable(step):
                self._beside = SimpleQueue()
                begun_aside(partial(_do, step, self._beside))
                self._next.start(_WAIT_MS)
                return
            if step is not None:
                self.progressed.emit(*step)
                if self._work is not work:
                    # Whoever heard it wants something else by now.
                    return
        self._next.start(0)

    def _end(self, error: Exception) -> None:
        self._work = None
        if not isinstance(error, self._expected):
            raise error
        self.failed.emit(error)


def _heard(
    beside: SimpleQueue[Done | tuple[object, Exception | None]],
) -> tuple[Done | None, tuple[object, Exception | None] | None]:
    """How far it is, where that was told anew, and what it came to, once it has."""
    done = None
    with suppress(Empty):
        while True:
            heard = beside.get_nowait()
            if not isinstance(heard, Done):
                return done, heard
            done = heard
    return done, None


def _do(task: Callable[[], object], found: SimpleQueue[Done | tuple[object, Exception | None]]) -> None:
    telling.set(found.put)
    try:
        found.put((task(), None))
    except Exception as error:
        found.put((None, error))
