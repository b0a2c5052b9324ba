"""Who decides what, by matter and by body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.analysis.figures.context import context
from orgsim.analysis.figures.matters import unassigned
from orgsim.analysis.matters.bodies import bodies_table
from orgsim.analysis.matters.shifts import BodyShift, matter_shifts
from orgsim.analysis.matters.table import (
    MATTER_STATUSES,
    MattersTable,
    matters_table,
    status_meaning,
    status_text,
)
from orgsim.drawing.tables.matters import bodies_matrix, matters_matrix
from orgsim.export.sheets.matters import matters_sheet
from orgsim.export.sheets.subject import Subject
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.messages import catalog
from orgsim.model.comparison import Comparison, Pairing
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, plain
from orgsim.model.units import Delegation, Matter, Unit
from orgsim.resources import scenarios_folder
from tests.analysis.drafts import body, scenario, unit

NB = "\N{NO-BREAK SPACE}"


def statuses(table: MattersTable) -> dict[str, tuple[str, ...]]:
    return {row.id: tuple(cell.status for cell in row.cells) for row in table.rows}


def deciders(table: MattersTable, scenarios: list[Scenario], matter: str) -> list[list[str]]:
    (row,) = [row for row in table.rows if row.id == matter]
    return [
        [hierarchy(scenario).units[body].id for body in cell.bodies]
        for scenario, cell in zip(scenarios, row.cells, strict=True)
    ]


def council(*bodies: Unit, id: str = "a", remit: str | None = None) -> Scenario:
    return scenario(body("council", "council", None, *bodies, remit=remit), id=id)


def passing(*steps: Delegation, id: str, stated: bool = True, section: str = "section") -> Scenario:
    """A board with one matter, which it passes on by `steps`."""
    decided = Matter(id="m", name=plain("hankinnat"), delegated=steps if stated else None)
    board = unit("board", "board", unit(section, "section", continues=("section",)), remit=(decided,))
    return scenario(board, unit("chief", "division"), id=id)


def test_how_the_power_is_passed_on_stands_beside_who_has_it_and_what_is_otherwise_is_told() -> None:
    limited = Delegation(to="section", up_to=200_000)
    drafts = [
        passing(limited, id="a"),
        passing(Delegation(to="jaosto", up_to=200_000, unit="euro"), id="b", section="jaosto"),
        passing(Delegation(to="section", up_to=500_000), Delegation(to="chief", up_to=50_000, beside=True), id="c"),
        passing(id="d"),
        passing(id="e", stated=False),
    ]
    table = matters_table(drafts)
    (row,) = table.rows
    assert [cell.otherwise for cell in row.cells] == [False, False, True, True, False]
    assert [len(chain or ()) for cell in row.cells[:4] for chain in cell.chains] == [1, 1, 2, 0]
    assert row.cells[4].chains == ()
    cells = matters_matrix(table, drafts, "ABCDE", catalog("fi")).rows[0].cells
    told = [
        " ".join(f"{strip.word} {strip.detail}".strip() for strip in cell.strips[1:]).replace(NB, " ") for cell in cells
    ]
    assert told == [
        "siirretty: section, enintään 200 000 €",
        "siirretty: jaosto, enintään 200 000 €",
        "siirto muuttuu: section, enintään 500 000 € sekä chief, enintään 50 000 €",
        "siirto muuttuu: päätösvaltaa ei siirretä",
        "",
    ]
    assert cells[2].spoken.replace(NB, " ") == f"hankinnat, C c: board; {told[2]}. sama"
    assert [cell.tint for cell in cells] == [None, None, "changed", "changed", None]
    sheet = matters_sheet(Subject(scenarios=tuple(drafts), letters="ABCDE"), catalog("fi"))
    assert sheet is not None
    assert [column.title for column in sheet.columns[1:4]] == ["A: päättäjä", "A: muutos", "A: päätösvalta siirretty"]
    (line,) = sheet.rows
    assert [str(said).replace(NB, " ") for said in line[3::3]] == [
        "section, enintään 200 000 €",
        "jaosto, enintään 200 000 €",
        "section, enintään 500 000 € sekä chief, enintään 50 000 €",
        "None",
        "None",
    ]


def test_by_body_it_is_told_what_each_passes_on_and_those_that_do_otherwise_can_be_picked_out() -> None:
    limited = Delegation(to="section", up_to=200_000)
    drafts = [
        passing(limited, id="a"),
        passing(limited, id="b"),
        passing(Delegation(to="section", up_to=500_000), id="c"),
        passing(id="d"),
    ]

    def told(*shown: Scenario) -> list[str]:
        table = matters_table(shown)
        (row,) = bodies_matrix(bodies_table(shown), table, shown, "ABCD", catalog("fi")).rows
        return [f"{cell.strips[-1].word} {cell.strips[-1].detail}".replace(NB, " ") for cell in row.cells]

    assert told(*drafts) == [
        "Siirtää 1: hankinnat: section, enintään 200 000 €",
        "Siirtää 1: hankinnat: section, enintään 200 000 €",
        "Siirto muuttuu 1 asiassa: hankinnat: section, enintään 500 000 €",
        "Siirto muuttuu 1 asiassa: hankinnat: ei siirrä",
    ]

    def picked(*shown: Scenario) -> tuple[int, int]:
        table = matters_table(shown)
        bodies = bodies_matrix(bodies_table(shown), table, shown, "ABCD", catalog("fi"), delegation=True)
        return len(bodies.rows), len(matters_matrix(table, shown, "ABCD", catalog("fi"), delegation=True).rows)

    assert picked(*drafts[:2]) == (0, 0) and picked(*drafts) == (1, 1)


def test_who_decides_what() -> None:
    a = council(body("planning", "board", None, remit="plans permits roads"), body("health", "board", None), id="a")
    b = council(
        body("planning", "board", None, remit="plans"),
        body("health", "board", None, remit="permits roads"),
        body("works", "board", None, remit="roads bridges"),
        id="b",
    )
    table = matters_table([a, b])
    assert statuses(table) == {
        "plans": ("same", "same"),
        "permits": ("same", "moved"),
        "roads": ("same", "split"),
        "bridges": ("unassigned", "same"),
    }
    assert deciders(table, [a, b], "roads") == [["planning"], ["health", "works"]]
    assert [row.id for row in table.rows if row.alike] == ["plans"]
    assert table.silent == ((0, 2), (0,))
    assert table.counts == (
        {"same": 3, "moved": 0, "split": 0, "unassigned": 1, "not-stated": 0},
        {"same": 2, "moved": 1, "split": 1, "unassigned": 0, "not-stated": 0},
    )


def test_the_baseline_is_what_the_others_are_held_against() -> None:
    a = council(body("x", "board", None, remit="plans"), id="a")
    b = council(body("y", "board", None, remit="plans"), id="b")
    c = council(body("y", "board", None, remit="plans"), id="c")
    assert statuses(matters_table([a, b, c])) == {"plans": ("same", "moved", "moved")}
    assert statuses(matters_table([a, b, c], baseline_index=1)) == {"plans": ("moved", "same", "same")}


def test_a_matter_that_the_first_lacks_is_held_against_the_leftmost_that_has_it() -> None:
    a = council(body("x", "board", None, remit="plans"), id="a")
    b = council(body("y", "board", None, remit="roads"), id="b")
    c = council(body("z", "board", None, remit="roads"), id="c")
    assert statuses(matters_table([a, b, c]))["roads"] == ("unassigned", "same", "moved")


def test_a_body_goes_on_under_another_id() -> None:
    a = council(body("old", "board", None, remit="plans"), body("other", "board", None, remit="roads"), id="a")
    b = council(unit_with("new", "plans roads", continues=("old",)), id="b")
    assert statuses(matters_table([a, b])) == {"plans": ("same", "same"), "roads": ("same", "moved")}
    pairing = Pairing(between=("b", "a"), same=("new", "other"))
    told = Comparison(title=plain("V"), scenarios=("a.yaml", "b.yaml"), pairs=(pairing,))
    c = council(body("new", "board", None, remit="roads"), id="b")
    assert statuses(matters_table([a, c], comparison=told))["roads"] == ("same", "same")


def unit_with(id: str, remit: str, continues: tuple[str, ...]) -> Unit:
    from msgspec.structs import replace

    return replace(body(id, "board", None, remit=remit), continues=continues)


def test_one_that_shared_a_matter_and_decides_alone_now() -> None:
    a = council(body("x", "board", None, remit="plans"), body("y", "board", None, remit="plans"), id="a")
    b = council(body("x", "board", None, remit="plans"), id="b")
    assert statuses(matters_table([a, b])) == {"plans": ("split", "moved")}


def test_the_path_leads_from_the_council() -> None:
    section = body("section", "section", None, remit="permits")
    a = scenario(unit("town", "unit", unit("council", "council", unit("board", "board", section))), id="a")
    (cell,) = matters_table([a]).rows[0].cells
    assert [hierarchy(a).units[step].id for step in cell.paths[0]] == ["council", "board", "section"]
    apart = scenario(unit("board", "board", section), id="b")
    (cell,) = matters_table([apart]).rows[0].cells
    assert cell.paths == ((0, 1),)


def test_lohja_states_the_matters_of_one_model_only() -> None:
    drafts = [lohja("valiokuntamalli"), lohja("lautakuntamalli")]
    for order in (drafts, drafts[::-1]):
        table = matters_table(order)
        # 3 of the board, 5 + 6 + 2 of the committees, 3 + 3 + 2 + 1 + 1 + 2 of the sections
        assert len(table.rows) == 28
        committees, boards = order.index(drafts[0]), order.index(drafts[1])
        assert table.counts[committees]["same"] == 28
        assert table.counts[boards]["not-stated"] == 28
        assert table.stated[committees] and not table.stated[boards]
    assert deciders(matters_table(drafts), drafts, "plan-proposals") == [["planning-section"], []]
    assert all(shift.gains is None and shift.loses is None for shift in matter_shifts(*drafts))


def lohja(name: str) -> Scenario:
    return read_scenario(scenarios_folder() / f"lohja-{name}.yaml").scenario


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_can_be_told(language: str) -> None:
    for status in MATTER_STATUSES:
        assert catalog(language).say(status_text(status))
        assert catalog(language).say(status_meaning(status))


# By body


def told(shift: BodyShift, a: Scenario, b: Scenario) -> tuple[object, ...]:
    def ids(units: tuple[int, ...], scenario: Scenario) -> str:
        return " ".join(hierarchy(scenario).units[unit].id for unit in units)

    def moved(side: str, other: Scenario) -> dict[str, str] | None:
        shifted = getattr(shift, side)
        return None if shifted is None else {each.matter.id: ids(each.elsewhere, other) for each in shifted}

    kept = " ".join(matter.id for matter in shift.keeps)
    return ids(shift.before, a), ids(shift.after, b), kept, moved("gains", a), moved("loses", b)


def test_what_each_body_gains_and_loses() -> None:
    a = council(
        body("planning", "board", None, remit="plans permits roads"),
        body("culture", "board", None, remit="museums"),
        body("schools", "board", None),
        id="a",
    )
    b = council(
        body("planning", "board", None, remit="plans museums"),
        body("health", "board", None, remit="permits"),
        body("schools", "board", None, remit="education"),
        id="b",
    )
    assert [told(shift, a, b) for shift in matter_shifts(a, b)] == [
        ("planning", "planning", "plans", {"museums": "culture"}, {"permits": "health", "roads": ""}),
        ("culture", "", "", {}, {"museums": "planning"}),
        ("schools", "schools", "", None, None),  # what it decided before is not stated
        ("", "health", "", {"permits": "planning"}, {}),
    ]


def test_merged_bodies_are_held_together() -> None:
    a = council(body("x", "board", None, remit="plans"), body("y", "board", None, remit="roads parks"), id="a")
    b = council(unit_with("z", "plans roads", continues=("x", "y")), body("w", "board", None, remit="parks"), id="b")
    assert [told(shift, a, b) for shift in matter_shifts(a, b)] == [
        ("x y", "z", "plans roads", {}, {"parks": "w"}),
        ("", "w", "", {"parks": "y"}, {}),
    ]


MATTERS = st.none() | st.lists(st.sampled_from("abcde"), unique=True).map(" ".join)
BODIES = st.dictionaries(st.sampled_from(["x", "y", "z", "w"]), MATTERS, max_size=4)


def drawn(bodies: dict[str, str | None], id: str) -> Scenario:
    return council(*(body(name, "board", None, remit=remit) for name, remit in bodies.items()), id=id)


@given(st.lists(BODIES, min_size=1, max_size=3))
def test_the_table_agrees_with_the_figures(every: list[dict[str, str | None]]) -> None:
    scenarios = tuple(drawn(bodies, str(at)) for at, bodies in enumerate(every))
    table = matters_table(scenarios)
    for column, each in enumerate(scenarios):
        counts = table.counts[column]
        assert sum(counts.values()) == len(table.rows)
        figure = unassigned(context(each, scenarios)).value
        assert figure == (counts["unassigned"] if table.stated[column] else None)
        assert table.stated[column] or counts["not-stated"] == len(table.rows)


@given(BODIES, BODIES)
def test_what_one_gains_another_loses_or_nobody_had(one: dict[str, str | None], other: dict[str, str | None]) -> None:
    a, b = drawn(one, "a"), drawn(other, "b")
    there, back = matter_shifts(a, b), matter_shifts(b, a)
    assert len(there) == len(back)
    mirrored = {(shift.after, shift.before): shift for shift in back}
    for shift in there:
        mirror = mirrored[shift.before, shift.after]
        assert (shift.gains is None) == (mirror.loses is None)
        assert {each.matter.id for each in shift.gains or ()} == {each.matter.id for each in mirror.loses or ()}
