"""Paints what marks a unit that differs: the frame of its box, and the badges at the box's corner."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from orgsim.drawing.chart.mark_places import CORNER, badge_radius, badges_of, frame_of, sign_size
from orgsim.drawing.chart.marks import MERGED, SPLIT, Mark, tone_of
from orgsim.drawing.drawing import Box
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Look, Theme
from orgsim.export.page.colours import colour, pen
from orgsim.export.page.fonts import font

if TYPE_CHECKING:
    from orgsim.drawing.chart.dots import Dot

_LEAST = 7.5
"""Pixels of the reader that a badge's radius keeps when the chart is small, as far as its box allows."""
_SMALLEST = 3.0
"""Pixels of the reader below which a badge is left out: the frame's colour has to do."""
_DOT = 4.5
"""Pixels of a dot's radius."""
DOT_EDGE = 0.36
"""How much of its radius is around a dot."""


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
    size = sign_size(mark, radius)
    measures = load_font()
    width = measures.width(mark.sign, size, bold=True)
    # Capitals and arrows are centred by the height of capitals, small letters by their own.
    height = measures.cap_height(size)
    painter.setFont(font(size, bold=True))
    painter.setPen(colour(ink))
    painter.drawText(QPointF(centre.x() - width / 2, centre.y() + height / 2), mark.sign)


def paint_marks(painter: QPainter, box: Box, marks: tuple[Mark, ...], theme: Theme, zoom: float) -> None:
    """Paint the marks of a box: its frame in the first one's colour, and the badges."""
    first = marks[0]
    x, y, width, height, line = frame_of(box, first)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(tone_of(first, theme).fill, line, "dashed" if first.quiet else "solid"))
    painter.drawRoundedRect(QRectF(x, y, width, height), CORNER, CORNER)
    radius = badge_radius(box, _LEAST / zoom)
    if radius * zoom < _SMALLEST:
        return
    for mark, centre in badges_of(box, marks, radius):
        paint_mark(painter, QPointF(*centre), radius, mark, theme)


def dot_of(box: Box, zoom: float) -> tuple[float, float, float]:
    """Where the dot of a box is, and its radius: at the upper right corner, or left of a line of an outline.

    It is of the same size at any zoom.
    """
    radius = _DOT / zoom
    if box.outlined:
        return box.x - radius * 1.3, box.y + box.height / 2, radius
    return box.x + box.width - radius * 0.4, box.y + radius * 0.4, radius


def dot_tone(dot: Dot, theme: Theme) -> tuple[str, str]:
    """The colours of its ring and of what is in it."""
    tone = theme.muted_text if dot.mark is None else tone_of(dot.mark, theme).fill
    return tone, theme.surface if dot.mark is None else tone


def paint_dot(painter: QPainter, centre: QPointF, radius: float, tone: tuple[str, str], theme: Theme) -> None:
    """Paint a dot of these colours; what is around it keeps it apart from the box, whatever the colours of both are."""
    line = radius * DOT_EDGE
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.surface))
    painter.drawEllipse(centre, radius + line, radius + line)
    painter.setPen(QPen(colour(tone[0]), line))
    painter.setBrush(colour(tone[1]))
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
