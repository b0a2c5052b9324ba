"""Which single change would shorten decisions most: for each body one meeting more a month, and what that gains."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from orgsim.analysis.deciding.holidays import is_working_day
from orgsim.analysis.deciding.meeting_times import calendars
from orgsim.analysis.deciding.process import Body, Process
from orgsim.analysis.deciding.results import Gain, Interval
from orgsim.analysis.deciding.runs.running import Runs, joined, run_chunk
from orgsim.analysis.deciding.simulating import chunks, fitting
from orgsim.analysis.deciding.summing import difference
from orgsim.model.meeting import Meets

_MONTHS = 12


def gains(process: Process, runs: Runs, seed: int) -> Iterator[Gain]:
    """The gain of each body that handles any matter, in reading order, found one after another.

    `runs` are those of `process` with that seed, from its first run on. The same runs are done again with the further
    meetings, so that the gain is theirs and not chance's. A month that the draft keeps free stays free.
    """
    alone = replace(process, common=frozenset(process.matters))
    for index in sorted(process.handling):
        body = process.bodies[index]
        more = None if body.at_once else with_more_meetings(body, process)
        if more is None:
            continue
        changed = replace(alone, bodies=(*process.bodies[:index], more, *process.bodies[index + 1 :]))
        found = difference((changed, _again(changed, index, runs, seed)), (alone, runs))
        if found is None:
            continue
        before = {day for day in body.calendars[0] if day < process.days}
        after = {day for day in more.calendars[0] if day < process.days}
        yield Gain(
            body=body.unit,
            name=body.name,
            meetings=len(before),
            added=() if body.evenly else _dates(process.first, after - before),
            added_a_year=len(after) - len(before),
            days=-found.mean,
            interval=None if found.interval is None else Interval(-found.interval.high, -found.interval.low),
            matters=tuple(
                dict.fromkeys(
                    course.matter for course in process.courses if index in course.bodies or index == course.above
                )
            ),
        )


def _again(process: Process, index: int, runs: Runs, seed: int) -> Runs:
    """The same runs, with another calendar of the body `index`.

    Where no meeting is limited, cases do not get into each other's way: those that do not come to it went as before.
    """
    comes = [process.limited or index in course.bodies or index == course.above for course in process.courses]
    some = tuple([course for course, it_does in zip(process.courses, comes, strict=True) if it_does])
    alone = replace(process, courses=some)
    pieces = chunks(runs.count, fitting([alone]))
    came = iter(joined([run_chunk(alone, count, seed, runs.first + first) for first, count in pieces]).courses)
    courses = [next(came) if it_does else before for before, it_does in zip(runs.courses, comes, strict=True)]
    return replace(runs, courses=tuple(courses))


def with_more_meetings(body: Body, process: Process) -> Body | None:
    """The body with one meeting more in each month that its draft does not keep free; `None` where it has no room.

    Of a number a year so many more are spread with them; among named days each comes in the middle of the widest gap
    that reaches into the month.
    """
    meets = body.meets
    if meets is None:
        return None
    if meets.a_year is not None:
        months = [month for month in range(1, _MONTHS + 1) if not _is_free(meets, process.first.year, month)]
        found = calendars(replace(meets, a_year=meets.a_year + len(months)), process.first)
    else:
        found = tuple([_denser(days, meets, process.first) for days in body.calendars])
    return None if found == body.calendars else replace(body, calendars=found)


def _denser(days: tuple[int, ...], meets: Meets, first: dt.date) -> tuple[int, ...]:
    if not days:
        return days
    last = first + dt.timedelta(days=days[-1])
    held = set(days)
    added = set()
    for year in range(first.year, last.year + 1):
        for month in range(1, _MONTHS + 1):
            begin, end = _month(year, month)
            if end > last or _is_free(meets, year, month):
                continue
            open_days = [
                day
                for day in range((begin - first).days, (end - first).days + 1)
                if day not in held and _is_open(meets, first + dt.timedelta(days=day))
            ]
            if open_days:
                added.add(max(open_days, key=lambda day: (_distance(day, days), -day)))
    return tuple(sorted(held | added))


def _dates(first: dt.date, days: set[int]) -> tuple[dt.date, ...]:
    return tuple([first + dt.timedelta(days=day) for day in sorted(days)])


def _distance(day: int, days: tuple[int, ...]) -> int:
    return min(abs(day - other) for other in days)


def _is_free(meets: Meets, year: int, month: int) -> bool:
    """Whether the draft keeps all of a month free."""
    return meets.excepts(*_month(year, month))


def _is_open(meets: Meets, day: dt.date) -> bool:
    return is_working_day(day) and not meets.excepts(day, day)


def _month(year: int, month: int) -> tuple[dt.date, dt.date]:
    after = dt.date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return dt.date(year, month, 1), after - dt.timedelta(days=1)
