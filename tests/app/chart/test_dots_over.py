"""Dots over a chart: of thousands each is a copy, where one of a few would be painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from orgsim.app.chart.meant import DotsOver
from orgsim.drawing.chart.dots import Dot
from orgsim.drawing.chart.marks import Mark
from orgsim.drawing.drawing import Box
from orgsim.drawing.themes import THEMES
from orgsim.drawing.viewport import Viewport

THEME = THEMES["light"]
MOVED = Mark("moved", "⇄", "moved")
SIZE = QSize(600, 400)


def box(at: int) -> Box:
    """One of thirty in a row, 18 pixels from one to the next: each dot is where the one of another box is not."""
    return Box(
        id=f"u{at}",
        unit=at,
        x=at % 30 * 18.0 + 6,
        y=at // 30 * 18.0 + 10,
        width=10.0,
        height=6.0,
        look="board",
        name=(),
    )


def painted(over: DotsOver, count: int, viewport: Viewport, ratio: float = 1.0) -> QImage:
    boxes = {f"u{at}": box(at) for at in range(count)}
    dots = {unit: Dot(None if at % 2 else MOVED) for at, unit in enumerate(boxes)}
    return image(over, boxes, dots, viewport, ratio)


def image(over: DotsOver, boxes: dict[str, Box], dots: dict[str, Dot], viewport: Viewport, ratio: float) -> QImage:
    its = QImage(SIZE * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    its.setDevicePixelRatio(ratio)
    its.fill(QColor("#fffffe"))
    painter = QPainter(its)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(viewport.zoom, viewport.zoom)
    painter.translate(-viewport.x, -viewport.y)
    over.paint(painter, dots, boxes, viewport, SIZE, THEME)
    painter.end()
    return its


@pytest.mark.usefixtures("app_with_fonts")
@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("viewport", [Viewport(), Viewport(1.5, 40.0, 20.0)])
def test_thousands_of_dots_are_where_few_would_be(viewport: Viewport, ratio: float) -> None:
    """The middle of each has its colour: full where its unit differs, and that of the pane in a ring."""
    many = painted(DotsOver(), 360, viewport, ratio)
    tone, surface = QColor(THEME.moved.fill), QColor(THEME.surface)
    seen = 0
    for at in range(360):
        its = box(at)
        # 0.4 of the radius, which is 4.5 pixels at any zoom, left of and below the upper right corner.
        x, y = viewport.to_pane(its.x + its.width, its.y)
        x, y = x - 1.8, y + 1.8
        if not (0 <= x < SIZE.width() and 0 <= y < SIZE.height()):
            continue
        seen += 1
        assert many.pixelColor(QPoint(int(x * ratio), int(y * ratio))) == (surface if at % 2 else tone), at
        # Between two dots nothing is painted.
        assert many.pixelColor(QPoint(int((x - 9 * viewport.zoom) * ratio), int(y * ratio))) == QColor("#fffffe")
    assert seen > 200


@pytest.mark.usefixtures("app_with_fonts")
def test_their_picture_is_kept_until_something_else_is_shown() -> None:
    over, viewport = DotsOver(), Viewport()
    boxes = {f"u{at}": box(at) for at in range(300)}
    dots = {unit: Dot(MOVED) for unit in boxes}
    first = image(over, boxes, dots, viewport, 1.0)
    kept = over._picture.cacheKey()
    assert image(over, boxes, dots, viewport, 1.0) == first
    assert over._picture.cacheKey() == kept
    assert image(over, boxes, dots, Viewport(2.0), 1.0) != first
    assert over._picture.cacheKey() != kept
    fewer = {unit: Dot(MOVED) for unit in list(boxes)[:250]}
    assert image(over, boxes, fewer, viewport, 1.0) != first
    assert image(over, {}, {}, viewport, 1.0) == image(DotsOver(), {}, {}, viewport, 1.0)
