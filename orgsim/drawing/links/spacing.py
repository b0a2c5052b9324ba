"""Places along one axis, kept apart as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.drawing.links.places import Place, beside
from orgsim.drawing.links.sharing import shared_out

APART = 10.0
"""Between two links, and between a link and any other line, where there is room."""
LEAST = 2.0
"""What would lie nearer together is put into another order."""
_ROUNDS = 24
_SHARE = 0.98

_Pairs = Sequence[tuple[int, int]]


def spaced(places: Sequence[Place], nearest: float = APART) -> list[float]:
    """Where each is, as near as can be to where it wants to be.

    They are in an order that all can take within their rooms. Where a row of them lacks room, all of it comes nearer
    together; and where that is too near, they are put into the order that takes least room. What hangs together stays
    as it is where no two are nearer to each other than `nearest`.
    """
    found = [its.wanted for its in places]
    pairs = list(beside(places))
    near = {one for one, other in pairs if places[other].wanted - places[one].wanted < nearest}
    for group in _groups(len(places), pairs):
        if nearest < APART and near.isdisjoint(group):
            continue
        row = _Row([places[its] for its in group])
        apart, order = row.apart(), None
        if apart < LEAST:
            order = shared_out(row.places, row.found, apart)
        if order is None:
            order = list(range(len(group)))
        else:
            row = _Row([row.places[its] for its in order])
        for its, place in zip(order, row.found, strict=True):
            found[group[its]] = place
    return found


def _groups(many: int, pairs: _Pairs) -> list[list[int]]:
    """Those that hang together, each group in order."""
    next_to: list[list[int]] = [[] for _ in range(many)]
    for one, other in pairs:
        next_to[one].append(other)
        next_to[other].append(one)
    seen = [False] * many
    groups = []
    for first in range(many):
        if seen[first]:
            continue
        seen[first] = True
        group, waiting = [], [first]
        while waiting:
            its = waiting.pop()
            group.append(its)
            for neighbour in next_to[its]:
                if not seen[neighbour]:
                    seen[neighbour] = True
                    waiting.append(neighbour)
        groups.append(sorted(group))
    return groups


class _Row:
    """One group in order, with their places.

    What is too long for its room, from one wall to another, is made tighter, until all have room.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = places
        self._pairs = list(beside(places))
        self._before: list[list[tuple[int, int]]] = [[] for _ in places]
        self._after: list[list[tuple[int, int]]] = [[] for _ in places]
        """By place what comes right before or after it, and the number of that pair."""
        for number, (one, other) in enumerate(self._pairs):
            self._after[one].append((other, number))
            self._before[other].append((one, number))
        self._apart = [APART] * len(self._pairs)
        self._pad = [its.rims[1] for its in places]
        self._near = [its.rims[0] for its in places]
        """How far each is from the end of its room before it; `_pad`: from the one after it."""
        self.found = self._settled()

    def apart(self) -> float:
        """How near the nearest two are."""
        return min([self.found[other] - self.found[one] for one, other in self._pairs], default=APART)

    def _settled(self) -> list[float]:
        for _ in range(_ROUNDS):
            lows, by_low = self._lows()
            highs, by_high = self._highs()
            tight = [its for its, low in enumerate(lows) if low > highs[its] + 1e-9]
            if not tight:
                return self._between(lows, highs)
            done: set[int] = set()
            for its in tight:
                # All of a row are tight at once.
                if its not in done:
                    done.update(self._tighten(its, by_low, by_high))
        apart, near, pad = self._apart, self._near, self._pad
        for share in (0.5, 0.1, 0.01, 0.0):
            self._apart = [distance * share for distance in apart]
            self._near = self._pad = [min(rims) * share for rims in zip(near, pad, strict=True)]
            lows, highs = self._lows()[0], self._highs()[0]
            if all(low <= high + 1e-9 for low, high in zip(lows, highs, strict=True)):
                return self._between(lows, highs)
        return [its.wanted for its in self.places]

    def _lows(self) -> tuple[list[float], list[int]]:
        """How low each can be, and by which pair that is, -1 for its own room."""
        bounds: list[float] = []
        by: list[int] = []
        for its, place in enumerate(self.places):
            bound, which = place.low + self._near[its], -1
            for one, pair in self._before[its]:
                beyond = bounds[one] + self._apart[pair]
                if beyond > bound:
                    bound, which = beyond, pair
            bounds.append(bound)
            by.append(which)
        return bounds, by

    def _highs(self) -> tuple[list[float], list[int]]:
        bounds = [0.0] * len(self.places)
        by = [-1] * len(self.places)
        for its in range(len(self.places) - 1, -1, -1):
            bound = self.places[its].high - self._pad[its]
            for one, pair in self._after[its]:
                beyond = bounds[one] - self._apart[pair]
                if beyond < bound:
                    bound, by[its] = beyond, pair
            bounds[its] = bound
        return bounds, by

    def _between(self, lows: Sequence[float], highs: Sequence[float]) -> list[float]:
        places = self.places
        forth: list[float] = []
        for its, place in enumerate(places):
            least = max([forth[one] + self._apart[pair] for one, pair in self._before[its]], default=lows[its])
            forth.append(min(max(place.wanted, lows[its], least), highs[its]))
        back = [0.0] * len(places)
        for its in range(len(places) - 1, -1, -1):
            most = min([back[one] - self._apart[pair] for one, pair in self._after[its]], default=highs[its])
            back[its] = max(min(places[its].wanted, highs[its], most), lows[its])
        # Both keep all distances, and so does what lies in the middle.
        return [(one + other) / 2 for one, other in zip(forth, back, strict=True)]

    def _tighten(self, its: int, by_low: Sequence[int], by_high: Sequence[int]) -> list[int]:
        """Bring what stands in a row through that one as near together as the room at its ends asks, and tell it."""
        row, pairs = [its], list[int]()
        while (pair := by_low[row[-1]]) >= 0:
            row.append(self._pairs[pair][0])
            pairs.append(pair)
        first, last = row[-1], its
        while (pair := by_high[last]) >= 0:
            last = self._pairs[pair][1]
            row.append(last)
            pairs.append(pair)
        room = self.places[last].high - self.places[first].low
        distances = [*[self._apart[pair] for pair in pairs], self._near[first], self._pad[last]]
        if sum(distances) > room:
            most = _fair(distances, room * _SHARE)
            for pair in pairs:
                self._apart[pair] = min(self._apart[pair], most)
            self._near[first], self._pad[last] = min(self._near[first], most), min(self._pad[last], most)
        return row


def _fair(distances: Sequence[float], room: float) -> float:
    """The largest distance that all may have for their sum not to be more than the room."""
    left, rest = room, sorted(distances)
    for number, distance in enumerate(rest):
        share = left / (len(rest) - number)
        if distance > share:
            return max(share, 0.0)
        left -= distance
    return max(rest, default=0.0)
