"""The link that is pointed at, lit: over all others, with its two ends and what it is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from orgsim.drawing.drawing import Box, Line
from orgsim.drawing.links.ground import Rect
from orgsim.drawing.links.pointing import label_place
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Theme, base_of
from orgsim.export.page.colours import colour, pen
from orgsim.export.page.fonts import font
from orgsim.export.page.painter import paint_arrowhead, paint_frame
from orgsim.messages import Catalog


class Spoken(NamedTuple):
    """The words of a language for links."""

    speech: Catalog

    def kind(self, line: Line) -> str:
        """What kind of link it is."""
        return self.speech(base_of(line.style))

    def whole(self, line: Line, start: str, end: str) -> str:
        """The link between boxes of those names, as a sentence."""
        return self.speech("link.told", kind=self.kind(line), one=start, other=end)


REACH = 5.0
"""Pixels from a line at which it is pointed at."""
_GROUND, _CORE = 9.0, 4.0
"""Pixels: how wide the ground is that parts the lit line from all others, and how wide the line lies on it."""
_HEAD = 10.0
"""Pixels: how long and wide its arrowhead is."""
_SIZE, _PAD = 12, 5.0
"""Pixels of the word's font, and what is free around it."""


def paint_lit(painter: QPainter, lines: Iterable[Line], ends: Iterable[Box], theme: Theme, zoom: float) -> None:
    """Lay those lines over all others, and frame the boxes that they join."""
    for line in lines:
        path = QPainterPath(QPointF(*line.points[0]))
        for point in line.points[1:]:
            path.lineTo(QPointF(*point))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(theme.surface, _GROUND / zoom, "solid"))
        painter.drawPath(path)
        painter.setPen(pen(theme.focus, _CORE / zoom, "solid"))
        painter.drawPath(path)
        if line.arrow and line.points[-2] != line.points[-1]:
            paint_arrowhead(painter, line.points[-2], line.points[-1], theme.focus, _HEAD / zoom, 0.5)
    for box in ends:
        paint_frame(painter, box, theme.focus, zoom, 2.0)


def paint_word(painter: QPainter, word: str, line: Line, view: Rect, theme: Theme, zoom: float) -> None:
    """Write what kind of link it is onto its longest stretch in view, at the same size at each zoom."""
    width, height = load_font().width(word, _SIZE, bold=True) + 2 * _PAD, _SIZE + 2 * _PAD
    across, down = (width / 2 + 2) / zoom, (height / 2 + 2) / zoom
    left, top, right, bottom = view
    x, y = label_place(line, (left + across, top + down, right - across, bottom - down))
    painter.save()
    painter.translate(x, y)
    painter.scale(1 / zoom, 1 / zoom)
    room = QRectF(-width / 2, -height / 2, width, height)
    painter.setPen(pen(theme.focus, 1.0, "solid"))
    painter.setBrush(colour(theme.surface))
    painter.drawRoundedRect(room, 4, 4)
    painter.setPen(colour(theme.text))
    painter.setFont(font(_SIZE, bold=True))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, word)
    painter.restore()
