"""The cheapest way from one box to another along the corridors: few bends first, then a short way."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from orgsim.drawing.links.corridors import CLEAR, Corridors
from orgsim.drawing.links.ground import Axis, Ground, Rect, other
from orgsim.drawing.links.route import Port, Route

_BEND = 40.0
"""What a bend costs, in pixels of way."""
_STUB = 7.0
"""How long the last stretch is at least, so that its arrow has room; what lacks costs ten times as much."""
_PATIENCE = 25
"""After so many places the search takes what is left of the way for longer than it is, and so comes to an end; and for
longer still each time that it has looked at as many again."""
_HASTE = 1.6
"""How many times as long."""
_SIGHT = 80.0
"""How far from a box the first line is looked for that a way can turn into."""
_FIRST = 4
"""How many of them are tried at each side."""


Costs = tuple[list[float], list[float]]
"""What a pixel costs of each corridor that runs across, and of each that runs down."""


class _Gate(NamedTuple):
    """A corridor that is met straight from a side of a box."""

    port: Port
    axis: Axis
    line: int
    along: float
    """Where on it."""
    cost: float


def gates(box: Rect, ground: Ground, corridors: Corridors) -> list[_Gate]:
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
                found.append(_Gate(port, other(axis), number, middle, cost))
                met += 1
                if met == _FIRST:
                    break
    return found


def cheapest(
    start: Rect, end: Rect, out: list[_Gate], into: list[_Gate], corridors: Corridors, costs: Costs
) -> Route | None:
    """The way, by those gates (see `gates`), at those costs of a pixel of each corridor; `None` where there is none.

    A search by estimated cost (A*) over places where a way turns into a line. A place is not looked at further where an
    earlier turn into the same line leads there as cheaply.
    """
    left, top, right, bottom = end
    goals: dict[tuple[Axis, int], list[int]] = {}
    for gate_number, gate in enumerate(into):
        goals.setdefault((gate.axis, gate.line), []).append(gate_number)
    turns: list[tuple[Axis, int, float, int, _Gate, float]] = []
    """Each into which line, where on it, after which turn, from which gate all began, and what is left at least."""
    heap: list[tuple[float, int, float, int]] = []
    """By the cost with what is left at least: the turn, the cost till there, the gate it ends at, or -1."""
    entered: tuple[dict[int, tuple[float, float]], dict[int, tuple[float, float]]] = ({}, {})
    """By line where it was turned into at the least cost, and that."""
    reached: tuple[dict[int, float], dict[int, float]] = ({}, {})
    many = len(corridors.lines[0]) + len(corridors.lines[1])
    best, haste, looked = _NEVER, 1.0, 0
    for gate in out:
        heappush(heap, (gate.cost, len(turns), gate.cost, -1))
        turns.append((gate.axis, gate.line, gate.along, -1, gate, 0.0))
    while heap:
        _, turn, cost, arrived = heappop(heap)
        looked += 1
        if looked % _PATIENCE == 0:
            haste *= _HASTE
            heap = [(its[2] + turns[its[1]][5] * haste if its[3] < 0 else its[0], *its[1:]) for its in heap]
            heapify(heap)
        axis, number, place, _, first, _ = turns[turn]
        if arrived >= 0:
            return _route(turn, into[arrived], turns, corridors)
        line, each = corridors.lines[axis][number], costs[axis][number]
        known = entered[axis].get(number)
        if known is not None and known[1] < cost and known[1] + abs(known[0] - place) * each <= cost:
            continue
        for goal_number in goals.get((axis, number), ()):
            goal = into[goal_number]
            whole = cost + abs(goal.along - place) * each + goal.cost
            if whole < best:
                best = whole
                heappush(heap, (whole, turn, whole, goal_number))
        crossing = other(axis)
        at_line, entered_there, reached_there = line.at, entered[crossing], reached[crossing]
        costs_there, before_turn = costs[crossing], cost + _BEND
        near, far, before, after = (left, right, top, bottom) if axis == 0 else (top, bottom, left, right)
        beside = before - at_line if at_line < before else (at_line - after if at_line > after else 0.0)
        for along, number_there in corridors.on[axis][number]:
            there = before_turn + (along - place if along > place else place - along) * each
            ahead = near - along if along < near else (along - far if along > far else 0.0)
            left_over = ahead + beside + (2 * _BEND if ahead > _SIGHT else _BEND)
            if there + left_over >= best:
                continue
            known = entered_there.get(number_there)
            if known is None or there < known[1]:
                entered_there[number_there] = at_line, there
            elif known[1] + abs(known[0] - at_line) * costs_there[number_there] <= there:
                continue
            here = number_there * many + number
            if there >= reached_there.get(here, _NEVER):
                continue
            reached_there[here] = there
            heappush(heap, (there + left_over * haste, len(turns), there, -1))
            turns.append((crossing, number_there, at_line, turn, first, left_over))
    return None


_NEVER = 1e18


def _route(
    turn: int, goal: _Gate, turns: Sequence[tuple[Axis, int, float, int, _Gate, float]], corridors: Corridors
) -> Route:
    followed: list[float] = []
    first = turns[turn][4]
    while turn >= 0:
        axis, line, _, turn, _, _ = turns[turn]
        followed.append(corridors.lines[axis][line].at)
    return Route(first.port, goal.port, (first.along, *reversed(followed), goal.along))


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
