"""A table of scenarios as a picture: the scenarios' headers, the table, and what has to be said below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec
from PySide6.QtGui import QPainter

from orgsim.drawing.tables.matrix import Matrix
from orgsim.drawing.theme import Theme
from orgsim.export.page.cards import Card, cards, paint_card
from orgsim.export.page.flow import Column, Piece, divided, flow
from orgsim.export.page.frame import GAP, MARGIN, Frame, heading_of, sources_of
from orgsim.export.page.numbering import ALONE, Numbering
from orgsim.export.page.picture import LONGEST_SIDE, NATURAL, READABLE, Paint, Picture, Size, page_scale
from orgsim.export.tables.matrix import SMALL
from orgsim.export.tables.pieces import least_width, matrix_pieces, note_piece
from orgsim.messages import Message, catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_SMALLEST_SCALE = 0.4
"""Text that is set smaller cannot be read: what has no room then is left out, and the picture says how much."""
_STEP = 0.94
_HEAD_GAP = GAP + 4


class Brief(msgspec.Struct, frozen=True, eq=False):
    """What is set where there is little room."""

    pieces: Callable[[float], list[Piece]]
    note: Message
    """What is left out of it."""


def matrix_picture(
    matrix: Matrix,
    scenarios: Sequence[Scenario],
    *,
    described: str,
    note: Message | None,
    theme: Theme,
    language: Language,
    title: str | None = None,
    size: Size | None = None,
    pages: bool = False,
    reference: int = 0,
    numbering: Numbering = ALONE,
) -> Picture:
    """`matrix` under the headers of `scenarios`, with `note` below it; `described` is the key of what it shows.

    See `table_picture`.
    """
    return table_picture(
        lambda width: list(matrix_pieces(matrix, width, theme, language)),
        scenarios,
        least=least_width(len(scenarios)),
        described=described,
        note=note,
        theme=theme,
        language=language,
        title=title,
        size=size,
        pages=pages,
        reference=reference,
        numbering=numbering,
    )


def table_picture(
    pieces: Callable[[float], list[Piece]],
    scenarios: Sequence[Scenario],
    *,
    least: float,
    described: str,
    note: Message | None,
    theme: Theme,
    language: Language,
    title: str | None = None,
    size: Size | None = None,
    pages: bool = False,
    brief: Brief | None = None,
    reference: int = 0,
    numbering: Numbering = ALONE,
) -> Picture:
    """`pieces`, set for the width that they are given, under the headers of `scenarios`; they need the width `least`.

    All of it is on one page, set smaller where a `size` is given and short, and as high as it needs where none is.
    With `pages` it goes on to further pages of that size. Where text would be too small to be read on a single one,
    the pieces of `brief` are set instead. The headers' figures are compared to those of `reference`.
    """
    speech = catalog(language)
    setting = _Setting(pieces, least, scenarios, note, title or "", theme, language, reference, numbering)
    smallest: float | None = None
    if size is None:
        width, scale = NATURAL
        sheet = setting.sheet((width, 0.0), scale)
        whole = Column(sheet.pieces)
        height = min(round((sheet.height - sheet.room + whole.height) * scale), LONGEST_SIDE)
        size = (width, float(height))
        sheet = setting.sheet(size, scale)
        columns = setting.cut(sheet)
    else:
        sheet, columns = _fitted(setting, size, pages)
        if brief is not None and not pages and sheet.scale * SMALL < READABLE:
            setting = msgspec.structs.replace(setting, pieces=brief.pieces, note=brief.note)
            sheet, columns = _fitted(setting, size, pages)
        smallest = sheet.scale * SMALL
    name = heading_of(title, scenarios, speech)
    return Picture(
        title=name,
        description=speech(described, title=name),
        width=size[0],
        height=size[1],
        pages=tuple([setting.painting(sheet, column, place, len(columns)) for place, column in enumerate(columns)]),
        smallest_text=smallest,
    )


class _Sheet(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The contents set for pages of one size."""

    scale: float
    width: float
    """Of the layout, before it is scaled."""
    height: float
    headers: tuple[Card, ...]
    top: float
    """Where the scenarios' headers begin."""
    head: float
    """How high they are."""
    room: float
    """What there is in height for the table."""
    pieces: tuple[Piece, ...]


class _Setting(msgspec.Struct, frozen=True, eq=False):
    """What is to be set."""

    pieces: Callable[[float], list[Piece]]
    least: float
    scenarios: Sequence[Scenario]
    note: Message | None
    title: str
    theme: Theme
    language: Language
    reference: int
    numbering: Numbering

    def sheet(self, page: Size, scale: float) -> _Sheet:
        """The contents set for a page of that size at that scale."""
        width, height = page[0] / scale, page[1] / scale
        inner = width - 2 * MARGIN
        count = max(len(self.scenarios), 1)
        headers = cards(self.scenarios, (inner + GAP) / count - GAP, catalog(self.language), self.reference)
        _, top, _, bottom = self._frame((width, height), 0, 1).room
        head = max((card.height for card in headers), default=0.0)
        pieces = self.pieces(inner)
        if self.note is not None:
            said = catalog(self.language).say(self.note)
            pieces.append(note_piece(said, inner, self.theme, self.language))
        return _Sheet(
            scale=scale,
            width=width,
            height=height,
            headers=headers,
            top=top,
            head=head,
            room=bottom - top - head - _HEAD_GAP,
            pieces=tuple(pieces),
        )

    def cut(self, sheet: _Sheet) -> list[Column]:
        """The contents on one page; where they have no room, what is left out is told in their place."""
        columns = flow(sheet.pieces, sheet.room + 1)
        if len(columns) <= 1:
            return columns
        inner = sheet.width - 2 * MARGIN
        kept = list(columns[0].pieces)
        while True:
            left = len(sheet.pieces) - len(kept) - (self.note is not None)
            said = catalog(self.language)("export.matrix.more", n=max(left, 1))
            more = note_piece(said, inner, self.theme, self.language)
            tail = [more] if self.note is None else [more, sheet.pieces[-1]]
            whole = Column((*kept, *tail))
            if whole.height <= sheet.room or len(kept) <= 1:
                return [whole]
            kept.pop()

    def painting(self, sheet: _Sheet, column: Column, place: int, count: int) -> Paint:
        """Paints one page."""
        frame = self._frame((sheet.width, sheet.height), place, count)

        def paint(painter: QPainter, pixels: float) -> Iterator[None]:
            painter.scale(sheet.scale, sheet.scale)
            frame.paint(painter)
            x = MARGIN
            for card in sheet.headers:
                paint_card(painter, card, x, sheet.top, sheet.head, self.theme)
                x += card.width + GAP
            yield from column.painting(painter, MARGIN, sheet.top + sheet.head + _HEAD_GAP)

        return paint

    def _frame(self, size: Size, place: int, count: int) -> Frame:
        told = self.numbering.told(place, count)
        sources = sources_of(self.scenarios, catalog(self.language))
        return Frame(size, self.title, sources, self.theme, self.language, told)


def _fitted(setting: _Setting, size: Size, pages: bool) -> tuple[_Sheet, list[Column]]:
    """The contents on a page of that size at the largest scale that holds them, or on several."""
    scale = min(page_scale(size), size[0] / (setting.least + 2 * MARGIN))
    while True:
        sheet = setting.sheet(size, scale)
        columns = flow(sheet.pieces, max(sheet.room, 1.0))
        if len(columns) <= 1 and Column(sheet.pieces).height <= sheet.room:
            return sheet, columns
        if pages and sheet.room > sheet.height / 3:
            return sheet, flow(divided(sheet.pieces, sheet.room), sheet.room)
        if scale * _STEP < _SMALLEST_SCALE:
            return sheet, setting.cut(sheet)
        scale *= _STEP
