"""What is seen of a list whose text is too small to be read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage, QPainter

from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.themes import THEMES
from orgsim.export.page.painter import paint_drawing, paint_frame


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


@pytest.mark.parametrize("zoom", [0.85, 1.0])
def test_the_frame_of_a_line_of_a_list_covers_no_letters_above_and_below(qapp: object, zoom: float) -> None:
    theme = THEMES["light"]
    box = Box(unit=0, id="u", x=20, y=20, width=100, height=16, look="unit", name=("Yksikkö",), outlined="leaf")
    for its, beyond in ((box, 1.5), (replace(box, outlined=""), 4.25)):
        image = QImage(140, 60, QImage.Format.Format_RGB32)
        image.fill(QColor(theme.surface))
        painter = QPainter(image)
        painter.scale(zoom, zoom)
        paint_frame(painter, its, theme.focus, zoom, 3.0)
        painter.end()
        rows = [at for at in range(60) if image.pixelColor(round(70 * zoom), at) != QColor(theme.surface)]
        # Half of its three pixels lies beyond the box, and a pixel of smoothing; else a gap of 1.5 as well.
        assert 20 * zoom - beyond - 1 <= rows[0] <= 20 * zoom - beyond + 1
        assert 36 * zoom + beyond - 2 <= rows[-1] <= 36 * zoom + beyond
