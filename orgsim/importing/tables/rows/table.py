"""The rows of a table that have anything in them, with their columns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from orgsim.importing.records import Oddity, Place
from orgsim.importing.tables.cells import text_of, texts_of
from orgsim.importing.tables.mapping import Column, Mapping, Role
from orgsim.importing.tables.sheets import Cell, Sheet
from orgsim.model.text import Language


class Table(Struct):
    """The rows of a table that have anything in them, with their columns."""

    sheet: Sheet
    mapping: Mapping
    kept: list[int]
    """Places of rows."""
    columns: list[tuple[Column, int]]
    """Each with its place within a row."""
    odd: list[Oddity]
    turned: list[tuple[Cell, ...]]
    """The cells of these rows by column."""
    said: dict[Role, list[str]] = {}
    """Their texts, as far as these were asked for."""

    def cells(self, place: int) -> Sequence[Cell]:
        """What stands in the column at that place of the rows."""
        return self.turned[place] if place < len(self.turned) else (None,) * len(self.kept)

    def of(self, role: Role) -> Sequence[Cell] | None:
        """The cells of the first column of that role."""
        found = next((place for column, place in self.columns if column.role == role), None)
        return None if found is None else self.cells(found)

    def texts(self, role: Role) -> list[str]:
        """The texts of that column; empty ones where there is none."""
        found = self.said.get(role)
        if found is None:
            cells = self.of(role)
            found = [""] * len(self.kept) if cells is None else texts_of(cells)
            self.said[role] = found
        return found

    def place(self, at: int) -> Place:
        """Of the row that is the one of that number among those that are kept."""
        return Place(file=self.sheet.file, sheet=self.sheet.name, row=self.sheet.first_row + self.kept[at])


def names_of(table: Table) -> list[tuple[tuple[Language | None, str], ...]]:
    """The names of each row; of a post its title."""
    columns = [(column.language, table.cells(at)) for column, at in table.columns if column.role == "name"]
    titles = table.of("title")
    others = [cells for role in ("name", "department") if (cells := table.of(role)) is not None]
    if table.mapping.rows == "people" and others:
        titles = None
    if table.mapping.rows == "posts" and titles is not None:
        columns = [(None, titles)]
    elif not columns:
        columns = [(None, titles)] if titles is not None else []
        others = others[:1] if not columns else []
        columns += [(None, cells) for cells in others]
        others = []
    if len(columns) == 1 and not others:
        ((language, cells),) = columns
        return [((language, text),) if text else () for text in texts_of(cells)]
    found: list[tuple[tuple[Language | None, str], ...]] = []
    for at in range(len(table.kept)):
        its = tuple([(language, text) for language, cells in columns if (text := text_of(cells[at]))])
        if not its:
            its = next((((None, text),) for cells in others if (text := text_of(cells[at]))), ())
        found.append(its)
    return found
