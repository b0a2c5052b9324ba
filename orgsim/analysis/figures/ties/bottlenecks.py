"""Through whom the ways of those lead who work together, and who cannot be gone around."""

from __future__ import annotations

from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.analysis.figures.ties.stated import unstated, weighed
from orgsim.analysis.networks.bottlenecks import between, cut_off, gates
from orgsim.messages import message
from orgsim.model.kinds import COUNCIL


def busiest(context: Context) -> Figure:
    """The most ties whose way leads through one unit that is neither of the two. Counts the units of so many."""
    if nothing := unstated(context):
        return nothing
    through = between(context.scenario)
    most = max(through.values(), default=0)
    return Figure(
        value=most,
        units=tuple([here for here, number in through.items() if number == most]),
        parts=tuple([Part(amount=number, unit=here) for here, number in through.items()]),
        combination="max",
    )


def not_gone_around(context: Context) -> Figure:
    """Bodies beside the council that some unit of the administration has no way round on its ways to the council."""
    if nothing := unstated(context):
        return nothing
    hierarchy = context.hierarchy
    if all(unit.kind != COUNCIL for unit in hierarchy.units):
        return unknown(message("metric.reason.no-council"))
    found = []
    for here, others in gates(context.scenario).items():
        behind = sum(hierarchy.units[other].weight for other in others if hierarchy.sides[other] == "administration")
        if behind and hierarchy.sides[here] == "elected" and hierarchy.kinds[here].body:
            found.append((here, message("metric.part.behind", n=behind)))
    return weighed(context, found)


def cut_points(context: Context) -> Figure:
    """Units whose loss would cut others off from the council: neither lines nor ties lead round them."""
    if nothing := unstated(context):
        return nothing
    units = context.hierarchy.units
    return weighed(
        context,
        [
            (here, message("metric.part.cut-off", n=sum(units[other].weight for other in others)))
            for here, others in cut_off(context.scenario).items()
        ],
    )
