"""Which link is pointed at."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import hypot

from orgsim.drawing.drawing import Line, Point
from orgsim.drawing.links.ground import Rect


def line_at(lines: Iterable[Line], at: Point, reach: float) -> Line | None:
    """The line that is nearest to that point and not farther from it than `reach`."""
    near = [(found, number, line) for number, line in enumerate(lines) if (found := _distance(line, at)) <= reach]
    return min(near, key=lambda its: its[:2])[2] if near else None


def label_place(line: Line, view: Rect) -> Point:
    """The middle of the longest stretch that is in view, where there is most room for a word."""
    (x0, y0), (x1, y1) = max(
        [(_within(one, view), _within(other, view)) for one, other in pairwise(line.points)],
        key=lambda its: abs(its[0][0] - its[1][0]) + abs(its[0][1] - its[1][1]),
    )
    return (x0 + x1) / 2, (y0 + y1) / 2


def _within(point: Point, view: Rect) -> Point:
    """The point of the view that is nearest to that one."""
    left, top, right, bottom = view
    return min(max(point[0], left), right), min(max(point[1], top), bottom)


def _distance(line: Line, at: Point) -> float:
    """How far the point is from a line that runs across and down only."""
    x, y = at
    return min(
        hypot(max(min(x0, x1) - x, x - max(x0, x1), 0.0), max(min(y0, y1) - y, y - max(y0, y1), 0.0))
        for (x0, y0), (x1, y1) in pairwise(line.points)
    )
