"""Delegations and answered breaches as files state them, and what is told of those that have no effect."""

from __future__ import annotations

from pathlib import Path

from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.messages import catalog
from orgsim.model.units import Delegation

UNITS = (
    "orgsim: 1\nid: {id}\ntitle: T\nunits:\n- {{id: council, kind: council, name: V, remit: ["
    "{{id: kept, name: K, area: [council-only], delegated: []}}, {{id: unsaid, name: U, area: coercion}}, "
    "{{id: passed, name: P, delegated: [board]}}, {{id: one, name: O, delegated: board}}]}}\n"
    "- {{id: board, kind: board, name: L}}\n"
)


def test_a_matter_states_its_area_and_its_chain() -> None:
    scenario = read_scenario_text(UNITS.format(id="a").encode(), Path("a.yaml")).scenario
    assert [(matter.area, matter.delegated) for matter in scenario.units[0].remit or ()] == [
        (("council-only",), ()),
        (("coercion",), None),
        ((), (Delegation(to="board"),)),
        ((), (Delegation(to="board"),)),
    ]


def test_answers_without_effect_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(UNITS.format(id="a"), "utf-8")
    path = tmp_path / "c.yaml"
    path.write_text(
        "orgsim: 1\ncomparison:\n  title: T\n  scenarios: [a.yaml]\n  answers:\n"
        "    - {rule: gender-quota, scenario: a, unit: board, reason: Syy}\n"
        "    - {rule: gender-quota, scenario: a, unit: bord, reason: Syy}\n"
        "    - {rule: gender-quota, scenario: x, unit: board, reason: Syy}\n",
        "utf-8",
    )
    opened = open_paths([path])
    assert opened.comparison is not None
    assert len(opened.comparison.comparison.answers) == 3
    assert [(each.severity, each.line, catalog("fi").say(each.message)) for each in opened.problems] == [
        ("warning", 7, "Perustelun yksikköä `bord` ei ole luonnoksessa `a`; tarkoititko `board`?"),
        (
            "warning",
            8,
            "Perustelun luonnosta `x` ei ole tässä vertailussa; perustelu jää tiedostoon mutta ei vaikuta mihinkään",
        ),
    ]


def test_only_some_rules_can_be_answered(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(UNITS.format(id="a"), "utf-8")
    path = tmp_path / "c.yaml"
    path.write_text(
        "orgsim: 1\ncomparison:\n  title: T\n  scenarios: [a.yaml]\n"
        "  answers: [{rule: one-model, scenario: a, unit: board, reason: Syy}]\n",
        "utf-8",
    )
    opened = open_paths([path])
    assert opened.comparison is None
    assert "gender-quota" in catalog("fi").say(opened.problems[0].message)
