"""What was made here, made among theirs."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from orgsim.model.edits.applying import edited
from orgsim.model.edits.between import pruned, stating_as
from orgsim.model.edits.edits import Added
from orgsim.model.edits.facts import UNIT, Units, units_of
from orgsim.model.edits.merging.branches import dangling
from orgsim.model.edits.merging.merge import Kept, Merge
from orgsim.model.edits.merging.needs import reachable
from orgsim.model.edits.merging.places import place_now
from orgsim.model.edits.merging.putting import put
from orgsim.model.scenario import Scenario
from orgsim.model.units import every


def add(merge: Merge, before: Scenario, edit: Added) -> None:
    """Make a branch that was made here; where both have made a unit of that id, as it is chosen."""
    branch = [unit.id for unit in every(edit.unit)]
    known = merge.units.units
    back = [id for id in branch if merge.three.is_removed(id)]
    if (back or any(id in known for id in branch)) and merge.three.is_settled(branch):
        return
    if back:
        # It was taken out here before, and is put back: theirs is that it is gone.
        root = merge.three.root_of_removed(back[0])
        if not merge.clash("removed-there", root, UNIT, edit):
            _keep_out(merge, branch, f"{root} {UNIT}")
            raise Kept
    taken = [id for id in branch if id in known]
    if taken:
        chosen = merge.clash("added", edit.unit.id, UNIT, edit)
        merge.keeping |= dict.fromkeys(branch, f"{edit.unit.id} {UNIT}")
        if not chosen:
            raise Kept
    then = units_of(before)
    try:
        below = reachable(merge, then, edit.below, [edit.unit.id], edit)
        why = dangling(merge.units, pruned(edit.unit, known))
        if why is not None:
            merge.impossible(edit, why)
            raise Kept
        if taken:
            _add_among(merge, then, edit, below)
            return
        at = edit.at
        if at is not None:
            three = then, units_of(edited(before, [edit])), merge.units
            at = place_now(three, ((edit.unit.id,), (edit.unit.id,)), at, (edit.below, below), alone=False)
        merge.do(edit if (below, at) == (edit.below, edit.at) else replace(edit, below=below, at=at), edit)
    except Kept:
        told = (key for key, conflict in reversed(merge.conflicts.items()) if edit in conflict.edits)
        _keep_out(merge, branch, next(told))
        raise


def _keep_out(merge: Merge, ids: Iterable[str], key: str) -> None:
    """Remember which conflict keeps those out that are not there."""
    merge.keeping |= {id: key for id in ids if id not in merge.units.units}


def _add_among(merge: Merge, before: Units, edit: Added, below: str | None) -> None:
    """Make of units that are there already what was made here, and the others below them."""
    waiting = [(edit.unit, below)]
    while waiting:
        unit, parent = waiting.pop(0)
        there = merge.units.units.get(unit.id)
        if there is None:
            merge.do(Added(replace(unit, units=()), parent), edit)
        else:
            if merge.units.parents[unit.id] != parent:
                put(merge, before, (unit.id,), parent, None, edit, alone=False)
            for each in stating_as(there, unit):
                merge.do(each, edit)
        waiting += [(each, unit.id) for each in unit.units]
