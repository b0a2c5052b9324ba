"""Sheets of paper."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from orgsim.export.page.picture import A3, A4, Size

PaperName = Literal["a4", "a3"]

_SIZES: Final[dict[PaperName, Size]] = {"a4": A4, "a3": A3}


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """How a view is put on paper."""

    name: PaperName = "a4"
    landscape: bool = True
    tiles: bool = False
    """Whether a chart is one that is put together of sheets, instead of a page for each branch."""

    @property
    def size(self) -> Size:
        """Of a sheet."""
        size = _SIZES[self.name]
        return size if self.landscape else upright(size)


def upright(size: Size) -> Size:
    """A sheet turned over."""
    return size[1], size[0]
