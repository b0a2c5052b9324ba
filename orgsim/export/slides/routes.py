"""From polylines to connectors of a presentation: straight, or elbows that look right whether or not glue is followed.

An elbow is a preset shape in a frame that is turned and mirrored; how far along it bends are its adjustments (ECMA-376
20.1.10.55, `bentConnector2` to `5`). PowerPoint draws the frame as it stands. LibreOffice finds a way of its own
between ends that are glued, and forgets the turn of one that is not: so a turn is used only where a line leaves and
arrives vertically, and what leaves vertically and arrives horizontally begins at its other end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from orgsim.drawing.drawing import Box, Point

TOP: Final = 0
LEFT: Final = 1
BOTTOM: Final = 2
RIGHT: Final = 3
"""Numbers of the connection sites of a rectangle, round corners or not: counted against the clock."""

STRAIGHT: Final = "straightConnector1"
"""The preset that bends nowhere."""

_QUARTER = 5_400_000
"""A turn by 90 degrees with the clock, in 60 000ths of one."""
_SHARE = 100_000
"""What an adjustment of the whole extent is."""
_LEAST = 0.1
"""Pixels of an extent that adjustments may be shares of."""
_MOST_BENDS = 4
_EVEN = 0.01
"""Pixels that are none."""
_ASKEW = 0.1
"""Pixels by which nobody sees that a line leans."""


class Route(msgspec.Struct, frozen=True, gc=False):
    """The frame of a connector, in the plane of the polyline."""

    preset: str
    x: float
    y: float
    width: float
    height: float
    turn: int = 0
    """In 60 000ths of a degree, with the clock, after it is mirrored."""
    mirrored: tuple[bool, bool] = (False, False)
    """Left to right, and top to bottom."""
    adjusted: tuple[int, ...] = ()
    backwards: bool = False
    """Whether it begins where the polyline ends."""


def route(points: Sequence[Point]) -> Route | None:
    """The connector along the polyline; `None` where no preset shape runs so."""
    some = _bends(points)
    if len(some) < 2:
        return None
    if len(some) == 2:
        (x0, y0), (x1, y1) = some
        return _framed(STRAIGHT, some, (x1 - x0, y1 - y0), ())
    if len(some) - 2 > _MOST_BENDS or not _is_square(some):
        return None
    preset = f"bentConnector{len(some) - 1}"
    leaves, arrives = _is_level(some[0], some[1]), _is_level(some[-2], some[-1])
    if leaves:
        return _level(preset, some, backwards=False)
    if arrives:
        return _level(preset, some[::-1], backwards=True)
    return _turned(preset, some)


def site(box: Box, at: Point, next: Point) -> int:
    """The side of the box on which a line that goes on to `next` begins."""
    if abs(at[0] - next[0]) < abs(at[1] - next[1]):
        return TOP if abs(at[1] - box.y) < abs(at[1] - box.y - box.height) else BOTTOM
    return LEFT if abs(at[0] - box.x) < abs(at[0] - box.x - box.width) else RIGHT


def is_at(box: Box, place: int, at: Point) -> bool:
    """Whether the connection site of that number, in the middle of its side, is where a line ends."""
    if place in (TOP, BOTTOM):
        return abs(box.x + box.width / 2 - at[0]) < _ASKEW
    return abs(box.y + box.height / 2 - at[1]) < _ASKEW


def _bends(points: Sequence[Point]) -> list[Point]:
    """The points at which it turns, and its ends."""
    some: list[Point] = []
    for point in points:
        if some and _near(some[-1], point):
            continue
        if len(some) > 1 and _straight(some[-2], some[-1], point):
            some.pop()
        some.append(point)
    return some


def _near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _EVEN and abs(one[1] - other[1]) < _EVEN


def _straight(one: Point, middle: Point, other: Point) -> bool:
    level = abs(one[1] - middle[1]) < _EVEN and abs(middle[1] - other[1]) < _EVEN
    plumb = abs(one[0] - middle[0]) < _EVEN and abs(middle[0] - other[0]) < _EVEN
    return level or plumb


def _is_level(one: Point, other: Point) -> bool:
    return abs(one[1] - other[1]) < _EVEN


def _is_square(points: Sequence[Point]) -> bool:
    return all(_is_level(one, other) or abs(one[0] - other[0]) < _EVEN for one, other in pairwise(points))


def _level(preset: str, points: Sequence[Point], *, backwards: bool) -> Route:
    """One that begins level, as the preset shapes do."""
    (x0, y0), (xn, yn) = points[0], points[-1]
    extent = _extent(xn - x0), _extent(yn - y0)
    adjusted = [
        (point[0] - x0) / extent[0] if number % 2 == 0 else (point[1] - y0) / extent[1]
        for number, point in enumerate(points[1:-1])
    ]
    return _framed(preset, points, extent, adjusted[: len(points) - 3], backwards=backwards)


def _turned(preset: str, points: Sequence[Point]) -> Route:
    """One that begins and ends upright: a frame of the same middle, turned by a quarter."""
    backwards = points[0][1] > points[-1][1]
    points = points[::-1] if backwards else points
    (x0, y0), (xn, yn) = points[0], points[-1]
    across, down = _extent(xn - x0), _extent(yn - y0)
    adjusted = [
        (point[1] - y0) / down if number % 2 == 0 else (point[0] - x0) / across
        for number, point in enumerate(points[1:-1])
    ]
    middle = (x0 + xn) / 2, (y0 + yn) / 2
    return Route(
        preset,
        middle[0] - down / 2,
        middle[1] - abs(across) / 2,
        down,
        abs(across),
        # Turned with the clock, what went to the right and down goes down and to the left.
        turn=_QUARTER if across < 0 else 3 * _QUARTER,
        mirrored=(across >= 0, False),
        adjusted=_shares(adjusted[: len(points) - 3]),
        backwards=backwards,
    )


def _framed(
    preset: str,
    points: Sequence[Point],
    extent: tuple[float, float],
    adjusted: Sequence[float],
    *,
    backwards: bool = False,
) -> Route:
    (x0, y0), (across, down) = points[0], extent
    return Route(
        preset,
        min(x0, x0 + across),
        min(y0, y0 + down),
        abs(across),
        abs(down),
        mirrored=(across < 0, down < 0),
        adjusted=_shares(adjusted),
        backwards=backwards,
    )


def _extent(length: float) -> float:
    """One that is not nothing, as adjustments are shares of it."""
    return length if abs(length) >= _LEAST else _LEAST


def _shares(adjusted: Sequence[float]) -> tuple[int, ...]:
    return tuple([round(each * _SHARE) for each in adjusted])
