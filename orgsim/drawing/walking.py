"""Walking through a chart by the arrow keys: the hierarchy up and down, the row left and right."""

from __future__ import annotations

from typing import Literal

from orgsim.drawing.drawing import Box, Drawing
from orgsim.model.hierarchy import Hierarchy

Direction = Literal["up", "down", "left", "right"]

_TURNED: dict[Direction, Direction] = {"up": "left", "left": "up", "down": "right", "right": "down"}


def neighbour(drawing: Drawing, units: Hierarchy, unit_id: str | None, direction: Direction) -> str | None:
    """The id of the unit that an arrow key leads to from `unit_id`, among those that are drawn.

    Up leads to the parent and down to the nearest subordinate; left and right to the next box on about the same
    height, whoever's it is. In a chart that goes right the same is turned over: right leads to the nearest subordinate
    and left to the parent. From nowhere, every direction leads to the first box. `None`: there is nowhere to go.
    """
    if drawing.way == "right":
        # Imported here: whoever only shows charts does without their layout.
        from orgsim.drawing.layout.sideways import turned_over

        drawing, direction = turned_over(drawing), _TURNED[direction]
    by_id = {box.id: box for box in drawing.boxes}
    here = by_id.get(unit_id or "")
    if here is None:
        return drawing.boxes[0].id if drawing.boxes else None
    if direction == "up":
        parent = units.parents[here.unit]
        return units.units[parent].id if parent >= 0 and units.units[parent].id in by_id else None
    if direction == "down":
        below = [box for child in units.children[here.unit] if (box := by_id.get(units.units[child].id))]
        return min(below, key=lambda box: (box.y, abs(_middle(box) - _middle(here)), box.x)).id if below else None
    onward = 1 if direction == "right" else -1
    row = [
        box
        for box in by_id.values()
        if (_middle(box) - _middle(here)) * onward > 0 and box.y < here.y + here.height and box.y + box.height > here.y
    ]
    return min(row, key=lambda box: (abs(_middle(box) - _middle(here)), abs(box.y - here.y))).id if row else None


def _middle(box: Box) -> float:
    return box.x + box.width / 2
