from __future__ import annotations

from orgsim.analysis.figures.seat_groups import seats_by_group
from orgsim.model.scenario import Scenario
from orgsim.model.units import Seats
from tests.analysis.drafts import body, scenario, unit


def test_lohjas_seats_by_kind_of_body(committee_model: Scenario, board_model: Scenario) -> None:
    groups = {group.name: group for group in seats_by_group([committee_model, board_model])}
    # A board of 13; 3 × 13 in committees and 5 × 13 on boards; 6 + 3 + 4 + 4 + 4 + 5 and 5 × 5 + 3 on sections.
    assert [figure.value for figure in groups["executive"].figures] == [13, 13]
    assert [figure.value for figure in groups["committees"].figures] == [39, 65]
    assert [figure.value for figure in groups["sections"].figures] == [26, 28]
    assert [kind.name.fi for kind in groups["committees"].kinds] == ["Valiokunta", "Lautakunta"]
    assert not groups["executive"].several
    assert groups["committees"].several


def test_bodies_that_state_no_seats_are_unknown_and_absent_ones_have_none() -> None:
    silent = scenario(body("board", "board", None), id="silent")
    sections = scenario(body("section", "section", 5), id="sections")
    groups = {group.name: group for group in seats_by_group([silent, sections])}
    assert [figure.value for figure in groups["committees"].figures] == [None, 0]
    assert groups["committees"].figures[0].reasons
    assert [figure.value for figure in groups["sections"].figures] == [0, 5]


def test_a_draft_without_the_elected_side_leaves_all_unknown() -> None:
    groups = seats_by_group([scenario(unit("manager", "city-manager")), scenario(body("board", "board", 9), id="b")])
    assert [figure.value for figure in groups[0].figures] == [None, 9]


def test_the_council_is_in_no_group() -> None:
    assert seats_by_group([scenario(body("council", "council", 51))]) == ()


def test_a_body_that_stands_for_several_has_its_seats_as_often() -> None:
    (group,) = seats_by_group([scenario(unit("sections", "section", count=3, seats=Seats(total=5)))])
    assert group.figures[0].value == 15
    assert group.several
