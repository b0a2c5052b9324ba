"""The list of differences: groups and entries, of which only what is seen is painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget

from orgsim.app.differences.entry_delegate import EntryDelegate
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.table_look import is_short
from orgsim.drawing.chart.difference_entries import Entry, Group
from orgsim.drawing.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Cursor = QAbstractItemView.CursorAction
_AT_ONCE = 100
"""Rows that are measured before anything is shown, and in each step after that, where there are more."""
_UPWARD = (_Cursor.MoveUp, _Cursor.MovePageUp, _Cursor.MovePrevious)


class EntryList(QListView):
    """Choosing an entry, by pointer or arrow keys, tells of it at once."""

    entry_chosen = Signal(object)
    menu_asked = Signal(object, QPoint)
    """What can be done with that entry is wanted, at that point of the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self._delegate = EntryDelegate(theme, self)
        self._quiet = False
        self._reaching = QPersistentModelIndex()
        """The chosen row, until it has been measured and can be brought into view."""
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setBatchSize(_AT_ONCE)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._tell)

    @property
    def rows(self) -> Sequence[Group | Entry]:
        """What is listed."""
        return self._model.rows

    def show_rows(self, rows: Sequence[Group | Entry], theme: Theme) -> None:
        """List `rows`; the chosen one stays chosen where it is still there."""
        self._delegate.theme = theme
        chosen = self.entry
        if list(rows) == list(self._model.rows):
            self.viewport().update()
            return
        self._quiet = True
        self._delegate.forget()
        self._reaching = QPersistentModelIndex()
        many = len(rows) > _AT_ONCE
        self.setLayoutMode(QListView.LayoutMode.Batched if many else QListView.LayoutMode.SinglePass)
        self._delegate.rows = tuple(rows)
        self._model.show(self._delegate.rows)
        self._quiet = False
        if chosen is not None:
            self.choose(chosen.unit)

    @property
    def theme(self) -> Theme:
        """The theme that it is painted in."""
        return self._delegate.theme

    @property
    def entry(self) -> Entry | None:
        """The chosen entry."""
        row = self._model.at(self.currentIndex())
        return row if isinstance(row, Entry) else None

    def choose(self, unit: str | None) -> None:
        """Choose the entry of that unit without telling of it; none where no entry is of it."""
        current = self.entry
        if current is not None and unit is not None and unit in (*current.a, *current.b):
            return
        self._go_to(self._model.place_of(unit) if unit is not None else None)

    def choose_entry(self, entry: Entry) -> None:
        """Choose that entry without telling of it: a unit may have several."""
        self._go_to(next((place for place, row in enumerate(self._model.rows) if row is entry), None))

    def choose_next(self, way: int) -> tuple[Entry | None, bool]:
        """Choose the next entry, or the one before (−1), without telling of it, and whether that went round.

        Where none is chosen, the first, or the last; `None` where there are none.
        """
        rows = self.rows
        place = self.currentIndex().row() if self.entry is not None else -1 if way > 0 else len(rows)
        went_round = False
        for _ in rows:
            place += way
            if not 0 <= place < len(rows):
                place, went_round = place % len(rows), True
            row = rows[place]
            if isinstance(row, Entry):
                self._go_to(place)
                return row, went_round
        return None, False

    def _go_to(self, place: int | None) -> None:
        self._quiet = True
        if place is None:
            self.selectionModel().clear()
        else:
            index = self._model.index(place)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._reach(index)
        self._quiet = False

    def _reach(self, index: QModelIndex) -> None:
        self.scrollTo(index)
        self._reaching = QPersistentModelIndex(index) if self.visualRect(index).isEmpty() else QPersistentModelIndex()

    def updateGeometries(self) -> None:
        """Bring the chosen row into view as soon as it has been measured."""
        super().updateGeometries()
        if self._reaching.isValid():
            index = self._model.index(self._reaching.row())
            if not self.visualRect(index).isEmpty():
                self._reach(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view, also while rows further down are yet to be measured: Qt paints none till then."""
        super().paintEvent(event)
        last = self._model.index(self._model.rowCount() - 1)
        if not last.isValid() or not self.visualRect(last).isEmpty():
            return
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        for place in range(self._model.rowCount()):
            index = self._model.index(place)
            option.rect = self.visualRect(index)
            if option.rect.isEmpty() or option.rect.top() > self.viewport().height():
                break
            if option.rect.bottom() >= 0:
                selected = self.selectionModel().isSelected(index)
                option.state = QStyle.StateFlag.State_Selected if selected else QStyle.StateFlag.State_None
                self._delegate.paint(painter, option, index)
        painter.end()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet:
            self._tell(current)

    def _tell(self, index: QModelIndex) -> None:
        row = self._model.at(index)
        if isinstance(row, Entry):
            self.entry_chosen.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the entry under the pointer, or with the chosen one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self._model.at(index)
        if isinstance(row, Entry):
            place = self.visualRect(index)
            at = self.viewport().mapToGlobal(place.bottomLeft()) if by_key else event.globalPos()
            self.menu_asked.emit(row, at)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins so, in a short list."""
        if is_short(self):
            super().keyboardSearch(search)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Step over headings."""
        index = super().moveCursor(action, modifiers)
        step = -1 if action in _UPWARD else 1
        while isinstance(self._model.at(index), Group):
            index = self._model.index(index.row() + step)
        return index if index.isValid() else self.currentIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        self._delegate.width = event.size().width()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        if self.currentIndex().isValid():
            self._reach(self.currentIndex())


class _Model(QAbstractListModel):
    """Groups and entries in words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Group | Entry] = ()

    def show(self, rows: Sequence[Group | Entry]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def place_of(self, unit: str) -> int | None:
        """The first row that is of that unit."""
        of = ((place, row) for place, row in enumerate(self.rows) if isinstance(row, Entry))
        return next((place for place, row in of if unit in row.a or unit in row.b), None)

    def at(self, index: Index) -> Group | Entry | None:
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.at(index), Group):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return row
        if isinstance(row, Group):
            said = f"{row.heading} ({len(row.entries)})"
            return said if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join(part for part in (row.title, row.place, *(each.text for each in row.changes)) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("; ".join([row.title, *(each.text for each in row.changes)]))
        return None
