"""The ways of all links of a drawing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from orgsim.drawing.drawing import Drawing, Point
from orgsim.drawing.links.lanes import in_lanes
from orgsim.drawing.links.obstacles import Margins, Pane, box_rect, fixed_lines, ground_of, margins
from orgsim.drawing.links.stubs import stub
from orgsim.model.memo import once_per_value

if TYPE_CHECKING:
    from orgsim.drawing.links.ways import Ways

Polyline = tuple[Point, ...]


class _Plan:
    """A drawing with its surroundings, and the ways that were found in it."""

    def __init__(self, drawing: Drawing, around: Margins) -> None:
        self.boxes = tuple([box_rect(box) for box in drawing.boxes])
        self.ground = ground_of(drawing, around)
        self.fixed = tuple(fixed_lines(drawing))
        self.known: dict[tuple[tuple[int, int], ...], tuple[tuple[Polyline, ...], ...]] = {}
        """What was asked for, in lanes."""

    @cached_property
    def ways(self) -> Ways:
        """The ways between its boxes."""
        # What reckons with arrays takes a moment to load, which only who looks at links has to wait for.
        from orgsim.drawing.links.ways import Ways

        return Ways(self.boxes, self.ground)


def routed(drawing: Drawing, joined: Sequence[tuple[int, int]], pane: Pane | None = None) -> list[tuple[Polyline, ...]]:
    """The corners of a way for each of those pairs of boxes, which are numbers in `drawing.boxes`.

    Each runs from border to border, at right angles, around all boxes and labels. Where there is no way, as a box is
    walled in, there are two: one that leaves the first box and breaks off, and one that begins anew and meets the
    second. Which way is taken depends on what is in the way and not on the other links, unless there are more of them
    than corridors have lanes. They leave the drawing as far as there is room in the `pane` that it is fitted into.
    """
    plan = _plan(drawing, pane)
    asked = tuple(joined)
    if asked not in plan.known:
        plan.known[asked] = _laid(plan, asked)
    return list(plan.known[asked])


def is_routed(drawing: Drawing, joined: Sequence[tuple[int, int]], pane: Pane | None = None) -> bool:
    """Whether the ways of those are known already, or as good as."""
    plan = _plan(drawing, pane)
    if not joined or tuple(joined) in plan.known:
        return True
    if _FINDING not in sys.modules:
        return False
    missing = sum(not plan.ways.knows(pair) for pair in joined)
    if not plan.ways.are_begun:
        missing += _FIRST
    return len(drawing.boxes) * missing <= _SOON and len(joined) <= _FEW


_SOON = 6_000
"""Boxes times links whose ways are found within some frames."""
_FIRST = 11
"""As many links more it takes to find where any way may go at all: some 40 ms for each thousand boxes."""
_FEW = 40
"""Links that are brought into lanes within a frame."""
_FINDING = "orgsim.drawing.links.ways"
"""What takes a moment to load."""


def _plan(drawing: Drawing, pane: Pane | None) -> _Plan:
    around = margins((drawing.width, drawing.height), pane)
    plans = _plans(drawing)
    if around not in plans:
        plans[around] = _Plan(drawing, around)
    return plans[around]


@once_per_value
def _plans(_drawing: Drawing) -> dict[Margins, _Plan]:
    return {}


def _laid(plan: _Plan, joined: Sequence[tuple[int, int]]) -> tuple[tuple[Polyline, ...], ...]:
    ways = plan.ways.of(joined)
    laid = iter(in_lanes([way for way in ways if way is not None], plan.ground, plan.fixed))
    boxes = plan.boxes
    return tuple(
        [
            (next(laid).points(),)
            if way is not None
            else (stub(boxes[start], plan.ground), stub(boxes[end], plan.ground)[::-1])
            for way, (start, end) in zip(ways, joined, strict=True)
        ]
    )
