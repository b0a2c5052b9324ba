"""One order of siblings for several scenarios, so that what they share is found at the same place in each chart."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.drawing.boxes.options import SiblingOrder
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario


def shared_order(scenarios: Sequence[Scenario], leading: int = 0) -> SiblingOrder:
    """The order of the children of each parent that several scenarios have.

    Children that they share come in the order of the `leading` scenario, else of the leftmost that has both; a child
    that only one has comes after the sibling that it follows there. Parents whose children stand alike everywhere are
    left out.
    """
    if len(scenarios) < 2:
        return ()
    merged: dict[str, list[str]] = {}
    differing: dict[str, None] = {}
    for scenario in (*scenarios[leading : leading + 1], *scenarios[:leading], *scenarios[leading + 1 :]):
        for parent, ids in _families(hierarchy(scenario)):
            known = merged.get(parent)
            if known is None:
                merged[parent] = ids
            elif known != ids:
                differing[parent] = None
                merged[parent] = merged_order(known, ids)
    return tuple([(parent, tuple(merged[parent])) for parent in differing])


@once_per_value
def _families(flat: Hierarchy) -> list[tuple[str, list[str]]]:
    """The ids of the children of each parent, and under an empty one of those at the top."""
    ids = [unit.id for unit in flat.units]
    found = [(ids[unit], [ids[child] for child in below]) for unit, below in enumerate(flat.children) if below]
    return [("", [ids[root] for root in flat.roots()]), *found]


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
