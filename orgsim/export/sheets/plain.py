"""The units of one draft as CSV: the table that workbooks have of it, so that it can be read again."""

from __future__ import annotations

import datetime as dt

from orgsim.export.errors import TooManyError
from orgsim.export.sheets import sheet
from orgsim.export.sheets.subject import Subject
from orgsim.export.sheets.units import units_sheet
from orgsim.files.tables import Cell, Dialect, as_csv
from orgsim.messages import Catalog, message


def as_units(subject: Subject, texts: Catalog, dialect: Dialect) -> bytes:
    """A row for each unit of the only draft in `subject`; TooManyError where there are several.

    Days are written as in files: spreadsheets of every language take them for days.
    """
    if len(subject.scenarios) > 1:
        raise TooManyError(message("export.error.one-draft", n=len(subject.scenarios)))
    units = units_sheet(subject.scenarios[0], "", texts)
    rows = [[_plain(cell) for cell in row] for row in units.rows]
    return as_csv([column.title for column in units.columns], rows, dialect).encode()


def _plain(cell: sheet.Cell) -> Cell:
    if isinstance(cell, sheet.Number):
        return cell.value
    return cell.isoformat() if isinstance(cell, dt.date) else cell
