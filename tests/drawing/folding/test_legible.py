"""How many units a chart shows is told as there are units, however many of them stand in one box."""

from __future__ import annotations

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.folding.legible import all_units, shown_units
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Unit


def unit(id: str, *below: Unit, count: float | None = None) -> Unit:
    return Unit(id=id, kind="division", name=Text(fi=id), units=below, count=count)


def test_boxes_that_stand_for_several_units_count_as_many() -> None:
    top = unit("top", unit("one"), unit("schools", unit("deeper"), count=15), unit("posts", count=2.5))
    its = Scenario(id="a", title=Text(fi="A"), units=(top,), kinds=builtin_kinds())
    # The 15 schools and four more, of which one box tells full-time equivalents and no number of units.
    assert all_units(its) == 19
    assert shown_units(its, draw_chart(its, ChartOptions())) == (19, 19)
    assert shown_units(its, draw_chart(its, ChartOptions(folded=frozenset({"schools"})))) == (18, 19)
