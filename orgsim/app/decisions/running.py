"""A comparison is simulated beside the window, and told of as it goes on."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from orgsim.analysis.deciding.beside import Failed, Found, Gained, Progress, Resolved, Task
from orgsim.app.document.aside import Aside, Work
from orgsim.export.decisions.child import Child, NotBegunError

_ENOUGH = 0.3
"""Seconds after which the time that is left can be told from what is done."""


class Running(QObject):
    """One task at a time, in a process of its own, which a thread reads: the window's never waits."""

    progressed = Signal(float, object)
    """The share that is done, 0 to 1, and the seconds that are left, or `None` where that cannot be told yet."""
    resolved = Signal(object)
    """A `Resolved`."""
    found = Signal(object)
    """A `Found`; the last is final."""
    gained = Signal(object)
    """A `Gained`."""
    ended = Signal()
    """It has come to its end."""
    broke = Signal(object)
    """The process ended before it was done: something has ended it, with that exit code, or an OSError: the system has
    not begun it, or `None`: an error of its own, which is then raised in the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child: Child | None = None
        self._begun = 0.0
        self._first: tuple[float, float] | None = None
        """When something was done for the first time, and which share."""
        self._aside = Aside(self)
        self._aside.told.connect(self._hear)
        self._aside.ended.connect(self._end)

    @property
    def is_running(self) -> bool:
        """Whether something is being done."""
        return self._aside.is_running

    @property
    def pid(self) -> int | None:
        """The number of the process."""
        return None if self._child is None else self._child.pid

    def begin(self, task: Task) -> None:
        """Do that from now on; what was being done is left."""
        self.leave()
        self._child = child = Child()
        self._begun, self._first = time.monotonic(), None
        self._aside.begin(_work(child, task))

    def stop(self) -> None:
        """Come to an end with what is done: that is told as if it were all."""
        if self._child is not None:
            self._child.stop()

    def leave(self) -> None:
        """Have nothing more of it told, and end its process."""
        self._aside.leave()
        if self._child is not None:
            self._child.kill()
            self._child = None

    def _hear(self, what: object) -> None:
        match what:
            case Progress(done, of):
                self._tell_progress(done / of if of else 1.0)
            case Resolved():
                self.resolved.emit(what)
            case Found():
                self.found.emit(what)
            case Gained():
                self.gained.emit(what)
            case Failed(trace):
                # First: whoever shows how far it is would else go on doing so.
                self.leave()
                self.broke.emit(None)
                raise SimulationError(trace)

    def _tell_progress(self, share: float) -> None:
        now = time.monotonic()
        if self._first is None:
            self._first = now, share
        since, before = self._first
        left = None
        # Beginning takes a while, which tells nothing of what comes.
        if share > before and now - since > _ENOUGH:
            left = (now - since) * (1 - share) / (share - before)
        self.progressed.emit(share, left)

    def _end(self, code: object) -> None:
        self._child = None
        if code is not None:
            self.broke.emit(code)
        else:
            self.ended.emit()


def _work(child: Child, task: Task) -> Work:
    """Tells what the process does; at last its exit code where it has not come to an end, else `None`.

    An OSError where the system has not begun it.
    """
    done = False
    try:
        for told in child.answers(task):
            done = isinstance(told, Gained) or (isinstance(told, Found) and told.final)
            yield told
            if done:
                break
    except NotBegunError as error:
        return error.why
    return None if done else child.exit_code


class SimulationError(Exception):
    """An error of the program in the process that simulates, with where it was."""
