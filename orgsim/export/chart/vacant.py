"""What is said in the place of the chart of a draft that has no units."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from orgsim.drawing.theme import Theme
from orgsim.export.page.lettering import broken, draw_text
from orgsim.messages import Catalog

_SIZE = 14
_LINE = 20.0
_PAD = 16.0


def paint_vacant(painter: QPainter, room: QRectF, theme: Theme, speech: Catalog) -> None:
    """Say in the middle of that room that there are none."""
    lines = broken(speech("chart.vacant"), speech.language, max(room.width() - 2 * _PAD, 1.0), _SIZE)
    baseline = room.center().y() - (len(lines) - 1) * _LINE / 2
    for number, line in enumerate(lines):
        middle = room.center().x()
        draw_text(painter, middle, baseline + number * _LINE, line, _SIZE, theme.muted_text, align="middle")
