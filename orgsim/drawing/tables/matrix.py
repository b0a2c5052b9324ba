"""A table of scenarios in words: what the views and the pictures of checks and matters show, and how it is toned.

Its rows are in words only once somebody asks for them: a table of thousands opens as fast as one of forty.
"""

from __future__ import annotations

from typing import Any

import msgspec

from orgsim.analysis.search import finds
from orgsim.drawing.tables.matrix_row import Cell, Row, Strip, ToneName
from orgsim.drawing.tables.rows import Rows
from orgsim.drawing.theme import Theme, Tone

__all__ = ["Cell", "Head", "Matrix", "Row", "Rows", "Strip", "ToneName", "matches", "tone_of"]


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
    rows: Rows[Any]


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
