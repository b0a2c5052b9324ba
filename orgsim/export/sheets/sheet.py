"""A sheet: a heading for each column, and rows of cells that are text, numbers or days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import msgspec

Form = Literal["text", "long", "whole", "plain", "euros", "money", "day", "sign"]
"""How cells of a column are written. Long: text that is broken into lines. Whole: a number without decimals. Plain: a
number with as many decimals as it has. Money: euros and cents. Sign: a word or two, in the middle."""


class Number(msgspec.Struct, frozen=True, gc=False):
    """A number that is written otherwise than its column's: with so many decimals, as euros."""

    value: float
    decimals: int = 0
    euros: bool = False


Cell = str | int | float | dt.date | Number | None
"""`None`: unknown, or nothing to say. Then the cell is left out."""


class Column(msgspec.Struct, frozen=True):
    """What stands in a column."""

    title: str
    form: Form = "text"
    width: float | None = None
    """In letters; by its cells where it is `None`."""
    key: bool = False
    """Whether it is there for programs, such as ids and names in further languages: who reads can do without it."""
    paper: bool = True
    """Whether it is put on paper, where there is one: what other sheets tell in more room is not."""

    @property
    def is_printed(self) -> bool:
        """Whether it is put on paper."""
        return self.paper and not self.key


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """A chart of bars: for each scenario one, of the numbers in a row of the sheet."""

    title: str
    row: int
    """Of the sheet's rows, from 0."""
    columns: tuple[int, ...]
    """Whose cells are shown, in the order of the scenarios."""
    labels: tuple[str | None, ...]
    """What is written at each bar; `None`: its number, as the cell has it."""
    spoken: str
    """All of it for who hears it."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Rows under headings."""

    name: str
    """On its tab; made valid and unique by whoever writes the workbook."""
    title: str
    """What it shows, in full: above each printed page."""
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    levels: Sequence[int] | None = None
    """Of each row how deep it is in an outline, from 0; `None`: there is none."""
    fixed: int = 1
    """So many columns stay in sight."""
    indented: int | None = None
    """The column that shows the levels by its indents."""
    notes: tuple[str, ...] = ()
    """Sentences below the rows."""
    bars: tuple[Bars, ...] = ()
