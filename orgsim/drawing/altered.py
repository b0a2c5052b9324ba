"""Where a drawing looks other than the one before it: of a chart that was edited, most is as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.grid import Rectangle, extent_of

_MOST = 400
"""Changed boxes and lines up to which it pays to look for the parts that they lie in."""


def altered(before: Drawing, after: Drawing, reach: float) -> list[Rectangle] | None:
    """The parts of the plane in which they are not painted alike, none touching another.

    `reach` is how far what is painted may reach out of boxes and lines. `None`: they have too little in common.
    """
    if (before.labels, before.areas, before.name_size) != (after.labels, after.areas, after.name_size):
        return None
    boxes = _other_boxes(before, after)
    if len(boxes) > _MOST:
        return None
    lines = _other_lines(before, after)
    if len(boxes) + len(lines) > _MOST:
        return None
    found = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in boxes]
    found += [extent_of(points) for points in lines]
    return _apart([(left - reach, top - reach, right + reach, bottom + reach) for left, top, right, bottom in found])


def _other_boxes(before: Drawing, after: Drawing) -> list[Box]:
    """Those of either that the other has not, or has otherwise."""
    old = {box.id: box for box in before.boxes}
    found = []
    for box in after.boxes:
        there = old.pop(box.id, None)
        # Which unit of the hierarchy it is, is not seen.
        if there != box and (there is None or replace(there, unit=box.unit, foldable=box.foldable) != box):
            found += [box] if there is None else [box, there]
    return [*found, *old.values()]


def _other_lines(before: Drawing, after: Drawing) -> list[tuple[tuple[float, float], ...]]:
    """The points of those of either that the other has not."""
    old, new = (Counter([_painted(line) for line in drawing.lines]) for drawing in (before, after))
    return [points for points, _, _ in [*(old - new), *(new - old)]]


def _painted(line: Line) -> tuple[tuple[tuple[float, float], ...], str, bool]:
    return line.points, line.style, line.arrow


def _apart(parts: Iterable[Rectangle]) -> list[Rectangle]:
    """Rectangles that cover the same, and of which none touches another."""
    found: list[Rectangle] = []
    for part in parts:
        whole = part
        while (other := next((each for each in found if _touch(each, whole)), None)) is not None:
            found.remove(other)
            left, top, right, bottom = zip(whole, other, strict=True)
            whole = min(left), min(top), max(right), max(bottom)
        found.append(whole)
    return found


def _touch(one: Rectangle, other: Rectangle) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
