"""Paints the cells of a table of scenarios, with the painter of their pictures."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from orgsim.app.matrix.model import Index, MatrixModel
from orgsim.app.widgets.table_look import paint_choice
from orgsim.drawing.tables.matrix import Cell
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour
from orgsim.export.page.lettering import broken, draw_text
from orgsim.export.tables.matrix import LINE, PAD, ROW_PAD, TEXT, Placed, laid_out, paint_ground, paint_placed

_HEADING = 36
_LEAST = 30
_MOST_LINES = 3
"""Of a detail that is broken into lines; the whole is in its tip."""
_BASE = 13.5


class MatrixDelegate(QStyledItemDelegate):
    """Headings, titles, and cells of signs, words and details."""

    def __init__(self, model: MatrixModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme
        self._placed: dict[tuple[int, int], Placed] = {}
        self._titles: dict[int, tuple[str, ...]] = {}
        self._widths = (0, 0)

    def lay_out_anew(self, titles: int, cells: int) -> None:
        """Lay everything out for columns of these widths, once it is asked for."""
        self._widths = titles, cells
        self._placed.clear()
        self._titles.clear()

    def height(self, row: int) -> int:
        """Pixels that the row needs."""
        if self._model.is_heading(row):
            return _HEADING
        what = self._model.row(row)
        tallest = max(self._height(row, column, cell) for column, cell in enumerate(what.cells))
        text = max(tallest, LINE * len(self._title(row)))
        return max(_LEAST, round(text + 2 * ROW_PAD))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are sized by `height`."""
        return QSize(40, _LEAST)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, cell = self._model.row(index), self._model.cell(index)
        room: QRect = option.rect
        theme = self.theme
        if row.is_heading:
            draw_text(painter, room.left() + PAD, room.bottom() - 9, row.title, TEXT, theme.text, bold=True)
            painter.fillRect(room.left(), room.bottom(), room.width(), 1, colour(theme.border))
            painter.restore()
            return
        if cell is not None:
            paint_ground(painter, QRectF(room).adjusted(1, 0, 0, -1), cell, theme)
        painter.fillRect(room.left(), room.bottom(), room.width(), 1, colour(theme.hairline))
        if index.column():
            painter.fillRect(room.left(), room.top(), 1, room.height(), colour(theme.hairline))
        paint_choice(painter, option, QRectF(room).adjusted(2.5, 1.5, -1.5, -2.5), theme)
        painter.setClipRect(room)
        top = room.top() + ROW_PAD
        if cell is None:
            for number, line in enumerate(self._title(index.row())):
                draw_text(painter, room.left() + PAD, top + number * LINE + _BASE, line, TEXT, theme.text)
        else:
            placed = self._cell(index.row(), index.column() - 1, cell)
            paint_placed(painter, placed, room.left() + PAD, top, theme)
        painter.restore()

    def strip_at(self, index: Index, down: float) -> int:
        """Which of the strips of a cell stands at so many pixels below its upper edge; the nearest one."""
        cell = self._model.cell(index)
        if cell is None:
            return 0
        language, width = self._model.state.language, max(self._widths[1] - 2 * PAD, 40)
        for number in range(len(cell.strips) - 1):
            above = replace(cell, strips=cell.strips[: number + 1])
            if down < ROW_PAD + laid_out(above, width, language, most=_MOST_LINES).height:
                return number
        return max(len(cell.strips) - 1, 0)

    def _height(self, row: int, column: int, cell: Cell) -> float:
        if not any(strip.whole or strip.text for strip in cell.strips):
            # A line each, whatever they say: of thousands of rows only those that are seen are laid out.
            return LINE * len(cell.strips)
        return self._cell(row, column, cell).height

    def _cell(self, row: int, column: int, cell: Cell) -> Placed:
        placed = self._placed.get((row, column))
        if placed is None:
            language = self._model.state.language
            width = max(self._widths[1] - 2 * PAD, 40)
            placed = self._placed[row, column] = laid_out(cell, width, language, most=_MOST_LINES)
        return placed

    def _title(self, row: int) -> tuple[str, ...]:
        lines = self._titles.get(row)
        if lines is None:
            title, language = self._model.row(row).title, self._model.state.language
            lines = self._titles[row] = broken(title, language, max(self._widths[0] - 2 * PAD, 40), TEXT)
        return lines
