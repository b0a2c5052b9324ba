"""How one case went: its run is done again, and read as a list of dated steps."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Container, Iterator

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.results import CaseKey, CasePath, PathStep, StepKind
from orgsim.analysis.deciding.runs.arrivals import DAY
from orgsim.analysis.deciding.runs.outcome import UNDECIDED
from orgsim.analysis.deciding.runs.running import outcome

_Step = tuple[StepKind, int, str | None]


def case_path(process: Process, seed: int, case: CaseKey) -> CasePath | None:
    """The steps of a case by their dates; `None` where there is no such case, or it is never decided."""
    if case.matter not in process.matters:
        return None
    came = outcome(process, 1, seed, case.run)
    at = next(
        (
            at
            for at, number in enumerate(came.cases.number)
            if number == case.number and process.courses[came.cases.course[at]].matter == case.matter
        ),
        None,
    )
    if at is None or came.decision[at] == UNDECIDED:
        return None
    course = process.courses[came.cases.course[at]]
    ready = int(came.cases.ready[at])
    steps: list[_Step] = [("ready", _day(ready), None)]
    if course.preparation is not None:
        steps.insert(0, ("prepared", _day(ready - int(came.cases.preparation[at])), None))
    moment = ready
    bodies = [*course.bodies, *([course.above] if came.taken[at] and course.above is not None else [])]
    for step, body in enumerate(bodies):
        if step == len(course.bodies):
            moment += int(came.taken_after[at])
            steps.append(("taken-over", _day(moment), process.bodies[body].unit))
        waits = [int(each[step, at]) for each in (came.meeting, came.full, came.tabled)]
        put_off = {_day(end) for its, end, which in came.postponed if its == body and at in which}
        steps += _at(process, body, int(came.ways[body][0]), moment, waits, put_off)
        moment += sum(waits)
        last = step == len(bodies) - 1 or step == len(course.bodies) - 1
        steps.append(("decided" if last else "passed-on", _day(moment), process.bodies[body].unit))
    day = _day(moment)
    public = day + course.minutes
    told = public + course.notice
    steps += [("minutes", public, None), ("told", told, None), ("final", told + course.remedy_days, None)]
    decision = int(came.decision[at]) / DAY
    return CasePath(
        scenario=process.scenario,
        case=case,
        steps=tuple(_dated(process.first, steps)),
        decision=decision,
        finality=decision + course.minutes + course.notice + course.remedy_days,
    )


def _at(
    process: Process, index: int, way: int, moment: int, waits: list[int], put_off: Container[int]
) -> Iterator[_Step]:
    """What happens to a case at a body before it is handled; where meetings are limited, `put_off` on these days."""
    body = process.bodies[index]
    if body.at_once:
        return
    days = body.calendars[way]
    could, came = _day(moment + waits[0]), _day(moment + waits[0] + waits[1])
    handled = _day(moment + sum(waits))
    for day in days[bisect_left(days, could) : bisect_left(days, came)]:
        yield "full", day, body.unit
    yield "closes", came - body.closes, body.unit
    for day in days[bisect_left(days, came) : bisect_left(days, handled)]:
        yield "tabled" if day in put_off or not process.limited else "full", day, body.unit


def _day(minute: int) -> int:
    """The day on which a minute lies: the last of a day still does."""
    return (minute - 1) // DAY


def _dated(first: dt.date, steps: list[_Step]) -> Iterator[PathStep]:
    before = steps[0][1]
    for kind, day, body in sorted(steps, key=lambda step: step[1]):
        yield PathStep(kind=kind, day=first + dt.timedelta(days=day), body=body, days=day - before)
        before = day
