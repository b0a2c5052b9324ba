"""Which units of a chart are folded: their subordinates are hidden, and their number is told instead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario

OUTSIDE: Final = "(outside)"
"""Folded as if it were a unit: all that stands outside the organisation, which has no unit above it. No id is so."""


def outside(units: Hierarchy) -> list[int]:
    """The roots that stand outside the organisation, where something stands in it too."""
    roots = list(units.roots())
    outer = [root for root in roots if units.sides[root] == "external"]
    return outer if len(outer) < len(roots) else []


def folded_to_layer(scenario: Scenario, layer: int) -> frozenset[str]:
    """The units to fold so that nothing below `layer` is seen; roots are on layer 1."""
    units = hierarchy(scenario)
    return frozenset(
        unit.id
        for unit, at, below in zip(units.units, units.layers, units.children, strict=True)
        if at == max(layer, 1) and below
    )


def toggled(scenario: Scenario, folded: frozenset[str], unit_id: str) -> frozenset[str]:
    """`folded` with the unit folded where it was not, and unfolded where it was; unchanged if nothing is below it."""
    if unit_id in folded:
        return folded - {unit_id}
    units = hierarchy(scenario)
    unit = units.index.get(unit_id)
    return folded | {unit_id} if unit is not None and units.children[unit] else folded


def seen_units(scenario: Scenario, folded: frozenset[str]) -> list[int]:
    """The units that are seen when those are folded."""
    units = hierarchy(scenario)
    outer = set(outside(units)) if OUTSIDE in folded else set()
    seen: list[bool] = []
    for unit, parent in enumerate(units.parents):
        seen.append(
            unit not in outer if parent < 0 else seen[parent] and units.units[parent].id not in folded,
        )
    return [unit for unit, shown in enumerate(seen) if shown]


def layer_less(scenarios: Sequence[Scenario], folded: frozenset[str]) -> frozenset[str]:
    """`folded` with the lowest layer folded too that is seen in any scenario; the first is always seen."""
    seen = [(hierarchy(its), seen_units(its, folded)) for its in scenarios]
    lowest = max((units.layers[unit] for units, shown in seen for unit in shown), default=1)
    more = (
        units.units[unit].id
        for units, shown in seen
        for unit in shown
        if units.layers[unit] == lowest - 1 and units.children[unit]
    )
    return folded.union(more)


def layer_more(scenarios: Sequence[Scenario], folded: frozenset[str]) -> frozenset[str]:
    """`folded` with the highest layer opened on which any unit is folded; all that was hidden there is folded."""
    flat = [(hierarchy(its), seen_units(its, folded)) for its in scenarios]
    if OUTSIDE in folded and any(outside(units) for units, _ in flat):
        below = (units.units[root].id for units, _ in flat for root in outside(units) if units.children[root])
        return (folded - {OUTSIDE}).union(below)
    shut = [
        (units.layers[unit], units.units[unit].id)
        for units, shown in flat
        for unit in shown
        if units.children[unit] and units.units[unit].id in folded
    ]
    if not shut:
        return frozenset()
    highest = min(layer for layer, _ in shut)
    opened = {id for layer, id in shut if layer == highest}
    before = {units.units[unit].id for units, shown in flat for unit in shown}
    coming = {
        units.units[unit].id
        for its, (units, _) in zip(scenarios, flat, strict=True)
        for unit in seen_units(its, folded - opened)
        if units.children[unit]
    }
    return (folded - opened) | (coming - before)


def revealed(scenario: Scenario, folded: frozenset[str], unit_id: str) -> frozenset[str]:
    """`folded` without the units that hide the given one, for bringing it into view."""
    units = hierarchy(scenario)
    unit = units.index.get(unit_id)
    if unit is None:
        return folded
    path = units.path(unit)
    hiding = {units.units[above].id for above in path[:-1]}
    return folded - hiding - ({OUTSIDE} if path[0] in outside(units) else set())
