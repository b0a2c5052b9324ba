"""The picture of a library's card, painted by the painter of everything else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from orgsim.drawing.drawing import Drawing
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import fit_zoom, fitted
from orgsim.export.painter import paint_drawing

_GAP = 8.0
_LARGEST = 0.6
"""Of a chart's own size: a small chart on a card is not to look as if it were a large one."""


def thumbnail_image(drawings: Sequence[Drawing], theme: Theme, size: tuple[int, int], ratio: float) -> QImage:
    """The drawings side by side, all at one zoom, in an image of `size` for a screen of that `ratio`."""
    width, height = size
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    if not drawings:
        return image
    pane = ((width - _GAP * (len(drawings) - 1)) / len(drawings), float(height))
    zoom = min(_LARGEST, *(fit_zoom((its.width, its.height), pane) for its in drawings))
    painter = QPainter(image)
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
    painter.end()
    return image
