"""Which units of a chart are meant, and how that is painted over its picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from orgsim.drawing.chart.marks import Marks
from orgsim.drawing.drawing import Box
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import Viewport
from orgsim.export.page.painter import paint_frame

if TYPE_CHECKING:
    from orgsim.drawing.chart.dots import Dot

_MANY = 200
"""Dots from which on each is a copy of one: to paint a disc takes ten times as long."""

BoxOf = Callable[[str | None], Box | None]
"""The box of the unit of that id, where it is drawn."""


class Meant(msgspec.Struct, frozen=True):
    """Ids of units, drawn in the chart or not."""

    chosen: str | None = None
    """The one that is selected."""
    hovered: str | None = None
    """The one that is pointed at."""
    lit: frozenset[str] = frozenset()
    """Counterparts of what is pointed at or chosen elsewhere."""
    picked: frozenset[str] = frozenset()
    """Those that are selected together."""
    dots: Mapping[str, Dot] = {}
    """Where it is told quietly that something differs."""


def paint_frames(painter: QPainter, meant: Meant, box_of: BoxOf, theme: Theme, zoom: float, *, focus: bool) -> None:
    """Frame the units that are meant; `focus`: the keyboard is in the chart."""
    hovered, chosen = box_of(meant.hovered), box_of(meant.chosen)
    for units, width in ((meant.lit, 2.0), (meant.picked, 3.0)):
        for unit in units:
            if (box := box_of(unit)) is not None and box is not chosen:
                paint_frame(painter, box, theme.focus, zoom, width)
    if hovered is not None and hovered is not chosen:
        paint_frame(painter, hovered, theme.border, zoom, 1.5)
    if chosen is not None:
        paint_frame(painter, chosen, theme.focus, zoom, 3.0 if focus else 2.0)


def paint_dots(
    painter: QPainter,
    dots: Mapping[str, Dot],
    box_of: Callable[[str], Box | None],
    is_there: Callable[[Box], bool],
    theme: Theme,
    zoom: float,
) -> None:
    """Dot the boxes that are there."""
    dotted = [(box, dot) for unit, dot in dots.items() if (box := box_of(unit)) is not None and is_there(box)]
    if not dotted:
        return
    from orgsim.export.page.badges import dot_of, dot_tone, paint_dot

    if len(dotted) > _MANY:
        _paint_copies(painter, dotted, theme, zoom)
        return
    for box, dot in dotted:
        x, y, radius = dot_of(box, zoom)
        paint_dot(painter, QPointF(x, y), radius, dot_tone(dot, theme), theme)


def _paint_copies(painter: QPainter, dotted: Sequence[tuple[Box, Dot]], theme: Theme, zoom: float) -> None:
    """Paint one dot of each colour, and copy that."""
    from orgsim.export.page.badges import DOT_EDGE, dot_of, dot_tone, paint_dot

    to_pane = painter.worldTransform()
    ratio = painter.deviceTransform().m11() / to_pane.m11()
    copies: dict[tuple[str, str], QPixmap] = {}
    _, _, radius = dot_of(dotted[0][0], zoom)
    pixels = radius * to_pane.m11()
    half = ceil(pixels * (1 + DOT_EDGE))
    painter.save()
    painter.setWorldTransform(QTransform())
    for box, dot in dotted:
        tone = dot_tone(dot, theme)
        if (copy := copies.get(tone)) is None:
            copy = copies[tone] = _clear(QSize(2 * half, 2 * half), ratio)
            with QPainter(copy) as on_copy:
                on_copy.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_dot(on_copy, QPointF(half, half), pixels, tone, theme)
        x, y, _ = dot_of(box, zoom)
        at = to_pane.map(QPointF(x, y))
        painter.drawPixmap(QPointF(at.x() - half, at.y() - half), copy)
    painter.restore()


def _clear(size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


class DotsOver:
    """The dots over a chart; of thousands their picture is kept, so long as they are where they were."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._picture = QPixmap()

    def paint(
        self,
        painter: QPainter,
        dots: Mapping[str, Dot],
        boxes: Mapping[str, Box],
        viewport: Viewport,
        size: QSize,
        theme: Theme,
    ) -> None:
        """Paint them over a chart that is shown so, in a pane of that size."""
        left, top = viewport.to_drawing(0, 0)
        right, bottom = viewport.to_drawing(size.width(), size.height())

        def is_there(box: Box) -> bool:
            return box.x < right and box.y < bottom and box.x + box.width > left and box.y + box.height > top

        def box_of(unit: str) -> Box | None:
            return boxes.get(unit)

        if len(dots) <= _MANY:
            paint_dots(painter, dots, box_of, is_there, theme, viewport.zoom)
            return
        ratio = painter.deviceTransform().m11() / painter.worldTransform().m11()
        of = (dots, boxes, viewport, size, theme, ratio)
        if len(of) != len(self._of) or any(map(_is_another, of, self._of)):
            self._of, self._picture = of, _clear(size, ratio)
            with QPainter(self._picture) as on_picture:
                on_picture.setRenderHint(QPainter.RenderHint.Antialiasing)
                on_picture.setWorldTransform(painter.worldTransform())
                paint_dots(on_picture, dots, box_of, is_there, theme, viewport.zoom)
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.drawPixmap(0, 0, self._picture)
        painter.restore()


def _is_another(one: object, other: object) -> bool:
    """Mappings of thousands are told apart by identity."""
    return one is not other and (isinstance(one, dict) or one != other)


def paint_framed_marks(painter: QPainter, meant: Meant, marks: Marks, box_of: BoxOf, theme: Theme, zoom: float) -> None:
    """Paint the badges of boxes with frames once more: the frames are not to cover them."""
    for unit in {meant.chosen, *meant.lit}:
        box, own = box_of(unit), marks.get(unit or "")
        if box is not None and own:
            from orgsim.export.page.badges import paint_marks

            paint_marks(painter, box, own, theme, zoom)
