"""What the style sheet owes to those who have to see it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox

from orgsim.app.widgets.style import style_sheet
from orgsim.drawing.themes import THEMES


@pytest.mark.parametrize("theme", THEMES)
def test_the_box_that_can_be_ticked_is_seen_in_every_theme(qtbot, theme: str) -> None:
    box = QCheckBox("")
    qtbot.addWidget(box)
    look = THEMES[theme]
    box.setStyleSheet(f"QWidget {{ background: {look.surface}; }}\n{style_sheet(look)}")
    box.resize(box.sizeHint())
    image = box.grab().toImage()
    seen = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert look.muted_text.lower() in seen, "an empty box without an edge cannot be told from the ground"
