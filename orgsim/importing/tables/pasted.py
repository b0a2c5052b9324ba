"""Tables that were pasted from Excel, Calc, Word or a browser: as HTML, or as text with tabs."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from orgsim.importing.tables.sheets import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Sheet

_BREAKS = frozenset(("br", "p", "div", "li"))
_UNSEEN = frozenset(("style", "script", "title"))
_WRAPPED = re.compile(r"[\r\n][ \t\r\n]*")
"""Where the page's own text goes on on another line: nothing of it is seen."""
_STYLE = re.compile(r"\.([\w-]+)\s*\{[^{}]*?\bmso-char-indent-count:\s*(\d{1,3})")
_INDENT = re.compile(r"\bmso-char-indent-count:\s*(\d{1,3})")
_MARGIN = re.compile(r"\bmargin-left:\s*(\d{1,3}(?:\.\d{1,3})?)(pt|px|cm|in)")
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "in": 72.0}


def sheets_of_html(text: str, file: str = "") -> tuple[Sheet, ...]:
    """The tables of a page, in their order; one within another is a part of the outer one's cell."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    parser.end_table()
    return tuple(
        [
            Sheet(
                file,
                "" if len(parser.tables) == 1 else str(number),
                rows,
                cut=parser.cut,
                merged=tuple(merged),
                indents=indents,
            )
            for number, (rows, merged, indents) in enumerate(parser.tables, 1)
            if any(any(row) for row in rows)
        ]
    )


class _Tables(HTMLParser):
    """Gathers rows and cells; a cell that spans several stands at the first of them, the others are empty."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[list[list[Cell]], list[tuple[int, int, int, int]], dict[tuple[int, int], int]]] = []
        self.cut = False
        self._depth = 0
        self._rows: list[list[Cell]] = []
        self._merged: list[tuple[int, int, int, int]] = []
        self._taken: dict[tuple[int, int], bool] = {}
        self._cell: list[str] | None = None
        self._unseen = 0
        self._styles: dict[str, int] = {}
        self._indents: dict[tuple[int, int], int] = {}
        self._indent = 0
        self._cells = 0
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what the tag begins."""
        if tag in _UNSEEN:
            self._unseen += 1
        if tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self._begin_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            if not self._rows:
                self._begin_row()
            self._cell = []
            told = dict(attrs)
            self._spans = (_span(told.get("rowspan"), MOST_ROWS), _span(told.get("colspan"), MOST_COLUMNS))
            own = _INDENT.search(told.get("style") or "")
            styles = (self._styles.get(each, 0) for each in (told.get("class") or "").split())
            self._indent = int(own[1]) if own else max(styles, default=0)
        elif tag == "p" and self._cell is not None and not "".join(self._cell).strip():
            # Word indents the paragraphs of a cell.
            margin = _MARGIN.search(dict(attrs).get("style") or "")
            self._indent = round(float(margin[1]) * _POINTS[margin[2]]) if margin else self._indent
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End what the tag ends."""
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        if tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self.end_table()
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Text of a cell; what stands between cells is the page's own."""
        if self._unseen:
            self._styles.update((name, int(indent)) for name, indent in _STYLE.findall(data))
        elif self._cell is not None:
            self._cell.append(_WRAPPED.sub("\r", data))

    def end_table(self) -> None:
        """Take up what was gathered."""
        self._end_cell()
        if self._rows:
            self.tables.append((self._rows, self._merged, self._indents))
        self._rows, self._merged, self._taken, self._indents = [], [], {}, {}

    def _begin_row(self) -> None:
        if len(self._rows) < MOST_ROWS and self._cells < MOST_CELLS:
            self._rows.append([])
        else:
            self.cut = True

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = _shown("".join(self._cell))
        self._cell = None
        place = len(self._rows) - 1
        row = self._rows[place]
        while (place, len(row)) in self._taken:
            row.append(None)
        column = len(row)
        down, across = self._spans
        if column + across > MOST_COLUMNS:
            self.cut = True
            return
        row.append(text)
        if self._indent and text:
            self._indents[len(self._rows), column] = self._indent
        row.extend([None] * (across - 1))
        self._cells += across
        if down > 1:
            down = min(down, 2_000)
            for below in range(1, down):
                for beside in range(across):
                    self._taken[(place + below, column + beside)] = True
        if down > 1 or across > 1:
            self._merged.append((place + 1, place + down, column, column + across - 1))


def _shown(text: str) -> str:
    """The lines of a cell, with the blanks before the first that indent it; empty where nothing else is there."""
    bare = text.lstrip()
    if not bare:
        return ""
    blanks = re.split("[\r\n]", text[: len(text) - len(bare)])[-1]
    return " " * len(blanks) + "\n".join([" ".join(line.split()) for line in bare.split("\n")]).rstrip()


def _span(text: str | None, most: int) -> int:
    number = int(text) if text is not None and text.isdecimal() and len(text) < 7 else 1
    return max(1, min(number, most))
