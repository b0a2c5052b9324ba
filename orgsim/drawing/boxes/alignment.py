"""One order of siblings for several scenarios, so that what they share is found at the same place in each chart."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.drawing.boxes.options import SiblingOrder
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario


def shared_order(scenarios: Sequence[Scenario], leading: int = 0) -> SiblingOrder:
    """The order of the children of each parent that several scenarios have.

    Children that they share come in the order of the `leading` scenario, else of the leftmost that has both; a child
    that only one has comes after the sibling that it follows there. Parents whose children stand alike everywhere are
    left out.
    """
    merged: dict[str, list[str]] = {}
    differing: dict[str, None] = {}
    for scenario in (*scenarios[leading : leading + 1], *scenarios[:leading], *scenarios[leading + 1 :]):
        units = hierarchy(scenario)
        for parent, children in [("", list(units.roots())), *_families(units)]:
            ids = [units.units[child].id for child in children]
            known = merged.get(parent)
            if known is None:
                merged[parent] = ids
            elif known != ids:
                differing[parent] = None
                merged[parent] = merged_order(known, ids)
    return tuple([(parent, tuple(merged[parent])) for parent in differing])


def _families(units: Hierarchy) -> list[tuple[str, list[int]]]:
    return [(units.units[unit].id, list(below)) for unit, below in enumerate(units.children) if below]


def merged_order(known: Sequence[str], further: Sequence[str]) -> list[str]:
    """`known` with those of `further` that it lacks, each after the one that it follows there."""
    order = list(known)
    there = set(known)
    before = -1
    for unit in further:
        if unit in there:
            before = order.index(unit)
        else:
            before += 1
            order.insert(before, unit)
            there.add(unit)
    return order
