"""A part of a high drawing is found without looking at all of it."""

from __future__ import annotations

from math import inf

import pytest

from orgsim.drawing.decisions.bands import heights, in_part
from orgsim.drawing.decisions.drawing import Badge, Bar, DecisionsDrawing, Hit, Stroke, Thing, Words

ROWS = 3_000
STEP = 20.0
AXIS = Stroke(points=((5.0, 0.0), (5.0, ROWS * STEP)), ink="grid")
HIGH = DecisionsDrawing(
    width=100.0,
    height=ROWS * STEP,
    shapes=(AXIS, *(Bar(x=0.0, y=at * STEP, width=9.0, height=10.0) for at in range(ROWS))),
    texts=tuple(Words(x=0.0, baseline=at * STEP + 12, lines=(f"{at}",)) for at in range(ROWS)),
    hits=tuple(
        Hit(x=0.0, y=at * STEP, width=9.0, height=STEP, of=Thing(kind="matter", matter=f"{at}"), said="")
        for at in range(ROWS)
    ),
)


def test_each_reaches_from_its_upper_to_its_lower_end() -> None:
    assert heights(AXIS) == (-1.0, ROWS * STEP + 1.0)
    assert heights(HIGH.shapes[2]) == (20.0, 30.0)
    assert heights(Badge(x=0.0, y=50.0, radius=8.0, column=0, letter="A")) == (42.0, 58.0)
    assert heights(Words(x=0.0, baseline=30.0, lines=("a", "b"), size=12, step=15.0)) == (18.0, 60.0)
    assert heights(HIGH.hits[2]) == (40.0, 60.0)


@pytest.mark.parametrize("part", [(-30.0, 700.0), (10_000.0, 10_600.0), (59_800.0, 61_000.0)])
def test_a_part_holds_all_that_reaches_into_it_in_its_order_and_little_else(part: tuple[float, float]) -> None:
    for found, whole in zip(in_part(HIGH, part), (HIGH.shapes, HIGH.texts, HIGH.hits), strict=True):
        assert [each for each in whole if each in found] == list(found), "in its order"
        upper, lower = part
        within = [each for each in whole if heights(each)[0] <= lower and heights(each)[1] >= upper]
        assert all(each in found for each in within)
        assert len(found) < len(whole) / 20


def test_all_of_it_is_all_and_a_low_drawing_is_looked_at_as_it_is() -> None:
    assert in_part(HIGH, (-inf, inf)) == (HIGH.shapes, HIGH.texts, HIGH.hits)
    low = DecisionsDrawing(width=100.0, height=40.0, shapes=HIGH.shapes[1:3])
    assert in_part(low, (0.0, 10.0)) == (low.shapes, (), ())
