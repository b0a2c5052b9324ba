"""The sizes that a picture is offered in."""

from __future__ import annotations

from typing import Final

import msgspec

from orgsim.export.page.paper import upright
from orgsim.export.page.picture import A3, A4, FULL_HD, ULTRA_HD, Size


class Preset(msgspec.Struct, frozen=True):
    """A size to choose."""

    name: str
    """The catalogs have its text as `export.size.NAME`."""
    size: Size | None = None
    """`None`: told by the view, the window or the user."""
    pixels: float = 1.0
    """How many pixels of a PNG there are to one of the page."""


_PRINTED = 300 / 96
"""A PNG for paper has 300 dots to the inch."""

PRESETS: Final = (
    Preset("auto"),
    Preset("full-hd", FULL_HD),
    Preset("ultra-hd", ULTRA_HD),
    Preset("a4", A4, _PRINTED),
    Preset("a4-upright", upright(A4), _PRINTED),
    Preset("a3", A3, _PRINTED),
    Preset("a3-upright", upright(A3), _PRINTED),
    Preset("window"),
    Preset("custom"),
)
