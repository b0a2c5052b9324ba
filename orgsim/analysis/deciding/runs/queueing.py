"""Cases where meetings are limited: they stand in line, so that meetings are held one after another in time.

All runs are held at once: a meeting takes, of each run, those that were ready first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from orgsim.analysis.deciding.process import Process
from orgsim.analysis.deciding.runs.agendas import APART, Meetings
from orgsim.analysis.deciding.runs.arrivals import STEP, TABLED, Cases
from orgsim.analysis.deciding.runs.chance import Whole, draw, happens
from orgsim.analysis.deciding.runs.outcome import UNDECIDED, Outcome, Which, taken_over, ways_of

_NONE = np.zeros(0, dtype=np.int64)


def queue(process: Process, cases: Cases, meetings: tuple[Meetings, ...], way: Whole, into: Outcome) -> None:
    """Fill `into` with what comes of `cases`; `way` tells for each body which calendar each run takes."""
    _Queues(process, cases, meetings, way, into).hold_all()


class _Queues:
    """Who waits where; changed meeting by meeting."""

    def __init__(
        self, process: Process, cases: Cases, meetings: tuple[Meetings, ...], way: Whole, into: Outcome
    ) -> None:
        self._process, self._cases, self._meetings, self._way, self._into = process, cases, meetings, way, into
        size = len(cases.run)
        self._step = np.zeros(size, dtype=np.int64)
        self._ready = cases.ready.copy()
        """At the body where the case waits."""
        self._could = np.zeros(size, dtype=np.int64)
        """The end of the first meeting onto whose agenda it could have come; 0: none yet."""
        self._came = np.zeros(size, dtype=np.int64)
        """The end of the meeting where it first came up; 0: none yet."""
        self._often = np.zeros(size, dtype=np.int64)
        """How often it was put off at the body where it waits."""
        ways = ways_of(process)
        self._lengths, self._bodies, self._above = ways.lengths, ways.bodies, ways.above
        self._coming: dict[tuple[int, int], list[Whole]] = {}
        """Cases for a body and one of its calendars, that were passed on to it."""
        self._pools: dict[tuple[int, int], Whole] = {}
        """Cases that were there when it met last, and are still."""

    def hold_all(self) -> None:
        """Hold every meeting in the order of days; of one day those first whose bodies pass cases on to others."""
        self._send(np.arange(len(self._ready), dtype=np.int64))
        rank = _ranks(self._process)
        held = [
            (day, rank[body], body, way, place)
            for body in self._process.handling
            for way, days in enumerate(self._process.bodies[body].calendars)
            for place, day in enumerate(days, start=int(self._meetings[body].starts[way]))
        ]
        for _, _, body, way, place in sorted(held):
            if (body, way) in self._coming or (body, way) in self._pools:
                self._hold(body, way, place)

    def _send(self, which: Whole) -> None:
        """Send cases to the bodies of their steps; those that decide without a meeting pass them on at once."""
        while len(which):
            step, course = self._step[which], self._cases.course[which]
            over = step >= self._lengths[course]
            self._decided(which[over])
            which = which[~over]
            if not len(which):
                return
            bodies = self._bodies[course[~over], step[~over]]
            passed = [self._into_line(body, its) for body, its in _by(bodies, which)]
            which = np.concatenate([_NONE, *passed])

    def _into_line(self, body: int, which: Whole) -> Whole:
        """Let cases wait for the meetings of `body`; those that need not."""
        if self._process.bodies[body].at_once:
            self._step[which] += 1
            return which
        if not self._process.bodies[body].evenly:
            self._coming.setdefault((body, 0), []).append(which)
            return _NONE
        ways = self._way[body][self._cases.run[which]]
        for its_way, its in _by(ways, which):
            self._coming.setdefault((body, its_way), []).append(its)
        return _NONE

    def _decided(self, which: Whole) -> None:
        """Note decisions, and let some be taken over by the body above."""
        self._into.decision[which] = self._ready[which] - self._cases.ready[which]
        if not self._process.escalated:
            return
        which = which[self._step[which] == self._lengths[self._cases.course[which]]]
        taken = taken_over(self._process, self._above, self._into, which)
        self._into.decision[taken] = UNDECIDED
        self._ready[taken] += self._into.taken_after[taken]
        for above, its in _by(self._above[self._cases.course[taken]], taken):
            self._decided(self._into_line(above, its))

    def _hold(self, body: int, way: int, place: int) -> None:
        its, cases, into = self._meetings[body], self._cases, self._into
        coming = self._coming.pop((body, way), [])
        pool = np.concatenate([self._pools.pop((body, way), _NONE), *coming])
        in_time = self._ready[pool] <= int(its.closes[place]) - way * APART
        there, later = pool[in_time], pool[~in_time]
        end = int(its.ends[place])
        self._could[there[self._could[there] == 0]] = end
        limit = self._process.bodies[body].limit
        if limit is not None:
            there = there[np.lexsort((there, self._ready[there], cases.run[there]))]
        off = self._are_put_off(there)
        run = cases.run[there]
        if limit is not None:
            reached = _within(run, off, limit)
            later = np.concatenate([later, there[~reached]])
            there, off, run = there[reached], off[reached], run[reached]
        self._came[there[self._came[there] == 0]] = end
        handled, again = there[~off], there[off]
        if its.in_year[place]:
            runs, here = into.items.runs, place - int(its.starts[way])
            into.put_off[body][:, here] += np.bincount(run[off], minlength=runs)
            into.handled[body][:, here] += np.bincount(run[~off], minlength=runs)
            into.items[body][:, here] += np.bincount(run, minlength=runs)
        self._often[again] += 1
        if len(again):
            into.postponed.append((body, end, again))
        left = np.concatenate([later, again])
        if len(left):
            self._pools[body, way] = left
        self._handled(handled, end)

    def _are_put_off(self, which: Whole) -> Which:
        """Which of the items would be put off at this meeting."""
        if not self._process.tabled:
            return np.zeros(len(which), dtype=np.bool_)
        step, length = self._step[which], self._lengths[self._cases.course[which]]
        purpose = np.where(step < length, length - 1 - step, length)
        chance = draw(self._cases.chance[which], TABLED + purpose * STEP + self._often[which])
        return happens(chance, self._process.tabled)

    def _handled(self, which: Whole, end: int) -> None:
        step, could, came = self._step[which], self._could[which], self._came[which]
        self._into.meeting[step, which] = could - self._ready[which]
        self._into.full[step, which] = came - could
        self._into.tabled[step, which] = end - came
        self._ready[which] = end
        self._step[which] = step + 1
        for array in (self._could, self._came, self._often):
            array[which] = 0
        self._send(which)


def _by(numbers: Whole, which: Whole) -> Iterator[tuple[int, Whole]]:
    """Each of the numbers that occur, ascending, with those of `which` that have it, in their order."""
    if not len(numbers):
        return
    order = np.argsort(numbers, kind="stable")
    ascending = numbers[order]
    starts = [0, *(np.flatnonzero(np.diff(ascending)) + 1).tolist(), len(order)]
    for start, end in pairwise(starts):
        yield int(ascending[start]), which[order[start:end]]


def _within(run: Whole, off: Which, limit: int) -> Which:
    """Which items come up, of those in line run by run: an item that is put off gives its place back to the next."""
    kept: Whole = np.cumsum(~off, dtype=np.int64) - ~off
    many = np.bincount(run)
    starts = np.cumsum(many) - many
    # Of a run without items there is nothing to look up: its start may lie behind the last item.
    before: Whole = np.append(kept, 0)[starts]
    return (kept - before[run]) < limit


def _ranks(process: Process) -> list[int]:
    """Bodies that pass cases on stand before those that get them, as far as that can be told."""
    follows = {
        (one, other)
        for course in process.courses
        for one, other in zip(course.bodies, course.bodies[1:], strict=False)
        if one != other
    }
    rank = [0] * len(process.bodies)
    ordered = sorted(follows)
    for _ in process.bodies:
        before = rank.copy()
        for one, other in ordered:
            rank[other] = max(rank[other], min(rank[one] + 1, len(rank)))
        if rank == before:
            break
    return rank
