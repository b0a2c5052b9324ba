"""Boxes of different heights in columns that are about equally high."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.drawing.boxes.measures import GAP, STACK_GAP


def columns_of(count: int, columns: int) -> int:
    """In how many columns so many boxes stand at one side: two take rows between which the line can come in."""
    return columns if count > 2 else 1


def column_height(heights: Sequence[float], columns: int) -> float:
    """The height of boxes beside another: one below the other, or two in a row."""
    rows = [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]
    return sum(rows) + STACK_GAP * (len(rows) - 1) if rows else 0.0


def columns_gap(leaves: bool) -> float:
    """Between two boxes of a column with all below them."""
    return STACK_GAP if leaves else GAP


def column_starts(heights: Sequence[float], most: int, between: float) -> list[int]:
    """Where each of at most so many columns begins, so that the highest of them is as low as can be."""
    low, high = max(heights), sum(heights) + between * (len(heights) - 1)
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(_filled(heights, middle, between)) > most:
            low = middle
        else:
            high = middle
    return _filled(heights, high, between)


def _filled(heights: Sequence[float], limit: float, between: float) -> list[int]:
    """The starts of columns that are filled one after the other up to the limit."""
    starts: list[int] = []
    filled = limit
    for at, height in enumerate(heights):
        filled += between + height
        if filled > limit:
            starts.append(at)
            filled = height
    return starts


def stretch_heights(heights: Sequence[float], starts: Sequence[int], between: float) -> list[float]:
    """The height of each column."""
    ends = [*starts[1:], len(heights)]
    return [sum(heights[start:end]) + between * (end - start - 1) for start, end in zip(starts, ends, strict=True)]


def pair_cut(heights: Sequence[float]) -> int:
    """How many boxes of these heights stand in the left of two columns, so that both are about equally high."""
    left = 0.0
    total = sum(heights)
    for at, height in enumerate(heights):
        left += height
        if 2 * left >= total:
            # The left column is the higher one where they cannot be equal, as long as it gains by that.
            return at if at and 2 * left - total > total - 2 * (left - height) else at + 1
    return len(heights)
