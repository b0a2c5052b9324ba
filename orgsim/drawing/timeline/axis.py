"""Time along an axis: where a day lies, which stretches without events are left out, and what is zoomed.

Days are counted as Python's ordinals; a day begins at its number and ends at the next. Lengths are pixels of the
drawing, counted from the beginning of the axis.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from orgsim.analysis.timeline.spans import Days

BREAK: Final = 46.0
"""Width of what stands for a stretch that is left out."""

CLOSEST: Final = 64.0
"""Pixels that a day takes at most."""
_FARTHEST = 24.0
"""How much smaller than fitted an axis may be shown, so that years come into view around it."""
_LEFT_OUT = 550
"""Days without an event that may be left out, at least …"""
_LEFT_OUT_SHARE = 0.35
"""… where they are this share of the whole."""
_PADDING = 0.02
_LEAST_PADDING = 1.5
_ROUNDING = 0.5
_APART = 60
"""Days that two timelines may always lie apart and still share an axis."""


class Axis(msgspec.Struct, frozen=True):
    """Stretches of time that follow each other; what lies between them is left out."""

    stretches: tuple[tuple[float, float], ...]

    @property
    def days(self) -> float:
        """The days of all stretches together."""
        return sum([end - start for start, end in self.stretches])

    def length(self, day: float) -> float:
        """How long it is where a day takes `day` pixels."""
        return self.days * day + BREAK * (len(self.stretches) - 1)

    def fitting(self, room: float) -> float:
        """How many pixels a day takes where the whole axis takes `room`."""
        breaks = BREAK * (len(self.stretches) - 1)
        return min(max(room - breaks, 1.0) / self.days, CLOSEST)

    def x(self, at: float, day: float) -> float:
        """Where a point of time lies; before the first and after the last stretch time goes on."""
        start_x = 0.0
        for (start, end), following in zip(self.stretches, [*self.stretches[1:], None], strict=True):
            if at <= end or following is None:
                return start_x + (at - start) * day
            start_x += (end - start) * day
            if at < following[0]:
                return start_x + BREAK * (at - end) / (following[0] - end)
            start_x += BREAK
        raise AssertionError("an axis has a stretch")

    def at(self, x: float, day: float) -> float:
        """The point of time at `x`, as `x` tells where it lies."""
        start_x = 0.0
        for (start, end), following in zip(self.stretches, [*self.stretches[1:], None], strict=True):
            end_x = start_x + (end - start) * day
            if x <= end_x or following is None:
                return start + (x - start_x) / day
            if x < end_x + BREAK:
                return end + (following[0] - end) * (x - end_x) / BREAK
            start_x = end_x + BREAK
        raise AssertionError("an axis has a stretch")

    def leaves_out(self, at: float) -> bool:
        """Whether a point of time lies between two of its stretches."""
        return self.stretches[0][0] < at < self.stretches[-1][1] and not self.has(at)

    def has(self, at: float) -> bool:
        """Whether a point of time lies on it, and not before, after or in what is left out."""
        return any(start <= at <= end for start, end in self.stretches)


class Scale(msgspec.Struct, frozen=True):
    """How an axis is shown: the pixels of a day, and where its beginning lies from the left edge of the plane."""

    day: float
    x: float

    def zoomed(self, axis: Axis, factor: float, at: float, room: float, margins: tuple[float, float]) -> Scale:
        """Zoomed by `factor` with what is at `at` staying there, in a plane `room` wide."""
        fit = axis.fitting(room - sum(margins))
        day = min(max(self.day * factor, fit / _FARTHEST), max(CLOSEST, fit))
        time = axis.at(at - self.x, self.day)
        return Scale(day, at - axis.x(time, day)).kept(axis, room, margins)

    def panned(self, axis: Axis, dx: float, room: float, margins: tuple[float, float]) -> Scale:
        """Moved by `dx`, as far as something of the axis stays in view."""
        return Scale(self.day, self.x + dx).kept(axis, room, margins)

    def kept(self, axis: Axis, room: float, margins: tuple[float, float]) -> Scale:
        """Moved as little as keeps a part of the axis within a plane `room` wide.

        An axis that is shown smaller than fitted stands in the middle: so all of it is seen, with every word.
        """
        length = axis.length(self.day)
        spare = room - sum(margins) - length
        if spare > _ROUNDING:
            return Scale(self.day, margins[0] + spare / 2)
        held = min(length, room * 0.25)
        return Scale(self.day, min(max(self.x, held - length), room - held))


def fitted(axis: Axis, room: float, margins: tuple[float, float]) -> Scale:
    """The whole axis in a plane `room` wide, with free margins at its left and right."""
    day = axis.fitting(room - sum(margins))
    spare = room - sum(margins) - axis.length(day)
    return Scale(day, margins[0] + max(spare, 0.0) / 2)


def start_of(date: dt.date) -> float:
    """When a day begins."""
    return float(date.toordinal())


def end_of(date: dt.date) -> float:
    """When a day ends."""
    return date.toordinal() + 1.0


def share_axes(spans: Sequence[Sequence[Days]]) -> tuple[tuple[Axis, ...], tuple[int | None, ...]]:
    """The axes for the timelines whose events have these spans, and which of them each timeline has.

    Timelines that overlap, or lie nearer to each other than they are long, share one, so that what is shifted is seen.
    """
    groups: list[tuple[float, float, list[int]]] = []
    extents = [
        (start_of(its[0].first), max(end_of(each.last) for each in its), at) for at, its in enumerate(spans) if its
    ]
    for first, last, at in sorted(extents):
        if groups:
            start, end, members = groups[-1]
            if first - end <= max(end - start, last - first, _APART):
                groups[-1] = (start, max(end, last), [*members, at])
                continue
        groups.append((first, last, [at]))
    which: list[int | None] = [None] * len(spans)
    groups.sort(key=lambda group: min(group[2]))
    for number, (_, _, members) in enumerate(groups):
        for at in members:
            which[at] = number
    axes = [_axis([span for at in members for span in spans[at]]) for _, _, members in groups]
    return tuple(axes), tuple(which)


def _axis(spans: Sequence[Days]) -> Axis:
    """An axis over `spans`; long stretches that none of them covers are left out."""
    covered: list[tuple[float, float]] = []
    for span in sorted(spans):
        start, end = start_of(span.first), end_of(span.last)
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], end))
        else:
            covered.append((start, end))
    whole = covered[-1][1] - covered[0][0]
    stretches = [covered[0]]
    for before, after in pairwise(covered):
        gap = after[0] - before[1]
        if gap > _LEFT_OUT and gap > _LEFT_OUT_SHARE * whole:
            stretches.append(after)
        else:
            stretches[-1] = (stretches[-1][0], after[1])
    shown = sum(end - start for start, end in stretches)
    free = max(_PADDING * shown, _LEAST_PADDING)
    return Axis(tuple([(start - free, end + free) for start, end in stretches]))
