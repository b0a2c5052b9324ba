"""Lohja's two models against each other: every difference, worked out by hand from the two files."""

from __future__ import annotations

from functools import cache

import pytest

from orgsim.analysis.differences.change import Named
from orgsim.analysis.differences.comparing import Difference, Differences, compare
from orgsim.analysis.differences.pairs import offers
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.resources import scenarios_folder

ONLY_COMMITTEES = [
    "finance-committee",
    "vitality-committee",
    "planning-section",
    "wellbeing-committee",
    "social-health-section",
]
ONLY_BOARDS = [
    "group-property-section",
    "service-production-board",
    "urban-development-board",
    "environmental-health-section",
    "urban-contents-board",
    "children-families-board",
    "social-health-board",
]
SAME = """
audit-committee election-board older-people-council youth-council disability-council
city-manager vitality
group-administration hr-finance-property information-strategy
service-production operative-administration technical-support maintenance
urban-development business land-use environment
urban-contents sports culture
wellbeing service-area-a service-area-b service-area-c
""".split()  # noqa: SIM905 -- read better than a list of 25 strings
MOVES = {
    "permits-section": ("vitality-committee", "urban-development-board"),
    "individual-section": ("wellbeing-committee", "social-health-board"),
    "finnish-section": ("wellbeing-committee", "children-families-board"),
    "swedish-section": ("wellbeing-committee", "children-families-board"),
}
# Of each unit that both have and that differs: its fields, and those that only the committee model states.
FIELDS = {
    "council": (["seats"], ["seats"]),
    "city-board": (["drawn-from", "eligible", "remit"], ["drawn-from", "eligible", "remit"]),
    "regional-body": (["name", "kind", "side"], []),
    "permits-section": (["parent", "seats", "drawn-from", "remit"], ["drawn-from", "remit"]),
    "individual-section": (["parent", "remit"], ["remit"]),
    "finnish-section": (["parent", "seats", "remit"], ["remit"]),
    "swedish-section": (["parent", "seats", "remit"], ["remit"]),
}


@cache
def lohja(name: str) -> Scenario:
    return read_scenario(scenarios_folder() / f"lohja-{name}.yaml").scenario


@pytest.fixture
def differences() -> Differences:
    return compare(lohja("valiokuntamalli"), lohja("lautakuntamalli"))


def by_id(differences: Differences) -> dict[str, Difference]:
    return {row.id: row for row in differences.rows}


def test_the_counts(differences: Differences) -> None:
    assert differences.counts == {
        "same": 25,
        "only-a": 5,
        "only-b": 7,
        "merged": 0,
        "split": 0,
        "moved": 4,
        "renamed": 1,
        "changed": 2,
        "not-shown": 0,
    }
    assert differences.aspects == {
        "only-a": 5,
        "only-b": 7,
        "merged": 0,
        "split": 0,
        "moved": 4,
        "renamed": 1,
        "changed": 7,  # the four that moved, the renamed one, and the two
        "not-shown": 0,
    }
    assert differences.unstated == 2
    assert len(differences.rows) == 37 + 7


@pytest.mark.parametrize(("status", "ids"), [("only-a", ONLY_COMMITTEES), ("only-b", ONLY_BOARDS), ("same", SAME)])
def test_the_units_of_a_status(differences: Differences, status: str, ids: list[str]) -> None:
    assert sorted(row.id for row in differences.rows if row.status == status) == sorted(ids)


def test_the_moves(differences: Differences) -> None:
    moves = {
        row.id: (row.changes[0].before.id, row.changes[0].after.id)
        for row in differences.rows
        if row.status == "moved"
        and isinstance(row.changes[0].before, Named)
        and isinstance(row.changes[0].after, Named)
    }
    assert moves == MOVES
    # All stay below the city board: only the bodies between are others.
    assert all(row.near for row in differences.rows if row.status == "moved")


def test_the_fields(differences: Differences) -> None:
    found = {
        row.id: (
            [change.field for change in row.changes],
            [change.field for change in row.changes if change.unstated],
        )
        for row in differences.rows
        if row.changes
    }
    assert found == FIELDS


def test_from_and_to(differences: Differences) -> None:
    rows = by_id(differences)
    (seats,) = rows["council"].changes
    assert (seats.before, seats.after, seats.unstated) == (51, None, True)
    name, kind, side = rows["regional-body"].changes
    assert isinstance(name.before, Text) and isinstance(name.after, Text)
    assert (name.before.fi, name.after.fi) == ("Alueiden johtokunta", "Alueiden neuvosto")
    assert [value.id for value in (kind.before, kind.after) if isinstance(value, Named)] == [
        "regional-board",
        "regional-council",
    ]
    assert [value.id for value in (side.before, side.after) if isinstance(value, Named)] == ["elected", "influence"]
    _, seats, drawn, remit = rows["permits-section"].changes
    assert (seats.before, seats.after, seats.unstated) == (4, 5, False)
    assert isinstance(drawn.before, tuple) and [(item.id, item.number) for item in drawn.before] == [
        ("vitality-committee", 4)
    ]
    assert drawn.after is None
    assert isinstance(remit.before, tuple) and [item.id for item in remit.before] == [
        "environmental-permits",
        "exceptional-building-permits",
        "regional-environmental-health",
    ]
    # What is not stated was not removed.
    assert (remit.after, remit.removed, remit.added) == (None, (), ())


def test_council_and_board_differ_only_in_what_is_stated(differences: Differences) -> None:
    assert [row.id for row in differences.rows if row.unstated] == ["council", "city-board"]


def test_a_body_of_the_same_field_is_offered(differences: Differences) -> None:
    a, b = lohja("valiokuntamalli"), lohja("lautakuntamalli")
    (offer,) = offers(a, b, differences.matching)
    assert hierarchy(a).units[offer.a].id == "social-health-section"
    assert hierarchy(b).units[offer.b].id == "social-health-board"
    # "Sosiaali- ja terveys" without the words for section and board; nothing else speaks for it.
    assert [reason.message.key for reason in offer.reasons] == ["pair.reason.same-but-kind"]
    assert offer.score == pytest.approx(0.85)
    assert offers(a, b, differences.matching, [("social-health-section", "social-health-board")]) == ()


def test_confirmed_they_are_one_unit_that_moved() -> None:
    a, b = lohja("valiokuntamalli"), lohja("lautakuntamalli")
    differences = compare(a, b, [("social-health-section", "social-health-board")])
    row = by_id(differences)["social-health-section"]
    # From below the wellbeing committee to below the city board; a section of 6 became a board of 13.
    assert row.aspects == ("moved", "renamed", "changed")
    assert [change.field for change in row.changes] == ["parent", "name", "kind", "seats", "remit"]
    # Its section for individual cases now follows it no longer from one unknown unit to another, but still moves.
    assert by_id(differences)["individual-section"].status == "moved"
    assert differences.counts["only-a"] == 4
    assert differences.counts["only-b"] == 6


def test_the_present_went_into_the_concept() -> None:
    """3 divisions, 15 areas and 21 units without names became 1, 4 and 10 with names, as their `continues` says."""
    now, concept = lohja("nykytila"), lohja("konsepti-2015")
    differences = compare(now, concept)
    flat = hierarchy(now), hierarchy(concept)
    row = differences.of_a(flat[0].index["current-divisions"])
    assert [flat[1].units[unit].id for unit in row.b] == ["vitality"]
    # The concept has a manager above it: whether the present had one, its three numbers do not tell.
    assert row.aspects == ("merged", "renamed", "changed")
    assert [(change.field, change.before, change.after) for change in row.changes if change.field == "count"] == [
        ("count", 3, 1)
    ]
    assert all(row.status != "moved" for row in differences.rows)
    for id, parts in (("current-performance-areas", 4), ("current-performance-units", 10)):
        row = differences.of_a(flat[0].index[id])
        assert (row.status, len(row.b)) == ("merged", parts)
    # The slide about the present shows no bodies at all, and names no unit: what else there was is not known.
    assert {"council", "city-board", "city-manager", "wellbeing"} <= {
        row.id for row in differences.rows if row.unstated
    }
    assert {status: n for status, n in differences.counts.items() if n} == {"not-shown": 9, "merged": 3}
