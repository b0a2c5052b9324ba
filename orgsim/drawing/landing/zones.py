"""Which part of a chart a point belongs to: every box has a middle, and two sides towards its siblings.

Zones are far larger than the marks that they lead to (Fitts's law): what is free between boxes belongs to the nearest
one. Who has come to a zone stays in it for some pixels beyond its edge, so that nothing flickers under a hand that is
not quite still.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from orgsim.drawing.drawing import Box
from orgsim.drawing.landing.ground import Family, Ground

Part = Literal["onto", "before", "after", "left", "right"]
"""`onto`: the middle, for what is to stand below the unit. `before` and `after`: the sides, for siblings. `left` and
`right`: those of what may have others beside it."""

_REACH = 40.0
"""Pixels of the reader from a box within which a point belongs to it."""
_FARTHEST = 640.0
"""The same in the drawing, at most: seen from afar it would be all."""
_SHARE = 0.3
"""Of a box what each side takes."""
_MOST = 48.0
"""Pixels that a side takes at most."""
_TOO_NARROW = 18.0
"""Pixels of a box below which it has no sides where siblings stand in a row."""
_TOO_LOW = 10.0
"""The same where they stand one below the other."""
_SLACK = 4.0
"""Pixels beyond its edge to which a zone is kept."""


class Zone(msgspec.Struct, frozen=True):
    """A part of a box, with what is free around it."""

    box: str
    """Id of the box."""
    part: Part


TOP = Zone("", "onto")
"""That of a chart without boxes: what is dropped there comes to the top."""


def aside(ground: Ground, onto: Zone) -> Zone:
    """The zone for who wants what is dropped on a unit to stand beside it, where that can be seen."""
    box = ground.boxes.get(onto.box)
    if onto.part != "onto" or box is None or box.gathers or not ground.tells_beside(box.unit):
        return onto
    return Zone(onto.box, "right")


def zone(ground: Ground, x: float, y: float, zoom: float, last: Zone | None = None) -> Zone | None:
    """The zone of a point of the drawing that is shown at `zoom`; `None` where no box is near.

    `last`: the zone that was found just before, which is kept to a little beyond its edge.
    """
    here = _zone(ground, x, y, zoom)
    if last is None or here == last or last.box not in ground.boxes:
        return here
    slack = _SLACK / zoom
    around = ((x - slack, y), (x + slack, y), (x, y - slack), (x, y + slack))
    return last if any(_zone(ground, *point, zoom) == last for point in around) else here


def _zone(ground: Ground, x: float, y: float, zoom: float) -> Zone | None:
    box = _nearest(ground, x, y, min(_REACH / zoom, _FARTHEST))
    if box is None:
        return None
    return Zone(box.id, _part(ground, box, x, y, zoom))


def _nearest(ground: Ground, x: float, y: float, reach: float) -> Box | None:
    boxes = ground.drawing.boxes
    inside = ground.grid.box_at(x, y)
    if inside is not None:
        return boxes[inside]
    near = [boxes[index] for index in ground.grid.boxes_in((x - reach, y - reach, x + reach, y + reach))]
    best = min(near, key=lambda box: _away(box, x, y), default=None)
    return best if best is not None and _away(best, x, y) <= reach * reach else None


def _away(box: Box, x: float, y: float) -> float:
    """The square of how far the point is from the box."""
    across = max(box.x - x, 0.0, x - box.x - box.width)
    down = max(box.y - y, 0.0, y - box.y - box.height)
    return across * across + down * down


def _part(ground: Ground, box: Box, x: float, y: float, zoom: float) -> Part:
    if box.gathers:
        # It stands for siblings that have no room of their own: there is no place among them to be pointed at.
        return "onto"
    if not ground.siblings(ground.family(box)).in_rows:
        if box.height * zoom < _TOO_LOW:
            return "onto"
        side = min(box.height * _SHARE, _MOST / zoom)
        return "before" if y < box.y + side else "after" if y > box.y + box.height - side else "onto"
    if box.width * zoom < _TOO_NARROW or y > box.y + box.height:
        return "onto"
    side = min(box.width * _SHARE, _MOST / zoom)
    if x < box.x + side:
        return "left" if _takes_beside(ground, box, -1) else "before"
    if x > box.x + box.width - side:
        return "right" if _takes_beside(ground, box, 1) else "after"
    return "onto"


def _takes_beside(ground: Ground, box: Box, way: int) -> bool:
    """Whether what is dropped at the left (`way` −1) or right (1) of a box comes to stand beside it.

    So it is where others do, and at the sides of the only box at the top: nothing else is meant there.
    """
    if not ground.has_sides(box.unit):
        return False
    aside = ground.siblings(Family(box.unit, ground.upper[box.unit], beside=True)).boxes
    if any((other.x - box.x) * way > 0 for other in aside):
        return True
    family = ground.family(box)
    alone = family.parent < 0 and not family.outside and len(ground.siblings(family).boxes) == 1
    return alone and not ground.drawing.areas
