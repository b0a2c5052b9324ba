"""What is said of a unit's leader, staff, money and times, in words."""

from __future__ import annotations

from orgsim.analysis.staffing.facts import staffing_facts
from orgsim.analysis.staffing.sums import _added
from orgsim.messages import catalog
from orgsim.model.dates import PartialDate
from orgsim.model.hierarchy import hierarchy
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Language, Text
from orgsim.model.units import Unit
from tests.analysis.drafts import scenario, unit


def told(stated: Unit, language: Language = "fi") -> list[str]:
    speech = catalog(language)
    facts = staffing_facts(hierarchy(scenario(stated)), 0)
    return [f"{speech(f'fact.{fact.label}')}: {speech.value(fact.value)}".replace("\u00a0", "_") for fact in facts]


def test_what_is_stated_and_what_is_stated_below_are_two_figures() -> None:
    division = unit(
        "d",
        "division",
        unit("e", "unit", staff=Staff(people=30), budget=Budget(expenses=2_000_000)),
        unit("f", "unit"),
        leader=Leader(title=Text(fi="toimialajohtaja"), oto=True),
        staff=Staff(people=34, fte=30.5),
        budget=Budget(expenses=2_300_000.5, income=200_000, year=2026),
        code="0120",
        from_=PartialDate("2027-01-01"),
        until=PartialDate("2030"),
    )
    assert told(division) == [
        "Johtaja: toimialajohtaja, oman toimen ohella",
        "Henkilöstö: 34 henkilöä",
        "Henkilöstö: 30,5 henkilötyövuotta",
        "Henkilöstö alayksiköissä: 30 henkilöä tai enemmän; 1 yksikkö ei kerro",
        "Talous: kulut 2_300_000,50_€ (2026)",
        "Talous: tulot 200_000_€ (2026)",
        "Talous: netto 2_100_000,50_€ (2026)",
        "Talous alayksiköissä: kulut 2_000_000_€ tai enemmän; 1 yksikkö ei kerro",
        "Kustannuspaikka: 0120",
        "Alkaa: 1.1.2027",
        "Päättyy: 2030",
    ]
    assert told(division, "en")[1:3] == ["Staff: 34 people", "Staff: 30.5 full-time equivalents"]


def test_a_vacant_post_says_so_with_its_size() -> None:
    post = unit("p", "post", staff=Staff(fte=1, vacant=True), leader=Leader(oto=True))
    assert told(post, "sv") == [
        "Ledare: vid sidan av egen tjänst",
        "Personal: 1 årsverke",
        "Personal: vakant: tjänsten är obesatt",
    ]


def test_who_states_nothing_has_no_facts() -> None:
    assert told(unit("u", "unit")) == []


def test_of_a_draft_that_tells_neither_staff_nor_money_nothing_is_added_up() -> None:
    silent = hierarchy(scenario(unit("d", "division", unit("e", "unit"))))
    assert list(staffing_facts(silent, 0)) == []
    assert silent not in _added
    assert told(unit("d", "division", unit("e", "unit", staff=Staff(people=3)))) == [
        "Henkilöstö alayksiköissä: 3 henkilöä"
    ]
