"""Where drawings look otherwise: what lies outside those parts is the same in both."""

from __future__ import annotations

from collections import Counter

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.altered import altered
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.drawing import Box
from orgsim.drawing.grid import Rectangle
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import organisations


def holds(part: Rectangle, box: Box) -> bool:
    left, top, right, bottom = part
    return left <= box.x and top <= box.y and box.x + box.width <= right and box.y + box.height <= bottom


def looks(box: Box) -> tuple[object, ...]:
    return box.id, box.x, box.y, box.width, box.height, box.look, box.name, box.seats, box.hidden, box.gathers


@given(organisations(12), organisations(12))
def test_all_that_differs_lies_in_the_parts(one: Scenario, other: Scenario) -> None:
    before, after = draw_chart(one, ChartOptions()), draw_chart(other, ChartOptions())
    parts = altered(before, after, 2.0)
    if parts is None:
        assert (before.labels, before.areas) != (after.labels, after.areas)
        return
    old, new = ({looks(box): box for box in drawing.boxes} for drawing in (before, after))
    for key in old.keys() ^ new.keys():
        box = old.get(key) or new[key]
        assert any(holds(part, box) for part in parts)
    strokes = [Counter((line.points, line.style) for line in drawing.lines) for drawing in (before, after)]
    for points, _ in [*(strokes[0] - strokes[1]), *(strokes[1] - strokes[0])]:
        assert any(all(part[0] <= x <= part[2] and part[1] <= y <= part[3] for x, y in points) for part in parts)
    for place, part in enumerate(parts):
        for next_one in parts[place + 1 :]:
            apart = part[0] > next_one[2] or next_one[0] > part[2] or part[1] > next_one[3] or next_one[1] > part[3]
            assert apart


@given(organisations(12), st.integers(1, 5))
def test_nothing_differs_where_only_indexes_do(of: Scenario, by: int) -> None:
    drawing = draw_chart(of, ChartOptions())
    moved = tuple([msgspec.structs.replace(box, unit=box.unit + by) for box in drawing.boxes])
    again = msgspec.structs.replace(drawing, boxes=moved)
    assert altered(drawing, again, 2.0) == []
