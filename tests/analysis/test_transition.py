"""What becomes of the units of one scenario in another."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.analysis.differences.grouping import groups
from orgsim.analysis.differences.matching import match
from orgsim.analysis.figures.comparison import compare_figures
from orgsim.analysis.transition import (
    FATES,
    MEASURES,
    Measure,
    Transition,
    fate_text,
    measure_text,
    totals_by_kind,
    transition,
)
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES
from orgsim.model.units import Seats, Unit
from orgsim.resources import scenarios_folder
from tests.analysis.drafts import body, scenario, unit

Told = list[tuple[str, str | None, str | None, float | None, float | None]]


def told(a: Scenario, b: Scenario, measure: Measure = "units") -> Told:
    def id_of(scenario: Scenario, unit: int | None) -> str | None:
        return None if unit is None else hierarchy(scenario).units[unit].id

    flows = transition(a, b, measure).flows
    return [(flow.fate, id_of(a, flow.before), id_of(b, flow.after), flow.out, flow.into) for flow in flows]


def later(id: str, *continues: str, kind: str = "division", **rest: object) -> Unit:
    return unit(id, kind, continues=continues, **rest)


def test_each_fate() -> None:
    a = scenario(*(unit(id, "division") for id in ("stays", "one", "two", "whole", "closed", "water")), id="a")
    b = scenario(
        unit("stays", "division"),
        later("merger", "one", "two"),
        later("half", "whole"),
        later("other-half", "whole"),
        later("water-company", "water", kind="company"),
        unit("new", "division"),
        id="b",
    )
    assert told(a, b) == [
        ("carried-on", "stays", "stays", 1, 1),
        ("merged", "one", "merger", 1, 0.5),
        ("merged", "two", "merger", 1, 0.5),
        ("split", "whole", "half", 0.5, 1),
        ("split", "whole", "other-half", 0.5, 1),
        ("ended", "closed", None, 1, None),
        ("outside", "water", "water-company", 1, 1),
        ("begun", None, "new", None, 1),
    ]


def test_numbers_tell_what_becomes_of_unnamed_units() -> None:
    def counted(count: int) -> Scenario:
        return scenario(unit("areas", "performance-area", count=count), id="a")

    four = scenario(*(later(id, "areas") for id in "wxyz"), id="b")
    assert {flow[0] for flow in told(counted(15), four)} == {"merged"}
    assert {flow[0] for flow in told(counted(4), four)} == {"carried-on"}
    assert {flow[0] for flow in told(counted(2), four)} == {"split"}
    assert [flow[3:] for flow in told(counted(15), four)] == [(3.75, 1)] * 4


def test_units_that_are_split_and_merged_at_once() -> None:
    a = scenario(unit("x", "division"), unit("y", "division"), id="a")
    b = scenario(later("p", "x"), later("q", "x", "y"), id="b")
    assert told(a, b) == [
        ("split", "x", "p", 0.5, 1),
        ("split", "x", "q", 0.5, 0.5),
        ("merged", "y", "q", 1, 0.5),
    ]


def test_a_part_goes_over_between_two_that_stay() -> None:
    a = scenario(unit("x", "division"), unit("y", "division"), id="a")
    b = scenario(later("x", "x", "y"), unit("y", "division"), id="b")
    assert told(a, b) == [
        ("carried-on", "x", "x", 1, 1),
        ("part", "y", "x", 0, 0),
        ("carried-on", "y", "y", 1, 1),
    ]


def test_a_side_that_the_other_does_not_show_neither_ends_nor_begins() -> None:
    only_administration = scenario(unit("division", "division"), id="a")
    both = scenario(unit("council", "council", unit("division", "division")), id="b")
    assert ("not-shown", None, "council", None, 1) in told(only_administration, both)
    assert ("not-shown", "council", None, 1, None) in told(both, only_administration)


def test_seats_flow_in_proportion_and_unknown_ones_stay_unknown() -> None:
    a = scenario(body("x", "board", 9), body("y", "board", 3), body("z", "board", None), id="a")
    b = scenario(
        unit("merger", "board", continues=("x", "y"), seats=Seats(total=8)),
        unit("heir", "board", continues=("z",), seats=Seats(total=7)),
        id="b",
    )
    assert told(a, b, "seats") == [
        ("merged", "x", "merger", 9, 6),
        ("merged", "y", "merger", 3, 2),
        ("carried-on", "z", "heir", None, 7),
    ]
    assert transition(a, b, "seats").unstated == (1, 0)


def lohja(name: str) -> Scenario:
    return read_scenario(scenarios_folder() / f"lohja-{name}.yaml").scenario


def test_lohja_merges_15_areas_into_4() -> None:
    now, concept = lohja("nykytila"), lohja("konsepti-2015")
    numbers = {total.kind: (total.before.value, total.after.value) for total in totals_by_kind(now, concept)}
    assert {kind: numbers[kind] for kind in ("division", "performance-area", "performance-unit")} == {
        "division": (3, 2),
        "performance-area": (15, 4),
        "performance-unit": (21, 10),
    }
    # Of the bodies the slide about the present says nothing.
    assert numbers["council"] == (None, 1)
    found = told(now, concept)
    assert {flow[0] for flow in found if flow[1] is not None} == {"merged"}
    # The slide names no unit of the present, so that none is known to begin.
    assert {flow[0] for flow in found if flow[1] is None} == {"not-shown"}
    assert {flow[2] for flow in found if flow[0] == "not-shown"} == {
        *("council", "city-board", "city-manager", "wellbeing", "service-area-a", "service-area-b", "service-area-c"),
        *("service-group-1", "service-groups-2-4"),
    }


def test_only_some_kinds() -> None:
    now, concept = lohja("nykytila"), lohja("konsepti-2015")
    shown = transition(now, concept, kinds=["division"])
    assert [hierarchy(now).units[node.unit].id for node in shown.left] == ["current-divisions"]
    assert [hierarchy(concept).units[node.unit].id for node in shown.right] == ["vitality", "wellbeing"]
    assert [flow.fate for flow in shown.flows] == ["merged", "not-shown"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fate_and_measure_can_be_told(language: str) -> None:
    for said in (*map(fate_text, FATES), *map(measure_text, MEASURES)):
        assert catalog(language).say(said)


KINDS = st.sampled_from(["board", "division", "company"])
COUNTS = st.none() | st.integers(1, 20)
SEATS = st.none() | st.builds(Seats, total=st.none() | st.integers(0, 60))


@st.composite
def reforms(draw: st.DrawFn) -> tuple[Scenario, Scenario]:
    """A scenario and another that continues some of its units, by id or by lineage."""
    before = [f"u{at}" for at in range(draw(st.integers(0, 6)))]
    kept = draw(st.lists(st.sampled_from(before), unique=True)) if before else []
    lineage = st.lists(st.sampled_from(before), unique=True, max_size=3) if before else st.just([])

    def one(id: str, continues: list[str]) -> Unit:
        return unit(id, draw(KINDS), count=draw(COUNTS), seats=draw(SEATS), continues=tuple(continues))

    after = [one(id, draw(lineage)) for id in kept] + [
        one(f"n{at}", draw(lineage)) for at in range(draw(st.integers(0, 5)))
    ]
    return scenario(*(one(id, []) for id in before), id="a"), scenario(*after, id="b")


@given(reforms(), st.sampled_from(MEASURES))
def test_nothing_is_lost_and_nothing_appears(reform: tuple[Scenario, Scenario], measure: Measure) -> None:
    result = transition(*reform, measure)
    assert len(result.left) == len(hierarchy(reform[0]).units)
    assert len(result.right) == len(hierarchy(reform[1]).units)
    _conserved(result)


def _conserved(result: Transition) -> None:
    out: dict[int, float] = defaultdict(float)
    into: dict[int, float] = defaultdict(float)
    seen: tuple[set[int], set[int]] = (set(), set())
    for flow in result.flows:
        if flow.before is not None:
            seen[0].add(flow.before)
            out[flow.before] += flow.out or 0
        if flow.after is not None:
            seen[1].add(flow.after)
            into[flow.after] += flow.into or 0
        assert (flow.fate in ("ended", "begun", "not-shown")) == (flow.before is None or flow.after is None)
    for nodes, total, there in ((result.left, out, seen[0]), (result.right, into, seen[1])):
        assert {node.unit for node in nodes} == there
        for node in nodes:
            assert abs(total[node.unit] - (node.width or 0)) < 1e-9


def test_one_group_of_several_kinds_counts_each_by_itself() -> None:
    """Two boards and five sections become one board and three sections: no kind counts another's successors."""
    sections = [unit(f"s{at}", "section") for at in range(5)]
    a = scenario(unit("x", "board"), unit("y", "board"), *sections, id="a")
    b = scenario(
        later("z", "x", "y", "s0", kind="board"),
        later("s1", "s1", "s2", kind="section"),
        later("s3", "s3", "x", kind="section"),
        unit("s4", "section"),
        id="b",
    )
    totals = {total.kind: (total.before.value, total.after.value) for total in totals_by_kind(a, b)}
    assert totals == {"board": (2, 1), "section": (5, 3)}


@given(reforms())
def test_the_totals_are_the_figures(reform: tuple[Scenario, Scenario]) -> None:
    _equal_the_figures(*reform)


def test_the_totals_of_all_that_ships_are_its_figures() -> None:
    shipped = [file.scenario for file in open_paths(sorted(scenarios_folder().glob("*.yaml"))).files]
    for a, b in permutations(shipped, 2):
        _equal_the_figures(a, b)


def _equal_the_figures(a: Scenario, b: Scenario) -> None:
    rows = {row.metric.id: row.figures for row in compare_figures((a, b)) if row.metric.kind is not None}
    assert {f"kinds.{total.kind}": (total.before, total.after) for total in totals_by_kind(a, b)} == {
        id: tuple(replace(figure, metric=id) for figure in figures) for id, figures in rows.items()
    }


@given(reforms())
def test_every_unit_is_in_one_group(reform: tuple[Scenario, Scenario]) -> None:
    matching = match(hierarchy(reform[0]), hierarchy(reform[1]))
    every = list(groups(matching))
    assert sorted(unit for left, _ in every for unit in left) == list(range(len(matching.a_to_b)))
    assert sorted(unit for _, right in every for unit in right) == list(range(len(matching.b_to_a)))
    for left, right in every:
        assert {there for one in left for there in matching.a_to_b[one]} == (set(right) if left else set())


def test_a_unit_below_another_one_has_moved_and_what_is_below_it_goes_on() -> None:
    branch = unit("branch", "division", unit("leaf", "division"))
    a = scenario(unit("one", "division", branch), unit("two", "division"), id="a")
    b = scenario(unit("one", "division"), unit("two", "division", branch), id="b")
    assert {(fate, before) for fate, before, *_ in told(a, b)} == {
        ("carried-on", "one"),
        ("carried-on", "two"),
        ("moved", "branch"),
        ("carried-on", "leaf"),
    }
