"""The plots of the metrics as pieces of a page: spans of control, and seats by kind of body.

The same figures as the window's plots have, drawn by the painter of all pictures.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from orgsim.analysis.figures.comparison import Row
from orgsim.analysis.figures.metrics import METRICS
from orgsim.analysis.figures.seat_groups import SeatGroup
from orgsim.drawing.theme import Theme
from orgsim.export.figures.open_bars import OPEN, paint_bar, sure_room
from orgsim.export.figures.table import written
from orgsim.export.page.colours import brush, pen
from orgsim.export.page.flow import Piece
from orgsim.export.page.lettering import broken, draw_lines, draw_text, text_width
from orgsim.messages import Catalog

_SMALL = 12
_TINY = 11
_PLOT_HEIGHT = 150.0
_AXIS_HEIGHT = 40.0
_MOST_SPANS = 16
"""Spans up to which the axis has a place for each, those that nobody has among them."""
_BAR = 13.0


def span_piece(row: Row, theme: Theme, speech: Catalog, width: float, heading: Piece) -> Piece | None:
    """How many managers have how many direct subordinates; `None` where no scenario tells."""
    known = [dict(figure.distribution or ()) for figure in row.figures]
    present = sorted({span for spans in known for span in spans})
    if not present:
        return None
    spans = list(range(min(1, present[0]), present[-1] + 1)) if present[-1] <= _MOST_SPANS else present
    most = max(managers for each in known for managers in each.values())
    slot = width / len(spans)
    bar = min(24.0, (slot * 0.8) / len(known))

    def paint(painter: QPainter, x: float, y: float) -> None:
        foot = y + _PLOT_HEIGHT
        room = _PLOT_HEIGHT - 20
        for place, span in enumerate(spans):
            middle = x + (place + 0.5) * slot
            left = middle - bar * len(known) / 2
            for column, each in enumerate(known):
                managers = each.get(span, 0)
                if managers:
                    high = managers / most * room
                    area = QRectF(left + column * bar + 0.5, foot - high, bar - 1, high)
                    painter.fillRect(area, brush(theme.scenario[column].fill))
                    said = speech.number(managers)
                    if text_width(said, _TINY, True) <= bar + 2:
                        above = area.top() - 4
                        draw_text(painter, area.center().x(), above, said, _TINY, theme.text, bold=True, align="middle")
            draw_text(painter, middle, foot + 16, speech.number(span), _SMALL, theme.plot.text, align="middle")
        painter.setPen(pen(theme.plot.axis, 1.0))
        painter.drawLine(QPointF(x, foot + 0.5), QPointF(x + width, foot + 0.5))
        draw_text(
            painter, x + width, foot + 33, speech("export.plot.subordinates"), _SMALL, theme.muted_text, align="right"
        )
        _paint_key(painter, x, foot + 33, len(known), theme)

    return Piece(height=_PLOT_HEIGHT + _AXIS_HEIGHT, paint=paint, heading=heading)


def seats_pieces(
    groups: Sequence[SeatGroup], theme: Theme, speech: Catalog, width: float, heading: Piece
) -> tuple[Piece, ...]:
    """A bar for each scenario's seats, sort by sort of body."""
    most = max((figure.value or 0 for group in groups for figure in group.figures), default=0)
    return tuple(
        [
            _group_piece(group, most, theme, speech, width, heading, keep=place < len(groups) - 1)
            for place, group in enumerate(groups)
        ]
    )


def _group_piece(
    group: SeatGroup, most: float, theme: Theme, speech: Catalog, width: float, heading: Piece, *, keep: bool
) -> Piece:
    lines = broken(_group_name(group, speech), speech.language, width, _SMALL)
    names = 16.0 * len(lines) + 3
    letter, number = 18.0, 40.0

    def paint(painter: QPainter, x: float, y: float) -> None:
        draw_lines(painter, x, y + 13, lines, _SMALL, theme.plot.text, 16)
        top = y + names
        for column, figure in enumerate(group.figures):
            fill = theme.scenario[column].fill
            base = top + _BAR - 3
            draw_text(painter, x, base, theme.letters[column], _TINY, fill, bold=True)
            room = width - letter - number
            long = (figure.value or 0) / (most or 1) * sure_room(room, open_=True)
            if long:
                beyond = OPEN * room if figure.lower_bound else 0.0
                paint_bar(painter, QRectF(x + letter, top + 1, long, _BAR - 2), theme.scenario[column], beyond=beyond)
                long += beyond
            draw_text(
                painter,
                x + letter + long + 6,
                base,
                written(figure, METRICS["elected.seats"], speech),
                _TINY,
                theme.text,
                bold=True,
            )
            top += _BAR

    return Piece(height=names + _BAR * len(group.figures) + 8, paint=paint, heading=heading, keep=keep)


def _group_name(group: SeatGroup, speech: Catalog) -> str:
    if group.name == "others":
        return speech("metrics-view.seats.others")
    return " / ".join(speech.value((kind.plural or kind.name) if group.several else kind.name) for kind in group.kinds)


def _paint_key(painter: QPainter, x: float, base: float, columns: int, theme: Theme) -> None:
    for column in range(columns):
        painter.fillRect(QRectF(x, base - 10, 10, 10), brush(theme.scenario[column].fill))
        draw_text(painter, x + 14, base, theme.letters[column], _SMALL, theme.plot.text, bold=True)
        x += 36
