"""How many units there are, on how many layers: of the whole chart, of a side, of a kind.

A unit with `count: n` counts n. A draft that shows nothing of what is measured has unknown figures, not zeros: most
drafts show one side only, and one that tells of a process may show no unit at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.analysis.figures.branches import Branch, MeasuredSide, weight_by_kind
from orgsim.analysis.figures.context import Context
from orgsim.analysis.figures.figure import Figure, Part, unknown
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.memo import once_per_value


def units(context: Context, side: MeasuredSide | None = None) -> Figure:
    """Units: each box once, a box with `count: n` n times."""
    branch = context.branch(side)
    return counted(context, branch.units) if branch.units else absent(side)


def roots(context: Context, side: MeasuredSide | None = None) -> Figure:
    """Units without a parent, or whose parent stands on another side."""
    branch = context.branch(side)
    return counted(context, branch.roots) if branch.units else absent(side)


def leaves(context: Context, side: MeasuredSide | None = None) -> Figure:
    """Units without subordinates on the same side."""
    branch = context.branch(side)
    if not branch.units:
        return absent(side)
    if reasons := unclear_managers(context, branch):
        return unknown(*reasons)
    return counted(context, leaf_units(branch))


def managers(context: Context, side: MeasuredSide | None = None) -> Figure:
    """Units with at least one direct subordinate on the same side.

    A unit with `count: n` that has subordinates is n managers. Where those have fewer than n subordinates between
    them, some of the n have none, and nothing tells how many: the figure is unknown.
    """
    branch = context.branch(side)
    if not branch.units:
        return absent(side)
    if reasons := unclear_managers(context, branch):
        return unknown(*reasons)
    return counted(context, branch.managers)


def layers(context: Context, side: MeasuredSide | None = None) -> Figure:
    """Layers: units on the longest way down, a root being on layer 1. Opens as the first such way."""
    branch = context.branch(side)
    if not branch.units:
        return absent(side)
    deepest = max(branch.layers)
    way = context.hierarchy.path(branch.layers.index(deepest))[-deepest:]
    return Figure(value=deepest, units=tuple(way), parts=tuple(Part(amount=1, unit=unit) for unit in way))


def of_kind(context: Context, kind: str) -> Figure:
    """Units of the kind `kind`: 0 in a draft that shows its side without it, unknown in one that lacks the side."""
    there = _each_kind(context.hierarchy).get(kind)
    if there:
        parts = tuple([Part(amount=1, times=context.hierarchy.units[unit].weight, unit=unit) for unit in there])
        return Figure(value=int(sum([part.total for part in parts])), units=there, parts=parts)
    known = (context.scenario, *context.comparison)
    defined = next((other.kinds[kind] for other in known if kind in other.kinds), None)
    if defined is not None and defined.side not in context.hierarchy.sides:
        return unknown(message(f"metric.reason.no-side.{defined.side}"))
    return Figure(value=0)


@once_per_value
def _each_kind(hierarchy: Hierarchy) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for here in counted_by_kind(hierarchy):
        found.setdefault(hierarchy.units[here].kind, []).append(here)
    return {kind: tuple(units) for kind, units in found.items()}


def counted_by_kind(hierarchy: Hierarchy) -> list[int]:
    """The units that belong where their kind belongs, in reading order.

    The divisions of a company are none of the municipality's. In a draft that shows nothing but a company they are all
    that can be meant.
    """
    if all(side == "external" for side in hierarchy.sides):
        return list(range(len(hierarchy.units)))
    return [
        here
        for here, (kind, side) in enumerate(zip(hierarchy.kinds, hierarchy.sides, strict=True))
        if side != "external" or kind.side == "external"
    ]


def absent(side: MeasuredSide | None) -> Figure:
    """The figure of a side that the draft does not show, or of the whole chart of one that shows no unit at all."""
    return unknown(message("metric.reason.no-units" if side is None else f"metric.reason.no-side.{side}"))


def leaf_units(branch: Branch) -> list[int]:
    """The units of `branch` that have no subordinates in it, in reading order."""
    return [unit for unit in branch.units if not branch.subordinates[unit]]


def unclear_managers(context: Context, branch: Branch) -> list[Message]:
    """For each unit that stands for more units than it has subordinates, that this is why managers are unknown."""
    return [
        message(
            "metric.reason.too-few-subordinates",
            unit=context.hierarchy.units[unit].name,
            units=branch.weights[unit],
            subordinates=branch.subordinates[unit],
        )
        for unit in branch.too_few()
    ]


def counted(context: Context, members: Sequence[int]) -> Figure:
    """How many units `members` are, by kind."""
    by_kind = weight_by_kind(context.hierarchy, tuple(members))
    kinds = context.scenario.kinds
    return Figure(
        value=by_kind.total(),
        units=tuple(members),
        parts=tuple(
            Part(amount=count, label=kinds[kind].name if count == 1 else kinds[kind].plural or kinds[kind].name)
            for kind, count in by_kind.items()
        ),
    )
