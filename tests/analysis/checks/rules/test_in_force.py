"""By which law a scenario is judged, and rules that are switched off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.analysis.checks.rules.pack import PACK
from orgsim.analysis.checks.rules.wording import disclaimer, section, short_section, title, validity, why
from orgsim.files.reading.rulebook import rulebook
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.text import LANGUAGES, Text
from tests.analysis.checks.rules.examples import draft, required, said
from tests.analysis.drafts import body, unit

SEVERITIES = {
    "required-bodies": "law",
    "council-size": "law",
    "election-board": "law",
    "influence-bodies": "law",
    "committee-model": "law",
    "one-model": "law",
    "seat-sum": "integrity",
    "staff-sum": "integrity",
    "budget-sum": "integrity",
    "section-parent": "law",
    "section-chair": "law",
    "chair-model": "law",
    "audit-chairs": "law",
    "audit-overlap": "law",
    "audit-place": "guidance",
    "bilingual-education": "law",
    "language-pool": "guidance",
    "permit-authority": "law",
    "coercion": "law",
    "delegation-chain": "law",
    "council-undelegable": "law",
    "gender-quota": "law",
    "regional-body": "note",
    "one-leader": "law",
    "enterprise-board": "law",
    "even-body": "note",
    "claim": "integrity",
    "open-question": "note",
    "not-placed": "note",
}


def test_the_rulebook() -> None:
    rules = rulebook().rules
    assert {id: entry.severity for id, entry in rules.items()} == SEVERITIES
    assert [id for id, entry in rules.items() if entry.basis] == list(PACK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_can_be_told(language: str) -> None:
    texts = catalog(language)
    for id, entry in rulebook().rules.items():
        assert texts.say(title(id))
        assert texts.say(why(id))
        for basis in entry.basis:
            assert basis.section in texts.say(section(basis)).replace("4 a", "4a")
            assert basis.section in texts.say(short_section(basis)).replace("4 a", "4a")
            assert texts.say(validity(basis))
    assert texts.say(title("law-in-force"))


def test_sections_are_cited_as_each_language_does() -> None:
    texts = catalog("fi")

    def cited(rule: str) -> list[str]:
        return [texts.say(section(basis)) for basis in rulebook().rules[rule].basis]

    assert cited("required-bodies") == ["Kuntalaki (410/2015) 30 §:n 1 momentti"]
    assert cited("section-parent") == ["Kuntalaki (410/2015) 30 §:n 2 momentin 3 kohta"]
    assert cited("gender-quota") == ["Tasa-arvolaki (609/1986) 4 a §"]
    assert cited("one-leader") == ["Kuntalaki (410/2015) 38 §:n 3 momentti", "Kuntalaki (410/2015) 44 §"]
    assert cited("permit-authority") == [
        "Maankäyttö- ja rakennuslaki (132/1999) 21 § (luettu alkuperäisessä sanamuodossa)",
        "Rakentamislaki (751/2023) 99 §",
        "Laki kuntien ympäristönsuojelun hallinnosta (64/1986) 5 §",
    ]
    (basis,) = rulebook().rules["required-bodies"].basis
    assert texts.say(short_section(basis)) == "Kuntalaki 30 § 1 mom."
    assert catalog("sv").say(section(basis)) == "30 § 1 mom. i kommunallagen (410/2015)"
    assert catalog("en").say(section(basis)) == "Local Government Act (410/2015), section 30(1)"


def test_the_sentence_that_stands_beside_the_rules() -> None:
    assert catalog("fi").say(disclaimer()) == (
        "Säännöt on luettu laeista: kuntalaki sellaisena kuin se oli 17.8.2026, muut lait sellaisina kuin ne olivat "
        "23.2.2025. Myöhempiä muutoksia ei ole otettu huomioon. Tarkistus ei ole oikeudellinen neuvo."
    )
    assert "17 August 2026, other acts as of 23 February 2025" in catalog("en").say(disclaimer())
    assert "no legal advice" in catalog("en").say(disclaimer())


@pytest.mark.parametrize("effective", ["2017-05-31", "2016", "2017-05"])
def test_before_the_term_of_2017_the_older_act_is_not_checked(effective: str) -> None:
    (finding,) = check(draft(required(), effective=PartialDate(effective)))
    assert (finding.rule, finding.severity, finding.result, finding.units) == ("law-in-force", "law", "unknown", ())
    assert "365/1995" in catalog("en").say(finding.message)
    assert "not checked" in catalog("en").say(finding.message)


@pytest.mark.parametrize("effective", [None, "2017", "2017-W22"])
def test_a_date_that_does_not_tell_is_what_is_missing(effective: str | None) -> None:
    (finding,) = check(draft(required(), effective=None if effective is None else PartialDate(effective)))
    assert (finding.rule, finding.result) == ("law-in-force", "unknown")
    assert finding.missing is not None
    assert finding.remedy is not None
    assert catalog("fi").say(finding.message)


@pytest.mark.parametrize("effective", ["2017-06-01", "2017-06", "2018", "2025"])
def test_from_the_term_of_2017_on_the_rules_are_applied(effective: str) -> None:
    rules = {finding.rule for finding in check(draft(required(), effective=PartialDate(effective)))}
    assert "law-in-force" not in rules
    assert "required-bodies" in rules


@pytest.mark.parametrize(
    ("effective", "acts"),
    [
        ("2024-12-31", ["land-use", "environment"]),
        ("2025-01-01", ["construction", "environment"]),
        ("2025-W01", ["land-use", "construction", "environment"]),  # 30.12.2024 to 5.1.2025
    ],
)
def test_permits_go_by_the_act_of_the_day(effective: str, acts: list[str]) -> None:
    permits = unit("permits", "board", area=("building-permits", "environment-permits"))
    (finding,) = said("permit-authority", draft(permits, effective=PartialDate(effective)))
    assert [basis.act for basis in finding.basis] == acts


def test_what_holds_a_draft_against_itself_needs_no_date() -> None:
    board = body("board", "board", 13, drawn_from={"a": 12})
    findings = check(draft(board, effective=None))
    assert [(finding.rule, finding.result) for finding in findings] == [
        ("seat-sum", "breach"),
        ("law-in-force", "unknown"),
    ]


def test_a_rule_that_is_switched_off_tells_why() -> None:
    small = draft(body("council", "council", 42), body("board", "board", 13, drawn_from={"council": 12}))
    reason = Text(fi="Valitaan myöhemmin", en="Elected later")
    findings = check(small, {"council-size": reason, "seat-sum": reason})
    off = [finding for finding in findings if finding.rule in ("council-size", "seat-sum")]
    assert [(finding.rule, finding.result, finding.severity, finding.unit) for finding in off] == [
        ("council-size", "off", "law", None),
        ("seat-sum", "off", "integrity", None),
    ]
    assert catalog("fi").say(off[0].message) == "Sääntö on kytketty pois: Valitaan myöhemmin"
    assert {finding.rule for finding in findings} == {finding.rule for finding in check(small)}


def test_a_finding_names_its_units_once() -> None:
    (finding,) = [each for each in check(draft(required())) if each.rule == "required-bodies"]
    assert (finding.unit, finding.units) == (None, ("council", "city-board"))


def test_the_page_about_the_rules_lists_them_all() -> None:
    page = (Path(__file__).resolve().parents[4] / "docs" / "rules.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z-]+)` \|(.*?)\| (\w+) \|", page, re.MULTILINE)
    assert [(id, severity) for id, _, severity in listed] == list(SEVERITIES.items())
    for id, cited, _ in listed:
        assert all(basis.section in cited.replace("4 a", "4a") for basis in rulebook().rules[id].basis)
    sizes = re.search(r"^\| seats \| (.*) \|$", page, re.MULTILINE)
    assert sizes is not None
    assert [int(cell) for cell in sizes[1].split("|")] == [size.seats for size in rulebook().council_sizes]
