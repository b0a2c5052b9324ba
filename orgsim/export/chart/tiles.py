"""A chart of any size on sheets of paper that are glued together."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from functools import partial
from math import ceil

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from orgsim.drawing.paging.tiling import MARGIN, OVERLAP, Grid, grids, seen
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import brush, colour, pen
from orgsim.export.page.lettering import draw_text, text_width
from orgsim.export.page.picture import SMALLEST_PRINT, Bookmark, Picture, Size, painting_page
from orgsim.export.page.steps import restoring
from orgsim.messages import Catalog

_SIZE = 11
_MARK = 16.0
"""Length of a mark by which to cut."""
_GAP = 4.0
_CELL = 9.0
"""The largest side of a tile in the key."""
_MORE = 1.12
"""How many times as many tiles the next trial has at least."""


def tiled(
    draw: Callable[[Size], Picture], sheet: Size, *, theme: Theme, speech: Catalog
) -> Generator[None, None, Picture]:
    """The picture that `draw` makes at a size, on as few sheets as give its smallest text 6 pt.

    Yields between trials, as each lays the whole out anew.
    """
    grid = Grid(1, 1)
    whole = draw(grid.size(sheet))
    while (smallest := whole.smallest_text) is not None and smallest < SMALLEST_PRINT:
        yield
        short = (SMALLEST_PRINT / smallest) ** 2
        # Other shapes suit it better or worse, so that fewer may do than it seems.
        least = max(ceil(grid.count * _MORE), grid.count + 1, int(grid.count * short * 0.7))
        grid = next(grids(sheet, least))
        whole = draw(grid.size(sheet))
    for across, down in ((1, 0), (0, 1)):
        # The chart is as large as one side of the whole lets it be: along the other, sheets may be all but empty.
        while (fewer := Grid(grid.columns - across, grid.rows - down)).count:
            yield
            smaller = draw(fewer.size(sheet))
            if smaller.smallest_text is None or smaller.smallest_text < SMALLEST_PRINT:
                break
            whole, grid = smaller, fewer
    if grid.count == 1:
        # What fits one sheet is not cut; it has the margin of any page.
        return draw(sheet)
    places = list(grid.places(sheet))
    pages = [partial(_paint, whole, grid, number, at, sheet, theme, speech) for number, at in enumerate(places)]
    bookmarks = [Bookmark(grid.name(number), number) for number in range(grid.count)]
    return replace(whole, width=sheet[0], height=sheet[1], pages=tuple(pages), bookmarks=tuple(bookmarks))


def _paint(
    whole: Picture,
    grid: Grid,
    number: int,
    at: tuple[float, float],
    sheet: Size,
    theme: Theme,
    speech: Catalog,
    painter: QPainter,
    pixels: float,
) -> Iterator[None]:
    """Paint one tile with its marks."""
    painter.fillRect(QRectF(0, 0, *sheet), brush(theme.surface))
    wide, high = seen(sheet)
    with restoring(painter):
        painter.translate(MARGIN, MARGIN)
        painter.setClipRect(QRectF(0, 0, wide, high))
        painter.translate(-at[0], -at[1])
        yield from painting_page(whole, painter, pixels=pixels)
    row, column = divmod(number, grid.columns)
    _paint_marks(painter, grid, row, column, sheet, theme)
    _paint_key(painter, grid, number, sheet, theme, speech)


def _paint_marks(painter: QPainter, grid: Grid, row: int, column: int, sheet: Size, theme: Theme) -> None:
    """Paint, beyond the picture, where it is to be cut: at its edges, and where the next tile is laid over it."""
    wide, high = seen(sheet)
    left, top, right, bottom = MARGIN, MARGIN, MARGIN + wide, MARGIN + high
    painter.setPen(pen(theme.muted_text, 1.0))
    for x in (left, right):
        for y, away in ((top, -1), (bottom, 1)):
            painter.drawLine(QPointF(x, y + away * _GAP), QPointF(x, y + away * (_GAP + _MARK)))
    for y in (top, bottom):
        for x, away in ((left, -1), (right, 1)):
            painter.drawLine(QPointF(x + away * _GAP, y), QPointF(x + away * (_GAP + _MARK), y))
    painter.setPen(pen(theme.muted_text, 1.0, "dashed"))
    if column < grid.columns - 1:
        for y, away in ((top, -1), (bottom, 1)):
            x = right - OVERLAP
            painter.drawLine(QPointF(x, y + away * _GAP), QPointF(x, y + away * (_GAP + _MARK)))
    if row < grid.rows - 1:
        for x, away in ((left, -1), (right, 1)):
            y = bottom - OVERLAP
            painter.drawLine(QPointF(x + away * _GAP, y), QPointF(x + away * (_GAP + _MARK), y))


def _paint_key(painter: QPainter, grid: Grid, number: int, sheet: Size, theme: Theme, speech: Catalog) -> None:
    """Paint below the picture which tile it is."""
    left = MARGIN + 2 * _GAP + _MARK
    cell = min(_CELL, (MARGIN - 2 * _GAP) / grid.rows)
    top = sheet[1] - MARGIN / 2 - cell * grid.rows / 2
    for tile in range(grid.count):
        row, column = divmod(tile, grid.columns)
        painter.setPen(pen(theme.muted_text, 1.0))
        painter.setBrush(colour(theme.text if tile == number else theme.surface))
        painter.drawRect(QRectF(left + column * cell, top + row * cell, cell, cell))
    x = left + cell * grid.columns + 2 * _GAP
    base = sheet[1] - MARGIN / 2 + 4
    name = grid.name(number)
    draw_text(painter, x, base, name, _SIZE + 2, theme.text, bold=True)
    told = speech("paper.tile", n=number + 1, count=grid.count)
    draw_text(painter, x + text_width(name, _SIZE + 2, True) + 2 * _GAP, base, told, _SIZE, theme.muted_text)
