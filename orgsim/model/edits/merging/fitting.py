"""Edits of a draft, made anew of what somebody else has made of it meanwhile: which fit, and which conflict.

A fact that only one of the two has changed is kept; one that both have changed alike is no conflict. The order of
siblings never is one: what is put somewhere comes behind the neighbour that it came behind.
"""

from __future__ import annotations

from orgsim.model.edits.edits import Added, Edit, Moved, PutAway, Removed, TakenOut
from orgsim.model.edits.facts import units_of
from orgsim.model.edits.merging.adding import add
from orgsim.model.edits.merging.merge import Kept, Merge
from orgsim.model.edits.merging.moving import move
from orgsim.model.edits.merging.removing import remove
from orgsim.model.edits.merging.stating import state
from orgsim.model.scenario import Scenario


def fitted(merge: Merge, before: Scenario, edit: Edit) -> list[Edit]:
    """What comes of `edit`, which was made of `before`: edits that are possible of `now`, which then has them."""
    merge.done = []
    start = merge.now
    try:
        match edit:
            case Removed():
                remove(merge, units_of(before), edit)
            case Added():
                add(merge, before, edit)
            case Moved() | PutAway() | TakenOut():
                move(merge, before, edit)
            case _:
                state(merge, before, edit)
    except Kept:
        merge.done, merge.now = [], start
    return merge.done
