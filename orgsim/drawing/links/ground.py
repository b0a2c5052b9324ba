"""What is in the way of links, found without looking at all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import floor
from typing import Literal

Rect = tuple[float, float, float, float]
"""Left, top, right and bottom."""
Axis = Literal[0, 1]
"""Of a line: 0 runs across, and its place is a y; 1 runs down, and its place is an x."""

_CELL = 192.0
_TOUCH = 1e-6
"""What touches is not in the way."""


def turned(axis: Axis, rect: Rect) -> Rect:
    """The rectangle as (start, near, end, far): the first and third along that axis, the others across it."""
    return rect if axis == 0 else (rect[1], rect[0], rect[3], rect[2])


def other(axis: Axis) -> Axis:
    """The axis that crosses that one."""
    return 1 if axis == 0 else 0


class Ground:
    """Obstacles in a frame, beyond which nothing goes either."""

    def __init__(self, obstacles: Iterable[Rect], frame: Rect) -> None:
        self.frame = frame
        self.obstacles: Sequence[Rect] = tuple(obstacles)
        self._cells: dict[tuple[int, int], list[int]] = {}
        for index, (left, top, right, bottom) in enumerate(self.obstacles):
            for column in range(floor(left / _CELL), floor(right / _CELL) + 1):
                for row in range(floor(top / _CELL), floor(bottom / _CELL) + 1):
                    self._cells.setdefault((column, row), []).append(index)

    def within(self, area: Rect) -> Iterator[Rect]:
        """The obstacles of which some part lies in `area`; one may come twice."""
        left, top, right, bottom = area
        obstacles = self.obstacles
        for column in range(floor(left / _CELL), floor(right / _CELL) + 1):
            for row in range(floor(top / _CELL), floor(bottom / _CELL) + 1):
                for index in self._cells.get((column, row), ()):
                    its = obstacles[index]
                    if (
                        its[0] < right - _TOUCH
                        and its[2] > left + _TOUCH
                        and its[1] < bottom - _TOUCH
                        and its[3] > top + _TOUCH
                    ):
                        yield its

    def is_free(self, axis: Axis, at: float, start: float, end: float) -> bool:
        """Whether a line there meets nothing."""
        start, end = min(start, end), max(start, end)
        area = (start, at, end, at) if axis == 0 else (at, start, at, end)
        left, top, right, bottom = area
        wide = (left, top - 2 * _TOUCH, right, bottom + 2 * _TOUCH)
        if axis == 1:
            wide = (left - 2 * _TOUCH, top, right + 2 * _TOUCH, bottom)
        return next(self.within(wide), None) is None

    def free(self, axis: Axis, at: float, start: float, end: float, reach: float) -> tuple[float, float]:
        """How far a line from `start` to `end` could move to either side, `reach` at most, and meet nothing."""
        start, end = min(start, end), max(start, end)
        _, near, _, far = turned(axis, self.frame)
        low, high = max(at - reach, near), min(at + reach, far)
        area: Rect = (start, low, end, high) if axis == 0 else (low, start, high, end)
        for its in self.within(area):
            _, before, _, after = turned(axis, its)
            if (before + after) / 2 <= at:
                low = max(low, after)
            else:
                high = min(high, before)
        return min(low, at), max(high, at)
