"""Paints the legend of a timeline: each sign that occurs, with its meaning."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from orgsim.drawing.theme import Theme, Tone
from orgsim.drawing.timeline.axis import BREAK
from orgsim.drawing.timeline.legend import Entry
from orgsim.drawing.timeline.marks import ARROW, DISC, NAME, NOTE, STRIP
from orgsim.drawing.timeline.placing import CORNER
from orgsim.export.page.colours import brush, pen
from orgsim.export.page.lettering import draw_text, text_width
from orgsim.export.timeline.glyphs import paint_disc
from orgsim.export.timeline.marks import paint_ghost, paint_lasting_line, paint_limit, paint_span
from orgsim.export.timeline.rulers import paint_gap

LEGEND_LINE = 22.0
"""Height of a line of the legend."""

_LEGEND_GAP = 18.0
_LEGEND_TEXT = 13
_KEY = 30.0
_WITHIN_KEY = 45.0


def legend_lines(entries: Sequence[Entry], width: float) -> list[list[Entry]]:
    """The entries of the legend in lines of at most that width."""
    lines: list[list[Entry]] = [[]]
    x = 0.0
    for entry in entries:
        needed = _key(entry) + text_width(entry.text, _LEGEND_TEXT)
        if lines[-1] and x + needed > width:
            lines.append([])
            x = 0.0
        lines[-1].append(entry)
        x += needed + _LEGEND_GAP
    return lines


def paint_legend(
    painter: QPainter, lines: Sequence[Sequence[Entry]], x: float, y: float, theme: Theme, tone: Tone
) -> None:
    """Paint the legend with its top left corner at (`x`, `y`), its signs in `tone`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in lines:
        at, middle = x, y + LEGEND_LINE / 2
        for entry in line:
            _paint_key(painter, entry, at, middle, theme, tone)
            at += _key(entry)
            draw_text(painter, at, middle + 4.5, entry.text, _LEGEND_TEXT, theme.text)
            at += text_width(entry.text, _LEGEND_TEXT) + _LEGEND_GAP
        y += LEGEND_LINE


def _key(entry: Entry) -> float:
    """Width of an entry's sign with the gap after it."""
    match entry.sign:
        case "words":
            return 0.0
        case "day" | "kind" | "shift":
            return 2 * DISC + 6
        case "note":
            return 12.0
        case "today":
            return 14.0
        case "by":
            return ARROW + 10
        case "left-out":
            return BREAK + 8
        case "within" | "ends":
            return _WITHIN_KEY + 8
        case _:
            return _KEY + 8


def _paint_key(painter: QPainter, entry: Entry, x: float, middle: float, theme: Theme, tone: Tone) -> None:
    centre = QPointF(x + DISC, middle)
    match entry.sign:
        case "day":
            paint_disc(painter, centre, DISC - 1, None, tone, theme.surface, exact=True)
        case "kind":
            plain = Tone(theme.text, theme.surface, theme.surface)
            paint_disc(painter, centre, DISC - 1, entry.kind, plain, theme.surface, exact=False)
        case "within":
            paint_span(painter, x, x + _WITHIN_KEY, middle, tone)
            paint_disc(painter, QPointF(x + _WITHIN_KEY / 2, middle), DISC - 1, None, tone, theme.surface, exact=False)
        case "ends":
            paint_span(painter, x, x + _WITHIN_KEY, middle, tone)
            paint_lasting_line(painter, x, x + _WITHIN_KEY, middle, tone)
            certain = QRectF(x + _WITHIN_KEY / 3, middle - STRIP / 2, _WITHIN_KEY / 3, STRIP)
            painter.fillRect(certain, brush(tone.fill))
        case "lasting":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(tone.fill))
            painter.drawRoundedRect(QRectF(x, middle - STRIP / 2, _KEY, STRIP), CORNER, CORNER)
        case "by":
            paint_limit(painter, x + ARROW + 2, middle, tone)
        case "shift":
            paint_ghost(painter, centre, entry.column or 0, theme)
        case "note":
            draw_text(painter, x + 1, middle + 6, NOTE, NAME, theme.text, bold=True)
        case "left-out":
            paint_gap(painter, x, middle - STRIP / 2, middle + STRIP / 2, theme)
        case "today":
            painter.setPen(pen(theme.error.fill, 1.75))
            painter.drawLine(QPointF(x + 5, middle - 8), QPointF(x + 5, middle + 8))
