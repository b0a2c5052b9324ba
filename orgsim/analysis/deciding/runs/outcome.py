"""What came of the cases of some runs: how long each waited, where, and what stood on each agenda."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.arrivals import DAY, TAKEN_OVER, TAKEN_WHEN, Cases
from orgsim.analysis.deciding.runs.chance import Whole, below, draw, happens

Which = NDArray[np.bool_]
UNDECIDED = -1


class Agendas(msgspec.Struct, frozen=True, eq=False):
    """How many items stand on each agenda: body by body, run by run, meeting by meeting of the run's calendar."""

    all: Whole
    starts: Whole
    """For each body its first agenda; at last how many there are."""
    runs: int

    def __getitem__(self, body: int) -> Whole:
        """Those of a body: an array of runs × meetings, which may be written into."""
        return self.all[self.starts[body] : self.starts[body + 1]].reshape(self.runs, -1)


class Outcome(msgspec.Struct, frozen=True, eq=False):
    """Minutes, with a place for each case; arrays of steps have a row for each body of the course.

    One more row is of the body that takes a decision over. What does not apply to a case is 0.
    """

    cases: Cases
    ways: Whole
    """For each body which of its calendars each run takes."""
    meeting: Whole
    """By step: waited for the next meeting whose agenda was open."""
    full: Whole
    """By step: waited longer, as agendas were full."""
    tabled: Whole
    """By step: waited longer, as the item was put off."""
    taken: Which
    """Whether the body above took the decision over."""
    taken_after: Whole
    """Minutes from the decision to when it was taken over."""
    decision: Whole
    """Minutes from readiness to the decision, the last one; `UNDECIDED` where there is none as far as meetings are
    known."""
    items: Agendas
    """What stood on the agendas of each body. Those after the year have nothing."""
    put_off: Agendas
    """The same of the items that were put off."""
    handled: Agendas
    """The same of those that were not."""
    postponed: list[tuple[int, int, Whole]]
    """Where meetings are limited: body, minute at which its meeting ended, and the cases that it put off. There an item
    that was put off may find the next agenda full."""


def empty(process: Process, cases: Cases, ways: Whole, meetings: Sequence[int], runs: int) -> Outcome:
    """An outcome to be filled; `meetings` are those of each body, in its longest calendar."""
    steps = max((len(course.bodies) for course in process.courses), default=0) + 1
    size = len(cases.run)

    def rows() -> Whole:
        return np.zeros((steps, size), dtype=np.int64)

    starts = np.append(0, np.cumsum(np.array(meetings, dtype=np.int64) * runs))

    def agendas() -> Agendas:
        return Agendas(np.zeros(int(starts[-1]), dtype=np.int64), starts, runs)

    return Outcome(
        cases=cases,
        ways=ways,
        meeting=rows(),
        full=rows(),
        tabled=rows(),
        taken=np.zeros(size, dtype=np.bool_),
        taken_after=np.zeros(size, dtype=np.int64),
        decision=np.full(size, UNDECIDED, dtype=np.int64),
        items=agendas(),
        put_off=agendas(),
        handled=agendas(),
        postponed=[],
    )


def taken_over(process: Process, above: Whole, outcome: Outcome, which: Whole) -> Whole:
    """Mark those of the decided cases `which` that the body above takes over, and give these.

    `above` are the bodies that may take over the decisions of each course, −1 where none may. It does so at any minute
    of the days that it has for it.
    """
    if not process.escalated:
        return which[:0]
    which = which[above[outcome.cases.course[which]] >= 0]
    taken = which[happens(draw(outcome.cases.chance[which], TAKEN_OVER), process.escalated)]
    outcome.taken[taken] = True
    when = draw(outcome.cases.chance[taken], TAKEN_WHEN)
    outcome.taken_after[taken] = below(when, process.take_over * DAY + 1)
    return taken


class Ways(msgspec.Struct, frozen=True, eq=False):
    """Which bodies the cases of each course come to, as arrays."""

    lengths: Whole
    """Bodies of each course, without the one above."""
    bodies: Whole
    """Of courses × steps; −1 behind the last."""
    above: Whole
    """The body that may take a decision over; −1: none may."""


def ways_of(process: Process) -> Ways:
    """The ways of all courses."""
    courses = process.courses
    most = max((len(course.bodies) for course in courses), default=0)
    rows = [(*course.bodies, *(-1 for _ in range(most - len(course.bodies)))) for course in courses]
    return Ways(
        lengths=np.array([len(course.bodies) for course in courses], dtype=np.int64),
        bodies=np.array(rows, dtype=np.int64).reshape(len(courses), most),
        above=np.array([-1 if course.above is None else course.above for course in courses], dtype=np.int64),
    )
