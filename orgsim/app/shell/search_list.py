"""The list of hits under the search field: what each is called, what it is, and which scenarios have it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from orgsim.analysis.search import Hit
from orgsim.app.document.state import State
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.export.page.painter import paint_badge
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.views import LETTERS

AnyIndex = QModelIndex | QPersistentModelIndex

_HIT = Qt.ItemDataRole.UserRole
_ROW = 42
_MOST_ROWS = 9
_LEAST_WIDTH = 420


class SearchList(QFrame):
    """Floats over the window below the field that it belongs to. The keyboard stays in that field."""

    chosen = Signal(str)
    """A hit was taken: the id of its unit."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.ToolTip)
        self.setObjectName("results")
        self._list = QListWidget()
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delegate = _HitDelegate(THEMES["light"], self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.itemClicked.connect(self.take)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._list)

    @property
    def hits(self) -> Sequence[Hit]:
        """What is listed."""
        return [self._list.item(row).data(_HIT) for row in range(self._list.count())]

    def show_hits(self, hits: Sequence[Hit], state: State, field: QWidget) -> None:
        """List `hits` below `field`, or say that there are none."""
        speech = catalog(state.language)
        self._delegate.theme = THEMES[state.theme]
        self._list.clear()
        for hit in hits:
            item = QListWidgetItem()
            name = speech.value(hit.name)
            first, second = (speech.value(hit.matter), name) if hit.matter is not None else (name, _kinds(state, hit))
            item.setData(Qt.ItemDataRole.DisplayRole, first)
            item.setData(_HIT, hit)
            item.setData(_HIT + 1, speech("search.matter", unit=second) if hit.matter is not None else second)
            self._list.addItem(item)
        if not hits:
            item = QListWidgetItem(speech("search.nothing"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.scrollToTop()
        width = max(field.width(), _LEAST_WIDTH)
        rows = min(self._list.count(), _MOST_ROWS)
        corner = field.mapToGlobal(QPoint(field.width() - width, field.height() + 3))
        self.setGeometry(QRect(corner, QSize(width, rows * _ROW + 12)))
        self.show()

    def step(self, rows: int) -> None:
        """Make another row the current one, `rows` further; after the last comes the first."""
        self._list.setCurrentRow((self._list.currentRow() + rows) % self._list.count())

    def take(self) -> None:
        """Choose the current row."""
        item = self._list.currentItem()
        hit: Hit | None = item.data(_HIT) if item is not None and self.isVisible() else None
        if hit is not None:
            self.hide()
            self.chosen.emit(hit.unit)


def _kinds(state: State, hit: Hit) -> str:
    """What the unit is, and whether it is outside the organisation, in each scenario that says it differently."""
    speech = catalog(state.language)
    names = []
    for column in hit.columns:
        scenario = state.scenarios[column]
        flat = hierarchy(scenario)
        here = flat.index[hit.unit]
        name = speech.value(flat.kinds[here].name)
        names.append(f"{name} ({speech('fact.outside')})" if flat.sides[here] == "external" else name)
    return ", ".join(dict.fromkeys(names))


class _HitDelegate(QStyledItemDelegate):
    """Paints a hit: what it is called, what it is, and the letters of the scenarios that have it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = self.theme
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
