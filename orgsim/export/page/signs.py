"""Paints the signs of overlays: shapes at a box's corner that are told from each other without any colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen

from orgsim.drawing.drawing import Box
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour

_RADIUS: Final = 7.0
_LEAST: Final = 5.0
"""Pixels of the reader that a sign's radius keeps when the chart is small, as far as its box allows."""
_SMALLEST: Final = 2.5
"""Pixels of the reader below which it is left out."""

_Point = tuple[float, float]

_POLYGONS: Mapping[str, Sequence[_Point]] = {
    "gate": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "cut": ((0, -0.95), (1, 0.8), (-1, 0.8)),
    "elsewhere": ((-1, -0.35), (0.1, -0.35), (0.1, -0.9), (1, 0), (0.1, 0.9), (0.1, 0.35), (-1, 0.35)),
    "below": ((0, -1), (0.9, 0), (0.35, 0), (0.35, 1), (-0.35, 1), (-0.35, 0), (-0.9, 0)),
}
"""Outlines of filled shapes, in radii from the middle: diamond, triangle, arrows."""


def paint_sign(painter: QPainter, centre: QPointF, radius: float, sign: str, theme: Theme) -> None:
    """Paint a sign in the colour of text, with a rim that keeps it apart from what is below it."""
    path = sign_path(sign, centre, radius)
    painter.setPen(QPen(colour(theme.surface), radius * 0.5))
    painter.setBrush(colour(theme.text))
    painter.drawPath(path)
    painter.fillPath(path, colour(theme.text))


def sign_path(sign: str, centre: QPointF, radius: float) -> QPainterPath:
    """The shape of a sign about that point."""
    path = QPainterPath()

    def at(x: float, y: float) -> QPointF:
        return QPointF(centre.x() + x * radius, centre.y() + y * radius)

    if sign in _POLYGONS:
        first, *others = _POLYGONS[sign]
        path.moveTo(at(*first))
        for point in others:
            path.lineTo(at(*point))
        path.closeSubpath()
    elif sign == "circle":
        path.addEllipse(centre, radius, radius)
        path.addEllipse(centre, radius * 0.5, radius * 0.5)
    elif sign == "short":
        path.addEllipse(centre, radius, radius)
        path.addRect(QRectF(at(-0.6, -0.22), at(0.6, 0.22)))
    elif sign == "owners":
        for x in (-0.55, 0.55):
            path.addEllipse(at(x, 0), radius * 0.48, radius * 0.48)
    else:
        # A frame that nothing leads to.
        for side in (0.85, 0.4):
            path.addRect(QRectF(at(-side, -side), at(side, side)))
    return path


def paint_signs(painter: QPainter, box: Box, theme: Theme, zoom: float) -> None:
    """Paint the signs of a box at its upper left corner; those of a line of an outline in the margin at its left."""
    radius = min(max(_RADIUS, _LEAST / zoom), box.height * 0.3, 9.0)
    if radius * zoom < _SMALLEST:
        return
    for place, sign in enumerate(box.signs):
        if box.outlined:
            centre = QPointF(box.x - radius - place * radius * 2.4, box.y + box.height / 2)
        else:
            centre = QPointF(box.x + radius * 0.3 + place * radius * 2.4, box.y - radius * 0.4)
        paint_sign(painter, centre, radius, sign, theme)
