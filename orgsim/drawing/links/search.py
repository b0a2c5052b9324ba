"""The cheapest way from one box to another along the corridors: few bends first, then a short way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from orgsim.drawing.links.corridors import CLEAR, Corridors, Floats, Numbers
from orgsim.drawing.links.ground import Axis, Ground, Rect, other
from orgsim.drawing.links.prices import NEVER, PARTS, Prices, priced
from orgsim.drawing.links.route import Port, Route
from orgsim.model.abandoning import leave_if_abandoned

_BEND = 40.0
"""What a bend costs, in pixels of way."""
_TURN = priced(_BEND)
_MOST = 400
"""Bends of a way."""
_STUB = 7.0
"""How long the last stretch is at least, so that its arrow has room; what lacks costs ten times as much."""
_SIGHT = 80.0
"""How far from a box the first line is looked for that a way can turn into."""
_FIRST = 4
"""How many of them are tried at each side."""

_NONE = np.zeros(0, np.int64)
_AXES: tuple[Axis, Axis] = (0, 1)


class Gate(NamedTuple):
    """A corridor that is met straight from a side of a box."""

    port: Port
    axis: Axis
    line: int
    along: float
    """Where on it."""
    cost: int
    """See `prices.priced`."""


def gates(box: Rect, ground: Ground, corridors: Corridors) -> list[Gate]:
    """The corridors nearest to each side of a box, met from its middle."""
    found = []
    for side in range(4):
        port = Port(side, box)
        axis, edge, middle = port.axis, port.edge, port.middle
        low, high = ground.free(other(axis), edge + port.out * 0.01, middle - 0.5, middle + 0.5, _SIGHT)
        lines = (
            corridors.between(other(axis), low, edge) if port.out < 0 else corridors.between(other(axis), edge, high)
        )
        met = 0
        for number in reversed(lines) if port.out < 0 else lines:
            line = corridors.lines[other(axis)][number]
            if line.start <= middle <= line.end and line.at != edge:
                stub = abs(line.at - edge)
                cost = stub + _BEND + 10 * max(_STUB - stub, 0.0)
                found.append(Gate(port, other(axis), number, middle, priced(cost)))
                met += 1
                if met == _FIRST:
                    break
    return found


def cheapest(
    end: Rect, out: Sequence[Gate], into: Sequence[Gate], corridors: Corridors, prices: tuple[Prices, Prices]
) -> Route | None:
    """The way, by those gates (see `gates`), at those costs of a pixel of each corridor; `None` where there is none.

    What it costs to reach each crossing, on the line that runs across there and on the one that runs down, is found for
    all of them at once, with one bend more in each round, until more bends make no way cheaper. Of ways that cost the
    same, always the same one is taken.
    """
    ends = [_Ends.of(into, axis, corridors, prices) for axis in _AXES]
    starts = [_Ends.of(out, axis, corridors, prices) for axis in _AXES]
    reached = [np.full(len(its.along), NEVER, np.int64) for its in prices]
    for axis in _AXES:
        np.minimum.at(reached[axis], starts[axis].crossings, starts[axis].costs)
    best = min([cost for cost, _, _ in _direct(out, into, prices)], default=NEVER)
    best = min(best, *[ends[axis].nearest(reached[axis]) for axis in _AXES])
    left = _left(end, corridors)
    spare = [np.empty_like(its) for its in reached]
    forth = np.empty_like(reached[0])
    for bends in range(1, _MOST):
        leave_if_abandoned()
        axis = _AXES[bends % 2]
        before, now = reached[axis], spare[axis]
        np.take(reached[other(axis)], corridors.on[axis].same, out=now, mode="clip")
        now += _TURN
        np.minimum(now, before, out=now)
        prices[axis].spread(now, forth)
        reached[axis], spare[axis] = now, before
        best = min(best, ends[axis].nearest(now))
        if bends > 1:
            np.add(now, left[axis], out=forth)
            if not ((forth < best) & (now < before)).any():
                break
    return None if best >= NEVER else _traced(best, reached, out, into, corridors, prices)


class _Ends(NamedTuple):
    """By which crossings of lines of one axis some gates are met, and what it costs from there."""

    crossings: Numbers
    costs: Numbers

    @classmethod
    def of(cls, gates: Sequence[Gate], axis: Axis, corridors: Corridors, prices: tuple[Prices, Prices]) -> _Ends:
        """Those of the gates on lines of that axis."""
        crossings, costs = [_NONE], [_NONE]
        for gate in gates:
            if gate.axis == axis:
                part = corridors.on[axis].of(gate.line)
                crossings.append(np.arange(part.start, part.stop))
                costs.append(prices[axis].between(gate.line, gate.along, part) + gate.cost)
        return cls(np.concatenate(crossings), np.concatenate(costs))

    def nearest(self, reached: Numbers) -> int:
        """What it costs to get through the cheapest of them, where the crossings are reached at those costs."""
        return int((reached[self.crossings] + self.costs).min()) if len(self.crossings) else NEVER


def _direct(
    out: Sequence[Gate], into: Sequence[Gate], prices: tuple[Prices, Prices]
) -> Iterator[tuple[int, Gate, Gate]]:
    """Ways along one line: what they cost, and their gates."""
    for first in out:
        for last in into:
            if (first.axis, first.line) == (last.axis, last.line):
                way = prices[first.axis].way(first.line, first.along, last.along)
                yield first.cost + way + last.cost, first, last


def _left(end: Rect, corridors: Corridors) -> tuple[Numbers, Numbers]:
    """What is left at least from each crossing on, in the order of those across and of those down."""
    left, top, right, bottom = end
    across, down = corridors.on
    rest = _beyond(across.along, left, right)
    rest += _beyond(down.along, top, bottom)[across.same]
    whole = np.floor((rest + _BEND) * PARTS).astype(np.int64)
    return whole, whole[down.same]


def _beyond(places: Floats, low: float, high: float) -> Floats:
    """How far each of those is from what lies between the two."""
    found: Floats = np.maximum(np.maximum(low - places, places - high), 0.0)
    return found


def _traced(
    best: int,
    reached: Sequence[Numbers],
    out: Sequence[Gate],
    into: Sequence[Gate],
    corridors: Corridors,
    prices: tuple[Prices, Prices],
) -> Route:
    """The way that costs that, found from its end."""
    for cost, first, last in _direct(out, into, prices):
        if cost == best:
            return Route(first.port, last.port, (first.along, corridors.lines[first.axis][first.line].at, last.along))
    on, followed = corridors.on, list[float]()
    for last in into:
        part = on[last.axis].of(last.line)
        costs = reached[last.axis][part] + prices[last.axis].between(last.line, last.along, part) + last.cost
        if len(costs) and costs.min() == best:
            break
    axis, line, place = last.axis, last.line, last.along
    while True:
        followed.append(corridors.lines[axis][line].at)
        part = on[axis].of(line)
        turned = reached[other(axis)][on[axis].same[part]] + prices[axis].between(line, place, part) + _TURN
        least = int(turned.argmin()) if len(turned) else -1
        begun = [
            (gate.cost + prices[axis].way(line, gate.along, place), number)
            for number, gate in enumerate(out)
            if (gate.axis, gate.line) == (axis, line)
        ]
        if begun and (least < 0 or min(begun)[0] <= turned[least]):
            first = out[min(begun)[1]]
            return Route(first.port, last.port, (first.along, *reversed(followed), last.along))
        crossing = on[axis].same[part.start + least]
        axis = other(axis)
        line, place = int(on[axis].line[crossing]), float(on[axis].along[crossing])


def straight(start: Rect, end: Rect, ground: Ground) -> Route | None:
    """The way without a bend, where the two face each other and nothing stands between them."""
    for out, into in ((3, 1), (1, 3), (2, 0), (0, 2)):
        leave, arrive = Port(out, start), Port(into, end)
        gap = (arrive.edge - leave.edge) * leave.out
        if gap < CLEAR:
            continue
        low, high = max(leave.span()[0], arrive.span()[0]), min(leave.span()[1], arrive.span()[1])
        if high - low < 2.0:
            continue
        for at in ((low + high) / 2, low + 1.0, high - 1.0):
            if ground.is_free(leave.axis, at, leave.edge, arrive.edge):
                return Route(leave, arrive, (at,))
    return None
