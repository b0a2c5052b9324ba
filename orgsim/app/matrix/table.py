"""A table of scenarios: a click or Enter on a cell opens it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.matrix.delegate import MatrixDelegate
from orgsim.app.matrix.head import MatrixHead
from orgsim.app.matrix.model import MatrixModel
from orgsim.app.widgets.table_look import set_up
from orgsim.drawing.tables.matrix import Matrix
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font

_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_TITLES_SHARES = (0.27, 0.27, 0.24, 0.2)
"""Of the width, by the number of scenarios."""
_TITLES = (150, 340)
"""Least and most pixels for the titles."""


class MatrixTable(QTableView):
    """Rows in groups, a column for each scenario, all of the same width."""

    opened = Signal(QModelIndex)
    """A cell of a scenario was clicked, or Enter pressed on it."""
    walked = Signal(QModelIndex)
    """The keyboard or the pointer has come to a cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = THEMES["light"]
        self.matrix_model = MatrixModel(self)
        self._delegate = MatrixDelegate(self.matrix_model, theme, self)
        self._head = MatrixHead(self.matrix_model, theme, self)
        self._empty = ""
        self._width = 0
        self.setModel(self.matrix_model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._head)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        set_up(self, step=30)
        self.clicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda index, _: self.walked.emit(index))

    def tell(self, matrix: Matrix, state: State, *, empty: str) -> None:
        """Show `matrix`; what was scrolled to stays in view. Where it has no rows, `empty` says why."""
        theme = theme_of(state)
        self._delegate.theme = theme
        self._head.theme = theme
        self._empty = empty
        was = self.verticalScrollBar().value()
        here = self.currentIndex()
        at = (self.matrix_model.row(here).key, here.column()) if here.isValid() else None
        self.matrix_model.tell(matrix, state)
        self.clearSpans()
        for number, row in enumerate(matrix.rows):
            if row.is_heading:
                self.setSpan(number, 0, 1, self.matrix_model.columnCount())
        self._size()
        self.verticalScrollBar().setValue(was)
        if at is not None and at[1]:
            self.choose(at[0], at[1] - 1)

    def choose(self, key: tuple[str, ...], column: int) -> None:
        """Mark the cell of the row with that key, in the scenario's column; nothing where it is not shown."""
        index = self.matrix_model.index_of(key, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        else:
            self.clearSelection()

    # sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their shares."""
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self._size()

    def _size(self) -> None:
        model = self.matrix_model
        scenarios = model.columnCount() - 1
        if scenarios < 1:
            return
        self._width = width = self.viewport().width()
        least, most = _TITLES
        titles = min(max(round(width * _TITLES_SHARES[scenarios - 1]), least), most)
        each = (width - titles) // scenarios
        titles = width - each * scenarios
        self.setColumnWidth(0, titles)
        for column in range(1, scenarios + 1):
            self.setColumnWidth(column, each)
        self._head.fit()
        self._delegate.lay_out_anew(titles, each)
        rows = self.verticalHeader()
        rows.blockSignals(True)
        for row in range(model.rowCount()):
            rows.resizeSection(row, self._delegate.height(row))
        rows.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    # opening

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the chosen cell."""
        if event.key() in _OPENING_KEYS and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be opened."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        opens = index.isValid() and self.opens(index)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def opens(self, index: QModelIndex) -> bool:
        """Whether there is something behind a cell."""
        cell = self.matrix_model.cell(index)
        return cell is not None and cell.opens

    def _open(self, index: QModelIndex) -> None:
        if self.opens(index):
            self.opened.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or why there are none."""
        super().paintEvent(event)
        if self.matrix_model.rowCount() or not self._empty:
            return
        painter = QPainter(self.viewport())
        painter.setFont(font(14))
        painter.setPen(colour(theme_of(self.matrix_model.state).muted_text))
        room = self.viewport().rect().adjusted(24, 24, -24, -24)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self._empty)
        painter.end()
