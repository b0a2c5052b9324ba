"""A table of scenarios: a click or Enter on a cell opens it."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from orgsim.app.document.seen import theme_of, titled
from orgsim.app.document.state import State
from orgsim.app.matrix.delegate import MatrixDelegate
from orgsim.app.matrix.head import MatrixHead
from orgsim.app.matrix.measured_table import MeasuredTable
from orgsim.app.matrix.model import MatrixModel
from orgsim.app.matrix.searching import Searching
from orgsim.app.widgets.copying import copies, pasted
from orgsim.app.widgets.table_look import past_headings, set_current, set_up
from orgsim.drawing.tables.matrix import Matrix
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.export.sheets.pasting import Pasted
from orgsim.messages import catalog

_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_AT_ONCE = 120
"""Rows that are looked through before the table is seen."""
_AT_A_TIME = 8
"""Rows between two looks at the clock."""
_SLICE = 0.008
"""Seconds that are spent in one go on what is not seen."""
_TITLES_SHARES = (0.27, 0.27, 0.24, 0.2)
"""Of the width, by the number of scenarios."""
_TITLES = (150, 340)
"""Least and most pixels for the titles."""


class MatrixTable(MeasuredTable):
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
        """Pixels in which the columns are laid out."""
        self._last = 0
        """Of these the last column's."""
        self._searching: Searching | None = None
        self._is_marking = False
        """Whether the current cell changes as it is told to, and nobody walks."""
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._go_on)
        self.setModel(self.matrix_model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._head)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        set_up(self, step=30)
        copies(self, self._pasted, lambda: catalog(self.matrix_model.state.language))
        self.clicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda index, _: self._walk(index))

    def tell(self, matrix: Matrix, state: State, *, empty: str, words: str = "") -> None:
        """Show the rows of `matrix` in which all `words` occur; what was scrolled to stays in view.

        Where there are no rows, `empty` says why. Most rows are looked through later, a little at a time.
        """
        theme = theme_of(state)
        self._delegate.theme = theme
        self._head.theme = theme
        self._empty = empty
        was, read = self.verticalScrollBar().value(), self._read()
        here = self.currentIndex()
        at = (self.matrix_model.row(here).key, here.column()) if here.isValid() else None
        in_view = self.viewport().rect().intersects(self.visualRect(here))
        self._searching = Searching(matrix.rows, words) if words.strip() else None
        shown = range(len(matrix.rows)) if self._searching is None else self._searching.go_on(_AT_ONCE)
        self.matrix_model.tell(matrix, state, shown)
        self.clearSpans()
        self._span_headings(0)
        self._size()
        if self._searching is not None:
            self._later.start()
        self._read_on(read, was)
        if at is not None:
            self._mark(at[0], at[1] - 1, reach=in_view)

    def _read(self) -> tuple[tuple[str, ...], int] | None:
        """What names the uppermost row in view that is no heading, and where it lies."""
        model, top = self.matrix_model, self.rowAt(0)
        rows = range(top, model.rowCount()) if top >= 0 else ()
        row = next((row for row in rows if not model.is_heading(row)), None)
        return None if row is None else (model.row(row).key, self.rowViewportPosition(row))

    def _read_on(self, read: tuple[tuple[str, ...], int] | None, was: int) -> None:
        """Have the row of that name where it lay; else as much above the view as there `was`."""
        bar = self.verticalScrollBar()
        row = self.matrix_model.row_of(read[0]) if was and read is not None else None
        bar.setValue(was if row is None or read is None else bar.value() + self.rowViewportPosition(row) - read[1])

    def _pasted(self) -> Pasted:
        """All rows that are shown, also those that are looked through later, under the titles of the drafts."""
        while self._searching is not None and not self._searching.is_over:
            self._go_on()
        model = self.matrix_model
        corner = str(model.headerData(0, Qt.Orientation.Horizontal) or "")
        return pasted(model, (corner, *titled(model.state)))

    def _span_headings(self, first: int) -> None:
        model = self.matrix_model
        for number in range(first, model.rowCount()):
            if model.is_heading(number):
                self.setSpan(number, 0, 1, model.columnCount())

    def choose(self, key: tuple[str, ...], column: int) -> None:
        """Mark the cell of the row with that key, in the scenario's column, and go there; nothing if not shown."""
        self._mark(key, column, reach=True)

    def _mark(self, key: tuple[str, ...], column: int, *, reach: bool) -> None:
        """`reach`: bring it into view."""
        index = self.matrix_model.index_of(key, column)
        if index.isValid():
            self._is_marking = True
            try:
                set_current(self, index)
            finally:
                self._is_marking = False
            if reach:
                self.scrollTo(index)
        else:
            self.clearSelection()

    def _walk(self, index: QModelIndex) -> None:
        if not self._is_marking:
            self.walked.emit(index)

    # sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their shares. What is chosen stays in view: what explains it may have taken the room."""
        here = self.currentIndex()
        is_seen = QRect(QPoint(), event.oldSize()).intersects(self.visualRect(here))
        super().resizeEvent(event)
        if self._steady_width() != self._width:
            self._size()
        else:
            self._fill()
        if is_seen:
            self.come_near(here)

    def _size(self) -> None:
        model = self.matrix_model
        scenarios = model.columnCount() - 1
        if scenarios < 1:
            return
        self._width = width = self._steady_width()
        least, most = _TITLES
        titles = min(max(round(width * _TITLES_SHARES[scenarios - 1]), least), most)
        each = (width - titles) // scenarios
        titles = width - each * scenarios
        self.setColumnWidth(0, titles)
        for column in range(1, scenarios + 1):
            self.setColumnWidth(column, each)
        self._head.fit()
        self._last = each
        self._fill()
        self._delegate.lay_out_anew(titles, each)
        self.measure()

    def _steady_width(self) -> int:
        """The width in which rows are laid out: the same whether they need a scroll bar just now or not.

        A few pixels more may part a row's columns so that it needs a line more, and with it a scroll bar, which takes
        them away again: rows that were measured in what is left would never come to rest.
        """
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _fill(self) -> None:
        """Let the last column have the room of a scroll bar that is not there."""
        if self.matrix_model.columnCount() > 1:
            left = self.viewport().width() - self._width
            self.setColumnWidth(self.matrix_model.columnCount() - 1, self._last + max(left, 0))

    def needed(self, row: int) -> int:
        """As the delegate lays it out."""
        return self._delegate.height(row)

    def _go_on(self) -> None:
        """Look through a few more rows, until all were."""
        model = self.matrix_model
        if self._searching is not None and not self._searching.is_over:
            found = self._searching.go_on(_AT_A_TIME, perf_counter() + _SLICE)
            if found:
                first = model.rowCount()
                model.add(found)
                self.measure_more()
                self._span_headings(first)
        else:
            self._later.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on while it is hidden."""
        super().hideEvent(event)
        self._later.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was not looked through."""
        super().showEvent(event)
        if self._searching is not None and not self._searching.is_over:
            self._later.start()

    # opening

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the chosen cell."""
        if event.key() in _OPENING_KEYS and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Step over headings."""
        return past_headings(self, super().moveCursor(action, modifiers), action)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be opened."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        opens = index.isValid() and self.opens(index)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def strip_at(self, index: QModelIndex, at: QPoint) -> int:
        """Which of the strips of a cell stands at that point of the viewport."""
        return self._delegate.strip_at(index, at.y() - self.visualRect(index).top())

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
