"""Which marks are at a height: just those that a look at all of them finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.timeline.assembling import draw_timeline
from orgsim.drawing.timeline.drawing import TimelineDrawing
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.resources import scenarios_folder


@pytest.fixture(scope="module")
def drawing() -> TimelineDrawing:
    files = [scenarios_folder() / f"{name}.yaml" for name in ("heinola-2017", "heinola-2025")]
    return draw_timeline([read_scenario(file).scenario for file in files], language="fi", width=700.0)


@given(st.floats(-200, 3000), st.floats(0, 900))
def test_what_is_found_at_a_height_is_what_is_there(drawing: TimelineDrawing, upper: float, height: float) -> None:
    lower = upper + height
    for found, every in (
        (drawing.marks_between, drawing.marks),
        (drawing.undated_between, drawing.undated),
        (drawing.lanes_between, drawing.lanes),
    ):
        there = [its for its in every if its.bottom >= upper and its.top <= lower]
        assert sorted(map(id, found(upper, lower))) == sorted(map(id, there))
        assert sorted(map(id, found())) == sorted(map(id, every))
