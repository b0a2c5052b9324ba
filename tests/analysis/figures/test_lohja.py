"""The scenarios that ship: their figures and findings, worked out by hand from the slides."""

from __future__ import annotations

from functools import cache

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.analysis.figures.metrics import metrics
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.scenario import Scenario
from orgsim.resources import scenarios_folder


@cache
def lohja(name: str) -> Scenario:
    return read_scenario(scenarios_folder() / f"lohja-{name}.yaml").scenario


ADMINISTRATION = {
    "administration.layers": 4,
    "administration.units": 20,
    "administration.managers": 7,
    "administration.span.mean": 19 / 7,
    "administration.span.max": 4,
    "kinds.division": 2,
    "kinds.performance-area": 4,
    "kinds.performance-unit": 10,
    "kinds.service-area": 3,
    "path.max": 5,
    "path.mean": 62 / 13,
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "valiokuntamalli",
            {
                "elected.bodies": 14,
                "elected.layers": 4,
                "elected.seats": 129,
                "elected.seats-beside-council": 78,
                "elected.seats-drawn": 21,
                "elected.persons-max": 57,
                "elected.bodies-without-seats": 3,
                "elected.seats-per-body": 7.8,
                "elected.councillor-seats": 52,
                "matters.unassigned": 0,
                **ADMINISTRATION,
            },
        ),
        (
            "lautakuntamalli",
            {
                "elected.bodies": 15,
                "elected.layers": 4,
                "elected.seats": 106,
                "elected.seats-beside-council": 106,
                "elected.seats-drawn": 0,
                "elected.persons-max": 106,
                "elected.bodies-without-seats": 3,
                "elected.seats-per-body": 106 / 12,
                "elected.councillor-seats": None,
                "matters.unassigned": None,
                **ADMINISTRATION,
            },
        ),
        (
            "nykytila",
            {
                "administration.units": 39,
                "administration.managers": 18,
                "administration.span.mean": 2,
                "administration.span.max": None,
                "kinds.division": 3,
                "kinds.performance-area": 15,
                "kinds.performance-unit": 21,
                "elected.bodies": None,
            },
        ),
    ],
)
def test_figures(name: str, expected: dict[str, float | None]) -> None:
    figures = metrics(lohja(name))
    assert {id: figures[id].value for id in expected} == expected


def results(name: str, rule: str) -> dict[str | None, str]:
    return {each.unit: each.result for each in check(lohja(name)) if each.rule == rule}


def test_four_from_each_of_three_committees_do_not_fill_thirteen_seats() -> None:
    assert results("valiokuntamalli", "seat-sum") == {
        "city-board": "breach",
        "planning-section": "pass",
        "permits-section": "pass",
        "wellbeing-committee": "pass",
    }
    assert results("lautakuntamalli", "seat-sum") == {}


def test_the_claims_of_the_concept_and_of_the_present_are_true() -> None:
    for name in ("konsepti-2015", "nykytila"):
        claims = [each for each in check(lohja(name)) if each.rule == "claim"]
        assert [each.result for each in claims] == ["pass"] * 3


def test_what_the_service_areas_do_is_an_open_question() -> None:
    areas = {"service-area-a": "note", "service-area-b": "note", "service-area-c": "note"}
    assert results("valiokuntamalli", "open-question") == areas
    assert results("lautakuntamalli", "open-question") == areas
