"""The branches of an administration, such as its divisions: what staff and money are told by."""

from __future__ import annotations

from orgsim.model.hierarchy import Hierarchy
from orgsim.model.kinds import Side
from orgsim.model.memo import once_per_value

_TRUNK = 0.75
"""Share of the administration's units from which on those below one top are its branches, others standing beside it."""


def tops(flat: Hierarchy, side: Side) -> list[int]:
    """The units of a side that have none of it anywhere above them, in reading order."""
    found: list[int] = []
    end = 0
    for unit, its in enumerate(flat.sides):
        if its == side and unit >= end:
            found.append(unit)
            end = flat.ends[unit]
    return found


@once_per_value
def branches(flat: Hierarchy) -> tuple[int, ...]:
    """The tops of the administration's branches: what stands below its one head, or the heads where there are several.

    A head that nearly all stand below is one too where a few units stand beside it, as internal audit does.
    """
    heads = tops(flat, "administration")
    while True:
        largest = max(heads, key=lambda top: flat.ends[top] - top, default=None)
        if largest is None:
            return ()
        below = [child for child in flat.children[largest] if flat.sides[child] == "administration"]
        all_units = sum(flat.ends[top] - top for top in heads)
        if not below or (flat.ends[largest] - largest) / all_units < _TRUNK:
            return tuple(heads)
        branching = sum(bool(flat.children[child]) for child in below)
        if len(heads) > 1 and branching < 2:
            return tuple(heads)
        heads = sorted([*(top for top in heads if top != largest), *below])
        if len(below) > 1:
            return tuple(heads)
