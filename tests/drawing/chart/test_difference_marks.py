"""The marks of Lohja's two models, worked out by hand from the two files, and of what those lack."""

from __future__ import annotations

import pytest

from orgsim.analysis.differences.comparing import compare
from orgsim.analysis.differences.words import heading
from orgsim.drawing.chart.difference_marks import legend_of, mark_all, marks_in
from orgsim.drawing.chart.marks import Mark, tone_of
from orgsim.drawing.themes import THEMES
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.resources import scenarios_folder
from tests.drawing.organisations import KINDS, unit

A = Mark("only-a", "A", 0)
B = Mark("only-b", "B", 1)
MOVED = Mark("moved", "⇄", "moved")
RENAMED = Mark("renamed", "ab", "changed")
CHANGED = Mark("changed", "Δ", "changed")
QUIET = Mark("changed", "Δ", "changed", quiet=True)
BOTH = {
    # Of both, only the committee model says how many seats, and how the board is elected.
    "council": (QUIET,),
    "city-board": (QUIET,),
    "permits-section": (MOVED, CHANGED),  # 4 → 5 seats
    "individual-section": (MOVED,),  # 3 seats in both; only the committee model states its remit
    "finnish-section": (MOVED, CHANGED),
    "swedish-section": (MOVED, CHANGED),
    "regional-body": (RENAMED, CHANGED),  # an elected body in A, an advisory one in B
}
ONLY_A = ["finance-committee", "vitality-committee", "planning-section", "wellbeing-committee", "social-health-section"]
ONLY_B = [
    "group-property-section",
    "service-production-board",
    "urban-development-board",
    "environmental-health-section",
    "urban-contents-board",
    "children-families-board",
    "social-health-board",
]


def lohja(name: str) -> Scenario:
    return read_scenario(scenarios_folder() / f"lohja-{name}.yaml").scenario


def small(id: str, *units) -> Scenario:
    from orgsim.model.text import Text

    return Scenario(id=id, title=Text(fi=id), kinds=KINDS, units=units)


def test_lohjas_models_are_marked_unit_by_unit() -> None:
    a, b = lohja("valiokuntamalli"), lohja("lautakuntamalli")
    in_a, in_b = marks_in(compare(a, b), a, b, (0, 1), "ABCD", baseline=False)
    assert in_a == BOTH | dict.fromkeys(ONLY_A, (A,))
    assert in_b == BOTH | dict.fromkeys(ONLY_B, (B,))
    assert len(hierarchy(a).units) - len(in_a) == len(hierarchy(b).units) - len(in_b) == 25, "stand back"


def test_the_legend_names_each_mark_that_occurs_and_what_stands_back() -> None:
    a, b = lohja("valiokuntamalli"), lohja("lautakuntamalli")
    legend = legend_of([(compare(a, b), (0, 1))], "ABCD", baseline=False)
    assert [entry.mark for entry in legend] == [A, B, MOVED, RENAMED, CHANGED, QUIET, None]
    assert [entry.words for entry in legend][:3] == [
        heading(status, ("A", "B")) for status in ("only-a", "only-b", "moved")
    ]
    assert [entry.words.key for entry in legend][-2:] == ["differences-view.unstated", "difference.heading.same"]


def test_with_a_baseline_units_are_added_and_removed() -> None:
    a, b = small("a", unit("top"), unit("old")), small("b", unit("top"), unit("new"))
    in_a, in_b = marks_in(compare(a, b), a, b, (2, 0), "ABCD", baseline=True)
    assert in_a == {"old": (Mark("only-a", "−", 2),)}
    assert in_b == {"new": (Mark("only-b", "+", 0),)}
    words = [entry.words.key for entry in legend_of([(compare(a, b), (2, 0))], "ABCD", baseline=True)]
    assert words == ["difference.heading.removed", "difference.heading.added", "difference.heading.same"]


def test_all_units_that_are_merged_or_split_are_marked() -> None:
    a = small("a", unit("top", "unit", unit("one"), unit("two"), unit("whole")))
    b = small(
        "b",
        unit(
            "top",
            "unit",
            unit("both", continues=("one", "two")),
            unit("half", continues=("whole",)),
            unit("rest", continues=("whole",)),
        ),
    )
    in_a, in_b = marks_in(compare(a, b), a, b, (0, 1), "ABCD", baseline=False)
    assert {id: marks[0].status for id, marks in in_a.items()} == {"one": "merged", "two": "merged", "whole": "split"}
    assert {id: marks[0].status for id, marks in in_b.items()} == {"both": "merged", "half": "split", "rest": "split"}


def test_a_third_scenario_is_marked_by_its_own_differences_and_the_reference_by_the_pair_that_is_chosen() -> None:
    first, second, third = small("a", unit("x"), unit("y")), small("b", unit("x")), small("c", unit("y"), unit("z"))
    differences = (None, compare(first, second), compare(first, third))
    marked = mark_all((first, second, third), differences, (0, 2), "ABCD", baseline=False)
    assert marked.marks == ({"x": (Mark("only-a", "A", 0),)}, {}, {"z": (Mark("only-b", "C", 2),)})
    assert [entry.mark.sign for entry in marked.legend if entry.mark is not None] == ["A", "C"]
    other = mark_all((first, second, third), differences, (0, 1), "ABCD", baseline=False)
    assert other.marks[0] == {"y": (Mark("only-a", "A", 0),)}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_each_sort_of_mark_has_a_tone_of_its_own(theme) -> None:
    tones = [tone_of(mark, theme) for mark in (A, B, MOVED, CHANGED)]
    assert tones == [theme.scenario[0], theme.scenario[1], theme.moved, theme.changed]
    assert len({tone.fill for tone in tones}) == 4
