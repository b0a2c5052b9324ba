"""The differences as a list on pages: by what became of them, each unit with what is otherwise about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from orgsim.analysis.differences.comparing import compare_all
from orgsim.drawing.chart.difference_entries import Entry, Group, groups_of
from orgsim.drawing.text.breaking import GOES_ON, HYPHEN
from orgsim.drawing.theme import Theme
from orgsim.export.page.badges import paint_mark
from orgsim.export.page.colours import brush
from orgsim.export.page.flow import Column, Piece, paged
from orgsim.export.page.frame import GAP, MARGIN, Frame, heading_of, sources_of
from orgsim.export.page.lettering import broken, draw_lines
from orgsim.export.page.numbering import Numbering
from orgsim.export.page.painter import paint_badge
from orgsim.export.page.picture import Paint, Picture, Size, page_scale
from orgsim.export.views import Shown
from orgsim.messages import Catalog, catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Language

_COLUMN = 330.0
_BETWEEN = 36.0
_TITLE = 16
_TITLE_LINE = 21.0
_HEADING = 14
_HEADING_LINE = 18.0
_NAME = 13
_TEXT = 12
_LINE = 16.0
_BADGE = 9.0
_INDENT = 14.0
_TOGETHER = 12
"""Lines of a unit, and of a change, that are not divided between columns."""


def listing(shown: Shown, theme: Theme, language: Language, size: Size, numbering: Numbering) -> Picture:
    """How each of the drafts differs from the one that they are compared to, on pages of that size."""
    speech = catalog(language)
    scale = page_scale(size)
    layout = size[0] / scale, size[1] / scale
    sources = sources_of(shown.scenarios, speech)
    left, top, right, bottom = Frame(layout, shown.title or "", sources, theme, language).room
    columns = max(int((right - left + _BETWEEN) / (_COLUMN + _BETWEEN)), 1)
    width = (right - left + _BETWEEN) / columns - _BETWEEN
    on_pages = paged(list(_pieces(shown, width, theme, speech)), columns, bottom - top - GAP)

    def page(place: int, its: Sequence[Column]) -> Paint:
        frame = Frame(layout, shown.title or "", sources, theme, language, numbering.told(place, len(on_pages)))

        def paint(painter: QPainter, _pixels: float) -> Iterator[None]:
            painter.scale(scale, scale)
            frame.paint(painter)
            for at, column in enumerate(its):
                yield from column.painting(painter, MARGIN + at * (width + _BETWEEN), top + GAP)

        return paint

    name = heading_of(shown.title, shown.scenarios, speech)
    return Picture(
        title=name,
        description=name,
        width=size[0],
        height=size[1],
        pages=tuple([page(place, its) for place, its in enumerate(on_pages)]),
        smallest_text=_TEXT * scale,
        language=language,
    )


def _pieces(shown: Shown, width: float, theme: Theme, speech: Catalog) -> Iterator[Piece]:
    scenarios, first = shown.scenarios, shown.reference
    flats = [hierarchy(scenario) for scenario in scenarios]
    compared = compare_all(scenarios, first, shown.decisions)
    for column, differences in enumerate(compared):
        if differences is None:
            continue
        ends = flats[first], flats[column]
        found = groups_of(differences, ends, (first, column), theme.letters, speech, baseline=shown.baseline)
        yield _title(shown, column, width, theme, speech)
        if not found:
            yield _lines(speech("handout.no-difference"), width, _TEXT, theme.muted_text, speech.language, space=6.0)
        for group in found:
            heading = _heading(group, width, theme, speech)
            yield heading
            for entry in group.entries:
                yield from _entry(entry, heading, width, theme, speech.language)


def _title(shown: Shown, column: int, width: float, theme: Theme, speech: Catalog) -> Piece:
    """The letters of the two that are compared, and what the second is called."""
    pair = shown.reference, column
    begin = 4 * _BADGE + 12 + 8
    title = shown.scenarios[column].title.in_language(speech.language)
    lines = broken(title, speech.language, width - begin, _TITLE, True)

    def paint(painter: QPainter, x: float, y: float) -> None:
        for at, each in enumerate(pair):
            centre = QPointF(x + _BADGE + at * (2 * _BADGE + 12), y + 10)
            paint_badge(painter, centre, _BADGE, theme.letters[each], theme.scenario[each])
        middle = x + 2 * _BADGE + 6
        draw_lines(painter, middle, y + 14, ("→",), _TEXT, theme.muted_text, _LINE, align="middle")
        draw_lines(painter, x + begin, y + 15.5, lines, _TITLE, theme.text, _TITLE_LINE, bold=True)

    return Piece(height=_TITLE_LINE * len(lines) + 4, paint=paint, keep=True, space=24.0)


def _heading(group: Group, width: float, theme: Theme, speech: Catalog) -> Piece:
    words = f"{group.heading} ({speech.number(len(group.entries))})"
    lines = broken(words, speech.language, width - 2 * _BADGE - 7, _HEADING, True)
    height = _HEADING_LINE * len(lines) + 8

    def paint(painter: QPainter, x: float, y: float) -> None:
        paint_mark(painter, QPointF(x + _BADGE, y + 9), _BADGE, group.mark, theme)
        draw_lines(painter, x + 2 * _BADGE + 7, y + 14, lines, _HEADING, theme.text, _HEADING_LINE, bold=True)
        painter.fillRect(QRectF(x, y + height - 3, width, 1), brush(theme.border))

    return Piece(height=height, paint=paint, keep=True, space=14.0)


def _entry(entry: Entry, heading: Piece, width: float, theme: Theme, language: Language) -> Iterator[Piece]:
    """The unit, where it stands, and what is otherwise: all in one column, unless it is very long."""
    ink = theme.muted_text if entry.quiet else theme.text
    pieces = [_lines(entry.title, width, _NAME, ink, language, bold=True, space=7.0)]
    below = [*([(entry.place, True)] if entry.place else []), *[(its.text, its.quiet) for its in entry.changes]]
    for text, quiet in below:
        ink = theme.muted_text if quiet else theme.text
        pieces += [
            _set(its, _TEXT, ink, indent=_INDENT) for its in _parted(broken(text, language, width - _INDENT, _TEXT))
        ]
    held = 0.0
    for place, piece in enumerate(pieces, 1):
        held += piece.height
        keep = place < len(pieces) and (held < _TOGETHER * _LINE or place == 1)
        held = held if keep else 0.0
        yield msgspec.structs.replace(piece, heading=heading, keep=keep)


def _parted(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """The lines of a text in parts of which none ends within a word."""
    begun = 0
    for end, line in enumerate(lines, 1):
        if end == len(lines) or (end - begun >= _TOGETHER and not line.endswith((HYPHEN, GOES_ON))):
            yield lines[begun:end]
            begun = end


def _lines(
    text: str, width: float, size: int, ink: str, language: Language, *, bold: bool = False, space: float = 0.0
) -> Piece:
    return _set(broken(text, language, width, size, bold), size, ink, bold=bold, space=space)


def _set(
    lines: Sequence[str], size: int, ink: str, *, bold: bool = False, indent: float = 0.0, space: float = 0.0
) -> Piece:
    def paint(painter: QPainter, x: float, y: float) -> None:
        draw_lines(painter, x + indent, y + 12.5, lines, size, ink, _LINE, bold=bold)

    return Piece(height=_LINE * len(lines), paint=paint, space=space)
