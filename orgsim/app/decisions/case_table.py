"""The cases of a matter as a table: any number of rows, sorted by what is clicked in the head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from orgsim.analysis.deciding.results import CaseKey
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.table_look import set_up
from orgsim.messages import Catalog, catalog

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


class CaseTable(QTableView):
    """A case a row: when it came, how many days each part took, and who decided."""

    case_chosen = Signal(object)
    """The `CaseKey` of the row that is gone to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def show_cases(self, cases: CaseList, names: dict[str, str], speech: Catalog) -> None:
        """Show those; `names` are those of the units that decide, by id."""
        self.rows.show(cases, names, speech)
        self.setAccessibleName(speech("decisions-view.cases.table"))
        self._size()
        self.scrollToTop()

    @property
    def chosen(self) -> CaseKey | None:
        """The case that is selected."""
        rows = self.selectionModel().selectedRows()
        return self.rows.key(rows[0].row()) if rows else None

    def _gone_to(self, index: QModelIndex, _: QModelIndex) -> None:
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
        self._cases: CaseList | None = None
        self._names: dict[str, str] = {}
        self._speech = catalog("en")
        self._columns: tuple[Column, ...] = ()
        self._by: Column = "run"
        self._direction = Qt.SortOrder.AscendingOrder
        self._order: Any = ()
        """The place among the cases of each row, as an array."""

    def show(self, cases: CaseList, names: dict[str, str], speech: Catalog) -> None:
        """Have those from now on."""
        self.beginResetModel()
        self._cases, self._names, self._speech = cases, names, speech
        self._columns = tuple(cases.columns)
        if self._by not in self._columns:
            self._by = "run"
        self._order = self._sorted(cases)
        self.endResetModel()

    def _sorted(self, cases: CaseList) -> Any:
        return cases.order(self._by, descending=self._direction == Qt.SortOrder.DescendingOrder)

    def key(self, row: int) -> CaseKey:
        """The case in that row."""
        assert self._cases is not None, "there are rows"
        return self._cases.key(int(self._order[row]))

    def sort_by(self, column: int) -> None:
        """Sort all rows, the other way round where they are sorted by that; what was chosen stays so."""
        cases = self._cases
        if cases is None or not 0 <= column < len(self._columns):
            return
        name = self._columns[column]
        turned = name == self._by and self._direction == Qt.SortOrder.AscendingOrder
        self.layoutAboutToBeChanged.emit()
        self._by = name
        self._direction = Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder
        before, held = self._order, self.persistentIndexList()
        self._order = self._sorted(cases)
        if held:
            places = {int(before[index.row()]) for index in held}
            rows = {place: row for row, place in enumerate(self._order.tolist()) if place in places}
            moved = [self.index(rows[int(before[index.row()])], index.column()) for index in held]
            self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)

    def longest(self, column: int) -> list[str]:
        """What may be the longest texts of a column."""
        cases, name = self._cases, self._columns[column]
        assert cases is not None, "there are columns"
        head = self._speech(f"decisions-view.cases.{name}") + _SIGNS[Qt.SortOrder.DescendingOrder]
        if name == "decider":
            return [head, *(self._names.get(id, id) for id in cases.deciders)]
        # Of numbers that of the largest, and of days the same as of any other in two figures.
        row = int(cases.columns[name].argmax()) if len(cases) else None
        return [head, *([] if row is None else [self._text(name, row)]), "30.12.2030"[: 10 if name == "ready" else 0]]

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """A row for each case."""
        return 0 if parent.isValid() or self._cases is None else len(self._cases)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Only what the draft tells."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a column is of."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        name = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            sign = _SIGNS[self._direction] if name == self._by else ""
            return self._speech(f"decisions-view.cases.{name}") + sign
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._speech(f"decisions-view.cases.{name}.tip")
        if role == Qt.ItemDataRole.TextAlignmentRole and name == "decider":
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A day, a number of days, or a name."""
        cases = self._cases
        if cases is None or not index.isValid():
            return None
        name, row = self._columns[index.column()], int(self._order[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if name == "decider" else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and name == "decider":
            return plain_tip(self._text(name, row))
        return self._text(name, row) if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, name: Column, row: int) -> str:
        cases = self._cases
        assert cases is not None, "there are rows"
        if name == "run":
            return self._speech.number(int(cases.columns["run"][row]) + 1)
        if name == "ready":
            return self._speech.date(cases.day(row))
        if name in _DAYS:
            days = cases.days(row, name)
            return self._speech("value.unknown") if days is None else self._speech.number(days, 1)
        unit = cases.deciders[int(cases.columns["decider"][row])]
        return self._names.get(unit, unit)
