"""The search field and its list of hits: units and matters in every open scenario."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from orgsim.analysis.search import Hit, search
from orgsim.app.document import Document
from orgsim.app.icons import icon
from orgsim.app.state import LETTERS, State
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.colours import colour
from orgsim.export.fonts import font
from orgsim.export.painter import paint_badge
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy

AnyIndex = QModelIndex | QPersistentModelIndex

_HIT = Qt.ItemDataRole.UserRole
_ROW = 42
_MOST_ROWS = 9


class SearchField(QLineEdit):
    """A field that lists what it finds while one types; a choice is told as the unit's id."""

    chosen = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setClearButtonEnabled(True)
        self.setFixedWidth(300)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._sign = self.addAction(icon("search", THEMES["light"]), QLineEdit.ActionPosition.LeadingPosition)
        self._popup = QFrame(self.window(), Qt.WindowType.ToolTip)
        self._popup.setObjectName("results")
        self._list = QListWidget()
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QVBoxLayout(self._popup)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._list)
        self.textEdited.connect(self._look)
        self.textChanged.connect(lambda text: self._popup.setVisible(bool(text) and self._popup.isVisible()))
        self.returnPressed.connect(self._take)
        self._list.itemClicked.connect(self._take)
        document.changed.connect(self._on_change)
        self.destroyed.connect(self._popup.deleteLater)
        self._speak(document.state)

    @property
    def hits(self) -> Sequence[Hit]:
        """What is listed."""
        return [self._list.item(row).data(_HIT) for row in range(self._list.count())]

    def _on_change(self, before: State, after: State) -> None:
        if before.language != after.language or before.theme != after.theme:
            self._speak(after)
        if before.files is not after.files:
            self._popup.hide()

    def _speak(self, state: State) -> None:
        speech, theme = catalog(state.language), THEMES[state.theme]
        self.setPlaceholderText(speech("search.placeholder"))
        self.setAccessibleName(speech("search.placeholder"))
        self._sign.setIcon(icon("search", theme, colour=theme.muted_text))
        self._list.setItemDelegate(_HitDelegate(theme, self._list))

    def _look(self, text: str) -> None:
        state = self._document.state
        speech = catalog(state.language)
        self._list.clear()
        if not text.strip():
            self._popup.hide()
            return
        for hit in search(state.scenarios, text):
            item = QListWidgetItem()
            name = speech.value(hit.name)
            first, second = (speech.value(hit.matter), name) if hit.matter is not None else (name, _kinds(state, hit))
            item.setData(Qt.ItemDataRole.DisplayRole, first)
            item.setData(_HIT, hit)
            item.setData(_HIT + 1, speech("search.matter", unit=second) if hit.matter is not None else second)
            self._list.addItem(item)
        if not self._list.count():
            item = QListWidgetItem(speech("search.nothing"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.scrollToTop()
        self._place()

    def _place(self) -> None:
        width = max(self.width(), 420)
        rows = min(self._list.count(), _MOST_ROWS)
        corner = self.mapToGlobal(QPoint(self.width() - width, self.height() + 3))
        self._popup.setGeometry(QRect(corner, QSize(width, rows * _ROW + 12)))
        self._popup.show()

    def _take(self) -> None:
        item = self._list.currentItem()
        hit = item.data(_HIT) if item is not None and self._popup.isVisible() else None
        if hit is not None:
            self._popup.hide()
            self.chosen.emit(hit.unit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the list, Escape leaves it."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._popup.isVisible():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
        elif event.key() == Qt.Key.Key_Down and self.text():
            self._look(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            if self._popup.isVisible():
                self._popup.hide()
            else:
                self.clear()
                self.clearFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the keyboard."""
        super().focusOutEvent(event)
        self._popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list goes when the window moves away under it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self._popup.hide()
        return super().eventFilter(watched, event)


def _kinds(state: State, hit: Hit) -> str:
    """What the unit is, in each scenario that says it differently."""
    speech = catalog(state.language)
    names = []
    for column in hit.columns:
        scenario = state.scenarios[column]
        flat = hierarchy(scenario)
        names.append(speech.value(flat.kinds[flat.index[hit.unit]].name))
    return ", ".join(dict.fromkeys(names))


class _HitDelegate(QStyledItemDelegate):
    """Paints a hit: what it is called, what it is, and the letters of the scenarios that have it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.selection))
            painter.drawRoundedRect(option.rect.adjusted(2, 1, -2, -1), 6, 6)
        hit: Hit | None = index.data(_HIT)
        columns = hit.columns if hit is not None else ()
        room = option.rect.adjusted(12, 4, -12 - 22 * len(LETTERS), -4)
        painter.setFont(font(13, bold=hit is not None))
        painter.setPen(colour(theme.text))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), room.top() + 14, name)
        painter.setFont(font(12))
        painter.setPen(colour(theme.muted_text))
        below = painter.fontMetrics().elidedText(
            str(index.data(_HIT + 1) or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room.left(), room.top() + 30, below)
        right = option.rect.right() - 20
        for column in reversed(columns):
            middle = option.rect.center().toPointF()
            middle.setX(right)
            paint_badge(painter, middle, 9, LETTERS[column], theme.scenario[column])
            right -= 22
        painter.restore()
