"""The ways of all links of a drawing."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.drawing.drawing import Drawing, Point
from orgsim.drawing.links.corridors import Corridors
from orgsim.drawing.links.ground import Ground, Rect
from orgsim.drawing.links.lanes import in_lanes
from orgsim.drawing.links.obstacles import box_rect, fixed_lines, ground_of
from orgsim.drawing.links.route import Port, Route
from orgsim.drawing.links.search import cheapest, gates, straight
from orgsim.drawing.links.straightening import straightened
from orgsim.model.memo import once_per_value


def routed(drawing: Drawing, joined: Sequence[tuple[int, int]]) -> list[tuple[Point, ...]]:
    """The corners of a way for each of those pairs of boxes, which are numbers in `drawing.boxes`.

    Each runs from border to border, at right angles, around all boxes and labels. Which way it goes depends on what is
    in its way and not on the other links; only the lanes that they take beside each other do.
    """
    ground = ground_of(drawing)
    ways = _known(drawing)
    for pair in joined:
        if pair not in ways:
            ways[pair] = _way(box_rect(drawing.boxes[pair[0]]), box_rect(drawing.boxes[pair[1]]), drawing, ground)
    laid = in_lanes([ways[pair] for pair in joined], ground, fixed_lines(drawing))
    return [route.points() for route in laid]


def is_routed(drawing: Drawing, joined: Sequence[tuple[int, int]]) -> bool:
    """Whether the ways of those are known already, or as good as."""
    ways = _known(drawing)
    return len(drawing.boxes) * sum(pair not in ways for pair in joined) <= _SOON


_SOON = 6_000
"""Boxes times links whose ways are found within some frames."""


def _way(start: Rect, end: Rect, drawing: Drawing, ground: Ground) -> Route:
    found = straight(start, end, ground)
    if found is None:
        corridors = _corridors(drawing)
        found = cheapest(start, end, gates(start, ground, corridors), gates(end, ground, corridors), corridors)
    if found is None:
        return _past_all(start, end)
    return straightened(found, ground)


@once_per_value
def _known(_drawing: Drawing) -> dict[tuple[int, int], Route]:
    """The ways that were found in it before: each is the same whatever other links are shown."""
    return {}


@once_per_value
def _corridors(drawing: Drawing) -> Corridors:
    return Corridors(ground_of(drawing))


def _past_all(start: Rect, end: Rect) -> Route:
    """Of what is walled in: from one box to the other whatever is between."""
    down = (start[1] + start[3]) <= (end[1] + end[3])
    out, into = Port(3 if down else 1, start), Port(1 if down else 3, end)
    return Route(out, into, (out.middle, (out.edge + into.edge) / 2, into.middle))
