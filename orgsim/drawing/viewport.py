"""What part of a drawing a pane shows, and how large."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import msgspec

SMALLEST_ZOOM = 0.001
LARGEST_ZOOM = 8.0

FIT_MARGIN = 12.0
"""Pixels that stay free around a fitted drawing."""

LARGEST_FIT = 2.0
"""A small drawing is not blown up further than this by fitting."""


class Sized(Protocol):
    """What has a size."""

    @property
    def width(self) -> float:
        """How wide it is."""

    @property
    def height(self) -> float:
        """How high it is."""


class Viewport(msgspec.Struct, frozen=True):
    """`zoom` pixels of the pane for each of the drawing; (`x`, `y`) of the drawing is at the pane's top left."""

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_drawing(self, x: float, y: float) -> tuple[float, float]:
        """The point of the drawing under a point of the pane."""
        return x / self.zoom + self.x, y / self.zoom + self.y

    def to_pane(self, x: float, y: float) -> tuple[float, float]:
        """Where in the pane a point of the drawing is."""
        return (x - self.x) * self.zoom, (y - self.y) * self.zoom

    def zoomed(self, factor: float, x: float, y: float) -> Viewport:
        """Zoomed by `factor` with the point (`x`, `y`) of the pane staying where it is."""
        zoom = min(max(self.zoom * factor, SMALLEST_ZOOM), LARGEST_ZOOM)
        at_x, at_y = self.to_drawing(x, y)
        return Viewport(zoom, at_x - x / zoom, at_y - y / zoom)

    def panned(self, dx: float, dy: float) -> Viewport:
        """The drawing moved by (`dx`, `dy`) pixels of the pane."""
        return Viewport(self.zoom, self.x - dx / self.zoom, self.y - dy / self.zoom)


def fit_zoom(drawing: tuple[float, float], pane: tuple[float, float]) -> float:
    """The largest zoom at which a drawing of that size is seen whole in the pane."""
    width, height = (max(side, 1.0) for side in drawing)
    room = (max(side - 2 * FIT_MARGIN, 1.0) for side in pane)
    across, down = room
    return min(max(min(across / width, down / height), SMALLEST_ZOOM), LARGEST_FIT)


def common_zoom(drawings: Iterable[Sized], pane: tuple[float, float]) -> float:
    """The largest zoom at which each of the drawings is seen whole in a pane of that size."""
    return min((fit_zoom((each.width, each.height), pane) for each in drawings), default=1.0)


def fitted(drawing: tuple[float, float], pane: tuple[float, float], zoom: float | None = None) -> Viewport:
    """The drawing whole in the pane: centred across, at the top."""
    zoom = fit_zoom(drawing, pane) if zoom is None else zoom
    x = (drawing[0] - pane[0] / zoom) / 2
    y = min((drawing[1] - pane[1] / zoom) / 2, 0.0)
    return Viewport(zoom, x, max(y, -FIT_MARGIN / zoom))


def reaching(
    viewport: Viewport, area: tuple[float, float, float, float], pane: tuple[float, float], margin: float = 24.0
) -> Viewport:
    """`viewport` moved as little as brings `area` (left, top, right, bottom of the drawing) into the pane."""
    left, top = viewport.to_pane(area[0], area[1])
    right, bottom = viewport.to_pane(area[2], area[3])
    return viewport.panned(_shift(left, right, pane[0], margin), _shift(top, bottom, pane[1], margin))


def kept_in(viewport: Viewport, drawing: tuple[float, float], pane: tuple[float, float]) -> Viewport:
    """`viewport` moved as little as leaves no more of the pane empty than the drawing's size makes it."""
    moves = [
        _inwards(place, side, room / viewport.zoom)
        for place, side, room in zip((viewport.x, viewport.y), drawing, pane, strict=True)
    ]
    return Viewport(viewport.zoom, viewport.x + moves[0], viewport.y + moves[1])


_CUT = 1.0
"""Pixels that nobody misses."""


def evened(
    viewport: Viewport,
    drawing: tuple[float, float],
    pane: tuple[float, float],
    share: float,
    along: tuple[bool, bool] = (True, True),
) -> Viewport:
    """`viewport` moved, across and down where that is wanted `along`, until nothing is cut that there is room for.

    A side is empty where that `share` of the pane is, and more.
    """
    moves = [
        _evened(-place * viewport.zoom, (side - place) * viewport.zoom, room, room * share) / viewport.zoom
        if wanted
        else 0.0
        for place, side, room, wanted in zip((viewport.x, viewport.y), drawing, pane, along, strict=True)
    ]
    return Viewport(viewport.zoom, viewport.x + moves[0], viewport.y + moves[1])


def _evened(start: float, end: float, room: float, margin: float) -> float:
    """By how many pixels a view moves on, where a side of it is empty and what would fill it is cut at the other."""
    if start > margin and end > room + _CUT:
        return min(start, end - room)
    if end < room - margin and start < -_CUT:
        return -min(room - end, -start)
    return 0.0


def meeting(
    viewport: Viewport, areas: Iterable[tuple[float, float, float, float]], pane: tuple[float, float]
) -> Viewport:
    """`viewport` where any of the areas is in it, else moved as little as brings the nearest into the pane."""
    right, bottom = viewport.to_drawing(*pane)

    def away(area: tuple[float, float, float, float]) -> float:
        return max(viewport.x - area[2], area[0] - right, 0.0) + max(viewport.y - area[3], area[1] - bottom, 0.0)

    nearest = min(areas, key=away, default=None)
    return viewport if nearest is None or not away(nearest) else reaching(viewport, nearest, pane)


def clear_of(
    viewport: Viewport,
    area: tuple[float, float, float, float],
    cover: tuple[float, float, float, float],
    margin: float = 8.0,
) -> Viewport:
    """`viewport` moved as little as brings `area` of the drawing above or left of `cover` of the pane.

    `cover` (left, top, right, bottom in pixels) lies at the pane's lower right. What has no room there stays.
    """
    left, top = viewport.to_pane(area[0], area[1])
    right, bottom = viewport.to_pane(area[2], area[3])
    if right <= cover[0] or bottom <= cover[1] or left >= cover[2] or top >= cover[3]:
        return viewport
    across, up = right + margin - cover[0], bottom + margin - cover[1]
    moves = [(across, -across, 0.0)] if left >= across else []
    moves += [(up, 0.0, -up)] if top >= up else []
    _, dx, dy = min(moves, default=(0.0, 0.0, 0.0))
    return viewport.panned(dx, dy)


def _inwards(place: float, side: float, room: float) -> float:
    """How far a view of `room` that begins at `place` moves along a side, so that what is free lies at both ends."""
    free = (room - side) / 2
    least, most = (-free, -free) if free >= 0 else (0.0, side - room)
    return min(max(place, least), most) - place


def _shift(start: float, end: float, room: float, margin: float) -> float:
    if end - start <= room:
        # A margin is not to cut what has room without it.
        margin = min(margin, (room - (end - start)) / 2)
    if start >= margin and end <= room - margin:
        return 0.0
    if end - start > room - 2 * margin or start < margin:
        return margin - start
    return room - margin - end


def still_point(before: Viewport, after: Viewport) -> tuple[float, float] | None:
    """The point of the pane that shows the same before and after a zoom; `None` where nothing was zoomed."""
    per_pixel = 1 / before.zoom - 1 / after.zoom
    if abs(per_pixel) < 1e-9:
        return None
    return (after.x - before.x) / per_pixel, (after.y - before.y) / per_pixel


def centred(x: float, y: float, zoom: float, pane: tuple[float, float]) -> Viewport:
    """The point (`x`, `y`) of the drawing in the middle of the pane, at about that zoom."""
    zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
    return Viewport(zoom, x - pane[0] / zoom / 2, y - pane[1] / zoom / 2)


def share_at(x: float, y: float, width: float, height: float) -> tuple[float, float]:
    """A point of a drawing as shares of its width and height, as exactly as a file states it."""
    return round(x / max(width, 1.0), 3), round(y / max(height, 1.0), 3)


def along(other: Viewport, before: Viewport, after: Viewport) -> Viewport:
    """`other` moved and zoomed in its pane just as a linked pane went from `before` to `after`."""
    factor = after.zoom / before.zoom
    zoom = min(max(other.zoom * factor, SMALLEST_ZOOM), LARGEST_ZOOM)
    dx, dy = (before.x - after.x) * after.zoom, (before.y - after.y) * after.zoom
    return Viewport(zoom, other.x - dx / zoom, other.y - dy / zoom)
