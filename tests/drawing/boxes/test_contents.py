"""What stands in boxes, broken anew where they turned out wider."""

from __future__ import annotations

import pytest

from orgsim.drawing.boxes.boxes import PAD_X, marks_width
from orgsim.drawing.boxes.contents import Content, fitted, room

NAMES = [
    "Kaavoitus- ja varhaiskasvatuspalvelualue",
    "Lukio- ja rakennusvalvontapalvelualue",
    "Henkilöstöpalvelualue",
    "Perusopetus- ja varhaiskasvatuspalvelualue",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_wider_box_never_has_more_lines(name: str) -> None:
    """Not even where the number of what is hidden has no room beside a line that a little more width would hold."""
    marks = marks_width("", 103, False, False)
    texts = Content(name, "fi", False, "", 103, False, marks, ())
    planned = room(texts, 74.0)
    before = len(planned.name.lines)
    assert before >= 2
    for width in range(round(planned.width) + 2, 330):
        filled = fitted(texts, planned, float(width))
        assert filled.name.width <= width - 2 * PAD_X + 1e-6
        assert len(filled.name.lines) <= before, width
        before = len(filled.name.lines)
    assert before < len(planned.name.lines)
