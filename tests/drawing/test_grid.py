from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.grid import Grid

COORDINATES = st.floats(-5000, 5000)
SIZES = st.floats(1, 2000)


def box(x: float, y: float, width: float, height: float) -> Box:
    return Box(unit=0, id="", x=x, y=y, width=width, height=height, look="plain", name=("x",))


BOXES = st.lists(st.builds(box, COORDINATES, COORDINATES, SIZES, SIZES), max_size=30)
LINES = st.lists(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=2, max_size=4), max_size=10)
AREAS = st.tuples(COORDINATES, COORDINATES, SIZES, SIZES)


@given(BOXES, LINES, AREAS)
def test_what_touches_an_area_is_found_and_nothing_else(boxes, lines, area) -> None:
    grid = Grid(
        Drawing(width=0, height=0, boxes=tuple(boxes), lines=tuple(Line(points=tuple(points)) for points in lines))
    )
    left, top, width, height = area
    right, bottom = left + width, top + height
    touching = [
        index
        for index, it in enumerate(boxes)
        if it.x <= right and it.x + it.width >= left and it.y <= bottom and it.y + it.height >= top
    ]
    assert grid.boxes_in((left, top, right, bottom)) == touching
    spans = [([x for x, _ in points], [y for _, y in points]) for points in lines]
    crossing = [
        index
        for index, (xs, ys) in enumerate(spans)
        if min(xs) <= right and max(xs) >= left and min(ys) <= bottom and max(ys) >= top
    ]
    assert grid.lines_in((left, top, right, bottom)) == crossing


def test_the_box_under_a_point() -> None:
    grid = Grid(Drawing(width=0, height=0, boxes=(box(0, 0, 100, 30), box(1000, 0, 100, 30))))
    assert grid.box_at(50, 10) == 0
    assert grid.box_at(1050, 10) == 1
    assert grid.box_at(500, 10) is None
