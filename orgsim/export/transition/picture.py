"""The transition view as a picture: what becomes of the units of one scenario in another, or in several."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from orgsim.analysis.differences.matching import Pair
from orgsim.drawing.theme import Theme
from orgsim.drawing.transition.fates import fate_legend, has_lineage
from orgsim.drawing.transition.fitting import draw_transition
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.drawing.transition.sizes import CAPTION
from orgsim.export.page.cards import CARD_CORNER
from orgsim.export.page.colours import brush, pen
from orgsim.export.page.errors import TooFewError
from orgsim.export.page.frame import GAP, Frame, heading_of, sources_of
from orgsim.export.page.lettering import broken, draw_text
from orgsim.export.page.picture import NATURAL, Picture, Size, page_scale
from orgsim.export.transition.painter import LEGEND_LINE, legend_lines, paint_legend, paint_transition
from orgsim.messages import Catalog, catalog, message
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language
from orgsim.model.views import LETTERS

_PAD = 8.0
_NOTE_LINE = 16.0


class Way(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """From which of the scenarios to which."""

    before: int
    after: int
    pairs: tuple[Pair, ...] = ()
    """Ids of units that were decided to be the same."""


def transition_picture(
    scenarios: Sequence[Scenario],
    ways: Sequence[Way],
    *,
    theme: Theme,
    language: Language,
    title: str | None = None,
    size: Size | None = None,
    options: TransitionOptions | None = None,
) -> Picture:
    """The transitions along `ways` side by side. Without a `size` the page is as high as they need.

    TooFewError where there is no way: a single scenario leads nowhere.
    """
    if not ways:
        raise TooFewError(message("export.error.too-few"))
    speech = catalog(language)
    scale = NATURAL[1] if size is None else page_scale(size)
    width = (NATURAL[0] if size is None else size[0]) / scale
    shown = [scenarios[column] for column in sorted({column for way in ways for column in (way.before, way.after)})]
    sources = sources_of(shown, speech)
    given = 0.0 if size is None else size[1] / scale
    frame = Frame((width, given), title or "", sources, theme, language)
    left, top, right, bottom = frame.room
    room = (right - left + GAP) / len(ways) - GAP
    height = 0.0 if size is None else max(bottom - top, 1.0)
    panels = [_Set(scenarios, way, room, height, options or TransitionOptions(), theme, speech) for way in ways]
    if size is None:
        high = max(panel.height for panel in panels)
        frame = Frame((width, high + top - bottom), title or "", sources, theme, language)
        size = (NATURAL[0], float(round((high + top - bottom) * scale)))
        height = high

    def paint(painter: QPainter, pixels: float) -> None:
        painter.scale(scale, scale)
        frame.paint(painter)
        for place, panel in enumerate(panels):
            panel.paint(painter, left + place * (room + GAP), top, height, scale * pixels)

    name = heading_of(title, shown, speech)
    return Picture(
        title=name,
        description=speech("export.transition.description", title=name),
        width=size[0],
        height=size[1],
        pages=(paint,),
    )


class _Set:
    """One transition with its legend, set for a panel of that size."""

    def __init__(
        self,
        scenarios: Sequence[Scenario],
        way: Way,
        width: float,
        height: float,
        options: TransitionOptions,
        theme: Theme,
        speech: Catalog,
    ) -> None:
        a, b = scenarios[way.before], scenarios[way.after]
        before, after = hierarchy(a), hierarchy(b)
        self._way = way
        self._theme = theme
        self._width = width
        inner = width - 2 * _PAD
        stated = has_lineage(before, after) or bool(way.pairs)
        note = "" if stated else speech("transition-view.no-lineage")
        self._note = broken(note, speech.language, inner, CAPTION) if note else ()
        above = len(self._note) * _NOTE_LINE
        pane = max(height - 2 * _PAD - above - 2 * LEGEND_LINE, 40.0) if height else 0.0
        self._drawing = draw_transition(
            a, b, options, language=speech.language, pane=(inner, pane), pairs=way.pairs, whole=True
        )
        counts = fate_legend(self._drawing.transition, before, after, options.measure)
        self._legend = legend_lines(counts, speech, inner)
        self._zoom = inner / self._drawing.width
        if height:
            free = height - 2 * _PAD - above - len(self._legend) * LEGEND_LINE
            self._zoom = min(self._zoom, max(free, 1.0) / self._drawing.height)
        self.height = self._drawing.height * self._zoom + 2 * _PAD + above + len(self._legend) * LEGEND_LINE

    def paint(self, painter: QPainter, x: float, y: float, height: float, pixels: float) -> None:
        """Paint the panel with its top left corner at (`x`, `y`)."""
        theme, drawing = self._theme, self._drawing
        painter.setPen(pen(theme.hairline, 1.0))
        painter.setBrush(brush(theme.surface))
        painter.drawRoundedRect(
            QRectF(x, y, self._width, height).adjusted(0.5, 0.5, -0.5, -0.5), CARD_CORNER, CARD_CORNER
        )
        line = y + _PAD
        for said in self._note:
            draw_text(painter, x + _PAD, line + 12, said, CAPTION, theme.muted_text)
            line += _NOTE_LINE
        painter.save()
        spare = self._width - drawing.width * self._zoom
        painter.translate(x + spare / 2, line)
        painter.scale(self._zoom, self._zoom)
        columns = (self._way.before, self._way.after)
        letters = (LETTERS[columns[0]], LETTERS[columns[1]])
        paint_transition(painter, drawing, theme, self._zoom * pixels, letters=letters, columns=columns)
        painter.restore()
        foot = y + height - _PAD - len(self._legend) * LEGEND_LINE
        paint_legend(painter, self._legend, x + _PAD, foot, theme)
