"""What follows the pointer while units are dragged: their boxes as the chart shows them, painted once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

from orgsim.drawing.boxes.boxes import hidden_text
from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.grid import Grid
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import brush, pen
from orgsim.export.page.fonts import font
from orgsim.export.page.painter import paint_drawing
from orgsim.model.hierarchy import Hierarchy

_LARGEST = (260.0, 130.0)
"""Pixels of width and height up to which a branch is shown whole; of a larger one its first box."""
_LEAST, _MOST = 0.85, 1.3
"""The zooms between which it is painted, however near the chart is looked at: it is to be read, and not in the way."""
_MARGIN = 4.0
_ROUND = 5.0
_PAD = 9.0
_NAMED = 28.0
"""Height of a name that follows by itself."""
_CHIP = 20.0
"""Height of what tells how many come along."""


def branch(drawing: Drawing, grid: Grid, units: Hierarchy, root: Box, *, alone: bool) -> tuple[list[Box], list[Line]]:
    """The boxes of a unit and of what is shown below it, and the lines between them."""
    if alone:
        return [replace(root, hidden=0, held=())], []
    boxes = [box for box in drawing.boxes if box.unit in units.subtree(root.unit)]
    ids = {box.id for box in boxes}
    area = _area(boxes)
    lines = [drawing.lines[index] for index in grid.lines_in(area)]
    return boxes, [line for line in lines if ids.issuperset(line.ends)]


def ghost(
    drawing: Drawing, boxes: Sequence[Box], lines: Sequence[Line], units: int, theme: Theme, zoom: float, ratio: float
) -> QPixmap:
    """A picture of the boxes of a branch, its first one being the one that is dragged.

    `units`: how many are dragged in all; those that no box of the picture stands for are told. `ratio`: the screen's
    pixels for each of the window's.
    """
    zoom = min(max(zoom, _LEAST), _MOST)
    left, top, right, bottom = _area(boxes)
    if (right - left) * zoom > _LARGEST[0] or (bottom - top) * zoom > _LARGEST[1]:
        boxes, lines = boxes[:1], ()
        left, top, right, bottom = _area(boxes)
    width = min(right - left, _LARGEST[0] / zoom)
    size = QSizeF(width * zoom + 2 * _MARGIN, (bottom - top) * zoom + 2 * _MARGIN)
    others = units - sum([1 + box.hidden for box in boxes])
    others = others if others > 0 else 0
    if others:
        size += QSizeF(_CHIP / 2, _CHIP / 2)
    picture, painter = _picture(size, ratio)
    if len(boxes) > 1 or boxes[0].outlined:
        # Lines of a list have no ground of their own, and between the boxes of a branch one would see what lies below.
        top_left = QPointF(0.5, _CHIP / 2 if others else 0.5)
        painter.setPen(pen(theme.border, 1.0))
        painter.setBrush(brush(theme.raised))
        ground = QRectF(top_left, QSizeF(width * zoom + 2 * _MARGIN - 1, (bottom - top) * zoom + 2 * _MARGIN - 1))
        painter.drawRoundedRect(ground, _ROUND, _ROUND)
    painter.save()
    painter.translate(_MARGIN, _MARGIN + (_CHIP / 2 if others else 0.0))
    painter.scale(zoom, zoom)
    painter.translate(-left, -top)
    part = replace(drawing, boxes=tuple(boxes), lines=tuple(lines), labels=(), areas=())
    paint_drawing(painter, part, theme, zoom)
    painter.restore()
    if others:
        _paint_chip(painter, size.width(), others, theme)
    painter.end()
    return picture


def named_ghost(name: str, others: int, theme: Theme, ratio: float) -> QPixmap:
    """A picture of a unit that has no box, and of how many come with it."""
    letters = font(13)
    width = min(QFontMetrics(letters).horizontalAdvance(name) + 2 * _PAD, _LARGEST[0])
    size = QSizeF(width + (_CHIP / 2 if others else 0.0), _NAMED + (_CHIP / 2 if others else 0.0))
    picture, painter = _picture(size, ratio)
    place = QRectF(0.5, size.height() - _NAMED + 0.5, width - 1, _NAMED - 1)
    painter.setPen(pen(theme.border, 1.0))
    painter.setBrush(brush(theme.raised))
    painter.drawRoundedRect(place, _ROUND, _ROUND)
    painter.setFont(letters)
    painter.setPen(theme.text)
    inside = place.adjusted(_PAD, 0, -_PAD / 2, 0)
    elided = QFontMetrics(letters).elidedText(name, Qt.TextElideMode.ElideRight, round(inside.width()))
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, elided)
    if others:
        _paint_chip(painter, size.width(), others, theme)
    painter.end()
    return picture


def _picture(size: QSizeF, ratio: float) -> tuple[QPixmap, QPainter]:
    picture = QPixmap((size * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return picture, painter


def _paint_chip(painter: QPainter, right: float, others: int, theme: Theme) -> None:
    """Tell at the upper right how many come along that are not shown."""
    said = hidden_text(others)
    painter.setFont(font(12, True))
    wide = max(painter.fontMetrics().horizontalAdvance(said) + 10.0, _CHIP)
    place = QRectF(right - wide - 1, 0.5, wide, _CHIP - 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush(theme.accent.fill))
    painter.drawRoundedRect(place, _CHIP / 2, _CHIP / 2)
    painter.setPen(theme.accent.text)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)


def _area(boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    return (
        min([box.x for box in boxes]),
        min([box.y for box in boxes]),
        max([box.x + box.width for box in boxes]),
        max([box.y + box.height for box in boxes]),
    )
