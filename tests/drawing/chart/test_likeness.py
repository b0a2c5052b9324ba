from __future__ import annotations

import pytest

from orgsim.drawing.chart.likeness import likeness
from orgsim.drawing.drawing import Box, Drawing
from orgsim.model.hierarchy import hierarchy
from tests.drawing.organisations import scenario, unit

TOP = scenario(unit("top", "board", unit("a"), unit("b"), unit("c")))
Places = dict[str, tuple[float, float]]


def drawing(places: Places) -> Drawing:
    boxes = [
        Box(unit=0, id=id, x=x, y=y, width=50, height=20, look="unit", name=(id,)) for id, (x, y) in places.items()
    ]
    return Drawing(width=500, height=500, boxes=tuple(boxes))


ROW = {"top": (60, 0), "a": (0, 40), "b": (60, 40), "c": (120, 40)}
STACK = {"top": (0, 0), "a": (16, 26), "b": (16, 52), "c": (16, 78)}
TWO_ROWS = {"top": (30, 0), "a": (0, 40), "b": (60, 40), "c": (0, 80)}


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (ROW, ROW, 1),
        # The same row elsewhere and wider apart.
        (ROW, {"top": (300, 100), "a": (100, 200), "b": (300, 200), "c": (400, 200)}, 1),
        (ROW, STACK, 0),
        # a and b stand alike, b and c do not.
        (ROW, TWO_ROWS, 1 / 2),
        # What only one shows has no neighbour there: a and c are compared.
        (ROW, {"top": (60, 0), "a": (0, 40), "c": (60, 40)}, 1),
        (ROW, {"top": (0, 0)}, 1),
    ],
)
def test_neighbours_that_stand_alike_are_counted(one: Places, other: Places, share: float) -> None:
    assert likeness([drawing(one), drawing(other)], [hierarchy(TOP)] * 2) == share
    assert likeness([drawing(other), drawing(one)], [hierarchy(TOP)] * 2) == share


def test_every_two_drawings_are_compared() -> None:
    # Row and row: 2 of 2. Row and stack, twice: 0 of 2.
    assert likeness([drawing(ROW), drawing(ROW), drawing(STACK)], [hierarchy(TOP)] * 3) == 2 / 6


def test_a_unit_that_has_another_superior_is_no_neighbour() -> None:
    other = scenario(unit("top", "board", unit("a"), unit("b", "unit", unit("c"))))
    places = {"top": (60, 0), "a": (0, 40), "b": (60, 40), "c": (76, 66)}
    assert likeness([drawing(ROW), drawing(places)], [hierarchy(TOP), hierarchy(other)]) == 1


def test_one_drawing_is_like_itself() -> None:
    assert likeness([drawing(ROW)], [hierarchy(TOP)]) == 1
    assert likeness([], []) == 1
