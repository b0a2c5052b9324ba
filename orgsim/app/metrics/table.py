"""The table of figures: a click or Enter on any of them opens it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from orgsim.analysis.figures.comparison import Row
from orgsim.app.document.comparing import reference
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import OpenFigure, State
from orgsim.app.metrics.lines import Further, Heading, Measure, Unknowns, same_line
from orgsim.app.metrics.table_delegate import PAD, MetricsDelegate, bar_rows
from orgsim.app.metrics.table_model import MetricsModel
from orgsim.app.widgets.copying import copies, pasted
from orgsim.app.widgets.table_look import past_headings, set_current, set_up, set_up_head, staying
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.export.page.painter import paint_badge
from orgsim.messages import catalog

_HEAD = 34
_BADGE_RADIUS = 9.5
_WIDE = {"value": 92, "difference": 84, "bars": 124}
"""Widths of the columns for one or two scenarios, in pixels; names have the rest."""
_NARROW = {"value": 60, "difference": 58, "bars": 88}
_LEAST_NAME = 150
_LEAST_BARS = 40
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MetricsTable(QTableView):
    """Metrics in groups, a column for each scenario."""

    figure_asked = Signal(object)
    """An `OpenFigure` was clicked."""
    all_asked = Signal()
    """The line of what no scenario tells was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.metrics_model = MetricsModel(self)
        self._delegate = MetricsDelegate(self.metrics_model, THEMES["light"], self)
        self._head = _Head(self.metrics_model, THEMES["light"], self)
        self.setModel(self.metrics_model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._head)
        set_up(self, step=27)
        # In the smallest window the last differences stand beyond its edge.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        copies(self, lambda: pasted(self.metrics_model), lambda: catalog(self._state.language))
        self._state = State()
        self._told: tuple[object, ...] | None = None
        """What it shows, whatever the theme."""
        self._chosen: OpenFigure | None = None
        """The figure that was marked last."""
        self._pressed = QPoint()
        self._needed: dict[int, int] = {}
        """Pixels that the widest figure of a column takes, by column."""
        self.clicked.connect(self._ask)

    def tell(self, rows: tuple[Row, ...], state: State, *, everything: bool) -> None:
        """Show `rows`; what was scrolled to stays in view. In another theme alone they are as large as they were."""
        self._state = state
        theme = theme_of(state)
        self._delegate.theme = theme
        self._head.theme = theme
        told = rows, everything, state.files, state.letters, reference(state), state.language
        before, self._told = self._told, told
        if before is not None and before[0] is rows and before[2] is state.files and before == told:
            self.metrics_model.go_on(state)
            for painted in (self, self._head):
                painted.viewport().update()
            return
        with self._same_place():
            self._show(rows, state, everything=everything)
        self.setAccessibleName(catalog(state.language)("metrics-view.table"))

    def _show(self, rows: tuple[Row, ...], state: State, *, everything: bool) -> None:
        self.metrics_model.tell(rows, state, everything=everything)
        self.clearSpans()
        for line in range(self.metrics_model.rowCount()):
            if isinstance(self.metrics_model.line(line), Heading | Unknowns | Further):
                self.setSpan(line, 0, 1, self.metrics_model.columnCount())
        self._needed = _needed(self.metrics_model)
        self._size()

    @contextmanager
    def _same_place(self) -> Iterator[None]:
        """While other lines are shown, keep the place of who reads, and the cell of who walks with the keyboard."""
        model, bar, here = self.metrics_model, self.verticalScrollBar(), self.currentIndex()
        lines, was, read = model.lines, bar.value(), self._read_row
        top = self.rowViewportPosition(read)
        walks = here.isValid()
        column, chosen = (model.column(here), self.selectionModel().isSelected(here)) if walks else (None, False)
        row = here.row()
        yield
        now = same_line(lines, read, model.lines) if read >= 0 else -1
        bar.setValue(was if now < 0 else bar.value() + self.rowViewportPosition(now) - top)
        to = same_line(lines, row, model.lines) if walks else -1
        if to >= 0 and column is not None:
            index = past_headings(self, model.in_column(to, column), QAbstractItemView.CursorAction.MoveDown)
            flags = QItemSelectionModel.SelectionFlag
            set_current(self, index, flags.ClearAndSelect if chosen else flags.NoUpdate)
            self._leave_hidden()

    @property
    def shows_chosen(self) -> bool:
        """Whether the chosen cell is in view."""
        here = self.currentIndex()
        return here.isValid() and self.viewport().rect().intersects(self.visualRect(here))

    def choose_once(self, figure: OpenFigure | None, *, comes: bool = True) -> None:
        """Mark the figure that is explained, unless one has walked on from it since."""
        if figure != self._chosen or not self.selectionModel().hasSelection():
            self.choose(figure, comes=comes)

    def choose(self, figure: OpenFigure | None, *, comes: bool = True) -> None:
        """Mark the figure that is explained, unless the chosen cell is of it already; it `comes` into view then."""
        self._chosen = figure
        if figure is None:
            self.clearSelection()
            return
        here = self.currentIndex()
        if here.isValid() and self.selectionModel().isSelected(here):
            asked = self.metrics_model.figure_at(here)
            named = self.metrics_model.column(here).shows in ("title", "bars")
            if asked is not None and asked.metric == figure.metric and (named or asked.column == figure.column):
                return
        index = self.metrics_model.index_of(figure)
        if index.isValid():
            set_current(self, index)
            if comes:
                self.scrollTo(index)
        else:
            self.clearSelection()

    # sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names what the figures leave; the chosen figure stays in view."""
        super().resizeEvent(event)
        was_seen = QRect(QPoint(), event.oldSize()).intersects(self.visualRect(self.currentIndex()))
        self._size()
        if was_seen:
            self.scrollTo(self.currentIndex())

    def _size(self) -> None:
        model = self.metrics_model
        widths = _WIDE if model.scenarios < 3 else _NARROW
        wanted = {
            column: max(widths[model.column(column).shows], self._needed.get(column, 0))
            for column in range(1, model.columnCount())
        }
        room = self.viewport().width() - sum(wanted.values())
        if room < _LEAST_NAME and model.columnCount() > 1 and model.column(model.columnCount() - 1).shows == "bars":
            # The bars say again what the figures say: they give way, and wholly where too little is left to compare.
            bars = wanted[model.columnCount() - 1]
            left = max(bars - (_LEAST_NAME - room), 0)
            wanted[model.columnCount() - 1] = left if left >= _LEAST_BARS else 0
            room += bars - wanted[model.columnCount() - 1]
        for column, width in wanted.items():
            self.setColumnHidden(column, not width)
            self.setColumnWidth(column, width)
        self._leave_hidden()
        names = max(room, 120)
        with staying(self, self._read_row):
            self.setColumnWidth(0, names)
            for line in range(model.rowCount()):
                self.setRowHeight(line, self._delegate.height(line, names))

    @property
    def _read_row(self) -> int:
        """The row that one reads: that of the chosen figure where it is seen, else the uppermost; -1: none."""
        return self.currentIndex().row() if self.shows_chosen else self.rowAt(0)

    def _leave_hidden(self) -> None:
        """Go from a column that has given way to the name, which opens what the bars do.

        Who walks on with the keyboard is to see where. Whoever reads elsewhere does not: nothing is scrolled, and
        nothing is marked that was not.
        """
        here = self.currentIndex()
        if not here.isValid() or not self.isColumnHidden(here.column()):
            return
        flags = QItemSelectionModel.SelectionFlag
        how = flags.ClearAndSelect if self.selectionModel().isSelected(here) else flags.NoUpdate
        set_current(self, here.siblingAtColumn(0), how)

    # opening

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which bar the pointer met."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the chosen figure."""
        if event.key() in _OPENING_KEYS and self.currentIndex().isValid():
            self._pressed = QPoint(-1, -1)
            self._ask(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Step over headings."""
        return past_headings(self, super().moveCursor(action, modifiers), action)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that figures can be opened."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        opens = index.isValid() and not isinstance(self.metrics_model.line(index), Heading | Further)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _ask(self, index: QModelIndex) -> None:
        if isinstance(self.metrics_model.line(index), Unknowns):
            self.all_asked.emit()
            return
        figure = self.metrics_model.figure_at(index, self._bar_at(index))
        if figure is not None:
            self.figure_asked.emit(figure)

    def _bar_at(self, index: QModelIndex) -> int | None:
        """The scenario whose bar in that cell was pressed."""
        cell = self.visualRect(index)
        if self.metrics_model.column(index).shows != "bars" or not cell.contains(self._pressed):
            return None
        number = self.metrics_model.scenarios
        step, top = bar_rows(cell.adjusted(PAD, 0, -PAD, -1), number)
        return min(max(int((self._pressed.y() - top) / step), 0), number - 1)


def _needed(model: MetricsModel) -> dict[int, int]:
    """The width of each column's widest figure; what is unknown can be written as a sign, and a spread is drawn."""
    measures = QFontMetrics(font(13, bold=True))
    needed: dict[int, int] = {}
    # Figures are small numbers, mostly: the same ones again and again.
    widths: dict[str, int] = {}
    for number in range(model.rowCount()):
        line = model.line(number)
        if not isinstance(line, Measure):
            continue
        for at in range(1, model.columnCount()):
            column = model.column(at)
            figure = line.row.figures[column.scenario]
            if column.shows in ("value", "difference") and figure.value is not None and figure.distribution is None:
                said = model.text(number, at)
                if said not in widths:
                    widths[said] = measures.horizontalAdvance(said) + 2 * PAD
                needed[at] = max(needed.get(at, 0), widths[said])
    return needed


class _Head(QHeaderView):
    """The heads of the columns, with the letters of the scenarios on their colours."""

    def __init__(self, model: MetricsModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.theme = theme
        set_up_head(self)
        self.setFixedHeight(_HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour(self.theme.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(self.theme.hairline))
        column = self._model.column(section)
        room = rect.adjusted(PAD, 0, -PAD, 0)
        if column.shows == "value":
            middle = QPointF(room.right() - _BADGE_RADIUS + 1, rect.center().y())
            paint_badge(
                painter,
                middle,
                _BADGE_RADIUS,
                self.theme.letters[column.scenario],
                self.theme.scenario[column.scenario],
            )
        else:
            painter.setFont(font(12))
            painter.setPen(colour(self.theme.muted_text))
            side = Qt.AlignmentFlag.AlignLeft if column.shows == "title" else Qt.AlignmentFlag.AlignRight
            text = str(self._model.headerData(section, Qt.Orientation.Horizontal) or "")
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
