"""Paints what marks a unit that differs: the frame of its box, and the badges at the box's corner."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from orgsim.drawing.chart.dots import Dot
from orgsim.drawing.chart.marks import MERGED, SPLIT, Mark, tone_of
from orgsim.drawing.drawing import Box
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Look, Theme
from orgsim.export.page.colours import colour, pen
from orgsim.export.page.fonts import font

RADIUS = 8.0
"""Of a badge at a zoom of 1."""
_LEAST = 7.5
"""Pixels of the reader that a badge's radius keeps when the chart is small, as far as its box allows."""
_SMALLEST = 3.0
"""Pixels of the reader below which a badge is left out: the frame's colour has to do."""
_FRAME = 2.0
_DOT = 4.5
"""Pixels of a dot's radius."""


def paint_mark(painter: QPainter, centre: QPointF, radius: float, mark: Mark, theme: Theme) -> None:
    """Paint the badge of a mark: a disc with its sign, or a ring where it is quiet."""
    tone = tone_of(mark, theme)
    ink = tone.fill if mark.quiet else tone.text
    line = radius * 0.16
    painter.setPen(QPen(colour(tone.fill if mark.quiet else theme.surface), line))
    painter.setBrush(colour(theme.surface if mark.quiet else tone.fill))
    painter.drawEllipse(centre, radius - line / 2, radius - line / 2)
    if mark.sign in (MERGED, SPLIT):
        _paint_fork(painter, centre, radius, ink, parting=mark.sign == SPLIT)
        return
    size = max(1, round(radius * (1.5 if len(mark.sign) == 1 else 1.35)))
    measures = load_font()
    width = measures.width(mark.sign, size, bold=True)
    # Capitals and arrows are centred by the height of capitals, small letters by their own.
    height = measures.cap_height(size)
    painter.setFont(font(size, bold=True))
    painter.setPen(colour(ink))
    painter.drawText(QPointF(centre.x() - width / 2, centre.y() + height / 2), mark.sign)


def paint_marks(painter: QPainter, box: Box, marks: tuple[Mark, ...], theme: Theme, zoom: float) -> None:
    """Paint the marks of a box: its frame in the first one's colour, and the badges at its upper right corner.

    Those of a line of an outline stand in the margin at its left.
    """
    first = marks[0]
    width = 1.25 if first.quiet else _FRAME
    # A line of an outline is as high as its letters: its frame lies half outside, so that none touches it.
    inset = 0.0 if box.outlined else width / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(tone_of(first, theme).fill, width, "dashed" if first.quiet else "solid"))
    painter.drawRoundedRect(
        QRectF(box.x, box.y, box.width, box.height).adjusted(inset, inset, -inset, -inset), 4.0, 4.0
    )
    radius = min(max(RADIUS, _LEAST / zoom), box.height * 0.42, 11.0)
    if radius * zoom < _SMALLEST:
        return
    # The weightier mark lies over the other and keeps the corner.
    for place, mark in reversed(list(enumerate(marks))):
        if box.outlined:
            # Other lines stand close above, and marks of its own at its right end.
            centre = QPointF(box.x + 3 - radius - place * radius * 1.75, box.y + box.height / 2)
        else:
            centre = QPointF(box.x + box.width - 2 - place * radius * 1.75, box.y - radius * 0.2)
        paint_mark(painter, centre, radius, mark, theme)


def paint_dot(painter: QPainter, box: Box, dot: Dot, theme: Theme, zoom: float) -> None:
    """Paint the dot at the box's upper right corner, or left of a line of an outline; of the same size at any zoom."""
    radius = _DOT / zoom
    centre = QPointF(box.x + box.width - radius * 0.4, box.y + radius * 0.4)
    if box.outlined:
        centre = QPointF(box.x - radius * 1.3, box.y + box.height / 2)
    line = radius * 0.36
    tone = theme.muted_text if dot.mark is None else tone_of(dot.mark, theme).fill
    # What is around it keeps it apart from the box, whatever the colours of both are.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.surface))
    painter.drawEllipse(centre, radius + line, radius + line)
    painter.setPen(QPen(colour(tone), line))
    painter.setBrush(colour(theme.surface if dot.mark is None else tone))
    painter.drawEllipse(centre, radius - line / 2, radius - line / 2)


def standing_back(look: Look, theme: Theme) -> Look:
    """A look of what agrees: its shape stays, its colours give way to those of the pane.

    Its border is all that tells it from the pane, so it has the colour of borders that are to be seen.
    """
    return _faded(look, theme.surface, theme.muted_text, theme.border)


@cache
def _faded(look: Look, fill: str, text: str, border: str) -> Look:
    return replace(look, fill=fill, border=border, text=text, muted_text=text)


def _paint_fork(painter: QPainter, centre: QPointF, radius: float, ink: str, *, parting: bool) -> None:
    """Paint two lines that come together, or one that parts, from left to right."""
    made = QPen(colour(ink), radius * 0.24)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(made)
    onward = -1.0 if parting else 1.0
    far, up = radius * 0.55 * onward, radius * 0.42
    fork = centre
    painter.drawLine(fork, QPointF(centre.x() + far, centre.y()))
    for side in (-up, up):
        painter.drawLine(QPointF(centre.x() - far, centre.y() + side), fork)
