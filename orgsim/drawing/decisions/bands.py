"""What of a drawing lies within a stretch of its height, found without looking at all of it: thousands of matters are
painted anew whenever the pointer moves on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import TypeVar

import msgspec

from orgsim.drawing.decisions.drawing import Bar, DecisionsDrawing, Hit, Shape, Stroke, Words
from orgsim.model.memo import once_per_value

_BAND = 512.0
_LONG = 4
"""Bands: what reaches through more of them, as a line of the axis does, is looked at wherever one is."""
_FEW = 2_000
"""Shapes and texts that are looked at one by one."""
_Piece = TypeVar("_Piece", Shape, Words, Hit)


class Bands(msgspec.Struct, frozen=True, eq=False):
    """Places in the tuples of a drawing, by band; `None`: those that reach through many."""

    shapes: Mapping[int | None, Sequence[int]]
    texts: Mapping[int | None, Sequence[int]]
    hits: Mapping[int | None, Sequence[int]]


def heights(piece: Shape | Words | Hit) -> tuple[float, float]:
    """Its upper and lower end."""
    if isinstance(piece, Stroke):
        heights = [y for _, y in piece.points]
        return min(heights) - piece.width, max(heights) + piece.width
    if isinstance(piece, Bar | Hit):
        return piece.y, piece.y + piece.height
    if isinstance(piece, Words):
        return piece.baseline - piece.size, piece.baseline + len(piece.lines) * piece.step
    return piece.y - piece.radius, piece.y + piece.radius


@once_per_value
def bands(drawing: DecisionsDrawing) -> Bands:
    """The bands of a drawing, which take longer to find than a part of it to paint."""
    return Bands(_by_band(drawing.shapes), _by_band(drawing.texts), _by_band(drawing.hits))


def in_part(
    drawing: DecisionsDrawing, part: tuple[float, float]
) -> tuple[Sequence[Shape], Sequence[Words], Sequence[Hit]]:
    """The shapes, texts and places that reach into it, and some that lie near; in their order."""
    if part == (-inf, inf) or len(drawing.shapes) + len(drawing.texts) <= _FEW:
        return drawing.shapes, drawing.texts, drawing.hits
    its = bands(drawing)
    return (
        _of(drawing.shapes, its.shapes, part),
        _of(drawing.texts, its.texts, part),
        _of(drawing.hits, its.hits, part),
    )


def _by_band(pieces: Iterable[Shape] | Iterable[Words] | Iterable[Hit]) -> dict[int | None, list[int]]:
    found: dict[int | None, list[int]] = {None: []}
    for place, piece in enumerate(pieces):
        upper, lower = heights(piece)
        first, last = int(upper // _BAND), int(lower // _BAND)
        if last - first > _LONG:
            found[None].append(place)
        else:
            for band in range(first, last + 1):
                found.setdefault(band, []).append(place)
    return found


def _of(
    pieces: Sequence[_Piece], by_band: Mapping[int | None, Sequence[int]], part: tuple[float, float]
) -> Sequence[_Piece]:
    upper, lower = part
    places = set(by_band[None])
    for band in range(int(upper // _BAND), int(lower // _BAND) + 1):
        places.update(by_band.get(band, ()))
    return [pieces[place] for place in sorted(places)]
