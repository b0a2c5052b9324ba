"""The ways of all links of a drawing."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.drawing.drawing import Drawing, Point
from orgsim.drawing.links.corridors import Corridors
from orgsim.drawing.links.ground import Rect
from orgsim.drawing.links.lanes import in_lanes
from orgsim.drawing.links.obstacles import box_rect, fixed_lines, ground_of
from orgsim.drawing.links.route import Route
from orgsim.drawing.links.search import cheapest, gates, straight
from orgsim.drawing.links.straightening import straightened
from orgsim.drawing.links.stubs import stub
from orgsim.drawing.links.traffic import Traffic
from orgsim.model.memo import once_per_value

Polyline = tuple[Point, ...]


def routed(drawing: Drawing, joined: Sequence[tuple[int, int]]) -> list[tuple[Polyline, ...]]:
    """The corners of a way for each of those pairs of boxes, which are numbers in `drawing.boxes`.

    Each runs from border to border, at right angles, around all boxes and labels. Where there is no way, as a box is
    walled in, there are two: one that leaves the first box and breaks off, and one that begins anew and meets the
    second. Which way is taken depends on what is in the way and not on the other links, unless there are more of them
    than corridors have lanes.
    """
    known = _known(drawing)
    asked = tuple(joined)
    if asked not in known:
        known[asked] = _laid(drawing, asked)
    return list(known[asked])


def is_routed(drawing: Drawing, joined: Sequence[tuple[int, int]]) -> bool:
    """Whether the ways of those are known already, or as good as."""
    if tuple(joined) in _known(drawing):
        return True
    alone = _alone(drawing)
    missing = sum(pair not in alone for pair in joined)
    return len(drawing.boxes) * missing <= _SOON and len(joined) <= _FEW


_SOON = 6_000
"""Boxes times links whose ways are found within some frames."""
_FEW = 40
"""Links that are brought into lanes within a frame."""


def _laid(drawing: Drawing, joined: Sequence[tuple[int, int]]) -> tuple[tuple[Polyline, ...], ...]:
    ways = _ways(drawing, joined)
    ground = ground_of(drawing)
    laid = iter(in_lanes([way for way in ways if way is not None], ground, fixed_lines(drawing)))
    boxes = drawing.boxes
    return tuple(
        [
            (next(laid).points(),)
            if way is not None
            else (stub(box_rect(boxes[start]), ground), stub(box_rect(boxes[end]), ground)[::-1])
            for way, (start, end) in zip(ways, joined, strict=True)
        ]
    )


def _ways(drawing: Drawing, joined: Sequence[tuple[int, int]]) -> list[Route | None]:
    """The way of each, before lanes."""
    alone = _alone(drawing)
    traffic = Traffic(_corridors(drawing), ground_of(drawing))
    ways: list[Route | None] = []
    for pair in joined:
        if traffic.is_free and pair in alone:
            way = alone[pair]
        else:
            way = _way(box_rect(drawing.boxes[pair[0]]), box_rect(drawing.boxes[pair[1]]), drawing, traffic)
        if traffic.is_free:
            alone[pair] = way
        if way is not None:
            traffic.add(way)
        ways.append(way)
    return ways


def _way(start: Rect, end: Rect, drawing: Drawing, traffic: Traffic) -> Route | None:
    ground = ground_of(drawing)
    found = straight(start, end, ground)
    if found is None:
        corridors = _corridors(drawing)
        out, into = gates(start, ground, corridors), gates(end, ground, corridors)
        found = cheapest(start, end, out, into, corridors, traffic.costs)
    return None if found is None else straightened(found, ground)


@once_per_value
def _alone(_drawing: Drawing) -> dict[tuple[int, int], Route | None]:
    """The ways that were found in it before where no corridor was full: each is the same whatever else is shown."""
    return {}


@once_per_value
def _known(_drawing: Drawing) -> dict[tuple[tuple[int, int], ...], tuple[tuple[Polyline, ...], ...]]:
    """What was asked for in it before, in lanes."""
    return {}


@once_per_value
def _corridors(drawing: Drawing) -> Corridors:
    return Corridors(ground_of(drawing))
