"""Rows of cells as XlsxWriter's worksheets write them, without a call and an object for each cell.

XlsxWriter makes the workbook; of a sheet with many rows most of its time goes into its cells. What is written here is
the same: `sheetData` of ECMA-376, with text in the table that all sheets share.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from orgsim.export.progress import ROWS, tell
from orgsim.export.sheets.sheet import Cell, Number
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.views import letter

_FIRST_DAY = dt.date(1899, 12, 30)
"""Day 0: the format takes 1900 for a leap year, so days are right from its March on."""
_RIGHT_FROM = dt.date(1900, 3, 1)
_HELD = 4_000_000
"""Bytes of rows of a sheet that are held before they are put into a file."""
_STRIDE = 500
"""Rows after which it is asked whether they are still wanted."""
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")
"""A character by its code, as the format writes it."""


@cache
def worksheet_class() -> type[Any]:
    """Worksheets that begin with the rows that a `RowWriter` made; the library is imported when this is called."""
    from xlsxwriter.worksheet import Worksheet

    class WithRows(Worksheet):  # type: ignore[misc]  # the library has no types
        made: IO[str] | None = None

        def _write_rows(self) -> None:
            if self.made is not None:
                self.made.seek(0)
                copyfileobj(self.made, self.fh)
                self.made.close()
            super()._write_rows()

    return WithRows


def rows_file(folder: Path | None) -> IO[str]:
    """What the rows of a worksheet are put into: memory, and once they are many a file in `folder`, if there is one."""
    held, within = (0, None) if folder is None else (_HELD, str(folder))
    return cast("IO[str]", SpooledTemporaryFile(held, "w+", encoding="utf-8", newline="", dir=within))


class RowWriter:
    """Writes the rows of a worksheet one after another, from its first."""

    def __init__(
        self, worksheet: Any, known: dict[Cell, str], plain: Callable[[str], str], made: IO[str], done: tuple[int, int]
    ) -> None:
        """`known`: what the cells of each text of the workbook hold, shared by its sheets; `plain` makes text valid.

        Rows are put into `made`, of `rows_file`; `done` is how many rows of the workbook come
        before, and how many there are.
        """
        self._worksheet = worksheet
        self._known = known
        self._plain = plain
        self._made = made
        self._before, self._all = done
        self._count = 0
        self._letters: list[str] = []
        self._looks: dict[Any, str] = {}
        self._deepest = 0

    def looks(self, styles: Sequence[Any]) -> list[str]:
        """How cells in these formats are written, for `add`: worked out once for rows that look alike."""
        return [self._looks.get(style) or self._look(style) for style in styles]

    def add(self, cells: Sequence[Cell], looks: Sequence[str], *, level: int = 0, height: float | None = None) -> None:
        """The next row: its cells with their looks, its level in the outline, its height in points."""
        at = self._count = self._count + 1
        while len(self._letters) < len(cells):
            self._letters.append(letter(len(self._letters)))
        told = f' outlineLevel="{level}"' if level else ""
        if height is not None:
            told = f' ht="{height:g}" customHeight="1"{told}'
        self._deepest = max(self._deepest, level)
        known = self._known
        written = [
            f'<c r="{letters}{at}{look}{known.get(cell) or self._content(cell)}'
            for letters, look, cell in zip(self._letters, looks, cells, strict=False)
            if cell is not None and cell != ""
        ]
        self._made.write(f'<row r="{at}"{told}>{"".join(written)}</row>')
        if at % _STRIDE == 0:
            leave_if_abandoned()
            tell("rows", min(self._before + at, self._all), self._all, within=ROWS)

    def finish(self, last: int) -> None:
        """Hand over the rows, which go as far as the column `last`."""
        worksheet = self._worksheet
        worksheet.made = self._made
        worksheet.outline_row_level = self._deepest
        worksheet._check_dimensions(0, 0)
        worksheet._check_dimensions(self._count - 1, last)

    def _look(self, style: Any) -> str:
        look = self._looks[style] = f'" s="{style._get_xf_index()}"'
        return look

    def _content(self, cell: Cell) -> str:
        kind = type(cell)
        if kind is str:
            return self._text(cell)  # type: ignore[arg-type]  # a str
        if isinstance(cell, dt.date):
            return f"><v>{(cell - _FIRST_DAY).days}</v></c>" if cell >= _RIGHT_FROM else self._text(cell.isoformat())
        return f"><v>{cell.value if kind is Number else cell!r}</v></c>"  # type: ignore[union-attr]  # a Number

    def _text(self, raw: str) -> str:
        text = self._plain(raw)
        if text.startswith("<r>") and text.endswith("</r>"):
            # In the table XlsxWriter would take it for markup of its own.
            inside = escape(_LIKE_AN_ESCAPE.sub("_x005F_", text), quote=False)
            said = f' t="inlineStr"><is><t xml:space="preserve">{inside}</t></is></c>'
        else:
            said = f' t="s"><v>{self._worksheet.str_table._get_shared_string_index(text)}</v></c>'
        self._known[raw] = said
        return said
