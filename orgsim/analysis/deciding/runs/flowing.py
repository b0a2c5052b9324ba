"""Cases where no meeting is limited: each goes its way for itself, and a whole course is a few searches in arrays."""

from __future__ import annotations

import numpy as np

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.agendas import Meetings
from orgsim.analysis.deciding.runs.arrivals import STEP, TABLED, Cases
from orgsim.analysis.deciding.runs.chance import Whole, draw, happens
from orgsim.analysis.deciding.runs.outcome import UNDECIDED, Outcome, taken_over

_SPARSE = 8
"""So many times more meetings than items: then those are passed over that nothing comes to."""


class _Seen:
    """What comes onto the agendas of one body, gathered and counted at once: a count for each step takes far longer."""

    def __init__(self) -> None:
        self.items: list[Whole] = []
        self.put_off: list[Whole] = []
        self.handled: list[Whole] = []

    def count(self, items: Whole, put_off: Whole, handled: Whole) -> None:
        """Fill the agendas of the body, arrays of runs × meetings."""
        for gathered, agendas in ((self.items, items), (self.put_off, put_off), (self.handled, handled)):
            if not gathered:
                continue
            place = np.concatenate(gathered)
            if len(place) * _SPARSE < agendas.size:
                np.add.at(agendas.reshape(-1), place, 1)
            else:
                agendas[:] = np.bincount(place, minlength=agendas.size).reshape(agendas.shape)


def flow(process: Process, cases: Cases, meetings: tuple[Meetings, ...], way: tuple[Whole, ...], into: Outcome) -> None:
    """Fill `into` with what comes of `cases`; `way` tells for each body which calendar each run takes."""
    seen = {body: _Seen() for body in process.handling}
    for index, course in enumerate(process.courses):
        place = cases.of_course(index)
        which = np.arange(place.start, place.stop, dtype=np.int64)
        ready = cases.ready[which]
        last = len(course.bodies) - 1
        for step, body in enumerate(course.bodies):
            which, ready = _passed(process, body, step, last - step, which, ready, meetings, way, into, seen)
        into.decision[which] = ready - cases.ready[which]
        taken = taken_over(process, index, into, which)
        if len(taken) and course.above is not None:
            into.decision[taken] += into.taken_after[taken]
            again = cases.ready[taken] + into.decision[taken]
            into.decision[taken] = UNDECIDED
            taken, again = _passed(process, course.above, last + 1, last + 1, taken, again, meetings, way, into, seen)
            into.decision[taken] = again - cases.ready[taken]
    for body, its in seen.items():
        its.count(into.items[body], into.put_off[body], into.handled[body])


def _passed(
    process: Process,
    body: int,
    step: int,
    purpose: int,
    which: Whole,
    ready: Whole,
    meetings: tuple[Meetings, ...],
    way: tuple[Whole, ...],
    into: Outcome,
    seen: dict[int, _Seen],
) -> tuple[Whole, Whole]:
    """The cases that the body handles, of those that come to it, and when."""
    if process.bodies[body].at_once:
        return which, ready
    its, cases, agendas = meetings[body], into.cases, seen[body]
    ways = way[body][cases.run[which]]
    at = its.next(ways, ready)
    there = at < its.stops[ways]
    which, ready, ways, at = which[there], ready[there], ways[there], at[there]
    first = its.ends[at]
    into.meeting[step, which] = first - ready
    attempt = 0
    # Where the agendas of each case's run and calendar would begin among those of all runs.
    row = cases.run[which] * its.most - its.starts[ways]
    _enter(agendas.items, its, row, at)
    # Those that are put off come up again at the next meeting, and may be put off again.
    waiting = np.arange(len(which), dtype=np.int64)
    handled = np.ones(len(which), dtype=np.bool_)
    while process.tabled and len(waiting):
        chance = draw(cases.chance[which[waiting]], TABLED + purpose * STEP + attempt)
        waiting = waiting[happens(chance, process.tabled)]
        _enter(agendas.put_off, its, row[waiting], at[waiting])
        at[waiting] += 1
        none = at[waiting] >= its.stops[ways[waiting]]
        handled[waiting[none]] = False
        waiting = waiting[~none]
        _enter(agendas.items, its, row[waiting], at[waiting])
        attempt += 1
    which, at, first, row = which[handled], at[handled], first[handled], row[handled]
    _enter(agendas.handled, its, row, at)
    ends = its.ends[at]
    into.tabled[step, which] = ends - first
    return which, ends


def _enter(gathered: list[Whole], its: Meetings, row: Whole, at: Whole) -> None:
    """Gather items of the year's agendas, each as its place among those of all runs."""
    gathered.append((row + at)[its.in_year[at]])
