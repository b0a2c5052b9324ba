"""Where links may run: lines beside the obstacles, each as long as nothing is in its way, and where they cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from orgsim.drawing.links.ground import Axis, Ground, Rect, turned

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

CLEAR = 8.0
"""How far from an obstacle a line runs, where there is as much room; else in the middle of the gap."""
_NARROWEST = 5.0
"""A gap that is narrower is none: what ran there would seem to touch what stands at its sides."""
_ALIKE = 3.0
"""How far apart two lines are at least."""
_TIGHT = 4.0
"""Nearer to an obstacle than this, a way costs more."""
_CHEAP, _DEAR = 1.0, 2.0
_GAP = 14.0
"""How far apart the lines in one gap are at least, where there are many."""
_SPARSE = 100.0
"""How far apart narrow gaps are at least that are followed, where not all of them are."""


class Corridor(NamedTuple):
    """A line that ways may follow."""

    at: float
    start: float
    end: float
    cost: float
    """Of each pixel."""


class Crossings(NamedTuple):
    """Where lines of one axis are crossed by those of the other, in the order of these lines and of places on them."""

    first: list[int]
    """By line which of its crossings comes first; and one more, how many there are in all."""
    line: Numbers
    along: Floats
    """Where on its line each is."""
    same: Numbers
    """Which number each has among the crossings of the other axis."""

    def of(self, line: int) -> slice:
        """Those of that line."""
        return slice(self.first[line], self.first[line + 1])


class Corridors:
    """All of a drawing, those that run across and those that run down, each in the order of their places."""

    def __init__(self, ground: Ground, *, fewer: bool = False) -> None:
        """With `fewer`, of narrow gaps that lie near each other in a row only some are followed."""
        lines = (_lines(ground, 0), _lines(ground, 1))
        self.lines: tuple[list[Corridor], list[Corridor]] = (_fewer(lines[0]), _fewer(lines[1])) if fewer else lines
        self._places = tuple([[line.at for line in lines] for lines in self.lines])
        self.at: tuple[Floats, Floats] = (np.array(self._places[0]), np.array(self._places[1]))
        self.on: tuple[Crossings, Crossings] = _crossings(*self.lines)

    def between(self, axis: Axis, low: float, high: float) -> range:
        """The lines of that axis that have their places there."""
        places = self._places[axis]
        return range(bisect_left(places, low), bisect_right(places, high))


def _crossings(across: Sequence[Corridor], down: Sequence[Corridor]) -> tuple[Crossings, Crossings]:
    rows, columns = np.array([its.at for its in across]), np.array([its.at for its in down])
    starts, ends = np.array([its.start for its in down]), np.array([its.end for its in down])
    found = [np.zeros(0, np.int64)]
    for line in across:
        low, high = np.searchsorted(columns, line.start), np.searchsorted(columns, line.end, "right")
        found.append(np.flatnonzero((starts[low:high] <= line.at) & (line.at <= ends[low:high])) + low)
    column = np.concatenate(found)
    row = np.repeat(np.arange(len(across)), [len(its) for its in found[1:]])
    by_column = np.argsort(column, kind="stable")
    by_row = np.argsort(by_column, kind="stable")
    return (
        Crossings(_firsts(row, len(across)), row, columns[column], by_row),
        Crossings(_firsts(column, len(down)), column[by_column], rows[row[by_column]], by_column),
    )


def _firsts(numbers: Numbers, many: int) -> list[int]:
    counts: list[int] = np.cumsum(np.bincount(numbers, minlength=many)).tolist()
    return [0, *counts]


def _lines(ground: Ground, axis: Axis) -> list[Corridor]:
    frame = turned(axis, ground.frame)
    rects = sorted([turned(axis, its) for its in ground.obstacles], key=lambda its: its[1])
    seeds = sorted(_seeds(ground, axis, rects))
    found: list[Corridor] = []
    open_spans: list[tuple[float, float]] = []
    ends: list[tuple[float, tuple[float, float]]] = []
    begun = 0
    for at, along, cost in seeds:
        while begun < len(rects) and rects[begun][1] < at:
            start, _, end, far = rects[begun]
            insort(open_spans, (start, end))
            heappush(ends, (far, (start, end)))
            begun += 1
        while ends and ends[0][0] <= at:
            span = heappop(ends)[1]
            del open_spans[bisect_left(open_spans, span)]
        here = bisect_left(open_spans, (along, along))
        before = open_spans[here - 1][1] if here > 0 else frame[0]
        after = open_spans[here][0] if here < len(open_spans) else frame[2]
        if before < along < after:
            found.append(Corridor(at, max(before, frame[0]), min(after, frame[2]), cost))
    return _thinned(found)


def _seeds(ground: Ground, axis: Axis, rects: Iterable[Rect]) -> Iterator[tuple[float, float, float]]:
    """A place beside each side of each obstacle, one on the line there, and what a pixel of it costs."""
    reach = 2 * CLEAR
    for start, near, end, far in rects:
        for side, sign in ((near, -1.0), (far, 1.0)):
            low, high = ground.free(axis, side + sign * 0.01, start, end, reach)
            gap = side - low if sign < 0 else high - side
            clear = min(CLEAR, gap / 2)
            if gap >= _NARROWEST:
                yield side + sign * clear, (start + end) / 2, _DEAR if clear < _TIGHT else _CHEAP
    left, top, right, bottom = turned(axis, ground.frame)
    for at in (top + 1.0, bottom - 1.0):
        yield at, (left + right) / 2, _CHEAP


def _thinned(lines: Sequence[Corridor]) -> list[Corridor]:
    """Those lines, in order of their places, without what lies within another one right beside it."""
    gone: set[int] = set()
    recent: list[int] = []
    for number, line in enumerate(lines):
        recent = [its for its in recent if lines[its].at > line.at - _ALIKE]
        if any(_within(line, lines[its]) for its in recent):
            gone.add(number)
            continue
        shorter = [its for its in recent if _within(lines[its], line)]
        gone.update(shorter)
        recent = [its for its in recent if its not in shorter]
        recent.append(number)
    return [line for number, line in enumerate(lines) if number not in gone]


def _fewer(lines: Sequence[Corridor]) -> list[Corridor]:
    """Those without what lies within another one in the same gap, or if it is dear within one that is boxes away."""
    found: list[Corridor] = []
    recent: list[Corridor] = []
    for line in lines:
        recent = [its for its in recent if its.at > line.at - _SPARSE]
        apart = _SPARSE if line.cost > _CHEAP else _GAP
        if not any(its.at > line.at - apart and its.cost <= line.cost and _within(line, its) for its in recent):
            found.append(line)
            recent.append(line)
    return found


def _within(line: Corridor, other: Corridor) -> bool:
    return other.start <= line.start and other.end >= line.end
