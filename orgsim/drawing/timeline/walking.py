"""From one event of a drawn timeline to another, and which is at a point."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.drawing.timeline.axis import Scale
from orgsim.drawing.timeline.drawing import TimelineDrawing
from orgsim.drawing.walking import Direction

Key = tuple[int, int]
"""An event: the scenario's column, and its index in that scenario's timeline."""


class Stop(msgspec.Struct, frozen=True):
    """An event where it is drawn."""

    key: Key
    row: int
    """Index of its lane in the drawing."""
    left: float
    top: float
    right: float
    bottom: float
    """In the drawing, as its axes are shown."""
    x: float
    """Of its sign."""
    dated: bool


def stops(drawing: TimelineDrawing, scales: Sequence[Scale]) -> list[Stop]:
    """Every event where it is drawn: lane after lane, within each by date, those without a date last."""
    rows = {(lane.column, lane.lane): row for row, lane in enumerate(drawing.lanes)}
    found = []
    for mark in drawing.marks:
        axis = drawing.axis_of(mark.column)
        assert axis is not None, "a mark lies on an axis"
        x = drawing.plane[0] + scales[axis].x
        row = rows[mark.column, mark.lane]
        key = (mark.column, mark.event)
        found.append(Stop(key, row, x + mark.left, mark.top, x + mark.right, mark.bottom, x + mark.disc, dated=True))
    tops = [(lane.top, row) for row, lane in enumerate(drawing.lanes)]
    for undated in drawing.undated:
        row = max(each for each in tops if each[0] <= undated.top)[1]
        right = drawing.width - 8.0
        key = (undated.column, undated.event)
        found.append(Stop(key, row, undated.left, undated.top, right, undated.bottom, undated.left, dated=False))
    return sorted(found, key=lambda stop: (stop.row, not stop.dated))


def stop_at(drawing: TimelineDrawing, found: Sequence[Stop], x: float, y: float) -> Stop | None:
    """The event at that point of the drawing; of the dated ones only what is seen of the plane counts."""
    in_plane = drawing.plane[0] <= x <= drawing.plane[1]
    for stop in found:
        if stop.left <= x <= stop.right and stop.top <= y <= stop.bottom and (in_plane or not stop.dated):
            return stop
    return None


def walked(found: Sequence[Stop], here: Key | None, direction: Direction) -> Stop | None:
    """The event that lies next in that direction; the first where none is chosen."""
    if not found:
        return None
    at = next((at for at, stop in enumerate(found) if stop.key == here), None)
    if at is None:
        return found[0]
    its = found[at]
    if direction in ("left", "right"):
        to = at + (1 if direction == "right" else -1)
        return found[to] if 0 <= to < len(found) and found[to].row == its.row else None
    ahead = [stop for stop in found if (stop.row > its.row if direction == "down" else stop.row < its.row)]
    if not ahead:
        return None
    row = min(stop.row for stop in ahead) if direction == "down" else max(stop.row for stop in ahead)
    return min((stop for stop in ahead if stop.row == row), key=lambda stop: abs(stop.x - its.x))
