"""Which way charts go, and how they look from left to right."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from orgsim.drawing.boxes.options import Way
from orgsim.drawing.chart.chart import ChartOptions, draw_chart, ways
from orgsim.drawing.chart.links import link_lines
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.layout.sideways import turned_over
from orgsim.drawing.viewport import fit_zoom
from orgsim.model.scenario import Link, Scenario
from tests.drawing.organisations import scenario, unit

SENTENCE = "Kuntalaisten osallisuuden ja vaikuttamisen mahdollisuuksien vahvistaminen"
PANES = [(1300.0, 700.0), (1300.0, 300.0), (1300.0, 150.0), (500.0, 900.0)]
COUNCIL = scenario(unit("c", "council", unit("b", "board", unit("m", "manager", unit("d", "division")))))


def chain(length: int = 9) -> Scenario:
    """A programme of one long branch."""
    last = unit("last", "measure", name=SENTENCE)
    for at in range(length - 1, 0, -1):
        last = unit(f"step{at}", "theme", last, name=f"Vaihe {at}")
    return scenario(last)


def branches() -> Scenario:
    themes = [
        unit(f"t{at}", "theme", *[unit(f"t{at}m{n}", "measure", name=SENTENCE) for n in range(3)], name="Teema")
        for at in range(3)
    ]
    return scenario(unit("p", "theme", *themes, name="Ohjelma"))


def zoom(drawing: Drawing, pane: tuple[float, float]) -> float:
    return fit_zoom((drawing.width, drawing.height), pane)


def boxes_of(drawing: Drawing) -> dict[str, Box]:
    return {box.id: box for box in drawing.boxes}


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("its", [COUNCIL, scenario(unit("m", "manager", unit("d", "division"), unit("e", "division")))])
def test_an_organisation_goes_down_unless_it_is_asked_to_go_right(its: Scenario, pane: tuple[float, float]) -> None:
    assert draw_chart(its, ChartOptions(pane=pane)).way == "down"
    assert draw_chart(its, ChartOptions(pane=pane, direction="right")).way == "right"


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("its", [chain(), branches()], ids=["chain", "branches"])
def test_a_programme_goes_the_way_in_which_its_text_is_largest(its: Scenario, pane: tuple[float, float]) -> None:
    down, right, best = [
        draw_chart(its, ChartOptions(pane=pane, direction=direction)) for direction in ("down", "right", "auto")
    ]
    assert (down.way, right.way) == ("down", "right")
    # Beyond 1.35 larger text is no reason to turn a chart, and neither is text that is hardly larger.
    assert min(zoom(best, pane), 1.35) * 1.03 >= min(max(zoom(down, pane), zoom(right, pane)), 1.35) - 1e-9


def test_a_long_branch_goes_right_in_a_low_pane_and_down_in_a_high_one() -> None:
    assert draw_chart(chain(), ChartOptions(pane=(1300, 300))).way == "right"
    assert draw_chart(chain(), ChartOptions(pane=(500, 900))).way == "down"


@pytest.mark.parametrize(
    "change", [{"folded": frozenset({"step1"})}, {"remits": True}, {"folded": frozenset({"step5"}), "remits": True}]
)
def test_no_chart_turns_over_because_a_branch_is_folded_or_purposes_are_shown(change: dict[str, object]) -> None:
    options = ChartOptions(pane=(1300, 300))
    assert draw_chart(chain(), replace(options, **change)).way == draw_chart(chain(), options).way == "right"


def test_programmes_side_by_side_go_the_same_way_and_an_organisation_beside_them_down() -> None:
    low = ChartOptions(pane=(1300, 300))
    assert ways([chain(), COUNCIL, chain(8)], low) == ["right", "down", "right"]
    # The other programme's text would be too small from left to right: the smallest counts.
    assert ways([chain(5), branches()], low) == ["down", "down"]
    assert [drawing.way for drawing in draw_side_by_side([chain(), COUNCIL], low)] == ["right", "down"]
    assert ways([chain(), COUNCIL], replace(low, direction="right")) == ["right", "right"]


def test_a_programme_of_hundreds_of_units_goes_down_without_a_trial() -> None:
    many = chain(401)
    assert ways([many], ChartOptions(pane=(1300, 300))) == ["down"]
    assert ways([many], ChartOptions(pane=(1300, 300), direction="right")) == ["right"]


def test_what_has_elected_bodies_is_no_programme_however_much_of_one_it_holds() -> None:
    mixed = scenario(unit("c", "council"), *chain().units)
    assert ways([mixed], ChartOptions(pane=(1300, 300))) == ["down"]


def test_layers_are_columns_and_a_parent_stands_in_the_middle_of_its_children() -> None:
    drawing = draw_chart(branches(), ChartOptions(pane=(900, 900), direction="right"))
    boxes = boxes_of(drawing)
    assert len({boxes[f"t{at}"].x for at in range(3)}) == 1
    assert len({(boxes[f"t{at}m{n}"].x, boxes[f"t{at}m{n}"].width) for at in range(3) for n in range(3)}) == 1
    for at in range(3):
        first, head, last = boxes[f"t{at}m0"], boxes[f"t{at}"], boxes[f"t{at}m2"]
        assert head.y + head.height / 2 == pytest.approx((first.y + last.y + last.height) / 2)
    # 8 between siblings, and 4 more at the ends of two families.
    within = boxes["t0m1"].y - boxes["t0m0"].y - boxes["t0m0"].height
    between = boxes["t1m0"].y - boxes["t0m2"].y - boxes["t0m2"].height
    assert (within, between) == (pytest.approx(8), pytest.approx(16))


def test_bands_stand_side_by_side_with_their_names_above() -> None:
    drawing = draw_chart(COUNCIL, ChartOptions(direction="right"))
    (band,) = [line for line in drawing.lines if line.style == "band"]
    (line_x, top), (end_x, bottom) = band.points
    assert line_x == end_x
    assert (top, bottom) == (2, drawing.height - 2)
    boxes = boxes_of(drawing)
    assert all(boxes[name].x + boxes[name].width < line_x for name in ("c", "b"))
    assert all(boxes[name].x > line_x for name in ("m", "d"))
    left, right = drawing.labels
    assert (left.text, right.text) == ("Luottamushenkilöorganisaatio", "Viranhaltijaorganisaatio")
    assert left.x < line_x < right.x
    assert all(label.y < box.y for label in drawing.labels for box in drawing.boxes)


def test_what_stands_beside_its_parent_stands_with_the_other_children_from_left_to_right() -> None:
    its = scenario(unit("c", "council", unit("a", "audit"), unit("b", "board"), unit("y", "advisory")))
    boxes = boxes_of(draw_chart(its, ChartOptions(direction="right")))
    assert len({boxes[name].x for name in "aby"}) == 1
    assert boxes["a"].y < boxes["b"].y < boxes["y"].y


def test_links_leave_out_the_boxes_from_left_to_right_too() -> None:
    its = replace(branches(), links=(Link(kind="steers", from_="t0m0", to="t2m2"),))
    drawing = draw_chart(its, ChartOptions(pane=(900, 900), direction="right"))
    (line,) = link_lines(drawing, its, frozenset({"steers"}), None)
    assert line.ends == ("t0m0", "t2m2")


@pytest.mark.parametrize("direction", ["down", "right"])
def test_a_drawing_turned_over_twice_is_as_it_was(direction: Way) -> None:
    drawing = draw_chart(branches(), ChartOptions(direction=direction))
    again = turned_over(turned_over(drawing))
    assert (again.boxes, again.lines, again.way) == (drawing.boxes, drawing.lines, drawing.way)
