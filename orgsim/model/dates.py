"""Dates as precisely as they are known: a year, a season, a month, an ISO week or a day."""

from __future__ import annotations

import datetime as dt
import re
from functools import total_ordering
from typing import Literal

Precision = Literal["year", "season", "month", "week", "day"]

SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9}
"""The first month of each season; three months long, as the Finnish Meteorological Institute reckons them.

Winter is left out: it lies in two years, and "winter 2017" does not say in which of them it begins.
"""

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years that a file may tell of. Others are typing errors, and near the calendar's own edges nothing can be counted."""
FIRST_SOURCE_YEAR = 1000
"""As `FIRST_YEAR`, for documents that a draft is taken from: a decree may be old, and nothing is counted from it."""

_FORMS = re.compile(
    r"(?P<year>\d{4})"
    rf"(?:-(?P<month>\d{{2}})(?:-(?P<day>\d{{2}}))?|-W(?P<week>\d{{2}})|-(?P<season>{'|'.join(SEASONS)}))?\Z"
)


@total_ordering
class PartialDate:
    """A date of ISO 8601 reduced precision, or a season: the days from `first` to `last`, both included.

    Deliberately a plain class: msgspec hands types that it does not know to a decoding hook, which is how
    the text of a file becomes a date.
    """

    __slots__ = ("first", "last", "precision", "text")

    first: dt.date
    last: dt.date
    precision: Precision
    text: str

    def __init__(self, text: str) -> None:
        """Read `2016`, `2016-spring`, `2016-02`, `2016-W14` or `2016-02-25`; ValueError for anything else."""
        match = _FORMS.match(text)
        if match is None:
            raise ValueError(text)
        year = int(match["year"])
        if match["day"]:
            first = last = dt.date(year, int(match["month"]), int(match["day"]))
            precision: Precision = "day"
        elif match["month"]:
            first, last = _months(year, int(match["month"]), 1)
            precision = "month"
        elif match["season"]:
            first, last = _months(year, SEASONS[match["season"]], 3)
            precision = "season"
        elif match["week"]:
            first = dt.date.fromisocalendar(year, int(match["week"]), 1)
            last = dt.date.fromisocalendar(year, int(match["week"]), 7)
            precision = "week"
        else:
            first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
            precision = "year"
        for name, value in (("first", first), ("last", last), ("precision", precision), ("text", text)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is a value: {name} cannot be set")

    def __reduce__(self) -> tuple[type[PartialDate], tuple[str]]:
        # What is copied or sent to another process is read again, as nothing can be set from outside.
        return PartialDate, (self.text,)

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.first, self.last) == (other.first, other.last)

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __hash__(self) -> int:
        return hash((self.first, self.last))


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    """The first and last day of `count` months of one year; ValueError for a month that there is not."""
    after = month + count
    last = dt.date(year, after, 1) - dt.timedelta(days=1) if after <= 12 else dt.date(year, 12, 31)
    return dt.date(year, month, 1), last


def is_within_years(date: PartialDate, first: int = FIRST_YEAR) -> bool:
    """Whether its year is one that a file may tell of: `first` to `LAST_YEAR`."""
    return first <= int(date.text[:4]) <= LAST_YEAR
