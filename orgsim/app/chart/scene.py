"""A drawing made ready for painting: what lies where, and its coarse shapes for when it is seen from afar."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgsim.drawing.drawing import Drawing, Line
from orgsim.drawing.grid import Grid, Rectangle
from orgsim.drawing.theme import Theme
from orgsim.export.painter import BLOCKS, paint_drawing, paint_lines

_MANY = 3000
"""Boxes in view from which on they are painted as plain blocks in bulk, if they are small enough."""


class Scene:
    """One drawing, for as long as it is shown."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing

    @cached_property
    def grid(self) -> Grid:
        """What lies where."""
        return Grid(self.drawing)

    @cached_property
    def _blocks(self) -> dict[str, list[QRectF]]:
        """Rectangles of the boxes by look."""
        by_look: dict[str, list[QRectF]] = {}
        for box in self.drawing.boxes:
            by_look.setdefault(box.look, []).append(QRectF(box.x, box.y, box.width, box.height))
        return by_look

    @cached_property
    def _strokes(self) -> list[tuple[float, QLineF]]:
        """The straight pieces of all lines, the longest first."""
        pieces = [
            QLineF(x0, y0, x1, y1)
            for line in self.drawing.lines
            for (x0, y0), (x1, y1) in zip(line.points, line.points[1:], strict=False)
        ]
        return sorted(((piece.length(), piece) for piece in pieces), key=lambda item: -item[0])

    def paint(
        self, painter: QPainter, theme: Theme, zoom: float, area: Rectangle, extra: tuple[Line, ...] = ()
    ) -> None:
        """Paint what `area` of the drawing shows at `zoom`; `extra` lines lie over the boxes."""
        height = max((box.height for box in self.drawing.boxes[:50]), default=0.0)
        if len(self.drawing.boxes) >= _MANY and height * zoom < BLOCKS:
            self._paint_from_afar(painter, theme, zoom)
        else:
            grid = self.grid
            paint_drawing(painter, self.drawing, theme, zoom, boxes=grid.boxes_in(area), lines=grid.lines_in(area))
        if extra:
            paint_lines(painter, extra, theme, zoom)

    def _paint_from_afar(self, painter: QPainter, theme: Theme, zoom: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        line = theme.line("hierarchy")
        painter.setPen(QPen(QColor(line.colour), 0))
        # Shorter pieces than two pixels lie within the boxes' own pixels.
        strokes = self._strokes
        shortest = 2.0 / zoom
        painter.drawLines([piece for _, piece in strokes[: _count_longer(strokes, shortest)]])
        painter.setPen(Qt.PenStyle.NoPen)
        for look, rectangles in self._blocks.items():
            painter.setBrush(QColor(theme.look(look).border))
            painter.drawRects(rectangles)


def _count_longer(strokes: list[tuple[float, QLineF]], length: float) -> int:
    """How many of the pieces, sorted from the longest, have that length at least."""
    low, high = 0, len(strokes)
    while low < high:
        middle = (low + high) // 2
        if strokes[middle][0] >= length:
            low = middle + 1
        else:
            high = middle
    return low
