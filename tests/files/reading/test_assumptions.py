"""Assumptions that are of no body are warned of, with the word that is likely meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.files.problems import describe
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.resources import scenarios_folder

DRAFT = """orgsim: 1
id: a
title: A
kinds:
  forum: {side: influence, name: Foorumi}
units:
  - id: council
    kind: council
    name: Valtuusto
    units:
      - {id: permits, kind: section, name: Lupajaosto}
      - {id: people, kind: forum, name: Asukasfoorumi}
      - {id: culture, kind: division, name: Kulttuuri}
"""


def told(folder: Path, assumptions: str, scenarios: str = "a.yaml") -> list[str]:
    (folder / "a.yaml").write_text(DRAFT, "utf-8")
    path = folder / "c.yaml"
    path.write_text(
        f"orgsim: 1\ncomparison:\n  title: C\n  scenarios: [{scenarios}]\n  assumptions: {assumptions}\n", "utf-8"
    )
    opened = open_paths([path])
    assert {problem.severity for problem in opened.problems} <= {"warning", "error"}
    return [describe(problem, catalog("en")).removeprefix(f"{path}:") for problem in opened.problems]


@pytest.mark.parametrize(
    ("assumptions", "said"),
    [
        ("{meetings: {board: 12, youth-council: 4, permits: 20}, fee: {forum: 10, people: 12}}", []),
        (
            "{meetings: {counsil: 9}}",
            "5:28: `counsil` is neither a kind of body nor the id of a body in these scenarios; "
            "did you mean `council`?",
        ),
        (
            "{fee: {permit: 70}}",
            "5:23: `permit` is neither a kind of body nor the id of a body in these scenarios; did you mean `permits`?",
        ),
        (
            "{fee: {lautakunta: 70}}",
            "5:23: `lautakunta` is neither a kind of body nor the id of a body in these scenarios; "
            "did you mean `board`?",
        ),
        (
            "{fee: {culture: 70}}",
            "5:23: `culture` is neither a kind of body nor the id of a body in these scenarios; "
            "the number is kept in the file but has no effect",
        ),
    ],
)
def test_a_key_without_a_body_is_warned_of(tmp_path: Path, assumptions: str, said: str | list[str]) -> None:
    assert told(tmp_path, assumptions) == ([said] if isinstance(said, str) else said)


def test_while_a_scenario_cannot_be_read_its_bodies_may_exist(tmp_path: Path) -> None:
    problems = told(tmp_path, "{meetings: {harbour: 9}}", "a.yaml, b.yaml")
    assert len(problems) == 1 and "b.yaml" in problems[0]


def test_the_comparisons_that_ship_assume_of_bodies_only() -> None:
    for path in sorted(scenarios_folder().glob("*.yaml")):
        assert not [problem for problem in open_paths([path]).problems if "assumption" in problem.message.key]


@pytest.mark.parametrize(
    ("assumptions", "said"),
    [
        ("{meetings: {council: 2147483648}}", "5:37: `meetings`: 2147483648 is too large; write at most 366"),
        ("{meetings: {council: 367}}", "5:37: `meetings`: 367 is too large; write at most 366"),
        ("{meetings: {council: -1}}", "5:37: `meetings`: -1 is too small; write at least 0"),
        ("{fee: {council: 1e99}}", "5:32: `fee`: 1e99 is too large; write at most 100,000"),
        ("{fee: {council: 100000.01}}", "5:32: `fee`: 100000.01 is too large; write at most 100,000"),
        ("{chair-factor: 101}", "5:31: `chair-factor`: 101 is too large; write at most 100"),
    ],
)
def test_a_number_beyond_reason_is_a_mistake_with_its_remedy(tmp_path: Path, assumptions: str, said: str) -> None:
    assert told(tmp_path, assumptions) == [said]


def test_numbers_at_their_bounds_are_read(tmp_path: Path) -> None:
    assert told(tmp_path, "{meetings: {council: 366}, fee: {council: 100000}, chair-factor: 100}") == []


_OTHER = """orgsim: 1
id: b
title: B
units: [{id: council, kind: council, name: Valtuusto, remit: [{id: plans, name: Kaavat}]}]
"""


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{scenario: a, unit: permits, matters: [plans], reason: Nimi}", []),
        (
            "{scenario: aa, unit: permits, matters: [plans], reason: Nimi}",
            ["6:26: The scenario of the assumption, `aa`, is not in this comparison; did you mean `a`?"],
        ),
        (
            "{scenario: a, unit: permit, matters: [plan], reason: Nimi}",
            [
                "6:35: The unit of the assumption, `permit`, is not in the scenario `a`; did you mean `permits`?",
                "6:53: The matter `plan` is in none of the comparison's scenarios; did you mean `plans`?",
            ],
        ),
        (
            "{scenario: b, unit: council, matters: [plans], reason: Nimi}",
            ["6:54: The scenario `b` itself states who decides `plans`; the assumption has no effect on it"],
        ),
    ],
)
def test_who_is_taken_to_decide_is_held_against_the_drafts(tmp_path: Path, entry: str, said: list[str]) -> None:
    (tmp_path / "b.yaml").write_text(_OTHER, "utf-8")
    assert told(tmp_path, f"\n    decides: [{entry}]", "a.yaml, b.yaml") == said
