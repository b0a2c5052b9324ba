"""What a merge of two sittings has come to: theirs with what fits of mine, and the conflicts that were met."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from orgsim.messages import Message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.conflicts import Choices, Conflict, ConflictKind
from orgsim.model.edits.edits import Added, Edit, MatterMoved, Moved, PutAway
from orgsim.model.edits.facts import DRAFT, UNIT, Fact, Units, units_of
from orgsim.model.edits.merging.three import three_of
from orgsim.model.edits.refusing import refusal
from orgsim.model.scenario import Scenario


class Kept(Exception):  # noqa: N818 -- it is raised where an edit is kept back
    """The edit is told in a conflict, and not made."""


class Merge:
    """What is made of theirs: as far as it was made, with what is told of edits that do not fit."""

    def __init__(self, base: Scenario, mine: Scenario, theirs: Scenario, choices: Choices) -> None:
        self.now = theirs
        """Theirs with what fits, as far as it was made."""
        self.conflicts: dict[str, Conflict] = {}
        """By their keys, in the order in which they are met."""
        self.three = three_of(base, mine, theirs)
        self.choices = choices
        """By the keys of conflicts."""
        self.done: list[Edit] = []
        """What the edit that is being made has come to."""
        self.keeping: dict[str, str] = {}
        """The key of the conflict that keeps a unit out which was made here, or that is about one which both made."""

    def impossible(self, edit: Edit, why: Message) -> None:
        """Tell that an edit cannot be made, whatever is chosen."""
        self.clash("impossible", subject(edit), UNIT, edit, mark=f" {len(self.conflicts)}", why=why)

    @property
    def units(self) -> Units:
        """The units as they are now."""
        return units_of(self.now)

    def do(self, edit: Edit, of: Edit) -> None:
        """Make `edit`, which comes of that one: what cannot be made is told, and kept back."""
        why = refusal(self.now, edit)
        if why is not None:
            self.impossible(of, why)
            raise Kept
        self.now = edited(self.now, [edit])
        self.done.append(edit)

    def clash(
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
            before, mine, theirs = self.three.values(Fact(unit, field))
            known = Conflict(key, kind, unit, field, before, mine, theirs, (), tuple(there), why)
        self.conflicts[key] = replace(known, edits=(*known.edits, edit))
        return known.why is None and self.choices.get(key) == "mine"

    def keep_back(self, key: str, edit: Edit) -> bool:
        """Tell `edit` with the conflict of that key; whether it is made all the same, as that is chosen."""
        known = self.conflicts[key]
        if edit not in known.edits:
            self.conflicts[key] = replace(known, edits=(*known.edits, edit))
        return self.choices.get(key) == "mine"


def subject(edit: Edit) -> str:
    """Id of the unit that an edit is about, or `DRAFT`."""
    match edit:
        case Added(unit):
            return unit.id
        case Moved(ids) | PutAway(ids):
            return ids[0]
        case MatterMoved(_, of):
            return of
    return str(getattr(edit, "id", DRAFT))
