"""What is seen of a list whose text is too small to be read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.themes import THEMES
from orgsim.export.page.painter import paint_drawing


@pytest.mark.parametrize("zoom", [0.25, 0.28, 0.3])
@pytest.mark.parametrize("name", THEMES)
def test_a_line_of_a_list_is_a_block_where_its_text_has_no_room(qapp: object, name: str, zoom: float) -> None:
    """Its ground is all but that of the pane: a list of a city was a blank picture at 3.9 pixels of text."""
    theme = THEMES[name]
    box = Box(unit=0, id="u", x=0, y=0, width=160, height=40, look="unit", name=("Yksikkö",), outlined="leaf")
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.surface))
    painter = QPainter(image)
    painter.scale(zoom, zoom)
    paint_drawing(painter, Drawing(width=160, height=40, boxes=(box,)), theme, zoom)
    painter.end()
    assert image.pixelColor(20, 4).name() == theme.look("unit").border.lower()
