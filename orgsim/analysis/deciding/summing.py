"""From runs to what is told of them: distributions with their intervals, parts, agendas."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from orgsim.analysis.deciding.loads import loads
from orgsim.analysis.deciding.process import Body, Course, Process
from orgsim.analysis.deciding.results import (
    Agenda,
    CaseKey,
    Days,
    Difference,
    Interval,
    Legal,
    Level,
    Overall,
    Parts,
    Period,
    Result,
    Step,
    Times,
    Wait,
)
from orgsim.analysis.deciding.runs.arrivals import DAY
from orgsim.analysis.deciding.runs.chance import Whole
from orgsim.analysis.deciding.runs.decided import Came, by_matter, decided_by_all, per_run, undecided
from orgsim.analysis.deciding.runs.running import BodyRuns, CourseRuns, Runs
from orgsim.analysis.deciding.ways.levels import share_of
from orgsim.messages import message

# Of Student's t at 97.5 %, by degrees of freedom from 1.
_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
      2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042)  # fmt: skip
_NORMAL = 1.96
Floats = NDArray[np.float64]
_PIECE = 1 << 16
"""Squares of minutes that are added in 64 bits: those of so many times of less than twenty years."""


def result(process: Process, runs: Runs, seed: int, common: frozenset[str] | None = None) -> Result:
    """What `runs` tell of the draft; `common` are the matters that drafts are compared over (`decided_by_all`).

    `None`: it is compared with no other.
    """
    told = {matter: _times(process, its) for matter, its in by_matter(process, runs).items()}
    unknown = {
        its.matter: Times(
            matter=its.matter,
            name=its.name,
            bodies=its.bodies,
            assumed=its.matter in process.assumed,
            missing=its.missing,
        )
        for its in process.unknown
    }
    matters = tuple([told.get(id) or unknown[id] for id in process.order])
    known = [times for times in matters if times.decision is not None]
    decided = frozenset(times.matter for times in known)
    shared = process.common & (decided if common is None else decided & common)
    slowest = max(known, key=lambda times: times.decision.mean if times.decision else 0.0, default=None)
    return Result(
        scenario=process.scenario,
        first=process.first,
        last=process.last,
        seed=seed,
        runs=runs.count,
        matters=matters,
        overall=_overall(process, runs, process.order, decided),
        common=_overall(process, runs, [id for id in process.order if id in process.common], shared),
        agendas=tuple(_agendas(process, runs)),
        loads=loads(process),
        slowest=None if slowest is None else slowest.matter,
        assumptions=process.assumptions,
        missing=process.missing,
    )


def difference(
    one: tuple[Process, Runs],
    reference: tuple[Process, Runs],
    matter: str | None = None,
    *,
    common: frozenset[str] | None = None,
) -> Difference | None:
    """How much longer cases take in `one` than in `reference`, over `common`, or for `matter`.

    `common` are the matters that all drafts decided (`decided_by_all`); `None`: those that both did. The difference is
    `None` where there are none, or they are not of the same runs. The interval is that of the differences run by
    run: both drafts have the same arrivals.
    """
    (process, runs), (other, others) = one, reference
    wanted = decided_by_all([one, reference]) if common is None else common
    if matter is not None:
        wanted = frozenset({matter})
    sums, counts = per_run(process, runs, wanted)
    other_sums, other_counts = per_run(other, others, wanted)
    if not sum(counts) or not sum(other_counts) or (runs.first, runs.count) != (others.first, others.count):
        return None
    mean, its = _linear(_runs(sums), _runs(counts))
    other_mean, other_its = _linear(_runs(other_sums), _runs(other_counts))
    half = _half_width(its - other_its)
    found = mean - other_mean
    return Difference(
        scenario=process.scenario,
        reference=other.scenario,
        matter=matter,
        mean=found,
        interval=None if half is None else Interval(found - half, found + half),
    )


def _times(process: Process, its: Sequence[Came]) -> Times:
    """What is told of a matter, all of its courses together."""
    course = its[-1][0]
    cases = course.cases if course.stated else None
    bodies = _ids(process, course)
    late = sum(undecided(came) for _, came in its)
    if late or not any(came.all_ready for _, came in its):
        reason = message("deciding.missing.undecided", n=late) if late else message("deciding.missing.no-case")
        return Times(
            matter=course.matter,
            name=course.name,
            bodies=bodies,
            assumed=course.matter in process.assumed,
            cases_a_year=cases,
            missing=(reason,),
        )
    minutes = np.concatenate([_minutes(came) for _, came in its])
    order = np.argsort(minutes, kind="stable")
    ascending = minutes[order]
    return Times(
        matter=course.matter,
        name=course.name,
        bodies=bodies,
        levels=tuple([_level(process, one) for one in its]) if len(its) > 1 else (),
        assumed=course.matter in process.assumed,
        cases_a_year=cases,
        decision=_decision(its, ascending),
        finality=_finality(its, ascending),
        parts=_parts(process, its),
        median_case=_case(its, int(order[_rank(len(order), 1, 2)])),
        p90_case=_case(its, int(order[_rank(len(order), 9, 10)])),
    )


def _level(process: Process, one: Came) -> Level:
    bodies = _ids(process, one[0])
    decision = _decision([one], np.sort(_minutes(one[1]))) if one[1].all_ready else None
    return Level(body=bodies[-1], bodies=bodies, share=share_of(one[0].places), decision=decision)


def _ids(process: Process, course: Course) -> tuple[str, ...]:
    return tuple([process.bodies[body].unit for body in course.bodies])


def _case(its: Sequence[Came], place: int) -> CaseKey:
    """The case at `place` among those of some courses, one after another."""
    at = 0
    while place >= its[at][1].all_ready:
        place -= its[at][1].all_ready
        at += 1
    course, came = its[at]
    until = np.cumsum(_runs(came.counts))
    run = int(np.searchsorted(until, place, side="right"))
    in_run = place - int(until[run - 1]) if run else place
    number = int(np.frombuffer(came.numbers, dtype=np.int32)[place]) if came.numbers else in_run
    return CaseKey(run=run, matter=course.matter, number=number)


def _overall(process: Process, runs: Runs, wanted: Sequence[str], decided: frozenset[str]) -> Overall:
    """Over the matters that are `decided`; of those `wanted` all others are left out."""
    its = [
        (course, came) for course, came in zip(process.courses, runs.courses, strict=True) if course.matter in decided
    ]
    known = dict.fromkeys(course.matter for course, _ in its)
    left_out = tuple([matter for matter in wanted if matter not in known])
    if not its:
        return Overall(matters=(), left_out=left_out, decision=None, finality=None, parts=None)
    ascending = np.sort(np.concatenate([_minutes(came) for _, came in its]))
    return Overall(
        matters=tuple(known),
        left_out=left_out,
        decision=_decision(its, ascending),
        finality=_finality(its, ascending),
        parts=_parts(process, its),
    )


def _minutes(came: CourseRuns) -> Whole:
    return np.frombuffer(came.decisions, dtype=np.int32).astype(np.int64)


def _decision(its: Sequence[Came], ascending: Whole) -> Days:
    """From readiness to the decision, of the cases of some courses together, whose minutes are `ascending`."""
    return _days(ascending, _added([came.sums for _, came in its]), _added([came.decided for _, came in its]))


def _finality(its: Sequence[Came], ascending: Whole) -> Days:
    """From readiness until the decision is final; `ascending`: the minutes to the decision."""
    later = {_legal_days(course) * DAY for course, _ in its}
    if len(later) == 1:
        # As they are of one matter, and of most drafts as a whole: to sort takes longer than all else.
        minutes = ascending + later.pop()
    else:
        minutes = np.sort(np.concatenate([_minutes(came) + _legal_days(course) * DAY for course, came in its]))
    sums = _added([_later(came, _legal_days(course) * DAY) for course, came in its])
    return _days(minutes, sums, _added([came.decided for _, came in its]))


def _legal_days(course: Course) -> int:
    return course.minutes + course.notice + course.remedy_days


def _later(came: CourseRuns, by: int) -> Whole:
    """The sums of runs in which every case takes so much longer."""
    return _runs(came.sums) + by * _runs(came.decided)


def _runs(its: Sequence[int]) -> Whole:
    return np.array(its, dtype=np.int64)


def _added(rows: Sequence[Sequence[int] | Whole]) -> Whole:
    found: Whole = np.array(rows, dtype=np.int64).sum(axis=0)
    return found


def _days(minutes: Whole, sums: Whole, counts: Whole) -> Days:
    """The distribution of `minutes`, ascending; `sums` and `counts` are those of each run."""
    many = len(minutes)
    mean, its = _linear(sums, counts)
    # A single run with cases tells nothing of others, however many there are without.
    half = _half_width(its) if np.count_nonzero(counts) > 1 else None
    # Cases of one run wait for the same meetings, so that they tell less than as many that have nothing in common.
    spread = _variance(minutes)
    error = 0.0 if half is None else (half / _quantile(len(counts))) ** 2
    alike = max(1.0, error / (spread / many)) if spread else 1.0
    reach = math.ceil(_NORMAL * math.sqrt(many * alike) / 2)
    middle = _rank(many, 1, 2)

    def day(place: int) -> float:
        return int(minutes[min(max(place, 0), many - 1)]) / DAY

    return Days(
        cases=many,
        mean=mean,
        mean_interval=None if half is None else Interval(mean - half, mean + half),
        median=day(middle),
        median_interval=None if half is None else Interval(day(middle - reach), day(middle + reach)),
        lower=day(_rank(many, 1, 4)),
        upper=day(_rank(many, 3, 4)),
        p90=day(_rank(many, 9, 10)),
        least=day(0),
        most=day(many - 1),
        by_day=tuple(np.bincount(minutes // DAY).tolist()),
    )


def _variance(minutes: Whole) -> float:
    """In days²; of whole numbers throughout, so that it does not depend on the machine."""
    many = len(minutes)
    total = int(minutes.sum())
    pieces = (minutes[start : start + _PIECE] for start in range(0, many, _PIECE))
    squares = sum(int(np.dot(piece, piece)) for piece in pieces)
    return (many * squares - total**2) / (many * max(many - 1, 1) * DAY**2)


def _rank(many: int, part: int, of: int) -> int:
    """The place of the smallest value that at least `part` / `of` of all do not exceed."""
    return -(-many * part // of) - 1


def _linear(sums: Whole, counts: Whole) -> tuple[float, Floats]:
    """The mean in days, and by how much each run moves it, in days times the number of runs.

    The mean of a ratio estimator: runs differ in how many cases they have.
    """
    total, many = int(sums.sum()), int(counts.sum())
    mean = total / many / DAY
    each = many / len(counts)
    return mean, (sums / DAY - mean * counts) / each


def _half_width(moves: Floats) -> float | None:
    """Half of the 95 % interval of the mean of runs that have nothing to do with each other; `None` for one run."""
    runs = len(moves)
    if runs < 2:
        return None
    # Sums that do not depend on how a machine adds up arrays.
    middle = math.fsum(moves.tolist()) / runs
    variance = math.fsum(((moves - middle) ** 2).tolist()) / (runs - 1) / runs
    return _quantile(runs) * math.sqrt(variance)


def _quantile(runs: int) -> float:
    return _T[runs - 2] if 2 <= runs <= len(_T) + 1 else _NORMAL


def _parts(process: Process, its: Sequence[Came]) -> Parts:
    """Where the days go, of the cases of several courses together."""
    many = sum(came.all_decided for _, came in its)
    per_case = many * DAY
    sums: dict[tuple[Step, int], list[int]] = {}
    legal: dict[Period, int] = {}
    for course, came in its:
        cases = came.all_decided
        steps = [*course.bodies, *([course.above] if course.above is not None else [])]
        for place, (body, step) in enumerate(zip(steps, came.steps, strict=False)):
            role = _ROLES[0 if place < len(course.bodies) - 1 else 1 if place < len(course.bodies) else 2]
            total = sums.setdefault((role, body), [0, 0, 0, 0])
            for at, value in enumerate((step.meeting, step.full, step.tabled, step.cases)):
                total[at] += value
        periods: tuple[tuple[Period, int], ...] = (
            ("minutes", course.minutes),
            ("notice", course.notice),
            (course.remedy, course.remedy_days),
        )
        for kind, days in periods:
            legal[kind] = legal.get(kind, 0) + days * cases
    stated = all(course.preparation is not None for course, _ in its)
    return Parts(
        preparation=sum(came.preparation for _, came in its) / per_case if stated else None,
        waits=tuple(
            Wait(
                body=process.bodies[body].unit,
                step=role,
                meeting=total[0] / per_case,
                full=total[1] / per_case,
                tabled=total[2] / per_case,
                share=total[3] / many,
            )
            for (role, body), total in sorted(sums.items(), key=lambda entry: _ROLES.index(entry[0][0]))
        ),
        taken_over=sum(came.taken_after for _, came in its) / per_case,
        legal=tuple([Legal(kind=kind, days=days / many) for kind, days in legal.items()]),
    )


_ROLES: tuple[Step, ...] = get_args(Step)


def _unstated(process: Process) -> set[int]:
    """The bodies to which cases come of which the draft does not say how many these are."""
    found: set[int] = set()
    for course in process.courses:
        if not course.stated:
            found.update(course.bodies)
            if process.escalated and course.above is not None:
                found.add(course.above)
    return found


def _agendas(process: Process, runs: Runs) -> Iterator[Agenda]:
    unstated = _unstated(process)
    held: dict[int, tuple[dt.date, ...]] = {}
    for index in sorted(process.handling):
        body = process.bodies[index]
        if not body.at_once:
            days = body.calendars[0]
            if id(days) not in held:
                # Thousands of bodies may meet alike.
                held[id(days)] = tuple([process.first + dt.timedelta(days=day) for day in days if day < process.days])
            yield _agenda(body, runs.bodies[index], held[id(days)], stated=index not in unstated)


def _agenda(body: Body, came: BodyRuns, meetings: tuple[dt.date, ...], *, stated: bool) -> Agenda:
    """`stated`: whether the draft says of all that comes to the body how often it comes."""
    items = came.items / came.meetings if came.meetings else 0.0
    return Agenda(
        body=body.unit,
        name=body.name,
        meetings=meetings,
        closes=body.closes,
        limit=body.limit,
        hours=body.hours,
        items=items if stated else None,
        at_least=items,
        most_items=came.most,
        full=None if body.limit is None or not came.meetings else came.full / came.meetings,
        put_off=came.put_off / came.meetings if came.meetings else 0.0,
        evenly=body.evenly,
    )
