"""How many ties cross the boundaries of divisions, and what grouping would have the fewest cross."""

from __future__ import annotations

from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, unknown
from orgsim.analysis.figures.ties.stated import ends, tied_parts, unstated, weighed
from orgsim.analysis.networks.boundaries import Grouping, divided, least, regrouped
from orgsim.messages import message

_PERCENT = 100


def crossing(context: Context) -> Figure:
    """100 × ties that cross between divisions / ties of which both units belong to one."""
    return unstated(context) or _share(context, divided(context.scenario))


def least_crossing(context: Context) -> Figure:
    """The same, were each unit in the division that it is most tied to (Louvain): a suggestion beside the draft's."""
    if nothing := unstated(context):
        return nothing
    return _share(context, least(context.scenario)) if divided(context.scenario).ties else _share_unknown()


def elsewhere(context: Context) -> Figure:
    """Units of the administration that would stand in another division in that grouping."""
    if nothing := unstated(context):
        return nothing
    if not divided(context.scenario).ties:
        return _share_unknown()
    units = context.hierarchy.units
    return weighed(
        context,
        [
            (here, message("metric.part.regrouped", before=units[before].name, now=units[now].name))
            for here, (before, now) in regrouped(context.scenario).items()
        ],
    )


def _share(context: Context, grouping: Grouping) -> Figure:
    every = len(grouping.ties)
    if not every:
        return _share_unknown()
    return Figure(
        value=_PERCENT * len(grouping.crossing) / every,
        units=ends(grouping.crossing),
        parts=tied_parts(context, grouping.crossing, _PERCENT),
        listed=True,
        combination="ratio",
        over=every,
    )


def _share_unknown() -> Figure:
    return unknown(message("metric.reason.no-ties-of-divisions"))
