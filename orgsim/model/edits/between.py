"""The edits by which one draft comes to say of its units what another does: found by what both state, not by history.

So what was undone past the last saving, what a recovery file holds, and what is taken back alone are edits like any
other. What no edit can state, such as the head of a draft, stays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec.structs import replace

from orgsim.model.edits.applying import edited, subordinates
from orgsim.model.edits.edits import Added, Edit, Moved, Removed, Renamed, Set
from orgsim.model.edits.facts import Units, units_of
from orgsim.model.edits.fields import FIELDS, stated
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Unit


def between(before: Scenario, after: Scenario) -> list[Edit]:
    """Edits by which the units of `before` come to be those of `after`, in the same places; none where they are.

    What is new is made, then all is put where it stands, from the top down, then what units state is set, and then what
    is gone is removed: so nothing is put below its own subordinate, and nothing refers to what is removed.
    """
    old, new = units_of(before), units_of(after)
    if list(old.units.values()) == list(new.units.values()):
        return []
    now = _Now(before)
    for id, unit in new.units.items():
        above = new.parents[id]
        if id not in old.units and (above is None or above in old.units):
            now.do(Added(pruned(unit, old.units), above, _place(now.scenario, new, after, id)))
    for above in (None, *new.units):
        for edit in _placing(now.scenario, after, above):
            now.do(edit)
    for id, unit in new.units.items():
        if id in old.units:
            now.do(*stating_as(old.units[id], unit))
    for id, above in old.parents.items():
        if id not in new.units and (above is None or above in new.units):
            now.do(Removed(id))
    return now.edits


class _Now:
    """A scenario that is being edited, and the edits until now."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.edits: list[Edit] = []

    def do(self, *edits: Edit) -> None:
        """Make further edits."""
        self.edits += edits
        self.scenario = edited(self.scenario, edits)


def pruned(unit: Unit, without: Container[str]) -> Unit:
    """`unit` and what is below it, but those units that are among `without` and all below them."""
    below = tuple([pruned(each, without) for each in unit.units if each.id not in without])
    return replace(unit, units=below) if below != unit.units else unit


def _placing(now: Scenario, after: Scenario, above: str | None) -> Iterator[Edit]:
    """The moves by which those come to stand below that unit that do in `after`, in their order; others may too."""
    wanted = [unit.id for unit in subordinates(after, above)]
    there = [unit.id for unit in subordinates(now, above)]
    if there == wanted:
        return
    ranks = {id: rank for rank, id in enumerate(wanted)}
    staying = _longest_rising([ranks[id] for id in there if id in ranks])
    for rank, id in enumerate(wanted):
        if rank in staying:
            continue
        there = [each for each in there if each != id]
        at = there.index(wanted[rank - 1]) + 1 if rank else 0
        there.insert(at, id)
        yield Moved((id,), above, at)


def _longest_rising(ranks: Sequence[int]) -> frozenset[int]:
    """The most of `ranks` that stand in their order already."""
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for rank in ranks:
        at = bisect_left(tops, rank)
        before[rank] = tops[at - 1] if at else None
        tops[at:] = [rank, *tops[at + 1 :]]
    found, last = set[int](), tops[-1] if tops else None
    while last is not None:
        found.add(last)
        last = before[last]
    return frozenset(found)


def _place(now: Scenario, new: Units, after: Scenario, id: str) -> int:
    """Behind how many it stands that are there: behind the nearest one before it in `after`."""
    above = new.parents[id]
    there = [unit.id for unit in subordinates(now, above)]
    earlier: list[str] = []
    for unit in subordinates(after, above):
        if unit.id == id:
            break
        earlier.append(unit.id)
    return next((there.index(each) + 1 for each in reversed(earlier) if each in there), 0)


def stating_as(old: Unit, new: Unit) -> list[Edit]:
    """Edits by which `old` comes to state what `new` does, where edits can; what is below them is left."""
    if old is new:
        return []
    return [*_naming(old, new), *_setting(old, new, (field for field in FIELDS if field != "name"))]


def _setting(old: Unit, new: Unit, fields: Iterable[str]) -> Iterator[Edit]:
    for field in fields:
        one, other = stated(old, field), stated(new, field)
        if one != other or type(one) is not type(other):
            yield Set(new.id, field, other)


def _naming(old: Unit, new: Unit) -> Iterator[Edit]:
    """As a person renames: a wording at a time, the whole name only where that cannot be done."""
    if old.name == new.name:
        return
    one, other = _wordings(old.name), _wordings(new.name)
    if one.keys() <= other.keys() and ("und" in one) == ("und" in other):
        for language in LANGUAGES:
            if language in other and one.get(language) != other[language]:
                yield Renamed(new.id, other[language], language)
        if "und" in other:
            yield Renamed(new.id, other["und"])
    else:
        yield Set(new.id, "name", new.name)


def _wordings(text: Text) -> dict[str, str]:
    return {name: said for name in (*LANGUAGES, "und") if (said := getattr(text, name)) is not None}
