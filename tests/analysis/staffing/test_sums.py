"""Staff and money added up along the hierarchy, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from orgsim.analysis.staffing.sums import MEASURES, Measure, Sum, added, net, sums, years, years_below
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.staffing import Budget, Staff
from orgsim.model.units import Unit
from tests.analysis.drafts import scenario, unit


def staffed(id: str, kind: str, people: int | None, *units: Unit, fte: float | None = None, **rest: Any) -> Unit:
    return unit(id, kind, *units, staff=Staff(people=people, fte=fte), **rest)


def costing(id: str, expenses: float | None, income: float | None, *units: Unit, year: int | None = None) -> Unit:
    return unit(id, "unit", *units, budget=Budget(expenses=expenses, income=income, year=year))


def town() -> Unit:
    """46 known: the manager, a division of 34 that tells 30 below it, 11 of another that one unit of two tells."""
    return unit(
        "council",
        "council",
        unit(
            "board",
            "city-board",
            staffed(
                "manager",
                "city-manager",
                1,
                staffed("education", "division", 34, staffed("schools", "unit", 25), staffed("library", "unit", 5)),
                unit("technical", "division", staffed("water", "unit", 11), unit("streets", "unit")),
            ),
            staffed("company", "company", 200),
        ),
        unit("committee", "committee"),
    )


def of(flat: Hierarchy, measure: Measure, values: tuple[Any, ...]) -> dict[str, Any]:
    return {each.id: value for each, value in zip(flat.units, values, strict=True)}


def test_a_branch_is_what_it_states_else_what_is_stated_below_it() -> None:
    flat = hierarchy(scenario(town()))
    its = sums(flat, "people")
    assert of(flat, "people", its.total) == {
        "council": 46,
        "board": 46,
        "manager": 46,
        "education": 34,
        "schools": 25,
        "library": 5,
        "technical": 11,
        "water": 11,
        "streets": None,
        "company": 200,
        "committee": None,
    }
    below = of(flat, "people", its.below)
    assert (below["manager"], below["education"], below["technical"], below["schools"]) == (45, 30, 11, None)
    # Streets alone lack it: nobody is employed by a committee, and the company counts apart.
    assert of(flat, "people", its.lacking)["council"] == 1
    assert [each.id for each, lacks in zip(flat.units, its.lacks, strict=True) if lacks] == ["streets"]
    here = of(flat, "people", its.here)
    assert (here["manager"], here["education"], here["schools"], here["technical"]) == (1, 4, 25, 0)
    assert here["streets"] is None
    assert added(its, [0]) == Sum(value=46, lacking=1)
    counted = [(flat.units[unit].id, amount) for unit, amount in its.counted(flat, 0)]
    assert counted == [("manager", 1), ("education", 34), ("water", 11)]
    assert not sums(flat, "fte").stated and sums(flat, "fte").total[0] is None


def test_less_than_is_stated_below_gives_way_to_that() -> None:
    flat = hierarchy(scenario(staffed("a", "division", 10, staffed("b", "unit", 8), staffed("c", "unit", 4))))
    its = sums(flat, "people")
    assert (its.total[0], its.own[0], its.below[0], its.here[0]) == (12, 10, 12, 0)
    assert [amount for _, amount in its.counted(flat, 0)] == [8, 4]


def test_what_covers_units_that_lack_it_is_whole_but_of_whom_nobody_says() -> None:
    flat = hierarchy(scenario(staffed("a", "division", 10, staffed("b", "unit", 8), unit("c", "unit"))))
    its = sums(flat, "people")
    assert (its.total[0], its.lacking[0], its.lacking_below[0]) == (10, 0, 1)
    assert (its.here[0], its.spread[0]) == (None, True)


def test_a_post_is_one_person_and_more_can_only_be_its_branch() -> None:
    def head(people: int, **rest: Any) -> Hierarchy:
        return hierarchy(scenario(staffed("h", "post", people, staffed("b", "unit", 8), **rest)))

    assert sums(head(1), "people").total[0] == 9
    assert sums(head(12), "people").total[0] == 12
    assert sums(head(3, count=3), "people").total[0] == 11


def test_nobody_works_in_a_vacant_post_and_a_decimal_of_posts_is_full_time_equivalents() -> None:
    flat = hierarchy(
        scenario(
            unit(
                "a",
                "unit",
                unit("b", "post", staff=Staff(fte=1, vacant=True)),
                unit("c", "post", count=2.5),
                unit("d", "post", count=4, staff=Staff(fte=0.1)),
                unit("e", "post", staff=Staff(fte=0.2)),
            )
        )
    )
    assert sums(flat, "fte").total[0] == 2.8
    assert sums(flat, "fte").lacking[0] == 0
    # Of people only the vacant post tells: c, d and e are a box of one unit, one of four, and one.
    assert (sums(flat, "people").total[0], sums(flat, "people").lacking[0]) == (0, 6)


def test_a_tenth_and_two_are_three() -> None:
    flat = hierarchy(scenario(unit("a", "unit", costing("b", 0.1, 0), costing("c", 0.2, 0.1))))
    expenses, income = added(sums(flat, "expenses"), [0]), added(sums(flat, "income"), [0])
    assert (expenses.value, income.value, net(expenses, income)) == (0.3, 0.1, 0.2)


def test_budgets_tell_their_years() -> None:
    flat = hierarchy(
        scenario(
            unit("a", "unit", costing("b", 1, 0, year=2025), costing("c", 2, 0, year=2026)),
            costing("d", 5, 1, costing("e", 5, 1, year=2024)),
        )
    )
    its = sums(flat, "expenses")
    assert years(flat, its, [0]) == years_below(flat, 0, "expenses") == {2025, 2026}
    assert (years(flat, its, [3]), years_below(flat, 3, "expenses")) == ({None}, {2024})


@pytest.mark.parametrize("measure", MEASURES)
def test_nothing_is_known_of_nothing(measure: Measure) -> None:
    flat = hierarchy(scenario(unit("a", "unit")))
    assert added(sums(flat, measure), [0]) == Sum(value=None, lacking=1)
