"""Paints the moments between two drawings fast enough to be seen as one movement.

A box whose text can be read is painted once for a zoom and from then on moved as a picture, unless it changes its size.
Smaller boxes and the lines are painted in bulk, all of one look in one go.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from orgsim.drawing.boxes.boxes import NAME_SIZE, SHEET_OFFSET
from orgsim.drawing.chart.gliding import Moment, ShownBox, ShownLine
from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.grid import Rectangle
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import Viewport
from orgsim.export.page.colours import brush, pen
from orgsim.export.page.painter import BLOCKS, READABLE, paint_area, paint_box, paint_label

_LARGEST = 1024
"""Pixels of width up to which a box is kept as a picture."""
_EDGE = 1
"""Pixels around a box that its border may touch."""


class MomentPainter:
    """Paints moments, keeping the pictures of the boxes for as long as zoom and theme stay."""

    def __init__(self) -> None:
        self._pictures: dict[int, tuple[Box, QPixmap]] = {}
        self._of: tuple[Theme, float, float] | None = None

    def forget(self) -> None:
        """Drop the pictures, to give back their memory."""
        self._pictures = {}

    def paint(
        self, painter: QPainter, moment: Moment, theme: Theme, viewport: Viewport, ratio: float, area: Rectangle
    ) -> None:
        """Paint what `viewport` shows of `moment`, in the pane's pixels.

        `ratio` is the screen's pixels for each of the pane's; lines out of `area` of the drawing are left out.
        """
        zoom = viewport.zoom
        of = (theme, zoom, ratio)
        if self._of != of:
            self._of = of
            self.forget()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.save()
        painter.scale(zoom, zoom)
        painter.translate(-viewport.x, -viewport.y)
        for ground in moment.areas:
            painter.setOpacity(ground.opacity)
            paint_area(painter, ground.area, theme)
        _paint_lines(painter, moment.lines, theme, area)
        readable = moment.drawing.name_size * zoom >= READABLE
        if not readable:
            _paint_plain(painter, moment.boxes, theme, zoom)
        for label in moment.labels:
            painter.setOpacity(label.opacity)
            paint_label(painter, label.label, theme, zoom)
        painter.restore()
        if readable:
            for shown in moment.boxes:
                painter.setOpacity(shown.opacity)
                self._paint_picture(painter, shown, moment.drawing, theme, viewport, ratio)
        painter.setOpacity(1.0)

    def _paint_picture(
        self, painter: QPainter, shown: ShownBox, drawing: Drawing, theme: Theme, viewport: Viewport, ratio: float
    ) -> None:
        box, face, zoom = shown.box, shown.face, viewport.zoom
        if face.width * zoom > _LARGEST or box.width != face.width or box.height != face.height:
            painter.save()
            painter.scale(zoom, zoom)
            painter.translate(-viewport.x, -viewport.y)
            paint_box(painter, box, drawing, theme, zoom)
            painter.restore()
            return
        kept = self._pictures.get(id(face))
        if kept is None:
            # The face is kept with its picture, so that no other box can come to have its identity.
            kept = self._pictures[id(face)] = (face, _picture(face, drawing, theme, zoom, ratio))
        x, y = (box.x - viewport.x) * zoom - _EDGE, (box.y - viewport.y) * zoom - _EDGE
        # On whole pixels, where it is neither blurred nor slow.
        painter.drawPixmap(QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio), kept[1])


def _picture(face: Box, drawing: Drawing, theme: Theme, zoom: float, ratio: float) -> QPixmap:
    sheets = 2 * SHEET_OFFSET if face.stacked else 0.0
    width, height = ((side + sheets) * zoom + 2 * _EDGE + 1 for side in (face.width, face.height))
    picture = QPixmap(QSize(round(width * ratio), round(height * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(_EDGE, _EDGE)
    painter.scale(zoom, zoom)
    painter.translate(-face.x, -face.y)
    paint_box(painter, face, drawing, theme, zoom)
    painter.end()
    return picture


def _paint_lines(painter: QPainter, lines: Iterable[ShownLine], theme: Theme, area: Rectangle) -> None:
    """Paint the lines without rounding their corners, which nobody misses in a movement."""
    pieces: dict[tuple[str, float], list[QLineF]] = {}
    for shown in lines:
        if _touches(shown.line, area):
            here = pieces.setdefault((shown.line.style, shown.opacity), [])
            here += [QLineF(*start, *end) for start, end in pairwise(shown.line.points)]
    for (style, opacity), those in pieces.items():
        line = theme.line(style)
        painter.setOpacity(opacity)
        painter.setPen(pen(line.colour, line.width, line.style))
        painter.drawLines(those)


def _paint_plain(painter: QPainter, boxes: Iterable[ShownBox], theme: Theme, zoom: float) -> None:
    """Paint boxes that are too small for their text: plain rectangles, and the smallest in their border's colour."""
    rectangles: dict[tuple[float, str, bool], list[QRectF]] = {}
    for shown in boxes:
        box = shown.box
        here = rectangles.setdefault((shown.opacity, box.look, NAME_SIZE * zoom < BLOCKS), [])
        here.append(QRectF(box.x, box.y, box.width, box.height))
    for (opacity, name, block), those in rectangles.items():
        look = theme.look(name)
        painter.setOpacity(opacity)
        painter.setPen(Qt.PenStyle.NoPen if block else pen(look.border, look.border_width))
        painter.setBrush(brush(look.border if block else look.fill))
        painter.drawRects(those)


def _touches(line: Line, area: Rectangle) -> bool:
    left, top, right, bottom = area
    across, down = [x for x, _ in line.points], [y for _, y in line.points]
    return max(across) >= left and min(across) <= right and max(down) >= top and min(down) <= bottom
