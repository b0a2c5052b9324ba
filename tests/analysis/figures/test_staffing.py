"""Staff and money by side, branch and layer: figures worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from orgsim.analysis.checks.checking import check
from orgsim.analysis.figures.comparison import SELDOM_TOLD, Row, compare_figures, of_what_is_told
from orgsim.analysis.figures.explanation import explain, written
from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.figures.metrics import METRICS, find_metric, metrics
from orgsim.messages import catalog
from orgsim.model.scenario import Claim, Scenario
from orgsim.model.staffing import Budget, Staff
from orgsim.model.text import Text
from orgsim.model.units import Unit
from tests.analysis.drafts import scenario, unit


def of(
    id: str,
    kind: str,
    *units: Unit,
    people: int | None = None,
    fte: float | None = None,
    money: tuple[float | None, float | None] | None = None,
    year: int | None = 2026,
    **rest: Any,
) -> Unit:
    staff = None if people is None and fte is None else Staff(people=people, fte=fte)
    budget = None if money is None else Budget(expenses=money[0], income=money[1], year=year)
    return unit(id, kind, *units, staff=staff, budget=budget, **rest)


def town(*more: Unit, year: int | None = 2026) -> Scenario:
    """46 people: a manager, 34 of education (30 told below it), 11 of water; 3 at the board; a company beside."""
    return scenario(
        unit(
            "council",
            "council",
            of(
                "board",
                "city-board",
                of(
                    "manager",
                    "city-manager",
                    of(
                        "education",
                        "division",
                        of("schools", "unit", people=25),
                        of("library", "unit", people=5),
                        people=34,
                        money=(2_100_000.1, 100_000),
                    ),
                    of("technical", "division", of("water", "unit", people=11, fte=10.5, money=(500_000.2, 600_000))),
                    *more,
                    people=1,
                ),
                of("company", "company", people=200, money=(9_000_000, 9_500_000)),
                of("clerk", "section", people=3),
            ),
            unit("committee", "committee"),
        ),
        id=f"town-{year}-{len(more)}",
    )


def notes(figure: Figure) -> list[str]:
    return [catalog("en").say(reason) for reason in figure.reasons]


def test_staff_by_side_branch_and_layer() -> None:
    its = metrics(town())
    assert its["staff.people"].value == 49
    assert its["staff.people.administration"].value == 46
    assert its["staff.people.elected"].value == 3
    assert {id: figure.value for id, figure in its.items() if ".branch." in id} == {
        "staff.people.branch.education": 34,
        "staff.people.branch.technical": 11,
        "staff.fte.branch.technical": 10.5,
        "budget.net.branch.education": 2_000_000.1,
        "budget.net.branch.technical": -99_999.8,
    }
    # The manager; the four of education who are in none of its units; schools, the library and water.
    assert {id: figure.value for id, figure in its.items() if "people.layer." in id} == {
        "staff.people.layer.1": 1,
        "staff.people.layer.2": 4,
        "staff.people.layer.3": 41,
    }
    assert not any(its[id].incomplete for id in its if id.startswith("staff.people"))
    # The manager, education and technical lead 46 people.
    assert its["staff.managers-per-100"].value == pytest.approx(300 / 46)
    assert its["staff.people.branch.education"].units == (3,)


def test_people_and_full_time_equivalents_are_never_one_sum() -> None:
    figure = metrics(town())["staff.fte"]
    assert (figure.value, figure.lower_bound) == (10.5, True)
    assert notes(figure) == ["2 units state no full-time equivalents: schools, library."]


def test_money_is_net_of_income_to_the_cent() -> None:
    its = metrics(town())
    assert (its["budget.expenses"].value, its["budget.income"].value) == (2_600_000.3, 700_000)
    assert its["budget.net"].value == 1_900_000.3
    assert its["budget.net"].sign == ""
    explanation = explain(its["budget.net"], town())
    assert explanation.calculation is not None
    assert written(explanation.calculation, catalog("en")) == "2,100,000.1 + 500,000.2 − 700,000"


def test_what_is_not_stated_makes_a_sum_the_least_it_can_be_and_says_how_many_lack_it() -> None:
    draft = town(unit("culture", "division", unit("museum", "unit"), unit("halls", "unit", count=4)))
    its = metrics(draft)
    assert (its["staff.people"].value, its["staff.people"].sign) == (49, "≥")
    assert notes(its["staff.people"]) == ["5 units state no staff: museum, halls."]
    # Managers are told in full, the staff may be more: there are at most so many to a hundred.
    assert (its["staff.managers-per-100"].value, its["staff.managers-per-100"].sign) == (400 / 46, "≤")
    # What the museum earns would make the net cost less.
    assert (its["budget.net"].value, its["budget.net"].sign) == (1_900_000.3, "≈")
    assert notes(its["budget.net"]) == [
        "5 units state no expenses: museum, halls.",
        "5 units state no income: museum, halls.",
    ]
    assert its["staff.people.layer.3"].sign == "≥"
    assert "staff.people.branch.culture" not in its


def test_a_branch_that_a_draft_does_not_have_is_not_there_rather_than_unknown() -> None:
    more = town(of("culture", "division", people=7, money=(10, 0)))
    rows = rows_by_id(town(), more)
    assert [figure.absent for figure in rows["staff.people.branch.culture"].figures] == [True, False]
    assert [figure.absent for figure in rows["budget.net.branch.culture"].figures] == [True, False]
    assert rows["staff.people.branch.culture"].differences[1] is None


def test_a_figure_of_a_unit_and_of_units_below_that_state_none_is_on_no_layer() -> None:
    its = metrics(scenario(of("a", "division", of("b", "unit", people=8), unit("c", "unit"), people=10)))
    assert (its["staff.people"].value, its["staff.people"].sign) == (10, "")
    assert not its["staff.people.layer.1"].known
    assert notes(its["staff.people.layer.1"]) == [
        "1 unit’s figure is of itself and of units below it that state none: a."
    ]
    assert (its["staff.people.layer.2"].value, its["staff.people.layer.2"].sign) == (8, "≥")


def test_less_than_is_stated_below_is_told() -> None:
    figure = metrics(scenario(of("a", "division", of("b", "unit", people=8), people=5)))["staff.people"]
    assert figure.value == 8
    assert notes(figure) == ["1 unit states less than is stated below it, and the sum below is counted: a."]


def test_vacant_posts_are_told_and_not_counted() -> None:
    draft = scenario(of("a", "unit", of("b", "post", people=1), unit("c", "post", staff=Staff(people=1, vacant=True))))
    figure = metrics(draft)["staff.people"]
    assert (figure.value, figure.sign) == (1, "")
    assert notes(figure) == ["1 vacant post is not counted: c."]


def test_budgets_of_different_years_say_so() -> None:
    figure = metrics(town(of("culture", "division", money=(10, 0), year=2025)))["budget.expenses"]
    assert (figure.value, figure.sign) == (2_600_010.3, "")
    assert notes(figure) == ["The figures are of different years: 2025, 2026."]
    unsaid = metrics(town(of("culture", "division", money=(10, 0), year=None)))["budget.expenses"]
    assert notes(unsaid) == ["The figures are of different years: 2026, of some the year is not stated."]


def rows_by_id(*drafts: Scenario) -> dict[str, Row]:
    return {row.metric.id: row for row in compare_figures(drafts)}


def test_differences_between_years_do_not_hold() -> None:
    older = scenario(of("a", "division", money=(100, 0), year=2025), id="older")
    newer = scenario(of("a", "division", money=(130, 0), year=2026), id="newer")
    row = rows_by_id(older, newer)["budget.net"]
    assert row.difference_text(1, catalog("en")) == "? +€30"
    same = rows_by_id(older, scenario(of("a", "division", money=(130, 0), year=2025), id="same"))["budget.net"]
    assert same.difference_text(1, catalog("en")) == "+€30"


def test_where_no_draft_tells_staff_or_money_the_figures_stand_back() -> None:
    rows = compare_figures([scenario(unit("a", "unit"))])
    told = of_what_is_told(rows)
    assert {row.metric.group for row in rows} - {row.metric.group for row in told} == SELDOM_TOLD
    told = of_what_is_told(compare_figures([scenario(of("a", "unit", people=3))]))
    assert [row.metric.id for row in told if row.metric.group == "staffing"] == [
        *("staff.people", "staff.people.branch.a", "staff.people.layer.1"),
        *("staff.people.administration", "staff.managers-per-100"),
    ]


@pytest.mark.parametrize("id", [id for id in METRICS if METRICS[id].group == "staffing"])
def test_nothing_is_unknown_and_never_nought(id: str) -> None:
    figure = metrics(scenario(unit("a", "division", unit("b", "unit"))))[id]
    assert figure.value is None and figure.reasons


def test_a_draft_that_shows_a_part_tells_the_least() -> None:
    draft = scenario(of("a", "division", people=5, money=(10, 4)), partial=("administration",))
    its = metrics(draft)
    assert (its["staff.people"].sign, its["budget.net"].sign) == ("≥", "≈")


def test_figures_can_be_claimed() -> None:
    def result(metric: str, value: float, within: str | None = None, *more: Unit) -> str:
        draft = town(*more)
        claim = Claim(metric=metric, value=value, within=within, text=Text(fi="x"))
        whole = scenario(*draft.units, claims=(claim,))
        return next(found.result for found in check(whole) if found.rule == "claim")

    assert result("staff.people", 49) == "pass"
    assert result("staff.people", 50) == "breach"
    assert result("staff.people.branch.education", 34) == "pass"
    assert result("staff.people.layer.3", 41) == "pass"
    assert result("staff.people.administration", 34, "education") == "pass"
    assert result("budget.net", 1_900_000, None, unit("culture", "division")) == "unknown"
    assert result("budget.net.branch.library", 5) == "unknown"
    assert find_metric("staff.people.branch.nobody", town()) is None
    assert find_metric("staff.people.layer.x", town()) is None
