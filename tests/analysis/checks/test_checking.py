from __future__ import annotations

from typing import Any

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.analysis.checks.claims import figure_within
from orgsim.analysis.checks.finding import Finding
from orgsim.analysis.figures.metrics import METRICS
from orgsim.messages import catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Claim, Scenario
from orgsim.model.text import LANGUAGES, Text
from tests.analysis.drafts import administration, body, scenario, unit


def findings(scenario: Scenario, rule: str) -> list[tuple[str | None, str]]:
    return [(each.unit, each.result) for each in check(scenario) if each.rule == rule]


def own(draft: Scenario) -> list[Finding]:
    """What holds the draft against itself: without a date, no rule of law is applied."""
    return [finding for finding in check(draft) if finding.rule != "law-in-force"]


def only(draft: Scenario) -> Finding:
    (finding,) = own(draft)
    for language in LANGUAGES:
        assert catalog(language).say(finding.message)
        assert finding.remedy is None or catalog(language).say(finding.remedy)
    return finding


def quotas(total: int | None, **stated: Any) -> Finding:
    return only(scenario(body("board", "city-board", total, **stated)))


def test_the_board_of_lohjas_committee_model_is_filled_to_twelve_of_thirteen(committee_model: Scenario) -> None:
    assert findings(committee_model, "seat-sum") == [
        ("city-board", "breach"),
        ("permits", "pass"),
        ("zoning", "pass"),
        ("wellbeing-committee", "pass"),
    ]
    finding = next(each for each in check(committee_model) if each.unit == "city-board")
    assert catalog("fi").say(finding.message) == "”city-board”: 13 paikkaa, mutta kiintiöt kattavat vain 12."
    assert finding.severity == "integrity"
    assert finding.remedy is not None
    assert finding.remedy.args == {"n": 1}


def test_the_board_model_has_nothing_to_add_up(board_model: Scenario) -> None:
    assert own(board_model) == []


THREE = {"a": 4, "b": 4, "c": 4}


@pytest.mark.parametrize(
    ("total", "drawn", "reserved", "result"),
    [
        (13, THREE, None, "breach"),
        (12, THREE, None, "pass"),
        (13, {**THREE, "council": 1}, None, "pass"),
        (11, THREE, None, "breach"),
        (13, THREE, {"chair": 1}, "pass"),
        (14, THREE, {"chair": 1}, "breach"),
        (12, THREE, {"swedish": 3}, "pass"),
        (13, None, {"users": 2}, "pass"),
        (1, None, {"users": 2}, "breach"),
        (1, None, {"users": 1}, "pass"),
        (None, THREE, None, "unknown"),
    ],
)
def test_quotas_against_seats(
    total: int | None, drawn: dict[str, int] | None, reserved: dict[str, int] | None, result: str
) -> None:
    finding = quotas(total, drawn_from=drawn, reserved=reserved)
    assert finding.rule == "seat-sum"
    assert finding.result == result
    assert (finding.remedy is None) == (result == "pass")


def claim(metric: str, value: float, within: str | None = None, draft: Scenario | None = None) -> Finding:
    draft = draft or scenario(body("council", "council", 43, administration()))
    stated = Claim(metric=metric, value=value, within=within)
    return only(scenario(*draft.units, claims=(stated,)))


@pytest.mark.parametrize(
    ("metric", "value", "within", "result"),
    [
        ("kinds.division", 1, "vitality", "pass"),
        ("kinds.performance-area", 10, "vitality", "pass"),
        ("kinds.performance-area", 4, "vitality", "breach"),
        ("kinds.division", 2, None, "pass"),
        ("administration.span.mean", 2.7, None, "pass"),
        ("administration.span.mean", 2.71, None, "pass"),
        ("administration.span.mean", 2.72, None, "breach"),
        ("administration.span.mean", 3, None, "breach"),
        ("elected.seats-beside-council", 9, None, "unknown"),
        ("steering.several", 0, None, "unknown"),
        ("span.distribution", 1, None, "unknown"),
        ("nonsense", 1, None, "unknown"),
        ("kinds.nonsense", 1, None, "unknown"),
        ("units", 1, "nowhere", "unknown"),
    ],
)
def test_claims(metric: str, value: float, within: str | None, result: str) -> None:
    finding = claim(metric, value, within)
    assert (finding.rule, finding.severity, finding.result) == ("claim", "integrity", result)
    assert finding.unit == within


def test_a_claim_beyond_a_lower_bound_may_be_true_and_one_of_just_that_too() -> None:
    draft = scenario(body("council", "council", 43, body("audit", "audit-committee", None)))
    assert claim("elected.seats", 50, draft=draft).result == "unknown"
    too_low = claim("elected.seats", 40, draft=draft)
    assert (too_low.result, too_low.message.key) == ("breach", "check.claim.too-low")
    # The audit committee's seats are not stated, and hardly none.
    just_that = claim("elected.seats", 43, draft=draft)
    assert (just_that.result, just_that.message.key) == ("unknown", "check.claim.at-least")
    stated = scenario(body("council", "council", 43, body("audit", "audit-committee", 9)))
    assert claim("elected.seats", 52, draft=stated).result == "pass"


def test_a_figure_within_a_unit_names_the_units_of_the_whole(committee_model: Scenario) -> None:
    flat = hierarchy(committee_model)
    figure = figure_within(METRICS["span.max"], committee_model, "vitality")
    assert figure.value == 4
    assert [flat.units[unit].id for unit in figure.units] == ["vitality"]
    assert [part.amount for part in figure.parts if part.unit == flat.index["production"]] == [3]
    with pytest.raises(KeyError):
        figure_within(METRICS["units"], committee_model, "nowhere")


def test_open_questions_are_noted() -> None:
    finding = only(scenario(unit("area-a", "service-area", open=Text(fi="Tehtävät?"))))
    assert (finding.rule, finding.severity, finding.result, finding.unit) == (
        "open-question",
        "note",
        "note",
        "area-a",
    )
    assert catalog("fi").say(finding.message) == "”area-a”, avoin kysymys: Tehtävät?"
