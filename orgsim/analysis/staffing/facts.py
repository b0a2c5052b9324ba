"""Who leads a unit and works in it, what it costs and when it is there, as facts to be read."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.fact import Fact
from orgsim.analysis.staffing.sums import MONEY, STAFF, Measure, Number, sums
from orgsim.analysis.staffing.told import tells_any
from orgsim.messages import Euros, Message, message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.staffing import Budget, total
from orgsim.model.text import plain


def staffing_facts(flat: Hierarchy, here: int) -> Iterator[Fact]:
    """What the unit states, and beside it what is stated below it: two figures, which may contradict each other."""
    unit = flat.units[here]
    leader, staff = unit.leader, unit.staff
    if leader is not None and leader.title is not None:
        yield Fact(label="leader", value=message("fact.leader.oto", title=leader.title) if leader.oto else leader.title)
    elif leader is not None and leader.oto is not None:
        yield Fact(label="leader", value=message("fact.oto" if leader.oto else "fact.oto.not"))
    if staff is not None:
        if staff.people is not None:
            yield Fact(label="staff", value=staff_text("people", staff.people))
        if staff.fte is not None:
            yield Fact(label="staff", value=staff_text("fte", staff.fte))
        if staff.vacant is not None:
            yield Fact(label="staff", value=message("fact.vacant" if staff.vacant else "fact.vacant.not"))
    for measure in STAFF:
        yield from _below("staff-below", flat, here, measure)
    if unit.budget is not None:
        yield from _budget(unit.budget)
    for measure in MONEY:
        yield from _below("budget-below", flat, here, measure)
    if unit.code is not None:
        yield Fact(label="code", value=plain(unit.code))
    for label, date in (("from", unit.from_), ("until", unit.until)):
        if date is not None:
            yield Fact(label=label, value=message("fact.date", date=date))


def staff_text(measure: Measure, number: Number) -> Message:
    """So many people, or so much work of theirs."""
    return message(f"fact.staff.{measure}", n=number)


def money_text(measure: str, euros: Number, year: int | None = None) -> Message:
    """So much money, with the year where that is told."""
    said = message(f"fact.budget.{measure}", amount=Euros(euros))
    return said if year is None else message("value.of-year", value=said, year=str(year))


def _budget(budget: Budget) -> Iterator[Fact]:
    if budget.expenses is not None:
        yield Fact(label="budget", value=money_text("expenses", budget.expenses, budget.year))
    if budget.income is not None:
        yield Fact(label="budget", value=money_text("income", budget.income, budget.year))
    if budget.expenses is not None and budget.income is not None:
        yield Fact(label="budget", value=money_text("net", total((budget.expenses, -budget.income)), budget.year))


def _below(label: str, flat: Hierarchy, here: int, measure: Measure) -> Iterator[Fact]:
    if not tells_any(flat):
        # Most drafts state neither: nothing of thousands of units is added up to tell nothing.
        return
    its = sums(flat, measure)
    value = its.below[here]
    if value is None:
        return
    said = staff_text(measure, value) if measure in STAFF else money_text(measure, value)
    lacking = its.lacking_below[here]
    yield Fact(label=label, value=message("fact.at-least", value=said, n=lacking) if lacking else said)
