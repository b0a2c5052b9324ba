"""A scenario after a change of its units. What the change does not touch keeps its identity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from orgsim.model.edits.edits import (
    Added,
    Declared,
    Edit,
    HeadEdit,
    LinkEdit,
    MatterEdit,
    Moved,
    PutAway,
    Remarked,
    Removed,
    Renamed,
    Set,
    TakenOut,
)
from orgsim.model.edits.fields import stating
from orgsim.model.edits.heads import with_head
from orgsim.model.edits.refusing import refusal
from orgsim.model.edits.remits import remit_changes
from orgsim.model.edits.texts import renamed
from orgsim.model.edits.ties import linked
from orgsim.model.hierarchy import Hierarchy, follow, hierarchy, tray_of
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario, Source
from orgsim.model.text import Text
from orgsim.model.units import Unit

Units = tuple[Unit, ...]


def edited(scenario: Scenario, edits: Iterable[Edit]) -> Scenario:
    """`scenario` after `edits`, one after another; the same one where they change nothing.

    An edit that `refusal` would refuse changes nothing.
    """
    for edit in edits:
        if refusal(scenario, edit) is None:
            before, scenario = scenario, _edited(scenario, edit)
            follow(before, scenario)
    return scenario


def _edited(scenario: Scenario, edit: Edit) -> Scenario:
    match edit:
        case Moved(ids, below, at, True):
            return _each_moved_alone(scenario, ids, below, at)
        case Moved(ids, below, at):
            return _moved(scenario, uppermost(scenario, ids), below, at)
        case Added(unit, below, at):
            return _with_units(scenario, below, lambda units: _inserted(units, (unit,), at))
        case Removed(id, keep):
            return _wherever(scenario, id, lambda its: _without(its, id, keep_subordinates=keep))
        case PutAway(ids):
            return _put_away(scenario, uppermost(scenario, ids))
        case TakenOut(id, below, at):
            return _taken_out(scenario, id, below, at)
        case Renamed(id, name, language):
            return _with_unit(scenario, id, lambda unit: _called(unit, renamed(unit.name, name, language)))
        case Set(id, field, value):
            return _with_unit(scenario, id, lambda unit: stating(unit, field, value))
        case Declared(key, Kind() as kind):
            return replace(scenario, kinds={**scenario.kinds, key: kind})
        case Declared(key, Source() as source):
            return replace(scenario, sources={**scenario.sources, key: source})
        case Remarked():
            return scenario
    if isinstance(edit, MatterEdit):
        for id, change in remit_changes(scenario, edit).items():
            scenario = _with_unit(scenario, id, change)
        return scenario
    if isinstance(edit, HeadEdit):
        return with_head(scenario, edit)
    if isinstance(edit, LinkEdit):
        links = linked(scenario, edit)
        return scenario if links == scenario.links else replace(scenario, links=links)
    raise TypeError(edit)


def _wherever(scenario: Scenario, id: str, change: Callable[[Scenario], Scenario]) -> Scenario:
    """After `change`, which is made of the tray where the unit is put away."""
    if id in hierarchy(scenario).index:
        return change(scenario)
    aside = replace(scenario, units=scenario.tray, tray=())
    after = change(aside)
    return scenario if after is aside else replace(scenario, tray=after.units)


def _with_unit(scenario: Scenario, id: str, change: Callable[[Unit], Unit]) -> Scenario:
    return _wherever(scenario, id, lambda its: _changed(its, id, change))


def _put_away(scenario: Scenario, ids: tuple[str, ...]) -> Scenario:
    flat = hierarchy(scenario)
    units = [flat.units[flat.index[id]] for id in ids]
    left = scenario.units
    for trail in dict.fromkeys(_trail_above(flat, id) for id in ids):
        left = _along(left, trail, lambda units: _but(units, ids))
    return replace(scenario, units=left, tray=(*scenario.tray, *units)) if units else scenario


def _taken_out(scenario: Scenario, id: str, below: str | None, at: int | None) -> Scenario:
    flat = tray_of(scenario)
    unit = flat.units[flat.index[id]]
    scenario = _wherever(scenario, id, lambda its: _without(its, id, keep_subordinates=False))
    return _with_units(scenario, below, lambda there: _inserted(there, (unit,), at))


def uppermost(scenario: Scenario, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of `ids`, placed or put away, that stand below none of the others: what the others come along with."""
    wanted = dict.fromkeys(ids)

    def comes_along(id: str) -> bool:
        flat = hierarchy(scenario)
        if id not in flat.index:
            flat = tray_of(scenario)
        return any(flat.units[up].id in wanted for up in flat.path(flat.index[id])[:-1])

    return tuple([id for id in wanted if not comes_along(id)])


def subordinates(scenario: Scenario, below: str | None) -> Units:
    """The units directly below that one, or at the top."""
    if below is None:
        return scenario.units
    flat = hierarchy(scenario)
    return flat.units[flat.index[below]].units


def above(scenario: Scenario, id: str) -> str | None:
    """The id of the unit that it stands below; `None`: it is at the top."""
    flat = hierarchy(scenario)
    parent = flat.parents[flat.index[id]]
    return None if parent < 0 else flat.units[parent].id


def _called(unit: Unit, name: Text) -> Unit:
    return unit if unit.name == name else replace(unit, name=name)


def _moved(scenario: Scenario, ids: tuple[str, ...], below: str | None, at: int | None) -> Scenario:
    flat = hierarchy(scenario)
    units = tuple([flat.units[flat.index[id]] for id in ids])
    there = subordinates(scenario, below)
    if set(ids) <= {unit.id for unit in there}:
        wanted = _inserted(_but(there, ids), units, at)
        if all(one is other for one, other in zip(there, wanted, strict=True)):
            return scenario
        return _with_units(scenario, below, lambda _: wanted)
    after = scenario.units
    for trail in dict.fromkeys(_trail_above(flat, id) for id in ids):
        after = _along(after, trail, lambda units: _but(units, ids))
    trail = () if below is None else (*_trail_above(flat, below), below)
    return replace(scenario, units=_along(after, trail, lambda there: _inserted(there, units, at)))


def _trail_above(flat: Hierarchy, id: str) -> tuple[str, ...]:
    """The ids from the top down to what that unit stands below."""
    return tuple([flat.units[up].id for up in flat.path(flat.index[id])[:-1]])


def _along(units: Units, trail: Sequence[str], change: Callable[[Units], Units]) -> Units:
    """With other units where the trail ends. Nothing is laid flat that is only passed on the way to what is wanted."""
    passed: list[tuple[Units, int]] = []
    for id in trail:
        at = next(place for place, unit in enumerate(units) if unit.id == id)
        passed.append((units, at))
        units = units[at].units
    units = change(units)
    for there, at in reversed(passed):
        units = (*there[:at], replace(there[at], units=units), *there[at + 1 :])
    return units


def _each_moved_alone(scenario: Scenario, ids: tuple[str, ...], below: str | None, at: int | None) -> Scenario:
    start = scenario
    first = scenario
    for id in ids:
        first = _without(first, id, keep_subordinates=True)
    place = len(subordinates(first, below)) if at is None else at
    flat = hierarchy(start)
    units = tuple([flat.units[flat.index[id]] for id in ids])
    alone = tuple([replace(unit, units=()) if unit.units else unit for unit in units])
    after = _with_units(first, below, lambda there: _inserted(there, alone, place))
    return start if _same_tree(start, after) else after


def _same_tree(one: Scenario, other: Scenario) -> bool:
    before, after = hierarchy(one), hierarchy(other)
    return before.parents == after.parents and all(
        one.id == other.id for one, other in zip(before.units, after.units, strict=True)
    )


def _without(scenario: Scenario, id: str, *, keep_subordinates: bool) -> Scenario:
    parent = above(scenario, id)

    def left(units: Units) -> Units:
        at = next(place for place, unit in enumerate(units) if unit.id == id)
        return (*units[:at], *(units[at].units if keep_subordinates else ()), *units[at + 1 :])

    return _with_units(scenario, parent, left)


def _but(units: Units, ids: Iterable[str]) -> Units:
    gone = frozenset(ids)
    return tuple([unit for unit in units if unit.id not in gone])


def _inserted(units: Units, new: Units, at: int | None) -> Units:
    place = len(units) if at is None else at
    return (*units[:place], *new, *units[place:])


def _with_units(scenario: Scenario, id: str | None, change: Callable[[Units], Units]) -> Scenario:
    """With other units directly below that one, or at the top."""
    if id is None:
        return replace(scenario, units=change(scenario.units))
    return _changed(scenario, id, lambda unit: replace(unit, units=change(unit.units)))


def _changed(scenario: Scenario, id: str, change: Callable[[Unit], Unit]) -> Scenario:
    """With that unit changed, and so all above it; the same scenario where it is the same unit."""
    flat = hierarchy(scenario)
    path = flat.path(flat.index[id])
    old = flat.units[path[-1]]
    new = change(old)
    if new is old:
        return scenario
    for parent in reversed(path[:-1]):
        upper = flat.units[parent]
        old, new = upper, replace(upper, units=_exchanged(upper.units, old, new))
    return replace(scenario, units=_exchanged(scenario.units, old, new))


def _exchanged(units: Units, old: Unit, new: Unit) -> Units:
    return tuple([new if unit is old else unit for unit in units])
