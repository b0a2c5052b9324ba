"""The picture behind a chart: painted once, then moved along while the chart is panned.

A frame while panning costs the strips that come into view, not the whole pane; a frame while zooming a large chart
shows the last picture scaled, and the sharp one follows when the zoom has come to rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor
from time import perf_counter

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from orgsim.app.chart.scene import REACH, Scene
from orgsim.drawing.drawing import Line
from orgsim.drawing.grid import Rectangle
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import Viewport
from orgsim.export.page.colours import brush

_SLOW = 0.012
"""Seconds of painting from which on a zoom shows the old picture scaled first."""

_MOST = 0.6
"""Share of the pane up to which only what has changed of a scene is painted."""


class Backing:
    """Keeps the picture of a scene as one viewport shows it."""

    def __init__(self) -> None:
        self._picture: QPixmap | None = None
        self._of: tuple[object, ...] = ()
        self._viewport = Viewport()
        self._cost = 0.0

    @property
    def viewport(self) -> Viewport:
        """The part of the drawing that the picture shows: less than a pixel from what was asked for."""
        return self._viewport

    @property
    def picture(self) -> tuple[QPixmap | None, Viewport]:
        """The picture, if there is one, and which part of the drawing it shows."""
        return self._picture, self._viewport

    def forget(self) -> None:
        """Drop the picture, to give back its memory."""
        self._picture = None

    def paint(
        self,
        painter: QPainter,
        size: QSize,
        ratio: float,
        viewport: Viewport,
        scene: Scene,
        theme: Theme,
        extra: tuple[Line, ...],
        *,
        hurry: bool,
    ) -> bool:
        """Paint the pane and return whether the picture is sharp.

        `ratio` is the screen's pixels for each of the pane's. In a `hurry` (while the wheel turns) a scene that is
        slow to paint is shown by its last picture, scaled.
        """
        if (size * ratio).isEmpty():
            return True
        of = (scene, theme, extra, size, ratio)
        picture = self._picture
        same = picture is not None and self._of == of
        if same and picture is not None and viewport.zoom == self._viewport.zoom:
            self._move(picture, ratio, viewport, scene, theme, extra)
        elif same and picture is not None and hurry and self._cost > _SLOW:
            self._paint_scaled(painter, picture, size, viewport, theme)
            return False
        elif picture is not None and self._follows(picture, size, ratio, viewport, scene, theme, extra):
            self._of = of
        else:
            started = perf_counter()
            if picture is None or picture.size() != size * ratio:
                # A new one has to be found room for, and cleared, by the system.
                picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            self._viewport = viewport
            self._paint_part(picture, QRectF(0, 0, size.width(), size.height()), scene, theme, extra)
            self._picture, self._of = picture, of
            self._cost = perf_counter() - started
        assert picture is not None
        painter.drawPixmap(0, 0, picture)
        return True

    def _follows(
        self,
        picture: QPixmap,
        size: QSize,
        ratio: float,
        viewport: Viewport,
        scene: Scene,
        theme: Theme,
        extra: tuple[Line, ...],
    ) -> bool:
        """Paint what is other in `scene` than in the one that the picture shows; whether that was worth it."""
        before, *others = self._of
        if others != [theme, extra, size, ratio] or viewport.zoom != self._viewport.zoom:
            return False
        altered = scene.altered_since(before, viewport.zoom) if isinstance(before, Scene) else None
        if altered is None:
            return False
        parts = self._on_pixels(altered, size, ratio, viewport)
        if sum(part.width() * part.height() for part in parts) > _MOST * size.width() * size.height():
            return False
        self._move(picture, ratio, viewport, scene, theme, extra)
        # Less than a pixel may be left of what it was to be moved by.
        for part in self._on_pixels(altered, size, ratio, self._viewport):
            self._paint_part(picture, part, scene, theme, extra)
        return True

    @staticmethod
    def _on_pixels(parts: Iterable[Rectangle], size: QSize, ratio: float, viewport: Viewport) -> list[QRectF]:
        """Where those parts of the drawing are in the pane, in whole pixels of the screen, as far as they are seen."""
        pane = QRectF(0, 0, size.width(), size.height())
        found = []
        for left, top, right, bottom in parts:
            x0, y0 = (floor(at * ratio) / ratio for at in viewport.to_pane(left, top))
            x1, y1 = (ceil(at * ratio) / ratio for at in viewport.to_pane(right, bottom))
            if not (part := pane.intersected(QRectF(x0, y0, x1 - x0, y1 - y0))).isEmpty():
                found.append(part)
        return found

    def _move(
        self,
        picture: QPixmap,
        ratio: float,
        viewport: Viewport,
        scene: Scene,
        theme: Theme,
        extra: tuple[Line, ...],
    ) -> None:
        old = self._viewport
        dx = round((old.x - viewport.x) * viewport.zoom * ratio)
        dy = round((old.y - viewport.y) * viewport.zoom * ratio)
        if dx == 0 and dy == 0:
            return
        # The picture moves by whole pixels of the screen; what is left over stays for the next move.
        self._viewport = Viewport(viewport.zoom, old.x - dx / ratio / viewport.zoom, old.y - dy / ratio / viewport.zoom)
        whole = QRect(QPoint(0, 0), picture.size())
        picture.scroll(dx, dy, whole)
        for strip in _exposed(whole, dx, dy):
            part = QRectF(strip.x() / ratio, strip.y() / ratio, strip.width() / ratio, strip.height() / ratio)
            self._paint_part(picture, part, scene, theme, extra)

    def _paint_part(self, picture: QPixmap, part: QRectF, scene: Scene, theme: Theme, extra: tuple[Line, ...]) -> None:
        viewport = self._viewport
        painter = QPainter(picture)
        painter.setClipRect(part)
        painter.setBackground(brush(theme.surface))
        painter.eraseRect(part)
        painter.scale(viewport.zoom, viewport.zoom)
        painter.translate(-viewport.x, -viewport.y)
        reach = REACH + 1 / viewport.zoom
        left, top = viewport.to_drawing(part.left(), part.top())
        right, bottom = viewport.to_drawing(part.right(), part.bottom())
        area = (left - reach, top - reach, right + reach, bottom + reach)
        scene.paint(painter, theme, viewport.zoom, area, extra)
        painter.end()

    def _paint_scaled(self, painter: QPainter, picture: QPixmap, size: QSize, viewport: Viewport, theme: Theme) -> None:
        scale = viewport.zoom / self._viewport.zoom
        x, y = viewport.to_pane(self._viewport.x, self._viewport.y)
        painter.fillRect(QRect(QPoint(0, 0), size), brush(theme.surface))
        target = QRectF(QPointF(x, y), size.toSizeF() * scale)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))


def _exposed(whole: QRect, dx: int, dy: int) -> list[QRect]:
    """What comes into view when a picture moves by (`dx`, `dy`): a strip across, a strip down, or all of it."""
    kept = whole.intersected(whole.translated(dx, dy))
    if kept.isEmpty():
        return [whole]
    across = QRect(whole.left(), 0 if dy > 0 else kept.bottom() + 1, whole.width(), abs(dy))
    down = QRect(0 if dx > 0 else kept.right() + 1, kept.top(), abs(dx), kept.height())
    return [strip for strip in (across, down) if not strip.isEmpty()]
