"""How boxes stand to each other is read off their places."""

from __future__ import annotations

import pytest

from orgsim.drawing.boxes.options import ChartOptions, Standing
from orgsim.drawing.chart.chart import plan, sketch
from orgsim.drawing.layout.choosing import Fronts
from tests.drawing.organisations import scenario, unit


@pytest.mark.parametrize("asked", [Standing("columns", 2), Standing("rows", 2), Standing("stack"), Standing("row")])
@pytest.mark.parametrize("others", [2, 3, 4])
def test_a_chart_stands_as_it_was_asked_to(asked: Standing, others: int) -> None:
    """Of two columns the first may hold one large branch alone: then it begins at the height of the next."""
    branch = unit("first", "division", *[unit(f"leaf-{at}") for at in range(8)])
    heads = unit("manager", "manager", branch, *[unit(f"other-{at}", "division") for at in range(others)])
    its = sketch(scenario(heads), ChartOptions(pane=(400.0, 600.0)), Fronts(), "down")
    wanted = {("manager", "below"): asked, ("first", "below"): Standing("stack")}
    assert its.standings(plan(its, 2.0, wanted).drawing)["manager", "below"] == asked
