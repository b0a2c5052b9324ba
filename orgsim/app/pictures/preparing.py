"""A document that is made while it is still being chosen where it goes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject

from orgsim.app.document.aside import Aside, Work
from orgsim.export.progress import Done, tell_done, telling

_EVERY = 0.05
"""Seconds after which it is asked again how far it is."""


class Coming:
    """What is being worked out in one thread, for whoever waits for it in another."""

    def __init__(self) -> None:
        self._there = Event()
        self._what: bytes | None = None
        self._done: Done | None = None

    def put(self, what: bytes | None) -> None:
        """It has come to that, or to nothing, as it was left or failed."""
        if not self._there.is_set():
            self._what = what
            self._there.set()

    def tell(self, done: Done) -> None:
        """It is so far."""
        self._done = done

    def wait(self) -> bytes | None:
        """What it came to, once it has; meanwhile whoever listens to who waits hears how far it is."""
        heard = None
        while not self._there.wait(_EVERY):
            done = self._done
            if done is not None and done is not heard:
                heard = done
                tell_done(done)
        return self._what


class Preparing(QObject):
    """One document at a time: another one leaves the one before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._aside = Aside(self)
        self._coming: Coming | None = None

    @property
    def is_running(self) -> bool:
        """Whether there is one that is not made yet."""
        return self._aside.is_running

    @property
    def prepared(self) -> Callable[[], bytes | None] | None:
        """Waits for it, in a thread that may; `None` where none was begun."""
        return None if self._coming is None else self._coming.wait

    def begin(self, make: Callable[[], bytes]) -> None:
        """Make it from now on."""
        self.leave()
        self._coming = coming = Coming()
        self._aside.begin(_work(make, coming))

    def leave(self) -> None:
        """Nobody wants it any more."""
        self._aside.leave()
        if self._coming is not None:
            self._coming.put(None)
            self._coming = None


def _work(make: Callable[[], bytes], coming: Coming) -> Work:
    yield None
    telling.set(coming.tell)
    made = None
    try:
        made = make()
    finally:
        coming.put(made)
    return None
