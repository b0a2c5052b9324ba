"""The units that a figure counts: a list of which only what is seen is painted, however many there are."""

from __future__ import annotations

from collections.abc import Set

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.figures.metric import Metric
from orgsim.app.metrics.table_model import Index
from orgsim.app.widgets.copying import copies
from orgsim.app.widgets.labels import tip
from orgsim.app.widgets.table_look import is_short
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.export.sheets.pasting import Pasted
from orgsim.messages import Catalog, Euros, catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

MOST = 200
"""How many units are listed; who needs more finds them in the structure."""
_ROW = 24
_PAD = 6
_ROOT = QModelIndex()
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """One unit that is counted."""

    id: str
    name: str
    kind: str
    how: str
    """How its amount came about, where that is computed itself; empty elsewhere."""
    amount: str
    """What it adds to the figure; empty where each counts alike."""
    marked: bool
    """Whether it is of the bar that was clicked."""
    pair: tuple[str, str] | None = None
    """Of two units that are tied, the ids of both: then it is no single one."""


def counted(
    figure: Figure, scenario: Scenario, marked: Set[int], speech: Catalog, metric: Metric | None = None
) -> tuple[Counted, ...]:
    """The first of the units that `figure` counts in `scenario`; the `marked` ones before the others."""
    flat = hierarchy(scenario)
    parts = {part.unit: part for part in figure.parts if part.unit is not None and part.amount >= 0}
    alike = all(part.amount == 1 for part in parts.values())
    ordered = sorted(figure.units, key=lambda unit: unit not in marked)[:MOST]
    made = []
    for here in ordered:
        unit, part = flat.units[here], parts.get(here)
        if part is None or alike:
            amount = "" if unit.weight == 1 else f"× {speech.number(unit.weight)}"
        else:
            times = "" if part.times == 1 else f"{speech.number(part.times)} × "
            amount = times + (speech.number(part.amount) if metric is None else _amount(part.amount, metric, speech))
        made.append(
            Counted(
                id=unit.id,
                name=speech.value(unit.name),
                kind=speech.value(flat.kinds[here].name),
                how=speech.say(part.how) if part is not None and part.how is not None else "",
                amount=amount,
                marked=here in marked,
            )
        )
    return tuple(made)


def tied(figure: Figure, scenario: Scenario, speech: Catalog) -> tuple[Counted, ...]:
    """The first of the pairs of units that `figure` lists in `scenario`."""
    units = hierarchy(scenario).units
    return tuple(
        [
            Counted(
                id=units[part.pair[0]].id,
                name=speech.value(part.label),
                kind="",
                how="",
                amount="",
                marked=False,
                pair=(units[part.pair[0]].id, units[part.pair[1]].id),
            )
            for part in figure.parts
            if part.pair is not None and part.label is not None
        ][:MOST]
    )


def _amount(amount: float, metric: Metric, speech: Catalog) -> str:
    if metric.unit == "money":
        return speech.value(Euros(amount))
    return metric.number(amount, speech) if metric.unit == "euros" else speech.number(amount)


class UnitList(QListView):
    """Names that can be followed, by pointer and keyboard. It is as tall as its rows: what it stands in scrolls."""

    unit_asked = Signal(str)
    pair_asked = Signal(object)
    """The ids of two units that are tied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _UnitsModel(self)
        self._delegate = _UnitDelegate(self._model, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._speech: Catalog | None = None
        copies(self, self._pasted, lambda: self._speech or catalog("fi"))
        self.clicked.connect(self._ask)

    @property
    def units(self) -> tuple[Counted, ...]:
        """What is listed."""
        return self._model.units

    def tell(self, units: tuple[Counted, ...], theme: Theme, speech: Catalog) -> None:
        """List `units`."""
        self._speech = speech
        self._delegate.theme = theme
        self._model.tell(units, speech)
        self.setFixedHeight(_ROW * len(units))

    def _ask(self, index: QModelIndex) -> None:
        unit = self._model.units[index.row()]
        if unit.pair is not None:
            self.pair_asked.emit(unit.pair)
        else:
            self.unit_asked.emit(unit.id)

    def _pasted(self) -> Pasted:
        """The units with their kinds, and what each adds."""
        rows = [
            (unit.name, unit.kind, f"{unit.how} = {unit.amount}" if unit.how else unit.amount) for unit in self.units
        ]
        return Pasted(("", "", ""), rows)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins so, in a short list."""
        if is_short(self):
            super().keyboardSearch(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space follow the chosen unit."""
        here = self.currentIndex()
        if event.key() in _OPENING_KEYS and here.isValid():
            self._ask(here)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that names can be followed."""
        super().mouseMoveEvent(event)
        met = self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if met else Qt.CursorShape.ArrowCursor)


class _UnitsModel(QAbstractListModel):
    """The units in words."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.units: tuple[Counted, ...] = ()
        self._speech: Catalog | None = None

    def tell(self, units: tuple[Counted, ...], speech: Catalog) -> None:
        self.beginResetModel()
        self.units = units
        self._speech = speech
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.units)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        unit, speech = self.units[index.row()], self._speech
        if speech is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return unit.name
            case Qt.ItemDataRole.AccessibleTextRole:
                said = f"{unit.how} = {unit.amount}" if unit.how else unit.amount
                return unit.name if unit.pair is not None else f"{unit.name}, {unit.kind} {said}".rstrip()
            case Qt.ItemDataRole.ToolTipRole:
                if unit.pair is not None:
                    return tip([unit.name, speech("metrics-view.explanation.go-both")])
                how = [f"{unit.how} = {unit.amount}"] if unit.how else []
                return tip([f"{unit.name}, {unit.kind}", *how, speech("metrics-view.explanation.go")])
        return None


class _UnitDelegate(QStyledItemDelegate):
    """Paints a unit: its name as something to follow, its kind muted, what it adds at the right."""

    def __init__(self, model: _UnitsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = THEMES["light"]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        unit, theme = self._model.units[index.row()], self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = option.state & QStyle.StateFlag.State_HasFocus
        if chosen or unit.marked or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(colour(theme.focus), 1.5) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(colour(theme.selection if unit.marked or chosen else theme.hover))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        middle, elide = Qt.AlignmentFlag.AlignVCenter, Qt.TextElideMode.ElideRight
        painter.setFont(font(13, bold=True))
        painter.setPen(colour(theme.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, unit.amount)
        room.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(unit.amount) - 10, 0)
        painter.setFont(font(13, bold=unit.marked))
        painter.setPen(colour(theme.accent.fill))
        measures = painter.fontMetrics()
        name = measures.elidedText(unit.name, elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, name)
        room.adjust(measures.horizontalAdvance(name) + 8, 0, 0, 0)
        painter.setFont(font(12))
        painter.setPen(colour(theme.muted_text))
        if room.width() > 40:
            kind = painter.fontMetrics().elidedText(unit.how or unit.kind, elide, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, kind)
        painter.restore()
