"""A line over the panes, from a unit to what it is in the other scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.widget import ChartWidget
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour

_WIDTH = 2.0
_DOT = 4.0


class Joining(QWidget):
    """Lies over the panes and lets every click through; the panes stay as they are beneath it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._panes: list[ChartWidget] = []
        self._units: tuple[tuple[str, ...], ...] = ()
        self._theme: Theme | None = None

    @property
    def units(self) -> tuple[tuple[str, ...], ...]:
        """By pane the ids of what is joined; empty while it is hidden."""
        return () if self.isHidden() else self._units

    def join(self, panes: Sequence[ChartWidget], units: tuple[tuple[str, ...], ...], theme: Theme) -> None:
        """Join those units, by pane."""
        self._panes, self._units, self._theme = list(panes), units, theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a line from each unit to those in the next pane that has any."""
        if self._theme is None:
            return
        drawn = [
            boxes
            for pane, ids in zip(self._panes, self._units, strict=False)
            if (boxes := [box for unit in ids if (box := self._place(pane, unit)) is not None])
        ]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ones, others in pairwise(drawn):
            for one in ones:
                for other in others:
                    self._paint(painter, _end(one, right=True), _end(other, right=False), self._theme)

    def _place(self, pane: ChartWidget, unit: str) -> tuple[QRectF, QRectF] | None:
        """Where the unit's box is in this widget, and the pane that it is in; `None` where it is not drawn."""
        box, over = pane.box(unit), self.parentWidget()
        if box is None or over is None:
            return None
        left, top = pane.viewport.to_pane(box.x, box.y)
        corner = QPointF(pane.mapTo(over, QPoint(0, 0)))
        zoom = pane.viewport.zoom
        at = QRectF(corner.x() + left, corner.y() + top, box.width * zoom, box.height * zoom)
        return at, QRectF(corner, pane.size().toSizeF())

    def _paint(self, painter: QPainter, start: QPointF, end: QPointF, theme: Theme) -> None:
        path = QPainterPath(start)
        reach = max(abs(end.x() - start.x()) / 2, 40.0)
        path.cubicTo(QPointF(start.x() + reach, start.y()), QPointF(end.x() - reach, end.y()), end)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A margin in the colour of the pane keeps the line apart from what it crosses.
        for ink, width in ((theme.surface, _WIDTH + 1.5), (theme.focus, _WIDTH)):
            painter.setPen(QPen(colour(ink), width))
            painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.focus))
        for point in (start, end):
            painter.drawEllipse(point, _DOT, _DOT)


def _end(place: tuple[QRectF, QRectF], *, right: bool) -> QPointF:
    """The middle of a side of a box, kept within its pane: what is scrolled away is pointed at."""
    box, pane = place
    x = box.right() + 3 if right else box.left() - 3
    return QPointF(min(max(x, pane.left()), pane.right()), min(max(box.center().y(), pane.top()), pane.bottom()))
