"""Charts whose units cross: what is a column, what a row, and that nothing is lost or covered."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.drawing.as_text import drawing_as_text
from orgsim.drawing.boxes.boxes import text_runs
from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.chart.gliding import gliding
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.viewport import FIT_MARGIN, LARGEST_FIT, fit_zoom
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Matrix, Scenario
from orgsim.model.text import Text
from tests.drawing.organisations import organisations, scenario, unit

SLACK = 1e-6
SLIDE = (1318.0, 728.0)
PANES = st.tuples(st.sampled_from([50.0, 300.0, 622.0, 1900.0]), st.sampled_from([50.0, 300.0, 637.0, 1000.0]))


def crossing(*others: object) -> Scenario:
    """Two columns, the second with a unit below it, and three rows."""
    columns = unit("services", "division", unit("young", "unit"), unit("old", "unit", unit("owner", "staff")))
    rows = unit("situations", "theme", *[unit(f"row-{n}", "theme") for n in (1, 2, 3)])
    return replace(scenario(columns, rows, *others), matrix=Matrix(columns="services", rows="situations"))


def boxes(drawing: Drawing) -> dict[str, Box]:
    return {box.id: box for box in drawing.boxes}


def overlap(a: Box, b: Box) -> bool:
    return (
        a.x + a.width > b.x + SLACK
        and b.x + b.width > a.x + SLACK
        and a.y + a.height > b.y + SLACK
        and b.y + b.height > a.y + SLACK
    )


@pytest.fixture
def wellbeing(scenarios_dir: Path) -> Scenario:
    return read_scenario(scenarios_dir / "lohja-hyvinvointi.yaml").scenario


def test_columns_stand_side_by_side_below_what_they_belong_to() -> None:
    found = boxes(draw_chart(crossing(), ChartOptions(pane=SLIDE)))
    head, young, old = found["services"], found["young"], found["old"]
    assert young.y == old.y > head.y + head.height
    assert young.width == old.width and young.height == old.height
    assert head.x == young.x and head.x + head.width == pytest.approx(old.x + old.width), "it spans them all"
    assert old.x < found["owner"].x and found["owner"].y > old.y + old.height, "what is deeper stands in its column"


def test_rows_are_bands_across_all_columns() -> None:
    drawing = draw_chart(crossing(), ChartOptions(pane=SLIDE))
    found = boxes(drawing)
    columns, bands = drawing.areas[:2], drawing.areas[2:]
    assert len(bands) == 3
    for number, band in enumerate(bands, 1):
        head = found[f"row-{number}"]
        assert (head.x, head.y, head.height) == (band.x, band.y, band.height)
        assert band.x + band.width == pytest.approx(found["old"].x + found["old"].width)
        assert band.y > found["owner"].y + found["owner"].height
        for column in columns:
            assert column.y < band.y and column.y + column.height >= band.y + band.height - SLACK
    assert len({round(band.height, 3) for band in bands}) == 1
    corner = found["situations"]
    assert corner.x == found["row-1"].x and corner.y + corner.height < found["row-1"].y


def test_cells_are_no_boxes_and_invent_nothing(wellbeing: Scenario) -> None:
    drawing = draw_chart(wellbeing, ChartOptions(pane=SLIDE))
    assert len(drawing.boxes) == 11
    assert len(drawing.areas) == 3 + 3
    assert drawing.labels == ()


def test_lohjas_slide_says_its_aims_in_full(wellbeing: Scenario) -> None:
    found = boxes(draw_chart(wellbeing, ChartOptions(pane=SLIDE)))
    told = {id: " ".join(box.purpose) for id, box in found.items() if box.purpose}
    assert told == {
        "wellbeing": "Yhteinen ydinprosessi: onnellisen elämän edistäminen",
        "families-services": "Kasvun ja oppimisen edistäminen",
        "working-age-services": "Terveyden ja elämänhallinnan edistäminen",
        "older-people-services": "Toimintakyvyn ja hyvän elämän edistäminen",
    }
    swedish = boxes(draw_chart(wellbeing, ChartOptions(pane=SLIDE, language="sv")))
    assert " ".join(swedish["families-services"].purpose) == "Att främja växande och lärande"


def test_it_fills_the_pane_in_the_largest_text(wellbeing: Scenario) -> None:
    drawing = draw_chart(wellbeing, ChartOptions(pane=SLIDE))
    zoom = fit_zoom((drawing.width, drawing.height), SLIDE)
    assert zoom == pytest.approx(LARGEST_FIT)
    assert drawing.width * zoom == pytest.approx(SLIDE[0] - 2 * FIT_MARGIN)
    assert drawing.height * zoom == pytest.approx(SLIDE[1] - 2 * FIT_MARGIN)


@pytest.mark.parametrize("edge", ["services", "situations"])
def test_with_an_edge_folded_it_is_a_chart_as_any_other(edge: str) -> None:
    folded = frozenset({edge})
    drawing = draw_chart(crossing(), ChartOptions(pane=SLIDE, folded=folded))
    plain = draw_chart(replace(crossing(), matrix=None), ChartOptions(pane=SLIDE, folded=folded))
    assert drawing_as_text(drawing) == drawing_as_text(plain)


def test_a_column_can_be_folded() -> None:
    drawing = draw_chart(crossing(), ChartOptions(pane=SLIDE, folded=frozenset({"old"})))
    assert "owner" not in boxes(drawing)
    assert boxes(drawing)["old"].hidden == 1
    assert len(drawing.areas) == 5


def test_what_else_is_at_the_top_stands_beside_or_below_it() -> None:
    others = (unit("group", "division", unit("hr", "unit")), unit("aqua", "company"))
    drawing = draw_chart(crossing(*others), ChartOptions(pane=SLIDE))
    found = boxes(drawing)
    assert len(found) == 8 + 3
    assert len(drawing.areas) == 5
    right, bottom = (
        max(getattr(a, at) + getattr(a, of) for a in drawing.areas) for at, of in (("x", "width"), ("y", "height"))
    )
    for other in ("group", "hr", "aqua"):
        assert found[other].x > right or found[other].y > bottom
    assert [label.text for label in drawing.labels] == ["Konserniyhtiöt ja yhteistoiminta"]


def test_each_pane_draws_its_own(wellbeing: Scenario) -> None:
    first, second = draw_side_by_side([wellbeing, crossing()], ChartOptions(pane=(650.0, 728.0)))
    assert len(first.areas) == 6 and len(second.areas) == 5


def test_the_ground_fades_where_one_chart_becomes_another(wellbeing: Scenario) -> None:
    matrix = draw_chart(wellbeing, ChartOptions(pane=SLIDE))
    tree = draw_chart(replace(wellbeing, matrix=None), ChartOptions(pane=SLIDE))
    way = gliding(matrix, tree)
    assert [len(way.at(time).areas) for time in (0, 0.1, 0.5, 1)] == [6, 6, 0, 0]
    assert way.at(0.1).areas[0].opacity < 1


@st.composite
def matrices(draw: st.DrawFn) -> tuple[Scenario, ChartOptions, Drawing]:
    organisation = draw(organisations(20, tops=2))
    organisation = replace(organisation, units=tuple(draw(st.permutations(organisation.units))))
    tops = [top for top in organisation.units if top.units]
    purposes = draw(st.booleans())
    if purposes:
        aim = Text(fi="Toimintakyvyn ja hyvän elämän edistäminen yhdessä asukkaiden kanssa")
        organisation = replace(organisation, units=tuple(replace(top, purpose=aim) for top in organisation.units))
    organisation = replace(organisation, matrix=Matrix(columns=tops[0].id, rows=tops[1].id))
    ids = [each.id for each in hierarchy(organisation).units if each.id not in (tops[0].id, tops[1].id)]
    folded = draw(st.frozensets(st.sampled_from(ids), max_size=3)) if ids else frozenset()
    options = ChartOptions(pane=draw(PANES), folded=folded, remits=draw(st.booleans()))
    return organisation, options, draw_chart(organisation, options)


def every_visible_unit_is_drawn_once_and_none_overlap(made: tuple[Scenario, ChartOptions, Drawing]) -> None:
    organisation, options, drawing = made
    units = hierarchy(organisation)
    visible = [
        each.id
        for at, each in enumerate(units.units)
        if not any(units.units[above].id in options.folded for above in units.path(at)[:-1])
    ]
    assert [box.id for box in drawing.boxes] == visible
    assert drawing.areas
    for at, box in enumerate(drawing.boxes):
        assert not [other.id for other in drawing.boxes[at + 1 :] if overlap(box, other)], box.id
        assert box.x >= 0 and box.y >= 0
        assert box.x + box.width <= drawing.width + SLACK and box.y + box.height <= drawing.height + SLACK


def all_text_lies_in_its_box(made: tuple[Scenario, ChartOptions, Drawing]) -> None:
    _, _, drawing = made
    font = load_font()
    for box in drawing.boxes:
        for run in text_runs(box, drawing):
            width = 14.0 if run.tone == "open" else font.width(run.text, run.size, run.bold)
            left = run.x - {"left": 0.0, "middle": width / 2, "right": width}[run.anchor]
            assert left >= box.x - SLACK and left + width <= box.x + box.width + SLACK, (box, run)
            assert run.baseline - font.cap_height(run.size) >= box.y - SLACK
            assert run.baseline <= box.y + box.height + SLACK, (box, run)


@given(matrices())
def test_what_holds_of_every_matrix(made: tuple[Scenario, ChartOptions, Drawing]) -> None:
    # One matrix is asked both: to lay it out takes longer than all that is asked of it.
    every_visible_unit_is_drawn_once_and_none_overlap(made)
    all_text_lies_in_its_box(made)
