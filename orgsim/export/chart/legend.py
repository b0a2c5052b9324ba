"""The legend of marks and links: each badge or line with what it is called, in one line or as many as it takes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from orgsim.drawing.chart.marks import Legend
from orgsim.drawing.drawing import Line
from orgsim.drawing.theme import Theme
from orgsim.export.page.badges import paint_mark
from orgsim.export.page.colours import colour, pen
from orgsim.export.page.lettering import draw_text, shortened, text_width
from orgsim.export.page.painter import paint_lines
from orgsim.export.page.signs import paint_sign
from orgsim.messages import Catalog

LINE = 22.0
_SIZE = 12
_RADIUS = 8.0
_SHAPE = 6.5
_GAP = 18.0
_SIGN = 2 * _RADIUS + 7
_SAMPLE = 34.0
"""How long the sample of a line is: its dashes and its arrowhead are to be told."""


class Placed(msgspec.Struct, frozen=True):
    """An entry of the legend where it stands."""

    x: float
    y: float
    """The middle of its line."""
    entry: Legend
    words: str


def placed(entries: Sequence[Legend], width: float, speech: Catalog) -> tuple[Placed, ...]:
    """The entries side by side, as many in a line as `width` has room for."""
    found: list[Placed] = []
    x, y = 0.0, LINE / 2
    for entry in entries:
        sign = _sign_width(entry)
        words = shortened(speech.say(entry.words), max(width - sign, 40.0), _SIZE, entry.heading)
        taken = sign + text_width(words, _SIZE, entry.heading)
        if x and x + taken > width:
            x, y = 0.0, y + LINE
        found.append(Placed(x, y, entry, words))
        x += taken + _GAP
    return tuple(found)


def height_of(legend: Sequence[Placed]) -> float:
    """How high it is."""
    return legend[-1].y + LINE / 2 if legend else 0.0


def paint_legend(painter: QPainter, legend: Sequence[Placed], x: float, y: float, theme: Theme) -> None:
    """Paint it with its top left corner at (`x`, `y`)."""
    for each in legend:
        middle = y + each.y
        centre = QPointF(x + each.x + _RADIUS, middle)
        if each.entry.line:
            ends = ((x + each.x, middle), (x + each.x + _SAMPLE, middle))
            paint_lines(painter, [Line(points=ends, style=each.entry.line, arrow=True)], theme, 1.0)
        elif each.entry.mark is not None:
            paint_mark(painter, centre, _RADIUS, each.entry.mark, theme)
        elif each.entry.sign:
            paint_sign(painter, centre, _SHAPE, each.entry.sign, theme)
        elif not each.entry.heading:
            look = theme.look(each.entry.look) if each.entry.look else None
            painter.setPen(pen(look.border if look is not None else theme.border, 1.0))
            painter.setBrush(colour(look.fill if look is not None else theme.surface))
            painter.drawRoundedRect(QRectF(centre.x() - _RADIUS + 0.5, centre.y() - 5.5, 2 * _RADIUS - 1, 11), 3, 3)
        start = x + each.x + _sign_width(each.entry)
        ink = theme.text if each.entry.heading else theme.muted_text
        draw_text(painter, start, middle + 4.5, each.words, _SIZE, ink, bold=each.entry.heading)


def _sign_width(entry: Legend) -> float:
    if entry.heading:
        return 0.0
    return _SAMPLE + 8 if entry.line else _SIGN
