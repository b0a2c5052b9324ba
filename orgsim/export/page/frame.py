"""What frames every picture: the heading at its top, the sources at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from orgsim.drawing.text.breaking import whole
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import brush
from orgsim.export.page.lettering import broken, draw_lines, draw_text, shortened
from orgsim.export.page.picture import Size
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

MARGIN = 16.0
GAP = 10.0

_HEADING = 20
_FOOT = 11
_FOOT_LINE = 14.0
_MOST_LINES = 2
_END_WIDTH = 110.0
"""Room at the end of the foot, for the page's number and the name of the app."""
_NAME = "orgsim"


class Frame:
    """The heading and the foot of a page, and the room between them."""

    def __init__(
        self,
        size: Size,
        heading: str,
        sources: str,
        theme: Theme,
        language: Language,
        number: str = "",
        basis: str = "",
    ) -> None:
        """`basis` is what the figures of the page stand on: it has lines of its own above the sources."""
        self._size = size
        self._heading = heading
        self._theme = theme
        self._end = f"{number} · {_NAME}" if number else _NAME
        room = size[0] - 2 * MARGIN - _END_WIDTH
        self._foot = tuple([line for text in (basis, sources) if text for line in _lines(text, room, language)])

    @property
    def room(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what lies between heading and foot."""
        width, height = self._size
        top = MARGIN + (_HEADING + 14 if self._heading else 0)
        return MARGIN, top, width - MARGIN, height - MARGIN - 20 - _FOOT_LINE * (max(len(self._foot), 1) - 1)

    def paint(self, painter: QPainter) -> None:
        """Paint the ground, the heading and the foot."""
        width, height = self._size
        theme = self._theme
        painter.fillRect(QRectF(0, 0, width, height), brush(theme.surface))
        inner = width - 2 * MARGIN
        if self._heading:
            text = shortened(self._heading, inner, _HEADING, True)
            draw_text(painter, MARGIN, MARGIN + _HEADING - 1, text, _HEADING, theme.text, bold=True)
        last = height - MARGIN
        draw_text(painter, width - MARGIN, last, self._end, _FOOT, theme.muted_text, align="right")
        first = last - (len(self._foot) - 1) * _FOOT_LINE
        draw_lines(painter, MARGIN, first, self._foot, _FOOT, theme.muted_text, _FOOT_LINE)


def _lines(text: str, room: float, language: Language) -> tuple[str, ...]:
    """A text of the foot in as many lines as it may have; the last one is cut where it is longer."""
    lines = broken(text, language, room, _FOOT)
    if len(lines) > _MOST_LINES:
        lines = (*lines[: _MOST_LINES - 1], shortened(whole(lines[_MOST_LINES - 1 :]), room, _FOOT))
    return lines


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
