"""What the meetings of the bodies cost: fees a year, from what a comparison assumes of meetings and fees.

A body costs meetings × fee × (seats − 1 + the chair's factor). What is assumed of a unit by its id goes before what is
assumed of its kind. Nothing is assumed that the comparison does not say: a body of which seats, meetings or fee are not
known is left out of the sum, which then is the least that the meetings can cost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec

from orgsim.analysis.figures.bodies import bodies, names_in_all, some_names, stated_seats, without_seats
from orgsim.analysis.figures.context import Context, context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.analysis.figures.structure import absent
from orgsim.messages import Message, message
from orgsim.model.comparison import Assumptions
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Unit

if TYPE_CHECKING:
    from fractions import Fraction

Amount = TypeVar("Amount", int, float)


class Payee(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of body of which something can be assumed, or a single body of which something is."""

    key: str
    """What the assumptions call it: the kind's id, or the unit's."""
    name: Text
    kind: str
    """Id of the kind: its own, or the one that the unit is of."""
    single: bool
    """Whether it is a unit, whose assumptions go before those of its kind."""
    figures: tuple[Figure, ...]
    """What its meetings cost, by scenario; a figure without units where the scenario has no such body."""


def meeting_costs(context: Context) -> Figure:
    """Fees a year in euros of all decision-making bodies, and of the influence bodies that the assumptions name.

    Unknown without assumptions, and where no body can be reckoned; a lower bound where some cannot, and where the
    chair's factor is not assumed: a chair is then counted as a member, who gets as much at least.
    """
    there = [*paid(context)]
    if not there and not context.branch("elected").units:
        return absent("elected")
    return _cost(context, there)


def paid(context: Context) -> Iterator[int]:
    """The bodies that get fees, in reading order."""
    deciding, flat = set(bodies(context)), context.hierarchy
    for here, unit in enumerate(flat.units):
        if here in deciding or (flat.sides[here] == "influence" and _is_named(unit, context.assumptions)):
            yield here


def payees(scenarios: Sequence[Scenario], assumptions: Assumptions | None) -> tuple[Payee, ...]:
    """What can be assumed of in `scenarios`: each kind of paid body once, and each unit that the assumptions name.

    Kinds stand in the order in which they are defined: the council first.
    """
    contexts = [context(scenario, tuple(scenarios), assumptions) for scenario in scenarios]
    kinds: dict[str, Kind] = {}
    several: set[str] = set()
    units: dict[str, Unit] = {}
    for here in contexts:
        of_kind: dict[str, int] = {}
        for body in paid(here):
            unit = here.hierarchy.units[body]
            kinds.setdefault(unit.kind, here.hierarchy.kinds[body])
            of_kind[unit.kind] = of_kind.get(unit.kind, 0) + unit.weight
            if _names(assumptions, unit.id):
                units.setdefault(unit.id, unit)
        several |= {kind for kind, number in of_kind.items() if number > 1}
    single = {id: unit for id, unit in units.items() if id not in kinds}
    order = {id: place for place, id in enumerate({id: None for its in scenarios for id in its.kinds})}
    return (
        *(
            Payee(
                key=id,
                name=kind.plural or kind.name if id in several else kind.name,
                kind=id,
                single=False,
                figures=tuple([_of(here, kind=id, but=frozenset(single)) for here in contexts]),
            )
            for id, kind in sorted(kinds.items(), key=lambda entry: order[entry[0]])
        ),
        *(
            Payee(
                key=id,
                name=unit.name,
                kind=unit.kind,
                single=True,
                figures=tuple([_of(here, id=id) for here in contexts]),
            )
            for id, unit in single.items()
        ),
    )


def basis(scenarios: Sequence[Scenario], assumptions: Assumptions | None) -> Message | None:
    """What the costs of `scenarios` are reckoned from, in a sentence; `None` where none are.

    Whoever reads a table or a picture has no slider to look at.
    """
    if assumptions is None:
        return None
    told = []
    for payee in payees(scenarios, assumptions):
        meetings = assumptions.meetings.get(payee.key, assumptions.meetings.get(payee.kind))
        fee = assumptions.fee.get(payee.key, assumptions.fee.get(payee.kind))
        if meetings is not None and fee is not None and any(figure.known for figure in payee.figures):
            told.append(message("metric.cost.basis.body", name=payee.name, meetings=meetings, fee=fee))
    if not told:
        return None
    return message("metric.cost.basis", bodies=tuple(told), factor=assumptions.chair_factor)


def assumed(amounts: Mapping[str, Amount], unit: Unit) -> Amount | None:
    """What is assumed of a unit: by its id, else by its kind; `None` where nothing is."""
    return amounts.get(unit.id, amounts.get(unit.kind))


def _of(here: Context, *, kind: str | None = None, id: str | None = None, but: frozenset[str] = frozenset()) -> Figure:
    units = here.hierarchy.units
    its = [
        body
        for body in paid(here)
        if (units[body].id == id if id is not None else units[body].kind == kind and units[body].id not in but)
    ]
    figure = _cost(here, its)
    return figure if figure.known else msgspec.structs.replace(figure, units=tuple(its))


def _cost(context: Context, there: list[int]) -> Figure:
    if not there:
        return unknown(message("metric.reason.no-bodies"))
    assumptions = context.assumptions
    if assumptions is None or not (assumptions.meetings or assumptions.fee):
        return unknown(message("metric.reason.no-assumptions"))
    units = context.hierarchy.units
    parts = tuple(
        part for body in there if (part := _part(body, units[body], stated_seats(context, body), assumptions))
    )
    reasons = _lacking(context, there, assumptions)
    if not parts:
        return unknown(*reasons)
    if assumptions.chair_factor is None and any(part.amount for part in parts):
        reasons = (*reasons, message("metric.reason.no-chair-factor"))
    summed = tuple(part.unit for part in parts if part.unit is not None)
    return Figure(
        value=_cents(sum(_written(part.amount) * part.times for part in parts)),
        units=summed,
        parts=parts,
        reasons=reasons,
        lower_bound=bool(reasons),
        summed=names_in_all(context, summed),
        missing=names_in_all(context, set(there).difference(summed)),
    )


def _part(body: int, unit: Unit, seats: int | None, assumptions: Assumptions) -> Part | None:
    """What one body costs; `None` where it cannot be told. Who never meets, or gets no fee, costs nothing."""
    meetings, fee = assumed(assumptions.meetings, unit), assumed(assumptions.fee, unit)
    if 0 in (meetings, fee, seats):
        return Part(amount=0, times=unit.weight, unit=body)
    if meetings is None or fee is None or seats is None:
        return None
    factor = assumptions.chair_factor
    if factor is None:
        how = message("metric.part.fees-alike", meetings=meetings, fee=fee, seats=seats)
        return Part(amount=_amount(meetings, fee, seats), times=unit.weight, unit=body, how=how)
    how = message("metric.part.fees", meetings=meetings, fee=fee, members=seats - 1, factor=factor)
    shares = seats - 1 + _written(factor)
    return Part(amount=_amount(meetings, fee, shares), times=unit.weight, unit=body, how=how)


def _lacking(context: Context, there: list[int], assumptions: Assumptions) -> tuple[Message, ...]:
    """Which bodies are left out, and what is not known of them."""
    units = context.hierarchy.units
    out = [body for body in there if _part(body, units[body], stated_seats(context, body), assumptions) is None]
    reasons = list(without_seats(context, out))
    without_meetings = [units[body] for body in out if assumed(assumptions.meetings, units[body]) is None]
    without_fee = [units[body] for body in out if assumed(assumptions.fee, units[body]) is None]
    if without_meetings:
        reasons.append(message("metric.reason.bodies-without-meetings", **_told(without_meetings)))
    if without_fee:
        reasons.append(message("metric.reason.bodies-without-fee", **_told(without_fee)))
    return tuple(reasons)


def _amount(meetings: int, fee: float, shares: Fraction | int) -> float | int:
    """What one body costs, not rounded: several of it are multiplied first. Whole where it is."""
    exact = meetings * _written(fee) * shares
    return int(exact) if exact.denominator == 1 else float(exact)


def _written(number: float) -> Fraction:
    """The number as it is written in decimals: 0.1 is a tenth, which no binary fraction is."""
    # Imported here: a comparison that assumes no fees does without it.
    from fractions import Fraction

    return Fraction(str(number))


def _cents(euros: Fraction | int) -> float | int:
    """To the cent, and whole where it is."""
    from fractions import Fraction

    exact = round(Fraction(euros), 2)
    return int(exact) if exact.denominator == 1 else float(exact)


def _told(units: list[Unit]) -> dict[str, object]:
    return {"n": sum(unit.weight for unit in units), "bodies": some_names(tuple(unit.name for unit in units))}


def _is_named(unit: Unit, assumptions: Assumptions | None) -> bool:
    return _names(assumptions, unit.id) or _names(assumptions, unit.kind)


def _names(assumptions: Assumptions | None, key: str) -> bool:
    return assumptions is not None and (key in assumptions.meetings or key in assumptions.fee)
