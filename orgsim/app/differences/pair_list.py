"""Pairs of units that may be the same, for the planner to confirm or refuse, and those that were decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.table_look import is_short
from orgsim.app.widgets.wrapping import wrapped
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour
from orgsim.export.page.lettering import draw_text, text_width
from orgsim.export.page.painter import paint_badge
from orgsim.model.comparison import Pairing

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_LINE = 17
_PAD = 6
_LEFT = 32
_RIGHT = 10


class OfferedPair(msgspec.Struct, frozen=True, kw_only=True):
    """Two units, what speaks for their being the same, and what was decided of them."""

    a: str
    """Id of the unit in a."""
    b: str
    names: tuple[str, str]
    score: str
    """How much speaks for it: "85 %"; empty for one that was decided."""
    said: str
    """The reasons, or the decision."""
    decided: Pairing | None = None


class PairList(QListView):
    """Enter confirms the chosen pair, Delete refuses it; of one that was decided, Delete takes the decision back."""

    pair_chosen = Signal(object)
    confirmed = Signal()
    refused = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self._delegate = _PairDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self._quiet = False
        self._awaits_next = False
        self._before: tuple[OfferedPair | None, int] | None = None
        """What was chosen and where it stood, while others are being looked for."""
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._tell)

    @property
    def rows(self) -> Sequence[OfferedPair]:
        """What is listed."""
        return self._model.rows

    @property
    def pair(self) -> OfferedPair | None:
        """The chosen pair."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def await_next(self) -> None:
        """The chosen pair is being decided: what comes into its place is chosen then."""
        self._awaits_next = True

    def show_rows(
        self, rows: Sequence[OfferedPair], columns: tuple[int, int], theme: Theme, *, more: bool = False
    ) -> None:
        """List `rows`; the same pair stays chosen, and none is where it is gone: nobody has chosen any other.

        After a decision the choice stays at its place, so that one can follow the other. `more`: others are being
        looked for.
        """
        chosen, place = self._before or (self.pair, self.currentIndex().row())
        awaits = self._awaits_next
        self._before = (chosen, place) if more else None
        self._awaits_next &= more
        self._delegate.theme, self._delegate.columns = theme, columns
        if list(rows) == list(self._model.rows):
            self.viewport().update()
            return
        # Nobody has chosen what moves up to the place of a pair that was decided.
        self._quiet = True
        self._model.show(rows)
        if chosen is not None and (now := self._place_of(chosen, place if awaits else None)) is not None:
            self.setCurrentIndex(self._model.index(now))
        self._quiet = False

    def _place_of(self, chosen: OfferedPair, place: int | None) -> int | None:
        """Where that pair stands now; where it was decided at `place`, what stands there."""
        rows = self._model.rows
        same = [at for at, row in enumerate(rows) if (row.a, row.b) == (chosen.a, chosen.b)]
        alike = [at for at in same if (rows[at].decided is None) == (chosen.decided is None)]
        if not alike and place is not None:
            return min(place, len(rows) - 1) if rows else None
        return next(iter(alike or same), None)

    def _tell(self) -> None:
        if not self._quiet:
            self._before, self._awaits_next = None, False
            self.pair_chosen.emit(self.pair)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins so, in a short list."""
        if is_short(self):
            super().keyboardSearch(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by Enter and Delete."""
        if self.pair is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif self.pair is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.refused.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[OfferedPair] = ()

    def show(self, rows: Sequence[OfferedPair]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        words = f"{row.names[0]} = {row.names[1]}"
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join(part for part in (words, row.score, row.said) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{words}: {row.said}")
        return None


class _PairDelegate(QStyledItemDelegate):
    """Paints both names under each other with their letters, and below them what speaks for the pair."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self.theme = theme
        self.columns = (0, 1)

    @property
    def _view(self) -> QListView:
        return cast(QListView, self.parent())

    def _lines(self, row: OfferedPair) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        room = self._view.viewport().width() - _LEFT - _RIGHT
        score = text_width(row.score, 13, True) + 8 if row.score else 0.0
        one = wrapped(row.names[0], room - score, 13, 2, True)
        return one, wrapped(row.names[1], room, 13, 2, True), wrapped(row.said, room, 12, 3)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines are."""
        row: OfferedPair = index.data(Qt.ItemDataRole.UserRole)
        return QSize(100, 2 * _PAD + 2 + _LINE * sum(map(len, self._lines(row))))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the pair."""
        row: OfferedPair = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        self._paint_pair(painter, row, option.rect)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not chosen and not option.state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(colour(self.theme.focus) if chosen and self._view.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour(self.theme.selection if chosen else self.theme.hover))
        painter.drawRoundedRect(option.rect.toRectF().adjusted(3.5, 0.5, -3.5, -0.5), 6, 6)

    def _paint_pair(self, painter: QPainter, row: OfferedPair, rect: QRect) -> None:
        theme = self.theme
        one, other, said = self._lines(row)
        left, top = rect.left() + _LEFT, rect.top() + _PAD
        if row.score:
            draw_text(
                painter, rect.right() - _RIGHT, top + 13, row.score, 13, theme.muted_text, bold=True, align="right"
            )
        for column, lines in zip(self.columns, (one, other), strict=True):
            centre = QPointF(rect.left() + 18, top + _LINE / 2)
            paint_badge(painter, centre, 7.5, theme.letters[column], theme.scenario[column])
            for line in lines:
                draw_text(painter, left, top + 13, line, 13, theme.text, bold=True)
                top += _LINE
        for line in said:
            draw_text(painter, left, top + 13, line, 12, theme.muted_text)
            top += _LINE
