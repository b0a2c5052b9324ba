"""Work beside the window's own, in a thread that can be left at any time and is never waited for."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextvars import copy_context
from functools import partial
from importlib import import_module
from threading import Event, Thread, get_ident
from typing import Any, Protocol

from msgspec import Struct
from PySide6 import QtCore, QtGui, QtSvg, QtWidgets
from PySide6.QtCore import QObject, QTimer, Signal

from orgsim.app.turn import Turn
from orgsim.model.abandoning import Abandoned, abandoned

_EVERY_MS = 3
"""How often it is asked how far the work is."""
_LATE = 0.006
"""Seconds after which that should have been asked: the window is in the middle of something."""
_WAITS = 0.02
"""Seconds for which the work waits then, at most; so long as the window asks nothing, again and again."""
_PATIENCE = 0.25
"""Seconds after which it waits no more: the window does something else than to answer who uses it."""
_TURN = 0.001
"""Seconds of work between two waits."""
_SLICE = 0.01
"""Seconds of making classes, after which the window does what else there is to do."""
_AT_ONCE = 50
"""Results that are told in one go, before the window does what else there is to do."""

Work = Generator[object, Any, object]
"""Yields whatever is to be told on the way, and `None` where it may only be left; returns what it came to.

What can be called is called there, and what that gives is sent back: so are steps of pictures (`export/page/steps.py`).
It touches nothing of Qt's.
"""


def one_call(call: Callable[[], object]) -> Work:
    """Work that is one call, and comes to what that gives."""
    return (yield call)


class _Courtesy:
    """Lets a thread that works wait while the window's is in the middle of something.

    Python lets one thread at a time go on, and each for as long as the other: beside one that works, whatever the
    window does takes twice as long. It knows of the window that it asks every few milliseconds how far the work is.
    """

    def __init__(self) -> None:
        self._window = get_ident()
        self._went_on = time.perf_counter()
        # Whoever begins work goes on with what led to it.
        self._asked = self._went_on - _LATE
        self._asks = Event()

    def ask(self) -> None:
        """The window has come to rest, for now."""
        self._asked = time.perf_counter()
        self._asks.set()
        self._asks.clear()

    def give_way(self) -> None:
        """Wait for a moment where the window is in the middle of something; to be called by the thread, often."""
        now = time.perf_counter()
        if now - self._went_on < _TURN:
            return
        if _LATE < now - self._asked < _PATIENCE and get_ident() != self._window:
            self._asks.wait(_WAITS)
            now = time.perf_counter()
        self._went_on = now


class _Ended(Struct, frozen=True):
    result: object = None
    error: Exception | None = None


def begun_aside(work: Callable[[], object]) -> None:
    """Have that done in a thread of its own, from now on; where the system has none left, it is done now."""
    try:
        Thread(target=work, daemon=True).start()
    except RuntimeError:
        # What it knows of being left belongs to its thread.
        copy_context().run(work)


class Aside(QObject):
    """One piece of work at a time: a new one leaves the one before.

    The thread knows nothing of Qt, so that no object of Qt's ends in it: it lays down what it finds, and a timer
    fetches that. Work that is left ends by itself, at its next `yield` or in the middle of a file's text, and whatever
    it finds until then is nobody's; Python does not wait for it when the program ends.
    """

    told = Signal(object)
    """What the work yielded."""
    ended = Signal(object)
    """What it returned. An error that it raised is raised in the window's thread instead."""
    failed = Signal()
    """Such an error is about to be raised: whoever waits for the end is not to wait for ever."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = QTimer(self, interval=_EVERY_MS)
        self._fetch.timeout.connect(self._look)
        self._turn = Turn(self)
        self._turn.come.connect(self._take)
        # Its ends are taken and given in single steps, which no other thread comes between.
        self._found: deque[object] = deque()
        self._left = Event()
        self._courtesy = _Courtesy()

    @property
    def is_running(self) -> bool:
        """Whether there is work whose end was not told yet."""
        return self._fetch.isActive()

    def begin(self, work: Work) -> None:
        """Have it done from now on."""
        self.leave()
        self._found, self._left, self._courtesy = deque(), Event(), _Courtesy()
        is_left = partial(_is_left, self._left, self._courtesy)
        begun_aside(partial(_do, work, self._found.append, is_left))
        self._fetch.start()

    def leave(self) -> None:
        """Have no more of it told; this does not wait for its end."""
        self._left.set()
        self._fetch.stop()
        self._turn.leave()

    def _look(self) -> None:
        self._courtesy.ask()
        if self._found:
            # What comes of it is done in a round of its own.
            self._turn.ask()

    def _take(self) -> None:
        found = self._found
        for _ in range(_AT_ONCE):
            try:
                what = found.popleft()
            except IndexError:
                return
            if isinstance(what, _Ended):
                self._fetch.stop()
                if what.error is not None:
                    self.failed.emit()
                    raise what.error
                self.ended.emit(what.result)
                return
            self.told.emit(what)
            if found is not self._found or not self._fetch.isActive():
                # Whoever heard it wants something else by now.
                return


class Loading(QObject):
    """Loads modules in a thread, once all classes of Qt's that they may name were made in the window's.

    PySide makes a class when its module is first asked for it, by Python that another thread may interrupt; and what
    that then paints meets a class that is made by half, of which the process has died.
    """

    loaded = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modules: tuple[str, ...] = ()
        self._classes: Iterator[None] = iter(())
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._make_classes)
        self._aside = Aside(self)
        self._aside.ended.connect(lambda _: self.loaded.emit())

    @property
    def is_running(self) -> bool:
        """Whether they are not all loaded yet."""
        return self._next.isActive() or self._aside.is_running

    def begin(self, *modules: str) -> None:
        """Load those from now on."""
        self.leave()
        self._modules, self._classes = modules, _classes()
        self._next.start()

    def leave(self) -> None:
        """Load no more of them."""
        self._next.stop()
        self._aside.leave()

    def _make_classes(self) -> None:
        until = time.perf_counter() + _SLICE
        for _ in self._classes:
            if time.perf_counter() > until:
                self._next.start()
                return
        self._aside.begin(_loading(self._modules))


def _classes() -> Iterator[None]:
    """Makes one class of Qt's after another."""
    for module in (QtCore, QtGui, QtWidgets, QtSvg):
        for name in dir(module):
            getattr(module, name)
            yield


def _loading(modules: Iterable[str]) -> Work:
    for module in modules:
        import_module(module)
        yield None
    return None


class Task(Protocol):
    """Something that is worked out in a thread."""

    def begin(self) -> Callable[[], object]:
        """Gives, in the window's thread and as things are then, what can be called in any."""


class InTurn(QObject):
    """Works out what is asked for, one thing at a time; of what is asked for meanwhile only the last comes next.

    So a hand that moves on is followed as fast as the work goes, and never by more than one thread.
    """

    done = Signal(object, object, object)
    """A `Task`, what came of it, and the task that comes next, or `None`."""
    failed = Signal(object)
    """A `Task` that raised an error, which is raised in the window's thread; the next begins all the same."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doing: Task | None = None
        self._next: Task | None = None
        self._aside = Aside(self)
        self._aside.ended.connect(self._ended)
        self._aside.failed.connect(self._failed)

    @property
    def is_running(self) -> bool:
        """Whether anything that was asked for is not done."""
        return self._doing is not None

    def ask(self, task: Task) -> None:
        """Have that done, after what is being done."""
        if self._doing is not None:
            self._next = task
            return
        self._doing = task
        self._aside.begin(one_call(task.begin()))

    def leave(self) -> None:
        """Have nothing more of all that is asked for."""
        self._doing = self._next = None
        self._aside.leave()

    def _ended(self, result: object) -> None:
        done, following = self._taken()
        if done is not None:
            self.done.emit(done, result, following)
        if following is not None:
            self.ask(following)

    def _failed(self) -> None:
        done, following = self._taken()
        if following is not None:
            self.ask(following)
        self.failed.emit(done)

    def _taken(self) -> tuple[Task | None, Task | None]:
        """What was being done, and what comes next: neither is any more."""
        taken = self._doing, self._next
        self._doing = self._next = None
        return taken


def _is_left(left: Event, courtesy: _Courtesy) -> bool:
    if not left.is_set():
        courtesy.give_way()
    return left.is_set()


def _do(work: Work, tell: Callable[[object], Any], is_left: Callable[[], bool]) -> None:
    abandoned.set(is_left)
    sent: object = None
    try:
        while not is_left():
            what = work.send(sent)
            sent = what() if callable(what) else None
            if what is not None and not callable(what):
                tell(what)
    except StopIteration as end:
        tell(_Ended(end.value))
    except Abandoned:
        pass
    except Exception as error:
        tell(_Ended(error=error))
