"""The frame around a chart, with an edge in the colour of its draft while that is edited."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from orgsim.export.page.colours import colour

MARGIN = 4
"""Pixels between the frame and what stands in it: the edge has room there, so that it moves nothing."""
_EDGE = 3
_CORNER = 7


class EdgedFrame(QFrame):
    """A pane's frame."""

    edge: str | None = None
    """Colour of the edge; `None`: it has none."""

    def set_edge(self, edge: str | None) -> None:
        """Show an edge of that colour, or none."""
        if edge != self.edge:
            self.edge = edge
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge over the frame."""
        super().paintEvent(event)
        if self.edge is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(self.edge), _EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = _EDGE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _CORNER, _CORNER)
