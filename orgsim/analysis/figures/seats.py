"""Seats on decision-making bodies: how many, how they are filled, how many people that takes.

Only stated seats are summed; `bodies_without_seats` says how many bodies state none. Deputies are no seats.
"""

from __future__ import annotations

from orgsim.analysis.figures.bodies import (
    beside_council,
    bodies,
    names_in_all,
    seats_of,
    some_names,
    stated_seats,
    sum_of_seats,
    without_seats,
)
from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.analysis.figures.structure import absent, counted
from orgsim.messages import message
from orgsim.model.kinds import COUNCIL


def body_count(context: Context) -> Figure:
    """Decision-making bodies: units of the elected side whose kind is a body; influence bodies never are."""
    return counted(context, bodies(context)) if context.branch("elected").units else absent("elected")


def seats(context: Context) -> Figure:
    """Stated seats of all decision-making bodies, the council among them."""
    return sum_of_seats(context, bodies(context))


def seats_beside_council(context: Context) -> Figure:
    """Stated seats of all decision-making bodies but the council."""
    return sum_of_seats(context, beside_council(context))


def seats_per_body(context: Context) -> Figure:
    """Mean seats of the bodies beside the council that state theirs."""
    total = sum_of_seats(context, beside_council(context))
    if total.value is None:
        return total
    count = sum(part.times for part in total.parts)
    return Figure(
        value=total.value / count,
        units=total.units,
        parts=total.parts,
        combination="ratio",
        over=count,
        reasons=total.reasons,
    )


def bodies_without_seats(context: Context) -> Figure:
    """Decision-making bodies that state no number of seats."""
    if not context.branch("elected").units:
        return absent("elected")
    return counted(context, [body for body in bodies(context) if stated_seats(context, body) is None])


def seats_drawn(context: Context) -> Figure:
    """Seats that are filled from another body's members (`drawn-from`).

    Unknown where none states its seats. Where they are stated and no body says from whom it draws, there may be any
    number: 0 is a lower bound then, of which no body's share is known. Where one says it, the others draw on nobody.
    """
    from orgsim.analysis.networks.seats import states_draws

    if not context.branch("elected").units:
        return absent("elected")
    units = context.hierarchy.units
    there = bodies(context)
    drawn = [
        Part(amount=sum(stated.drawn_from.values()), times=units[body].weight, unit=body)
        for body in there
        if (stated := seats_of(context, body)) is not None and stated.drawn_from
    ]
    if not drawn and all(stated_seats(context, body) is None for body in there):
        return unknown(*without_seats(context, there) or (message("metric.reason.no-bodies"),))
    told = states_draws(context.scenario)
    return Figure(
        value=int(sum(part.total for part in drawn)),
        units=tuple(part.unit for part in drawn if part.unit is not None),
        parts=tuple(drawn),
        reasons=() if told else (message("metric.reason.no-draws"),),
        lower_bound=not told,
        summed=names_in_all(context, there if told else []),
        missing=names_in_all(context, [] if told else there),
    )


def persons_max(context: Context) -> Figure:
    """Most different people who can sit on the bodies beside the council: their seats − those drawn among them.

    A seat that is drawn from another of these bodies is filled by somebody who is counted there already. One that is
    drawn from the council, from an influence body or from a body that states no seats brings a person who is not.
    """
    total = sum_of_seats(context, beside_council(context))
    if total.value is None:
        return total
    units = context.hierarchy.units
    counted_ids = {units[body].id for body in total.units}
    drawn = []
    for body in total.units:
        stated = seats_of(context, body)
        if stated is None or stated.total is None or not stated.drawn_from:
            continue
        twice = sum(number for source, number in stated.drawn_from.items() if source in counted_ids)
        if twice:
            label = message("metric.part.drawn", body=units[body].name)
            drawn.append(Part(amount=-min(twice, stated.total), times=units[body].weight, unit=body, label=label))
    parts = (*total.parts, *drawn)
    return Figure(
        value=int(sum(part.total for part in parts)),
        units=total.units,
        parts=parts,
        reasons=total.reasons,
        lower_bound=total.lower_bound,
        summed=total.summed,
        missing=total.missing,
    )


def councillor_seats(context: Context) -> Figure:
    """Seats beside the council that are open to councillors, or to councillors and their deputies, only.

    Unknown where no body says who may be elected; a lower bound where some do not say it.
    """
    if not context.branch("elected").units:
        return absent("elected")
    units = context.hierarchy.units
    there = [body for body in beside_council(context) if stated_seats(context, body) is not None]
    silent = [body for body in there if _eligible(context, body) is None]
    reasons = without_seats(context, beside_council(context))
    if silent:
        reasons = (
            *reasons,
            message(
                "metric.reason.bodies-without-eligibility",
                n=sum(units[body].weight for body in silent),
                bodies=some_names(tuple(units[body].name for body in silent)),
            ),
        )
    if len(silent) == len(there):
        return unknown(*reasons or (message("metric.reason.no-bodies"),))
    parts = tuple(
        Part(amount=number, times=units[body].weight, unit=body)
        for body in there
        if _eligible(context, body) in ("councillors", "councillors-and-deputies")
        and (number := stated_seats(context, body)) is not None
    )
    return Figure(
        value=int(sum(part.total for part in parts)),
        units=tuple(part.unit for part in parts if part.unit is not None),
        parts=parts,
        reasons=reasons,
        lower_bound=bool(reasons),
        summed=names_in_all(context, [part.unit for part in parts if part.unit is not None]),
        missing=names_in_all(context, [*silent, *set(beside_council(context)).difference(there)]),
    )


def councillor_seats_per_councillor(context: Context) -> Figure:
    """Those seats for each seat of the council: above 1, some councillors or deputies must sit on several bodies."""
    open_to_them = councillor_seats(context)
    if open_to_them.value is None:
        return open_to_them
    councils = [body for body in bodies(context) if context.hierarchy.units[body].kind == COUNCIL]
    council = sum_of_seats(context, councils)
    if not council.value or council.lower_bound:
        return unknown(message("metric.reason.no-council-seats"))
    return Figure(
        value=open_to_them.value / council.value,
        units=open_to_them.units,
        parts=open_to_them.parts,
        combination="ratio",
        over=council.value,
        reasons=open_to_them.reasons,
        lower_bound=open_to_them.lower_bound,
    )


def _eligible(context: Context, body: int) -> str | None:
    stated = seats_of(context, body)
    return None if stated is None else stated.eligible
