"""Which units the box of those without room stands for, worked out from the hierarchy alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from orgsim.drawing.boxes.folding import OUTSIDE
from orgsim.drawing.boxes.gathering import gathered_below
from orgsim.model.hierarchy import Hierarchy


def gathered_in(units: Hierarchy, gathered: Collection[str], box_id: str) -> list[int]:
    """The units of the hierarchy that this box gathers; empty for the box of a unit."""
    parent = gathered_below(box_id)
    if parent is None:
        return []
    siblings: Iterable[int]
    if parent in ("", OUTSIDE):
        siblings = [root for root in units.roots() if (units.sides[root] == "external") is (parent == OUTSIDE)]
    else:
        siblings = units.children[units.index[parent]] if parent in units.index else ()
    return [unit for unit in siblings if units.units[unit].id in gathered]
