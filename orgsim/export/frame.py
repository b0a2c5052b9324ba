"""What frames every picture: the heading at its top, the sources at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from orgsim.drawing.theme import Theme
from orgsim.export.colours import brush
from orgsim.export.lettering import draw_text, shortened, text_width
from orgsim.export.picture import Size
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario

MARGIN = 16.0
GAP = 10.0

_HEADING = 20
_FOOT = 11
_NAME = "orgsim"


class Frame:
    """The heading and the foot of a page, and the room between them."""

    def __init__(self, size: Size, heading: str, sources: str, theme: Theme, number: str = "") -> None:
        self._size = size
        self._heading = heading
        self._sources = sources
        self._theme = theme
        self._number = number

    @property
    def room(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what lies between heading and foot."""
        width, height = self._size
        top = MARGIN + (_HEADING + 14 if self._heading else 0)
        return MARGIN, top, width - MARGIN, height - MARGIN - _FOOT - 9

    def paint(self, painter: QPainter) -> None:
        """Paint the ground, the heading and the foot."""
        width, height = self._size
        theme = self._theme
        painter.fillRect(QRectF(0, 0, width, height), brush(theme.surface))
        inner = width - 2 * MARGIN
        if self._heading:
            text = shortened(self._heading, inner, _HEADING, True)
            draw_text(painter, MARGIN, MARGIN + _HEADING - 1, text, _HEADING, theme.text, bold=True)
        line = height - MARGIN
        end = f"{self._number} · {_NAME}" if self._number else _NAME
        draw_text(painter, width - MARGIN, line, end, _FOOT, theme.muted_text, align="right")
        if self._sources:
            text = shortened(self._sources, inner - text_width(end, _FOOT) - 24, _FOOT)
            draw_text(painter, MARGIN, line, text, _FOOT, theme.muted_text)


def heading_of(title: str | None, scenarios: Sequence[Scenario], speech: Catalog) -> str:
    """The title of a picture where the heading is not written: that of the comparison, else of its scenarios."""
    return title or " – ".join(speech.value(scenario.title) for scenario in scenarios)


def sources_of(scenarios: Sequence[Scenario], speech: Catalog) -> str:
    """The documents that the scenarios are taken from, each once, in a line."""
    named = []
    for scenario in scenarios:
        for source in scenario.sources.values():
            title = speech.value(source.title)
            named.append(title if source.date is None else f"{title} ({speech.value(source.date)})")
    each = tuple(dict.fromkeys(named))
    return speech("export.sources", n=len(each), sources="; ".join(each)) if each else ""
