"""The branches that were put away as a tree of names and kinds, searched, folded, and dragged out of."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTreeView, QWidget

from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.table_look import is_short
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog
from orgsim.model.hierarchy import tray_of
from orgsim.model.scenario import Scenario

_ID = Qt.ItemDataRole.UserRole
_FEW = 5
"""Units that have room in the panel: up to so many, all branches are seen open."""


class Branches(QTreeView):
    """Lists what one draft has put away."""

    place_asked = Signal(str)
    """The unit of that id is to be placed: a place is to be asked for."""
    remove_asked = Signal(str)
    left = Signal()
    """Escape: the keyboard is to go back to where the charts are."""
    taken = Signal(str)
    """The unit of that id is dragged; what follows tells where."""
    carried = Signal(QPoint, object)
    """It is held at that point of the screen, with those keys."""
    let_go = Signal(QPoint, object)
    held = Signal(object)
    """Other keys are held meanwhile."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: tuple[str, QPoint] | None = None
        self._carries = False
        self._model = QStandardItemModel(self)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown.setRecursiveFilteringEnabled(True)
        self._shown.setAutoAcceptChildRows(True)
        self.setModel(self._shown)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.doubleClicked.connect(lambda index: self.place_asked.emit(_id(index)))

    @property
    def chosen(self) -> str | None:
        """Id of the unit that is marked."""
        index = self.currentIndex()
        return _id(index) if index.isValid() else None

    @property
    def names(self) -> tuple[str, ...]:
        """What is listed now, from top to bottom."""
        return tuple([str(index.data()) for index in self._walk(QModelIndex())])

    def show_tray(self, scenario: Scenario, speech: Catalog, theme: Theme) -> None:
        """List what that draft has put away; what was open and marked stays so."""
        opened = {_id(index) for index in self._walk(QModelIndex()) if self.isExpanded(index)}
        known = {_id(index) for index in self._walk(QModelIndex())}
        chosen, row = self.chosen, self.currentIndex().row()
        self._model.clear()
        flat = tray_of(scenario)
        rows: list[QStandardItem] = []
        for place, unit in enumerate(flat.units):
            name, kind = speech.value(unit.name), speech.value(flat.kinds[place].name)
            below = len(flat.subtree(place)) - 1
            told = speech("tray.branch", kind=kind, n=below) if below else kind
            item, about = QStandardItem(name), QStandardItem(told)
            item.setData(unit.id, _ID)
            item.setToolTip(plain_tip(name))
            item.setData(f"{name}, {told}", Qt.ItemDataRole.AccessibleTextRole)
            about.setData(unit.id, _ID)
            about.setForeground(QBrush(QColor(theme.muted_text)))
            parent = flat.parents[place]
            (self._model.invisibleRootItem() if parent < 0 else rows[parent]).appendRow([item, about])
            rows.append(item)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        few = len(flat.units) <= _FEW
        for index in list(self._walk(QModelIndex())):
            self.setExpanded(index, _id(index) in opened if _id(index) in known else few)
        # After what was marked has gone, the one in its place.
        there = next((index for index in self._walk(QModelIndex()) if _id(index) == chosen), None)
        self.setCurrentIndex(there or self._shown.index(max(min(row, self._shown.rowCount() - 1), 0), 0))

    def search(self, text: str) -> None:
        """List the branches alone in which a name has that in it."""
        self._shown.setFilterFixedString(" ".join(text.split()))
        if text.strip():
            self.expandAll()
        found = (index for index in self._walk(QModelIndex()) if text.casefold() in str(index.data()).casefold())
        self.setCurrentIndex(next(found, self._shown.index(0, 0)))

    def _walk(self, parent: QModelIndex) -> Iterator[QModelIndex]:
        left = [parent]
        while left:
            index = left.pop()
            if index != parent:
                yield index
            left += [self._shown.index(row, 0, index) for row in reversed(range(self._shown.rowCount(index)))]

    # dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what was pressed: it may come along."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = _id(index), event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take along what was pressed."""
        at = event.globalPosition().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        id, start = self._pressed
        if not self._carries and (at - start).manhattanLength() >= QApplication.startDragDistance():
            self._carries = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.taken.emit(id)
        if self._carries:
            self.carried.emit(at, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        if self._carries and event.button() == Qt.MouseButton.LeftButton:
            self._leave()
            self.let_go.emit(event.globalPosition().toPoint(), event.modifiers())
        else:
            super().mouseReleaseEvent(event)
        self._pressed = None

    def _leave(self) -> None:
        self._carries, self._pressed = False, None
        self.viewport().unsetCursor()

    # keys

    def event(self, event: QEvent) -> bool:
        """Take the keys before the window's actions do, which mean the charts' units."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins so, in a short list."""
        if is_short(self):
            super().keyboardSearch(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter places the marked unit, Delete removes it, Escape leaves."""
        meant, id = self._means(event), self.chosen
        if self._carries:
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                self.given_up.emit()
            else:
                self.held.emit(event.modifiers())
        elif meant == "leave":
            self.left.emit()
        elif meant == "place" and id is not None:
            self.place_asked.emit(id)
        elif meant == "remove" and id is not None:
            self.remove_asked.emit(id)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tell of keys that are held no more."""
        if self._carries:
            self.held.emit(event.modifiers())
        else:
            super().keyReleaseEvent(event)

    def _means(self, event: QKeyEvent) -> str:
        keys, held = Qt.Key, event.modifiers()
        if event.key() == keys.Key_Escape:
            return "leave"
        if event.key() in (keys.Key_Return, keys.Key_Enter) and not held:
            return "place"
        if event.key() == keys.Key_M and held == Qt.KeyboardModifier.ControlModifier:
            return "place"
        return "remove" if event.key() == keys.Key_Delete and not held else ""


def _id(index: QModelIndex) -> str:
    return str(index.data(_ID))
