"""Small signs at the box under the pointer: a unit is made below it, or between it and what it stands below."""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QToolButton

from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.chart.panes import ChartPanes
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.document.document import Document
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.editing.commands import do_in
from orgsim.app.widgets.icons import icon
from orgsim.messages import catalog
from orgsim.model.edits.applying import above
from orgsim.model.hierarchy import hierarchy

_SIDE = 22
_OUT = 6
"""Pixels that the middle of a sign is outside of its box, so that the name can be read."""
_STAYS_MS = 500
"""For how long the signs stay when the pointer has left the box, on its way to them."""
_LEAST = 40
"""Pixels: a narrower box has no room for them."""


_HALF = QPoint(_SIDE // 2, _SIDE // 2)


class Plus(QObject):
    """Shows the signs at one box at a time."""

    def __init__(self, document: Document, charts: ChartPanes) -> None:
        super().__init__(charts)
        self._document = document
        self._charts = charts
        self._at: tuple[int, str] | None = None
        self._signs = {name: self._sign(name) for name in ("make-below", "make-between")}
        self._leaving = QTimer(self, interval=_STAYS_MS, singleShot=True)
        self._leaving.timeout.connect(self._leave)
        document.changed.connect(self._tell)
        charts.moved.connect(self.hide)
        self._place, self._corner = QRect(), QPoint()
        self._heard: WeakSet[QObject] = WeakSet()

    @property
    def signs(self) -> tuple[QToolButton, ...]:
        """The buttons, seen or not: below, between."""
        return tuple(self._signs.values())

    def point(self, column: int, unit: str | None) -> None:
        """The pointer is at that box, or at none."""
        state = self._document.state
        drawn = min(len(state.files), len(self._charts.panes))
        if unit is None or column >= drawn or state.files[column].path not in state.editing:
            if self._at is not None:
                self._leaving.start()
            return
        self._leaving.stop()
        chart, scenario = self._charts.panes[column], state.files[column].scenario
        its, flat = chart.place_of(unit), hierarchy(scenario)
        # What is drawn may have been put away a moment ago.
        if its is None or unit not in flat.index or its.width() < _LEAST or self._charts.is_dragging:
            self.hide()
            return
        self._hear(chart)
        self._at = column, unit
        self._place = box = its.toAlignedRect()
        self._corner = corner = chart.mapTo(self._charts, QPoint(0, 0))
        speech, name = catalog(state.language), catalog(state.language).value(flat.units[flat.index[unit]].name)
        middle = box.center()
        left, right, taken = box.left() - _OUT, box.right() + _OUT, QRect()
        # Where all around is full, it hides the number of its own box.
        sides = [QPoint(right, middle.y()), QPoint(left, middle.y()), QPoint(right - _SIDE, middle.y())]
        points = {
            "make-below": [QPoint(x, box.bottom() + _OUT) for x in (middle.x(), right, left)],
            "make-between": [QPoint(x, box.top() - _OUT) for x in (middle.x(), left, right)],
        }
        for command, sign in self._signs.items():
            said = speech(f"making.plus.{command.removeprefix('make-')}", unit=name)
            sign.setToolTip(said)
            sign.setAccessibleName(said)
            sign.setIcon(icon("plus", theme_of(state)))
            # In a stack the next box is so near that its name would be hidden.
            places = [QRect(point - _HALF, QSize(_SIDE, _SIDE)) for point in (*points[command], *sides)]
            place = next((each for each in places if not each.intersects(taken) and _is_free(chart, each)), places[0])
            taken = place
            sign.move(corner + place.topLeft())
            sign.setVisible(command == "make-below" or above(scenario, unit) is not None)
            sign.raise_()

    def hide(self) -> None:
        """Show none."""
        self._leaving.stop()
        self._at = None
        for sign in self._signs.values():
            sign.hide()

    def _leave(self) -> None:
        if not any(sign.underMouse() for sign in self._signs.values()):
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that the pointer leaves a sign, or that a chart comes to stand elsewhere among the others."""
        if event.type() == QEvent.Type.Leave and self._at is not None and not isinstance(watched, ChartWidget):
            self._leaving.start()
        elif event.type() in (QEvent.Type.Move, QEvent.Type.Hide) and isinstance(watched, ChartWidget):
            self._stay()
        return super().eventFilter(watched, event)

    def _tell(self, before: State, after: State) -> None:
        if before.files is not after.files or before.editing != after.editing:
            self.hide()

    def _stay(self) -> None:
        """Go where the box has come to another place, or is lifted."""
        if self._at is None:
            return
        column, unit = self._at
        chart = self._charts.panes[column] if column < len(self._charts.panes) else None
        place = chart.place_of(unit) if chart is not None else None
        if (
            chart is None
            or place is None
            or self._charts.is_dragging
            or place.toAlignedRect() != self._place
            or chart.mapTo(self._charts, QPoint(0, 0)) != self._corner
        ):
            self.hide()

    def _hear(self, chart: ChartWidget) -> None:
        if isinstance(chart, GlidingChart) and chart not in self._heard:
            self._heard.add(chart)
            for told in (chart.shown, chart.progressed, chart.arrived, chart.moved):
                told.connect(self._stay)
            chart.installEventFilter(self)
        dragging = self._charts.dragging
        if dragging is not None and dragging not in self._heard:
            self._heard.add(dragging)
            dragging.begun.connect(self.hide)

    def _sign(self, command: str) -> QToolButton:
        sign = QToolButton(self._charts)
        sign.setObjectName("plus")
        sign.setFixedSize(_SIDE, _SIDE)
        sign.setIconSize(QSize(14, 14))
        sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sign.installEventFilter(self)
        sign.clicked.connect(lambda: self._make(command))
        sign.hide()
        return sign

    def _make(self, command: str) -> None:
        if self._at is None:
            return
        column, unit = self._at
        self.hide()
        self._document.change(active=column, selected=unit, picked=frozenset())
        do_in(self._document, self._charts, command)


def _is_free(chart: ChartWidget, place: QRect) -> bool:
    """Whether a sign there lies over no box but the one that it is of, and is seen whole."""
    if chart.grid is None or not chart.rect().contains(place):
        return False
    left, top = chart.viewport.to_drawing(place.left(), place.top())
    right, bottom = chart.viewport.to_drawing(place.right(), place.bottom())
    return len(chart.grid.boxes_in((left, top, right, bottom))) <= 1
