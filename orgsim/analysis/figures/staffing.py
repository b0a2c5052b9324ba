"""Who works where and what it costs: by side, by branch and by layer.

What a draft states of staff and money is added up as `analysis/staffing/sums` says. A sum of which something is not
stated is the least that it can be, and says how many units lack it; what earnings are taken from may be more or less.
People and full-time equivalents are never added to each other, and budgets of different years not without saying so.
What stands outside the organisation, such as its companies, is not counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from orgsim.analysis.figures.bodies import some_names
from orgsim.analysis.figures.branches import MeasuredSide
from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.analysis.figures.figure import absent as nothing
from orgsim.analysis.figures.structure import absent, managers
from orgsim.analysis.staffing.branches import tops
from orgsim.analysis.staffing.sums import MONEY, STAFF, Measure, Sums, added, sums
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.staffing import total


def whole(context: Context, measure: Measure) -> Figure:
    """Of the whole organisation, but for what stands outside it."""
    flat = context.hierarchy
    return _of_tops(flat, measure, [root for root in flat.roots() if flat.sides[root] != "external"])


def of_side(context: Context, measure: Measure, side: MeasuredSide) -> Figure:
    """Of one side. Of the elected one only what its units state beside what is below them: secretaries, a chair."""
    flat = context.hierarchy
    heads = tops(flat, side)
    if not heads:
        return absent(side)
    if side == "administration":
        return _of_tops(flat, measure, heads)
    its = sums(flat, measure)
    stating = [here for here, its_side in enumerate(flat.sides) if its_side == side and its.own[here] is not None]
    return _of_units(flat, measure, stating, [])


def of_branch(context: Context, measure: Measure, id: str) -> Figure:
    """Of one branch: the unit of that id and all below it."""
    top = context.hierarchy.index.get(id)
    return nothing(message("metric.reason.no-branch")) if top is None else _of_tops(context.hierarchy, measure, [top])


def of_layer(context: Context, measure: Measure, layer: int) -> Figure:
    """Of the administration's units on one of its layers, each without what is below it."""
    branch, flat = context.branch("administration"), context.hierarchy
    its = sums(flat, measure)
    there = [unit for unit in branch.units if branch.layers[unit] == layer]
    if not there:
        return nothing(message("metric.reason.no-layer"))
    stating = [unit for unit in there if its.here[unit] is not None and its.own[unit] is not None]
    above = [unit for unit in branch.units if its.spread[unit] and branch.layers[unit] <= layer]
    return _of_units(flat, measure, stating, [unit for unit in there if its.lacks[unit]], spread=above)


def net_cost(context: Context, id: str | None = None) -> Figure:
    """Expenses less income, of the whole organisation or of one branch."""
    spent = whole(context, "expenses") if id is None else of_branch(context, "expenses", id)
    earned = whole(context, "income") if id is None else of_branch(context, "income", id)
    if spent.absent:
        return spent
    if spent.value is None or earned.value is None:
        return unknown(*_once((*spent.reasons, *earned.reasons)))
    return Figure(
        value=total((spent.value, -earned.value)),
        units=tuple(sorted({*spent.units, *earned.units})),
        parts=(*spent.parts, Part(amount=-earned.value, label=message("metric.part.income"))),
        reasons=_once((*spent.reasons, *earned.reasons)),
        lower_bound=spent.lower_bound,
        open_down=earned.lower_bound,
        summed=spent.summed | earned.summed,
        missing=spent.missing | earned.missing,
        years=spent.years | earned.years,
    )


def managers_per_100(context: Context, measure: Measure) -> Figure:
    """Managers of the administration to a hundred of its staff. What of the staff is not stated can only lower it."""
    leading, staff = managers(context, "administration"), of_side(context, measure, "administration")
    if leading.value is None or staff.value is None:
        return unknown(*_once((*leading.reasons, *staff.reasons)))
    if not staff.value:
        return unknown(message("metric.reason.no-staff-at-all"))
    units = context.hierarchy.units
    parts = tuple(Part(amount=100, times=units[unit].weight, unit=unit) for unit in leading.units)
    return Figure(
        value=100 * leading.value / staff.value,
        units=leading.units,
        parts=parts,
        combination="ratio",
        over=staff.value,
        reasons=staff.reasons,
        open_down=staff.lower_bound,
        summed=staff.summed,
        missing=staff.missing,
    )


def _of_tops(flat: Hierarchy, measure: Measure, heads: Sequence[int]) -> Figure:
    """Branches added up."""
    its = sums(flat, measure)
    found = added(its, list(heads))
    if found.value is None:
        return unknown(message(f"metric.reason.no-{measure}"))
    parts = tuple(
        Part(amount=amount, unit=unit)
        for unit, amount in sorted(part for top in heads for part in its.counted(flat, top))
    )
    covered = _covered(flat, its, heads)
    lacking = [unit for unit in covered if its.lacks[unit]]
    contradicted = [
        unit
        for unit in covered
        if (own := its.own[unit]) is not None and not its.alone[unit] and own < (its.below[unit] or 0)
    ]
    figure = _figure(flat, measure, parts, lacking)
    if contradicted:
        said = message("metric.reason.contradicted", n=len(contradicted), units=_names(flat, contradicted))
        figure = replace(figure, reasons=(*figure.reasons, said))
    return figure


def _of_units(
    flat: Hierarchy, measure: Measure, stating: Sequence[int], lacking: Sequence[int], spread: Sequence[int] = ()
) -> Figure:
    """Units added up, each without what is below it."""
    its = sums(flat, measure)
    parts = tuple(Part(amount=its.here[unit] or 0, unit=unit) for unit in stating if its.here[unit] is not None)
    unclear = [*spread, *(unit for unit in stating if its.spread[unit] and unit not in spread)]
    if not parts:
        said = message("metric.reason.spread", n=len(unclear), units=_names(flat, unclear))
        return unknown(*((said,) if unclear else (message(f"metric.reason.no-{measure}"),)))
    figure = _figure(flat, measure, parts, lacking)
    if not unclear:
        return figure
    said = message("metric.reason.spread", n=len(unclear), units=_names(flat, unclear))
    return replace(figure, reasons=(*figure.reasons, said), lower_bound=True)


def _covered(flat: Hierarchy, its: Sums, heads: Sequence[int]) -> list[int]:
    """The units of these branches for which no unit above them states anything."""
    found: list[int] = []
    stack = list(reversed(heads))
    while stack:
        unit = stack.pop()
        found.append(unit)
        own = its.own[unit]
        if own is None or its.alone[unit] or own < (its.below[unit] or 0):
            outside = flat.sides[unit] == "external"
            stack += reversed([child for child in flat.children[unit] if (flat.sides[child] == "external") == outside])
    return found


def _figure(flat: Hierarchy, measure: Measure, parts: tuple[Part, ...], lacking: Sequence[int]) -> Figure:
    summed = tuple(part.unit for part in parts if part.unit is not None)
    reasons: list[Message] = []
    if lacking:
        number = sum(flat.units[unit].weight for unit in lacking)
        reasons.append(message(f"metric.reason.units-without.{measure}", n=number, units=_names(flat, lacking)))
    vacant = [unit for unit in summed if (staff := flat.units[unit].staff) is not None and staff.vacant]
    if measure in STAFF and vacant:
        reasons.append(message("metric.reason.vacant", n=len(vacant), units=_names(flat, vacant)))
    its_years = _years(flat, summed) if measure in MONEY else frozenset[int | None]()
    if len(its_years) > 1:
        reasons.append(_of_years(its_years))
    return Figure(
        value=total(part.amount for part in parts),
        units=summed,
        parts=parts,
        reasons=tuple(reasons),
        lower_bound=bool(lacking),
        summed=frozenset(flat.units[unit].id for unit in summed),
        missing=frozenset(flat.units[unit].id for unit in lacking),
        years=its_years,
    )


def _years(flat: Hierarchy, units: Sequence[int]) -> frozenset[int | None]:
    budgets = [flat.units[unit].budget for unit in units]
    return frozenset(budget.year for budget in budgets if budget is not None)


def _of_years(its: frozenset[int | None]) -> Message:
    told: list[str | Message] = [str(year) for year in sorted(year for year in its if year is not None)]
    if None in its:
        told.append(message("metric.reason.years.none"))
    return message("metric.reason.years", years=tuple(told))


def _names(flat: Hierarchy, units: Sequence[int]) -> tuple[object, ...]:
    return some_names(tuple(flat.units[unit].name for unit in units))


def _once(reasons: Sequence[Message]) -> tuple[Message, ...]:
    """Each of them once."""
    found: list[Message] = []
    for reason in reasons:
        if reason not in found:
            found.append(reason)
    return tuple(found)
