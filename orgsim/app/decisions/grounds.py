"""The sentences that figures stand on as a list: only what is seen of it is painted, and it is one widget."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from orgsim.app.decisions.lacking import Ground
from orgsim.app.widgets.copying import copies
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.table_look import is_short
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.export.sheets.pasting import Pasted
from orgsim.messages import Catalog, catalog

_BESIDE, _BELOW = 2, 4
"""Pixels left and right of a sentence, and below it."""
_WRAPPED = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
_VERY_HIGH = 10_000
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Grounds(QListView):
    """A sentence a row, wrapped, with where it comes from. It is as tall as its rows: what it stands in scrolls."""

    gone_to = Signal(QRect)
    """The row that was gone to lies there, in what the list stands in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Sentences(self)
        self._delegate = _SentenceDelegate(self._model, self)
        self._speech = catalog("en")
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        copies(self, self._pasted, lambda: self._speech)
        self.hide()

    @property
    def sentences(self) -> tuple[Ground, ...]:
        """What is listed."""
        return self._model.grounds

    def tell(self, title: str, grounds: Sequence[Ground], speech: Catalog, theme: Theme) -> None:
        """List those, as what is called `title`."""
        self._speech, self._delegate.theme = speech, theme
        self.setAccessibleName(title)
        if tuple(grounds) != self._model.grounds:
            here = self.currentIndex().row()
            self._model.tell(grounds)
            self._fit()
            # A list that has the keyboard keeps it in the same row, whatever is said there now.
            self.setCurrentIndex(self._model.index(min(here, len(grounds) - 1), 0))
        self.viewport().update()
        self.setVisible(bool(grounds))

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins so, in a short list."""
        if is_short(self):
            super().keyboardSearch(search)

    def currentChanged(self, now: _Index, before: _Index) -> None:
        """Have the row that is gone to come into view."""
        super().currentChanged(now, before)
        if now.isValid() and self.hasFocus():
            row = self.visualRect(now)
            self.gone_to.emit(QRect(self.mapToParent(row.topLeft()), row.size()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first row where none was gone to."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY and not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self._delegate.wrap(self.viewport().width())
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(max(sum(self._delegate.heights), 1))

    def _pasted(self) -> Pasted:
        return Pasted(("", "", ""), [(its.text, its.source, its.about) for its in self.sentences])


class _Sentences(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.grounds: tuple[Ground, ...] = ()

    def tell(self, grounds: Sequence[Ground]) -> None:
        self.beginResetModel()
        self.grounds = tuple(grounds)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.grounds)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        its = self.grounds[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return its.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return " ".join(f"{part.rstrip('.')}." for part in (its.text, its.source, its.about) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(its.about)
        return None


class _SentenceDelegate(QStyledItemDelegate):
    """Paints a sentence, and below it in smaller letters where it comes from."""

    def __init__(self, model: _Sentences, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = THEMES["light"]
        self.heights: list[int] = []
        """Of the rows, for the width that they were wrapped for."""

    def wrap(self, width: int) -> None:
        """Have rows that wide."""
        room = max(width - 2 * _BESIDE, 1)
        self.heights = [
            _height(its.text, font(13), room) + _height(its.source, font(12), room) + _BELOW
            for its in self._model.grounds
        ]

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.row()
        return QSize(1, self.heights[row] if row < len(self.heights) else 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        its, theme = self._model.grounds[index.row()], self.theme
        painter.save()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour(theme.focus), 1.5))
            painter.drawRoundedRect(option.rect.adjusted(1, 0, -1, -1), 4, 4)
        room = option.rect.adjusted(_BESIDE, 0, -_BESIDE, 0)
        for said, size, ink in ((its.text, 13, theme.text), (its.source, 12, theme.muted_text)):
            if said:
                painter.setFont(font(size))
                painter.setPen(colour(ink))
                painter.drawText(room, _WRAPPED, said)
                room.adjust(0, _height(said, font(size), room.width()), 0, 0)
        painter.restore()


def _height(said: str, letters: QFont, width: int) -> int:
    """Pixels that a wrapped text takes; none where there is none."""
    room = QRect(0, 0, width, _VERY_HIGH)
    return QFontMetrics(letters).boundingRect(room, _WRAPPED, said).height() if said else 0
