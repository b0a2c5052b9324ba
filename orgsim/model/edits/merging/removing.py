"""What was taken out here, taken out of theirs, and what is spared of that."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.model.edits.edits import Edit, Removed
from orgsim.model.edits.facts import TRAY, UNIT, Units
from orgsim.model.edits.merging.merge import Kept, Merge
from orgsim.model.edits.merging.needs import is_place, need
from orgsim.model.edits.merging.putting import put


def remove(merge: Merge, before: Units, edit: Removed) -> None:
    """Take out what was taken out here; what they have changed of it as it is chosen."""
    branch = before.branch(edit.id)
    own = [edit.id] if edit.keep_subordinates else branch
    if merge.three.is_settled(own) and any(id in merge.three.mine.units for id in own):
        return
    there = [id for id in own if id in merge.units.units]
    if edit.keep_subordinates and not there:
        need(merge, before, [id for id in before.children[edit.id] if id in merge.three.mine.units], edit)
        there = [id for id in own if id in merge.units.units]
    if not there:
        return
    changed = list(merge.three.changed_among(there))
    expected = before.children[edit.id] if edit.keep_subordinates else branch
    for id in there:
        changed += [each for each in merge.units.children[id] if each not in expected]
    changed = list(dict.fromkeys(changed))
    if changed and not merge.clash("removed-here", edit.id, UNIT, edit, there=changed):
        raise Kept
    for id in changed:
        _spare(merge, before, id, branch, edit)
    if edit.id in merge.units.units:
        merge.do(edit, edit)
    for id in own:
        if id in merge.units.units:
            merge.do(Removed(id, keep_subordinates=True), edit)


def _spare(merge: Merge, before: Units, id: str, branch: Sequence[str], edit: Edit) -> None:
    """Put what they have moved below something that is to be removed back to where it was."""
    if id in branch or id not in before.units:
        return
    parent = before.parents[id]
    if parent is None or parent == TRAY or (is_place(merge, parent) and id not in merge.units.path(parent)):
        put(merge, before, (id,), parent, None, edit, alone=False)
