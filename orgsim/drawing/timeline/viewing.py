"""Which part of a timeline is looked at: its axes at their scales, and what of its height.

Lengths are in the drawing's own units, in which a pane is `drawing.room` wide between the margins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orgsim.drawing.timeline.axis import Scale
from orgsim.drawing.timeline.drawing import RULER, TimelineDrawing
from orgsim.drawing.timeline.walking import Stop
from orgsim.model.story import Part

_MARGIN = 12.0
_TITLE = 28.0
"""Height of a band's title, which stays in view."""


def parts_seen(drawing: TimelineDrawing, scales: Sequence[Scale], middle: float) -> tuple[Part, ...]:
    """Which part of each axis is in view, `middle` being the height that is in the middle of the pane."""
    down = middle / max(drawing.height, 1.0)
    parts = []
    for axis, scale in enumerate(scales):
        across = (drawing.room / 2 - scale.x) / max(drawing.axes[axis].length(scale.day), 1.0)
        zoom = scale.day / drawing.fitted(axis).day
        parts.append(Part(zoom=round(zoom, 3), at=(round(across, 3), round(down, 3))))
    return tuple(parts)


def scales_at(drawing: TimelineDrawing, fitted: Sequence[Scale], parts: Sequence[Part]) -> tuple[Scale, ...]:
    """The scales at which those parts are in view, of each axis its own, or a single one that holds for all.

    `fitted`: those at which each axis is seen in its whole length.
    """
    scales = list(fitted)
    for axis, scale in enumerate(scales):
        part = parts[0] if len(parts) == 1 else parts[axis] if axis < len(parts) else Part()
        if part.at is not None:
            day = scale.day * part.zoom
            x = drawing.room / 2 - part.at[0] * drawing.axes[axis].length(day)
            scales[axis] = Scale(day, x).kept(drawing.axes[axis], drawing.room, drawing.margins)
    return tuple(scales)


def axes_at(drawing: TimelineDrawing, y: float) -> list[int]:
    """The axis of what is drawn at that height; none where nothing has one."""
    run = drawing.run_at(y)
    axis = None if run is None else drawing.runs[run].axis
    return [] if axis is None else [axis]


def middle_of(drawing: TimelineDrawing, stop: Stop | None, upper: float) -> tuple[float, float]:
    """What is zoomed about: the event that is chosen, else the middle of the plane, `upper` being its upper edge."""
    if stop is not None and stop.dated:
        return stop.x, stop.top
    low, high = drawing.plane
    return (low + high) / 2, upper


def zoomed_at(
    drawing: TimelineDrawing, scales: Sequence[Scale], axes: Iterable[int], factor: float, x: float
) -> tuple[Scale, ...]:
    """Those axes so many times as long, with what is at `x` staying there."""
    low, high = drawing.plane
    at, its = min(max(x, low), high) - low, list(scales)
    for axis in axes:
        its[axis] = its[axis].zoomed(drawing.axes[axis], factor, at, drawing.room, drawing.margins)
    return tuple(its)


def panned_by(
    drawing: TimelineDrawing, scales: Sequence[Scale], axes: Iterable[int], along: float
) -> tuple[Scale, ...]:
    """Those axes moved along by so much."""
    its = list(scales)
    for axis in axes:
        its[axis] = its[axis].panned(drawing.axes[axis], along, drawing.room, drawing.margins)
    return tuple(its)


def reaching_down(stop: Stop, upper: float, room: float) -> float:
    """The upper edge of a pane of that height, moved from `upper` as little as brings an event into view."""
    above = RULER + _TITLE + _MARGIN
    if stop.top - above < upper:
        return stop.top - above
    if stop.bottom + _MARGIN > upper + room:
        return stop.bottom + _MARGIN - room
    return upper


def reaching_across(drawing: TimelineDrawing, stop: Stop) -> float:
    """By how much the axis of a dated event is moved, as little as brings that into view."""
    low, high = drawing.plane
    # What is longer than the plane is wide is shown from its beginning.
    shift = min(high - _MARGIN - stop.right, 0.0)
    return max(shift, low + _MARGIN - stop.left) if stop.left + shift < low else shift
