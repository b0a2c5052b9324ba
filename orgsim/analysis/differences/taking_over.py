"""One difference between two drafts, taken over from one into the other: what edits it takes.

Where the other draft says nothing of a unit, nothing is taken away from what is said here: what is unknown there may
well be so. Sources, lineage and remits stay each draft's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from orgsim.model.edits.applying import above, subordinates
from orgsim.model.edits.between import stating_as
from orgsim.model.edits.edits import Edit, Moved, Removed, Set
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_OWN = frozenset(("source", "continues"))


def taking_over(here: Scenario, there: Scenario, own: str, other: str) -> list[Edit]:
    """Edits by which the unit `own` of the draft `here` comes to stand where `other` does `there`, and to say the same.

    Both are ids of units that are placed.
    """
    mine, theirs = hierarchy(here), hierarchy(there)
    unit, wanted = mine.units[mine.index[own]], theirs.units[theirs.index[other]]
    edits: list[Edit] = []
    parent = above(there, other)
    if parent != above(here, own) and (parent is None or parent in mine.index):
        edits.append(Moved((own,), parent, place_like(here, there, other)))
    for edit in stating_as(unit, replace(wanted, id=own)):
        if isinstance(edit, Set) and (edit.field in _OWN or edit.value is None):
            continue
        edits.append(edit)
    return edits


def leaving_out(here: Scenario, ids: Sequence[str]) -> list[Edit]:
    """Edits by which units that only `here` has are no more; what stands below them stays."""
    return [Removed(id, keep_subordinates=True) for id in ids if id in hierarchy(here).index]


def parent_like(here: Scenario, there: Scenario, id: str) -> str | None:
    """What that unit of `there` would come to stand below: the nearest of those above it that `here` has too."""
    theirs, mine = hierarchy(there), hierarchy(here)
    path = [theirs.units[up].id for up in theirs.path(theirs.index[id])[:-1]]
    return next((up for up in reversed(path) if up in mine.index), None)


def place_like(here: Scenario, there: Scenario, id: str) -> int | None:
    """Behind how many it comes to stand: behind the nearest before it `there` that stands `here` too."""
    parent = parent_like(here, there, id)
    siblings = [unit.id for unit in subordinates(here, parent) if unit.id != id]
    earlier: list[str] = []
    for unit in subordinates(there, above(there, id)):
        if unit.id == id:
            break
        earlier.append(unit.id)
    return next((siblings.index(each) + 1 for each in reversed(earlier) if each in siblings), None)
