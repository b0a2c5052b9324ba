"""The metrics view as a picture: the scenarios' headers, the table of their figures, and the plots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from PySide6.QtGui import QPainter

from orgsim.analysis.figures.comparison import Row, compare_figures, of_what_is_told
from orgsim.analysis.figures.cost import basis
from orgsim.analysis.figures.seat_groups import seats_by_group
from orgsim.drawing.theme import Theme
from orgsim.export.figures.plots import seats_pieces, span_piece
from orgsim.export.figures.table import basis_pieces, note_pieces, table_of, table_pieces, title_piece
from orgsim.export.page.cards import Card, cards, paint_card
from orgsim.export.page.flow import Column, Piece, balanced, flow, highest, paged
from orgsim.export.page.frame import GAP, MARGIN, Frame, heading_of, sources_of
from orgsim.export.page.numbering import ALONE, Numbering
from orgsim.export.page.picture import NATURAL, Paint, Picture, Size, page_scale
from orgsim.messages import Catalog, Message, catalog
from orgsim.model.comparison import Assumptions
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_COLUMN_GAP = 44.0
_SMALLEST_SCALE = 0.8
"""A document takes another page rather than setting its text smaller than this."""
_STEP = 0.97
_MOST_COLUMNS = 3


class _Sheet(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """How the contents stand on pages of one size."""

    scale: float
    size: Size
    """Of the layout, before it is scaled."""
    columns: int
    cards: tuple[Card, ...]
    pieces: tuple[Piece, ...]

    @property
    def head(self) -> float:
        """The height of the scenarios' headers, with the gap below."""
        return max((card.height for card in self.cards), default=0.0) + GAP + 6

    @property
    def column_width(self) -> float:
        return (self.size[0] - 2 * MARGIN + _COLUMN_GAP) / self.columns - _COLUMN_GAP


def metrics_picture(
    scenarios: Sequence[Scenario],
    *,
    theme: Theme,
    language: Language,
    title: str | None = None,
    size: Size | None = None,
    pages: bool = False,
    assumptions: Assumptions | None = None,
    reference: int = 0,
    numbering: Numbering = ALONE,
) -> Picture:
    """The figures of `scenarios` side by side, compared to those of the one at `reference`.

    Costs are reckoned by the comparison's `assumptions`.

    All of it is on one page: set smaller where a `size` is given and short, and as high as it needs where none is.
    With `pages` it goes on to further pages of that size before it becomes too small to be read.
    """
    speech = catalog(language)
    figures = compare_figures(scenarios, assumptions, reference, theme.letters)
    rows = [row for row in of_what_is_told(figures) if not row.metric.detail]
    spans = _spans(figures)
    content = _Content(scenarios, tuple(rows), spans, basis(scenarios, assumptions), theme, speech, reference)
    framing = _Framing(title or "", sources_of(scenarios, speech), theme, language, numbering)
    if size is None:
        width, scale = NATURAL
        sheet = content.sheet((width, 0.0), scale)
        columns = balanced(sheet.pieces, sheet.columns)
        top, foot = framing.edges(width / scale)
        height = top + sheet.head + highest(columns) + foot
        sheet = msgspec.structs.replace(sheet, size=(width / scale, height))
        on_pages = [columns]
        size = (width, float(round(height * scale)))
    else:
        sheet, on_pages = _fitted(content, framing, size, pages)
    name = heading_of(title, scenarios, speech)
    return Picture(
        title=name,
        description=speech("export.metrics.description", title=name),
        width=size[0],
        height=size[1],
        pages=tuple(
            [
                _painting(sheet, columns, framing.frame(sheet.size, number, len(on_pages)), theme)
                for number, columns in enumerate(on_pages)
            ]
        ),
    )


def _spans(figures: Sequence[Row]) -> Row | None:
    """The distribution of spans that is plotted: of the administration if any scenario has one, else of all units."""
    rows = {row.metric.id: row for row in figures}
    for id in ("administration.span.distribution", "span.distribution"):
        if id in rows and rows[id].known:
            return rows[id]
    return None


class _Framing(msgspec.Struct, frozen=True, eq=False):
    """What all pages' frames have in common."""

    title: str
    sources: str
    theme: Theme
    language: Language
    numbering: Numbering

    def frame(self, size: Size, number: int = 0, count: int = 1) -> Frame:
        told = self.numbering.told(number, count)
        return Frame(size, self.title, self.sources, self.theme, self.language, told)

    def edges(self, width: float) -> tuple[float, float]:
        """What the frame takes at the top and at the foot of a page of that width."""
        _, top, _, bottom = self.frame((width, 0.0)).room
        return top, -bottom


class _Content(msgspec.Struct, frozen=True, eq=False):
    """What is to be set."""

    scenarios: Sequence[Scenario]
    rows: tuple[Row, ...]
    spans: Row | None
    basis: Message | None
    """What the costs are reckoned from."""
    theme: Theme
    speech: Catalog
    reference: int

    def sheet(self, page: Size, scale: float) -> _Sheet:
        """The contents set for a page of that size at that scale."""
        size = (page[0] / scale, page[1] / scale)
        table = table_of(self.rows, self.theme, self.speech)
        inner = size[0] - 2 * MARGIN
        most = int((inner + _COLUMN_GAP) / (table.least_width + _COLUMN_GAP))
        columns = min(max(most, 1), _MOST_COLUMNS)
        column_width = (inner + _COLUMN_GAP) / columns - _COLUMN_GAP
        count = max(len(self.scenarios), 1)
        return _Sheet(
            scale=scale,
            size=size,
            columns=columns,
            cards=cards(self.scenarios, (inner + GAP) / count - GAP, self.speech, self.reference),
            pieces=(
                *table_pieces(table, column_width),
                *self._plots(column_width),
                *note_pieces(table, column_width),
                *(() if self.basis is None else basis_pieces(self.basis, table, column_width)),
            ),
        )

    def _plots(self, width: float) -> list[Piece]:
        theme, speech = self.theme, self.speech
        pieces: list[Piece] = []
        if self.spans is not None:
            heading = title_piece(speech.say(self.spans.metric.full_title), theme, speech.language, width)
            plot = span_piece(self.spans, theme, speech, width, heading)
            if plot is not None:
                pieces += [heading, plot]
        stated = [group for group in seats_by_group(self.scenarios) if any(figure.known for figure in group.figures)]
        if stated:
            heading = title_piece(speech("export.plot.seats"), theme, speech.language, width)
            pieces += [heading, *seats_pieces(stated, theme, speech, width, heading)]
        return pieces


def _fitted(content: _Content, framing: _Framing, size: Size, pages: bool) -> tuple[_Sheet, list[list[Column]]]:
    """The contents on a page of that size at the largest scale that holds them, or on several."""
    scale = page_scale(size)
    while True:
        sheet = content.sheet(size, scale)
        top, foot = framing.edges(sheet.size[0])
        room = sheet.size[1] - top - foot - sheet.head
        if room > 0 and len(flow(sheet.pieces, room)) <= sheet.columns:
            columns = balanced(sheet.pieces, sheet.columns)
            fits = highest(columns) <= room
            return sheet, [columns if fits else flow(sheet.pieces, room)]
        if pages and scale * _STEP < _SMALLEST_SCALE and room > 0:
            return sheet, paged(sheet.pieces, sheet.columns, room)
        scale *= _STEP


def _painting(sheet: _Sheet, columns: Sequence[Column], frame: Frame, theme: Theme) -> Paint:
    def paint(painter: QPainter, pixels: float) -> Iterator[None]:
        painter.scale(sheet.scale, sheet.scale)
        frame.paint(painter)
        left, top, _, _ = frame.room
        head = sheet.head - GAP - 6
        x = left
        for card in sheet.cards:
            paint_card(painter, card, x, top, head, theme)
            x += card.width + GAP
        x = left
        for column in columns:
            yield from column.painting(painter, x, top + sheet.head)
            x += sheet.column_width + _COLUMN_GAP

    return paint
