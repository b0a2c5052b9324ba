from __future__ import annotations

import pytest

from orgsim.analysis.facts import facts
from orgsim.analysis.known_words import group_name, lane_name, speakers_name
from orgsim.analysis.timeline.spans import kind_text
from orgsim.messages import catalog
from tests.analysis.drafts import body, scenario


@pytest.mark.parametrize(
    ("word", "fi", "sv", "en"),
    [
        ("swedish-speakers", "ruotsinkieliset", "svenskspråkiga", "Swedish speakers"),
        (
            "deputies-of-parent",
            "ylemmän toimielimen varajäsenet",
            "ersättare i det överordnade organet",
            "deputy members of the body above",
        ),
        ("service-users", "palvelujen käyttäjät", "tjänsternas användare", "users of the services"),
        ("library-users", "library users", "library users", "library users"),
        ("nuoret", "nuoret", "nuoret", "nuoret"),
        ("Kyläläiset itä-Lohjalta", *["Kyläläiset itä-Lohjalta"] * 3),
    ],
)
def test_groups_are_told_in_words(word: str, fi: str, sv: str, en: str) -> None:
    assert [catalog(language).value(group_name(word)) for language in ("fi", "sv", "en")] == [fi, sv, en]


def test_lanes_that_are_no_units_are_told_in_words() -> None:
    fi, sv = catalog("fi"), catalog("sv")
    assert fi.value(lane_name("henkilosto")) == fi.value(lane_name("staff")) == "Henkilöstö"
    assert sv.value(lane_name("henkilosto")) == "Personalen"
    assert fi.value(lane_name("residents-forum")) == "residents forum"
    assert fi.value(kind_text("site_visit")) == "site visit"


def test_speakers_are_people_and_no_codes() -> None:
    assert [catalog("fi").value(speakers_name(code)) for code in ("fi", "sv")] == ["suomenkieliset", "ruotsinkieliset"]


def test_no_fact_of_a_body_is_an_id() -> None:
    quotas = {"reserved": {"swedish-speakers": 3, "reindeer-herders": 1}, "speakers": {"fi": 10, "sv": 5}}
    draft = scenario(body("board", "board", 15, **quotas))
    say = catalog("fi")
    told = {fact.label: [] for fact in facts(draft, "board")}
    for fact in facts(draft, "board"):
        told[fact.label].append(say.value(fact.value))
    assert told["reserved"] == ["3 paikkaa: ruotsinkieliset", "1 paikka: reindeer herders"]
    assert told["speakers"] == ["suomenkieliset: 10 jäsentä", "ruotsinkieliset: 5 jäsentä"]
