"""Charts from left to right.

They are arranged and placed as charts that go down are, with height for width, and turned over when all is placed: a
row of boxes becomes a column, several rows on a trunk become columns beside each other, and what is a band above the
line becomes one at its left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from orgsim.drawing.boxes.contents import Content, Room, burden, fitted, room
from orgsim.drawing.boxes.visible import Band
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.layout.measuring import Measured, layers_of
from orgsim.drawing.layout.sizes import sizes

_TEXT_WIDTHS: Final = (74.0, 98.0, 128.0, 165.0, 190.0, 190.0)
_HEAD_WIDTHS: Final = (120.0, 120.0, 150.0, 150.0, 190.0, 190.0)
"""Of a layer of cards most of which have others at their right."""
_CARD_WIDTHS: Final = (150.0, 190.0, 230.0, 285.0, 345.0, 420.0)
_QUICK: Final = 2
"""Which of the widths is taken where there are many boxes."""


def measure_sideways(band: Band, contents: Sequence[Content | None], *, many: bool) -> Measured:
    """The band at several widths of text, turned over; boxes of one layer are equally wide, so that they line up."""
    layers = layers_of(band)
    heads = _heading_layers(band, layers)
    cards = [content is not None and content.card for content in contents]
    measured = Measured([], [])
    for trial in (_QUICK,) if many else range(len(_TEXT_WIDTHS) if any(cards) else 4):
        rooms: list[Room | None] = []
        widest = [0.0] * len(heads)
        for content, layer in zip(contents, layers, strict=True):
            if content is None:
                rooms.append(None)
                continue
            widths = _TEXT_WIDTHS if not content.card else _HEAD_WIDTHS if heads[layer] else _CARD_WIDTHS
            needed = room(content, widths[trial])
            rooms.append(needed)
            widest[layer] = max(widest[layer], needed.width)
        if not many:
            rooms = [
                None if content is None or needed is None else fitted(content, needed, widest[layer])
                for content, needed, layer in zip(contents, rooms, layers, strict=True)
            ]
        heights = [0.0 if needed is None else needed.height for needed in rooms]
        lengths = [0.0 if needed is None else widest[layer] for needed, layer in zip(rooms, layers, strict=True)]
        burdens = [
            burden(content, needed) if content is not None and needed is not None else 0.0
            for content, needed in zip(contents, rooms, strict=True)
        ]
        measured.rooms.append(rooms)
        measured.sizes.append(sizes(band, heights, lengths, burdens, cards, sideways=True))
    return measured


def _heading_layers(band: Band, layers: Sequence[int]) -> list[bool]:
    """Of each layer whether most of its boxes head others."""
    heading = [0] * (max(layers) + 1)
    for node, layer in enumerate(layers):
        if band.units[node] >= 0:
            heading[layer] += 1 if band.below[node] else -1
    return [count > 0 for count in heading]


def turned_over(drawing: Drawing) -> Drawing:
    """The drawing with its boxes and lines where they are to stand; its labels stand there already."""
    return replace(
        drawing,
        width=drawing.height,
        height=drawing.width,
        way="right" if drawing.way == "down" else "down",
        boxes=tuple([replace(box, x=box.y, y=box.x, width=box.height, height=box.width) for box in drawing.boxes]),
        lines=tuple([replace(line, points=tuple([(y, x) for x, y in line.points])) for line in drawing.lines]),
    )
