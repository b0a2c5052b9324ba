"""From one event of a drawn timeline to another, and which is at a point."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from orgsim.drawing.timeline.axis import Scale
from orgsim.drawing.timeline.drawing import TimelineDrawing, Undated
from orgsim.drawing.timeline.marks import Mark
from orgsim.drawing.walking import Direction
from orgsim.model.memo import once_per_value

Key = tuple[int, int]
"""An event: the scenario's column, and its index in that scenario's timeline."""


_RIGHT = 8.0
"""Free room at the right of events without a date."""


class Place(msgspec.Struct, frozen=True):
    """An event of a drawing, however its axes are shown."""

    key: Key
    row: int
    """Index of its lane in the drawing."""
    its: Mark | Undated


class Stop(msgspec.Struct, frozen=True):
    """An event where it is drawn."""

    key: Key
    left: float
    top: float
    right: float
    bottom: float
    """In the drawing, as its axes are shown."""
    x: float
    """Of its sign."""
    dated: bool


@once_per_value
def places(drawing: TimelineDrawing) -> list[Place]:
    """Every event: lane after lane, within each by date, those without a date last."""
    rows = {(lane.column, lane.lane): row for row, lane in enumerate(drawing.lanes)}
    tops = [lane.top for lane in drawing.lanes]
    found = [Place((mark.column, mark.event), rows[mark.column, mark.lane], mark) for mark in drawing.marks]
    found += [Place((its.column, its.event), bisect_right(tops, its.top) - 1, its) for its in drawing.undated]
    # In each lane those with a date stay before the others, as sorting keeps their order.
    return sorted(found, key=lambda place: place.row)


def stop_of(drawing: TimelineDrawing, scales: Sequence[Scale], key: Key) -> Stop | None:
    """Where the event of that key is drawn, if it is."""
    place = next((place for place in places(drawing) if place.key == key), None)
    return None if place is None else stop_at(drawing, scales, place)


def stop_at(drawing: TimelineDrawing, scales: Sequence[Scale], place: Place) -> Stop:
    """Where that event is drawn."""
    its = place.its
    if isinstance(its, Mark):
        x = drawing.beginning(its, scales)
        return Stop(place.key, x + its.left, its.top, x + its.right, its.bottom, x + its.disc, dated=True)
    return Stop(place.key, its.left, its.top, drawing.width - _RIGHT, its.bottom, its.left, dated=False)


def event_at(drawing: TimelineDrawing, scales: Sequence[Scale], x: float, y: float) -> Key | None:
    """The event at that point of the drawing; of the dated ones only what is seen of the plane counts."""
    if drawing.plane[0] <= x <= drawing.plane[1]:
        for mark in drawing.marks_between(y, y):
            left = drawing.beginning(mark, scales)
            if left + mark.left <= x <= left + mark.right:
                return mark.column, mark.event
    for undated in drawing.undated_between(y, y):
        if undated.left <= x <= drawing.width - _RIGHT:
            return undated.column, undated.event
    return None


def walked(
    drawing: TimelineDrawing, scales: Sequence[Scale], found: Sequence[Place], here: Key | None, direction: Direction
) -> Key | None:
    """The event that lies next in that direction; the first where none is chosen."""
    if not found:
        return None
    at = next((at for at, place in enumerate(found) if place.key == here), None)
    if at is None:
        return found[0].key
    row = found[at].row
    if direction in ("left", "right"):
        to = at + (1 if direction == "right" else -1)
        return found[to].key if 0 <= to < len(found) and found[to].row == row else None
    ahead = [place.row for place in found if (place.row > row if direction == "down" else place.row < row)]
    if not ahead:
        return None
    next_row = min(ahead) if direction == "down" else max(ahead)
    x = stop_at(drawing, scales, found[at]).x
    its = [stop_at(drawing, scales, place) for place in found if place.row == next_row]
    return min(its, key=lambda stop: abs(stop.x - x)).key


def lane_unit_at(drawing: TimelineDrawing, x: float, y: float) -> str | None:
    """The id of the unit whose lane's name is at that point of the drawing."""
    if x > drawing.plane[0]:
        return None
    return next((lane.unit for lane in drawing.lanes_between(y, y) if lane.top <= y < lane.bottom), None)
