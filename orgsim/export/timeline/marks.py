"""Paints the events of a timeline: their spans, signs and words.

How exactly a date is known is told by shape: filled where a day is known or something goes on for certain, outlined
and hatched where it lies somewhere within, an arrow up to a bracket where only the end is known.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from orgsim.drawing.drawing import Point
from orgsim.drawing.theme import Theme, Tone
from orgsim.drawing.timeline.drawing import TimelineDrawing, Undated
from orgsim.drawing.timeline.marks import DISC, STRIP, Mark
from orgsim.drawing.timeline.placing import (
    BRACKET,
    CORNER,
    GHOST,
    GHOST_LINE,
    GHOST_RING,
    LASTING_LINE,
    PAD,
    SHAFT,
    Said,
    disc_of_undated,
    ghost_letter,
    has_bar,
    has_span,
    limit,
    said_of,
    said_of_undated,
)
from orgsim.export.page.colours import brush, colour, faint, pen
from orgsim.export.timeline.glyphs import paint_disc
from orgsim.export.timeline.lettering import letter

AHEAD: Final = 60.0
"""Pixels beside the part in view that are painted too, for what reaches over its edge."""

_HATCH = 5.0
_HATCH_INK = 0.45


def paint_mark(painter: QPainter, mark: Mark, x: float, drawing: TimelineDrawing, theme: Theme, ground: str) -> None:
    """Paint an event on the axis that begins at `x`: disc, span, words, and where the other draft has it."""
    tone = theme.scenario[mark.column]
    middle = mark.middle
    slid = _slid(mark, x, drawing)
    disc = QPointF(x + mark.disc + slid, middle)
    if mark.ghost is not None:
        there = QPointF(x + mark.ghost.x, middle)
        painter.setPen(pen(theme.scenario[mark.ghost.column].fill, GHOST_LINE, "dotted"))
        painter.drawLine(there, disc)
        paint_ghost(painter, there, mark.ghost.column, theme)
    start, end = x + mark.span[0], x + mark.span[1]
    low, high = drawing.plane[0] - AHEAD, drawing.plane[1] + AHEAD
    if has_span(mark):
        paint_span(painter, max(start, low), min(end, high), middle, tone, open=(start < low, end > high))
        if mark.manner == "lasting":
            paint_lasting_line(painter, max(start, low), min(end, high), middle, tone)
    if mark.certain is not None and has_bar(mark):
        bar = QRectF(
            max(x + mark.certain[0], low),
            middle - STRIP / 2,
            min(x + mark.certain[1], high) - max(x + mark.certain[0], low),
            STRIP,
        )
        if bar.width() > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(tone.fill))
            painter.drawRoundedRect(bar, CORNER, CORNER)
    if mark.manner == "by":
        paint_limit(painter, end, middle, tone)
    exact = mark.manner == "day"
    if mark.manner == "lasting" and mark.certain is not None:
        # A ring of the ground parts it from its bar.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(theme.surface))
        painter.drawEllipse(disc, DISC + 1.0, DISC + 1.0)
    paint_disc(painter, disc, DISC, mark.kind, tone, ground, exact=exact)
    _paint_words(painter, said_of(mark, x + slid), theme, ground)


def paint_undated(
    painter: QPainter,
    undated: Undated,
    drawing: TimelineDrawing,
    theme: Theme,
    chosen: tuple[int, int] | None,
    lit: Collection[str],
    *,
    focused: bool,
) -> None:
    """Paint the line of an event without a date, beside its lane."""
    its_own = (undated.column, undated.event) == chosen
    ground = theme.selection if its_own else theme.hover if undated.id in lit else theme.surface
    if its_own or undated.id in lit:
        frame = QRectF(undated.left, undated.top, drawing.width - undated.left - PAD, undated.bottom - undated.top)
        paint_frame(painter, frame, theme, chosen=its_own, focused=focused)
    centre = QPointF(*disc_of_undated(undated))
    paint_disc(painter, centre, DISC, undated.kind, theme.scenario[undated.column], theme.surface, exact=False)
    _paint_words(painter, said_of_undated(undated), theme, ground)


def paint_span(
    painter: QPainter, left: float, right: float, middle: float, tone: Tone, open: tuple[bool, bool] = (False, False)
) -> None:
    """Paint a span that something lies in: outlined and hatched; `open` where it goes on out of sight."""
    if right <= left:
        return
    box = QRectF(left, middle - STRIP / 2, right - left, STRIP)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush(tone.tint))
    painter.drawRect(box)
    # Drawn line by line: a brush with a pattern is not kept by SVG.
    painter.setPen(QPen(faint(tone.fill, _HATCH_INK), 1.0))
    lines = []
    x = left - STRIP + _HATCH / 2
    while x < right:
        # From the lower edge up to the right, cut at both sides.
        low, high = max(x, left), min(x + STRIP, right)
        if high > low:
            lines.append(QLineF(low, box.bottom() - (low - x), high, box.bottom() - (high - x)))
        x += _HATCH
    painter.drawLines(lines)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(tone.fill), 1.25))
    if not any(open):
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), CORNER, CORNER)
        return
    for y in (box.top() + 0.6, box.bottom() - 0.6):
        painter.drawLine(QPointF(left, y), QPointF(right, y))
    for edge, gone in ((left, open[0]), (right, open[1])):
        if not gone:
            painter.drawLine(QPointF(edge, box.top()), QPointF(edge, box.bottom()))


def paint_lasting_line(painter: QPainter, left: float, right: float, middle: float, tone: Tone) -> None:
    """Paint what tells that something goes on within a span from what happens once in it."""
    if right > left:
        painter.setPen(QPen(colour(tone.fill), LASTING_LINE))
        painter.drawLine(QPointF(left + 1, middle), QPointF(right - 1, middle))


def paint_limit(painter: QPainter, x: float, middle: float, tone: Tone) -> None:
    """Paint an arrow up to a bracket at `x`: by then at the latest."""
    ink, its = colour(tone.fill), limit(x, middle)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    dashed = QPen(ink, SHAFT)
    dashed.setDashPattern([2.0, 1.6])
    painter.setPen(dashed)
    painter.drawLine(*[QPointF(*end) for end in its.shaft])
    painter.setPen(QPen(ink, BRACKET))
    painter.drawPath(_path(its.bracket))
    head = _path(its.head)
    head.closeSubpath()
    painter.fillPath(head, ink)


def paint_ghost(painter: QPainter, at: QPointF, column: int, theme: Theme) -> None:
    """Paint where the event is in another scenario: that one's letter in a ring."""
    tone = theme.scenario[column]
    painter.setPen(QPen(colour(tone.fill), GHOST_RING))
    painter.setBrush(brush(tone.tint))
    painter.drawEllipse(at, GHOST, GHOST)
    letter(painter, ghost_letter(at.x(), at.y(), theme.letters[column]), tone.fill)


def _path(points: Sequence[Point]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    return path


def _slid(mark: Mark, x: float, drawing: TimelineDrawing) -> float:
    """How far disc and words are moved along a wide span: to the middle of what is seen of it."""
    start, end = max(x + mark.span[0], drawing.plane[0]), min(x + mark.span[1], drawing.plane[1])
    shift = (start + end) / 2 - (x + mark.disc)
    return min(max(shift, -mark.slack[0]), mark.slack[1])


def _paint_words(painter: QPainter, said: Said, theme: Theme, ground: str) -> None:
    painter.fillRect(QRectF(*said.ground), brush(ground))
    letter(painter, said.name, theme.text)
    letter(painter, said.caption, theme.muted_text)


def paint_frame(painter: QPainter, frame: QRectF, theme: Theme, *, chosen: bool, focused: bool) -> None:
    """Paint the frame around an event that is chosen, or lit by what the pointer is on."""
    width = (2.5 if focused else 2.0) if chosen else 1.5
    painter.setBrush(brush(theme.selection if chosen else theme.hover))
    painter.setPen(QPen(colour(theme.focus), width))
    painter.drawRoundedRect(frame.adjusted(-3, -2, 3, 2), 5, 5)
