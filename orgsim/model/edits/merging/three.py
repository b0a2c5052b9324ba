"""A draft three ways: as two people both found it, as it was edited here, and as the other has made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from orgsim.model.edits.facts import DRAFT, UNIT, Fact, Units, differing, facts_of, facts_of_draft, units_of, value_of
from orgsim.model.scenario import Scenario

Standing = Literal["free", "settled", "clash"]
"""What becomes of a fact that was edited here. `free`: they have left it. `settled`: they have changed it, and here it
came to the same in the end or to what it was at first. `clash`: both have changed it, each to something else."""


class Three(Struct, frozen=True, eq=False):
    """The units and the heads of the three, and what they have changed."""

    base: Units
    mine: Units
    theirs: Units
    heads: tuple[Mapping[str, object], Mapping[str, object], Mapping[str, object]]
    changed: frozenset[Fact]
    """By them."""

    def values(self, fact: Fact) -> tuple[object, object, object]:
        """What each of them states there."""
        if fact.unit == DRAFT:
            one, other, third = (head.get(fact.field) for head in self.heads)
            return one, other, third
        return value_of(self.base, fact), value_of(self.mine, fact), value_of(self.theirs, fact)

    def standing(self, fact: Fact) -> Standing:
        """What becomes of that fact, which was edited here; of a unit that they have taken out, as if they had not."""
        before, mine, theirs = self.values(fact)
        if self.is_removed(fact.unit):
            return "settled" if _same(mine, before) or fact.unit not in self.mine.units else "free"
        if _same(theirs, before):
            return "free"
        return "settled" if _same(mine, theirs) or _same(mine, before) else "clash"

    def is_removed(self, id: str) -> bool:
        """Whether both found that unit, and they have taken it out."""
        return id in self.base.units and id not in self.theirs.units

    def root_of_removed(self, id: str) -> str:
        """The uppermost of the units from it upwards that they have removed, with none between that they have kept."""
        while (parent := self.base.parents[id]) is not None and self.is_removed(parent):
            id = parent
        return id

    def changed_among(self, ids: Iterable[str]) -> Iterator[str]:
        """Those of the units that they have made, moved or changed, and not taken out."""
        touched = {fact.unit for fact in self.changed if fact.field != UNIT or fact.unit in self.theirs.units}
        return (id for id in ids if id in touched)

    def is_settled(self, ids: Iterable[str]) -> bool:
        """Whether those units came to state the same here as there, or what they stated at first; places too."""
        return all(_settled_unit(self, id) for id in ids)


def _settled_unit(three: Three, id: str) -> bool:
    mine, theirs, base = (_whole(way, id) for way in (three.mine, three.theirs, three.base))
    return mine in (theirs, base)


def _whole(units: Units, id: str) -> tuple[object, ...]:
    unit = units.units.get(id)
    if unit is None:
        return ()
    return units.parents[id], facts_of(unit)


def _same(one: object, other: object) -> bool:
    return one == other and type(one) is type(other)


def three_of(base: Scenario, mine: Scenario, theirs: Scenario) -> Three:
    """The three of them."""
    one, other, third = (facts_of_draft(each) for each in (base, mine, theirs))
    return Three(
        units_of(base), units_of(mine), units_of(theirs), (one, other, third), frozenset(differing(base, theirs))
    )
