"""How linked panes go along with the one that is moved: they keep to the counterparts of what is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.document.comparing import counterparts
from orgsim.app.document.state import State
from orgsim.drawing.chart.holding import distance
from orgsim.drawing.drawing import Box, Drawing, Point
from orgsim.drawing.viewport import Viewport, along, meeting, still_point
from orgsim.model.hierarchy import hierarchy

_LOOKED_AT = 12
"""How many boxes around a place are asked for their counterparts, the nearest first."""


def lead(state: State, panes: Sequence[GlidingChart], column: int, before: Viewport, after: Viewport) -> None:
    """Have the other panes go along with that of the column, which somebody has moved, or zoomed about a point."""
    at = still_point(before, after)
    for other, each in enumerate(panes):
        if other != column:
            _go_along(each, before, after, _place_of(state, panes, column, other, at) if at is not None else None)


def _go_along(other: GlidingChart, before: Viewport, after: Viewport, place: Point | None) -> None:
    """Have `other` move as a linked pane did, and zoom about `place` of it; something of it is always in view."""
    factor = after.zoom / before.zoom
    here = other.viewport
    there = along(here, before, after) if place is None or factor == 1.0 else here.zoomed(factor, *place)
    drawing = other.drawing
    if drawing is not None:
        there = meeting(there, [_area(box) for box in drawing.boxes], other.pane())
    other.go_along(there)


def _place_of(state: State, panes: Sequence[GlidingChart], column: int, other: int, at: Point) -> Point | None:
    """Where in the pane `other` the counterpart of what lies there in the pane `column` is seen, if it is."""
    pane, there = panes[column], panes[other]
    point = pane.viewport.to_drawing(*at)
    near = _nearest(pane.drawing, pane.viewport, pane.pane(), at)
    found = _match(state, column, other, near, _boxes(there.drawing))
    if found is None or not there.shows(found[1].id):
        return None
    own, its = found
    across = min(max(point[0] - own.x, 0.0), its.width)
    down = min(max(point[1] - own.y, 0.0), its.height)
    return there.viewport.to_pane(its.x + across, its.y + down)


def come_to(state: State, panes: Sequence[GlidingChart], column: int, at: Point) -> None:
    """Bring the counterparts of what lies at that point of the pane `column` into view where they are out of it.

    There they stand where what they are counterparts of stands in its pane.
    """
    pane = panes[column]
    seen = pane.coming_viewport
    near = _nearest(pane.coming, seen, pane.pane(), at)
    for other, each in enumerate(panes):
        if each is pane:
            continue
        found = _match(state, column, other, near, _boxes(each.coming))
        if found is None or _is_seen(found[1], each.coming_viewport, each.pane()):
            continue
        own, its = found
        place, zoom = seen.to_pane(own.x, own.y), each.coming_viewport.zoom
        there = Viewport(zoom, its.x - place[0] / zoom, its.y - place[1] / zoom)
        each.move_to(meeting(there, [_area(its)], each.pane()), animated=state.motion)


def _match(
    state: State, column: int, other: int, near: Sequence[Box], there: Mapping[str, Box]
) -> tuple[Box, Box] | None:
    """Of those boxes the first whose counterpart, or what that is folded in, is there; and that."""
    units = hierarchy(state.scenarios[column]).index
    its = hierarchy(state.scenarios[other])
    for box in [box for box in near if box.id in units][:_LOOKED_AT]:
        for unit_id in counterparts(state, column, box.id)[other]:
            for above in reversed(its.path(its.index[unit_id])):
                found = there.get(its.units[above].id)
                if found is not None:
                    return box, found
    return None


def _boxes(drawing: Drawing | None) -> dict[str, Box]:
    return {box.id: box for box in drawing.boxes} if drawing is not None else {}


def _nearest(drawing: Drawing | None, viewport: Viewport, pane: tuple[float, float], at: Point) -> list[Box]:
    """The boxes around a point of the pane, the nearest first, and those out of view last."""
    point = viewport.to_drawing(*at)
    boxes = drawing.boxes if drawing is not None else ()
    return sorted(boxes, key=lambda box: (not _is_seen(box, viewport, pane), distance(box, point)))


def _is_seen(box: Box, viewport: Viewport, pane: tuple[float, float]) -> bool:
    """Whether its middle is in view."""
    x, y = viewport.to_pane(box.x + box.width / 2, box.y + box.height / 2)
    return 0 <= x <= pane[0] and 0 <= y <= pane[1]


def _area(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.x + box.width, box.y + box.height
