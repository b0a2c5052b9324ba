"""What stands in an outline, in which order and how far set in."""

from __future__ import annotations

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.outlining import outline
from orgsim.drawing.outline.entries import Entries
from orgsim.drawing.outline.measures import CHAIN_STEP, STEP
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import scenario, unit


def listed(its: Scenario, **options: object) -> tuple[list[str], Entries]:
    found = outline(its, ChartOptions(**options))
    assert found is not None
    units, lines = found
    return [units.units[at].id for at in lines.units], lines


def test_bodies_stand_before_the_administration_and_companies_last() -> None:
    ids, lines = listed(
        scenario(
            unit("company", "company"),
            unit(
                "council",
                "council",
                unit("audit", "audit"),
                unit("board", "board", unit("manager", "manager", unit("division", "division", unit("unit")))),
                unit("schools", "board"),
            ),
        ),
        language="en",
    )
    assert ids == ["council", "audit", "board", "schools", "manager", "division", "unit", "company"]
    assert lines.starts == [0, 4, 7]
    assert lines.names == ["Elected bodies", "Administration", "Group companies and joint bodies"]
    assert lines.parents == [-1, 0, 0, 0, -1, 4, 5, -1]
    # A chain is set in less; a unit that heads its band, or what it is divided into, is a top.
    assert lines.indents == [0.0, STEP, STEP, STEP, 0.0, STEP, STEP + CHAIN_STEP, 0.0]
    assert lines.tops == [True, False, False, False, True, True, False, False]
    assert lines.notes == {}


def test_the_administration_of_several_bodies_tells_whom_each_part_serves() -> None:
    ids, lines = listed(
        scenario(
            unit(
                "council",
                "council",
                unit("one", "board", unit("x", "division"), unit("y", "division")),
                unit("two", "board", unit("z", "division")),
            )
        )
    )
    assert ids == ["council", "one", "two", "x", "y", "z"]
    assert {ids[entry]: served for entry, served in lines.notes.items()} == {"x": 1, "z": 4}


def test_where_hundreds_stand_at_the_top_they_are_lines_like_others() -> None:
    _, lines = listed(scenario(*[unit(f"r{at}", "unit", unit(f"c{at}")) for at in range(100)]))
    assert not any(lines.tops)
    assert sum(lines.heads) == 100


def test_what_is_folded_is_not_listed() -> None:
    ids, lines = listed(scenario(unit("a", "division", unit("b", "unit", unit("c")))), folded=frozenset({"b"}))
    assert ids == ["a", "b"]
    assert lines.contents[1].hidden == 1
    assert lines.heads == [True, False]


def test_units_that_cross_and_nothing_at_all_are_no_outline() -> None:
    assert outline(scenario(), ChartOptions()) is None
