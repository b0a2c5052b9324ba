from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.drawing.boxes.boxes import READABLE
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.chart.likeness import likeness
from orgsim.drawing.chart.side_by_side import draw_side_by_side, planned_each
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.fitting import Wishes, fit, options_of
from orgsim.drawing.text.breaking import whole
from orgsim.drawing.viewport import fit_zoom
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Renamed
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import scenario, unit

PANES = [(613.0, 596.0), (650.0, 728.0), (890.0, 908.0), (300.0, 600.0)]


@pytest.fixture
def lohja(scenarios_dir: Path) -> list[Scenario]:
    names = ("lohja-valiokuntamalli", "lohja-lautakuntamalli")
    return [read_scenario(scenarios_dir / f"{name}.yaml").scenario for name in names]


def administration(drawing: Drawing, scenario: Scenario) -> list[tuple[str, float, float, float, float]]:
    """The boxes of the administration, placed from the city manager's."""
    flat = hierarchy(scenario)
    manager = next(box for box in drawing.boxes if box.id == "city-manager")
    return [
        (box.id, round(box.x - manager.x), round(box.y - manager.y), round(box.width), round(box.height))
        for box in drawing.boxes
        if flat.sides[box.unit] == "administration"
    ]


def test_the_same_administration_looks_the_same_in_both_drafts(lohja: list[Scenario]) -> None:
    left, right = draw_side_by_side(lohja, ChartOptions(pane=(650, 728)))
    assert administration(left, lohja[0]) == administration(right, lohja[1])


@pytest.mark.parametrize("pane", PANES)
@pytest.mark.parametrize("remits", [False, True])
def test_looking_alike_costs_less_than_a_tenth_of_the_size(
    lohja: list[Scenario], pane: tuple[float, float], remits: bool
) -> None:
    options = ChartOptions(pane=pane, remits=remits)

    def least(drawings: list[Drawing]) -> float:
        return min(fit_zoom((drawing.width, drawing.height), pane) for drawing in drawings)

    assert least(draw_side_by_side(lohja, options)) >= 0.9 * least([draw_chart(its, options) for its in lohja]) - 1e-9


@pytest.mark.parametrize("pane", [(613.0, 563.0), (650.0, 695.0), (890.0, 875.0)])
@pytest.mark.parametrize("remits", [False, True])
def test_counterparts_stand_alike(lohja: list[Scenario], pane: tuple[float, float], remits: bool) -> None:
    drawings = draw_side_by_side(lohja, ChartOptions(pane=pane, remits=remits))
    assert likeness(drawings, [hierarchy(its) for its in lohja]) == 1.0


def town(schools: int, companies: int, *committees: str) -> Scenario:
    """A town with a long column of schools, and companies that stand apart."""
    below = [unit(f"school-{number}", "unit", name=f"Koulu {number}") for number in range(schools)]
    return scenario(
        unit("council", "council", *[unit(its, "board", name=its) for its in committees]),
        unit("manager", "manager", unit("schools", "division", *below), unit("streets", "division")),
        *[unit(f"company-{number}", "company", name=f"Yhtiö {number}") for number in range(companies)],
    )


@pytest.mark.parametrize("pane", [*PANES, (404.0, 563.0), (500.0, 430.0), (430.0, 430.0), (380.0, 400.0)])
def test_companies_and_columns_of_drafts_stand_alike(pane: tuple[float, float]) -> None:
    drafts = [town(24, 9, "a", "b", "c"), town(30, 9, "a", "b"), town(18, 9, "d", "e", "f", "g", "h")]
    options = ChartOptions(pane=pane)
    drawings = draw_side_by_side(drafts, options)
    hierarchies = [hierarchy(its) for its in drafts]
    alone = [draw_chart(its, options) for its in drafts]
    assert likeness(drawings, hierarchies) >= likeness(alone, hierarchies)
    assert likeness(drawings, hierarchies) > 0.9
    names, names_alone = (
        min(fit_zoom((its.width, its.height), pane) * its.name_size for its in some) for some in (drawings, alone)
    )
    assert names >= 0.9 * names_alone - 1e-9
    assert names >= READABLE or names_alone < READABLE, "names are not lost for it"
    for drawing, units in zip(drawings, hierarchies, strict=True):
        assert {box.id for box in drawing.boxes} == set(units.index), "whatever it costs, nothing is left out"


def test_nothing_side_by_side_is_nothing() -> None:
    assert draw_side_by_side([], ChartOptions()) == []


@pytest.mark.parametrize("pane", [*PANES, (906.0, 917.0)])
@pytest.mark.parametrize("remits", [False, True])
def test_lines_to_bodies_beside_the_board_leave_it_straight(
    lohja: list[Scenario], pane: tuple[float, float], remits: bool
) -> None:
    """Rows of different heights have the way between them beside their middle; a step of a few pixels looks crooked."""
    for drawing in draw_side_by_side(lohja, ChartOptions(pane=pane, remits=remits)):
        boxes = {box.id: box for box in drawing.boxes}
        board = boxes["city-board"]
        lines = [line for line in drawing.lines if line.ends[0] == board.id and boxes[line.ends[1]].x < board.x]
        aside = [line.points for line in lines if line.points[0][0] == pytest.approx(board.x)]
        assert aside or drawing.way == "right"
        for points in aside:
            assert points[0][1] == points[1][1]
            # One bus: away from the board, up or down, and to the body.
            assert len(points) <= 4


def test_an_edit_leaves_the_other_drafts_chart_as_it_was_found(lohja: list[Scenario]) -> None:
    options = ChartOptions(pane=(650, 728))
    sketches, plans = planned_each(tuple(lohja), options)
    after = (lohja[0], edited(lohja[1], [Renamed("city-board", "Toisin kutsuttu hallitus", "fi")]))
    again, planned = planned_each(after, options)
    assert (again[0], planned[0]) == (sketches[0], plans[0])
    assert (again[1], planned[1]) != (sketches[1], plans[1])
    assert "hallitus" in str(planned[1].drawing)


def test_a_chart_that_could_be_larger_breaks_fewer_names_instead(lohja: list[Scenario]) -> None:
    """The draft of committees decides the zoom here: the other's service has room for its name after it was aligned."""
    options = ChartOptions(pane=(613.0, 596.0), language="fi")
    folding = fit(tuple(lohja), options, Wishes())
    _, boards = draw_side_by_side(lohja, options_of(options, folding))
    (services,) = [box.name for box in boards.boxes if whole(box.name) == "Operatiiviset hallintopalvelut"]
    assert services == ("Operatiiviset", "hallintopalvelut")
