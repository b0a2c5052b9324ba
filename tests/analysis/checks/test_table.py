"""The findings of several scenarios side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.analysis.checks.table import (
    GROUPS,
    RESULTS,
    ChecksRow,
    ChecksTable,
    checks_table,
    findings,
    verdict,
)
from orgsim.files.reading.scenario_file import read_scenario, read_scenario_text
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.resources import scenarios_folder

HEAD = "orgsim: 1\nid: {id}\ntitle: T\nunits:\n- {{id: council, kind: council, name: Valtuusto, seats: 27, units: ["
ROOM = "{id: tech, kind: board, name: Tekninen, seats: 9, open: Nimi?}]}\n"


@pytest.fixture(scope="module")
def lohja() -> list[Scenario]:
    names = ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml")
    return [read_scenario(scenarios_folder() / name).scenario for name in names]


def draft(id: str, *lines: str) -> Scenario:
    return read_scenario_text((HEAD.format(id=id) + ROOM + "\n".join(lines)).encode(), Path(f"{id}.yaml")).scenario


def row(table: ChecksTable, *key: str) -> ChecksRow:
    return next(row for row in table.rows if row.key == key)


def verdicts(table: ChecksTable, *key: str) -> list[str | None]:
    return [verdict(cell) for cell in row(table, *key).cells]


# What the rules of law say of the two drafts, worked out by hand from their slides.
BY_HAND = {
    "committee-model": ["unknown", None],
    "seat-sum": ["breach", None],
    "council-size": ["note", "unknown"],  # 51 pass, and the ministry is told of more than 43
    "bilingual-education": ["pass", "pass"],
    "regional-body": ["pass", "note"],
    "election-board": ["unknown", "unknown"],
    "audit-chairs": ["unknown", "unknown"],
    "audit-overlap": ["unknown", "unknown"],
    "gender-quota": ["unknown", "unknown"],
}


@pytest.mark.parametrize("rule", BY_HAND)
def test_lohjas_drafts_stand_side_by_side(lohja: list[Scenario], rule: str) -> None:
    assert verdicts(checks_table(lohja), rule) == BY_HAND[rule]


def test_the_counts_are_those_of_all_findings(lohja: list[Scenario]) -> None:
    table = checks_table(lohja)
    for column, scenario in enumerate(lohja):
        found = check(scenario)
        told = [finding for row in table.rows for finding in row.cells[column]]
        assert sorted(map(repr, told)) == sorted(map(repr, found))
        assert table.counts[column] == {r: sum(f.result == r for f in found) for r in RESULTS}
    assert [counts["breach"] for counts in table.counts] == [1, 0]


def test_rows_come_group_by_group(lohja: list[Scenario]) -> None:
    groups = list(dict.fromkeys(row.group for row in checks_table(lohja).rows))
    # The seats of the city board of A contradict its groups; nothing else is broken.
    assert groups == ["integrity", "law", "guidance", "note", "open-question"]
    # Of B alone nothing is, nor is a claim or a sum of its own.
    of_b = list(dict.fromkeys(row.group for row in checks_table(lohja[1:]).rows))
    assert of_b == sorted(of_b, key=GROUPS.index)
    assert of_b[0] == "law"


def test_what_is_broken_stands_before_what_holds(lohja: list[Scenario]) -> None:
    for group in GROUPS:
        worst = [
            min(RESULTS.index(finding.result) for cell in row.cells for finding in cell)
            for row in checks_table(lohja).rows
            if row.group == group and row.rule != "law-in-force"
        ]
        assert worst == sorted(worst), group


def test_each_open_question_and_each_claim_has_a_row_of_its_own() -> None:
    a = draft(
        "a",
        "claims:",
        "- {metric: kinds.board, value: 1}",
        "- {metric: kinds.board, value: 2, within: council}",
        "- {metric: nothing, value: 1}",
    )
    b = draft("b", "claims:", "- {metric: kinds.board, value: 2, within: council}", "- {metric: units, value: 2}")
    table = checks_table([a, b])
    assert verdicts(table, "claim", "kinds.board", "") == ["pass", None]
    assert verdicts(table, "claim", "kinds.board", "council") == ["breach", "breach"]
    assert verdicts(table, "claim", "nothing", "") == ["unknown", None]
    assert verdicts(table, "claim", "units", "") == [None, "pass"]
    assert verdicts(table, "open-question", "tech") == ["note", "note"]
    said = catalog("fi")
    assert said.value(row(table, "open-question", "tech").subject) == "Tekninen"
    assert "yksikössä ”Valtuusto”" in said.value(row(table, "claim", "kinds.board", "council").subject)


def test_what_needs_attention_comes_first(lohja: list[Scenario]) -> None:
    cell = row(checks_table(lohja), "seat-sum").cells[0]
    assert [finding.result for finding in cell] == ["breach", "pass", "pass", "pass"]
    assert verdict(()) is None


def test_a_rule_that_is_switched_off_says_so_for_all_scenarios(lohja: list[Scenario]) -> None:
    table = checks_table(lohja, {"seat-sum": Text(fi="Täsmentyy"), "open-question": Text(fi="Tiedossa")})
    assert verdicts(table, "seat-sum") == ["off", "off"]
    assert verdicts(table, "open-question") == ["off", "off"]
    assert table.counts[0]["breach"] == 0
    assert table.counts[0]["off"] == 2


def test_where_no_law_can_be_applied_the_column_is_not_judged(lohja: list[Scenario]) -> None:
    table = checks_table([lohja[0], draft("old", "effective: 2013-01-01")])
    assert table.unjudged == (False, True)
    assert verdicts(table, "law-in-force") == [None, "unknown"]
    assert next(row for row in table.rows if row.group == "law").rule == "law-in-force"


def test_what_was_found_is_remembered(lohja: list[Scenario]) -> None:
    assert findings(lohja[0]) is findings(lohja[0])


def test_nothing_open_gives_an_empty_table() -> None:
    table = checks_table([])
    assert (table.rows, table.counts, table.unjudged) == ((), (), ())
