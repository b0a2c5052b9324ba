"""What stands on the pages of charts that are divided among several."""

from __future__ import annotations

import zlib
from typing import Final

import msgspec

from orgsim.drawing.drawing import Drawing
from orgsim.model.scenario import Link

_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(Drawing)


class Chart(msgspec.Struct, frozen=True, eq=False):
    """What a page shows of one scenario."""

    column: int
    """Of the scenario among all that are shown."""
    packed: bytes
    """Its drawing, from the function `packed`: all pages are laid out before the first is painted."""
    tops: tuple[str, ...] = ()
    """Ids of the units whose branches it shows; empty where it shows the whole."""
    links: tuple[Link, ...] = ()
    """Between units that are on the page, or in what is folded on it."""
    path: tuple[str, ...] = ()
    """Ids of the units above it, from the top; empty on the overview."""
    apart: tuple[str, ...] = ()
    """Ids of the units that its tops stand below, where these are different ones; then `path` is what is above all of
    them. Neighbours of one draft may have moved apart in another. An empty one is the top of the whole."""
    goes_on: tuple[tuple[str, int], ...] = ()
    """Ids of the units that are folded in it, each with the index of the page where it goes on."""

    @property
    def drawing(self) -> Drawing:
        """Made anew each time that it is asked for."""
        return _DECODER.decode(zlib.decompress(self.packed))


class Sheet(msgspec.Struct, frozen=True, eq=False):
    """One page."""

    charts: tuple[Chart, ...]
    """Side by side, at one zoom."""
    heads: tuple[str, ...] = ()
    """Ids of the units whose branches it shows, which counterparts share; empty on the overview."""
    source: int | None = None
    """Index of the page that it goes on from."""
    place: tuple[int, int] = (1, 1)
    """Which of the pages it is, and of how many, where what stands directly below one unit takes several."""

    @property
    def is_overview(self) -> bool:
        """Whether it shows the whole, or a part of what stands at the top."""
        return not self.heads


def packed(drawing: Drawing) -> bytes:
    """The drawing in as little memory as it can be brought back from quickly."""
    return zlib.compress(_ENCODER.encode(drawing), 1)
