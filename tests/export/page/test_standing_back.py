"""What agrees stands back, and is still seen: at any zoom, on the ground of every theme, as its legend has it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from orgsim.app.chart.scene import Scene
from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.chart.marks import Legend
from orgsim.drawing.themes import THEMES
from orgsim.export.chart.legend import paint_legend, placed
from orgsim.messages import catalog, message
from tests.drawing.organisations import scenario, unit
from tests.drawing.test_themes import contrast

ENOUGH = 3.0
"""Of what is to be seen and is no text (WCAG 2.2, 1.4.11)."""


def column(image: QImage, x: int, top: int, bottom: int) -> list[str]:
    return [image.pixelColor(x, y).name() for y in range(top, bottom)]


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("zoom", [0.12, 0.2, 0.25, 0.28, 0.33, 0.4])
@pytest.mark.parametrize("name", THEMES)
def test_an_unchanged_unit_is_an_empty_box_with_an_outline_that_is_seen(
    qapp: object, monkeypatch: pytest.MonkeyPatch, name: str, zoom: float, many: bool
) -> None:
    if many:
        monkeypatch.setattr("orgsim.app.chart.scene._MANY", 1)
    theme = THEMES[name]
    drawing = draw_chart(scenario(unit("top", "division", name="Hyvinvoinnin ja terveyden toimiala")), ChartOptions())
    (box,) = drawing.boxes
    # Where a box lies between two pixels its outline is no weaker.
    for shift in (0.0, 0.3, 0.5, 0.8):
        image = QImage(120, 60, QImage.Format.Format_RGB32)
        image.fill(QColor(theme.surface))
        painter = QPainter(image)
        painter.translate(QPointF(10 + shift, 10 + shift))
        painter.scale(zoom, zoom)
        Scene(drawing, {}).paint(painter, theme, zoom, (0, 0, drawing.width, drawing.height))
        painter.end()
        x = round(10 + shift + (box.x + box.width / 2) * zoom)
        seen = column(image, x, 5, 55)
        edges = [at for at, colour in enumerate(seen) if contrast(colour, theme.surface) >= ENOUGH]
        assert edges, "an outline is seen"
        assert abs(edges[-1] + 1 - edges[0] - box.height * zoom) <= 2, "above and below"
        if box.height * zoom > 4:
            assert seen[(edges[0] + edges[-1]) // 2] == theme.surface, "empty, as in the legend"


@pytest.mark.parametrize("name", THEMES)
def test_the_legend_shows_the_same_box(qapp: object, name: str) -> None:
    theme = THEMES[name]
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    entries = placed([Legend(None, message("difference.heading.same"))], 180, catalog("fi"))
    paint_legend(painter, entries, 2, 2, theme)
    painter.end()
    seen = column(image, 10, 0, 30)
    ground = [at for at, colour in enumerate(seen) if colour != theme.surface]
    assert contrast(seen[ground[0]], theme.surface) >= ENOUGH
    assert seen[(ground[0] + ground[-1]) // 2] == theme.surface
