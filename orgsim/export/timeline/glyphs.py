"""The signs of events: a disc with a drawing of what sort of event it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from orgsim.drawing.theme import Tone
from orgsim.drawing.timeline.placing import RING
from orgsim.export.page.colours import brush, colour


def paint_disc(
    painter: QPainter, centre: QPointF, radius: float, kind: str | None, tone: Tone, ground: str, *, exact: bool
) -> None:
    """Paint the sign of a kind of event: on a filled disc where its day is known, else in a ring."""
    if exact:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(tone.fill))
        painter.drawEllipse(centre, radius, radius)
    else:
        painter.setPen(QPen(colour(tone.fill), RING))
        painter.setBrush(brush(ground))
        painter.drawEllipse(centre, radius - RING / 2, radius - RING / 2)
    paint_glyph(painter, centre, radius, kind, tone.text if exact else tone.fill)


def paint_glyph(painter: QPainter, centre: QPointF, radius: float, kind: str | None, ink: str) -> None:
    """Paint the drawing alone, as it fits into a disc of that radius; a dot for kinds that have none."""
    made = QPen(colour(ink), radius * 0.19)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(made)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    unit = radius / 10

    def at(x: float, y: float) -> QPointF:
        return QPointF(centre.x() + x * unit, centre.y() + y * unit)

    def line(*points: tuple[float, float]) -> None:
        path = QPainterPath(at(*points[0]))
        for point in points[1:]:
            path.lineTo(at(*point))
        painter.drawPath(path)

    def dot(x: float, y: float, size: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ink))
        painter.drawEllipse(at(x, y), size * unit, size * unit)

    match kind:
        case "preparation":
            # A pencil.
            line((-4.6, 4.6), (-3.8, 1.6), (2.2, -4.4), (4.4, -2.2), (-1.6, 3.8), (-4.6, 4.6))
        case "hearing":
            # A speech bubble.
            line((-4.8, -3.8), (4.8, -3.8), (4.8, 2.0), (0.4, 2.0), (-2.4, 4.8), (-2.4, 2.0), (-4.8, 2.0), (-4.8, -3.8))
        case "workshop":
            for x, y in ((-3.6, 2.4), (3.6, 2.4), (0.0, -3.6)):
                dot(x, y, 2.3)
        case "decision":
            line((-4.4, 0.2), (-1.2, 3.4), (4.6, -3.4))
        case "milestone":
            # A flag.
            line((-3.2, 5.0), (-3.2, -4.6), (4.2, -2.2), (-3.2, 0.4))
        case "election":
            painter.drawRect(QRectF(at(-4.2, -4.2), at(4.2, 4.2)))
            line((-2.0, -2.0), (2.0, 2.0))
            line((2.0, -2.0), (-2.0, 2.0))
        case "phase":
            line((-4.2, -3.8), (-0.4, 0.0), (-4.2, 3.8))
            line((0.4, -3.8), (4.2, 0.0), (0.4, 3.8))
        case "review":
            painter.drawEllipse(at(-1.0, -1.0), 3.6 * unit, 3.6 * unit)
            line((1.8, 1.8), (5.0, 5.0))
        case "transfer":
            line((-4.8, 0.0), (4.6, 0.0))
            line((1.2, -3.4), (4.8, 0.0), (1.2, 3.4))
        case _:
            dot(0.0, 0.0, 3.0)
