"""Which bodies share people, how much their members must sit elsewhere too, and whether there are people enough."""

from __future__ import annotations

from orgsim.analysis.figures.bodies import bodies, some_names, stated_seats, without_seats
from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.analysis.figures.structure import absent
from orgsim.analysis.figures.ties.stated import pair
from orgsim.analysis.networks.seats import Group, drawn_on, draws, shortage, states_draws
from orgsim.messages import Message, message


def sharing(context: Context) -> Figure:
    """Pairs of bodies of which one draws seats from the other's members."""
    if nothing := _unstated(context) or _undrawn(context):
        return nothing
    pairs = sorted({(min(draw.body, draw.of), max(draw.body, draw.of)) for draw in draws(context.scenario)})
    return Figure(
        value=len(pairs),
        units=tuple(sorted({body for each in pairs for body in each})),
        parts=tuple([Part(amount=1, label=pair(context, *each), pair=each) for each in pairs]),
        listed=True,
    )


def elsewhere(context: Context) -> Figure:
    """The most seats elsewhere that a body's members fill, for each of them. Counts the bodies of so many.

    Above 1, somebody sits in that body and in two others at least.
    """
    if nothing := _unstated(context) or _undrawn(context):
        return nothing
    units = context.hierarchy.units
    drawn = drawn_on(context.scenario)
    if not drawn:
        return Figure(value=0)
    parts, silent = [], []
    for here, seats in drawn.items():
        own = units[here].seats
        if own is None or not own.total:
            silent.append(here)
            continue
        members = own.total * units[here].weight
        how = message("metric.part.drawn-on", n=seats, members=members)
        parts.append(Part(amount=seats / members, unit=here, how=how))
    reasons = _without(context, silent)
    if not parts:
        return unknown(*reasons)
    most = max(part.amount for part in parts)
    return Figure(
        value=most,
        units=tuple([part.unit for part in parts if part.amount == most and part.unit is not None]),
        parts=tuple(parts),
        combination="max",
        reasons=reasons,
        lower_bound=bool(silent),
    )


def short(context: Context) -> Figure:
    """Seats that too few councillors, deputies or members of other bodies are left for, where nobody takes two."""
    if nothing := _unstated(context):
        return nothing
    found = shortage(context.scenario)
    if found is None:
        return unknown(message("metric.reason.no-council-seats"))
    units = context.hierarchy.units
    there = bodies(context)
    reasons = (
        *without_seats(context, [body for body in there if stated_seats(context, body) is None]),
        *(
            (
                message(
                    "metric.reason.bodies-without-eligibility",
                    n=sum(units[body].weight for body in found.silent),
                    bodies=some_names(tuple([units[body].name for body in found.silent])),
                ),
            )
            if found.silent
            else ()
        ),
        *(message("metric.reason.uncounted", people=_people(context, group)) for group in found.uncounted),
    )
    if not found.asked and not reasons:
        return unknown(message("metric.reason.no-bodies-limited"))
    if reasons and not found.seats:
        # "None or more" is no figure.
        return unknown(*reasons)
    return Figure(
        value=found.seats,
        units=tuple([body for body, _ in found.wanting]),
        parts=(
            *[Part(amount=seats, unit=body) for body, seats in found.wanting],
            *[Part(amount=-number, label=_people(context, group)) for group, number in found.people],
        ),
        reasons=reasons,
        lower_bound=bool(reasons),
    )


def _people(context: Context, group: Group) -> Message:
    name = context.hierarchy.units[group.body].name
    return message("metric.part.deputies-of" if group.deputies else "metric.part.members-of", body=name)


def _without(context: Context, silent: list[int]) -> tuple[Message, ...]:
    units = context.hierarchy.units
    if not silent:
        return ()
    names = some_names(tuple([units[body].name for body in silent]))
    number = sum(units[body].weight for body in silent)
    return (message("metric.reason.bodies-without-seats", n=number, bodies=names),)


def _unstated(context: Context) -> Figure | None:
    """Of a draft that shows no body, or states seats of none."""
    if not context.branch("elected").units:
        return absent("elected")
    there = bodies(context)
    if any(stated_seats(context, body) is not None for body in there) or draws(context.scenario):
        return None
    return unknown(*without_seats(context, there) or (message("metric.reason.no-bodies"),))


def _undrawn(context: Context) -> Figure | None:
    """Of a draft in which no body says from whom its seats are drawn."""
    return None if states_draws(context.scenario) else unknown(message("metric.reason.no-draws"))
