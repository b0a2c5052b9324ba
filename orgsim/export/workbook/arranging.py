"""What of a sheet is printed: columns that people read stand first, and beyond them what only programs need."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

import msgspec
from msgspec.structs import replace

from orgsim.export.sheets.sheet import Bars, Form, Sheet

_WORDS: frozenset[Form] = frozenset(("text", "long", "sign"))


class Arranged(msgspec.Struct, frozen=True, eq=False):
    """A sheet with its columns in the order of a workbook."""

    sheet: Sheet
    printed: int
    """So many columns from the left are put on paper."""


def arranged(sheet: Sheet) -> Arranged:
    """`sheet` as a workbook has it. A column of words without any is left out, but where the sheet has levels: a table
    of units has chosen its columns itself. Numbers keep their columns, as that none is known is worth a column.
    """
    kept = [
        place
        for place, column in enumerate(sheet.columns)
        if sheet.levels is not None
        or column.key
        or column.form not in _WORDS
        or not sheet.rows
        or any(row[place] is not None for row in sheet.rows)
    ]
    printed = [place for place in kept if sheet.columns[place].is_printed]
    order = [*printed, *[place for place in kept if not sheet.columns[place].is_printed]]
    if not printed:
        return Arranged(sheet, len(sheet.columns))
    if order == [*range(len(sheet.columns))]:
        return Arranged(sheet, len(printed))
    where = {place: number for number, place in enumerate(order)}
    made = replace(
        sheet,
        columns=tuple([sheet.columns[place] for place in order]),
        rows=_in_order(sheet, order),
        fixed=max(1, sum(place < sheet.fixed for place in printed)),
        indented=None if sheet.indented is None else where[sheet.indented],
        bars=tuple([_moved(bars, where) for bars in sheet.bars]),
    )
    return Arranged(made, len(printed))


def _in_order(sheet: Sheet, order: Sequence[int]) -> Sequence[Sequence[object]]:
    if len(order) == 1:
        return [(row[order[0]],) for row in sheet.rows]
    return [*map(itemgetter(*order), sheet.rows)]


def _moved(bars: Bars, where: dict[int, int]) -> Bars:
    return replace(bars, columns=tuple([where[place] for place in bars.columns]))
