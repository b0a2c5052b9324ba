"""The units of one draft as CSV: the table that workbooks have of it, so that it can be read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from orgsim.export.errors import TooManyError
from orgsim.export.progress import tell
from orgsim.export.sheets import sheet
from orgsim.export.sheets.subject import Subject
from orgsim.export.sheets.units import units_sheet
from orgsim.files.tables import Cell, Dialect, csv_lines
from orgsim.messages import Catalog, message
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.hierarchy import hierarchy

_STRIDE = 1_000
"""Rows that are written in one go."""
_WRITING = 0.5, 1.0
"""Where in the making of it its rows are written: before, its columns are gathered."""


def as_units(subject: Subject, texts: Catalog, dialect: Dialect) -> Iterator[bytes]:
    """A row for each unit of the only draft in `subject`, in pieces; TooManyError where there are several.

    Days are written as in files: spreadsheets of every language take them for days.
    """
    if len(subject.scenarios) > 1:
        raise TooManyError(message("export.error.one-draft", n=len(subject.scenarios)))
    count = len(hierarchy(subject.scenarios[0]).units)
    tell("rows", 0, count)
    units = units_sheet(subject.scenarios[0], "", texts)
    rows = ([_plain(cell) for cell in row] for row in units.rows)
    lines = csv_lines([column.title for column in units.columns], rows, dialect)
    done = 0
    while piece := "".join(islice(lines, _STRIDE)):
        leave_if_abandoned()
        yield piece.encode()
        done += _STRIDE
        tell("rows", min(done, count), count, within=_WRITING)


def _plain(cell: sheet.Cell) -> Cell:
    if isinstance(cell, sheet.Number):
        return cell.value
    return cell.isoformat() if isinstance(cell, dt.date) else cell
