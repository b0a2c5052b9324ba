"""What was moved or put away here, moved among theirs."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.model.edits.applying import edited, uppermost
from orgsim.model.edits.edits import Edit, Moved, PutAway, TakenOut
from orgsim.model.edits.facts import PARENT, TRAY, Fact, Units, units_of
from orgsim.model.edits.merging.merge import Kept, Merge
from orgsim.model.edits.merging.needs import need, need_placed, reachable
from orgsim.model.edits.merging.places import place_now
from orgsim.model.edits.merging.putting import put
from orgsim.model.edits.merging.three import Standing
from orgsim.model.scenario import Scenario


def move(merge: Merge, before: Scenario, edit: Moved | PutAway | TakenOut) -> None:
    """Move the units that it moved, but those that they have moved as well, unless that is chosen."""
    then = units_of(before)
    ids, below, at, alone = _move_of(before, edit)
    wishes = {id: _wish(merge, then, id, below, edit) for id in ids}
    going = [id for id, wish in wishes.items() if wish == "free"]
    if alone:
        for id, wish in wishes.items():
            if wish == "settled" and id in merge.units.units:
                _leave_behind(merge, then, id, edit)
    if not going:
        return
    there = reachable(merge, then, below, going, edit)
    if alone:
        for id in going:
            need_placed(merge, then, id, edit)
    with_others = alone and any(set(merge.units.children[id]).difference(then.children[id]) for id in going)
    if with_others:
        for id in going:
            _leave(merge, then, id, edit)
    if at is not None:
        after = units_of(edited(before, [edit]))
        at = place_now((then, after, merge.units), (ids, going), at, (below, there), alone=alone)
    put(merge, then, going, there, at, edit, alone=alone and not with_others)


def _wish(merge: Merge, before: Units, id: str, below: str | None, edit: Edit) -> Standing:
    """What becomes of one of the units that were moved: `free`, it is to be moved; `clash`, it is kept back."""
    fact = Fact(id, PARENT)
    then, mine, theirs = merge.three.values(fact)
    standing = merge.three.standing(fact)
    if standing == "settled":
        if theirs == mine == (below,) != (merge.units.parents.get(id, below),):
            # Both have, and what kept it elsewhere was chosen.
            return "free"
        if before.parents[id] != below or then == theirs:
            return "settled"
        # Only its place among its siblings was changed here.
        standing = "free" if mine == theirs else "clash"
    try:
        need(merge, before, (id,), edit)
    except Kept:
        return "clash"
    if id in merge.keeping:
        return "free" if merge.keep_back(merge.keeping[id], edit) else "clash"
    if standing == "free" or merge.three.is_removed(id) or merge.clash("moved", id, PARENT, edit):
        return "free"
    return "clash"


def _leave_behind(merge: Merge, before: Units, id: str, edit: Edit) -> None:
    """Of a unit that they have moved as well, put what it was to leave behind where it was to stay."""
    own, mine = before.children[id], merge.three.mine.parents
    staying = [each for each in merge.units.children[id] if each in own and mine.get(each) != id]
    if staying:
        parent = before.parents[id]
        need_placed(merge, before, parent, edit)
        put(merge, before, staying, parent, None, edit, alone=False)


def _leave(merge: Merge, before: Units, id: str, edit: Edit) -> None:
    """Put what stood below a unit, when it was moved alone, into its place."""
    staying = tuple([each for each in merge.units.children[id] if each in before.children[id]])
    parent = merge.units.parents[id]
    if staying and merge.units.is_placed(id):
        merge.do(Moved(staying, parent, merge.units.children[parent].index(id)), edit)


def _move_of(before: Scenario, edit: Moved | PutAway | TakenOut) -> tuple[Sequence[str], str | None, int | None, bool]:
    """Which units go below which or into the tray, behind how many, and whether alone."""
    match edit:
        case Moved(ids, below, at, True):
            return ids, below, at, True
        case Moved(ids, below, at):
            return uppermost(before, ids), below, at, False
        case PutAway(ids):
            return uppermost(before, ids), TRAY, None, False
        case TakenOut(id, below, at):
            return (id,), below, at, False
