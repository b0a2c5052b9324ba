"""What a draft states, each fact by itself, so that what two people have changed can be held against each other.

A fact is told by the unit that it is of and by a field, as files name it: `parent` (the id of the unit above),
`name.fi`, `seats.total`, `remit.ID` (a matter), `note` … The facts of the draft itself are of no unit: `title`,
`links.KIND.FROM.TO` …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from orgsim.model.hierarchy import hierarchy, tray_of
from orgsim.model.meeting import Meets
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Link, Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Matter, Unit

DRAFT = ""
"""What facts of the draft itself are of."""
PARENT = "parent"
UNIT = "unit"
"""The field of whether a unit is there."""


class Fact(Struct, frozen=True, order=True):
    """One thing that can be stated."""

    unit: str
    """Id; `DRAFT` for what is of no unit."""
    field: str


TRAY = " tray"
"""What units that are put away stand below: it is no id, as it has a space."""


class Units(Struct, frozen=True, eq=False):
    """The units of a draft by their ids, those that are put away too, and what each stands below."""

    units: dict[str, Unit]
    """In reading order, those that are put away last."""
    parents: dict[str, str | None]
    """`None`: at the top; `TRAY`: put away."""
    children: dict[str | None, list[str]]
    """Of all units, of the top and of the tray, in their order. Treat as read-only."""

    def path(self, id: str) -> list[str]:
        """From the uppermost unit above it down to the unit, both included."""
        found = [id]
        while (parent := self.parents[found[-1]]) is not None and parent != TRAY:
            found.append(parent)
        return found[::-1]

    def branch(self, id: str) -> list[str]:
        """The unit and all below it, in reading order."""
        found, waiting = list[str](), [id]
        while waiting:
            found.append(waiting.pop())
            waiting += reversed(self.children[found[-1]])
        return found

    def is_placed(self, id: str) -> bool:
        """Whether there is such a unit, and it is not put away."""
        return id in self.units and self.parents[self.path(id)[0]] is None


@once_per_value
def units_of(scenario: Scenario) -> Units:
    """Each unit of `scenario` by its id; linear in them."""
    units: dict[str, Unit] = {}
    parents: dict[str, str | None] = {}
    children: dict[str | None, list[str]] = {None: [], TRAY: []}
    for flat, top in ((hierarchy(scenario), None), (tray_of(scenario), TRAY)):
        for unit, parent in zip(flat.units, flat.parents, strict=True):
            above = top if parent < 0 else flat.units[parent].id
            units[unit.id], parents[unit.id], children[unit.id] = unit, above, []
            children[above].append(unit.id)
    return Units(units, parents, children)


def facts_of(unit: Unit) -> dict[str, object]:
    """All that `unit` states of itself, by field; what is not stated is not there."""
    return dict(_facts(unit, ("id", "units")))


def facts_of_draft(scenario: Scenario) -> dict[str, object]:
    """All that `scenario` states but its units, by field."""
    return dict(_facts(scenario, ("units", "tray")))


def _facts(of: Struct, but: Iterable[str]) -> Iterator[tuple[str, object]]:
    for field in _fields(type(of)):
        if field.name in but:
            continue
        value, name = getattr(of, field.name), field.encode_name
        if field.name == "name" and isinstance(value, Text):
            yield from _wordings(name, value)
        elif isinstance(value, Struct) and not isinstance(value, Text | Meets):
            for part in _fields(type(value)):
                if getattr(value, part.name) is not None:
                    yield f"{name}.{part.encode_name}", getattr(value, part.name)
        elif isinstance(value, Mapping):
            yield from ((f"{name}.{key}", its) for key, its in value.items())
        elif isinstance(value, tuple) and (value or field.default is None):
            if field.default is None or isinstance(value[0], Struct):
                yield name, True
                yield from ((f"{name}.{_key(its, at)}", its) for at, its in enumerate(value))
            else:
                yield name, value
        elif value is not None and value != ():
            yield name, value


@cache
def _fields(of: type[Struct]) -> tuple[FieldInfo, ...]:
    """Asked once: msgspec works out what is annotated each time."""
    return fields(of)


def _wordings(name: str, text: Text) -> Iterator[tuple[str, object]]:
    for language in (*LANGUAGES, "und"):
        if (said := getattr(text, language)) is not None:
            yield f"{name}.{language}", said


def _key(item: object, at: int) -> str:
    """What tells an item of a list from the others."""
    if not isinstance(item, Struct):
        return str(item)
    if hasattr(item, "id"):
        return str(item.id)
    told = [getattr(item, name, None) for name in ("kind", "from_", "to", "metric", "within")]
    return ".".join(str(part) for part in told if part is not None) or str(at)


def value_of(units: Units, fact: Fact) -> object:
    """What is stated there of a unit; `None` where nothing is, or the unit is not there."""
    unit = units.units.get(fact.unit)
    if fact.field == UNIT:
        return unit is not None
    if unit is None:
        return None
    if fact.field == PARENT:
        return (units.parents[fact.unit],)
    return facts_of(unit).get(fact.field)


def differing(before: Scenario, after: Scenario) -> dict[Fact, tuple[object, object]]:
    """The facts that are not the same in both, with what each states; quick where they share units.

    Of a unit that only one has, it is whether it is there. The order of siblings is no fact.
    """
    found: dict[Fact, tuple[object, object]] = {}
    if before is after:
        return found
    _compare(DRAFT, facts_of_draft(before), facts_of_draft(after), found)
    here, there = units_of(before), units_of(after)
    for id in dict.fromkeys([*here.units, *there.units]):
        one, other = here.units.get(id), there.units.get(id)
        if one is None or other is None:
            found[Fact(id, UNIT)] = one is not None, other is not None
            continue
        if here.parents[id] != there.parents[id]:
            found[Fact(id, PARENT)] = (here.parents[id],), (there.parents[id],)
        if one is not other:
            _compare(id, facts_of(one), facts_of(other), found)
    return found


def _compare(
    id: str, one: Mapping[str, object], other: Mapping[str, object], found: dict[Fact, tuple[object, object]]
) -> None:
    for field in dict.fromkeys([*one, *other]):
        before, after = one.get(field), other.get(field)
        if not alike(before, after):
            found[Fact(id, field)] = before, after


def alike(one: object, other: object) -> bool:
    """Whether both state the same: 2 and 2.0 are one number, which 1 and yes are not."""
    if one is other:
        return True
    return one == other and (type(one) is type(other) or {type(one), type(other)} == {int, float})


def referred_to(field: str, value: object) -> Iterator[str]:
    """The ids of units that what is stated names: bodies from which seats are filled, ends of links and delegations."""
    match value:
        case Mapping() if field == "seats.drawn-from":
            yield from map(str, value)
        case Matter(delegates=ids, prepared_by=bodies):
            yield from ids
            yield from bodies or ()
        case Link(from_=one, to=other):
            yield from (one, other)
