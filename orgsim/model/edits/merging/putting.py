"""Units are put somewhere, whether they are placed or put away now, and whatever stands below what."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.model.edits.applying import uppermost
from orgsim.model.edits.edits import Edit, Moved, PutAway, TakenOut
from orgsim.model.edits.facts import PARENT, TRAY, Units
from orgsim.model.edits.merging.merge import Kept, Merge
from orgsim.model.edits.merging.needs import need_placed
from orgsim.model.edits.refusing import refusal

_MOST_MOVED_BACK = 10
_IN_A_CIRCLE = frozenset(("edit.unit.below-its-own", "edit.unit.below-itself"))


def put(
    merge: Merge, before: Units, ids: Sequence[str], below: str | None, at: int | None, edit: Edit, *, alone: bool
) -> None:
    """Put those units below that one or into the tray, be they placed now or put away."""
    if below == TRAY:
        _put_away(merge, ids, edit)
        return
    together = Moved(tuple(ids), below, at, alone)
    _break_circles(merge, before, together, edit)
    placed = [id for id in ids if merge.units.is_placed(id)]
    if placed == list(ids) and (alone or uppermost(merge.now, ids) == tuple(ids)):
        merge.do(together, edit)
        return
    # They have put one of them below another, or away.
    for number, id in enumerate(ids):
        place = None if at is None else at + number
        moved = merge.units.is_placed(id)
        merge.do(Moved((id,), below, place, alone) if moved else TakenOut(id, below, place), edit)


def _put_away(merge: Merge, ids: Sequence[str], edit: Edit) -> None:
    """Put each of those units into the tray by itself, whatever it stands below."""
    placed = [id for id in ids if merge.units.is_placed(id)]
    together = uppermost(merge.now, placed)
    for id in ids:
        if id not in placed and merge.units.parents[id] != TRAY:
            merge.do(TakenOut(id, None), edit)
            merge.do(PutAway((id,)), edit)
        elif id in placed and id not in together:
            merge.do(PutAway((id,)), edit)
    if together:
        merge.do(PutAway(together), edit)


def _break_circles(merge: Merge, before: Units, move: Moved, edit: Edit) -> None:
    """Where they have put what it goes below under itself, and mine is chosen, move that back first."""
    for _ in range(_MOST_MOVED_BACK):
        why = refusal(merge.now, move)
        if why is None or why.key not in _IN_A_CIRCLE or move.below is None:
            return
        path = merge.units.path(move.below)
        id = next(id for id in move.ids if id in path)
        own = path[path.index(id) :]
        wrong = next((each for each in own[1:] if before.parents.get(each, id) not in own), None)
        if wrong is None:
            return
        if not merge.clash("moved", id, PARENT, edit, mark=" circle", there=(wrong,)):
            raise Kept
        home = before.parents[wrong]
        need_placed(merge, before, home, edit)
        put(merge, before, (wrong,), home, None, edit, alone=False)
