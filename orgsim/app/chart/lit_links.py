"""The link that is pointed at, lit: over all others, with its two ends and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from orgsim.drawing.drawing import Box, Line
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Theme, base_of
from orgsim.drawing.viewport import Viewport
from orgsim.export.page.colours import colour, pen
from orgsim.export.page.fonts import font
from orgsim.export.page.painter import paint_arrowhead, paint_frame
from orgsim.messages import Catalog

if TYPE_CHECKING:
    from orgsim.drawing.links.ground import Rect


class Spoken(NamedTuple):
    """The words of a language for links."""

    speech: Catalog

    def kind(self, line: Line) -> str:
        """What kind of link it is."""
        return self.speech(base_of(line.style))

    def whole(self, line: Line, start: str, end: str) -> str:
        """The link between boxes of those names, as a sentence."""
        return self.speech("link.told", kind=self.kind(line), one=start, other=end)


_REACH = 5.0
"""Pixels from a line at which it is pointed at."""
_GROUND, _CORE = 9.0, 4.0
"""Pixels: how wide the ground is that parts the lit line from all others, and how wide the line lies on it."""
_HEAD = 10.0
"""Pixels: how long and wide its arrowhead is."""
_SIZE, _PAD = 12, 5.0
"""Pixels of the word's font, and what is free around it."""


class LitLinks:
    """Which link of a chart is pointed at, and what is said of it."""

    def __init__(self) -> None:
        self.pointed: Line | None = None
        self.spoken: Spoken | None = None
        """The words for it; `None`: nothing is said."""

    def lit(self, links: tuple[Line, ...], unit: str | None) -> tuple[Line, ...]:
        """Those of the links that lie over all others: the one that is pointed at, or those of the unit that is."""
        pointed = self.pointed
        if pointed is not None:
            # One that has no way is two lines.
            return tuple([its for its in links if (its.style, its.ends) == (pointed.style, pointed.ends)])
        return tuple([its for its in links if unit in its.ends]) if unit else ()

    def told(self, box_of: Callable[[str], Box | None]) -> str:
        """The one that is pointed at as a sentence; nothing where none is."""
        line = self.pointed
        if line is None or self.spoken is None:
            return ""
        # Imported here, as nobody points at anything before the first picture.
        from orgsim.drawing.text.breaking import whole

        one, other = [box.whole or whole(box.name) if (box := box_of(its)) is not None else its for its in line.ends]
        return self.spoken.whole(line, one, other)

    def paint(
        self,
        painter: QPainter,
        links: tuple[Line, ...],
        hovered: str | None,
        box_of: Callable[[str], Box | None],
        theme: Theme,
        zoom: float,
    ) -> None:
        """Lay those of the links that are lit over all others, and frame what they lead to from the hovered unit."""
        if lit := self.lit(links, hovered):
            ends = {its for line in lit for its in line.ends} - {hovered}
            paint_lit(painter, lit, [box for its in ends if (box := box_of(its)) is not None], theme, zoom)

    def paint_word(self, painter: QPainter, view: Rect, theme: Theme, zoom: float) -> None:
        """Name the one that is pointed at."""
        if self.pointed is not None and self.spoken is not None:
            paint_word(painter, self.spoken.kind(self.pointed), self.pointed, view, theme, zoom)


def link_at(links: Iterable[Line], x: float, y: float, viewport: Viewport) -> Line | None:
    """The link that runs at that point of a widget which shows that viewport."""
    from orgsim.drawing.links.pointing import line_at

    return line_at(links, viewport.to_drawing(x, y), _REACH / viewport.zoom)


def paint_lit(painter: QPainter, lines: Iterable[Line], ends: Iterable[Box], theme: Theme, zoom: float) -> None:
    """Lay those lines over all others, and frame the boxes that they join."""
    for line in lines:
        path = QPainterPath(QPointF(*line.points[0]))
        for point in line.points[1:]:
            path.lineTo(QPointF(*point))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(theme.surface, _GROUND / zoom, "solid"))
        painter.drawPath(path)
        painter.setPen(pen(theme.focus, _CORE / zoom, "solid"))
        painter.drawPath(path)
        if line.arrow and line.points[-2] != line.points[-1]:
            paint_arrowhead(painter, line.points[-2], line.points[-1], theme.focus, _HEAD / zoom, 0.5)
    for box in ends:
        paint_frame(painter, box, theme.focus, zoom, 2.0)


def paint_word(painter: QPainter, word: str, line: Line, view: Rect, theme: Theme, zoom: float) -> None:
    """Write what kind of link it is onto its longest stretch in view, at the same size at each zoom."""
    from orgsim.drawing.links.pointing import label_place

    width, height = load_font().width(word, _SIZE, bold=True) + 2 * _PAD, _SIZE + 2 * _PAD
    across, down = (width / 2 + 2) / zoom, (height / 2 + 2) / zoom
    left, top, right, bottom = view
    x, y = label_place(line, (left + across, top + down, right - across, bottom - down))
    painter.save()
    painter.translate(x, y)
    painter.scale(1 / zoom, 1 / zoom)
    room = QRectF(-width / 2, -height / 2, width, height)
    painter.setPen(pen(theme.focus, 1.0, "solid"))
    painter.setBrush(colour(theme.surface))
    painter.drawRoundedRect(room, 4, 4)
    painter.setPen(colour(theme.text))
    painter.setFont(font(_SIZE, bold=True))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, word)
    painter.restore()
