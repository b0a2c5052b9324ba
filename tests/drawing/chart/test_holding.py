from __future__ import annotations

import pytest

from orgsim.drawing.chart.holding import hold
from orgsim.drawing.drawing import Box, Drawing


def box(unit: str, x: float, y: float, width: float, height: float) -> Box:
    return Box(unit=0, id=unit, x=x, y=y, width=width, height=height, look="board", name=("",))


SMALL = Drawing(width=300, height=200, boxes=(box("a", 10, 10, 100, 26), box("b", 200, 100, 60, 26)))
LARGE_A, LARGE_B = box("a", 50, 40, 180, 120), box("b", 400, 300, 90, 80)


@pytest.mark.parametrize(
    ("point", "unit", "there"),
    [
        # Within a box: at the same words, which begin at its upper left.
        ((30, 20), "a", (70, 50)),
        ((105, 30), "a", (145, 60)),
        # Beside it: at the same distance of the side that it is at.
        ((5, 20), "a", (45, 50)),
        ((120, 40), "a", (240, 164)),
        ((270, 110), "b", (500, 310)),
    ],
)
def test_a_place_at_a_box_is_found_again_where_it_is_larger(point, unit, there) -> None:
    held = hold(SMALL, point)
    assert held is not None
    assert held.unit == unit
    assert held.at(LARGE_A if unit == "a" else LARGE_B) == there


def test_a_place_low_in_a_large_box_stays_within_a_small_one() -> None:
    held = hold(Drawing(width=300, height=200, boxes=(LARGE_A,)), (220, 150))
    assert held is not None
    assert held.at(SMALL.boxes[0]) == (110, 36)


def test_only_named_units_are_held() -> None:
    held = hold(SMALL, (30, 20), ["b"])
    assert held is not None
    assert (held.unit, held.at(SMALL.boxes[1])) == ("b", (30, 20))
    assert hold(SMALL, (30, 20), []) is None
    assert hold(Drawing(width=0, height=0), (30, 20)) is None
