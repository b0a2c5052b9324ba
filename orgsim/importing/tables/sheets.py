"""A table as it was read: its cells, with the numbers that their rows have in the planner's own program."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
"""What a cell shows: of a formula its last value. Empty: `None`, or a text without anything in it."""

MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 10_000_000


class Sheet(Struct, frozen=True, eq=False):
    """A table. Its rows may have different lengths: what is missing at their ends is empty."""

    file: str
    """The name of its file, without folders; empty for what was pasted."""
    name: str
    """Of a workbook's sheet."""
    rows: Sequence[Sequence[Cell]]
    first_row: int = 1
    """The number of the first of `rows`, counted from 1."""
    first_column: int = 0
    """The number of the first column, counted from 0."""
    hidden_rows: frozenset[int] = frozenset()
    """Numbers of rows."""
    hidden_columns: frozenset[int] = frozenset()
    """Places within a row."""
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Of merged cells the first and last row by number, first and last place within a row."""
    outline: Mapping[int, int] = MappingProxyType({})
    """How deep a row is grouped, by its number, where that is more than 0."""
    indents: Mapping[tuple[int, int], int] = MappingProxyType({})
    """How far a cell is indented by its format, by the number of its row and its place in that."""
    cut: bool = False
    """Whether there is more than was read."""

    def row(self, place: int) -> int:
        """The number of the row at `place` of `rows`."""
        return self.first_row + place

    def cell(self, place: int, column: int) -> Cell:
        """What stands there; `None` where nothing does."""
        row = self.rows[place]
        return row[column] if column < len(row) else None


def letters(column: int) -> str:
    """What spreadsheets call the column of that number, counted from 0: A, B … Z, AA."""
    found = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def is_empty(cell: Cell) -> bool:
    """Whether nothing is seen in a cell."""
    return cell is None or (type(cell) is str and (not cell or cell.isspace()))
