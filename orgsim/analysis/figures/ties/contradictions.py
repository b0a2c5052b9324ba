"""What a draft's ties say against each other or against its hierarchy."""

from __future__ import annotations

from orgsim.analysis.figures.bodies import some_names
from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part
from orgsim.analysis.figures.ties.stated import unstated, weighed
from orgsim.analysis.networks import contradictions as found
from orgsim.messages import message


def every(context: Context) -> Figure:
    """Circles of steering, units steered from below, units of several owners and orphans, all together."""
    if nothing := unstated(context):
        return nothing
    kinds = [circles(context), from_below(context), several_owners(context), orphans(context)]
    return Figure(
        value=sum(int(kind.value or 0) for kind in kinds),
        units=tuple(sorted({unit for kind in kinds for unit in kind.units})),
        parts=tuple([part for kind in kinds for part in kind.parts]),
        listed=True,
    )


def circles(context: Context) -> Figure:
    """Circles in which units steer each other."""
    if nothing := unstated(context):
        return nothing
    units = context.hierarchy.units
    rings = found.circles(context.scenario)
    return Figure(
        value=len(rings),
        units=tuple(sorted({here for ring in rings for here in ring})),
        parts=tuple(
            [
                Part(
                    amount=1,
                    label=message("metric.part.circle", units=some_names(tuple([units[here].name for here in ring]))),
                )
                for ring in rings
            ]
        ),
        listed=True,
    )


def from_below(context: Context) -> Figure:
    """Units that a unit below them steers, or several do."""
    if nothing := unstated(context):
        return nothing
    units = context.hierarchy.units
    by: dict[int, list[int]] = {}
    for below, above in found.steered_from_below(context.scenario):
        by.setdefault(above, []).append(below)
    return weighed(
        context,
        [
            (here, message("metric.part.steered-by", units=some_names(tuple([units[one].name for one in by[here]]))))
            for here in sorted(by)
        ],
    )


def several_owners(context: Context) -> Figure:
    """Units that several units own, or whose process several own."""
    if nothing := unstated(context):
        return nothing
    units = context.hierarchy.units
    return weighed(
        context,
        [
            (here, message("metric.part.owned-by", units=some_names(tuple([units[one].name for one in owners]))))
            for here, owners in found.several_owners(context.scenario).items()
        ],
    )


def orphans(context: Context) -> Figure:
    """Top units that neither a line nor a tie joins to the council, or to the largest part where there is none."""
    if nothing := unstated(context):
        return nothing
    return weighed(context, [(here, message("metric.part.orphan")) for here in found.orphans(context.scenario)])
