"""Bars of figures of which only the least is known: they go on, open, beyond where they are sure."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from orgsim.drawing.theme import Tone
from orgsim.export.page.colours import brush, pen

OPEN = 0.14
"""How far a bar goes on where it is open, as a share of the room that the longest bar has."""


def sure_room(room: float, *, open_: bool) -> float:
    """The length that the longest bar may take of `room`, so that one that is open can go on."""
    return room * (1 - OPEN) if open_ else room


def paint_bar(painter: QPainter, bar: QRectF, tone: Tone, *, beyond: float = 0.0) -> None:
    """Paint a lying bar; where its figure is the least that it can be, an outline without an end `beyond` it."""
    painter.fillRect(bar, brush(tone.fill))
    if beyond <= 0:
        return
    end = QRectF(bar.right(), bar.top(), beyond, bar.height())
    painter.fillRect(end, brush(tone.tint))
    painter.setPen(pen(tone.fill, 1.0 if bar.height() < 10 else 1.5, "dashed"))
    for y in (end.top() + 0.5, end.bottom() - 0.5):
        painter.drawLine(QPointF(end.left(), y), QPointF(end.right(), y))
