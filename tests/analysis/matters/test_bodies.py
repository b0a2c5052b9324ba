"""What each body decides, gains and loses."""

from __future__ import annotations

from orgsim.analysis.matters.bodies import BodyCell, BodyRow, bodies_table
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.comparison import Comparison, Pairing
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain
from orgsim.model.units import Unit
from orgsim.resources import scenarios_folder
from tests.analysis.drafts import body, scenario


def council(*bodies: Unit, id: str) -> Scenario:
    return scenario(body("council", "council", None, *bodies), id=id)


A = council(
    body("tech", "board", None, remit="plans roads permits"), body("edu", "board", None, remit="schools"), id="a"
)
B = council(
    body("tech", "board", None, remit="plans"), body("permit", "board", None, remit="permits roads bridges"), id="b"
)
SILENT = council(body("tech", "board", None), id="c")


def told(cell: BodyCell) -> tuple[str | None, ...]:
    """What the body decides, gains and loses; `None` for what is not known."""

    def words(matters) -> str | None:
        return None if matters is None else " ".join(getattr(its, "matter", its).id for its in matters)

    shift = cell.shift
    return words(cell.matters), *((words(shift.gains), words(shift.loses)) if shift is not None else ())


def by_key(rows: tuple[BodyRow, ...]) -> dict[str, list[tuple[str | None, ...]]]:
    return {row.key: [told(cell) for cell in row.cells] for row in rows}


def test_what_each_body_gains_and_loses() -> None:
    assert by_key(bodies_table([A, B])) == {
        "tech": [("plans roads permits",), ("plans", "", "roads permits")],
        "edu": [("schools",), (None, "", "schools")],
        "permit": [(None,), ("permits roads bridges", "permits roads bridges", "")],
    }
    assert [row.changed for row in bodies_table([A, B])] == [True, True, True]


def test_the_baseline_is_what_the_others_are_held_against() -> None:
    rows = by_key(bodies_table([A, B], 1))
    assert rows["tech"] == [("plans roads permits", "roads permits", ""), ("plans",)]
    assert list(rows) == ["tech", "permit", "edu"]


def test_of_a_draft_that_states_no_remits_nothing_is_known() -> None:
    rows = bodies_table([A, SILENT])
    assert by_key(rows)["tech"] == [("plans roads permits",), (None, None, None)]
    assert not any(row.changed for row in rows)


def test_a_body_goes_on_as_what_the_planner_confirmed() -> None:
    comparison = Comparison(
        title=plain("T"), scenarios=(), pairs=(Pairing(between=("a", "b"), same=("edu", "permit")),)
    )
    rows = bodies_table([A, B], None, comparison)
    (edu,) = [row for row in rows if row.key == "edu"]
    assert [hierarchy(B).units[unit].id for unit in edu.cells[1].units] == ["permit"]
    assert {row.key for row in rows} == {"tech", "edu"}


def test_three_drafts_share_a_row_for_a_body_that_two_of_them_add() -> None:
    third = council(body("permit", "board", None, remit="permits"), id="c")
    rows = bodies_table([A, B, third])
    (permit,) = [row for row in rows if row.key == "permit"]
    assert [told(cell)[0] for cell in permit.cells] == [None, "permits roads bridges", "permits"]
    assert permit.column == 1


def test_a_single_draft_lists_its_bodies() -> None:
    assert by_key(bodies_table([A])) == {"tech": [("plans roads permits",)], "edu": [("schools",)]}
    assert bodies_table([]) == ()


def test_lohjas_committee_model_has_ten_bodies_with_a_remit() -> None:
    a, b = (
        read_scenario(scenarios_folder() / f"lohja-{name}.yaml").scenario
        for name in ("valiokuntamalli", "lautakuntamalli")
    )
    rows = bodies_table([a, b])
    assert len(rows) == 10
    assert sum(len(row.cells[0].matters or ()) for row in rows) == 28
    assert all(row.cells[1].matters is None and not row.changed for row in rows)
