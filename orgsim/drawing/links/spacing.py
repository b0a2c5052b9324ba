"""Places along one axis, in a given order, kept apart as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

APART = 6.0
"""Between two links, between a link and any other line, and between a link and a box, where there is room."""
_ROUNDS = 24
_SHARE = 0.98


class Place(NamedTuple):
    """Something that wants to be at a place, and must be between two."""

    wanted: float
    low: float
    high: float
    moves: bool = True
    """Whether it keeps from both ends of its room."""


def spaced(places: Sequence[Place], pairs: Sequence[tuple[int, int]]) -> list[float]:
    """Where each is, as near as can be to where it wants to be; of each pair the first comes before the second.

    `places` are in an order that all pairs follow, and that all can take within their rooms.
    """
    after: list[list[int]] = [[] for _ in places]
    before: list[list[int]] = [[] for _ in places]
    for one, other in pairs:
        after[one].append(other)
        before[other].append(one)
    found = [its.wanted for its in places]
    for group in _groups(after, before):
        _space(group, places, before, after, found)
    return found


def _groups(after: Sequence[Sequence[int]], before: Sequence[Sequence[int]]) -> list[list[int]]:
    """Those that hang together, each group in order."""
    seen = [False] * len(after)
    groups = []
    for first in range(len(after)):
        if seen[first]:
            continue
        seen[first] = True
        group, waiting = [], [first]
        while waiting:
            its = waiting.pop()
            group.append(its)
            for next_to in (*after[its], *before[its]):
                if not seen[next_to]:
                    seen[next_to] = True
                    waiting.append(next_to)
        groups.append(sorted(group))
    return groups


def _space(
    group: Sequence[int],
    places: Sequence[Place],
    before: Sequence[Sequence[int]],
    after: Sequence[Sequence[int]],
    found: list[float],
) -> None:
    """Find the places of one group.

    What is too long for its room, from one wall to another, is made tighter, until all have room.
    """
    apart = {(one, other): APART for one in group for other in after[one]}
    pad = {its: APART if places[its].moves else 0.0 for its in group}
    near = dict(pad)
    for _ in range(_ROUNDS):
        lows, by_low = _bounds(group, places, before, apart, near, 1.0)
        highs, by_high = _bounds(group[::-1], places, after, apart, pad, -1.0)
        tight = [its for its in group if lows[its] > highs[its] + 1e-9]
        if not tight:
            break
        for its in tight:
            _tighten(its, places, by_low, by_high, apart, near, pad)
    else:
        for share in (0.5, 0.1, 0.01, 0.0):
            close = {pair: distance * share for pair, distance in apart.items()}
            rims = {its: min(near[its], pad[its]) * share for its in group}
            lows, _ = _bounds(group, places, before, close, rims, 1.0)
            highs, _ = _bounds(group[::-1], places, after, close, rims, -1.0)
            if all(lows[its] <= highs[its] + 1e-9 for its in group):
                apart = close
                break
        else:
            return
    forth: dict[int, float] = {}
    for its in group:
        least = max([forth[one] + apart[one, its] for one in before[its]], default=lows[its])
        forth[its] = min(max(places[its].wanted, lows[its], least), highs[its])
    back: dict[int, float] = {}
    for its in reversed(group):
        most = min([back[one] - apart[its, one] for one in after[its]], default=highs[its])
        back[its] = max(min(places[its].wanted, highs[its], most), lows[its])
    for its in group:
        # Both keep all distances, and so does what lies in the middle.
        found[its] = (forth[its] + back[its]) / 2


def _bounds(
    group: Sequence[int],
    places: Sequence[Place],
    earlier: Sequence[Sequence[int]],
    apart: dict[tuple[int, int], float],
    rims: dict[int, float],
    sign: float,
) -> tuple[dict[int, float], dict[int, int]]:
    """How low each can be (with a `sign` of -1: how high), and which other one that is by, -1 for its own room."""
    bounds: dict[int, float] = {}
    by: dict[int, int] = {}
    for its in group:
        bound, which = (places[its].low if sign > 0 else places[its].high) + sign * rims[its], -1
        for one in earlier[its]:
            pair = (one, its) if sign > 0 else (its, one)
            beyond = bounds[one] + sign * apart[pair]
            if (beyond - bound) * sign > 0:
                bound, which = beyond, one
        bounds[its], by[its] = bound, which
    return bounds, by


def _tighten(
    its: int,
    places: Sequence[Place],
    by_low: dict[int, int],
    by_high: dict[int, int],
    apart: dict[tuple[int, int], float],
    near: dict[int, float],
    pad: dict[int, float],
) -> None:
    """Bring what stands in a row through that one as near together as the room at its ends asks for."""
    row = [its]
    while (one := by_low[row[0]]) >= 0:
        row.insert(0, one)
    while (one := by_high[row[-1]]) >= 0:
        row.append(one)
    first, last = row[0], row[-1]
    room = places[last].high - places[first].low
    rims = (near[first], pad[last])
    taken = sum(apart[one, other] for one, other in pairwise(row)) + sum(rims)
    if taken <= room:
        return
    most = _fair([*[apart[one, other] for one, other in pairwise(row)], *rims], room * _SHARE)
    for one, other in pairwise(row):
        apart[one, other] = min(apart[one, other], most)
    near[first], pad[last] = min(near[first], most), min(pad[last], most)


def _fair(distances: Sequence[float], room: float) -> float:
    """The largest distance that all may have for their sum not to be more than the room."""
    left, rest = room, sorted(distances)
    for number, distance in enumerate(rest):
        share = left / (len(rest) - number)
        if distance > share:
            return max(share, 0.0)
        left -= distance
    return max(rest, default=0.0)
