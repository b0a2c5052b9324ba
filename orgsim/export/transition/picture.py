"""The transition view as a picture: what becomes of the units of one scenario in another, or in several."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from orgsim.analysis.differences.matching import Pair
from orgsim.drawing.theme import Theme
from orgsim.drawing.transition.drawing import TransitionDrawing
from orgsim.drawing.transition.fates import FateCount, fate_legend, has_lineage
from orgsim.drawing.transition.fitting import draw_transition, draw_transition_on_pages
from orgsim.drawing.transition.options import TransitionOptions
from orgsim.drawing.transition.sizes import CAPTION, NAME
from orgsim.export.errors import TooFewError
from orgsim.export.page.cards import CARD_CORNER
from orgsim.export.page.colours import brush, pen
from orgsim.export.page.frame import GAP, Frame, heading_of, sources_of
from orgsim.export.page.lettering import broken, draw_lines
from orgsim.export.page.numbering import ALONE, Numbering
from orgsim.export.page.picture import NATURAL, READABLE, Paint, Picture, Size, page_scale
from orgsim.export.transition.painter import LEGEND_LINE, legend_lines, paint_legend, paint_transition
from orgsim.messages import Catalog, catalog, message
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_PAD = 8.0
_NOTE_LINE = 16.0
_ON_PAGES = 0.9
"""The zoom on pages of a transition that goes on to further ones: of names 12 pixels high."""


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
    pages: bool = False,
    numbering: Numbering = ALONE,
) -> Picture:
    """The transitions along `ways` side by side. Without a `size` the page is as high as they need.

    With `pages`, each way goes on to further pages of that size before it becomes too small to be read.
    TooFewError where there is no way: a single scenario leads nowhere.
    """
    if not ways:
        raise TooFewError(message("export.error.too-few"))
    speech = catalog(language)
    options = options or TransitionOptions()
    scale = NATURAL[1] if size is None else page_scale(size)
    width = (NATURAL[0] if size is None else size[0]) / scale
    shown = [scenarios[column] for column in sorted({column for way in ways for column in (way.before, way.after)})]
    sources = sources_of(shown, speech)
    given = 0.0 if size is None else size[1] / scale
    left, top, right, bottom = Frame((width, given), title or "", sources, theme, language).room
    room = (right - left + GAP) / len(ways) - GAP
    height = 0.0 if size is None else max(bottom - top, 1.0)
    settings = [_Setting(scenarios, way, options, theme, speech, every_change=pages) for way in ways]
    on_pages: list[list[_Set]] = [[setting.whole(room, height) for setting in settings]]
    if size is None:
        height = max(panel.height for panel in on_pages[0])
        given = height + top - bottom
        size = (NATURAL[0], float(round(given * scale)))
    elif pages and min(panel.zoom for panel in on_pages[0]) * scale * NAME < READABLE:
        room = right - left
        on_pages = [[panel] for setting in settings for panel in setting.parted(room, height, _ON_PAGES / scale)]

    def page(number: int, panels: Sequence[_Set]) -> Paint:
        said = numbering.told(number, len(on_pages))
        frame = Frame((width, given), title or "", sources, theme, language, said)

        def paint(painter: QPainter, pixels: float) -> None:
            painter.scale(scale, scale)
            frame.paint(painter)
            for place, panel in enumerate(panels):
                panel.paint(painter, left + place * (room + GAP), top, height, scale * pixels)

        return paint

    name = heading_of(title, shown, speech)
    return Picture(
        title=name,
        description=speech("export.transition.description", title=name),
        width=size[0],
        height=size[1],
        pages=tuple([page(number, panels) for number, panels in enumerate(on_pages)]),
    )


class _Setting:
    """One transition, to be set for panels of any size."""

    def __init__(
        self,
        scenarios: Sequence[Scenario],
        way: Way,
        options: TransitionOptions,
        theme: Theme,
        speech: Catalog,
        *,
        every_change: bool,
    ) -> None:
        """`every_change`: however many there are, as it can go on to further pages."""
        self._every_change = every_change
        self._ends = scenarios[way.before], scenarios[way.after]
        self._way = way
        self._options = options
        self._theme = theme
        self._speech = speech
        before, after = map(hierarchy, self._ends)
        stated = has_lineage(before, after) or bool(way.pairs)
        self._note = "" if stated else speech("transition-view.no-lineage")

    def whole(self, width: float, height: float) -> _Set:
        """All of it on one panel of that size, as high as it needs where that is 0."""
        note = self._broken(width)
        drawing = draw_transition(
            *self._ends,
            self._options,
            language=self._speech.language,
            pane=self._pane(width, height, note),
            pairs=self._way.pairs,
            whole=True,
            every_change=self._every_change,
        )
        return self._set(drawing, width, height, note)

    def parted(self, width: float, height: float, zoom: float) -> list[_Set]:
        """On as many panels of that size as it needs at that zoom."""
        note = self._broken(width)
        drawings = draw_transition_on_pages(
            *self._ends,
            self._options,
            language=self._speech.language,
            page=self._pane(width, height, note),
            zoom=zoom,
            pairs=self._way.pairs,
        )
        return [self._set(drawing, width, height, note) for drawing in drawings]

    def _broken(self, width: float) -> tuple[str, ...]:
        return broken(self._note, self._speech.language, width - 2 * _PAD, CAPTION) if self._note else ()

    def _pane(self, width: float, height: float, note: Sequence[str]) -> Size:
        above = len(note) * _NOTE_LINE
        return width - 2 * _PAD, max(height - 2 * _PAD - above - 2 * LEGEND_LINE, 40.0) if height else 0.0

    def _set(self, drawing: TransitionDrawing, width: float, height: float, note: tuple[str, ...]) -> _Set:
        before, after = map(hierarchy, self._ends)
        counts = fate_legend(drawing.transition, before, after, self._options.measure)
        legend = legend_lines(counts, self._speech, width - 2 * _PAD)
        return _Set(self._way, drawing, note, legend, width, height, self._theme)


class _Set:
    """A drawing of a transition with its legend, set for a panel of that size."""

    def __init__(
        self,
        way: Way,
        drawing: TransitionDrawing,
        note: tuple[str, ...],
        legend: list[list[tuple[FateCount, str]]],
        width: float,
        height: float,
        theme: Theme,
    ) -> None:
        self._way = way
        self._theme = theme
        self._width = width
        self._note = note
        self._drawing = drawing
        self._legend = legend
        inner = width - 2 * _PAD
        above = len(note) * _NOTE_LINE
        self.zoom = inner / drawing.width
        """Of the drawing on the panel."""
        if height:
            free = height - 2 * _PAD - above - len(legend) * LEGEND_LINE
            self.zoom = min(self.zoom, max(free, 1.0) / drawing.height)
        self.height = drawing.height * self.zoom + 2 * _PAD + above + len(legend) * LEGEND_LINE

    def paint(self, painter: QPainter, x: float, y: float, height: float, pixels: float) -> None:
        """Paint the panel with its top left corner at (`x`, `y`)."""
        theme, drawing = self._theme, self._drawing
        painter.setPen(pen(theme.hairline, 1.0))
        painter.setBrush(brush(theme.surface))
        painter.drawRoundedRect(
            QRectF(x, y, self._width, height).adjusted(0.5, 0.5, -0.5, -0.5), CARD_CORNER, CARD_CORNER
        )
        line = y + _PAD
        draw_lines(painter, x + _PAD, line + 12, self._note, CAPTION, theme.muted_text, _NOTE_LINE)
        line += _NOTE_LINE * len(self._note)
        painter.save()
        spare = self._width - drawing.width * self.zoom
        painter.translate(x + spare / 2, line)
        painter.scale(self.zoom, self.zoom)
        columns = (self._way.before, self._way.after)
        letters = (self._theme.letters[columns[0]], self._theme.letters[columns[1]])
        paint_transition(painter, drawing, theme, self.zoom * pixels, letters=letters, columns=columns)
        painter.restore()
        foot = y + height - _PAD - len(self._legend) * LEGEND_LINE
        paint_legend(painter, self._legend, x + _PAD, foot, theme)
