"""The first page of a handout: what it is of, of which day, the drafts, and where what stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from math import ceil

import msgspec
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from orgsim.drawing.theme import Theme
from orgsim.export.page.cards import cards, paint_card
from orgsim.export.page.colours import pen
from orgsim.export.page.frame import GAP, Frame, sources_of
from orgsim.export.page.lettering import broken, draw_lines, draw_text, shortened, text_width
from orgsim.export.page.numbering import Numbering
from orgsim.export.page.picture import PageLink, Size, page_scale
from orgsim.export.views import Shown
from orgsim.messages import catalog
from orgsim.model.text import Language

_EDGE = 32.0
"""Beyond the margin of the other pages."""
_TITLE = 30
_TITLE_LINE = 38.0
_DAY = 15
_DAY_LINE = 22.0
_HEADING = 17
_BEFORE = 26.0
_TEXT = 14
_SMALL = 12
_LINE = 22.0
_BASE = 15.5
_INDENT = 18.0
_LEAST_CARD = 280.0
_COLUMN = 400.0
"""The width from which on contents stand in columns."""
_BETWEEN = 40.0


class Entry(msgspec.Struct, frozen=True):
    """A line of the contents."""

    title: str
    page: int
    """From 0."""
    level: int


def cover(
    shown: Shown,
    name: str,
    entries: Sequence[Entry],
    *,
    theme: Theme,
    language: Language,
    size: Size,
    day: dt.date,
) -> tuple[Callable[[QPainter, float], None], tuple[PageLink, ...]]:
    """Paints the page, and the links on it. Of more `entries` than have room it has those of the upper levels."""
    speech = catalog(language)
    scale = page_scale(size)
    width, height = size[0] / scale, size[1] / scale
    frame = Frame((width, height), "", sources_of(shown.scenarios, speech), theme, language, Numbering(0).told(0, 1))
    left, top, right, bottom = frame.room
    left, top, right, bottom = left + _EDGE, top + _EDGE, right - _EDGE, bottom - GAP
    inner = right - left
    title = broken(name, language, inner, _TITLE, True)
    day_top = top + _TITLE_LINE * len(title)
    cards_top = day_top + _DAY_LINE + _BEFORE
    across = min(len(shown.scenarios), max(int((inner + GAP) / (_LEAST_CARD + GAP)), 1))
    across = ceil(len(shown.scenarios) / ceil(len(shown.scenarios) / across))
    headers = cards(shown.scenarios, (inner + GAP) / across - GAP, speech, shown.reference)
    head = max(card.height for card in headers)
    contents_top = cards_top + ceil(len(headers) / across) * (head + GAP) + _BEFORE
    lines_top = contents_top + _HEADING + 14
    columns = max(int((inner + _BETWEEN) / (_COLUMN + _BETWEEN)), 1)
    rows = max(int((bottom - lines_top) / _LINE), 1)
    kept = _with_room(entries, rows * columns)
    columns = min(columns, ceil(len(kept) / rows))
    rows = ceil(len(kept) / columns)
    room = min((inner + _BETWEEN) / columns - _BETWEEN, 1.5 * _COLUMN)

    def place(number: int) -> tuple[float, float]:
        column, row = divmod(number, rows)
        return left + column * (room + _BETWEEN), lines_top + row * _LINE

    def paint(painter: QPainter, _pixels: float) -> None:
        painter.scale(scale, scale)
        frame.paint(painter)
        draw_lines(painter, left, top + _TITLE, title, _TITLE, theme.text, _TITLE_LINE, bold=True)
        told = speech("handout.of-day", day=day)
        draw_text(painter, left, day_top + _DAY, told, _DAY, theme.muted_text)
        for at, card in enumerate(headers):
            row, column = divmod(at, across)
            x, y = left + column * (card.width + GAP), cards_top + row * (head + GAP)
            paint_card(painter, card, x, y, head, theme)
        draw_text(painter, left, contents_top + _HEADING, speech("handout.contents"), _HEADING, theme.text, bold=True)
        for number, entry in enumerate(kept):
            _paint_entry(painter, entry, *place(number), room, theme)

    links = []
    for number, entry in enumerate(kept):
        x, y = place(number)
        corners = (x, y, x + room, y + _LINE)
        links.append(
            PageLink(0, (corners[0] * scale, corners[1] * scale, corners[2] * scale, corners[3] * scale), entry.page)
        )
    return paint, tuple(links)


def _with_room(entries: Sequence[Entry], most: int) -> list[Entry]:
    """All of them, or as many of their levels as there is room for."""
    for deepest in range(max(entry.level for entry in entries), -1, -1):
        kept = [entry for entry in entries if entry.level <= deepest]
        if len(kept) <= most:
            return kept
    return [entry for entry in entries if not entry.level][:most]


def _paint_entry(painter: QPainter, entry: Entry, x: float, y: float, width: float, theme: Theme) -> None:
    """Paint a line: what it is, dots, and the number of its page."""
    size = _SMALL if entry.level else _TEXT
    base, begin = y + _BASE, x + entry.level * _INDENT
    number = str(entry.page + 1)
    end = x + width - text_width(number, size)
    text = shortened(entry.title, end - begin - 24, size)
    draw_text(painter, begin, base, text, size, theme.text)
    painter.setPen(pen(theme.border, 1.0, "dotted"))
    after = begin + text_width(text, size) + 8
    if after < end - 8:
        painter.drawLine(QPointF(after, base - 1), QPointF(end - 8, base - 1))
    draw_text(painter, end, base, number, size, theme.text)
