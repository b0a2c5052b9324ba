"""What a draft states, each fact by itself, so that what two people have changed can be held against each other.

A fact is told by the unit that it is of and by a field, as files name it: `parent` (the id of the unit above),
`name.fi`, `seats.total`, `remit.ID` (a matter), `note` … The facts of the draft itself are of no unit: `title`,
`links.KIND.FROM.TO` …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import fields

from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Unit

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


class Units(Struct, frozen=True, eq=False):
    """The units of a draft by their ids, and what each stands below."""

    units: dict[str, Unit]
    """In reading order."""
    parents: dict[str, str | None]
    """`None`: at the top."""


def units_of(scenario: Scenario) -> Units:
    """Each unit of `scenario` by its id; linear in them."""
    flat = hierarchy(scenario)
    ids = [unit.id for unit in flat.units]
    above = [None if parent < 0 else ids[parent] for parent in flat.parents]
    return Units(dict(zip(ids, flat.units, strict=True)), dict(zip(ids, above, strict=True)))


def facts_of(unit: Unit) -> dict[str, object]:
    """All that `unit` states of itself, by field; what is not stated is not there."""
    return dict(_facts(unit, ("id", "units")))


def facts_of_draft(scenario: Scenario) -> dict[str, object]:
    """All that `scenario` states but its units, by field."""
    return dict(_facts(scenario, ("units",)))


def _facts(of: Struct, but: Iterable[str]) -> Iterator[tuple[str, object]]:
    for field in fields(of):
        if field.name in but:
            continue
        value, name = getattr(of, field.name), field.encode_name
        if field.name == "name" and isinstance(value, Text):
            yield from _wordings(name, value)
        elif isinstance(value, Struct) and not isinstance(value, Text):
            for part in fields(value):
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
        if before is not after and (before != after or type(before) is not type(after)):
            found[Fact(id, field)] = before, after


def referred_to(value: object) -> Iterator[str]:
    """The ids of units that a value names: bodies from which seats are filled, those that a matter is delegated to."""
    match value:
        case Mapping():
            yield from map(str, value)
        case Struct() if hasattr(value, "delegated"):
            yield from value.delegated or ()
