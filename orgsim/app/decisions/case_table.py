"""The cases of a matter as a table: any number of rows, sorted by what is clicked in the head."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from orgsim.analysis.deciding.results import CaseKey
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.table_look import is_short, set_up
from orgsim.export.sheets.pasting import Pasted
from orgsim.messages import Catalog

if TYPE_CHECKING:
    # It reckons with many numbers: what does is loaded in a thread.
    from orgsim.analysis.deciding.runs.listing import CaseList, Column

_ROW = 26
_BESIDE_TEXT = 14
_LEAST_NAME = 110
_SIGNS = {Qt.SortOrder.AscendingOrder: " ↑", Qt.SortOrder.DescendingOrder: " ↓"}
"""Behind the heading that is sorted by."""
_DAYS: tuple[Column, ...] = ("preparation", "meeting", "full", "tabled", "taken-over", "decision", "finality")
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class CaseWords(Struct, frozen=True, eq=False):
    """Cases as their table says them, in any thread."""

    cases: CaseList
    names: Mapping[str, str]
    """Of the units that decide, by id."""
    speech: Catalog

    def text(self, name: Column, row: int) -> str:
        """What a cell says; `row` is the place of the case in the list as it came."""
        cases = self.cases
        if name == "run":
            return self.speech.number(int(cases.columns["run"][row]) + 1)
        if name == "ready":
            return self.speech.date(cases.day(row))
        if name in _DAYS:
            days = cases.days(row, name)
            return self.speech("value.unknown") if days is None else self.speech.number(days, 1)
        unit = cases.deciders[int(cases.columns["decider"][row])]
        return self.names.get(unit, unit)

    def head(self, name: Column) -> str:
        """What a column is called."""
        return self.speech(f"decisions-view.cases.{name}")

    def table(self, order: Iterable[int]) -> Pasted:
        """All of it, in that order of rows."""
        columns = tuple(self.cases.columns)
        rows = [tuple([self.text(name, row) for name in columns]) for row in order]
        return Pasted(tuple(map(self.head, columns)), rows)


class CaseTable(QTableView):
    """A case a row: when it came, how many days each part took, and who decided."""

    case_chosen = Signal(object)
    """The `CaseKey` of the row that is gone to, or asked for once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cases")
        self.rows = _Rows(self)
        self.setModel(self.rows)
        set_up(self, step=_ROW)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.sectionClicked.connect(self._sort)
        self.selectionModel().currentRowChanged.connect(self._gone_to)
        # One that is chosen already, after what was told of it was closed.
        self.clicked.connect(self._gone_to)
        self.activated.connect(self._gone_to)

    def show_cases(self, words: CaseWords) -> None:
        """Show those; in other words than before, with the row that was gone to."""
        before, here = self.rows.words, self.currentIndex()
        same = before is not None and before.cases is words.cases
        row, upper = (here.row(), self.verticalScrollBar().value()) if same else (-1, 0)
        self.rows.show(words)
        self.setAccessibleName(words.speech("decisions-view.cases.table"))
        self._size()
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, here.column()))
        self.verticalScrollBar().setValue(upper)

    @property
    def chosen(self) -> CaseKey | None:
        """The case that is selected."""
        rows = self.selectionModel().selectedRows()
        return self.rows.key(rows[0].row()) if rows else None

    def _gone_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.case_chosen.emit(self.rows.key(index.row()))

    def _sort(self, column: int) -> None:
        self.rows.sort_by(column)
        here = self.currentIndex()
        if here.isValid():
            # The case that was gone to is followed to where it stands now.
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().select(here, flags)
            self.scrollTo(here)
        else:
            self.scrollToTop()

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins so, in a short list."""
        if is_short(self):
            super().keyboardSearch(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the column of names what the others leave."""
        super().resizeEvent(event)
        self._size()

    def _size(self) -> None:
        model, metrics = self.rows, self.fontMetrics()
        many = model.columnCount()
        if not many:
            return
        for column in range(many):
            self.setColumnWidth(column, max(map(metrics.horizontalAdvance, model.longest(column))) + _BESIDE_TEXT)
        left = self.viewport().width() - sum(self.columnWidth(column) for column in range(many - 1))
        self.setColumnWidth(many - 1, max(left, min(_LEAST_NAME, self.columnWidth(many - 1))))


class _Rows(QAbstractTableModel):
    """The cases in the order in which they are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words: CaseWords | None = None
        self._columns: tuple[Column, ...] = ()
        self._by: Column = "run"
        self._direction = Qt.SortOrder.AscendingOrder
        self.order: Any = ()
        """The place among the cases of each row, as an array; a new one when it is sorted otherwise."""

    def show(self, words: CaseWords) -> None:
        """Have those from now on."""
        self.beginResetModel()
        self.words = words
        self._columns = tuple(words.cases.columns)
        if self._by not in self._columns:
            self._by = "run"
        self.order = self._sorted(words.cases)
        self.endResetModel()

    def _sorted(self, cases: CaseList) -> Any:
        return cases.order(self._by, descending=self._direction == Qt.SortOrder.DescendingOrder)

    def key(self, row: int) -> CaseKey:
        """The case in that row."""
        assert self.words is not None, "there are rows"
        return self.words.cases.key(int(self.order[row]))

    def sort_by(self, column: int) -> None:
        """Sort all rows, the other way round where they are sorted by that; what was chosen stays so."""
        words = self.words
        if words is None or not 0 <= column < len(self._columns):
            return
        name = self._columns[column]
        turned = name == self._by and self._direction == Qt.SortOrder.AscendingOrder
        self.layoutAboutToBeChanged.emit()
        self._by = name
        self._direction = Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder
        before, held = self.order, self.persistentIndexList()
        self.order = self._sorted(words.cases)
        if held:
            places = {int(before[index.row()]) for index in held}
            rows = {place: row for row, place in enumerate(self.order.tolist()) if place in places}
            moved = [self.index(rows[int(before[index.row()])], index.column()) for index in held]
            self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def longest(self, column: int) -> list[str]:
        """What may be the longest texts of a column."""
        words, name = self.words, self._columns[column]
        assert words is not None, "there are columns"
        cases, head = words.cases, words.head(name) + _SIGNS[Qt.SortOrder.DescendingOrder]
        if name == "decider":
            return [head, *(words.names.get(id, id) for id in cases.deciders)]
        if name == "ready":
            # Where months are written out the longest is another one in each language.
            return [head, *(words.speech.date(dt.date(2030, month, 28)) for month in range(1, 13))]
        # Of numbers that of the largest.
        return [head, *([words.text(name, int(cases.columns[name].argmax()))] if len(cases) else [])]

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """A row for each case."""
        return 0 if parent.isValid() or self.words is None else len(self.words.cases)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Only what the draft tells."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a column is of."""
        words = self.words
        if words is None or orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        name = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            sign = _SIGNS[self._direction] if name == self._by else ""
            return words.head(name) + sign
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.speech(f"decisions-view.cases.{name}.tip")
        if role == Qt.ItemDataRole.TextAlignmentRole and name == "decider":
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A day, a number of days, or a name."""
        words = self.words
        if words is None or not index.isValid():
            return None
        name, row = self._columns[index.column()], int(self.order[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if name == "decider" else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and name == "decider":
            return plain_tip(words.text(name, row))
        return words.text(name, row) if role == Qt.ItemDataRole.DisplayRole else None
