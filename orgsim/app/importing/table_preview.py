"""A table as it stands in its file, with what each column means above it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from orgsim.app.importing.table_head import TableHead
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour
from orgsim.importing.tables.mapping import Column, Mapping, places
from orgsim.importing.tables.sheets import Cell, Sheet
from orgsim.messages import Catalog

_ROW = 25
_NARROW, _WIDE = 136, 240
_MOST_SAID = 300
"""Characters of a cell."""
_Index = QModelIndex | QPersistentModelIndex


class TablePreview(QTableView):
    """Shows the rows of one table."""

    chosen = Signal(int, object, object)
    """A column is to mean that: its place among the mapping's, role and language."""

    def __init__(self, theme: Theme, speech: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key: tuple[object, ...] = ()
        self._rows = _Rows(theme, speech, self)
        self.head = TableHead(theme, speech, self)
        self.head.chosen.connect(self.chosen)
        self.setModel(self._rows)
        self.setHorizontalHeader(self.head)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.verticalHeader().setHighlightSections(False)
        self.setAccessibleName(speech("importing.table"))
        self.setMinimumSize(320, 160)

    def show_table(self, sheet: Sheet, mapping: Mapping) -> None:
        """Show that table; the same one stays where it is scrolled to."""
        key = (sheet.file, sheet.name, mapping.head, len(mapping.columns))
        self._rows.show(sheet, mapping)
        self.head.tell(mapping.columns)
        if key != self._key:
            self._key = key
            metrics = self.fontMetrics()
            for place, column in enumerate(mapping.columns):
                wide = metrics.horizontalAdvance(column.heading) + 24
                self.setColumnWidth(place, min(max(wide, _NARROW), _WIDE))
            self.scrollToTop()

    def sizeHint(self) -> QSize:
        """Some columns and rows."""
        return QSize(620, 300)

    def go_to(self, row: int) -> None:
        """Choose the row of that number, and bring it into view."""
        place = self._rows.place_of(row)
        if place is not None:
            index = self._rows.index(place, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.setFocus(Qt.FocusReason.OtherFocusReason)


class _Rows(QAbstractTableModel):
    """The rows of a table below its headings."""

    def __init__(self, theme: Theme, speech: Catalog, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._speech = speech
        self._sheet: Sheet | None = None
        self._columns: tuple[Column, ...] = ()
        self._places: list[int | None] = []
        self._first = 0

    def show(self, sheet: Sheet, mapping: Mapping) -> None:
        """Have these rows from now on."""
        first = mapping.head - sheet.first_row + 1 if mapping.head is not None else 0
        before = self._sheet
        same = before is not None and (before.file, before.name, len(before.rows)) == (
            sheet.file,
            sheet.name,
            len(sheet.rows),
        )
        same = same and first == self._first and len(self._columns) == len(mapping.columns)
        if not same:
            self.beginResetModel()
        self._sheet, self._columns, self._first = sheet, mapping.columns, first
        self._places = places(sheet, mapping)
        if not same:
            self.endResetModel()
        else:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            if last.isValid():
                self.dataChanged.emit(self.index(0, 0), last)

    def place_of(self, row: int) -> int | None:
        """The place of the row of that number; `None` where it is above the table."""
        if self._sheet is None:
            return None
        place = row - self._sheet.first_row - self._first
        return place if 0 <= place < self.rowCount() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """How many rows there are below the headings."""
        return 0 if parent.isValid() or self._sheet is None else max(len(self._sheet.rows) - self._first, 0)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        """How many columns the mapping tells of."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows; what is left out stands back."""
        if self._sheet is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            place = self._places[index.column()]
            return "" if place is None else _said(self._sheet.cell(self._first + index.row(), place), self._speech)
        if role == Qt.ItemDataRole.ForegroundRole and self._columns[index.column()].role == "left-out":
            return colour(self._theme.muted_text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heading of a column, the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole or self._sheet is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._sheet.row(self._first + section))
        return self._columns[section].heading if section < len(self._columns) else None


def _said(cell: Cell, speech: Catalog) -> str:
    match cell:
        case None:
            return ""
        case str():
            return " ".join(cell[:_MOST_SAID].split()) if cell[:1] not in " \t\u00a0" else cell[:_MOST_SAID].rstrip()
        case bool():
            return speech("value.yes") if cell else speech("value.no")
        case int() | float():
            return speech.number(cell)
        case dt.datetime():
            return speech.date(cell.date())
        case dt.date():
            return speech.date(cell)
        case _:
            return str(cell)
