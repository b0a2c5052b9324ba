"""Lohja's two drafts of 25.2.2016, as they ship, must come out as worked out by hand."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.analysis.checks.finding import Finding
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.messages import catalog
from orgsim.resources import scenarios_folder

COMMITTEES = {
    "required-bodies": {("pass", None)},
    "council-size": {("pass", "council"), ("note", "council")},  # 51, at least 43 for 47 241
    "election-board": {("unknown", "election-board")},
    "influence-bodies": {("pass", None)},
    # Two seats for users, and yet "jäsenet valtuutettuja ja varavaltuutettuja"; four sections say nothing.
    "committee-model": {("unknown", "wellbeing-committee"), ("unknown", None), ("pass", None)},
    "one-model": {("unknown", None)},  # "Alueiden johtokunta" beside the committees
    "seat-sum": {
        ("breach", "city-board"),  # 13, of which 3 × 4 are explained
        ("pass", "planning-section"),
        ("pass", "permits-section"),
        ("pass", "wellbeing-committee"),
    },
    "section-parent": {("pass", None)},
    "section-chair": {("pass", None), ("unknown", None)},
    "chair-model": {("unknown", None)},
    "audit-chairs": {("unknown", "audit-committee")},
    "audit-overlap": {("unknown", "audit-committee")},
    "audit-place": {("pass", "audit-committee")},
    "bilingual-education": {("pass", None)},
    "language-pool": {("unknown", None)},
    "permit-authority": {("pass", "permits-section")},
    "coercion": {("unknown", None)},
    "delegation-chain": {("unknown", None)},
    "council-undelegable": {("unknown", None)},
    "gender-quota": {("unknown", None)},
    "regional-body": {("pass", "regional-body")},  # Alueiden johtokunta
    "one-leader": {("pass", "city-manager")},
    "even-body": {
        ("note", "permits-section"),
        ("note", "social-health-section"),
        ("note", "finnish-section"),
        ("note", "swedish-section"),
        ("pass", None),
        ("unknown", None),
    },
    "open-question": {("note", "service-area-a"), ("note", "service-area-b"), ("note", "service-area-c")},
}
BOARDS = {
    "required-bodies": {("pass", None)},
    "council-size": {("unknown", "council")},  # the slide gives none
    "election-board": {("unknown", "election-board")},
    "influence-bodies": {("pass", None)},
    "one-model": {("pass", None)},
    "section-parent": {("pass", None)},
    "section-chair": {("unknown", None)},
    "chair-model": {("unknown", None)},
    "audit-chairs": {("unknown", "audit-committee")},
    "audit-overlap": {("unknown", "audit-committee")},
    "audit-place": {("pass", "audit-committee")},
    "bilingual-education": {("pass", None)},
    "language-pool": {("unknown", None)},
    "permit-authority": {("unknown", None)},
    "coercion": {("unknown", None)},
    "delegation-chain": {("unknown", None)},
    "council-undelegable": {("unknown", None)},
    "gender-quota": {("unknown", None)},
    "regional-body": {("note", "regional-body")},  # Alueiden neuvosto
    "one-leader": {("pass", "city-manager")},
    "even-body": {("pass", None), ("unknown", None)},
    "open-question": {("note", "service-area-a"), ("note", "service-area-b"), ("note", "service-area-c")},
}


@cache
def findings(name: str) -> tuple[Finding, ...]:
    return check(read_scenario(scenarios_folder() / f"{name}.yaml").scenario)


@pytest.mark.parametrize(
    ("name", "expected"), [("lohja-valiokuntamalli", COMMITTEES), ("lohja-lautakuntamalli", BOARDS)]
)
def test_lohja(name: str, expected: dict[str, set[tuple[str, str | None]]]) -> None:
    found: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for finding in findings(name):
        found[finding.rule].add((finding.result, finding.unit))
    assert found == expected


def test_the_sections_that_make_education_bilingual_share_a_parent() -> None:
    for name in ("lohja-valiokuntamalli", "lohja-lautakuntamalli"):
        (finding,) = [each for each in findings(name) if each.rule == "bilingual-education"]
        assert finding.units == ("finnish-section", "swedish-section")


def test_the_breaches_in_words() -> None:
    said = [catalog("fi").say(each.message) for each in findings("lohja-valiokuntamalli") if each.result == "breach"]
    assert said == [
        "”Kaupunginhallitus”: 13 paikkaa, mutta kiintiöt kattavat vain 12.",
    ]


def test_what_the_slide_leaves_open_of_the_users_representatives_is_unknown() -> None:
    (finding,) = [
        each
        for each in findings("lohja-valiokuntamalli")
        if each.rule == "committee-model" and each.unit == "wellbeing-committee"
    ]
    assert finding.result == "unknown"
    assert catalog("fi").say(finding.message) == (
        "”Hyvinvointivaliokunta”: 2 paikkaa on varattu valtuuston ulkopuolelta tuleville, mutta luonnoksen mukaan "
        "jäsenet ovat valtuutettuja tai varavaltuutettuja. Todennäköisesti lainvastainen, elleivät hekin ole "
        "valtuutettuja tai varavaltuutettuja."
    )


@pytest.mark.parametrize("name", ["lohja-nykytila", "lohja-konsepti-2015"])
def test_drafts_without_a_day_are_not_judged(name: str) -> None:
    rules = [finding.rule for finding in findings(name)]
    assert rules[-1] == "law-in-force"
    assert set(rules) <= {"law-in-force", "claim", "open-question"}
