"""What edits need to be there: put back or taken out again where that is chosen, else the edit is kept back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from orgsim.messages import message
from orgsim.model.edits.between import pruned
from orgsim.model.edits.edits import Added, Edit, Removed, TakenOut
from orgsim.model.edits.facts import DRAFT, PARENT, TRAY, UNIT, Units
from orgsim.model.edits.merging.branches import dangling
from orgsim.model.edits.merging.merge import Kept, Merge
from orgsim.model.edits.merging.places import behind
from orgsim.model.edits.refusing import refusal
from orgsim.model.units import every


def need(merge: Merge, before: Units, ids: Iterable[str], edit: Edit) -> None:
    """See to it that those units are there: put them back where that is chosen, else keep `edit` back."""
    for id in ids:
        if id in merge.units.units or id == DRAFT:
            continue
        if id in merge.keeping:
            merge.keep_back(merge.keeping[id], edit)
            raise Kept
        if not merge.three.is_removed(id):
            merge.impossible(edit, message("edit.unit.not-there", id=id))
            raise Kept
        root = merge.three.root_of_removed(id)
        if not merge.clash("removed-there", root, UNIT, edit):
            raise Kept
        _put_back(merge, before, root, edit)


def need_placed(merge: Merge, before: Units, id: str | None, edit: Edit) -> None:
    """See to it that a unit is there and not put away."""
    if id is None or id == TRAY:
        return
    need(merge, before, (id,), edit)
    if merge.units.is_placed(id):
        return
    path = merge.units.path(id)
    out = next((each for each in path if each not in before.units or before.is_placed(each)), path[0])
    if not merge.clash("moved", out, PARENT, edit):
        raise Kept
    home = before.parents.get(out)
    merge.do(TakenOut(out, home if home is not None and merge.units.is_placed(home) else None), edit)


def reachable(merge: Merge, before: Units, below: str | None, ids: Sequence[str], edit: Edit) -> str | None:
    """Where what was put below that unit comes: where that is gone on both sides, to where it came in the end."""
    if below is None or below == TRAY or merge.units.is_placed(below):
        return below
    if below not in merge.three.mine.units:
        end = merge.three.mine.parents.get(ids[0])
        if end is None or end == TRAY or merge.units.is_placed(end):
            return None if end == TRAY else end
        below = end
    need_placed(merge, before, below, edit)
    return below


def is_place(merge: Merge, id: str) -> bool:
    """Whether anything can be put below that unit."""
    return id != TRAY and merge.units.is_placed(id)


def _put_back(merge: Merge, before: Units, root: str, edit: Edit) -> None:
    """Put a branch back as both found it, but what of it stands elsewhere now or was removed here."""
    branch = pruned(merge.three.base.units[root], merge.units.units)
    parent = _home(merge, before, root)
    siblings = merge.three.base.children.get(parent, [])
    at = behind(siblings, root, merge.units.children[parent]) if root in siblings else None
    back = Added(branch, parent, at)
    why = dangling(merge.units, branch) or refusal(merge.now, back)
    if why is not None:
        key = f"{root} {UNIT}"
        merge.conflicts[key] = replace(merge.conflicts[key], why=why)
        raise Kept
    merge.do(back, edit)
    for unit in every(branch):
        if unit.id not in before.units:
            merge.do(Removed(unit.id, keep_subordinates=True), edit)


def _home(merge: Merge, before: Units, id: str) -> str | None:
    """Where a unit that is put back is to stand: where it stood, else where it stands here, else further up."""
    found, here = merge.three.base.parents[id], before.parents.get(id)
    if found is not None and not is_place(merge, found) and here is not None and is_place(merge, here):
        return here
    while found is not None and not is_place(merge, found):
        found = merge.three.base.parents.get(found)
    return found
