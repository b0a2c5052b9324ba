"""Frames and badges of what differs."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from orgsim.drawing.chart.marks import Mark
from orgsim.drawing.drawing import Box
from orgsim.drawing.themes import THEMES
from orgsim.export.page.badges import paint_marks


@pytest.mark.parametrize(("outlined", "coloured"), [("leaf", [19, 20]), ("", [20, 21])])
def test_a_frame_leaves_a_line_of_an_outline_its_letters(qapp, outlined: str, coloured: list[int]) -> None:
    """Of two pixels one lies outside of a line that is as high as its letters; those of a box lie within it."""
    picture = QImage(160, 60, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    box = Box(unit=0, id="board", x=40, y=20, width=100, height=16, look="board", name=("Board",), outlined=outlined)
    paint_marks(painter, box, (Mark("changed", "Δ", "changed"),), THEMES["light"], 1.0)
    painter.end()
    assert [y for y in range(28) if picture.pixel(90, y) != 0xFFFFFFFF] == coloured
