"""The room that a band's boxes take at each of several widths of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
from msgspec.structs import replace

from orgsim.drawing.boxes.contents import Content, Room, burden, fitted, room
from orgsim.drawing.boxes.visible import Band
from orgsim.drawing.layout.sizes import Sizes, sizes

_TEXT_WIDTHS: Final = (74.0, 92.0, 114.0, 150.0)
_QUICK_TEXT_WIDTHS: Final = (132.0,)
_CARD_WIDTHS: Final = (125.0, 150.0, 170.0, 195.0, 235.0, 285.0)
"""Of sentences: from 19 letters in a line, where room is short, to 45, which is as long as is read with ease."""
_QUICK_CARD_WIDTHS: Final = (235.0,)


class Measured(msgspec.Struct, frozen=True, eq=False):
    """A band at each of several widths of text."""

    rooms: list[list[Room | None]]
    sizes: list[Sizes]


def measure_down(band: Band, contents: Sequence[Content | None], *, many: bool) -> Measured:
    """The band at several widths of text, or where there are `many` boxes at one."""
    cards = [content is not None and content.card for content in contents]
    some_cards = any(cards)
    text_widths: Sequence[float] = _QUICK_TEXT_WIDTHS if many else _TEXT_WIDTHS
    card_widths: Sequence[float] = _QUICK_CARD_WIDTHS if many else _CARD_WIDTHS
    measured = Measured([], [])
    # Where there are cards, other boxes have their widest text with the widest cards.
    trials = len(card_widths) if some_cards else len(text_widths)
    for trial in range(trials):
        text_width = text_widths[min(trial, len(text_widths) - 1)]
        rooms = [
            None if content is None else room(content, card_widths[trial] if content.card else text_width)
            for content in contents
        ]
        if some_cards and not many:
            rooms = _evened(band, contents, rooms)
        widths = [here.width if here is not None else 0.0 for here in rooms]
        heights = [here.height if here is not None else 0.0 for here in rooms]
        burdens = [
            burden(content, here) if content is not None and here is not None else 0.0
            for content, here in zip(contents, rooms, strict=True)
        ]
        measured.rooms.append(rooms)
        measured.sizes.append(sizes(band, widths, heights, burdens, cards))
    return measured


def _evened(band: Band, contents: Sequence[Content | None], rooms: Sequence[Room | None]) -> list[Room | None]:
    """The cards of one layer that head nothing as wide as the widest of them, since stacks make them so anyhow."""
    layers = layers_of(band)
    widest: dict[int, float] = {}
    at_ends = [
        content is not None and content.card and not below for content, below in zip(contents, band.below, strict=True)
    ]
    for needed, layer, at_end in zip(rooms, layers, at_ends, strict=True):
        if needed is not None and at_end:
            widest[layer] = max(widest.get(layer, 0.0), needed.width)
    return [
        replace(fitted(content, needed, widest[layer]), width=widest[layer])
        if content is not None and needed is not None and at_end
        else needed
        for content, needed, layer, at_end in zip(contents, rooms, layers, at_ends, strict=True)
    ]


def layers_of(band: Band) -> list[int]:
    """How deep each node is; a node without a box adds no layer."""
    layers = [0] * len(band.units)
    for node, below in enumerate(band.below):
        layer = layers[node] + (1 if band.units[node] >= 0 else 0)
        for child in below:
            layers[child] = layer
    return layers
