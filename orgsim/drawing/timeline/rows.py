"""In which row each of many marks stands: the rows from the uppermost on, each found no sooner than it is asked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import Protocol, TypeVar


class Extent(Protocol):
    """What takes room along a row."""

    @property
    def left(self) -> float:
        """Where it begins."""

    @property
    def right(self) -> float:
        """Where it ends."""


Placed = TypeVar("Placed", bound=Extent)


def rows_of(begins: Sequence[float], place: Callable[[int], Placed], gap: float) -> Iterator[list[Placed]]:
    """The marks of each row, from left to right, with `gap` between two.

    Of each mark `begins` has, in ascending order, where it begins, or somewhat more than that: in truth only `place`
    tells, which is asked of few marks more than the rows have that are taken. A row goes on with the next mark that may
    have room behind it; where that one begins too soon by so much, with one that is to begin so much further on, and
    what lies between is left to the rows below. Where `begins` is the truth, each mark stands in the uppermost row
    whose marks before it end before it begins. O(n log n).
    """
    left = len(begins)
    # Of each mark that stands in a row the next one that may not; found in ever fewer steps.
    following = list(range(left + 1))
    known: dict[int, Placed] = {}

    def next_from(at: int) -> int:
        to = at
        while following[to] != to:
            to = following[to]
        while following[at] != to:
            following[at], at = to, following[at]
        return to

    while left:
        row: list[Placed] = []
        end, at = -inf, next_from(0)
        while at < len(begins):
            its = known.get(at)
            if its is None:
                its = known[at] = place(at)
            lacking = end + gap - its.left
            if lacking <= 0:
                row.append(its)
                following[at] = at + 1
                end = its.right
                at = next_from(bisect_left(begins, end + gap, at + 1))
            else:
                at = next_from(bisect_left(begins, begins[at] + lacking, at + 1))
        left -= len(row)
        yield row
