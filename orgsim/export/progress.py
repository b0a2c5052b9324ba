"""How far documents are while they are made: told by those who make them to whoever wants to know."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Literal

import msgspec


class Done(msgspec.Struct, frozen=True):
    """So much is done."""

    what: Literal["sheets", "rows", "slides", "units", "parts"]
    number: int
    """Of what that is."""
    share: int
    of: int
    """How far all of it is, as so much of so much: of slides it is not known before how many there will be."""


telling: ContextVar[Callable[[Done], object] | None] = ContextVar("telling", default=None)
"""Of a thread that works beside the window: who hears how far it is."""


def tell(what: Literal["sheets", "rows", "slides", "units", "parts"], number: int, of: int) -> None:
    """Say that so many of so many are done, if anybody hears it: some times a second, never for each of thousands."""
    tell_done(Done(what, number, number, of))


def tell_done(done: Done) -> None:
    """Say how far it is, if anybody hears it."""
    hears = telling.get()
    if hears is not None:
        hears(done)
