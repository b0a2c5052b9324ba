"""What a unit states of its branch is held against what is stated below it."""

from __future__ import annotations

from orgsim.analysis.checks.checking import check
from orgsim.messages import catalog
from orgsim.model.staffing import Budget, Staff
from orgsim.model.units import Unit
from tests.analysis.drafts import scenario, unit


def told(*units: Unit) -> list[tuple[str, str, str]]:
    speech = catalog("fi")
    return [
        (found.rule, found.result, speech.say(found.message).replace("\u00a0", "_"))
        for found in check(scenario(*units))
        if found.rule in ("staff-sum", "budget-sum")
    ]


def test_a_unit_that_states_less_than_is_stated_below_it_contradicts_itself() -> None:
    below = unit("b", "unit", staff=Staff(people=8, fte=7.5), budget=Budget(expenses=200, income=5, year=2026))
    above = unit("a", "division", below, staff=Staff(people=5, fte=7.5), budget=Budget(expenses=150, year=2026))
    assert told(above) == [
        ("staff-sum", "breach", "”a”: 5 henkilöä, mutta alayksiköissä yhteensä 8 henkilöä."),
        ("staff-sum", "pass", "”a”: 7,5 henkilötyövuotta, alayksiköissä 7,5 henkilötyövuotta."),
        ("budget-sum", "breach", "”a”: kulut 150_€, mutta alayksiköissä yhteensä kulut 200_€."),
    ]


def test_what_the_unit_has_beside_the_units_below_it_is_no_contradiction() -> None:
    above = unit("a", "division", unit("b", "unit", staff=Staff(people=8)), unit("c", "unit"), staff=Staff(people=9))
    assert [result for _, result, _ in told(above)] == ["pass"]


def test_a_post_is_not_held_against_what_it_leads() -> None:
    assert told(unit("a", "post", unit("b", "unit", staff=Staff(people=8)), staff=Staff(people=1))) == []


def test_budgets_of_different_years_are_not_held_against_each_other() -> None:
    below = unit("b", "unit", budget=Budget(expenses=200, year=2026))
    (found,) = told(unit("a", "division", below, budget=Budget(expenses=150, year=2025)))
    assert found[:2] == ("budget-sum", "unknown")


def test_nothing_stated_is_nothing_to_hold() -> None:
    assert told(unit("a", "division", unit("b", "unit", staff=Staff(people=8)))) == []
