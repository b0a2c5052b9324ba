"""The templates open without a word, show each part of the format, and invent nothing."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import read_scenario, read_scenario_text
from orgsim.files.writing.template import from_template, template_path
from orgsim.files.yaml.spans import spans
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import LANGUAGES, Language
from orgsim.resources import resource

KINDS = {
    "council", "city-board", "audit-committee", "election-board", "board", "city-manager", "division", "service-area",
    "youth-council", "older-people-council", "disability-council", "residents-forum",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_opens_without_problem_or_warning(language: Language) -> None:
    opened = open_paths([template_path(language)])
    assert opened.problems == ()
    assert len(opened.files) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_shows_every_part_of_the_format(language: Language) -> None:
    schema = json.loads(resource("scenario.schema.json").read_text("utf-8"))
    text = template_path(language).read_text("utf-8")
    root = spans(text)
    assert root is not None
    # What few need stands there in a remark, to be uncovered.
    remarked = set(re.findall(r"^# ([a-z-]+): [{\[]", text, re.MULTILINE))
    assert set(root.entries) | remarked == set(schema["properties"])
    assert remarked == {"partial", "tray", "matrix"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_speaks_its_language_and_is_a_whole_small_municipality(language: Language) -> None:
    scenario = read_scenario(template_path(language)).scenario
    flat = hierarchy(scenario)
    assert {unit.kind for unit in flat.units} == KINDS
    for name in (scenario.title, *(unit.name for unit in flat.units), *(event.name for event in scenario.timeline)):
        assert [each for each in LANGUAGES if getattr(name, each)] == [language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_breaks_no_rule_and_has_open_questions_for_figures(language: Language) -> None:
    scenario = read_scenario(template_path(language)).scenario
    findings = check(scenario)
    assert [finding.rule for finding in findings if finding.result == "breach"] == []
    stated = [unit.id for unit in hierarchy(scenario).units if unit.seats is not None and unit.seats.total is not None]
    assert stated == ["election-board"], "the only figure that the law itself gives"
    assert sum(unit.open is not None for unit in hierarchy(scenario).units) == 5


def test_the_templates_are_the_same_but_for_their_language() -> None:
    def shape(language: Language) -> list[tuple[str, str, int]]:
        flat = hierarchy(read_scenario(template_path(language)).scenario)
        return [(unit.id, unit.kind, parent) for unit, parent in zip(flat.units, flat.parents, strict=True)]

    assert shape("fi") == shape("sv") == shape("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_draft_is_the_template_under_its_own_name(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "malli.yaml"
    data = from_template(language, path, id="malli", title="Malli: 2", today=dt.date(2026, 11, 22))
    made = read_scenario_text(data, path)
    assert (made.scenario.id, made.scenario.title.und, str(made.scenario.date)) == ("malli", "Malli: 2", "2026-11-22")
    assert made.warnings == ()
    template = template_path(language).read_text("utf-8").splitlines()
    differing = [line for line, own in zip(data.decode().splitlines(), template, strict=True) if line != own]
    assert [line.split(":")[0] for line in differing] == ["id", "title", "date"]
