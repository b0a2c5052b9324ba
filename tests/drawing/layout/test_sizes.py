"""How high boxes in a row are."""

from __future__ import annotations

from orgsim.drawing.boxes.boxes import NAME_LINE
from orgsim.drawing.layout.sizes import common_height


def lines(*numbers: int) -> list[float]:
    return [number * NAME_LINE for number in numbers]


def test_a_few_long_names_make_no_others_as_high() -> None:
    assert common_height(lines(1, 3)) == 3 * NAME_LINE
    # Of three, all are as high as the highest, unless that is by far the highest.
    assert common_height(lines(1, 2, 4)) == 4 * NAME_LINE
    assert common_height(lines(1, 1, 6)) == NAME_LINE
    # Of many, as high as three quarters of them need.
    assert common_height(lines(1, 2, 2, 2, 2, 2, 2, 2, 3, 4, 5, 6)) == 3 * NAME_LINE
