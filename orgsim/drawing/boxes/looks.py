"""How the box of a unit looks."""

from __future__ import annotations

from orgsim.model.hierarchy import Hierarchy


def look_of(units: Hierarchy, unit: int) -> str:
    """Name of the look: its kind's, or that of what is outside, where the draft itself puts the unit there."""
    kind = units.kinds[unit]
    return "external" if units.sides[unit] == "external" != kind.side else kind.look


def is_outside(units: Hierarchy, unit: int) -> bool:
    """Whether the organisation ends at it: it is outside, and does not stand below another that is."""
    parent = units.parents[unit]
    return units.sides[unit] == "external" and (parent < 0 or units.sides[parent] != "external")
