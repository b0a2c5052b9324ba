"""The edits by which one draft comes to say of its units what another does: found by what both state, not by history.

So what was undone past the last saving, what a recovery file holds, and what is taken back alone are edits like any
other. What no edit can state, such as the timeline of a draft, stays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as Set_
from functools import partial
from typing import get_args

from msgspec.structs import replace

from orgsim.model.edits.applying import edited, subordinates
from orgsim.model.edits.edits import (
    HEAD_FIELDS,
    Added,
    Declared,
    DraftSet,
    Edit,
    Linked,
    MatterAdded,
    MatterField,
    MatterMoved,
    MatterRemoved,
    MatterSet,
    MatterValue,
    Moved,
    PutAway,
    RemitCleared,
    Removed,
    Renamed,
    Set,
    SourceSet,
    TakenOut,
    Unlinked,
    matter_value,
)
from orgsim.model.edits.facts import TRAY, Units, alike, units_of
from orgsim.model.edits.fields import FIELDS, stated
from orgsim.model.edits.refusing import named_by
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Matter, Unit, every, rebuilt, with_units

Remit = tuple[Matter, ...] | None
MATTER_FIELDS: tuple[MatterField, ...] = get_args(MatterField)


def between(before: Scenario, after: Scenario) -> list[Edit]:
    """Edits by which the units of `before` come to be those of `after`, in the same places, with the same links.

    What is new is made, then all is put where it stands, from the top down, then what units state is set, and then what
    is gone is removed: so nothing is put below its own subordinate, and nothing refers to what is removed. What is new
    names others once these are there, and what is gone none that goes before it. What is put away is taken out to be
    arranged, where it has to be, and is put away last.
    """
    now = _Now(before)
    for key, source in after.sources.items():
        if key not in before.sources:
            now.do(Declared(key, source))
        elif before.sources[key] != source:
            now.do(SourceSet(key, source))
    for field in HEAD_FIELDS:
        if getattr(before, field) != getattr(after, field):
            now.do(DraftSet(field, getattr(after, field)))
    for key, kind in after.kinds.items():
        if key not in before.kinds:
            now.do(Declared(key, kind))
    old = units_of(before)
    kept = _staying_away(old, units_of(after))
    for id in old.children[TRAY]:
        if id not in kept:
            now.do(TakenOut(id, None))
    away = [unit for unit in after.tray if unit.id not in kept]
    placed = replace(after, units=(*after.units, *away), tray=after.tray[: len(kept)]) if away else after
    made = _place_all(now, old, placed)
    for id, unit in units_of(after).units.items():
        now.do(*stating_as(old.units.get(id) or made[id], unit))
    _link(now, before, after)
    if away:
        now.do(PutAway(tuple([unit.id for unit in away])))
    _remove(now, old, old.units.keys() - units_of(after).units.keys())
    for key in before.sources:
        if key not in after.sources:
            now.do(SourceSet(key, None))
    return now.edits


def _staying_away(old: Units, new: Units) -> Collection[str]:
    """Those at the top of the tray that can stay: the first of those to come, in their order, with the same below."""
    found: list[str] = []
    there = iter(old.children[TRAY])
    for id in new.children[TRAY]:
        if id not in there or _shape(old, id) != _shape(new, id):
            break
        found.append(id)
    return found


def _shape(units: Units, id: str) -> list[tuple[str, str | None]]:
    return [(each, units.parents[each]) for each in units.branch(id)]


def _place_all(now: _Now, old: Units, after: Scenario) -> Mapping[str, Unit]:
    """Make what is new, and put all where it stands in `after`; the new units as they were made, by their ids."""
    new = units_of(after)
    made: dict[str, Unit] = {}
    for id, unit in new.units.items():
        above = new.parents[id]
        if id not in old.units and (above is None or above in old.units):
            branch = pruned(unit, old.units)
            coming = {each.id for each in every(branch)}
            its = {each.id: _naming_only(each, _or_there(coming, now.scenario)) for each in every(branch)}
            made |= its
            bare = rebuilt(branch, partial(_instead, its))
            now.do(Added(bare, above, _place(now.scenario, new, after, id)))
    for above in (None, *new.units):
        if above is None or new.is_placed(above):
            for edit in _placing(now.scenario, after, above):
                now.do(edit)
    return made


def _instead(its: Mapping[str, Unit], unit: Unit, below: tuple[Unit, ...]) -> Unit:
    return with_units(its[unit.id], below)


def _or_there(coming: Container[str], scenario: Scenario) -> Callable[[str], bool]:
    """Tells of an id whether it comes along, or is there."""
    return lambda id: id in coming or unit_of(scenario, id) is not None


def _naming_only(unit: Unit, is_there: Callable[[str], bool]) -> Unit:
    """`unit` without what names others than those that are there; itself where it names no others."""
    if all(map(is_there, named_by(unit))):
        return unit
    seats = unit.seats
    if seats is not None and seats.drawn_from:
        drawn = {id: number for id, number in seats.drawn_from.items() if is_there(id)}
        seats = replace(seats, drawn_from=drawn or None)
    remit = None if unit.remit is None else tuple([_passing_only(each, is_there) for each in unit.remit])
    return replace(unit, seats=seats, remit=remit)


def _passing_only(matter: Matter, is_there: Callable[[str], bool]) -> Matter:
    delegated = matter.delegated if all(map(is_there, matter.delegates)) else None
    prepared_by = matter.prepared_by if all(map(is_there, matter.prepared_by or ())) else None
    return replace(matter, delegated=delegated, prepared_by=prepared_by)


def _remove(now: _Now, old: Units, gone: Set_[str]) -> None:
    """Remove those, each with all below it, which goes too; before that, have none name what goes before it."""
    tops = [id for id in old.units if id in gone and old.parents[id] not in gone]
    if not tops:
        # To know what stands where by now is as much work as all the rest where little has changed.
        return
    there = units_of(now.scenario)
    order = {id: place for place, top in enumerate(tops) for id in there.branch(top)}
    for id, place in order.items():
        unit = there.units[id]
        now.do(*stating_as(unit, _naming_only(unit, partial(_stays_until, order, place))))
    for id in tops:
        now.do(Removed(id))


def _stays_until(order: Mapping[str, int], place: int, id: str) -> bool:
    """Whether that unit is removed then, or later, or not at all."""
    return order.get(id, place) >= place


def _link(now: _Now, before: Scenario, after: Scenario) -> None:
    """State the links of `after`, and no others."""
    for link in before.links:
        if link not in after.links:
            now.do(Unlinked(link.kind, link.from_, link.to))
    for link in after.links:
        if link not in before.links:
            now.do(Linked(link))


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

    def those(unit: Unit) -> list[Unit]:
        return [each for each in unit.units if each.id not in without]

    return rebuilt(unit, with_units, those)


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
    return [
        *_naming(old, new),
        *_setting(old, new, (field for field in FIELDS if field != "name")),
        *_deciding(new.id, old.remit, new.remit),
    ]


def _deciding(id: str, old: Remit, new: Remit) -> Iterator[Edit]:
    """Matter by matter; one of which more is told otherwise than fields is taken out and stated anew."""
    if old == new:
        return
    if not new:
        yield RemitCleared(id, nothing=new is not None)
        return
    there = {matter.id: matter for matter in old or ()}
    wanted = {matter.id: matter for matter in new}
    order = [key for key in there if key in wanted and there[key].name == wanted[key].name]
    yield from (MatterRemoved(id, key) for key in there if key not in order)
    for at, (key, matter) in enumerate(wanted.items()):
        if key not in order:
            order.insert(at, key)
            yield MatterAdded(id, matter, at)
            continue
        if order[at] != key:
            order.remove(key)
            order.insert(at, key)
            yield MatterMoved(key, id, id, at)
        for field in MATTER_FIELDS:
            one, other = (_stated_of(each, field) for each in (there[key], matter))
            if one != other:
                yield MatterSet(id, key, field, other)


def _stated_of(matter: Matter, field: MatterField) -> MatterValue:
    value = matter_value(matter, field)
    return None if field == "area" and not value else value


def _setting(old: Unit, new: Unit, fields: Iterable[str]) -> Iterator[Edit]:
    for field in fields:
        one, other = stated(old, field), stated(new, field)
        if not alike(one, other):
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
