"""What is put in places along one axis, and what of it runs right beside what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_BESIDE = 6.0
"""What ends this near to where another one begins is kept apart as well: it may become longer yet."""


class Place(NamedTuple):
    """Something that runs across the axis, wants to be at a place on it, and must be between two."""

    wanted: float
    low: float
    high: float
    start: float
    end: float
    """From where to where it runs."""
    rims: tuple[float, float] = (0.0, 0.0)
    """How far it keeps from either end of its room, where there is as much."""
    moves: bool = True

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where there is no room for another at the same place."""
        return self.start - _BESIDE / 2, self.end + _BESIDE / 2


def beside(places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Which of them, in their order, run beside each other with nothing between them somewhere, as numbers.

    What cannot come near each other, and what does not move, is left out.
    """
    starts: list[float] = []
    last: list[tuple[float, int]] = []
    """The last ones so far, side by side: from where, until where, and which."""
    for number, its in enumerate(places):
        start, end = its.reach
        first = max(bisect_right(starts, start) - 1, 0)
        while first < len(starts) and last[first][0] <= start:
            first += 1
        beyond = first
        parts: list[tuple[float, float, int]] = []
        met: dict[int, None] = {}
        while beyond < len(starts) and starts[beyond] < end:
            until, other = last[beyond]
            met[other] = None
            if starts[beyond] < start:
                parts.append((starts[beyond], start, other))
            if until > end:
                parts.append((end, until, other))
            beyond += 1
        parts.append((start, end, number))
        parts.sort()
        starts[first:beyond] = [begun for begun, _, _ in parts]
        last[first:beyond] = [(until, other) for _, until, other in parts]
        for other in met:
            if its.low < places[other].high and (its.moves or places[other].moves):
                yield other, number
