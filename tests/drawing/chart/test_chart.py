from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import pytest

from orgsim.drawing.as_text import drawing_as_text
from orgsim.drawing.boxes.boxes import NAME_SIZE
from orgsim.drawing.boxes.measures import STEM_GAP
from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.viewport import fit_zoom
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.resources import scenarios_folder
from tests.drawing.organisations import scenario, unit

MODELS = ["lohja-valiokuntamalli", "lohja-lautakuntamalli"]
PANE_1440 = (622.0, 637.0)
GOLDEN = Path(__file__).parent / "golden"


def lohja(name: str) -> Scenario:
    return read_scenario(scenarios_folder() / f"{name}.yaml").scenario


def boxes_of(drawing: Drawing) -> dict[str, Box]:
    return {box.id: box for box in drawing.boxes}


def middle(box: Box) -> float:
    return box.x + box.width / 2


def test_a_scenario_without_units_is_an_empty_drawing() -> None:
    assert drawing_as_text(draw_chart(scenario(), ChartOptions())) == "drawing 0 × 0\n"


def test_one_unit_is_one_box_without_lines() -> None:
    drawing = draw_chart(scenario(unit("only", "division", name="Hyvinvointi")), ChartOptions())
    assert [(box.id, box.x, box.y) for box in drawing.boxes] == [("only", 2, 2)]
    assert drawing.lines == ()
    assert drawing.labels == ()


def test_a_parent_stands_centred_above_its_row_of_equal_boxes() -> None:
    drawing = draw_chart(
        scenario(unit("top", "manager", unit("a", "division", unit("a1")), unit("b", "division", unit("b1")))),
        ChartOptions(pane=(800, 300)),
    )
    boxes = boxes_of(drawing)
    top, a, b = boxes["top"], boxes["a"], boxes["b"]
    assert middle(top) == pytest.approx((middle(a) + middle(b)) / 2)
    assert (a.y, a.width, a.height) == (b.y, b.width, b.height)
    assert a.y == top.y + top.height + 20


def test_leaves_stack_in_a_column_in_a_high_pane() -> None:
    drawing = draw_chart(
        scenario(unit("top", "division", *[unit(f"u{at}", name="Kunnossapito") for at in range(9)])),
        ChartOptions(pane=(200, 700)),
    )
    leaves = drawing.boxes[1:]
    assert len({box.x for box in leaves}) == 1
    assert [box.y for box in leaves] == sorted(box.y for box in leaves)
    assert {box.x + box.width for box in drawing.boxes} == {drawing.boxes[0].x + drawing.boxes[0].width}


@pytest.mark.parametrize("pane", [(600.0, 600.0), (1200.0, 600.0), (600.0, 900.0)])
def test_hundreds_of_roots_stand_in_as_many_rows_as_fill_the_pane(pane: tuple[float, float]) -> None:
    drawing = draw_chart(scenario(*(unit(f"u{number}") for number in range(450))), ChartOptions(pane=pane))
    shape = (drawing.width / drawing.height) / (pane[0] / pane[1])
    assert 0.6 < shape < 1.7


def test_units_beside_stand_on_their_parents_level() -> None:
    drawing = draw_chart(
        scenario(unit("council", "council", unit("left", "audit"), unit("right", "audit"), unit("board", "board"))),
        ChartOptions(),
    )
    boxes = boxes_of(drawing)
    council, left, right = boxes["council"], boxes["left"], boxes["right"]
    assert left.x + left.width < council.x
    assert right.x > council.x + council.width
    assert left.y + left.height / 2 == council.y + council.height / 2 == right.y + right.height / 2
    assert boxes["board"].y > council.y + council.height
    assert {line.ends: line.style for line in drawing.lines} == {
        ("council", "left"): "beside",
        ("council", "right"): "beside",
        ("council", "board"): "hierarchy",
    }


def test_the_administration_stands_below_the_line_and_the_elected_above() -> None:
    drawing = draw_chart(
        scenario(
            unit(
                "council",
                "council",
                unit("board", "board", unit("division", "division", unit("board-in-it", "board"))),
                unit("company", "company"),
            )
        ),
        ChartOptions(pane=(1200, 700)),
    )
    (band,) = [line for line in drawing.lines if line.style == "band"]
    line_y = band.points[0][1]
    above = {box.id for box in drawing.boxes if box.y + box.height < line_y}
    below = {box.id for box in drawing.boxes if box.y > line_y}
    assert (above, below) == ({"council", "board"}, {"division", "company", "board-in-it"})
    assert [label.text for label in drawing.labels] == ["Luottamushenkilöorganisaatio", "Viranhaltijaorganisaatio"]
    assert drawing.labels[0].y < line_y < drawing.labels[1].y


@pytest.mark.parametrize("kinds", [("manager", "unit"), ("council", "board"), ("theme", "theme")])
def test_a_chart_of_one_sort_has_no_line(kinds: tuple[str, str]) -> None:
    drawing = draw_chart(scenario(unit("top", kinds[0], unit("a", kinds[1]))), ChartOptions())
    assert drawing.labels == ()
    assert [line.style for line in drawing.lines] == ["hierarchy"]


def test_band_labels_may_be_given() -> None:
    drawing = draw_chart(
        scenario(unit("c", "council", unit("m", "manager"))), ChartOptions(band_labels=("Upper", "Lower"))
    )
    assert [label.text for label in drawing.labels] == ["Upper", "Lower"]


def test_a_division_under_each_board_stands_straight_below_it() -> None:
    boards = [unit(f"b{at}", "board", unit(f"d{at}", "division", name="Palvelut"), name="Lautakunta") for at in "123"]
    drawing = draw_chart(scenario(unit("council", "council", *boards)), ChartOptions(pane=(900, 500)))
    boxes = boxes_of(drawing)
    for at in "123":
        assert middle(boxes[f"b{at}"]) == pytest.approx(middle(boxes[f"d{at}"]))


def test_what_the_boxes_say() -> None:
    drawing = draw_chart(
        scenario(
            unit("top", "division", unit("many", count=15, name="Tulosalueet"), name="Toimiala", open=Text(fi="Mitä?"))
        ),
        ChartOptions(),
    )
    top, many = drawing.boxes
    assert (top.open, top.stacked, top.seats, top.foldable) == (True, False, "", True)
    assert (many.open, many.stacked, many.seats, many.foldable) == (False, True, "×15", False)


def test_names_come_in_the_language_asked_for() -> None:
    council = unit("c", "council")
    named = scenario(council.__class__(id="c", kind="council", name=Text(fi="Valtuusto", sv="Fullmäktige")))
    assert draw_chart(named, ChartOptions(language="sv")).boxes[0].name == ("Fullmäktige",)
    assert draw_chart(named, ChartOptions(language="en")).boxes[0].name == ("Valtuusto",)


@pytest.mark.parametrize("model", MODELS)
def test_lohjas_bodies_show_their_seats(model: str) -> None:
    boxes = boxes_of(draw_chart(lohja(model), ChartOptions(pane=PANE_1440)))
    assert boxes["city-board"].seats == "13"
    assert boxes["audit-committee"].seats == ""
    assert boxes["service-area-a"].open


@pytest.mark.parametrize("model", MODELS)
def test_lohjas_text_is_legible_side_by_side_on_a_laptop(model: str) -> None:
    drawing = draw_chart(lohja(model), ChartOptions(pane=PANE_1440))
    assert NAME_SIZE * fit_zoom((drawing.width, drawing.height), PANE_1440) >= 11


def test_remits_are_listed_in_the_boxes() -> None:
    boxes = boxes_of(draw_chart(lohja(MODELS[0]), ChartOptions(pane=PANE_1440, remits=True)))
    remit = " ".join(boxes["city-board"].remit)
    assert remit == "• strateginen johtaminen • vain suuria asioita • kunnan ulkopolitiikka"
    assert boxes["election-board"].remit == ()


@pytest.mark.parametrize(("model", "remits"), list(product(MODELS, [False, True])))
def test_lohjas_charts_are_as_they_were_last_looked_at(model: str, remits: bool) -> None:
    """After a change of the layout, look at the charts; then write the text anew with `drawing_as_text`."""
    drawing = draw_chart(lohja(model), ChartOptions(pane=PANE_1440, remits=remits))
    golden = GOLDEN / f"{model}{'-remits' if remits else ''}.txt"
    assert drawing_as_text(drawing) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("pane", [(622.0, 637.0), (1254.0, 640.0), (1440.0, 800.0), (1920.0, 1000.0), (930.0, 600.0)])
@pytest.mark.parametrize("wide", [0, 1, 2])
def test_a_trunk_comes_down_straight_or_clearly_aside(pane: tuple[float, float], wide: int) -> None:
    """A jog of a few pixels on the way from the board to the manager looks like a mistake."""
    sections = [unit(f"section-{at}", "section", name=f"Jaosto {at}") for at in range(wide)]
    committees = [
        unit("finance", "board", name="Talousvaliokunta"),
        unit("vitality", "board", *sections, name="Elinvoimavaliokunta ja jotakin pidempää"),
        unit("wellbeing", "board", unit("individual", "section"), name="Hyvinvointivaliokunta"),
    ]
    divisions = [unit(f"division-{at}", "division", unit(f"unit-{at}")) for at in range(2)]
    board = unit("board", "board", *committees, unit("manager", "manager", *divisions))
    for organisation in (scenario(unit("council", "council", board)), *map(lohja, MODELS)):
        drawing = draw_chart(organisation, ChartOptions(pane=pane))
        managers = {box.id for box in drawing.boxes if box.id in ("manager", "city-manager")}
        (trunk,) = [line for line in drawing.lines if line.ends and line.ends[1] in managers]
        for (x0, _), (x1, _) in pairwise(trunk.points):
            assert x0 == x1 or abs(x1 - x0) > STEM_GAP


def test_a_stack_that_would_be_taller_than_the_pane_wraps_into_columns() -> None:
    leaves = [unit(f"u{at}", name="Kirjasto") for at in range(60)]
    drawing = draw_chart(scenario(unit("m", "manager", *leaves)), ChartOptions(pane=(900.0, 500.0)))
    stacks = {box.x for box in drawing.boxes if box.id != "m"}
    assert len(stacks) > 2
    assert max(box.y + box.height for box in drawing.boxes) < 60 * 26 / 2
