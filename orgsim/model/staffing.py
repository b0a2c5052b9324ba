"""Who works in a unit, what it costs, and who leads it: as its draft states it.

What is not stated is unknown, never 0. Decimal numbers of files are floats of at most 15 digits, which are read and
written without loss; sums of them are exact by `total`, so that 0.1 and 0.2 are 0.3.
"""

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from orgsim.model.text import Text

MOST_EUROS = 10**13
"""Far beyond any municipality; sums of such numbers stay exact."""


class Staff(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Who works in a unit and in all below it, however many units it stands for. Of a post: who holds it.

    People and full-time equivalents are two measures of the same staff, and neither follows from the other. A file may
    write just the people as a number.
    """

    people: int | None = None
    """Persons. `None`: not stated, as for all below."""
    fte: float | None = None
    """Full-time equivalents (henkilötyövuodet)."""
    vacant: bool | None = None
    """Of a post: whether nobody holds it. What it states is then its size, and nobody works in it."""


class Budget(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What a unit and all below it cost in a year, in euros."""

    expenses: float | None = None
    income: float | None = None
    year: int | None = None
    """Of the budget or the accounts that the figures are from."""


class Leader(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Who leads a unit. A file may write just the title."""

    title: Text | None = None
    """Of the post, such as "toimialajohtaja"."""
    oto: bool | None = None
    """Whether it is held beside another post (oman toimen ohella)."""


def total(numbers: Iterable[float]) -> float | int:
    """The sum of numbers as they are written in decimals, an integer where it is whole."""
    listed = [*numbers]
    if all(type(number) is int for number in listed):
        return sum(listed)
    return plain_number(sum(map(exact, listed), Decimal(0)))


def exact(number: float) -> Decimal:
    """The number as it is written in decimals: 0.1 is a tenth, which no binary fraction is."""
    return Decimal(repr(number))


def plain_number(number: Decimal | float) -> float | int:
    """The same number, an integer where it is whole."""
    whole = int(number)
    return whole if whole == number else float(number)
