"""Runs of a process: so many years of cases, each drawn anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec
import numpy as np

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.agendas import meetings_of
from orgsim.analysis.deciding.runs.arrivals import cases_of, ways
from orgsim.analysis.deciding.runs.flowing import flow
from orgsim.analysis.deciding.runs.outcome import UNDECIDED, Outcome, empty
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

    counts: tuple[int, ...]
    """Cases of each run."""
    numbers: bytes
    """Of each case, its number among those of its matter in its run, as int32; empty where the course has all."""
    decisions: bytes
    """Minutes from readiness to the decision of each case, run by run, as int32 of this machine; −1: undecided."""
    sums: tuple[int, ...]
    """Of each run the minutes of its decided cases."""
    decided: tuple[int, ...]
    """Of each run how many are decided."""
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
    meetings = tuple([meetings_of(body, process.days) for body in process.bodies])
    # Nothing comes to most bodies of a town, whose evenings are counted.
    handling = process.handling
    agendas = tuple([its.most if body in handling else 0 for body, its in enumerate(meetings)])
    into = empty(process, cases, way, agendas, runs)
    (queue if process.limited else flow)(process, cases, meetings, way, into)
    return into


def run_chunk(process: Process, runs: int, seed: int, first: int = 0) -> Runs:
    """Runs from the run `first` on: what a process of a pool can do. What is given and returned can be pickled.

    The same seed gives each run the same cases, whatever else is run.
    """
    came = outcome(process, runs, seed, first)
    courses = []
    for index, course in enumerate(process.courses):
        place = came.cases.of_course(index)
        counts = came.cases.counts[index]
        decision, run = came.decision[place], came.cases.run[place]
        decided = decision != UNDECIDED
        sums = np.zeros(runs, dtype=np.int64)
        np.add.at(sums, run[decided], decision[decided])
        taken = came.taken[place]
        steps = [
            StepSums(
                meeting=int(came.meeting[step, place][decided].sum()),
                full=int(came.full[step, place][decided].sum()),
                tabled=int(came.tabled[step, place][decided].sum()),
                cases=int(decided.sum()) if step < len(course.bodies) else int(taken[decided].sum()),
            )
            for step in range(len(course.bodies) + 1)
        ]
        courses.append(
            CourseRuns(
                counts=tuple(counts.tolist()),
                numbers=b"" if course.places == WHOLE else came.cases.number[place].astype(np.int32).tobytes(),
                decisions=decision.astype(np.int32).tobytes(),
                sums=tuple(sums.tolist()),
                decided=tuple(np.bincount(run[decided], minlength=runs).tolist()),
                preparation=int(came.cases.preparation[place][decided].sum()),
                steps=tuple(steps),
                taken_after=int(came.taken_after[place][decided].sum()),
                taken=int(taken[decided].sum()),
            )
        )
    bodies = []
    for index, body in enumerate(process.bodies):
        held = [bisect_left(days, process.days) for days in body.calendars]
        handled = came.handled[index]
        bodies.append(
            BodyRuns(
                meetings=int(np.array([*held, 0], dtype=np.int64)[came.ways[index]].sum()),
                items=int(came.items[index].sum()),
                put_off=int(came.put_off[index].sum()),
                full=0 if body.limit is None else int((handled >= body.limit).sum()),
                most=int(came.items[index].max(initial=0)),
            )
        )
    return Runs(first=first, count=runs, courses=tuple(courses), bodies=tuple(bodies))


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
        counts=tuple(count for part in parts for count in part.counts),
        numbers=b"".join(part.numbers for part in parts),
        decisions=b"".join(part.decisions for part in parts),
        sums=tuple(its for part in parts for its in part.sums),
        decided=tuple(its for part in parts for its in part.decided),
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


def _bodies(parts: Sequence[BodyRuns]) -> BodyRuns:
    return BodyRuns(
        meetings=sum(part.meetings for part in parts),
        items=sum(part.items for part in parts),
        put_off=sum(part.put_off for part in parts),
        full=sum(part.full for part in parts),
        most=max(part.most for part in parts),
    )
