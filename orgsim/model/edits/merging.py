"""Edits of a draft, made anew of what somebody else has made of it meanwhile: which fit, and which conflict.

A fact that only one of the two has changed is kept; one that both have changed alike is no conflict. The order of
siblings never is one: what is put somewhere comes behind the neighbour that it came behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from orgsim.messages import Message, message
from orgsim.model.edits.applying import edited, uppermost
from orgsim.model.edits.between import pruned, stating_as
from orgsim.model.edits.conflicts import Choices, Conflict, ConflictKind
from orgsim.model.edits.edits import Added, Edit, MatterMoved, Moved, PutAway, Remarked, Removed, Renamed, TakenOut
from orgsim.model.edits.facts import DRAFT, PARENT, TRAY, UNIT, Fact, Units, differing, facts_of, referred_to, units_of
from orgsim.model.edits.refusing import refusal
from orgsim.model.edits.three import Standing, three_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES
from orgsim.model.units import Unit

_MOST_MOVED_BACK = 10
_IN_A_CIRCLE = frozenset(("edit.unit.below-its-own", "edit.unit.below-itself"))


class _Kept(Exception):  # noqa: N818 -- it is raised where an edit is kept back
    """The edit is told in a conflict, and not made."""


class Merge:
    """What was done to `base` and came to `mine`, made anew of `theirs`, one edit after another."""

    def __init__(self, base: Scenario, mine: Scenario, theirs: Scenario, choices: Choices) -> None:
        self.now = theirs
        """Theirs with what fits, as far as it was made."""
        self.conflicts: dict[str, Conflict] = {}
        """By their keys, in the order in which they are met."""
        self._three = three_of(base, mine, theirs)
        self._choices = choices
        self._done: list[Edit] = []
        self._keeping: dict[str, str] = {}
        """The key of the conflict that keeps a unit out which was made here, or that is about one which both made."""

    def fitted(self, before: Scenario, edit: Edit) -> list[Edit]:
        """What comes of `edit`, which was made of `before`: edits that are possible of `now`, which then has them."""
        self._done = []
        start = self.now
        try:
            match edit:
                case Removed():
                    self._remove(units_of(before), edit)
                case Added():
                    self._add(before, edit)
                case Moved() | PutAway() | TakenOut():
                    self._move(before, edit)
                case _:
                    self._state(before, edit)
        except _Kept:
            self._done, self.now = [], start
        return self._done

    def impossible(self, edit: Edit, why: Message) -> None:
        """Tell that an edit cannot be made, whatever is chosen."""
        self._clash("impossible", _subject(edit), UNIT, edit, mark=f" {len(self.conflicts)}", why=why)

    @property
    def _units(self) -> Units:
        return units_of(self.now)

    def _do(self, edit: Edit, of: Edit) -> None:
        why = refusal(self.now, edit)
        if why is not None:
            self.impossible(of, why)
            raise _Kept
        self.now = edited(self.now, [edit])
        self._done.append(edit)

    def _clash(
        self,
        kind: ConflictKind,
        unit: str,
        field: str,
        edit: Edit,
        *,
        there: Iterable[str] = (),
        mark: str = "",
        why: Message | None = None,
    ) -> bool:
        """Tell a conflict of which `edit` is the one side; whether that side is chosen."""
        key = f"{unit} {field}{mark}"
        known = self.conflicts.get(key)
        if known is None:
            before, mine, theirs = self._three.values(Fact(unit, field))
            known = Conflict(key, kind, unit, field, before, mine, theirs, (), tuple(there), why)
        self.conflicts[key] = replace(known, edits=(*known.edits, edit))
        return known.why is None and self._choices.get(key) == "mine"

    def _keep_back(self, key: str, edit: Edit) -> bool:
        """Tell `edit` with the conflict of that key; whether it is made all the same, as that is chosen."""
        known = self.conflicts[key]
        if edit not in known.edits:
            self.conflicts[key] = replace(known, edits=(*known.edits, edit))
        return self._choices.get(key) == "mine"

    # What edits need

    def _need(self, before: Units, ids: Iterable[str], edit: Edit) -> None:
        """See to it that those units are there: put them back where that is chosen, else keep `edit` back."""
        for id in ids:
            if id in self._units.units or id == DRAFT:
                continue
            if id in self._keeping:
                self._keep_back(self._keeping[id], edit)
                raise _Kept
            if not self._three.is_removed(id):
                self.impossible(edit, message("edit.unit.not-there", id=id))
                raise _Kept
            root = self._three.root_of_removed(id)
            if not self._clash("removed-there", root, UNIT, edit):
                raise _Kept
            self._put_back(before, root, edit)

    def _need_placed(self, before: Units, id: str | None, edit: Edit) -> None:
        """See to it that a unit is there and not put away."""
        if id is None or id == TRAY:
            return
        self._need(before, (id,), edit)
        if self._units.is_placed(id):
            return
        path = self._units.path(id)
        out = next((each for each in path if each not in before.units or before.is_placed(each)), path[0])
        if not self._clash("moved", out, PARENT, edit):
            raise _Kept
        home = before.parents.get(out)
        self._do(TakenOut(out, home if home is not None and self._units.is_placed(home) else None), edit)

    def _put_back(self, before: Units, root: str, edit: Edit) -> None:
        """Put a branch back as both found it, but what of it stands elsewhere now or was removed here."""
        branch = pruned(self._three.base.units[root], self._units.units)
        parent = self._home(before, root)
        siblings = self._three.base.children.get(parent, [])
        at = _behind(siblings, root, self._units.children[parent]) if root in siblings else None
        back = Added(branch, parent, at)
        why = _dangling(self._units, branch) or refusal(self.now, back)
        if why is not None:
            key = f"{root} {UNIT}"
            self.conflicts[key] = replace(self.conflicts[key], why=why)
            raise _Kept
        self._do(back, edit)
        for unit in _every(branch):
            if unit.id not in before.units:
                self._do(Removed(unit.id, keep_subordinates=True), edit)

    def _home(self, before: Units, id: str) -> str | None:
        """Where a unit that is put back is to stand: where it stood, else where it stands here, else further up."""
        found, here = self._three.base.parents[id], before.parents.get(id)
        if found is not None and not self._is_place(found) and here is not None and self._is_place(here):
            return here
        while found is not None and not self._is_place(found):
            found = self._three.base.parents.get(found)
        return found

    def _is_place(self, id: str) -> bool:
        return id != TRAY and self._units.is_placed(id)

    # Edits by their sorts

    def _state(self, before: Scenario, edit: Edit) -> None:
        """Any edit of what is stated: it is known by the facts that it changes."""
        after = edited(before, [edit])
        found = differing(before, after)
        if not found:
            # A comment, or another order of what is stated.
            if isinstance(edit, Remarked) or after is not before:
                self._need(units_of(before), (_subject(edit),), edit)
                self._do(edit, edit)
            return
        standings = {fact: self._three.standing(fact) for fact in found}
        if all(standing == "settled" for standing in standings.values()):
            return
        units = dict.fromkeys(fact.unit for fact in found if fact.unit != DRAFT)
        named = (id for fact, values in found.items() for value in values for id in referred_to(fact.field, value))
        self._need(units_of(before), (*units, *named), edit)
        for fact, standing in standings.items():
            if standing != "clash":
                continue
            if fact.unit in self._keeping:
                chosen = self._keep_back(self._keeping[fact.unit], edit)
            else:
                chosen = self._clash("stated", fact.unit, fact.field, edit)
            if not chosen:
                raise _Kept
        self._do(_in_its_language(before, edit), edit)

    def _move(self, before: Scenario, edit: Moved | PutAway | TakenOut) -> None:
        then = units_of(before)
        ids, below, at, alone = _move_of(before, edit)
        wishes = {id: self._wish(then, id, below, edit) for id in ids}
        going = [id for id, wish in wishes.items() if wish == "free"]
        if alone:
            for id, wish in wishes.items():
                if wish == "settled" and id in self._units.units:
                    self._leave_behind(then, id, edit)
        if not going:
            return
        there = self._reachable(then, below, going, edit)
        if alone:
            for id in going:
                self._need_placed(then, id, edit)
        with_others = alone and any(set(self._units.children[id]).difference(then.children[id]) for id in going)
        if with_others:
            for id in going:
                self._leave(then, id, edit)
        if at is not None:
            after = units_of(edited(before, [edit]))
            at = _place((then, after, self._units), (ids, going), at, (below, there), alone=alone)
        self._put(then, going, there, at, edit, alone=alone and not with_others)

    def _put(
        self, before: Units, ids: Sequence[str], below: str | None, at: int | None, edit: Edit, *, alone: bool
    ) -> None:
        """Put those units below that one or into the tray, be they placed now or put away."""
        if below == TRAY:
            self._put_away(ids, edit)
            return
        together = Moved(tuple(ids), below, at, alone)
        self._break_circles(before, together, edit)
        placed = [id for id in ids if self._units.is_placed(id)]
        if placed == list(ids) and (alone or uppermost(self.now, ids) == tuple(ids)):
            self._do(together, edit)
            return
        # They have put one of them below another, or away.
        for number, id in enumerate(ids):
            place = None if at is None else at + number
            moved = self._units.is_placed(id)
            self._do(Moved((id,), below, place, alone) if moved else TakenOut(id, below, place), edit)

    def _put_away(self, ids: Sequence[str], edit: Edit) -> None:
        """Put each of those units into the tray by itself, whatever it stands below."""
        placed = [id for id in ids if self._units.is_placed(id)]
        together = uppermost(self.now, placed)
        for id in ids:
            if id not in placed and self._units.parents[id] != TRAY:
                self._do(TakenOut(id, None), edit)
                self._do(PutAway((id,)), edit)
            elif id in placed and id not in together:
                self._do(PutAway((id,)), edit)
        if together:
            self._do(PutAway(together), edit)

    def _wish(self, before: Units, id: str, below: str | None, edit: Edit) -> Standing:
        """What becomes of one of the units that were moved: `free`, it is to be moved; `clash`, it is kept back."""
        fact = Fact(id, PARENT)
        then, mine, theirs = self._three.values(fact)
        standing = self._three.standing(fact)
        if standing == "settled":
            if theirs == mine == (below,) != (self._units.parents.get(id, below),):
                # Both have, and what kept it elsewhere was chosen.
                return "free"
            if before.parents[id] != below or then == theirs:
                return "settled"
            # Only its place among its siblings was changed here.
            standing = "free" if mine == theirs else "clash"
        try:
            self._need(before, (id,), edit)
        except _Kept:
            return "clash"
        if id in self._keeping:
            return "free" if self._keep_back(self._keeping[id], edit) else "clash"
        if standing == "free" or self._three.is_removed(id) or self._clash("moved", id, PARENT, edit):
            return "free"
        return "clash"

    def _leave_behind(self, before: Units, id: str, edit: Edit) -> None:
        """Of a unit that they have moved as well, put what it was to leave behind where it was to stay."""
        own, mine = before.children[id], self._three.mine.parents
        staying = [each for each in self._units.children[id] if each in own and mine.get(each) != id]
        if staying:
            parent = before.parents[id]
            self._need_placed(before, parent, edit)
            self._put(before, staying, parent, None, edit, alone=False)

    def _leave(self, before: Units, id: str, edit: Edit) -> None:
        """Put what stood below a unit, when it was moved alone, into its place."""
        staying = tuple([each for each in self._units.children[id] if each in before.children[id]])
        parent = self._units.parents[id]
        if staying and self._units.is_placed(id):
            self._do(Moved(staying, parent, self._units.children[parent].index(id)), edit)

    def _reachable(self, before: Units, below: str | None, ids: Sequence[str], edit: Edit) -> str | None:
        """Where what was put below that unit comes: where that is gone on both sides, to where it came in the end."""
        if below is None or below == TRAY or self._units.is_placed(below):
            return below
        if below not in self._three.mine.units:
            end = self._three.mine.parents.get(ids[0])
            if end is None or end == TRAY or self._units.is_placed(end):
                return None if end == TRAY else end
            below = end
        self._need_placed(before, below, edit)
        return below

    def _break_circles(self, before: Units, move: Moved, edit: Edit) -> None:
        """Where they have put what it goes below under itself, and mine is chosen, move that back first."""
        for _ in range(_MOST_MOVED_BACK):
            why = refusal(self.now, move)
            if why is None or why.key not in _IN_A_CIRCLE or move.below is None:
                return
            path = self._units.path(move.below)
            id = next(id for id in move.ids if id in path)
            own = path[path.index(id) :]
            wrong = next((each for each in own[1:] if before.parents.get(each, id) not in own), None)
            if wrong is None:
                return
            if not self._clash("moved", id, PARENT, edit, mark=" circle", there=(wrong,)):
                raise _Kept
            home = before.parents[wrong]
            self._need_placed(before, home, edit)
            self._put(before, (wrong,), home, None, edit, alone=False)

    def _add(self, before: Scenario, edit: Added) -> None:
        branch = [unit.id for unit in _every(edit.unit)]
        known = self._units.units
        back = [id for id in branch if self._three.is_removed(id)]
        if (back or any(id in known for id in branch)) and self._three.is_settled(branch):
            return
        if back:
            # It was taken out here before, and is put back: theirs is that it is gone.
            root = self._three.root_of_removed(back[0])
            if not self._clash("removed-there", root, UNIT, edit):
                self._keep_out(branch, f"{root} {UNIT}")
                raise _Kept
        taken = [id for id in branch if id in known]
        if taken:
            chosen = self._clash("added", edit.unit.id, UNIT, edit)
            self._keeping |= dict.fromkeys(branch, f"{edit.unit.id} {UNIT}")
            if not chosen:
                raise _Kept
        then = units_of(before)
        try:
            below = self._reachable(then, edit.below, [edit.unit.id], edit)
            why = _dangling(self._units, pruned(edit.unit, known))
            if why is not None:
                self.impossible(edit, why)
                raise _Kept
            if taken:
                self._add_among(then, edit, below)
                return
            at = edit.at
            if at is not None:
                three = then, units_of(edited(before, [edit])), self._units
                at = _place(three, ((edit.unit.id,), (edit.unit.id,)), at, (edit.below, below), alone=False)
            self._do(edit if (below, at) == (edit.below, edit.at) else replace(edit, below=below, at=at), edit)
        except _Kept:
            told = (key for key, conflict in reversed(self.conflicts.items()) if edit in conflict.edits)
            self._keep_out(branch, next(told))
            raise

    def _keep_out(self, ids: Iterable[str], key: str) -> None:
        """Remember which conflict keeps those out that are not there."""
        self._keeping |= {id: key for id in ids if id not in self._units.units}

    def _add_among(self, before: Units, edit: Added, below: str | None) -> None:
        """Make of units that are there already what was made here, and the others below them."""
        waiting = [(edit.unit, below)]
        while waiting:
            unit, parent = waiting.pop(0)
            there = self._units.units.get(unit.id)
            if there is None:
                self._do(Added(replace(unit, units=()), parent), edit)
            else:
                if self._units.parents[unit.id] != parent:
                    self._put(before, (unit.id,), parent, None, edit, alone=False)
                for each in stating_as(there, unit):
                    self._do(each, edit)
            waiting += [(each, unit.id) for each in unit.units]

    def _remove(self, before: Units, edit: Removed) -> None:
        branch = before.branch(edit.id)
        own = [edit.id] if edit.keep_subordinates else branch
        if self._three.is_settled(own) and any(id in self._three.mine.units for id in own):
            return
        there = [id for id in own if id in self._units.units]
        if edit.keep_subordinates and not there:
            self._need(before, [id for id in before.children[edit.id] if id in self._three.mine.units], edit)
            there = [id for id in own if id in self._units.units]
        if not there:
            return
        changed = list(self._three.changed_among(there))
        expected = before.children[edit.id] if edit.keep_subordinates else branch
        for id in there:
            changed += [each for each in self._units.children[id] if each not in expected]
        changed = list(dict.fromkeys(changed))
        if changed and not self._clash("removed-here", edit.id, UNIT, edit, there=changed):
            raise _Kept
        for id in changed:
            self._spare(before, id, branch, edit)
        if edit.id in self._units.units:
            self._do(edit, edit)
        for id in own:
            if id in self._units.units:
                self._do(Removed(id, keep_subordinates=True), edit)

    def _spare(self, before: Units, id: str, branch: Sequence[str], edit: Edit) -> None:
        """Put what they have moved below something that is to be removed back to where it was."""
        if id in branch or id not in before.units:
            return
        parent = before.parents[id]
        if parent is None or parent == TRAY or (self._is_place(parent) and id not in self._units.path(parent)):
            self._put(before, (id,), parent, None, edit, alone=False)


def _subject(edit: Edit) -> str:
    match edit:
        case Added(unit):
            return unit.id
        case Moved(ids) | PutAway(ids):
            return ids[0]
        case MatterMoved(_, of):
            return of
    return str(getattr(edit, "id", DRAFT))


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


def _in_its_language(before: Scenario, edit: Edit) -> Edit:
    """A renaming of the wording that it meant where it was made."""
    if not isinstance(edit, Renamed) or edit.language is not None:
        return edit
    name = units_of(before).units[edit.id].name
    for language in LANGUAGES:
        if name.und is None and getattr(name, language) is not None:
            return replace(edit, language=language)
    return edit


def _every(unit: Unit) -> Iterator[Unit]:
    yield unit
    for each in unit.units:
        yield from _every(each)


def _dangling(now: Units, branch: Unit) -> Message | None:
    """Which unit lacks that `branch` refers to."""
    known = now.units.keys() | {unit.id for unit in _every(branch)}
    for unit in _every(branch):
        for field, value in facts_of(unit).items():
            lost = next((id for id in referred_to(field, value) if id not in known), None)
            if lost is not None:
                return message("edit.unit.not-there", id=lost)
    return None


def _place(
    three: tuple[Units, Units, Units],
    ids: tuple[Sequence[str], Sequence[str]],
    at: int,
    below: tuple[str | None, str | None],
    *,
    alone: bool,
) -> int | None:
    """How many stand before it now: those up to the neighbour behind which the edit has put it.

    `three` are the units before and after the edit, and now; `ids` those that went then and go now, `below` likewise.
    """
    before, after, now = three
    if below[0] != below[1] or below[0] == TRAY:
        return None
    then = _without(before, ids[0], below[0], alone=alone)
    there = _without(now, ids[1], below[1], alone=alone)
    return at if then == there else _behind(after.children[below[0]], ids[0][0], there)


def _without(units: Units, ids: Sequence[str], below: str | None, *, alone: bool) -> list[str]:
    """What stands below that unit but those that go, in whose place comes what stays of them."""
    found: list[str] = []
    for id in units.children[below]:
        if id not in ids:
            found.append(id)
        elif alone:
            found += [each for each in units.children[id] if each not in ids]
    return found


def _behind(order: Sequence[str], id: str, there: Sequence[str]) -> int:
    """The place among `there` behind the nearest that comes before `id` in `order`, else before the nearest after."""
    here = order.index(id)
    for each in reversed(order[:here]):
        if each in there:
            return there.index(each) + 1
    return next((there.index(each) for each in order[here + 1 :] if each in there), len(there))
