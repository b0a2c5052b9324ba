"""What stays where it is while a chart is laid out anew: a place at a box, in it or beside it."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from orgsim.drawing.drawing import Box, Drawing, Point


class Hold(msgspec.Struct, frozen=True):
    """A place at the box of a unit."""

    unit: str
    """Id of the unit."""
    x: float
    """How far it is right of the box's left side."""
    y: float
    """How far it is below the box's upper side."""
    size: tuple[float, float]
    """Width and height of the box that this was taken from."""

    def at(self, box: Box) -> Point:
        """The place at the unit's `box` in another drawing: at the same words of it, else at the same distance."""
        across = _within(self.x, self.size[0], box.width)
        down = _within(self.y, self.size[1], box.height)
        return box.x + across, box.y + down


def _within(place: float, size: float, now: float) -> float:
    """A place along a side that was `size` long: from its beginning, where names begin, but not beyond its end."""
    return now + place - size if place > size else min(place, now)


def hold(drawing: Drawing, point: Point, among: Collection[str] | None = None) -> Hold | None:
    """The place at the box that is at `point` or nearest to it; of the units `among`, where some are named.

    `None` where there is no such box.
    """
    near = min(
        [box for box in drawing.boxes if among is None or box.id in among],
        key=lambda box: distance(box, point),
        default=None,
    )
    if near is None:
        return None
    return Hold(near.id, point[0] - near.x, point[1] - near.y, (near.width, near.height))


def distance(box: Box, point: Point) -> float:
    """How far the point is from the box; 0 within it."""
    across = max(box.x - point[0], 0.0, point[0] - box.x - box.width)
    down = max(box.y - point[1], 0.0, point[1] - box.y - box.height)
    return across + down
