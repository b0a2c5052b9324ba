"""The ways of all links of a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from orgsim.drawing.drawing import Drawing, Point
from orgsim.drawing.links.corridors import Corridors
from orgsim.drawing.links.lanes import in_lanes
from orgsim.drawing.links.obstacles import Margins, Pane, box_rect, fixed_lines, ground_of, margins
from orgsim.drawing.links.route import Route
from orgsim.drawing.links.search import cheapest, gates, straight
from orgsim.drawing.links.straightening import straightened
from orgsim.drawing.links.stubs import stub
from orgsim.drawing.links.traffic import Traffic
from orgsim.model.memo import once_per_value

Polyline = tuple[Point, ...]


class _Plan:
    """A drawing with its surroundings, and the ways that were found in it."""

    def __init__(self, drawing: Drawing, around: Margins) -> None:
        self.boxes = tuple([box_rect(box) for box in drawing.boxes])
        self.ground = ground_of(drawing, around)
        self.fixed = tuple(fixed_lines(drawing))
        self.alone: dict[tuple[int, int], Route | None] = {}
        """The ways that were found where no corridor was full: each is the same whatever else is shown."""
        self.known: dict[tuple[tuple[int, int], ...], tuple[tuple[Polyline, ...], ...]] = {}
        """What was asked for, in lanes."""

    @cached_property
    def corridors(self) -> Corridors:
        return Corridors(self.ground)


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
    if tuple(joined) in plan.known:
        return True
    missing = sum(pair not in plan.alone for pair in joined)
    return len(drawing.boxes) * missing <= _SOON and len(joined) <= _FEW


_SOON = 6_000
"""Boxes times links whose ways are found within some frames."""
_FEW = 40
"""Links that are brought into lanes within a frame."""


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
    ways = _ways(plan, joined)
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


def _ways(plan: _Plan, joined: Sequence[tuple[int, int]]) -> list[Route | None]:
    """The way of each, before lanes."""
    traffic = Traffic(plan.corridors, plan.ground)
    ways: list[Route | None] = []
    for pair in joined:
        way = plan.alone[pair] if traffic.is_free and pair in plan.alone else _way(plan, pair, traffic)
        if traffic.is_free:
            plan.alone[pair] = way
        if way is not None:
            traffic.add(way)
        ways.append(way)
    return ways


def _way(plan: _Plan, pair: tuple[int, int], traffic: Traffic) -> Route | None:
    start, end, ground = plan.boxes[pair[0]], plan.boxes[pair[1]], plan.ground
    found = straight(start, end, ground)
    if found is None:
        out, into = gates(start, ground, plan.corridors), gates(end, ground, plan.corridors)
        found = cheapest(start, end, out, into, plan.corridors, traffic.costs)
    return None if found is None else straightened(found, ground)
