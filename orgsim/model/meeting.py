"""When a body meets: by a rule of the calendar, on stated days, or so many times a year."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

import msgspec

from orgsim.model.dates import PartialDate

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""From the first of ISO 8601 on: their places are those of `datetime.date.weekday`."""
Period = Literal["week", "month"]
Month = Literal[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS: tuple[Month, ...] = get_args(Month)
WeekParity = Literal["even", "odd"]
NTH = (1, 2, 3, 4, 5, -1)
"""Which of the weekdays of a month: -1 is the last."""
_MOST_DAYS = 366
MOST_EVERY = 52
"""Weeks or months between meetings, at most."""


class Meets(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", omit_defaults=True):
    """When a body meets, told in one of three ways: `a_year`, `dates`, or a rule.

    A rule is `every` with `period`, or `weeks`, with the weekday.
    """

    a_year: int | None = None
    """Meetings a year, 0 to `MOST_MEETINGS`; on which days is not stated."""
    dates: tuple[dt.date, ...] = ()
    """The days themselves, ascending."""
    every: int | None = None
    """Weeks or months from one meeting to the next, 1 to `MOST_EVERY`."""
    period: Period | None = None
    """What `every` counts."""
    on: Weekday | None = None
    """`None`: not stated, which only a rule from a date may leave out."""
    nth: int | None = None
    """Of months: which of the days `on` in the month, one of `NTH`."""
    weeks: WeekParity | None = None
    """Weeks whose number by ISO 8601 is even, or odd: two in a row are odd where a year has 53 of them."""
    from_: dt.date | None = msgspec.field(default=None, name="from")
    """No meeting before it; a rule of every several weeks or months is counted from here."""
    except_: tuple[PartialDate, ...] = msgspec.field(default=(), name="except")
    """Days, weeks, months, seasons or years without a meeting."""
    except_months: tuple[int, ...] = ()
    """Months of every year without a meeting, 1 to 12, ascending. A file states them under `except` too, by name."""

    def excepts(self, first: dt.date, last: dt.date) -> bool:
        """Whether there is no meeting from the one day to the other, both included: one thing excepts all of it."""
        month = (first.year, first.month) == (last.year, last.month) and first.month in self.except_months
        return month or any(each.first <= first and last <= each.last for each in self.except_)


def can_be_stated(meets: Meets) -> bool:
    """Whether it says in just one way when a body meets, as a file can."""
    if [bool(meets.dates), meets.a_year is not None, meets.every is not None, meets.weeks is not None].count(True) != 1:
        return False
    rest = (meets.on, meets.nth, meets.from_, meets.period)
    if meets.dates:
        return (
            rest == (None,) * 4
            and not meets.except_
            and not meets.except_months
            and list(meets.dates) == sorted(set(meets.dates))
        )
    if meets.a_year is not None:
        return rest == (None,) * 4 and 0 <= meets.a_year <= _MOST_DAYS
    if meets.weeks is not None:
        return meets.on is not None and meets.nth is None and meets.period is None
    if meets.every is None or not 1 <= meets.every <= MOST_EVERY:
        return False
    if meets.period == "month":
        return meets.on is not None and meets.nth in NTH
    return meets.period == "week" and meets.nth is None and (meets.on is not None or meets.from_ is not None)


FAR_YEARS = 10
"""So many years from all others a year is more likely a typing error: one digit amiss in the tens or before."""


def year_told(meets: Meets) -> int | None:
    """The year that a body's meetings tell: the one of which most days are named, or from which they are counted."""
    if not meets.dates:
        return None if meets.from_ is None else meets.from_.year
    named = Counter(day.year for day in meets.dates)
    return min(named, key=lambda year: (-named[year], year))


def is_far(year: int, others: Iterable[int]) -> bool:
    """Whether a year lies `FAR_YEARS` or more from all others; from none where there are no others."""
    distances = [abs(year - other) for other in others]
    return bool(distances) and min(distances) >= FAR_YEARS
