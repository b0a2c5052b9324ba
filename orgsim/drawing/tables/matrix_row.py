"""A row of a table of scenarios in words, and how it is toned.

A cell is made of strips. Each tells its meaning by a sign, a word and a colour, so that none of them has to be seen or
known for the others to be understood.
"""

from __future__ import annotations

from typing import Literal

import msgspec

ToneName = Literal["error", "warning", "success", "moved", "changed", "accent", "muted"]


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a cell says."""

    sign: str = ""
    """A glyph of the bundled font, shown on a disc; on a ring where the tone is muted."""
    tone: ToneName = "muted"
    """Of the sign and the word."""
    text: str = ""
    """What it is about."""
    word: str = ""
    """What is to be said of it, in a word or two."""
    detail: str = ""
    """What there is beside, in muted ink."""
    whole: bool = False
    """Whether the detail is broken into lines where it does not fit beside the rest; else it is shortened."""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the row and the column of a scenario."""

    strips: tuple[Strip, ...] = ()
    tint: ToneName | None = None
    """Of its ground, where it stands out."""
    hatched: bool = False
    """Whether its ground says that nothing is known here."""
    opens: bool = True
    """Whether there is more behind it."""
    spoken: str = ""
    """All of it for who hears it."""
    tip: tuple[str, ...] = ()
    """What is said where the pointer rests on it, in sentences."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row, or the heading of a group of them, which has no cells."""

    title: str
    caption: str = ""
    """What there is to say of the title; only pages have the room for it."""
    cells: tuple[Cell, ...] = ()
    key: tuple[str, ...] = ()
    """Names the row in its table."""
    searched: str = ""
    """What a search looks through beside what the row says, such as an id."""

    @property
    def is_heading(self) -> bool:
        """Whether it is the name of the group of rows below."""
        return not self.cells
