"""Where shapes lie on a slide: turned, mirrored and scaled by the groups that they are in. Lengths are in EMU."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

Point = tuple[float, float]
Affine = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: (x, y) comes to lie at (a·x + c·y + e, b·x + d·y + f)."""

PLAIN: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Area(Struct, frozen=True):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def distance(self, point: Point) -> float:
        """How far a point lies outside; 0 inside."""
        across = max(self.left - point[0], 0.0, point[0] - self.right)
        down = max(self.top - point[1], 0.0, point[1] - self.bottom)
        return math.hypot(across, down)

    def covers(self, other: Area, slack: float = 0.0) -> bool:
        """Whether another lies in it, all but `slack`."""
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def turned(self) -> Area:
        """As seen in the mirror that makes rightwards downwards."""
        return Area(self.top, self.left, self.bottom, self.right)


def at(point: Point, by: Affine) -> Point:
    """Where a point comes to lie."""
    a, b, c, d, e, f = by
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def after(outer: Affine, inner: Affine) -> Affine:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f


def placed(off: Point, ext: Point, rotation: float, across: bool, down: bool) -> Affine:
    """From a shape's own rectangle, of size `ext` at (0, 0), to where it lies: mirrored, then turned about its middle.

    `rotation` is in degrees, clockwise.
    """
    middle = (ext[0] / 2, ext[1] / 2)
    cos, sin = _turn(rotation)
    mirrored: Affine = (-1.0 if across else 1.0, 0.0, 0.0, -1.0 if down else 1.0, 0.0, 0.0)
    turn: Affine = (cos, sin, -sin, cos, off[0] + middle[0], off[1] + middle[1])
    return after(turn, after(mirrored, (1.0, 0.0, 0.0, 1.0, -middle[0], -middle[1])))


def _turn(rotation: float) -> Point:
    quarters = rotation / 90
    if quarters == int(quarters):
        return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(quarters) % 4]
    return math.cos(math.radians(rotation)), math.sin(math.radians(rotation))


def scaled(off: Point, ext: Point, to: Point) -> Affine:
    """From the rectangle that a group's children are told in to one of size `to` at (0, 0)."""
    across = to[0] / ext[0] if ext[0] else 1.0
    down = to[1] / ext[1] if ext[1] else 1.0
    return across, 0.0, 0.0, down, -off[0] * across, -off[1] * down


def around(points: Sequence[Point]) -> Area:
    """The least upright rectangle that holds all points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Area(min(xs), min(ys), max(xs), max(ys))


def from_segment(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from a straight line between two others."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.hypot(point[0] - start[0] - share * across, point[1] - start[1] - share * down)


def cuts(area: Area, start: Point, end: Point) -> bool:
    """Whether a straight line between two points goes through a rectangle."""
    near, far = 0.0, 1.0
    for low, high, here, there in (
        (area.left, area.right, start[0], end[0]),
        (area.top, area.bottom, start[1], end[1]),
    ):
        way = there - here
        if not way:
            if not low <= here <= high:
                return False
            continue
        first, last = sorted(((low - here) / way, (high - here) / way))
        near, far = max(near, first), min(far, last)
    return near <= far
