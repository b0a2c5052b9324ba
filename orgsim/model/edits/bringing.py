"""Units that come from one draft into another, as they are there.

What the other draft has already is its own: a unit of that id keeps what it states and what stands below it. The one
that is brought moves to its new place; one of its subordinates stays where it is. What the other draft lacks comes as
it is: with its kind and its sources, which are declared there, and with its links to units that are there. It leaves
behind only what would name a unit that is not there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as Set_

from msgspec import Struct
from msgspec.structs import replace

from orgsim.messages import Message, message
from orgsim.model.edits.applying import uppermost
from orgsim.model.edits.edits import Added, Declared, Edit, Linked, Moved, TakenOut
from orgsim.model.hierarchy import tray_of, unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.units import Matter, Unit, every, rebuilt, with_units


class Stated(Struct, frozen=True):
    """What a unit states in one draft, as it can be stated in another."""

    unit: Unit
    declared: tuple[Declared, ...]
    """Sources and kinds that it names and that are not there yet."""
    left_behind: tuple[Message, ...]
    links: tuple[Linked, ...]
    """Its links that are not there yet, to units that are; none where it is not there itself."""


class Bringing(Struct, frozen=True):
    """What brings units into a draft, and what becomes of each."""

    edits: tuple[Edit, ...]
    come: tuple[str, ...]
    """Ids of those that the draft did not have."""
    move: tuple[str, ...]
    """Of those that were brought and were there already."""
    stay: tuple[str, ...]
    """Of subordinates that are there already, where they are."""
    left_behind: tuple[Message, ...]
    """What could not come, as it names units that are not there."""


def bringing(scenario: Scenario, of: Scenario, ids: Iterable[str], below: str | None, at: int | None) -> Bringing:
    """What brings the units `ids` of the draft `of`, placed or put away there, into `scenario` and below that one.

    `at` counts those that stay there, as for `Moved`. KeyError where `of` has no such unit.
    """
    chosen = _chosen(of, ids)
    move = tuple([unit.id for unit in chosen if unit_of(scenario, unit.id) is not None])
    new = [unit for unit in chosen if unit.id not in move]
    stay: list[str] = []
    trees = [_without_those_there(unit, scenario, stay) for unit in new]
    come = tuple([each.id for tree in trees for each in every(tree)])
    carried = _Carried(scenario, of, frozenset(come))
    added = [carried.unit(tree) for tree in trees]
    links = tuple(carried.links())
    edits: list[Edit] = [*carried.declared()]
    if not move:
        edits += [Added(unit, below, None if at is None else at + place) for place, unit in enumerate(added)]
    else:
        out = tray_of(scenario).index
        edits += [TakenOut(id, below) for id in move if id in out]
        edits += [Added(unit, below) for unit in added]
        edits.append(Moved(tuple([unit.id for unit in chosen]), below, at))
    return Bringing((*edits, *links), come, move, tuple(stay), tuple(carried.left_behind))


def as_stated(scenario: Scenario, of: Scenario, unit: Unit) -> Stated:
    """What `unit` of the draft `of` states, as `scenario` can state it; what is below it is left."""
    there = unit_of(scenario, unit.id) is not None
    carried = _Carried(scenario, of, frozenset((unit.id,) if there else ()))
    its, links = carried.unit(replace(unit, units=())), tuple(carried.links())
    return Stated(its, tuple(carried.declared()), tuple(carried.left_behind), links)


def told(plan: Bringing, scenario: Scenario) -> tuple[Message, ...]:
    """What a planner should know of it beside what is seen: who stayed, and what was left behind."""
    said: list[Message] = []
    if plan.stay:
        names = tuple([unit.name for id in plan.stay if (unit := unit_of(scenario, id)) is not None])
        said.append(message("edit.bring.stay", n=len(names), units=names))
    return (*said, *plan.left_behind)


def _chosen(of: Scenario, ids: Iterable[str]) -> list[Unit]:
    return [unit for id in uppermost(of, ids) if (unit := unit_of(of, id)) is not None]


def _without_those_there(unit: Unit, scenario: Scenario, stay: list[str]) -> Unit:
    def coming(unit: Unit) -> list[Unit]:
        come = {each.id: unit_of(scenario, each.id) is None for each in unit.units}
        stay.extend(id for id, comes in come.items() if not comes)
        return [each for each in unit.units if come[each.id]]

    return rebuilt(unit, with_units, coming)


class _Carried:
    """What units take along and leave behind on their way into `scenario`."""

    def __init__(self, scenario: Scenario, of: Scenario, come: Set_[str]) -> None:
        self.left_behind: list[Message] = []
        self._scenario, self._of, self._come = scenario, of, come
        self._sources: dict[str, str] = {}
        self._new: dict[str, Declared] = {}
        self._kinds: dict[str, Declared] = {}

    def declared(self) -> Iterator[Declared]:
        """The sources and kinds that they name and that were not there."""
        yield from self._new.values()
        yield from self._kinds.values()

    def unit(self, unit: Unit) -> Unit:
        """The unit as it comes, with all below it; the same one where it comes whole."""
        alone = {each.id: self._alone(each) for each in every(unit)}
        return rebuilt(unit, lambda unit, below: with_units(alone[unit.id], below))

    def _alone(self, unit: Unit) -> Unit:
        """As it comes, with those below it as they were."""
        if unit.kind not in self._scenario.kinds and unit.kind not in self._kinds:
            self._kinds[unit.kind] = Declared(unit.kind, self._of.kinds[unit.kind])
        seats, remit = unit.seats, unit.remit
        if seats is not None and seats.drawn_from:
            drawn = {id: number for id, number in seats.drawn_from.items() if self._is_there(id)}
            if len(drawn) < len(seats.drawn_from):
                lost = [id for id in seats.drawn_from if id not in drawn]
                self.left_behind.append(message("edit.bring.drawn-from", unit=unit.name, bodies=self._names(lost)))
                seats = replace(seats, drawn_from=drawn or None)
        if remit:
            remit = tuple([self._matter(unit, matter) for matter in remit])
        source = self._keys(unit.source)
        if (seats, remit, source) == (unit.seats, unit.remit, unit.source):
            return unit
        return replace(unit, seats=seats, remit=remit, source=source)

    def _matter(self, unit: Unit, matter: Matter) -> Matter:
        # A chain that lacks a link would say something else: then it is not known to whom the power is passed on, nor
        # through whom the matter passes before.
        if lost := [id for id in matter.delegates if not self._is_there(id)]:
            args = {"unit": unit.name, "matter": matter.name, "units": self._names(lost)}
            self.left_behind.append(Message("edit.bring.delegated", args))
            matter = replace(matter, delegated=None)
        if lost := [id for id in matter.prepared_by or () if not self._is_there(id)]:
            args = {"unit": unit.name, "matter": matter.name, "units": self._names(lost)}
            self.left_behind.append(Message("edit.bring.prepared", args))
            matter = replace(matter, prepared_by=None)
        return matter

    def links(self) -> Iterator[Linked]:
        """Their links to each other and to those that were there; of others it is told that they stay behind."""
        known = {(link.kind, link.from_, link.to) for link in self._scenario.links}
        lost: dict[str, dict[str, None]] = {}
        for link in self._of.links:
            ends = (link.from_, link.to)
            if self._come.isdisjoint(ends) or (link.kind, *ends) in known:
                continue
            if gone := [id for id in ends if not self._is_there(id)]:
                lost.setdefault(link.from_ if link.to in gone else link.to, {}).update(dict.fromkeys(gone))
            else:
                yield Linked(replace(link, source=self._keys(link.source)))
        for id, others in lost.items():
            (unit,) = self._names([id])
            names = self._names(others)
            self.left_behind.append(message("edit.bring.links", unit=unit, n=len(names), units=names))

    def _is_there(self, id: str) -> bool:
        return id in self._come or unit_of(self._scenario, id) is not None

    def _names(self, ids: Iterable[str]) -> tuple[object, ...]:
        units = [unit_of(self._of, id) for id in ids]
        return tuple([unit.name for unit in units if unit is not None])

    def _keys(self, keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(map(self._key, keys))

    def _key(self, key: str) -> str:
        """By which key the draft names that document; the same key may stand for another one there."""
        if key not in self._sources:
            theirs, sources = self._scenario.sources, self._of.sources
            same = [own for own, source in theirs.items() if source == sources[key]]
            found = key if key in same else same[0] if same else _free(key, {*theirs, *self._new})
            self._sources[key] = found
            if not same:
                self._new[found] = Declared(found, sources[key])
        return self._sources[key]


def _free(key: str, taken: Collection[str]) -> str:
    found, number = key, 1
    while found in taken:
        number += 1
        found = f"{key}-{number}"
    return found
