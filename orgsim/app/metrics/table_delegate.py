"""Paints the cells of the table of figures."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from orgsim.analysis.figures.comparison import Row
from orgsim.analysis.figures.figure import Figure
from orgsim.app.metrics.lines import Further, Heading, Measure, Unknowns
from orgsim.app.metrics.table_model import Column, Index, MetricsModel
from orgsim.app.widgets.table_look import paint_choice
from orgsim.drawing.theme import Theme
from orgsim.export.figures.open_bars import OPEN, paint_bar, sure_room
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.export.page.lettering import broken
from orgsim.model.text import Language

PAD = 10
"""Room at the left and right of what a cell says."""
_ROW = 27
_COMPACT_ROW = 22
_HEADING_ROW = 36
_LINE = 17
_INDENT = 12
_BAR = 5
_MOST_BROKEN = 2000
_ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MetricsDelegate(QStyledItemDelegate):
    """Headings, names, figures with what is uncertain muted, differences, and thin bars in the scenarios' colours."""

    def __init__(self, model: MetricsModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme
        self._broken: dict[tuple[str, int, Language], tuple[str, ...]] = {}
        """Names in lines, by their text, room and language: each change of rows and each painting asks for all."""

    def height(self, line: int, title_width: int) -> int:
        """Pixels that the line needs where names have `title_width`: a long one takes several lines of text."""
        what = self._model.line(line)
        if isinstance(what, Heading):
            return _HEADING_ROW
        if isinstance(what, Unknowns | Further):
            return _ROW
        row = _COMPACT_ROW if what.compact else _ROW
        text = self._model.text(line, 0)
        room = title_width - 2 * PAD - (_INDENT if what.compact else 0)
        return row + _LINE * (len(self._lines(text, room)) - 1)

    def _lines(self, text: str, room: int) -> tuple[str, ...]:
        """A name in lines, broken by syllables where a word is too long."""
        of = text, room, self._model.language
        if of not in self._broken:
            if len(self._broken) >= _MOST_BROKEN:
                self._broken.clear()
            fits = QFontMetrics(font(13)).horizontalAdvance(text) <= room
            self._broken[of] = (text,) if fits else broken(text, self._model.language, room, 13)
        return self._broken[of]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are sized by `height`."""
        return QSize(40, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, column = self._model.line(index), self._model.column(index)
        cell: QRect = option.rect
        ground = QRectF(cell).adjusted(2, 1.5, -2, -1.5)
        match line:
            case Heading():
                self._write(painter, cell.adjusted(PAD, 8, -PAD, 0), str(index.data()), bold=True)
            case Further():
                room = cell.adjusted(PAD + _INDENT, 0, -PAD, 0)
                self._write(painter, room, str(index.data()), muted=True, size=12)
            case Unknowns():
                paint_choice(painter, option, ground, self.theme)
                self._write(painter, cell.adjusted(PAD, 0, -PAD, 0), str(index.data()), muted=True, size=12)
            case Measure(row):
                painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, colour(self.theme.hairline))
                paint_choice(painter, option, ground, self.theme)
                self._paint_cell(painter, cell, index, row, column, compact=line.compact)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, cell: QRect, index: Index, row: Row, column: Column, *, compact: bool
    ) -> None:
        room = cell.adjusted(PAD, 0, -PAD, -1)
        text = str(index.data() or "")
        match column.shows:
            case "title":
                left = _INDENT if compact else 0
                self._write(painter, room.adjusted(left, 0, 0, 0), text, muted=compact, wrapped=True)
            case "value":
                figure = row.figures[column.scenario]
                if figure.distribution is not None:
                    self._paint_distribution(painter, room, figure, column.scenario)
                elif figure.value is None:
                    self._write_right(painter, room, text, muted=True, instead="?")
                else:
                    self._write_value(painter, room, text, bold=not compact)
            case "difference":
                plain = row.tells_apart(column.scenario)
                self._write_right(painter, room, text, muted=not plain, bold=plain and not compact)
            case "bars":
                self._paint_bars(painter, room, row)

    def _write(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        *,
        bold: bool = False,
        muted: bool = False,
        wrapped: bool = False,
        size: int = 13,
    ) -> None:
        painter.setFont(font(size, bold=bold))
        painter.setPen(colour(self.theme.muted_text if muted else self.theme.text))
        measures = painter.fontMetrics()
        lines = self._lines(text, room.width()) if wrapped else ()
        if len(lines) > 1:
            painter.drawText(room, _ONE_LINE, "\n".join(lines))
        else:
            painter.drawText(room, _ONE_LINE, measures.elidedText(text, Qt.TextElideMode.ElideRight, room.width()))

    def _write_right(
        self, painter: QPainter, room: QRect, text: str, *, muted: bool, bold: bool = False, instead: str = ""
    ) -> None:
        """Write at the right end; `instead` where `text` has not room enough."""
        painter.setFont(font(13, bold=bold))
        painter.setPen(colour(self.theme.muted_text if muted else self.theme.text))
        if instead and painter.fontMetrics().horizontalAdvance(text) > room.width():
            text = instead
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _write_value(self, painter: QPainter, room: QRect, text: str, *, bold: bool) -> None:
        """Write a number; the sign of what is not all of it stands muted before it."""
        number = text.lstrip("≥≤≈").lstrip()
        self._write_right(painter, room, number, muted=False, bold=bold)
        if number != text:
            width = painter.fontMetrics().horizontalAdvance(number)
            self._write_right(painter, room.adjusted(0, 0, -width - 3, 0), text[0], muted=True)

    def _paint_distribution(self, painter: QPainter, room: QRect, figure: Figure, scenario: int) -> None:
        """A histogram as small as a word."""
        amounts = dict(figure.distribution or ())
        if not amounts:
            return
        width = min(7.0, room.width() / max(amounts))
        height = room.height() - 8
        most = max(amounts.values())
        left = room.right() - width * max(amounts) + 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.theme.scenario[scenario].fill))
        for amount, count in amounts.items():
            tall = height * count / most
            painter.drawRect(QRectF(left + width * (amount - 1), room.bottom() - 3 - tall, max(width - 1, 0.5), tall))

    def _paint_bars(self, painter: QPainter, room: QRect, row: Row) -> None:
        most = max((figure.value or 0 for figure in row.figures), default=0)
        if most <= 0:
            return
        step, top = bar_rows(room, len(row.figures))
        sure = sure_room(room.width(), open_=any(figure.lower_bound for figure in row.figures))
        for column, figure in enumerate(row.figures):
            if figure.value is not None and figure.value > 0:
                bar = QRectF(room.left(), top + step * column, sure * figure.value / most, step - 1)
                beyond = OPEN * room.width() if figure.lower_bound else 0.0
                paint_bar(painter, bar, self.theme.scenario[column], beyond=beyond)


def bar_rows(room: QRect, scenarios: int) -> tuple[float, float]:
    """How far apart the bars of a cell stand, and where the first begins."""
    step = min(_BAR + 1, (room.height() - 6) / max(scenarios, 1))
    return step, room.center().y() + 0.5 - step * scenarios / 2
