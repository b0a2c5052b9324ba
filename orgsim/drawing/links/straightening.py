"""Ways with fewer bends, where a stretch can be left out: boxes are met at their middles first, and need not be."""

from __future__ import annotations

from orgsim.drawing.links.ground import Ground
from orgsim.drawing.links.route import Route

_SHORTEST = 7.0
"""Of the first and the last stretch: less has no room for an arrow."""
_ROOM = 5.0
"""Across a stretch, where it and others beside it may run."""


def straightened(route: Route, ground: Ground) -> Route:
    """`route` without the stretches between two that can run on one line."""
    at = 1
    while at < len(route.places) - 1:
        shorter = _without(route, at, ground)
        if shorter is None:
            at += 1
        else:
            route, at = shorter, 1
    return route


def _without(route: Route, at: int, ground: Ground) -> Route | None:
    places = route.places
    for place in (places[at + 1], places[at - 1]):
        candidate = route._replace(places=(*places[: at - 1], place, *places[at + 2 :]))
        if _holds(candidate, ground, range(max(at - 2, 0), min(at + 1, len(candidate.places)))):
            return candidate
    return None


def _holds(route: Route, ground: Ground, stretches: range) -> bool:
    """Whether it leaves and meets its boxes as it should, and nothing is in the way of those stretches."""
    last = len(route.places) - 1
    for port, stretch, far in ((route.out, 0, route.span(0)[1]), (route.into, last, route.span(last)[0])):
        low, high = port.span()
        if not low <= route.places[stretch] <= high or (far - port.edge) * port.out < _SHORTEST:
            return False
    return all(_has_room(route, its, ground) for its in stretches)


def _has_room(route: Route, stretch: int, ground: Ground) -> bool:
    """Whether nothing is in the way of that stretch, and others have room beside it."""
    at, span = route.places[stretch], route.span(stretch)
    if not ground.is_free(route.axis(stretch), at, *span):
        return False
    low, high = ground.free(route.axis(stretch), at, *span, _ROOM)
    for port, number in ((route.out, 0), (route.into, len(route.places) - 1)):
        if number == stretch:
            low, high = max(low, port.span()[0]), min(high, port.span()[1])
    return high - low >= _ROOM
