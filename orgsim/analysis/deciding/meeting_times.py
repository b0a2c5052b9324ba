"""When the bodies of a draft meet: as it states, as the comparison assumes, or as others have met."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from orgsim.analysis.deciding.calendar import meeting_days
from orgsim.analysis.deciding.process import YEARS_AHEAD
from orgsim.model.meeting import Meets
from orgsim.model.units import Unit

_WAYS = 8
"""Ways to spread a number of meetings over a year: which days they are is not known, so that none is taken for true."""
_WEEKS = 364
"""Days in 52 weeks: a date so much later is the same weekday."""


@lru_cache(maxsize=512)
def calendars(meets: Meets, first: dt.date) -> tuple[tuple[int, ...], ...]:
    """The days of meetings from `first` on, counted from it, as far as they are simulated; none where it never meets.

    Days that are named one by one go on after the last of them as they began, 52 weeks later. A number a year is spread
    evenly, in several ways. Kept, as many bodies meet alike, in each draft.
    """
    last = first.replace(year=first.year + YEARS_AHEAD)
    if meets.dates:
        return (_days(_going_on(meets, first, last), first),)
    if meets.a_year is not None:
        return tuple([_days(meeting_days(meets, first, last, (way + 0.5) / _WAYS), first) for way in range(_WAYS)])
    return (_days(meeting_days(meets, first, last), first),)


def day_count(year: int) -> int:
    """The days of a year."""
    return (dt.date(year + 1, 1, 1) - dt.date(year, 1, 1)).days


def limit_of(unit: Unit) -> int | None:
    """Items that a meeting can take: of a box that stands for several bodies those of all of them together."""
    return None if unit.items is None else unit.items * unit.weight


def _going_on(meets: Meets, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    # In numbers of days: what lies apart by thousands of years goes on behind the last day that a date can be.
    named = sorted({day.toordinal() for day in meets.dates})
    period = _WEEKS * ((named[-1] - named[0]) // _WEEKS + 1)
    begin, end = first.toordinal(), last.toordinal()
    found: set[int] = set()
    for day in named:
        found.update(range(begin + (day - begin) % period, end + 1, period))
    return tuple([dt.date.fromordinal(day) for day in sorted(found)])


def _days(days: tuple[dt.date, ...], first: dt.date) -> tuple[int, ...]:
    return tuple([(day - first).days for day in days])
