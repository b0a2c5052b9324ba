"""Combinations that a test goes through: of four files, eight views and three languages, those that tell most.

In the README's run a grid is as few combinations as are easily found in which each two values of different axes come
together at least once: nearly all faults hang on one value, or on two that meet. The long run takes every combination.
How many were left to it stands in the summary of a run (`tests/conftest.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from math import prod
from typing import Any

from hypothesis import settings

LONG = "random"
"""The profile of the long run: `--hypothesis-profile random`."""
_left_out: list[int] = []


def grid(*axes: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The combinations of a value of each axis that this run goes through, in the order of all of them."""
    if settings.get_current_profile_name() == LONG:
        return list(product(*axes))
    chosen = sorted(pairwise([len(axis) for axis in axes]))
    _left_out.append(prod(map(len, axes)) - len(chosen))
    return [tuple(axis[at] for axis, at in zip(axes, places, strict=True)) for places in chosen]


def left_out() -> int:
    """How many combinations of the grids made so far are left to the long run."""
    return sum(_left_out)


def pairwise(lengths: Sequence[int]) -> list[tuple[int, ...]]:
    """Places on axes of these lengths, so that each two places on different axes come together at least once."""
    every = {places: _pairs(places) for places in product(*map(range, lengths))}
    missing = set().union(*every.values()) if every else set()
    chosen: list[tuple[int, ...]] = []
    while missing:
        # Of equals the first: the same on every machine.
        best = max(every, key=lambda places: len(every[places] & missing))
        chosen.append(best)
        missing -= every[best]
    return chosen


def _pairs(places: Sequence[int]) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    return {(one, other) for one, other in combinations(enumerate(places), 2)}
