"""Runs of a process: so many years of cases, each drawn anew."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.agendas import all_meetings
from orgsim.analysis.deciding.runs.arrivals import cases_of, ways
from orgsim.analysis.deciding.runs.chance import Whole
from orgsim.analysis.deciding.runs.flowing import flow
from orgsim.analysis.deciding.runs.outcome import UNDECIDED, Outcome, Which, empty
from orgsim.analysis.deciding.runs.queueing import queue
from orgsim.analysis.deciding.ways.levels import WHOLE


class StepSums(msgspec.Struct, frozen=True):
    """What all cases of a course waited at one body, in minutes, and how many came through it."""

    meeting: int
    full: int
    tabled: int
    cases: int


class CourseRuns(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one course."""

    counts: array[int]
    """Cases of each run. As arrays, this and what follows take a fraction of the room: there may be millions."""
    numbers: bytes
    """Of each case, its number among those of its matter in its run, as int32; empty where the course has all."""
    decisions: bytes
    """Minutes from readiness to the decision of each case, run by run, as int32 of this machine; −1: undecided."""
    sums: array[int]
    """Of each run the minutes of its decided cases."""
    decided: array[int]
    """Of each run how many are decided."""
    all_ready: int
    """Cases of all runs: thousands of matters would have them added up again and again."""
    all_decided: int
    """How many of them are decided."""
    preparation: int
    """Minutes of all decided cases, as what follows."""
    steps: tuple[StepSums, ...]
    """By body, and at last the one that takes over."""
    taken_after: int
    taken: int
    """How many decisions were taken over."""


class BodyRuns(msgspec.Struct, frozen=True, kw_only=True):
    """What stood on the agendas of one body in the year, over all its meetings in all runs."""

    meetings: int
    items: int
    put_off: int
    full: int
    """How many meetings handled as many items as they can take."""
    most: int
    """Items at one meeting."""


class Runs(msgspec.Struct, frozen=True, kw_only=True):
    """What came of some runs in a row; those of several rows are put together by `joined`."""

    first: int
    count: int
    courses: tuple[CourseRuns, ...]
    bodies: tuple[BodyRuns, ...]


def outcome(process: Process, runs: int, seed: int, first: int = 0) -> Outcome:
    """What came of each case of `runs` runs from the run `first` on."""
    cases = cases_of(process, seed, first, runs)
    way = ways(process, seed, first, runs)
    meetings = all_meetings(process)
    # Nothing comes to most bodies of a town, whose evenings are counted.
    handling = process.handling
    agendas = [its.most if body in handling else 0 for body, its in enumerate(meetings)]
    into = empty(process, cases, way, agendas, runs)
    (queue if process.limited else flow)(process, cases, meetings, way, into)
    return into


def run_chunk(process: Process, runs: int, seed: int, first: int = 0) -> Runs:
    """Runs from the run `first` on: what a process of a pool can do. What is given and returned can be pickled.

    The same seed gives each run the same cases, whatever else is run.
    """
    came = outcome(process, runs, seed, first)
    return Runs(first=first, count=runs, courses=_courses_of(process, came), bodies=_bodies_of(process, came))


def _courses_of(process: Process, came: Outcome) -> tuple[CourseRuns, ...]:
    """What came of the courses; summed for all at once, as a call of numpy for each takes far longer than its sum."""
    cases, starts, runs = came.cases, came.cases.starts, came.items.runs
    decided = came.decision != UNDECIDED
    row = (cases.course * runs + cases.run)[decided]
    shape = len(process.courses), runs
    sums = np.zeros(shape[0] * runs, dtype=np.int64)
    np.add.at(sums, row, came.decision[decided])
    many = np.bincount(row, minlength=len(sums)).reshape(shape)

    def of_decided(minutes: Whole | Which) -> list[int]:
        """The sum of each course."""
        return _sums(np.where(decided, minutes, 0), starts)

    waits = [[of_decided(each[step]) for each in (came.meeting, came.full, came.tabled)]
             for step in range(len(came.meeting))]  # fmt: skip
    all_ready, all_decided = cases.counts.sum(axis=1).tolist(), many.sum(axis=1).tolist()
    taken = of_decided(came.taken)
    preparation, taken_after = of_decided(cases.preparation), of_decided(came.taken_after)
    numbers, decisions = cases.number.astype(np.int32), came.decision.astype(np.int32)
    rows = zip(_packed(cases.counts), _packed(sums.reshape(shape)), _packed(many), strict=True)
    return tuple(
        [
            CourseRuns(
                counts=counts,
                numbers=b"" if course.places == WHOLE else numbers[place].tobytes(),
                decisions=decisions[place].tobytes(),
                sums=its_sums,
                decided=its_decided,
                all_ready=all_ready[index],
                all_decided=all_decided[index],
                preparation=preparation[index],
                steps=tuple(
                    [
                        StepSums(
                            meeting=waits[step][0][index],
                            full=waits[step][1][index],
                            tabled=waits[step][2][index],
                            cases=all_decided[index] if step < len(course.bodies) else taken[index],
                        )
                        for step in range(len(course.bodies) + 1)
                    ]
                ),
                taken_after=taken_after[index],
                taken=taken[index],
            )
            for index, (course, (counts, its_sums, its_decided)) in enumerate(zip(process.courses, rows, strict=True))
            for place in (cases.of_course(index),)
        ]
    )


def _packed(rows: Whole) -> list[array[int]]:
    """Each row of numbers from 0 on as an array, in as few bytes a number as the largest takes."""
    most = int(rows.max(initial=0))
    code: Literal["B", "H", "i", "q"] = (
        "B" if most < 1 << 8 else "H" if most < 1 << 16 else "i" if most < 1 << 31 else "q"
    )
    return [array(code, row.tobytes()) for row in rows.astype(code)]


def _bodies_of(process: Process, came: Outcome) -> tuple[BodyRuns, ...]:
    """What stood on the agendas of the bodies."""
    bodies, starts, runs = process.bodies, came.items.starts, came.items.runs
    items, put_off = (_sums(its.all, starts) for its in (came.items, came.put_off))
    most = [0] * len(bodies)
    some = np.flatnonzero(np.diff(starts))
    for place, highest in zip(some.tolist(), _highest(came.items.all, starts[:-1][some]), strict=True):
        most[place] = highest
    held: dict[int, Whole] = {}
    found = []
    for index, body in enumerate(bodies):
        if id(body.calendars) not in held:
            meetings = [bisect_left(days, process.days) for days in body.calendars]
            held[id(body.calendars)] = np.array([*meetings, 0], dtype=np.int64)
        its_held = held[id(body.calendars)]
        found.append(
            BodyRuns(
                meetings=int(its_held[came.ways[index]].sum()) if body.evenly else int(its_held[0]) * runs,
                items=items[index],
                put_off=put_off[index],
                full=0 if body.limit is None else int((came.handled[index] >= body.limit).sum()),
                most=most[index],
            )
        )
    return tuple(found)


def _sums(its: Whole, starts: Whole) -> list[int]:
    """The sum of each stretch."""
    added = np.append(0, np.cumsum(its, dtype=np.int64))
    found: list[int] = (added[starts[1:]] - added[starts[:-1]]).tolist()
    return found


def _highest(its: Whole, starts: Whole) -> list[int]:
    """The highest number of each stretch, none of which is empty."""
    found: list[int] = np.maximum.reduceat(its, starts).tolist() if len(starts) else []
    return found


def joined(parts: Sequence[Runs]) -> Runs:
    """Runs in a row as one, in whichever order they come."""
    rows = sorted(parts, key=lambda part: part.first)
    if len(rows) == 1:
        return rows[0]
    return Runs(
        first=rows[0].first,
        count=sum(part.count for part in rows),
        courses=tuple(_courses(its) for its in zip(*(part.courses for part in rows), strict=True)),
        bodies=tuple(_bodies(its) for its in zip(*(part.bodies for part in rows), strict=True)),
    )


def _courses(parts: Sequence[CourseRuns]) -> CourseRuns:
    return CourseRuns(
        counts=_in_a_row([part.counts for part in parts]),
        numbers=b"".join(part.numbers for part in parts),
        decisions=b"".join(part.decisions for part in parts),
        sums=_in_a_row([part.sums for part in parts]),
        decided=_in_a_row([part.decided for part in parts]),
        all_ready=sum(part.all_ready for part in parts),
        all_decided=sum(part.all_decided for part in parts),
        preparation=sum(part.preparation for part in parts),
        steps=tuple(
            StepSums(
                sum(step.meeting for step in steps),
                sum(step.full for step in steps),
                sum(step.tabled for step in steps),
                sum(step.cases for step in steps),
            )
            for steps in zip(*(part.steps for part in parts), strict=True)
        ),
        taken_after=sum(part.taken_after for part in parts),
        taken=sum(part.taken for part in parts),
    )


def _in_a_row(parts: Sequence[array[int]]) -> array[int]:
    widest = max(parts, key=lambda part: part.itemsize).typecode
    if all(part.typecode == widest for part in parts):
        return array(widest, b"".join(parts))
    return array(widest, [number for part in parts for number in part])


def _bodies(parts: Sequence[BodyRuns]) -> BodyRuns:
    return BodyRuns(
        meetings=sum(part.meetings for part in parts),
        items=sum(part.items for part in parts),
        put_off=sum(part.put_off for part in parts),
        full=sum(part.full for part in parts),
        most=max(part.most for part in parts),
    )
