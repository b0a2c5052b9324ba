"""Charts as a document: an overview, and pages on which its branches go on."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Sequence
from functools import partial
from itertools import accumulate

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from orgsim.analysis.overlays.overlaid import Overlaid, overlaid
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.links import drawn_kinds, is_asked_for, placed_links
from orgsim.drawing.chart.marks import Marked
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.differing import fates_of
from orgsim.drawing.folding.fitting import smallest_text
from orgsim.drawing.overlay.legend import chart_legend
from orgsim.drawing.overlay.lines import overlay_lines
from orgsim.drawing.overlay.shading import shade_boxes
from orgsim.drawing.paging.counterparts import divide_alike, shared_names
from orgsim.drawing.paging.sheets import Chart, Sheet
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import fit_zoom, fitted
from orgsim.export.chart.legend import Placed, height_of, paint_legend, placed
from orgsim.export.chart.vacant import paint_vacant
from orgsim.export.page.cards import CARD_CORNER, Card, cards, paint_card
from orgsim.export.page.colours import colour, pen
from orgsim.export.page.frame import GAP, Frame, heading_of, sources_of
from orgsim.export.page.lettering import broken, draw_lines, draw_text, shortened, text_width
from orgsim.export.page.numbering import ALONE, Numbering
from orgsim.export.page.painter import paint_badge, paint_lines, painting
from orgsim.export.page.picture import SMALLEST_PRINT, Bookmark, Pane, Picture, Size, page_scale
from orgsim.export.page.steps import restoring
from orgsim.messages import Catalog, catalog
from orgsim.model.comparison import Comparison
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import LinkKind, Scenario
from orgsim.model.text import Language
from orgsim.model.views import Overlay

_TOLD = 12
_TOLD_LINE = 16.0
_NAME = 14
_BADGE = 9.0
_PLACE_LINES = 2
_HEAD = 2 * _BADGE + 4 + _PLACE_LINES * _TOLD_LINE
"""Of a chart on the page of a branch: whose it is, and its place."""
_STEP = " › "
_BOOKMARK = 90
"""Letters of a bookmark."""
_LARGEST = 1.4
"""The zoom of what needs little of its page: all pages are of one document."""


def structure_pages(
    scenarios: Sequence[Scenario],
    options: ChartOptions,
    *,
    theme: Theme,
    title: str | None = None,
    size: Size,
    links: Collection[LinkKind] = (),
    selected: str | None = None,
    overlay: Overlay | None = None,
    marked: Marked | None = None,
    reference: int = 0,
    decisions: Comparison | None = None,
    numbering: Numbering = ALONE,
) -> Generator[tuple[int, int], None, Picture]:
    """The charts of `scenarios` on pages of that size, with no text below 6 pt.

    See `structure_picture`. Counterparts by lineage, or as was decided, stand on the same pages. Yields between
    pages, as many take long to be laid out, how many units of how many stand on them.
    """
    colours = overlaid(scenarios, overlay) if overlay is not None and marked is None else None
    document = _Document(
        scenarios, theme, title, size, options.language, links, selected, colours, marked, reference, numbering
    )
    options = replace(options, enough=_LARGEST, fates=() if marked is None else fates_of(marked))
    names = shared_names(scenarios, reference, decisions)
    sheets = yield from divide_alike(
        scenarios, options, document.pane, SMALLEST_PRINT / document.scale, names, numbering.first
    )
    return document.picture(sheets)


class _Document:
    """What all pages have in common."""

    def __init__(
        self,
        scenarios: Sequence[Scenario],
        theme: Theme,
        title: str | None,
        size: Size,
        language: Language,
        links: Collection[LinkKind],
        selected: str | None,
        colours: Overlaid | None,
        marked: Marked | None,
        reference: int,
        numbering: Numbering,
    ) -> None:
        self._scenarios = scenarios
        self._theme = theme
        self._title = title
        self._size = size
        self._speech: Catalog = catalog(language)
        self._links = frozenset(links)
        self._selected = selected
        self._colours = colours
        self._marked = marked
        self._numbering = numbering
        self.scale = page_scale(size)
        """How many pixels of the page one of its layout takes."""
        self._room = self._frame("").room
        self._cards = cards(scenarios, self._width(len(scenarios)), self._speech, reference)
        drawn = {link.kind for its in scenarios for link in placed_links(its) if is_asked_for(link, links, selected)}
        self._legend = self._placed(drawn)
        """What any page may have to tell: that much room is kept on all."""

    def _placed(self, kinds: Collection[LinkKind]) -> tuple[Placed, ...]:
        left, _, right, _ = self._room
        return placed(chart_legend(kinds, self._marked, self._colours, None), right - left, self._speech)

    def pane(self, charts: int, overview: bool) -> tuple[float, float]:
        """The room that each chart has."""
        _, _, _, bottom = self._room
        height = bottom - height_of(self._legend) - self._top(overview)
        return self._width(charts), max(height, 1.0)

    def picture(self, sheets: Sequence[Sheet]) -> Picture:
        """The pages as a picture."""
        name = heading_of(self._title, self._scenarios, self._speech)
        panes = self._panes(sheets)
        marks = tuple([each.words for each in self._marked.legend]) if self._marked is not None else ()
        view = "structure" if self._marked is None else "differences"
        return Picture(
            title=name,
            description=self._speech(f"export.{view}.description", title=name, marks=marks),
            width=self._size[0],
            height=self._size[1],
            pages=tuple([partial(self._paint, sheet, at, len(sheets)) for at, sheet in enumerate(sheets)]),
            smallest_text=min([its.smallest for its in panes if its.shown], default=None),
            panes=panes,
            bookmarks=tuple(self._bookmarks(sheets, name)) if len(sheets) > 1 else (),
        )

    def _bookmarks(self, sheets: Sequence[Sheet], whole: str) -> Iterator[Bookmark]:
        """Each page by the units whose branches it shows, below that which it goes on from."""
        for page, sheet in enumerate(sheets):
            chart = next((its for its in sheet.charts if its.tops), None)
            title = (
                whole
                if chart is None or sheet.is_overview
                else ", ".join(self._name(chart.column, id) for id in chart.tops)
            )
            place, count = sheet.place
            part = f" ({place}/{count})" if count > 1 else ""
            title = title if len(title) <= _BOOKMARK else f"{title[:_BOOKMARK].rstrip()}…"
            yield Bookmark(title + part, page, sheet.source)

    def _name(self, column: int, id: str) -> str:
        flat = hierarchy(self._scenarios[column])
        return self._speech.value(flat.units[flat.index[id]].name)

    def _panes(self, sheets: Sequence[Sheet]) -> tuple[Pane, ...]:
        """How much of each scenario all pages show together, and how large."""
        smallest = [0.0] * len(self._scenarios)
        shown: list[set[str]] = [set() for _ in self._scenarios]
        for sheet in sheets:
            drawings = [chart.drawing for chart in sheet.charts]
            zoom = self._zoom(sheet, drawings)
            for chart, drawing in zip(sheet.charts, drawings, strict=True):
                size = smallest_text([drawing], zoom) * self.scale
                known = smallest[chart.column]
                smallest[chart.column] = min(known, size) if known else size
                shown[chart.column].update(box.id for box in drawing.boxes)
        weights = [{unit.id: unit.weight for unit in hierarchy(its).units} for its in self._scenarios]
        return tuple(
            [
                Pane(
                    scenario=its.id,
                    smallest=least,
                    shown=sum(all_units[unit] for unit in boxes & all_units.keys()),
                    units=sum(all_units.values()),
                )
                for its, least, boxes, all_units in zip(self._scenarios, smallest, shown, weights, strict=True)
            ]
        )

    def _frame(self, number: str) -> Frame:
        sources = sources_of(self._scenarios, self._speech)
        size = self._size[0] / self.scale, self._size[1] / self.scale
        return Frame(size, self._title or "", sources, self._theme, self._speech.language, number)

    def _width(self, charts: int) -> float:
        left, _, right, _ = self._room
        return (right - left + GAP) / max(charts, 1) - GAP

    def _top(self, overview: bool) -> float:
        """Where the panes begin."""
        head = max((card.height for card in self._cards), default=0.0) if overview else _TOLD_LINE + 4 + _HEAD
        return self._room[1] + head + GAP

    def _zoom(self, sheet: Sheet, drawings: Sequence[Drawing]) -> float:
        pane = self.pane(len(sheet.charts), sheet.is_overview)
        return min([_LARGEST, *[fit_zoom((its.width, its.height), pane) for its in drawings]])

    def _paint(self, sheet: Sheet, at: int, count: int, painter: QPainter, pixels: float) -> Iterator[None]:
        painter.scale(self.scale, self.scale)
        self._frame(self._numbering.told(at, count)).paint(painter)
        left, top, _, bottom = self._room
        drawings = [chart.drawing for chart in sheet.charts]
        pane, zoom = self.pane(len(sheet.charts), sheet.is_overview), self._zoom(sheet, drawings)
        if not sheet.is_overview:
            draw_text(painter, left, top + _TOLD, self._where(sheet), _TOLD, self._theme.muted_text)
        for place, (chart, drawing) in enumerate(zip(sheet.charts, drawings, strict=True)):
            x = left + place * (pane[0] + GAP)
            if sheet.is_overview:
                card: Card = replace(self._cards[chart.column], width=pane[0])
                paint_card(painter, card, x, top, self._top(True) - GAP - top, self._theme)
            else:
                self._paint_head(painter, chart, x, top + _TOLD_LINE + 4, pane[0])
            yield from self._paint_chart(painter, chart, drawing, (x, self._top(sheet.is_overview)), pane, zoom, pixels)
        there = [self._scenarios[chart.column] for chart in sheet.charts]
        legend = self._placed(drawn_kinds(drawings, there, self._links, self._selected))
        paint_legend(painter, legend, left, bottom - height_of(self._legend) + 4, self._theme)

    def _where(self, sheet: Sheet) -> str:
        """What the page goes on from."""
        parts = (
            []
            if sheet.source is None
            else [self._speech("paper.goes-on-from", n=self._numbering.first + sheet.source + 1)]
        )
        place, count = sheet.place
        parts += [self._speech("paper.part", n=place, count=count)] if count > 1 else []
        return " · ".join(parts)

    def _paint_head(self, painter: QPainter, chart: Chart, x: float, y: float, width: float) -> None:
        theme, scenario = self._theme, self._scenarios[chart.column]
        paint_badge(
            painter, QPointF(x + _BADGE, y + _BADGE), _BADGE, theme.letters[chart.column], theme.scenario[chart.column]
        )
        room = width - 2 * _BADGE - 8
        name = shortened(self._speech.value(scenario.title), room, _NAME, True)
        draw_text(painter, x + 2 * _BADGE + 8, y + _BADGE + 5, name, _NAME, theme.text, bold=True)
        lines = self._path(chart, width)
        draw_lines(painter, x, y + 2 * _BADGE + 4 + _TOLD, lines, _TOLD, theme.muted_text, _TOLD_LINE)

    def _path(self, chart: Chart, width: float) -> tuple[str, ...]:
        """The names of the units above the chart; of more than there is room for, the nearest."""

        def name(id: str) -> str:
            return self._name(chart.column, id)

        names = [name(id) for id in chart.path]
        if chart.apart:
            # What is above all of them may be one of these.
            names = [name(id) for id in chart.path if id not in chart.apart]
            names.append(", ".join([name(id) for id in chart.apart if id]))
        begin, room = "", _PLACE_LINES * width
        wide = accumulate([text_width(name, _TOLD) for name in reversed(names)])
        near = max(1, sum(total <= room for total in wide))
        if near < len(names):
            names, begin = names[-near:], f"…{_STEP}"
        while names:
            lines = broken(begin + _STEP.join(names), self._speech.language, width, _TOLD)
            if len(lines) <= _PLACE_LINES:
                return lines
            if len(names) == 1:
                return (shortened(names[0], width, _TOLD),)
            names, begin = names[1:], f"…{_STEP}"
        return ()

    def _paint_chart(
        self,
        painter: QPainter,
        chart: Chart,
        drawing: Drawing,
        at: tuple[float, float],
        pane: tuple[float, float],
        zoom: float,
        pixels: float,
    ) -> Iterator[None]:
        theme, scenario, colours = self._theme, self._scenarios[chart.column], self._colours
        if colours is not None:
            drawing = shade_boxes(drawing, scenario, colours, chart.column)
        painter.setPen(pen(theme.hairline, 1.0))
        painter.setBrush(colour(theme.surface))
        room = QRectF(*at, *pane)
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), CARD_CORNER, CARD_CORNER)
        if not drawing.boxes:
            paint_vacant(painter, room, theme, self._speech)
        viewport = fitted((drawing.width, drawing.height), pane, zoom)
        with restoring(painter):
            painter.translate(*at)
            painter.scale(zoom, zoom)
            painter.translate(-viewport.x, -viewport.y)
            marks = self._marked.marks[chart.column] if self._marked is not None else None
            onto = zoom * self.scale * pixels
            yield from painting(painter, drawing, theme, onto, marks=marks)
            asked = drawing, scenario, self._links, self._selected
            links = overlay_lines(*asked, colours, chart.column, chart.links, (*pane, zoom))
            paint_lines(painter, links, theme, onto)
