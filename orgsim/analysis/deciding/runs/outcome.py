"""What came of the cases of some runs: how long each waited, where, and what stood on each agenda."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.arrivals import DAY, TAKEN_OVER, TAKEN_WHEN, Cases
from orgsim.analysis.deciding.runs.chance import Whole, below, draw, happens

Which = NDArray[np.bool_]
UNDECIDED = -1


class Outcome(msgspec.Struct, frozen=True, eq=False):
    """Minutes, with a place for each case; arrays of steps have a row for each body of the course.

    One more row is of the body that takes a decision over. What does not apply to a case is 0.
    """

    cases: Cases
    ways: tuple[Whole, ...]
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
    items: tuple[Whole, ...]
    """For each body what stood on its agendas: an array of runs × meetings of the calendar that the run takes.

    Those after the year have none.
    """
    put_off: tuple[Whole, ...]
    """The same of the items that were put off."""
    handled: tuple[Whole, ...]
    """The same of those that were not."""
    postponed: list[tuple[int, int, Whole]]
    """Where meetings are limited: body, minute at which its meeting ended, and the cases that it put off. There an item
    that was put off may find the next agenda full."""


def empty(process: Process, cases: Cases, ways: tuple[Whole, ...], meetings: tuple[int, ...], runs: int) -> Outcome:
    """An outcome to be filled; `meetings` are those of each body, in its longest calendar."""
    steps = max((len(course.bodies) for course in process.courses), default=0) + 1
    size = len(cases.run)

    def rows() -> Whole:
        return np.zeros((steps, size), dtype=np.int64)

    def agendas() -> tuple[Whole, ...]:
        return tuple([np.zeros((runs, number), dtype=np.int64) for number in meetings])

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


def taken_over(process: Process, course: int, outcome: Outcome, which: Whole) -> Whole:
    """Mark those of the decided cases `which` of a course that the body above takes over, and give these.

    It does so at any minute of the days that it has for it.
    """
    if process.courses[course].above is None or not process.escalated:
        return which[:0]
    chance = outcome.cases.chance[which]
    taken = which[happens(draw(chance, TAKEN_OVER), process.escalated)]
    outcome.taken[taken] = True
    when = draw(outcome.cases.chance[taken], TAKEN_WHEN)
    outcome.taken_after[taken] = below(when, process.take_over * DAY + 1)
    return taken
