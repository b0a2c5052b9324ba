"""The picture of a library's card, painted by the painter of everything else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from orgsim.drawing.chart.thumbnail import Thumbnail
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.theme import Theme
from orgsim.drawing.timeline.drawing import TimelineDrawing
from orgsim.drawing.viewport import fit_zoom, fitted
from orgsim.export.page.painter import paint_drawing
from orgsim.export.timeline.painter import paint_timeline
from orgsim.export.timeline.shown import Shown
from orgsim.messages import Catalog

_GAP = 8.0
_LARGEST = 0.6
"""Of a chart's own size: a small chart on a card is not to look as if it were a large one."""


def thumbnail_image(thumbnail: Thumbnail, theme: Theme, size: tuple[int, int], ratio: float, speech: Catalog) -> QImage:
    """The drawings side by side, all at one zoom, in an image of `size` for a screen of that `ratio`."""
    width, height = size
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    if isinstance(thumbnail, TimelineDrawing):
        _paint_timeline(painter, thumbnail, theme, size, speech)
    elif thumbnail:
        _paint_charts(painter, thumbnail, theme, size, ratio)
    painter.end()
    return image


def _paint_timeline(
    painter: QPainter, drawing: TimelineDrawing, theme: Theme, size: tuple[int, int], speech: Catalog
) -> None:
    """From its beginning, as wide as the picture: the rest of a high one is cut off."""
    zoom = size[0] / drawing.width
    painter.setClipRect(QRectF(0, 0, *size))
    painter.scale(zoom, zoom)
    shown = Shown(tuple(drawing.fitted(axis) for axis in range(len(drawing.axes))), clipped=False)
    paint_timeline(painter, drawing, theme, shown, speech)


def _paint_charts(
    painter: QPainter, drawings: Sequence[Drawing], theme: Theme, size: tuple[int, int], ratio: float
) -> None:
    width, height = size
    pane = ((width - _GAP * (len(drawings) - 1)) / len(drawings), float(height))
    zoom = min(_LARGEST, *(fit_zoom((its.width, its.height), pane) for its in drawings))
    for column, its in enumerate(drawings):
        x = column * (pane[0] + _GAP)
        viewport = fitted((its.width, its.height), pane, zoom)
        painter.save()
        painter.setClipRect(QRectF(x, 0, *pane))
        # In the middle, where a chart in a pane hangs from the top.
        painter.translate(x, (pane[1] - its.height * zoom) / 2)
        painter.scale(zoom, zoom)
        painter.translate(-viewport.x, 0)
        paint_drawing(painter, its, theme, zoom * ratio)
        painter.restore()
