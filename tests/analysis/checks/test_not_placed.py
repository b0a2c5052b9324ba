"""What is put away is told, and counted, drawn and compared nowhere."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.analysis.checks.finding import Finding
from orgsim.analysis.checks.not_placed import not_placed
from orgsim.analysis.checks.table import checks_table
from orgsim.analysis.differences.comparing import compare
from orgsim.analysis.facts import facts
from orgsim.analysis.figures.context import context
from orgsim.analysis.figures.metrics import metrics_of
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.resources import scenarios_folder

UNITS = """\
orgsim: 1
id: t
title: T
municipality: {name: T, population: 20000, languages: [fi, sv]}
effective: 2025-06-01
units:
  - id: council
    kind: council
    name: Valtuusto
    seats: 43
    remit:
      - {id: fine, name: Uhkasakko, area: coercion, delegated: [permits]}
      - {id: plans, name: Kaavat, area: council-only, delegated: [permits]}
    units:
      - {id: board, kind: board, name: Lautakunta, seats: {total: 9, drawn-from: {permits: 5}}}
      - {id: sv, kind: section, name: Sektion, language: sv, seats: {total: 5, drawn-from: {permits: 5}}}
"""
NAMED = """\
links:
  - {kind: steers, from: council, to: staff}
  - {kind: advises, from: permits, to: board}
claims:
  - {metric: elected.bodies, value: 1, within: permits}
"""
TRAY = """\
tray:
  - id: permits
    kind: board
    name: Lupalautakunta
    seats: {total: 7, drawn-from: {council: 7}}
    units:
      - {id: staff, kind: unit, name: Henkilöstö, count: 3}
"""


def read(text: str) -> Scenario:
    return read_scenario_text(text.encode(), Path("t.yaml")).scenario


@pytest.fixture
def draft() -> Scenario:
    return read(UNITS + TRAY + NAMED)


def of(scenario: Scenario, rule: str) -> list[Finding]:
    return [finding for finding in check(scenario) if finding.rule == rule]


def test_each_branch_is_a_note_that_says_what_names_it(draft: Scenario) -> None:
    (finding,) = of(draft, "not-placed")
    assert (finding.result, finding.unit) == ("note", "permits")
    assert catalog("en").say(finding.message) == (
        "“Lupalautakunta” with what is below it (4 units) is not placed. "
        "It is still referred to: the link Valtuusto – Henkilöstö, the link Lupalautakunta – Lautakunta, "
        "a claim about Lupalautakunta (elected.bodies), …."
    )
    (row,) = [row for row in checks_table([draft]).rows if row.rule == "not-placed"]
    assert row.key == ("not-placed", "permits")


def test_the_draft_is_looked_through_once_for_all_that_is_put_away() -> None:
    looked: list[str] = []

    def note(frame: FrameType, event: str, _arg: object) -> None:
        if event == "call" and frame.f_code.co_name == "delegates":
            looked.append(frame.f_locals["self"].id)

    away = "".join(f"  - {{id: t{number}, kind: board, name: Lautakunta {number}}}\n" for number in range(30))
    draft = read(f"{UNITS.replace('[permits]', '[t7, t8]').replace('permits: 5', 't7: 5')}tray:\n{away}")
    sys.setprofile(note)
    found = list(not_placed(draft))
    sys.setprofile(None)
    assert {id: looked.count(id) for id in ("fine", "plans")} == {"fine": 2, "plans": 2}
    named = {finding.unit: finding.message.key for finding in found if finding.message.key != "check.not-placed"}
    assert named == dict.fromkeys(("t7", "t8"), "check.not-placed.named")


def test_what_names_it_is_kept_and_warned_of() -> None:
    file = read_scenario_text((UNITS + TRAY + NAMED).encode(), Path("t.yaml"))
    told = {(problem.message.args["key"], problem.message.args["found"]) for problem in file.warnings}
    assert told == {
        *(("from", "permits"), ("to", "staff"), ("within", "permits")),
        *(("drawn-from", "permits"), ("delegated", "permits")),
    }
    assert all(problem.message.key == "problem.names-not-placed" for problem in file.warnings)
    assert len(file.warnings) == 7


def test_it_counts_in_no_figure_and_is_no_difference(draft: Scenario) -> None:
    without = read(UNITS.replace("delegated: [permits]", "").replace(", drawn-from: {permits: 5}", ""))
    for metric in metrics_of([draft]).values():
        if metric.id not in ("elected.seats-drawn", "seats.sharing", "seats.elsewhere"):
            assert metric.measure(context(draft)).value == metric.measure(context(without)).value, metric.id
    told = compare(draft, without).rows
    assert {row.id for row in told} <= {"council", "board", "sv"}


def test_what_names_it_is_unknown_to_the_rules(draft: Scenario) -> None:
    for rule in ("coercion", "council-undelegable", "language-pool", "claim"):
        assert [finding.result for finding in of(draft, rule)] == ["unknown"], rule
    (link,) = [fact for fact in facts(draft, "council") if fact.label == "links"]
    assert (link.unit, catalog("fi").value(link.value)) == (None, "ohjaa: Henkilöstö (ei sijoitettu)")


def test_all_that_ships_can_be_put_away() -> None:
    """Every scenario with all but its first unit put away is read, checked and told."""
    for path in sorted(scenarios_folder().glob("lohja-*malli.yaml")):
        text = path.read_text("utf-8")
        head, _, units = text.partition("\nunits:\n")
        first = "units:\n  - {id: only, kind: unit, name: Vain}\n"
        away = read(f"{head}\n{first}tray:\n{units}")
        assert len(hierarchy(away).units) == 1
        assert [finding.result for finding in check(away) if finding.rule == "not-placed"] == ["note"]
