"""Cases where no meeting is limited: each goes its way for itself, and a step of many courses is one search."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.agendas import Meetings, row_of
from orgsim.analysis.deciding.runs.arrivals import STEP, TABLED, Cases
from orgsim.analysis.deciding.runs.chance import Whole, draw, happens
from orgsim.analysis.deciding.runs.outcome import UNDECIDED, Agendas, Outcome, taken_over, ways_of

_SPARSE = 8
"""So many times more meetings than items: then those are passed over that nothing comes to."""
_AT_ONCE = 1 << 15
"""Cases that go a step at once, of whole courses: more do not stay where a processor is quick."""


def flow(process: Process, cases: Cases, meetings: tuple[Meetings, ...], way: Whole, into: Outcome) -> None:
    """Fill `into` with what comes of `cases`; `way` tells for each body which calendar each run takes."""
    its = _Flow(process, meetings, way, into)
    for begin, end in _blocks(cases.starts.tolist()):
        its.go(np.arange(begin, end, dtype=np.int64))
    its.count()


def _blocks(starts: list[int]) -> Iterator[tuple[int, int]]:
    """The cases of some courses in a row, again and again."""
    begin = 0
    for start, end in pairwise(starts):
        if end - begin > _AT_ONCE and start > begin:
            yield begin, start
            begin = start
    if starts[-1] > begin:
        yield begin, starts[-1]


class _Flow:
    """Who goes where, and what comes onto the agendas: gathered, and counted at last."""

    def __init__(self, process: Process, meetings: tuple[Meetings, ...], way: Whole, into: Outcome) -> None:
        self._process, self._way, self._into = process, way, into
        row = row_of(meetings)
        self._its, self._first = row.all, row.first
        self._ways = ways_of(process)
        self._most = np.array([its.most for its in meetings], dtype=np.int64)
        self._items: list[Whole] = []
        self._put_off: list[Whole] = []
        self._handled: list[Whole] = []

    def go(self, which: Whole) -> None:
        """Let the cases `which` go all their way."""
        cases, into, ways = self._into.cases, self._into, self._ways
        ready, decided = cases.ready[which], []
        step = 0
        while len(which):
            course = cases.course[which]
            last = ways.lengths[course] - 1 - step
            which, ready = self._pass(ways.bodies[course, step], np.full(len(which), step), last, which, ready)
            ends = ways.lengths[cases.course[which]] - 1 == step
            into.decision[which[ends]] = ready[ends] - cases.ready[which[ends]]
            decided.append(which[ends])
            which, ready = which[~ends], ready[~ends]
            step += 1
        taken = taken_over(self._process, ways.above, into, np.concatenate(decided)) if decided else which
        if len(taken):
            course = cases.course[taken]
            again = cases.ready[taken] + into.decision[taken] + into.taken_after[taken]
            into.decision[taken] = UNDECIDED
            step_of = ways.lengths[course]
            taken, again = self._pass(ways.above[course], step_of, step_of, taken, again)
            into.decision[taken] = again - cases.ready[taken]

    def _pass(self, body: Whole, step: Whole, purpose: Whole, which: Whole, ready: Whole) -> tuple[Whole, Whole]:
        """The cases that their bodies handle, of those that come to them, and when."""
        process, its, cases, into = self._process, self._its, self._into.cases, self._into
        first = self._first[body]
        meets = first >= 0
        alone, at_once = which[~meets], ready[~meets]
        which, ready, body, first = which[meets], ready[meets], body[meets], first[meets]
        step, purpose = step[meets], purpose[meets]
        run = cases.run[which]
        ways = first + self._way[body, run]
        at = its.next(ways, ready)
        there = at < its.stops[ways]
        if not there.all():
            which, ready, ways, at, body = which[there], ready[there], ways[there], at[there], body[there]
            step, purpose, run = step[there], purpose[there], run[there]
        came = its.ends[at]
        into.meeting[step, which] = came - ready
        attempt = 0
        # Where the agendas of each case's body, run and calendar would begin among all.
        row = into.items.starts[body] + run * self._most[body] - its.starts[ways]
        self._enter(self._items, row, at)
        # Those that are put off come up again at the next meeting, and may be put off again.
        waiting = np.arange(len(which), dtype=np.int64)
        handled = np.ones(len(which), dtype=np.bool_)
        while process.tabled and len(waiting):
            chance = draw(cases.chance[which[waiting]], TABLED + purpose[waiting] * STEP + attempt)
            waiting = waiting[happens(chance, process.tabled)]
            self._enter(self._put_off, row[waiting], at[waiting])
            at[waiting] += 1
            none = at[waiting] >= its.stops[ways[waiting]]
            handled[waiting[none]] = False
            waiting = waiting[~none]
            self._enter(self._items, row[waiting], at[waiting])
            attempt += 1
        if not handled.all():
            which, at, came = which[handled], at[handled], came[handled]
            row, step = row[handled], step[handled]
        self._enter(self._handled, row, at)
        ends = its.ends[at]
        into.tabled[step, which] = ends - came
        return (np.concatenate([alone, which]), np.concatenate([at_once, ends])) if len(alone) else (which, ends)

    def _enter(self, gathered: list[Whole], row: Whole, at: Whole) -> None:
        """Gather items of the year's agendas, each as its place among all."""
        gathered.append((row + at)[self._its.in_year[at]])

    def count(self) -> None:
        """Fill the agendas: a count for each step takes far longer."""
        into = self._into
        _fill(into.items, self._items)
        _fill(into.put_off, self._put_off)
        _fill(into.handled, self._handled)


def _fill(agendas: Agendas, gathered: list[Whole]) -> None:
    if not gathered:
        return
    place = np.concatenate(gathered)
    if len(place) * _SPARSE < agendas.all.size:
        np.add.at(agendas.all, place, 1)
    else:
        agendas.all[:] = np.bincount(place, minlength=agendas.all.size)
