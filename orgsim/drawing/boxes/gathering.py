"""Siblings that stand in one box, as there is no room for each: which they are, and what their box is called."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from orgsim.model.hierarchy import Hierarchy

_BOX: Final = "(more)"
_UPPER_BOX: Final = "(more above)"
"""Begin the ids of such boxes, of siblings below the line between the bands and above it. No unit's id is so."""


def gathering_id(parent: str, *, above: bool = False) -> str:
    """The id of the box that gathers subordinates of the unit `parent`, or of what stands at the top.

    There, "" is the parent of what is in the organisation, and `folding.OUTSIDE` of what is outside.
    """
    return f"{_UPPER_BOX if above else _BOX}{parent}"


def gathered_below(box_id: str) -> str | None:
    """The parent of what that box gathers, as `gathering_id` takes it; `None`: it is the box of a unit."""
    for begin in (_UPPER_BOX, _BOX):
        if box_id.startswith(begin):
            return box_id.removeprefix(begin)
    return None


def parted(siblings: Sequence[int], units: Hierarchy, gathered: Collection[str]) -> tuple[list[int], list[int]]:
    """Those siblings that have boxes of their own, and those that are gathered; a single one has its own."""
    together = [unit for unit in siblings if units.units[unit].id in gathered]
    if len(together) < 2:
        return list(siblings), []
    return [unit for unit in siblings if units.units[unit].id not in gathered], together
