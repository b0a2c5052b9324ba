"""All simulated cases of a matter in one draft, as columns: what a list shows, thousands of rows at once."""

from __future__ import annotations

import datetime as dt
from typing import Literal, get_args

import msgspec
import numpy as np
from msgspec.structs import replace

from orgsim.analysis.deciding.process import Course, Process
from orgsim.analysis.deciding.results import CaseKey
from orgsim.analysis.deciding.runs.arrivals import DAY
from orgsim.analysis.deciding.runs.chance import Whole
from orgsim.analysis.deciding.runs.outcome import UNDECIDED
from orgsim.analysis.deciding.runs.running import outcome

MOST_CASES = 50_000
"""That are listed; of more runs than have so many the first ones."""
_PIECE = 250
"""Runs that are done at once, as a simulation does them: where meetings are limited, few at once take much longer."""

Column = Literal[
    "run", "ready", "preparation", "meeting", "full", "tabled", "taken-over", "decision", "finality", "decider"
]
COLUMNS: tuple[Column, ...] = get_args(Column)
"""The simulated year from 0; the minute of readiness in the year; minutes of preparation, of waiting for a meeting, for
room on an agenda, since an item was put off, and until a decision was taken over; minutes from readiness to decision
and to finality; who decided, as an index."""


class CaseList(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The cases in the order of runs, and of readiness in each."""

    scenario: str
    matter: str
    first: dt.date
    """The first day of the year."""
    runs: int
    """That the cases are of: fewer than were simulated where there would be more than `MOST_CASES`."""
    deciders: tuple[str, ...]
    """Ids of the units that decide any."""
    columns: dict[Column, Whole]
    """Those that say anything: what is not stated, not limited or nobody does is none of them. Treat as read-only."""
    number: Whole
    """Among the cases of the matter in its run."""

    def __len__(self) -> int:
        return len(self.number)

    def key(self, row: int) -> CaseKey:
        """Names the case in that row."""
        return CaseKey(run=int(self.columns["run"][row]), matter=self.matter, number=int(self.number[row]))

    def day(self, row: int) -> dt.date:
        """On which the case became ready."""
        return self.first + dt.timedelta(days=(int(self.columns["ready"][row]) - 1) // DAY)

    def days(self, row: int, column: Column) -> float | None:
        """A time in days; `None` where the case was not decided as far as meetings are known."""
        minutes = int(self.columns[column][row])
        return None if minutes == UNDECIDED else minutes / DAY

    def order(self, by: Column, *, descending: bool = False) -> Whole:
        """The rows, sorted: those with the same value stay in their order, those that were not decided come last."""
        values = self.columns[by]
        lacking = values == UNDECIDED
        return np.lexsort((np.arange(len(values)), -values if descending else values, lacking))


def listed(process: Process, matter: str, runs: int, seed: int, *, most: int = MOST_CASES) -> CaseList:
    """The cases of `matter` in the first of `runs` runs, up to `most` of them (of at least one run)."""
    process = concerning(process, matter)
    courses = [(index, course) for index, course in enumerate(process.courses) if course.matter == matter]
    a_year = courses[0][1].cases if courses else 0.0
    its_runs = max(min(runs, int(most / a_year) if a_year else runs), 1)
    takers = [above for _, course in courses if (above := _taker(process, course)) is not None]
    bodies = [process.bodies[body] for body in (*(body for _, course in courses for body in course.bodies), *takers)]
    last = (*(course.bodies[-1] for _, course in courses), *takers)
    deciders = tuple(dict.fromkeys(process.bodies[body].unit for body in last))
    pieces: list[dict[Column, Whole]] = []
    numbers: list[Whole] = []
    for first in range(0, its_runs, _PIECE):
        came = outcome(process, min(_PIECE, its_runs - first), seed, first)
        for index, course in courses:
            at = came.cases.of_course(index)
            decision, taken = came.decision[at], came.taken[at]
            legal = (course.minutes + course.notice + course.remedy_days) * DAY
            by = np.full(len(decision), deciders.index(process.bodies[course.bodies[-1]].unit), dtype=np.int64)
            if (above := _taker(process, course)) is not None:
                by[taken] = deciders.index(process.bodies[above].unit)
            numbers.append(came.cases.number[at])
            pieces.append(
                {
                    "run": came.cases.run[at] + first,
                    "ready": came.cases.ready[at],
                    "preparation": came.cases.preparation[at],
                    "meeting": came.meeting[:, at].sum(axis=0),
                    "full": came.full[:, at].sum(axis=0),
                    "tabled": came.tabled[:, at].sum(axis=0),
                    "taken-over": came.taken_after[at],
                    "decision": decision,
                    "finality": np.where(decision == UNDECIDED, UNDECIDED, decision + legal),
                    "decider": by,
                }
            )
    said = {
        "preparation": all(course.preparation is not None for _, course in courses),
        "full": any(body.limit is not None for body in bodies),
        "tabled": process.tabled > 0,
        "taken-over": bool(takers),
    }
    none = np.zeros(0, dtype=np.int64)
    whole = {name: np.concatenate([none, *(piece[name] for piece in pieces)]) for name in COLUMNS}
    number = np.concatenate([none, *numbers])
    order = np.lexsort((number, whole["ready"], whole["run"]))
    return CaseList(
        scenario=process.scenario,
        matter=matter,
        first=process.first,
        runs=its_runs,
        deciders=deciders,
        columns={name: whole[name][order] for name in COLUMNS if said.get(name, True)},
        number=number[order],
    )


def concerning(process: Process, matter: str) -> Process:
    """A process in which the cases of `matter` go as in `process`, and none come that they never stand in line with.

    Those that pass a body with limited meetings stand in line there, and those in line with them elsewhere matter too.
    """
    limited = {index for index, body in enumerate(process.bodies) if body.limit is not None}
    lines = [limited.intersection(_passed(process, course)) for course in process.courses]
    there = {index for index, course in enumerate(process.courses) if course.matter == matter}
    while True:
        full = {body for index in there for body in lines[index]}
        more = {index for index, line in enumerate(lines) if line & full} - there
        if not more:
            break
        there |= more
    # Without cases, not left out: which body of a day meets first hangs on all courses.
    kept = [course if index in there else replace(course, cases=0.0) for index, course in enumerate(process.courses)]
    return replace(process, courses=tuple(kept))


def _passed(process: Process, course: Course) -> tuple[int, ...]:
    above = _taker(process, course)
    return course.bodies if above is None else (*course.bodies, above)


def _taker(process: Process, course: Course) -> int | None:
    """The body that takes over decisions of the course, where any are."""
    return course.above if process.escalated else None
