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


def flow(process: Process, cases: Cases, meetings: tuple[Meetings, ...], way: tuple[Whole, ...], into: Outcome) -> None:
    """Fill `into` with what comes of `cases`; `way` tells for each body which calendar each run takes."""
    for index, course in enumerate(process.courses):
        place = cases.of_course(index)
        which = np.arange(place.start, place.stop, dtype=np.int64)
        ready = cases.ready[which]
        last = len(course.bodies) - 1
        for step, body in enumerate(course.bodies):
            which, ready = _passed(process, body, step, last - step, which, ready, meetings, way, into)
        into.decision[which] = ready - cases.ready[which]
        taken = taken_over(process, index, into, which)
        if len(taken) and course.above is not None:
            into.decision[taken] += into.taken_after[taken]
            again = cases.ready[taken] + into.decision[taken]
            into.decision[taken] = UNDECIDED
            taken, again = _passed(process, course.above, last + 1, last + 1, taken, again, meetings, way, into)
            into.decision[taken] = again - cases.ready[taken]


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
) -> tuple[Whole, Whole]:
    """The cases that the body handles, of those that come to it, and when."""
    if process.bodies[body].at_once:
        return which, ready
    its, cases = meetings[body], into.cases
    ways = way[body][cases.run[which]]
    at = its.next(ways, ready)
    there = at < its.stops[ways]
    which, ready, ways, at = which[there], ready[there], ways[there], at[there]
    first = its.ends[at]
    into.meeting[step, which] = first - ready
    attempt = 0
    _entered(into.items[body], cases, its, which, at)
    # Those that are put off come up again at the next meeting, and may be put off again.
    waiting = np.arange(len(which), dtype=np.int64)
    handled = np.ones(len(which), dtype=np.bool_)
    while process.tabled and len(waiting):
        chance = draw(cases.chance[which[waiting]], TABLED + purpose * STEP + attempt)
        waiting = waiting[happens(chance, process.tabled)]
        _entered(into.put_off[body], cases, its, which[waiting], at[waiting])
        at[waiting] += 1
        none = at[waiting] >= its.stops[ways[waiting]]
        handled[waiting[none]] = False
        waiting = waiting[~none]
        _entered(into.items[body], cases, its, which[waiting], at[waiting])
        attempt += 1
    which, at, first = which[handled], at[handled], first[handled]
    _entered(into.handled[body], cases, its, which, at)
    ends = its.ends[at]
    into.tabled[step, which] = ends - first
    return which, ends


def _entered(agendas: Whole, cases: Cases, its: Meetings, which: Whole, at: Whole) -> None:
    """Count items on agendas."""
    of_year = its.in_year[at]
    runs, many = agendas.shape
    place = cases.run[which[of_year]] * many + at[of_year]
    if len(place) * _SPARSE < agendas.size:
        np.add.at(agendas.reshape(-1), place, 1)
    else:
        agendas += np.bincount(place, minlength=runs * many).reshape(runs, many)
