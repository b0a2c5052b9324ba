from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.msgpack import encode

from orgsim.drawing.boxes.folding import OUTSIDE
from orgsim.drawing.boxes.options import ChartOptions, Direction
from orgsim.drawing.chart.chart import draw_chart, plan, sketch
from orgsim.drawing.folding.legible import smallest_text
from orgsim.drawing.layout.choosing import Fronts
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import organisations


@given(
    organisations(20),
    st.sampled_from([(640.0, 700.0), (1300.0, 400.0), (200.0, 900.0)]),
    st.sampled_from(["down", "right"]),
    st.booleans(),
    st.booleans(),
)
def test_a_chart_is_as_large_as_was_planned(
    of: Scenario, pane: tuple[float, float], way: Direction, folded: bool, remits: bool
) -> None:
    hidden = frozenset({OUTSIDE} if folded else ())
    options = ChartOptions(pane=pane, direction=way, folded=hidden, remits=remits)
    planned = plan(sketch(of, options, Fronts(), way), options.enough)  # type: ignore[arg-type]
    drawing = planned.drawing
    assert planned.size == pytest.approx((drawing.width, drawing.height))
    assert planned.smallest == (smallest_text([drawing], 1.0) if drawing.boxes else inf)
    assert planned.drawing is drawing
    assert encode(drawing) == encode(draw_chart(of, options))
