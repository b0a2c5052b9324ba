"""Which of many marks are at a height: found without looking at all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from orgsim.drawing.timeline.marks import Mark

_FLOOR = 128.0
"""Height of a floor."""

Floors = tuple[tuple[int, ...], ...]
"""For each stretch of height from the top the indices of the marks that reach into it."""


def floors_of(marks: Sequence[Mark]) -> Floors:
    """The floors of a drawing with these marks."""
    floors: dict[int, list[int]] = {}
    for at, mark in enumerate(marks):
        for floor in range(_floor(mark.top), _floor(mark.bottom) + 1):
            floors.setdefault(floor, []).append(at)
    return tuple([tuple(floors.get(floor, ())) for floor in range(max(floors, default=-1) + 1)])


def marks_between(marks: Sequence[Mark], floors: Floors, upper: float, lower: float) -> Iterator[Mark]:
    """The marks of which something lies between two heights, in their order as far as floors tell."""
    first = _floor(upper) if upper > 0 else 0
    last = len(floors) - 1 if lower == inf else min(_floor(lower), len(floors) - 1)
    for floor in range(first, last + 1):
        for at in floors[floor]:
            mark = marks[at]
            if floor == max(_floor(mark.top), first) and mark.bottom >= upper and mark.top <= lower:
                yield mark


def _floor(y: float) -> int:
    return max(int(y // _FLOOR), 0)
