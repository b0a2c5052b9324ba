"""Tables as CSV, as spreadsheets read it, without letting anything in them become a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Cell = str | int | float | None

_FORMULA = re.compile(r"""\A(?=[\t\r\n])|(?:\A|(?<=[;|\t\r\n]))(?=[ \xa0"']*[=+@＝＋＠－-])""")
"""Where a formula would begin. Quotes do not help: who divides at other signs sees them within a cell, and as text."""


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table by RFC 4180: commas, CRLF, quotes where needed. What is unknown is an empty cell.

    Numbers are written with a point. Text that a spreadsheet would take for a formula gets an apostrophe before it: at
    the beginning of a cell, and wherever a spreadsheet that divides cells at semicolons, tabs or bars begins another.
    """
    lines = [",".join(map(_cell, header))]
    lines += [",".join(map(_cell, row)) for row in rows]
    return "".join(f"{line}\r\n" for line in lines)


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return repr(value)
    value = _FORMULA.sub("'", value)
    if any(character in value for character in ',"\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value
