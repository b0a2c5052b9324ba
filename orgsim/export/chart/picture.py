"""The structure view as a picture: the scenarios' charts side by side under their headers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from orgsim.analysis.overlays.overlaid import overlaid
from orgsim.drawing.boxes.options import ChartOptions, Direction
from orgsim.drawing.chart.links import drawn_kinds, is_asked_for, placed_links
from orgsim.drawing.chart.marks import Marked
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.differing import differing, fates_of
from orgsim.drawing.folding.fitting import READABLE_SIZE, Wishes, fit, options_of, smallest_text
from orgsim.drawing.folding.legible import shown_units
from orgsim.drawing.overlay.legend import chart_legend
from orgsim.drawing.overlay.lines import overlay_lines
from orgsim.drawing.overlay.shading import shade_boxes
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import common_zoom, fitted
from orgsim.export.chart.legend import height_of, paint_legend, placed
from orgsim.export.chart.vacant import paint_vacant
from orgsim.export.page.cards import CARD_CORNER, cards, paint_card
from orgsim.export.page.colours import colour, pen
from orgsim.export.page.frame import GAP, Frame, heading_of, sources_of
from orgsim.export.page.painter import paint_lines, painting
from orgsim.export.page.picture import FULL_HD, Pane, Picture, Size, page_scale
from orgsim.export.page.steps import restoring
from orgsim.messages import Catalog, catalog
from orgsim.model.scenario import LinkKind, Scenario
from orgsim.model.text import Language
from orgsim.model.views import LETTERS, Overlay


def structure_picture(
    scenarios: Sequence[Scenario],
    *,
    theme: Theme,
    language: Language,
    title: str | None = None,
    size: Size = FULL_HD,
    remits: bool = False,
    staffing: bool = False,
    direction: Direction = "auto",
    wishes: Wishes | None = None,
    links: Collection[LinkKind] = (),
    selected: str | None = None,
    overlay: Overlay | None = None,
    marked: Marked | None = None,
    reference: int = 0,
    outline: bool = True,
) -> Picture:
    """The charts of `scenarios`, each laid out for its share of the page, all at the same zoom.

    `title` is the heading, which a comparison has. `links` are the kinds of links that are drawn, and `selected` the
    unit whose links the window singles out. What `wishes` leave open is folded where it has no room in text that can
    be read; without them, all is shown, as an `outline` where boxes could not be read. With `marked`, what differs
    stands out; else boxes and lines are in the colours of the `overlay`. Key figures are compared to those of the
    scenario at `reference`. Marks, colours and the kinds of links are told below.
    """
    speech = catalog(language)
    scale = page_scale(size)
    layout = (size[0] / scale, size[1] / scale)
    sources = sources_of(scenarios, speech)
    frame = Frame(layout, title or "", sources, theme, language)
    left, top, right, bottom = frame.room
    width = (right - left + GAP) / max(len(scenarios), 1) - GAP
    headers = cards(scenarios, width, speech, reference)
    head = max((card.height for card in headers), default=0.0)
    chart_top = top + head + GAP
    drawn = frozenset(
        [link.kind for scenario in scenarios for link in placed_links(scenario) if is_asked_for(link, links, selected)]
    )
    colours = overlaid(scenarios, overlay) if overlay is not None and marked is None else None
    # Nothing is drawn yet: there is room for all that the legend may have to say.
    legend = placed(chart_legend(drawn, marked, colours, None), right - left, speech)
    bottom -= height_of(legend)
    pane = (width, max(bottom - chart_top, 1.0))
    options = ChartOptions(
        language=language, pane=pane, direction=direction, remits=remits, staffing=staffing, outline=outline
    )
    if wishes is not None:
        if marked is not None:
            options = replace(options, fates=fates_of(marked))
            wishes = replace(wishes, differing=wishes.differing | differing(marked))
        least = READABLE_SIZE / min(scale, 1.0)
        options = options_of(options, fit(tuple(scenarios), options, wishes, least), least)
        options = replace(options, outline=options.outline and outline)
    drawings = draw_side_by_side(scenarios, options)
    if colours is not None:
        drawings = [
            shade_boxes(drawing, scenario, colours, column)
            for column, (drawing, scenario) in enumerate(zip(drawings, scenarios, strict=True))
        ]
    drawn = drawn_kinds(drawings, scenarios, links, selected)
    legend = placed(chart_legend(drawn, marked, colours, drawings), right - left, speech)
    zoom = common_zoom(drawings, pane)
    extra = [
        overlay_lines(drawing, scenario, frozenset(links), selected, colours, column, pane=(*pane, zoom))
        for column, (drawing, scenario) in enumerate(zip(drawings, scenarios, strict=True))
    ]
    panes = [_pane(scenario, drawing, zoom * scale) for scenario, drawing in zip(scenarios, drawings, strict=True)]
    if told := _told(panes, speech):
        frame = Frame(layout, title or "", " · ".join([told, *([sources] if sources else [])]), theme, language)

    def paint(painter: QPainter, pixels: float) -> Iterator[None]:
        painter.scale(scale, scale)
        frame.paint(painter)
        for column, (card, drawing) in enumerate(zip(headers, drawings, strict=True)):
            x = left + column * (width + GAP)
            paint_card(painter, card, x, top, head, theme)
            painter.setPen(pen(theme.hairline, 1.0))
            painter.setBrush(colour(theme.surface))
            room = QRectF(x, chart_top, *pane)
            painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), CARD_CORNER, CARD_CORNER)
            if not drawing.boxes:
                paint_vacant(painter, room, theme, speech)
            viewport = fitted((drawing.width, drawing.height), pane, zoom)
            with restoring(painter):
                painter.translate(x, chart_top)
                painter.scale(zoom, zoom)
                painter.translate(-viewport.x, -viewport.y)
                marks = marked.marks[column] if marked is not None else None
                yield from painting(painter, drawing, theme, zoom * scale * pixels, marks=marks)
                paint_lines(painter, extra[column], theme, zoom * scale * pixels)
        paint_legend(painter, legend, left, bottom + 4, theme)

    name = heading_of(title, scenarios, speech)
    return Picture(
        title=name,
        description=speech("export.structure.description", title=name)
        if marked is None
        else speech("export.differences.description", title=name, marks=tuple([each.words for each in marked.legend])),
        width=size[0],
        height=size[1],
        pages=(paint,),
        units=sum(len(drawing.boxes) for drawing in drawings),
        smallest_text=smallest_text(drawings, zoom * scale),
        panes=tuple(panes),
    )


def _pane(scenario: Scenario, drawing: Drawing, zoom: float) -> Pane:
    shown, units = shown_units(scenario, drawing)
    return Pane(scenario=scenario.id, smallest=smallest_text([drawing], zoom), shown=shown, units=units)


def _told(panes: Sequence[Pane], speech: Catalog) -> str:
    """How many units are shown of how many, by chart; empty where all are."""
    if all(pane.shown == pane.units for pane in panes):
        return ""
    counts = [f"{speech.number(pane.shown)}/{speech.number(pane.units)}" for pane in panes]
    if len(counts) > 1:
        counts = [f"{letter} {count}" for letter, count in zip(LETTERS, counts, strict=False)]
    return speech("export.shown", counts=tuple(counts))
