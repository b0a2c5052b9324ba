"""Rules `staff-sum` and `budget-sum`: what a unit states is no less than what is stated below it."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.checks.finding import Finding, Result
from orgsim.analysis.staffing.facts import money_text, staff_text
from orgsim.analysis.staffing.sums import MONEY, STAFF, Measure, Number, Sums, sums, years_below
from orgsim.analysis.staffing.told import tells_staffing
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario


def staff_sums(scenario: Scenario) -> Iterator[Finding]:
    """A finding for each unit that states its people or full-time equivalents where some are stated below it too."""
    yield from _judged(scenario, STAFF, "staff-sum")


def budget_sums(scenario: Scenario) -> Iterator[Finding]:
    """The same of expenses and of income. Budgets of different years cannot be held against each other."""
    yield from _judged(scenario, MONEY, "budget-sum")


def _judged(scenario: Scenario, measures: tuple[Measure, ...], rule: str) -> Iterator[Finding]:
    if not tells_staffing(scenario):
        return
    flat = hierarchy(scenario)
    for measure in measures:
        its = sums(flat, measure)
        for here, (own, below) in enumerate(zip(its.own, its.below, strict=True)):
            if own is not None and below is not None and not its.alone[here]:
                yield _judge(scenario, flat, measure, rule, its, here)


def _judge(scenario: Scenario, flat: Hierarchy, measure: Measure, rule: str, its: Sums, here: int) -> Finding:
    own, below = its.own[here], its.below[here]
    assert own is not None and below is not None
    unit = flat.units[here]
    told = {"unit": unit.name, "own": _said(measure, own), "below": _said(measure, below)}
    result: Result
    remedy: Message | None = None
    missing: Message | None = None
    of_years = years_below(flat, here, measure) if measure in MONEY else frozenset[int | None]()
    year = None if unit.budget is None else unit.budget.year
    if measure in MONEY and of_years and of_years != {year}:
        result, said = "unknown", message("check.own-sum.years", **told)
        missing = message("check.own-sum.one-year")
    elif own < below:
        result, said = "breach", message("check.own-sum.less", **told)
        remedy = message("check.own-sum.correct")
    else:
        result, said = "pass", message("check.own-sum.pass", **told)
    return Finding(
        scenario=scenario.id,
        rule=rule,
        severity="integrity",
        result=result,
        unit=unit.id,
        message=said,
        remedy=remedy,
        missing=missing,
    )


def _said(measure: Measure, number: Number) -> Message:
    return staff_text(measure, number) if measure in STAFF else money_text(measure, number)
