"""A table of scenarios as pieces of a page: its head, the headings of its groups, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from orgsim.drawing.tables.matrix import Head, Matrix, Row
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import brush, pen
from orgsim.export.page.flow import Piece
from orgsim.export.page.lettering import broken, draw_lines, draw_text
from orgsim.export.page.painter import paint_badge
from orgsim.export.tables.matrix import (
    LINE,
    PAD,
    ROW_PAD,
    SIGN,
    SMALL,
    TEXT,
    Placed,
    Run,
    cut_out,
    laid_out,
    paint_counts,
    paint_ground,
    paint_hatching,
    paint_placed,
    paint_sign,
)
from orgsim.model.text import Language

LEAST_CELL = 150.0
"""Pixels of width that a scenario's column needs to be read with ease."""
_LEAST_TITLES = 150.0
_TITLES_SHARE = 0.26
_MOST_TITLES = 340.0
_HEAD = 36.0
_BADGE = 10.0
_HEADING = 30.0
_SPACE = 8.0
_BASE = 13.5
_CAPTION_LINE = 15.0


def least_width(scenarios: int) -> float:
    """The width that the table of so many scenarios needs."""
    return _LEAST_TITLES + LEAST_CELL * max(scenarios, 1)


def matrix_pieces(matrix: Matrix, width: float, theme: Theme, language: Language) -> Iterator[Piece]:
    """The table set in that width; its head is repeated where it goes on."""
    setting = _Setting(matrix, width, theme, language)
    head = setting.head()
    yield head
    for row in matrix.rows:
        yield setting.heading(row, head) if row.is_heading else setting.row(row, head)


class _Setting:
    """The widths of the columns, and what is set in them."""

    def __init__(self, matrix: Matrix, width: float, theme: Theme, language: Language) -> None:
        self._matrix = matrix
        self._width = width
        self._theme = theme
        self._language: Language = language
        self._titles = min(max(width * _TITLES_SHARE, _LEAST_TITLES), _MOST_TITLES)
        self._each = (width - self._titles) / max(len(matrix.heads), 1)

    def _left(self, column: int) -> float:
        return self._titles + column * self._each

    def head(self) -> Piece:
        theme, matrix = self._theme, self._matrix
        banners = [self._banner(head) for head in matrix.heads]
        height = max(_HEAD, LINE * max((len(lines) for lines in banners), default=0) + 12)

        def paint(painter: QPainter, x: float, y: float) -> None:
            middle = y + height / 2
            draw_text(painter, x + PAD, middle + 4.5, matrix.corner, SMALL, theme.muted_text)
            for column, (head, lines) in enumerate(zip(matrix.heads, banners, strict=True)):
                left = x + self._left(column)
                centre = QPointF(left + PAD + _BADGE, middle)
                paint_badge(painter, centre, _BADGE, theme.letters[column], theme.scenario[column])
                inner = left + PAD + 2 * _BADGE + 9
                if lines:
                    room = QRectF(inner - 4, y, left + self._each - inner + 4, height)
                    paint_hatching(painter, room, theme)
                    paint_sign(painter, QPointF(inner + SIGN, middle), SIGN, "?", "muted", theme)
                    top = middle - LINE * len(lines) / 2
                    left_of = inner + 2 * SIGN + 7
                    draw_lines(painter, left_of, top + _BASE, lines, SMALL, theme.text, LINE, bold=True)
                else:
                    paint_counts(painter, head.strips, inner, left + self._each - PAD, middle, theme)
            painter.fillRect(QRectF(x, y + height - 1, self._width, 1), brush(theme.border))

        return Piece(height=height, paint=paint, keep=True)

    def _banner(self, head: Head) -> tuple[str, ...]:
        if not head.banner:
            return ()
        room = self._each - PAD - 2 * _BADGE - 9 - 2 * SIGN - 7 - PAD
        return broken(head.banner, self._language, max(room, 40.0), SMALL, True)

    def heading(self, row: Row, head: Piece) -> Piece:
        theme = self._theme

        def paint(painter: QPainter, x: float, y: float) -> None:
            draw_text(painter, x + PAD, y + _HEADING - 9, row.title, TEXT, theme.text, bold=True)
            painter.fillRect(QRectF(x, y + _HEADING - 1, self._width, 1), brush(theme.border))

        return Piece(height=_HEADING, paint=paint, heading=head, keep=True, space=_SPACE)

    def row(self, row: Row, head: Piece) -> Piece:
        theme = self._theme
        room = self._titles - 2 * PAD
        title = broken(row.title, self._language, room, TEXT)
        caption = broken(row.caption, self._language, room, SMALL) if row.caption else ()
        placed = [laid_out(cell, self._each - 2 * PAD, self._language) for cell in row.cells]
        named = LINE * len(title) + _CAPTION_LINE * len(caption)
        height = max(named, *(cell.height for cell in placed)) + 2 * ROW_PAD

        def name(painter: QPainter, x: float, y: float) -> None:
            draw_lines(painter, x, y + _BASE, title, TEXT, theme.text, LINE)
            below = y + LINE * len(title)
            draw_lines(painter, x, below + 11, caption, SMALL, theme.muted_text, _CAPTION_LINE)

        whole = Placed(
            (Run(0.0, 0, title, None), Run(0.0, len(title), caption, "muted", SMALL)), (), len(title) + len(caption)
        )

        def divide(most: float) -> list[Piece]:
            lines = max(int((most - 2 * ROW_PAD) / LINE), 1)
            count = max(whole.lines, *[cell.lines for cell in placed])
            parts = []
            for first in range(0, count, lines):
                end = min(first + lines, count)
                its = cut_out(whole, first, end)
                paint_its = partial(self._paint_row, row, [cut_out(cell, first, end) for cell in placed])
                named = partial(_paint_named, its, theme)
                high = LINE * (end - first) + 2 * ROW_PAD
                parts.append(Piece(height=high, paint=partial(paint_its, high, named), heading=head))
            return parts

        return Piece(
            height=height, paint=partial(self._paint_row, row, placed, height, name), heading=head, divide=divide
        )

    def _paint_row(
        self,
        row: Row,
        placed: Sequence[Placed],
        height: float,
        name: Callable[[QPainter, float, float], None],
        painter: QPainter,
        x: float,
        y: float,
    ) -> None:
        theme, top = self._theme, y + ROW_PAD
        name(painter, x + PAD, top)
        for column, (cell, said) in enumerate(zip(row.cells, placed, strict=True)):
            left = x + self._left(column)
            paint_ground(painter, QRectF(left, y, self._each, height - 1), cell, theme)
            paint_placed(painter, said, left + PAD, top, theme)
            painter.setPen(pen(theme.hairline, 1.0))
            painter.drawLine(QPointF(left, y), QPointF(left, y + height))
        painter.fillRect(QRectF(x, y + height - 1, self._width, 1), brush(theme.hairline))


def _paint_named(placed: Placed, theme: Theme, painter: QPainter, x: float, y: float) -> None:
    paint_placed(painter, placed, x, y, theme)


def note_piece(text: str, width: float, theme: Theme, language: Language) -> Piece:
    """A sentence below the table."""
    lines = broken(text, language, width - 2 * PAD, SMALL)

    def paint(painter: QPainter, x: float, y: float) -> None:
        draw_lines(painter, x + PAD, y + 12, lines, SMALL, theme.muted_text, 16)

    return Piece(height=16.0 * len(lines) + 4, paint=paint, space=12.0)
