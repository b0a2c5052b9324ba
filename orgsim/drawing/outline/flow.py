"""How the lines of an outline fill its columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import msgspec

from orgsim.drawing.outline.entries import Entries
from orgsim.drawing.outline.measures import HEADING_GAP, NOTE

_REPEATED = 2
"""Names of parents that are repeated at the head of a column, at most: the nearest."""


class Lengths(msgspec.Struct, frozen=True, eq=False):
    """What each entry takes down a column."""

    gaps: list[float]
    """Free above it, except at the head of a column."""
    leads: list[float]
    """Of what is said above it: whom it serves, or what its band is called where that begins within a column."""
    heights: list[float]
    """Of its box."""
    ends: list[float]
    """Where each begins, all being in one column, and last where all ends."""


def lengths(its: Entries, heights: list[float], headings: Sequence[float], *, fresh: bool) -> Lengths:
    """The lengths of entries whose boxes are so high, and of bands whose names are.

    `fresh`: bands begin with a column of their own, and their names stand above that.
    """
    gaps = list(its.gaps)
    leads = [0.0] * len(heights)
    for entry in its.notes:
        leads[entry] += NOTE
    for start, heading in zip(its.starts[1:], headings[1:], strict=True):
        if not fresh:
            gaps[start] = HEADING_GAP
            leads[start] += heading
    whole = [gap + lead + height for gap, lead, height in zip(gaps, leads, heights, strict=True)]
    return Lengths(gaps, leads, heights, [0.0, *accumulate(whole)])


def repeated(its: Entries, entry: int) -> list[int]:
    """The parents whose names a column repeats that begins with this entry, the highest first."""
    above: list[int] = []
    parent = its.parents[entry]
    while parent >= 0 and len(above) < _REPEATED:
        # What heads a whole band says nothing at the head of a column.
        if parent not in its.whole:
            above.append(parent)
        parent = its.parents[parent]
    return above[::-1]


def filled(its: Entries, taken: Lengths, height: float, most: int, *, fresh: bool) -> list[int] | None:
    """The entry that each column begins with where none is higher than that; `None` where that takes more than `most`.

    What has others below it never ends a column, but in a long chain. Columns of a band that begins afresh are its own.
    """
    count = len(its.units)
    firsts = set(its.starts)
    limits = [*its.starts[1:], count] if fresh else [count]
    starts: list[int] = []
    at = 0
    for limit in limits:
        while at < limit:
            if len(starts) == most:
                return None
            starts.append(at)
            top = NOTE * len(repeated(its, at)) if at not in firsts else 0.0
            room = height - top + taken.ends[at] + taken.gaps[at]
            end = min(max(bisect_right(taken.ends, room + 1e-6) - 1, at + 1), limit)
            kept = end
            while end < limit and end - 1 > at and its.parents[end] == end - 1:
                end -= 1
            # A chain that is longer than a column would leave it all but empty.
            at = end if kept - end <= end - at else kept
    return starts


def lowest(its: Entries, taken: Lengths, columns: int, *, fresh: bool) -> float:
    """The least height of so many columns that hold all."""
    low = max(taken.ends[-1] / columns, max(taken.heights, default=0.0))
    high = max(taken.ends[-1], low) + NOTE
    if filled(its, taken, high, columns, fresh=fresh) is None:
        return float("inf")
    while high - low > 1.0 and high - low > high * 0.001:
        middle = (low + high) / 2
        if filled(its, taken, middle, columns, fresh=fresh) is None:
            low = middle
        else:
            high = middle
    return high


def column_ends(starts: Sequence[int], count: int) -> list[int]:
    """The entry after the last one of each column."""
    return [*starts[1:], count]
