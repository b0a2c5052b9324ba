"""Tables as text: with commas, semicolons, tabs or bars between their cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice

from orgsim.files.tables import PASSED_OVER
from orgsim.importing.tables.sheets import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Sheet

_MARKS = (";", "\t", ",", "|")
_LOOKED_AT = 60
_LONGEST_CELL = 100_000
_HEAD = 200_000
"""Letters among which the mark between cells is looked for."""
_WHOLE_CELL = re.compile(r"""(?:\A|(?<=[;,|\t\r\n]))"[^"]*(?:""[^"]*)*"(?=[;,|\t\r\n]|\Z)""")
_GUARD = re.compile(rf"""(?:\A|(?<=[;,|\t\r\n\u2028\u2029]))'(?=[\t\r\n\u2028\u2029]|[{PASSED_OVER}]*[=+@＝＋＠－-])""")
"""What keeps spreadsheets from taking text for a formula, in what orgsim and other careful programs write."""
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def sheet_of_text(text: str, file: str = "") -> Sheet:
    """The table in a text, its cells as they are written."""
    told = _TOLD.match(text)
    first = 1
    if told is not None:
        text, first = text[told.end() :], 2
    mark = told[1] if told is not None else separator(text)
    rows: list[list[Cell]] = []
    cells = 0
    cut = False
    for row in _rows(text, mark):
        cut = cut or len(row) > MOST_COLUMNS
        if len(rows) == MOST_ROWS or cells > MOST_CELLS:
            cut = True
            break
        rows.append([_GUARD.sub("", cell) if "'" in cell else cell for cell in row[:MOST_COLUMNS]])
        cells += len(row)
    return Sheet(file, "", rows, first_row=first, cut=cut)


def _rows(text: str, mark: str) -> Iterator[list[str]]:
    if '"' not in text:
        return (line.split(mark) for line in _lines(text))
    return _quoted(text, mark)


def _quoted(text: str, mark: str) -> Iterator[list[str]]:
    """Rows with cells in quotes; where a quote is never closed, lines are taken as they are from there on."""
    lines = _lines(text, keep=True)
    done = 0
    reader = csv.reader(lines, delimiter=mark)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = []
        if (not row and reader.line_num > done + 1) or any(len(cell) > _LONGEST_CELL for cell in row):
            for line in islice(_lines(text), done, None):
                yield line.split(mark)
            return
        done = reader.line_num
        yield row


def _lines(text: str, *, keep: bool = False) -> Iterator[str]:
    found = re.split("(?<=\n)|(?<=\r)(?!\n)", text) if keep else re.split("\r\n|\n|\r", text)
    return iter(found[:-1] if found and not found[-1] else found)


def separator(text: str) -> str:
    """The mark that divides the cells: the one that stands on most lines, and equally often."""
    # What stands in quotes may be of many lines, and full of other marks.
    bare = _WHOLE_CELL.sub("", text[:_HEAD])
    lines = [re.sub(r'"[^"]*"', "", line) for line in islice(_lines(bare), _LOOKED_AT)]
    lines = [line for line in lines if line.strip()]
    best, score = ",", 0.0
    for mark in _MARKS:
        counts = [line.count(mark) for line in lines]
        there = [count for count in counts if count]
        if not there:
            continue
        commonest = max(set(there), key=there.count)
        its = (there.count(commonest) / len(lines)) * (1 + min(commonest, 20) / 100) + len(there) / len(lines) / 10
        if its > score:
            best, score = mark, its
    return best
