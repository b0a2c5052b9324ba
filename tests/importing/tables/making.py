"""Small real files, and what is read of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from orgsim.importing.building import Built, built
from orgsim.importing.records import AS_OFFERED, Choices, Imported
from orgsim.importing.tables.reading import read, tables
from orgsim.messages import catalog
from orgsim.model.units import Unit

FI = catalog("fi")


def workbook(
    sheets: dict[str, Sequence[Sequence[Any]]], dress: Callable[[Any, dict[str, Worksheet]], None] | None = None
) -> bytes:
    """An xlsx of those cells; `dress` does the rest with it."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    made: dict[str, Worksheet] = {}
    for name, rows in sheets.items():
        made[name] = sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    if dress is not None:
        dress(book, made)
    book.close()
    return data.getvalue()


def imports(data: bytes | str, choices: Choices = AS_OFFERED, file: str = "lista.csv") -> Imported:
    """What the only table says."""
    (found,) = read(tables(data.encode() if isinstance(data, str) else data, file), choices)
    return found


def draft(data: bytes | str, choices: Choices = AS_OFFERED, file: str = "lista.csv") -> Built:
    """The draft that comes of it."""
    return built(imports(data, choices, file), FI, choices)


def names(units: Sequence[Unit]) -> list[Any]:
    """Names, those below each in a list behind it."""
    found: list[Any] = []
    for each in units:
        found.append(each.name.every()[0])
        if each.units:
            found.append(names(each.units))
    return found


def tree(data: bytes | str, choices: Choices = AS_OFFERED) -> list[Any]:
    """The names of the units of the draft."""
    return names(draft(data, choices).scenario.units)


def said(made: Built) -> list[str]:
    """What was odd, with rows."""
    return [f"{odd.place.row or ''}: {FI.say(odd.sentence)}" for odd in made.oddities]
