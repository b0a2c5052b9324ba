"""Tables as CSV, as spreadsheets read it, without letting anything in them become a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Literal, get_args

Cell = str | int | float | None

PASSED_OVER = r""" \xa0"'\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"""
"""What may stand before a formula: spaces, quotes, and what is not seen."""
_FORMULA = rf"""\A(?=[\t\r\n\u2028\u2029])|(?:\A|(?<=[;|\t\r\n\u2028\u2029]))(?=[{PASSED_OVER}]*[=+@＝＋＠－-])"""
"""Where a formula would begin. Quotes do not help: who divides at other signs sees them within a cell, and as text."""
_BEHIND_COMMA = rf"""(?<=,)(?=[{PASSED_OVER}]*(?:[=@＝＠]|[+＋－-](?!\s*(?:[,;.)]|\Z))))"""
"""The same behind a comma, for a program that divides there though others do not: within a cell that is not at the
beginning of its line it sees no quotes. A sign with nothing behind it is none, as in "12,-"."""

Dialect = Literal["plain", "fi"]
"""Plain: by RFC 4180, with commas and a decimal point. Fi: as Excel opens it by a double click where commas are decimal
marks, with semicolons and a byte order mark, without which it takes UTF-8 for Windows-1252."""
DIALECTS: tuple[Dialect, ...] = get_args(Dialect)


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]], dialect: Dialect = "plain") -> str:
    """A table with CRLF, and quotes where needed. What is unknown is an empty cell.

    Text that a spreadsheet would take for a formula gets an apostrophe before it: at the beginning of a cell, and
    wherever a spreadsheet that divides cells at semicolons, tabs or bars begins another; with semicolons between
    cells, at commas too.
    """
    return "".join(csv_lines(header, rows, dialect))


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Cell]], dialect: Dialect = "plain") -> Iterator[str]:
    """The lines of `as_csv`, as they are asked for."""
    finnish = dialect == "fi"
    cell = _finnish_cell if finnish else _cell
    separator = ";" if finnish else ","
    if finnish:
        yield "\ufeff"
    for row in chain([header], rows):
        yield f"{separator.join(map(cell, row))}\r\n"


def guarded(text: str, *, commas: bool = True) -> str:
    """`text` with an apostrophe wherever a spreadsheet would take what follows for a formula, if need be at commas."""
    return re.sub(f"{_FORMULA}|{_BEHIND_COMMA}" if commas else _FORMULA, "'", text)


def _finnish_cell(value: Cell) -> str:
    if isinstance(value, float):
        return _decimals(value).replace(".", ",")
    written = _cell(value, commas=True)
    return f'"{written}"' if isinstance(value, str) and ";" in written and written[:1] != '"' else written


def _decimals(value: float) -> str:
    """Without an exponent, which only some programs read with a comma."""
    return format(Decimal(repr(value)), "f")


def _cell(value: Cell, *, commas: bool = False) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return repr(value)
    value = guarded(value, commas=commas)
    if any(character in value for character in ',"\r\n'):
        return '"' + value.replace('"', '""') + '"'
    return value
