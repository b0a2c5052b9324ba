"""The list of hits under the search field: what each is called, where it stands, and which scenarios have it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from orgsim.analysis.namesakes import said_above, said_apart
from orgsim.analysis.search import Hit
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.widgets.labels import label
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.export.page.painter import paint_badge
from orgsim.export.sheets.pasting import Pasted
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.views import LETTERS

AnyIndex = QModelIndex | QPersistentModelIndex

_HIT = Qt.ItemDataRole.UserRole
_BELOW = _HIT + 1
"""What stands in the second line of a row."""
_ROOT = QModelIndex()
_ROW = 42
_COUNT = 24
MOST_ROWS = 9
"""As many are seen at once; the others are scrolled to."""
_LEAST_WIDTH = 520


class SearchList(QFrame):
    """Floats over the window below the field that it belongs to. The keyboard stays in that field."""

    chosen = Signal(str)
    """A hit was taken: the id of its unit."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.ToolTip)
        self.setObjectName("results")
        self._model = _HitModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._delegate = _HitDelegate(THEMES["light"], self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.clicked.connect(lambda _: self.take())
        self._count = label("", "muted")
        self._count.setContentsMargins(12, 0, 12, 4)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._list)
        inside.addWidget(self._count)

    def pasted(self) -> Pasted:
        """The hits, each with what it is and where it stands."""
        rows = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        return Pasted(("", ""), [(str(row.data()), str(row.data(_BELOW) or "")) for row in rows])

    @property
    def hits(self) -> Sequence[Hit]:
        """What is listed."""
        return self._model.hits

    def show_hits(self, hits: Sequence[Hit], state: State, field: QWidget) -> None:
        """List `hits` below `field`, or say that there are none."""
        speech = catalog(state.language)
        self._delegate.theme = theme_of(state)
        self._delegate.columns = len(state.scenarios)
        self._model.tell(hits, state)
        self._go_to(0)
        self._list.scrollToTop()
        self._count.setText(speech("search.count", n=len(hits)))
        self._count.setVisible(len(hits) > MOST_ROWS)
        width = max(field.width(), _LEAST_WIDTH)
        height = min(max(len(hits), 1), MOST_ROWS) * _ROW + 12 + (_COUNT if len(hits) > MOST_ROWS else 0)
        corner = field.mapToGlobal(QPoint(field.width() - width, field.height() + 3))
        self.setGeometry(QRect(corner, QSize(width, height)))
        self.show()

    def step(self, rows: int) -> None:
        """Make another row the current one, `rows` further; after the last comes the first."""
        count = self._model.rowCount()
        to = self._list.currentIndex().row() + rows
        # A page more than there are ends at the last; only a step from there goes around.
        self._go_to(to % count if abs(rows) == 1 else min(max(to, 0), count - 1))

    def take(self) -> None:
        """Choose the current row."""
        hit: Hit | None = self._list.currentIndex().data(_HIT)
        if hit is not None and self.isVisible():
            self.hide()
            self.chosen.emit(hit.unit)

    def _go_to(self, row: int) -> None:
        self._list.setCurrentIndex(self._model.index(row))


class _HitModel(QAbstractListModel):
    """The hits, put into words when they are seen; a row that says so where there are none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: Sequence[Hit] = ()
        self._state = State()

    def tell(self, hits: Sequence[Hit], state: State) -> None:
        self.beginResetModel()
        self.hits = hits
        self._state = state
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else max(len(self.hits), 1)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) if self.hits else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        speech = catalog(self._state.language)
        if not self.hits:
            return speech("search.nothing") if role == Qt.ItemDataRole.DisplayRole else None
        hit = self.hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return speech.value(hit.name if hit.matter is None else hit.matter)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{speech.value(hit.name if hit.matter is None else hit.matter)}, {_place(self._state, hit)}"
            case _ if role == _HIT:
                return hit
            case _ if role == _BELOW:
                return _place(self._state, hit)
        return None


def _place(state: State, hit: Hit) -> str:
    """What the hit is, and what stands above it: of a matter the unit that decides it."""
    speech = catalog(state.language)
    if hit.matter is not None:
        scenario = state.scenarios[hit.columns[0]]
        return speech("search.matter", unit=said_apart(scenario, hierarchy(scenario).index[hit.unit], speech.value))
    above = _above(state, hit)
    return f"{_kinds(state, hit)} · {above}" if above else _kinds(state, hit)


def _above(state: State, hit: Hit) -> str:
    """The unit above, or as many as tell it apart; where scenarios have others, each with its letters."""
    speech = catalog(state.language)
    found: dict[str, str] = {}
    for column in hit.columns:
        scenario = state.scenarios[column]
        name = said_above(scenario, hierarchy(scenario).index[hit.unit], speech.value)
        found[name] = found.get(name, "") + state.letters[column]
    if len(found) == 1:
        return next(iter(found))
    return ", ".join(f"{name} ({letters})" for name, letters in found.items() if name)


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
        self.columns = len(LETTERS)
        """For so many letters there is room."""

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
        room = option.rect.adjusted(12, 4, -12 - 22 * self.columns, -4)
        painter.setFont(font(13, bold=hit is not None))
        painter.setPen(colour(theme.text))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), room.top() + 14, name)
        painter.setFont(font(12))
        painter.setPen(colour(theme.muted_text))
        below = painter.fontMetrics().elidedText(
            str(index.data(_BELOW) or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room.left(), room.top() + 30, below)
        right = option.rect.right() - 20
        for column in reversed(columns):
            middle = option.rect.center().toPointF()
            middle.setX(right)
            paint_badge(painter, middle, 9, theme.letters[column], theme.scenario[column])
            right -= 22
        painter.restore()
