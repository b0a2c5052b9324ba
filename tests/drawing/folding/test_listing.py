"""Outlines where boxes have room for next to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from orgsim.drawing.boxes.gathering import gathering_id
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.fitting import READABLE_SIZE, Folding, Wishes, fit, options_of, refit
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from tests.drawing.folding.test_fitting import accounted, koskenlahti, smallest
from tests.drawing.organisations import scenario, unit

PRESENTED = ChartOptions(language="fi", pane=(430.0, 720.0))
"""A third of what is left of 1 920 × 1 080 pixels beside a list."""
FROM_THE_BACK = 18.0


@pytest.fixture(scope="module")
def three() -> tuple[Scenario, ...]:
    return koskenlahti(Path("tests/cases/koskenlahti"))


def drawn(scenarios: tuple[Scenario, ...], options: ChartOptions, folding: Folding) -> list[Drawing]:
    return draw_side_by_side(scenarios, options_of(options, folding, FROM_THE_BACK))


def shown(drawing: Drawing) -> int:
    return sum(not box.gathers for box in drawing.boxes)


def test_three_drafts_that_are_presented_are_lists_of_twice_as_many_units(three: tuple[Scenario, ...]) -> None:
    folding = fit(three, PRESENTED, Wishes(), FROM_THE_BACK)
    assert folding.listed
    lists = drawn(three, PRESENTED, folding)
    boxes = drawn(three, PRESENTED, fit(three, PRESENTED, Wishes(), FROM_THE_BACK, listed=False))
    for its, own, other in zip(three, lists, boxes, strict=True):
        assert all(box.outlined for box in own.boxes)
        assert not any(box.outlined for box in other.boxes)
        assert shown(own) >= 1.5 * shown(other)
        assert accounted(its, own, folding) == len(hierarchy(its).units), "what is hidden is told"
    assert smallest(lists, PRESENTED) >= FROM_THE_BACK
    at_zoom = smallest(lists, PRESENTED) / 13.0
    assert max(its.height for its in lists) * at_zoom > 0.85 * PRESENTED.pane[1], "and panes are filled"


def test_what_is_outside_is_told_at_the_end_and_what_has_no_room_in_a_line(three: tuple[Scenario, ...]) -> None:
    folding = fit(three, PRESENTED, Wishes(), FROM_THE_BACK)
    for drawing, outside in zip(drawn(three, PRESENTED, folding), (9, 9, 14), strict=True):
        said = [label for label in drawing.labels if label.text.startswith("Konserniyhtiöt")]
        assert [(label.text, label.style) for label in said] == [
            (f"Konserniyhtiöt ja yhteistoiminta +{outside}", "heading")
        ]
        assert all(box.y + box.height <= said[0].y for box in drawing.boxes)
    small = replace(PRESENTED, pane=(267.0, 314.0))
    now = draw_side_by_side(three, options_of(small, fit(three, small, Wishes())))[0]
    (gathered,) = [box for box in now.boxes if box.gathers]
    assert gathered.id == gathering_id("kaupunginhallitus", above=True)
    assert gathered.foldable and gathered.outlined == "leaf" and gathered.name == ("+ 4 muuta (7 yksikköä)",)


def test_charts_of_many_boxes_or_that_are_to_go_a_way_stay_charts(three: tuple[Scenario, ...]) -> None:
    assert not fit(three, replace(PRESENTED, pane=(580.0, 900.0)), Wishes()).listed
    assert not fit(three, replace(PRESENTED, direction="right"), Wishes(), FROM_THE_BACK).listed


def test_a_list_stays_one_where_there_is_more_room_and_where_something_is_opened(three: tuple[Scenario, ...]) -> None:
    roomy = replace(PRESENTED, pane=(860.0, 1440.0))
    nearer = fit(three, roomy, Wishes(near="tekninen-toimiala"), FROM_THE_BACK, listed=True)
    lists = drawn(three, roomy, nearer)
    assert nearer.listed and all(box.outlined for its in lists for box in its.boxes)
    assert "tekninen-toimiala" in {box.id for box in lists[0].boxes}
    opened = refit(three, PRESENTED, Wishes(unfolded=frozenset({"konsernihallinto"})), 30, FROM_THE_BACK, listed=True)
    now = {box.id: box for box in drawn(three, PRESENTED, opened)[0].boxes}
    assert opened.listed and not now["konsernihallinto"].hidden


@pytest.mark.parametrize("pane", [(1270.0, 560.0), (1820.0, 840.0)])
def test_many_at_the_top_are_a_list_where_boxes_leave_the_pane_empty(pane: tuple[float, float]) -> None:
    options = ChartOptions(language="fi", pane=pane)
    boards = scenario(*[unit(f"Lautakunta {at}", "board", unit(f"Yksikkö {at}")) for at in range(60)])
    # As an import leaves them whose rows do not tell what they stand below.
    town = unit("Valtuusto", "council", unit("Hallitus", "board", unit("Johtaja", "manager", unit("a"), unit("b"))))
    loose = scenario(town, *[unit(f"Irrallinen {at}") for at in range(60)])
    for its in (boards, loose):
        folding = fit((its,), options, Wishes())
        (drawing,) = draw_side_by_side((its,), options_of(options, folding))
        boxes = draw_side_by_side((its,), options_of(options, fit((its,), options, Wishes(), listed=False)))[0]
        assert folding.listed and shown(drawing) > 1.6 * shown(boxes)
        assert smallest([drawing], options) >= READABLE_SIZE
        assert accounted(its, drawing, folding) == len(hierarchy(its).units)
        assert not fit((its,), replace(options, direction="down"), Wishes()).listed


def test_many_at_the_top_that_fill_the_pane_stay_boxes() -> None:
    options = ChartOptions(language="fi", pane=(1340.0, 690.0))
    divisions = scenario(*[unit(f"Toimiala {at}", "division", unit(f"Yksikkö {at}")) for at in range(300)])
    assert not fit((divisions,), options, Wishes()).listed


def test_units_that_cross_are_no_list(scenarios_dir: Path) -> None:
    matrix = read_scenario(scenarios_dir / "lohja-hyvinvointi.yaml").scenario
    assert matrix.matrix is not None
    assert not fit((matrix,), replace(PRESENTED, pane=(200.0, 200.0)), Wishes(), FROM_THE_BACK, listed=True).listed
