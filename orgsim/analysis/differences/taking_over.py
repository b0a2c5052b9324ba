"""One difference between two drafts, taken over from one into the other: what edits it takes.

Where the other draft says nothing of a unit, nothing is taken away from what is said here: what is unknown there may
well be so. A matter that is decided elsewhere here passes from there, so that no two bodies come to decide it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from orgsim.messages import Message, message
from orgsim.model.edits.applying import above, subordinates
from orgsim.model.edits.between import stating_as
from orgsim.model.edits.bringing import as_stated
from orgsim.model.edits.edits import Edit, MatterAdded, MatterMoved, MatterRemoved, Moved, RemitCleared, Removed, Set
from orgsim.model.edits.remits import matter_of
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario


class TakingOver(Struct, frozen=True):
    """What takes a difference over."""

    edits: tuple[Edit, ...]
    left_behind: tuple[Message, ...] = ()
    """What could not come, as it names units that are not here."""
    unstated: tuple[str, ...] = ()
    """Fields that stay as they are here, as nothing is said of them there."""
    missing: str | None = None
    """The unit that it stands below there and cannot here, as it is not here: it stays where it is."""


def taking_over(
    here: Scenario,
    there: Scenario,
    own: str,
    other: str,
    *,
    lineage: bool = True,
    counterparts: Mapping[str, str] | None = None,
) -> TakingOver:
    """What makes the unit `own` of the draft `here` stand where `other` does `there`, and say the same.

    Both are ids of units that are placed. Without `lineage` what it continues stays: of the baseline, that is told of
    units which are earlier still. Links come where both drafts call it by one id and the other end is here.
    `counterparts`: by units of `there` what they are here, under another id.
    """
    mine, theirs = hierarchy(here), hierarchy(there)
    unit, wanted = mine.units[mine.index[own]], theirs.units[theirs.index[other]]
    edits: list[Edit] = []
    unstated: list[str] = []
    parent = above(there, other)
    at = place_like(here, there, other)
    if parent is not None and parent not in mine.index and counterparts and parent in counterparts:
        parent, at = counterparts[parent], None
    missing = parent if parent is not None and parent not in mine.index else None
    if parent != above(here, own) and missing is None:
        edits.append(Moved((own,), parent, at))
    stated = as_stated(here, there, wanted)
    for edit in stating_as(unit, replace(stated.unit, id=own)):
        if isinstance(edit, Set) and edit.field == "continues" and not lineage:
            continue
        if isinstance(edit, Set) and edit.value is None:
            unstated.append(edit.field)
            continue
        if isinstance(edit, RemitCleared) and not edit.nothing:
            unstated.append("remit")
            continue
        edits += _passing(here, there, own, other, edit)
    left_behind = stated.left_behind
    if own == other:
        edits += stated.links
    elif _links(there, other) - _links(here, own):
        left_behind = (*left_behind, message("edit.bring.other-id", unit=wanted.name, id=own))
    return TakingOver((*stated.declared, *edits) if edits else (), left_behind, tuple(unstated), missing)


def _links(scenario: Scenario, id: str) -> set[tuple[str, str, bool]]:
    """Of the links of that unit the kind, the other end, and whether they lead to it."""
    ends = [(link.kind, link.from_, link.to) for link in scenario.links if id in (link.from_, link.to)]
    return {(kind, one if two == id else two, two == id) for kind, one, two in ends}


def _passing(here: Scenario, there: Scenario, own: str, other: str, edit: Edit) -> Iterator[Edit]:
    """The same, where a matter passes from a body to another and would else be decided by both, or by none."""
    match edit:
        case MatterAdded(_, matter, at):
            for body in _deciding(here, matter.id):
                if body != own and matter_of(there, body, matter.id) is None:
                    yield MatterMoved(matter.id, body, own, at)
                    if matter_of(here, body, matter.id) != matter:
                        yield MatterRemoved(own, matter.id)
                        yield edit
                    return
            yield edit
        case MatterRemoved(_, key):
            to = [body for body in _deciding(there, key) if body != other and body in hierarchy(here).index]
            free = next((body for body in to if body != own and matter_of(here, body, key) is None), None)
            yield edit if free is None else MatterMoved(key, own, free)
        case RemitCleared():
            unit = hierarchy(here).units[hierarchy(here).index[own]]
            for matter in unit.remit or ():
                yield from _passing(here, there, own, other, MatterRemoved(own, matter.id))
            if not unit.remit:
                yield edit
        case _:
            yield edit


def _deciding(scenario: Scenario, matter: str) -> list[str]:
    return [unit.id for unit in hierarchy(scenario).units if any(each.id == matter for each in unit.remit or ())]


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
