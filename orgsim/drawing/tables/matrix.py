"""A table of scenarios in words: what the views and the pictures of checks and matters show, and how it is toned.

A cell is made of strips. Each tells its meaning by a sign, a word and a colour, so that none of them has to be seen or
known for the others to be understood.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from orgsim.analysis.search import finds
from orgsim.drawing.theme import Theme, Tone

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


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a scenario's column, beside its letter."""

    strips: tuple[Strip, ...] = ()
    """How many of what there are: a sign, the number as its text, and the word for it."""
    banner: str = ""
    """What must be known of the whole column before any of its cells is read."""
    spoken: str = ""


class Matrix(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A table: a row for each question, a column for each scenario."""

    corner: str
    """What the rows are."""
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]


def tone_of(name: ToneName, theme: Theme) -> Tone | None:
    """The tone of that name; `None` for what is muted and has none."""
    match name:
        case "error":
            return theme.error
        case "warning":
            return theme.warning
        case "success":
            return theme.success
        case "moved":
            return theme.moved
        case "changed":
            return theme.changed
        case "accent":
            return theme.accent
        case "muted":
            return None


def matches(row: Row, words: str) -> bool:
    """Whether all `words` occur in what the row says, in whatever order, case and form."""
    return finds(words, " ".join((row.title, row.caption, row.searched, *(cell.spoken for cell in row.cells))))


def without_empty_groups(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """`rows` but for headings that no row follows."""
    return tuple(
        row
        for row, after in zip(rows, (*rows[1:], None), strict=False)
        if not row.is_heading or (after is not None and not after.is_heading)
    )


def narrowed(matrix: Matrix, words: str) -> Matrix:
    """The table with those rows alone in which all `words` occur; the whole of it where there are none."""
    if not words.strip():
        return matrix
    rows = tuple([row for row in matrix.rows if row.is_heading or matches(row, words)])
    return msgspec.structs.replace(matrix, rows=without_empty_groups(rows))
