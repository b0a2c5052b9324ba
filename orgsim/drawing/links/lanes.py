"""Lanes: stretches that run in the same gap are put in order and kept apart, from boxes and from each other.

The order is that which crosses least: what turns off to a side runs on that side. Then all are moved as little as
keeps them apart; where there is too little room, they come nearer to each other, and never into a box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from orgsim.drawing.links.ground import Axis, Ground, Rect, other, turned
from orgsim.drawing.links.places import Place
from orgsim.drawing.links.route import Port, Route
from orgsim.drawing.links.spacing import APART, spaced

_REACH = 48.0
"""How far a stretch may be moved."""
_STILL = 0.02
"""What keeps its place is given this much room."""
_INSET = 0.05
"""Share of its room that a stretch's place in the order keeps from either end."""


class Fixed(NamedTuple):
    """A stretch of what is no link, such as the lines of the hierarchy: it stays, and links keep from it."""

    axis: Axis
    at: float
    start: float
    end: float


class _Stretch(NamedTuple):
    at: float
    low: float
    high: float
    start: float
    end: float
    turns: tuple[float, float]
    """Which side it turns off to, all in all, and how soon: what is smaller goes before."""
    of: tuple[int, int] | None
    """Number of the route, and of the stretch in it."""

    @property
    def rank(self) -> float:
        """Its place, with some room at both sides."""
        inset = (self.high - self.low) * _INSET
        return min(max(self.at, self.low + inset), self.high - inset)


def in_lanes(routes: Sequence[Route], ground: Ground, fixed: Iterable[Fixed]) -> list[Route]:
    """Those routes, each stretch of them moved into a lane of its own."""
    still = list(fixed)
    laid = list(routes)
    for axis in _PASSES:
        laid = _pass(laid, ground, still, axis, APART)
    axis = _PASSES[-1]
    for _ in range(_MENDED):
        # What was moved may have made two meet that ran one behind the other.
        axis = other(axis)
        mended = _pass(laid, ground, still, axis, _MERGED)
        if mended == laid:
            break
        laid = mended
    return laid


_PASSES: tuple[Axis, ...] = (0, 1, 0)
"""Moving what runs down makes what runs across longer, which then is put in order once more."""
_MENDED = 6
"""Passes after these, at most."""
_MERGED = 0.75
"""What is nearer to another is one line with it to the eye, at any zoom."""


def _pass(routes: Sequence[Route], ground: Ground, fixed: Sequence[Fixed], axis: Axis, nearest: float) -> list[Route]:
    """Those with the stretches along that axis moved, where any are nearer to each other than that."""
    stretches = [
        _stretch(route, (number, its), ground)
        for number, route in enumerate(routes)
        for its in range(len(route.places))
        if route.axis(its) == axis
    ]
    stretches += [
        _Stretch(its.at, its.at - _STILL, its.at + _STILL, its.start, its.end, (0.0, 0.0), None)
        for its in fixed
        if its.axis == axis
    ]
    stretches.sort(key=lambda its: (its.rank, its.turns, its.low + its.high, its.of or (-1, 0)))
    places = spaced([_place(its, turned(axis, ground.frame)) for its in stretches], nearest)
    moved = [list(route.places) for route in routes]
    for stretch, place in zip(stretches, places, strict=True):
        if stretch.of is not None:
            moved[stretch.of[0]][stretch.of[1]] = place
    return [route._replace(places=tuple(its)) for route, its in zip(routes, moved, strict=True)]


def _place(stretch: _Stretch, frame: Rect) -> Place:
    """It keeps from boxes and from what else is in the way, and not from the frame, which does so itself."""
    rims = [0.0 if end == side else APART for end, side in zip(stretch[1:3], frame[1::2], strict=True)]
    return Place(*stretch[:5], rims=(rims[0], rims[1])) if stretch.of else Place(*stretch[:5], moves=False)


def _stretch(route: Route, of: tuple[int, int], ground: Ground) -> _Stretch:
    its = of[1]
    at, (begin, end) = route.places[its], route.span(its)
    low, high = ground.free(route.axis(its), at, begin, end, _REACH)
    last = its == len(route.places) - 1
    for port in ([route.out] if its == 0 else []) + ([route.into] if last else []):
        low, high = _on(port, at, low, high)
    before = 0.0 if its == 0 else _sign(route.span(its - 1)[0] - at)
    after = 0.0 if last else _sign(route.span(its + 1)[1] - at)
    length = abs(end - begin)
    to_sides = before + after
    if to_sides:
        # Of two that turn off to the same side, the shorter one runs nearer to it.
        soon = to_sides / (1.0 + length)
    else:
        # Of two that come from one side and go to the other, the one further on.
        first = before if begin <= end else after
        soon = first * (begin + end) / 2
    return _Stretch(at, low, high, min(begin, end), max(begin, end), (to_sides, soon), of)


def _on(port: Port, at: float, low: float, high: float) -> tuple[float, float]:
    start, end = port.span()
    return min(max(low, start), at), max(min(high, end), at)


def _sign(value: float) -> float:
    return float((value > 0) - (value < 0))
