"""How it is shown in a chart where something would come: a line between siblings, an outline, an empty place."""

from __future__ import annotations

import msgspec

from orgsim.drawing.boxes.boxes import box_height
from orgsim.drawing.boxes.measures import GAP, INDENT, ROW_GAP, SIDE_GAP, STACK_GAP
from orgsim.drawing.drawing import Box, Point
from orgsim.drawing.grid import Rectangle
from orgsim.drawing.landing.ground import Family, Ground

_NEXT = 48.0
"""How far apart siblings are at most for what comes between them to be marked in the middle."""
_NEAR = 16.0
"""The same where they stand one below the other."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn over a chart, in the drawing's own plane."""

    around: Rectangle | None = None
    """The box of the unit that it would come to stand below, or of the one that it cannot be dropped on."""
    bar: tuple[Point, Point] | None = None
    """A line where it would stand between siblings, or after the last."""
    slot: Rectangle | None = None
    """Where it would stand, where nothing of its like does yet."""
    slight: bool = False
    """Whether what is `around` is told beside the line that counts."""


def edges(box: Box) -> Rectangle:
    """Left, top, right and bottom."""
    return box.x, box.y, box.x + box.width, box.y + box.height


def mark_between(ground: Ground, parent: int, anchor: Box, *, after: bool) -> Mark:
    """A line before a sibling or after it, and its parent."""
    above = ground.box_of(parent)
    around = edges(above) if above is not None else None
    return Mark(around=around, bar=_bar(ground, anchor, after=after), slight=True)


def mark_below(ground: Ground, family: Family, *, hidden: bool) -> Mark:
    """The unit that it comes to stand below, and where: after the last, or in the first place. `hidden`: in it."""
    above = ground.box_of(family.parent)
    siblings = ground.siblings(family)
    bar = _bar(ground, siblings.boxes[-1], after=True) if siblings.boxes and not siblings.boxes[-1].gathers else None
    if above is None:
        return Mark(bar=bar)
    slot = None if siblings.boxes or hidden else _first_place(ground, above)
    return Mark(around=edges(above), bar=bar, slot=slot)


def mark_beside(ground: Ground, family: Family, *, left: bool) -> Mark:
    """The unit that it comes to stand beside, and an empty place there."""
    above = ground.box_of(family.parent)
    if above is None:
        return Mark()
    way = -1 if left else 1
    there = [box for box in ground.siblings(family).boxes if (box.x - above.x) * way > 0]
    width, height = (there[0].width, there[0].height) if there else (above.width * 0.75, box_height(1))
    if left:
        right = min([box.x for box in there], default=above.x) - (GAP if there else SIDE_GAP)
        span = right - width, right
    else:
        start = max([box.x + box.width for box in there], default=above.x + above.width) + (GAP if there else SIDE_GAP)
        span = start, start + width
    top = above.y + (above.height - height) / 2
    return Mark(around=edges(above), slot=(span[0], top, span[1], top + height))


def _bar(ground: Ground, box: Box, *, after: bool) -> tuple[Point, Point]:
    siblings = ground.siblings(ground.family(box))
    row, at = siblings.boxes, siblings.boxes.index(box)
    other = at + (1 if after else -1)
    neighbour = row[other] if 0 <= other < len(row) else None
    left, top, right, bottom = edges(box)
    if siblings.in_rows:
        free = GAP
        if neighbour is not None and neighbour.y < bottom and neighbour.y + neighbour.height > top:
            between = neighbour.x - right if after else left - neighbour.x - neighbour.width
            free = between if 0 < between <= _NEXT else GAP
        x = right + free / 2 if after else left - free / 2
        return (x, top - 2), (x, bottom + 2)
    free = STACK_GAP
    if neighbour is not None and neighbour.x < right and neighbour.x + neighbour.width > left:
        between = neighbour.y - bottom if after else top - neighbour.y - neighbour.height
        free = between if 0 < between <= _NEAR else STACK_GAP
    y = bottom + free / 2 if after else top - free / 2
    return (left, y), (right, y)


def _first_place(ground: Ground, above: Box) -> Rectangle:
    """Where the first would stand below a unit: at its right in a chart that goes there, else set in below it."""
    left, top, right, bottom = edges(above)
    if ground.drawing.way == "right":
        return right + ROW_GAP, top, right + ROW_GAP + above.width, bottom
    height = above.height if above.outlined else box_height(1)
    return left + INDENT, bottom + STACK_GAP, right, bottom + STACK_GAP + height
