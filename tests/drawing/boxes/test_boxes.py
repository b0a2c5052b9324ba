from __future__ import annotations

import pytest

from orgsim.drawing import themes
from orgsim.drawing.boxes.boxes import (
    NAME_LINE,
    OPEN_DIAMETER,
    PAD_X,
    PAD_Y,
    REMIT_LINE,
    TextRun,
    bold_name,
    box_height,
    marks_width,
    text_runs,
)
from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.text.fontmetrics import load_font


def runs(**fields: object) -> list[TextRun]:
    box = Box(unit=0, id="a", x=100, y=50, look="committee", **{"name": ("Lautakunta",), **fields})
    return list(text_runs(box, Drawing(width=500, height=500, boxes=(box,))))


def test_names_are_bold_where_the_themes_say_so() -> None:
    for theme in (themes.LIGHT, themes.DARK, themes.PROJECTOR):
        assert {name for name, look in theme.looks.items() if look.bold} == {
            name for name in theme.looks if bold_name(name)
        }


def test_a_name_stands_at_the_left_in_the_middle_of_the_height() -> None:
    (name,) = runs(width=160, height=40)
    cap = load_font().cap_height(13)
    assert (name.x, name.anchor) == (100 + PAD_X, "left")
    assert name.baseline - cap / 2 == pytest.approx(50 + 20)


def test_marks_stand_at_the_right_of_the_last_line_in_order() -> None:
    first, last, hidden, seats, question = runs(
        name=("Kaupunki-", "kehitys"), width=160, height=60, seats="13", hidden=4, open=True
    )
    assert [first.text, last.text, hidden.text, seats.text, question.text] == ["Kaupunki-", "kehitys", "+4", "13", "?"]
    assert last.baseline - first.baseline == NAME_LINE
    assert {hidden.baseline, seats.baseline, question.baseline} == {last.baseline}
    assert hidden.x == 260 - PAD_X
    assert question.x < seats.x < hidden.x
    font = load_font()
    taken = hidden.x - (question.x - OPEN_DIAMETER / 2)
    assert marks_width("13", 4, True) == pytest.approx(taken + 7)
    assert marks_width("13", 0, False) == pytest.approx(7 + font.width("13", 13, True))
    assert marks_width("", 0, False) == 0


def test_a_remit_stands_below_the_name_with_hanging_indents() -> None:
    height = box_height(1, 2)
    name, first, second = runs(width=160, height=height, remit=("• suurimmat", "urakat"))
    assert height == 2 * PAD_Y + NAME_LINE + 3 + 2 * REMIT_LINE
    assert second.baseline - first.baseline == REMIT_LINE
    assert first.x == name.x
    assert second.x == pytest.approx(name.x + load_font().width("• ", 11))
    assert second.baseline < 50 + height - PAD_Y
