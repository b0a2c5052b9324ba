"""How far documents are while they are made: told by those who make them to whoever wants to know."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Literal

import msgspec

Kind = Literal["sheets", "rows", "slides", "units", "parts"]
"""What documents are made of."""

SHEETS, ROWS, PACKING = (0.0, 0.55), (0.55, 0.85), (0.85, 1.0)
"""Where in the making of a workbook its sheets are compiled, their rows are written, and all is packed; by processor
time of one of 32 000 rows."""


class Done(msgspec.Struct, frozen=True):
    """So much is done."""

    what: Kind
    number: int
    """Of what that is."""
    count: int
    """Of how many; of slides it is not known before how many there will be, and 0."""
    share: float
    """Of the whole document, from 0 to 1."""


telling: ContextVar[Callable[[Done], object] | None] = ContextVar("telling", default=None)
"""Of a thread that works beside the window: who hears how far it is."""


def tell(what: Kind, number: int, count: int, *, within: tuple[float, float] = (0.0, 1.0)) -> None:
    """Say that so many of so many are done, if anybody hears it: some times a second, never for each of thousands.

    `within` is where that begins and ends as a share of the whole, where there is more to be done.
    """
    begin, end = within
    tell_done(Done(what, number, count, begin + (end - begin) * (number / count if count else 1.0)))


def tell_done(done: Done) -> None:
    """Say how far it is, if anybody hears it."""
    hears = telling.get()
    if hears is not None:
        hears(done)
