"""The days on which a body meets, by what its draft states of them.

Rules of the calendar are those of RFC 5545 but for what a planner means otherwise: a rule that is counted from a date
begins with the first such weekday from it on, be the date another weekday or not; and weeks are even or odd by their
number in ISO 8601.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from orgsim.analysis.deciding.holidays import free_days, is_working_day
from orgsim.model.dates import PartialDate
from orgsim.model.meeting import WEEKDAYS, Meets

_DAY = dt.timedelta(days=1)
COUNTED_FROM = dt.date(2001, 1, 1)
"""Rules of several weeks or months that do not say from when are counted from here: see `is_phase_assumed`."""


class Calendar(Struct, frozen=True):
    """What becomes of a body's meetings in some days."""

    days: tuple[dt.date, ...]
    """On which it meets, ascending, each once."""
    moved: tuple[tuple[dt.date, dt.date], ...] = ()
    """Days of the rule that are free, with the day of the same week on which it meets instead; by the latter."""
    dropped: tuple[dt.date, ...] = ()
    """Days of the rule that are free, and no working day is left of their week: it does not meet."""
    held: tuple[dt.date, ...] = ()
    """Days that the draft names one by one although they are free: it meets, as it says."""


def meeting_days(meets: Meets, first: dt.date, last: dt.date, phase: float = 0.5) -> tuple[dt.date, ...]:
    """The days from `first` to `last`, both included, on which a body meets: see `calendar_of`."""
    return calendar_of(meets, first, last, phase).days


def calendar_of(meets: Meets, first: dt.date, last: dt.date, phase: float = 0.5) -> Calendar:
    """The meetings from `first` to `last`, both included; what is found of a day does not depend on these.

    A day of a rule that is free (`free_days`) passes to the next working day of its week; where none is left, that
    meeting is dropped. Days that are named one by one stay. A number a year is spread evenly over the working days of
    each year that are not excepted, the first `phase` (from 0, below 1) of a share behind the year's beginning; a body
    meets once a day, so more meetings than working days are as many as these.
    """
    if last < first:
        return Calendar(())
    if meets.dates:
        days = tuple([day for day in sorted(set(meets.dates)) if first <= day <= last])
        return Calendar(days, held=tuple([day for day in days if day in free_days(day.year)]))
    if meets.a_year is not None:
        return Calendar(tuple(_spread(meets, meets.a_year, first, last, phase)))
    return _by_rule(meets, first, last)


def is_phase_assumed(meets: Meets) -> bool:
    """Whether a rule of every several weeks or months leaves open from when it counts: then `COUNTED_FROM`."""
    return meets.every is not None and meets.every > 1 and meets.from_ is None


def _by_rule(meets: Meets, first: dt.date, last: dt.date) -> Calendar:
    # A meeting moves within its week: whole weeks hold all that may come to lie in the days asked for.
    monday = first - _DAY * first.weekday()
    sunday = last + _DAY * (6 - last.weekday())
    days: list[dt.date] = []
    moved: list[tuple[dt.date, dt.date]] = []
    dropped: list[dt.date] = []
    for meant in _meant(meets, monday, sunday):
        if _is_excepted(meets, meant):
            continue
        day = _held_on(meets, meant)
        if day is None:
            if first <= meant <= last:
                dropped.append(meant)
        elif first <= day <= last:
            days.append(day)
            if day != meant:
                moved.append((meant, day))
    return Calendar(tuple(days), tuple(moved), tuple(dropped))


def _held_on(meets: Meets, meant: dt.date) -> dt.date | None:
    """The day itself, or where it is free the next working day of its week."""
    if meant not in free_days(meant.year):
        return meant
    rest = (meant + _DAY * ahead for ahead in range(1, 7 - meant.weekday()))
    return next((day for day in rest if is_working_day(day) and not _is_excepted(meets, day)), None)


def _is_excepted(meets: Meets, day: dt.date) -> bool:
    return meets.excepts(day, day)


def _meant(meets: Meets, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days of the rule, whatever days these are."""
    start = meets.from_ or COUNTED_FROM
    if meets.from_ is not None and meets.from_ > last:
        return
    step = meets.every or 1
    weekday = start.weekday() if meets.on is None else WEEKDAYS.index(meets.on)
    if meets.period == "month":
        yield from _months(start if meets.from_ else None, step, weekday, meets.nth or 1, first, last)
        return
    begin = start + _DAY * ((weekday - start.weekday()) % 7)
    every = _DAY * 7 * step
    if meets.from_ is None or begin < first:
        begin += every * -((begin - first) // every)
    for day in _rule("weekly", begin, last, step):
        if meets.weeks is None or (day.isocalendar().week % 2 == 0) == (meets.weeks == "even"):
            yield day


def _months(
    start: dt.date | None, step: int, weekday: int, nth: int, first: dt.date, last: dt.date
) -> Iterator[dt.date]:
    """Which of those weekdays of a month; counted from the first one from `start` on, which need not lie in its month.

    A month that has no fifth one is passed over, and the others are counted as they are.
    """
    if start is None:
        begin = COUNTED_FROM.replace(day=1)
    else:
        begin = next(_rule("monthly", start, start + _DAY * 366, 1, weekday, nth)).replace(day=1)
    if start is None or begin < first:
        behind = (first.year - begin.year) * 12 + first.month - begin.month
        ahead = begin.year * 12 + begin.month - 1 + behind // step * step
        begin = dt.date(ahead // 12, ahead % 12 + 1, 1)
    for day in _rule("monthly", begin, last, step, weekday, nth):
        if day >= first and (start is None or day >= start):
            yield day


def _rule(
    of: str, begin: dt.date, last: dt.date, step: int, weekday: int | None = None, nth: int | None = None
) -> Iterator[dt.date]:
    from dateutil import rrule

    midnight = dt.time()
    found = rrule.rrule(
        rrule.WEEKLY if of == "weekly" else rrule.MONTHLY,
        dtstart=dt.datetime.combine(begin, midnight),
        until=dt.datetime.combine(last, midnight),
        interval=step,
        byweekday=None if weekday is None or nth is None else rrule.weekday(weekday)(nth),
    )
    for moment in found:
        yield moment.date()


def _spread(meets: Meets, a_year: int, first: dt.date, last: dt.date, phase: float) -> Iterator[dt.date]:
    for year in range(first.year, last.year + 1):
        open_days = _open_days(year, meets.except_, meets.except_months)
        number = min(a_year, len(open_days))
        for place in range(number):
            day = open_days[min(int((place + phase) * len(open_days) / number), len(open_days) - 1)]
            if first <= day <= last:
                yield day


@lru_cache(maxsize=256)
def _open_days(year: int, excepted: tuple[PartialDate, ...], months: tuple[int, ...]) -> tuple[dt.date, ...]:
    """The working days of a year that are not excepted: asked for by each body, in each way that it may meet."""
    if not excepted and not months:
        return _working_days(year)
    meets = Meets(except_=excepted, except_months=months)
    return tuple([day for day in _working_days(year) if not meets.excepts(day, day)])


@lru_cache(maxsize=16)
def _working_days(year: int) -> tuple[dt.date, ...]:
    """Those of every body: drafts have hundreds of bodies, and a year some 250 such days."""
    first = dt.date(year, 1, 1)
    days = (first + _DAY * ahead for ahead in range(366))
    return tuple([day for day in days if day.year == year and is_working_day(day)])
