"""The way of a matter upwards: steps from a leaf of the administration to the council, along the chart's lines."""

from __future__ import annotations

from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.analysis.figures.structure import absent, leaf_units
from orgsim.messages import Message, message
from orgsim.model.kinds import COUNCIL


def mean(context: Context) -> Figure:
    """Mean steps from the leaves of the administration to the council; a leaf with `count: n` counts n times."""
    parts, reasons = _steps(context)
    if not parts:
        return unknown(*reasons)
    leaves = sum(part.times for part in parts)
    return Figure(
        value=sum(part.total for part in parts) / leaves,
        units=tuple(part.unit for part in parts if part.unit is not None),
        parts=parts,
        combination="ratio",
        over=leaves,
        reasons=reasons,
    )


def longest(context: Context) -> Figure:
    """The most steps from a leaf of the administration to the council. Counts the leaves that far away."""
    parts, reasons = _steps(context)
    if not parts:
        return unknown(*reasons)
    most = int(max(part.amount for part in parts))
    return Figure(
        value=most,
        units=tuple(part.unit for part in parts if part.amount == most and part.unit is not None),
        parts=parts,
        combination="max",
        reasons=reasons,
        lower_bound=bool(reasons),
    )


def _steps(context: Context) -> tuple[tuple[Part, ...], tuple[Message, ...]]:
    """The steps of each leaf that stands below a council, and why there are none or not all.

    One step is one line of the chart; the step onto the council itself counts.
    """
    hierarchy = context.hierarchy
    administration = context.branch("administration")
    if not administration.units:
        return (), absent("administration").reasons
    to_council = [-1] * len(hierarchy.units)
    for here, (unit, parent) in enumerate(zip(hierarchy.units, hierarchy.parents, strict=True)):
        if unit.kind == COUNCIL:
            to_council[here] = 0
        elif parent >= 0 and to_council[parent] >= 0:
            to_council[here] = to_council[parent] + 1
    if 0 not in to_council:
        return (), (message("metric.reason.no-council"),)
    leaves = leaf_units(administration)
    parts = tuple(
        [
            Part(amount=to_council[leaf], times=hierarchy.units[leaf].weight, unit=leaf)
            for leaf in leaves
            if to_council[leaf] >= 0
        ]
    )
    apart = sum(hierarchy.units[leaf].weight for leaf in leaves if to_council[leaf] < 0)
    return parts, (message("metric.reason.leaves-apart", n=apart),) if apart else ()
