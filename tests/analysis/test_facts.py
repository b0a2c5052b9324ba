"""What the inspector tells of a unit, as far as rules of law turn on it."""

from __future__ import annotations

import pytest

from orgsim.analysis.facts import facts
from orgsim.messages import catalog
from orgsim.model.text import LANGUAGES, Language, plain
from orgsim.model.units import AREAS, CHAIRS, MATTER_AREAS, Delegation, Matter, Seats
from tests.analysis.drafts import scenario, unit


def test_what_rules_of_law_turn_on() -> None:
    seats = Seats(total=4, chair="board-member", women=2, deputies=4, deputy_men=1, speakers={"sv": 4})
    section = unit(
        "section", "section", seats=seats, language="sv", area=("education",), council_decision=True, shared=False
    )
    texts = catalog("fi")
    told = {fact.label: texts.value(fact.value) for fact in facts(scenario(section), "section")}
    expected = {
        "language": "ruotsinkieliset",
        "area": "opetus ja varhaiskasvatus",
        "council-decision": "kyllä",
        "chair": "kaupunginhallituksen jäsen",
        "women-and-men": "naisia 2, miehiä ei tiedossa",
        "deputy-women-and-men": "naisia ei tiedossa, miehiä 1",
        "speakers": "ruotsinkieliset: 4 jäsentä",
    }
    assert {label: told[label] for label in expected} == expected
    assert "vice-chair" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_can_be_told(language: Language) -> None:
    texts = catalog(language)
    for chair in CHAIRS:
        draft = scenario(unit("body", "board", seats=Seats(chair=chair, vice_chair=chair), language="sv"))
        for fact in facts(draft, "body"):
            assert texts.value(fact.value)
            assert f"fact.{fact.label}" in texts
    for fact in facts(scenario(unit("body", "board", area=AREAS)), "body"):
        assert texts.value(fact.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_matter_tells_what_it_involves_and_to_whom_it_is_passed_on(language: Language) -> None:
    texts = catalog(language)
    chief = unit("chief", "division")
    foreman = unit("foreman", "post")
    matters = (
        Matter(id="fines", name=plain("uhkasakot"), area=MATTER_AREAS, delegated=()),
        Matter(id="small", name=plain("pienhankinnat"), delegated=(Delegation(to="chief"), Delegation(to="foreman"))),
        Matter(id="plans", name=plain("kaavat")),
    )
    draft = scenario(unit("body", "board", remit=matters), chief, foreman)
    told = [texts.value(fact.value) for fact in facts(draft, "body") if fact.label == "remit"]
    assert told[2] == "kaavat"
    assert told[1].endswith("chief → foreman)")
    if language == "fi":
        assert told[0] == "uhkasakot (hallinnollinen pakko, vain valtuusto voi päättää, päätösvaltaa ei siirretä)"
        assert told[1] == "pienhankinnat (päätösvalta siirretty: chief → foreman)"
