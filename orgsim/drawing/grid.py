"""Finds what lies in a part of a drawing without looking at all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import floor

from orgsim.drawing.drawing import Drawing, Point

Rectangle = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_CELL = 640.0
_MOST_CELLS = 64


class Grid:
    """Boxes and lines of a drawing by the square cells that they touch.

    Built in time linear in the drawing; a look costs only the cells looked at. What spans very many cells, such as
    the bus over a thousand children, is kept apart and always considered.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._boxes = drawing.boxes
        self._boxes_by_cell: dict[tuple[int, int], list[int]] = {}
        self._lines_by_cell: dict[tuple[int, int], list[int]] = {}
        self._long_lines: list[int] = []
        for index, box in enumerate(drawing.boxes):
            # Nearly every box lies in one cell: worth its own path, as there may be a hundred thousand of them.
            left, top = int(box.x // _CELL), int(box.y // _CELL)
            right, bottom = int((box.x + box.width) // _CELL), int((box.y + box.height) // _CELL)
            if left == right and top == bottom:
                self._boxes_by_cell.setdefault((left, top), []).append(index)
            else:
                for cell in ((i, j) for i in range(left, right + 1) for j in range(top, bottom + 1)):
                    self._boxes_by_cell.setdefault(cell, []).append(index)
        self._extents = [extent_of(line.points) for line in drawing.lines]
        for index, (x0, y0, x1, y1) in enumerate(self._extents):
            left, top = int(x0 // _CELL), int(y0 // _CELL)
            right, bottom = int(x1 // _CELL), int(y1 // _CELL)
            if left == right and top == bottom:
                self._lines_by_cell.setdefault((left, top), []).append(index)
            elif (right - left + 1) * (bottom - top + 1) > _MOST_CELLS:
                self._long_lines.append(index)
            else:
                for cell in ((i, j) for i in range(left, right + 1) for j in range(top, bottom + 1)):
                    self._lines_by_cell.setdefault(cell, []).append(index)

    def boxes_in(self, area: Rectangle) -> list[int]:
        """Indices of the boxes that touch `area`, in reading order."""
        found = self._look(self._boxes_by_cell, area, len(self._boxes))
        left, top, right, bottom = area
        boxes = self._boxes
        return [
            index
            for index in found
            if (box := boxes[index]).x <= right
            and box.y <= bottom
            and box.x + box.width >= left
            and box.y + box.height >= top
        ]

    def lines_in(self, area: Rectangle) -> list[int]:
        """Indices of the lines whose extent touches `area`, in drawing order."""
        found = self._look(self._lines_by_cell, area, len(self._extents))
        if self._long_lines:
            found = sorted({*found, *self._long_lines})
        left, top, right, bottom = area
        extents = self._extents
        return [
            index
            for index in found
            if (extent := extents[index])[0] <= right and extent[1] <= bottom and extent[2] >= left and extent[3] >= top
        ]

    def box_at(self, x: float, y: float) -> int | None:
        """Index of the box that contains the point; the later one where boxes overlap."""
        found = self.boxes_in((x, y, x, y))
        return found[-1] if found else None

    def _look(self, cells: dict[tuple[int, int], list[int]], area: Rectangle, everything: int) -> Iterable[int]:
        left, top, right, bottom = (floor(edge / _CELL) for edge in area)
        if (right - left + 1) * (bottom - top + 1) >= len(cells):
            return range(everything)
        found: set[int] = set()
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                found.update(cells.get((column, row), ()))
        return sorted(found)


def extent_of(points: Sequence[Point]) -> Rectangle:
    """The least rectangle that holds a polyline."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
