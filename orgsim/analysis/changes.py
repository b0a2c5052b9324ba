"""How a unit differs from its counterpart, field by field.

The remarks of a file's writer (`note`, `source`), the shorter name for the chart and the lineage itself are not part
of the organisation, so they are no differences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec

from orgsim.analysis.change import Change, Field, Named, differ
from orgsim.analysis.matching import Matching
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.kinds import Side
from orgsim.model.text import Text
from orgsim.model.units import Seats, Unit

_NO_SEATS = Seats()


class Two(msgspec.Struct, frozen=True, eq=False):
    """Two matched organisations."""

    a: Hierarchy
    b: Hierarchy
    matching: Matching

    def id_in_b(self, id: str) -> str:
        """The id that the unit `id` of a has in b; its own where b has no such unit."""
        there = self.matching.same_in_b[self.a.index[id]] if id in self.a.index else -1
        return self.b.units[there].id if there >= 0 else id


def alike(two: Two, here: int, there: int) -> bool:
    """Whether all that is compared is plainly equal: quick, as most units are. False means no more than perhaps."""
    a, b = two.a, two.b
    unit, other = a.units[here], b.units[there]
    return a.kinds[here] is b.kinds[there] and (
        unit is other
        or (
            unit.name == other.name
            and unit.kind == other.kind
            and unit.seats == other.seats
            and unit.remit == other.remit
            and unit.count == other.count
            and unit.side == other.side
            and unit.place == other.place
            and unit.purpose == other.purpose
            and unit.open == other.open
            and unit.shared == other.shared
            and unit.council_decision == other.council_decision
        )
    )


def changes(two: Two, here: int, there: int) -> Iterator[Change]:
    """What differs between a unit of a and the unit of b that it is, but for their parents and their links."""
    a, b = two.a, two.b
    unit, other = a.units[here], b.units[there]
    if differ(unit.name, other.name):
        yield Change(field="name", before=unit.name, after=other.name)
    if unit.kind != other.kind:
        yield Change(
            field="kind", before=Named(unit.kind, a.kinds[here].name), after=Named(other.kind, b.kinds[there].name)
        )
    if a.sides[here] != b.sides[there]:
        yield from _words("side", _side(a.sides[here]), _side(b.sides[there]))
    if a.kinds[here] is not b.kinds[there] or unit.place != other.place:
        yield from _words("place", _place(a, here), _place(b, there))
    if unit.seats != other.seats:
        yield from _seats(two, unit.seats or _NO_SEATS, other.seats or _NO_SEATS)
    if unit.remit != other.remit:
        yield from _lists("remit", _remit(unit), _remit(other))
    if unit.weight != other.weight:
        yield Change(field="count", before=unit.weight, after=other.weight)
    if unit.purpose is not other.purpose and differ(unit.purpose, other.purpose):
        unstated = unit.purpose is None or other.purpose is None
        yield Change(field="purpose", before=unit.purpose, after=other.purpose, unstated=unstated)
    if unit.open is not other.open and differ(unit.open, other.open):
        # To ask nothing is a statement: a question that is gone was answered.
        yield Change(field="open", before=unit.open, after=other.open)
    if unit.shared != other.shared:
        yield from _stated("shared", unit.shared, other.shared)
    if unit.council_decision != other.council_decision:
        yield from _stated("council-decision", unit.council_decision, other.council_decision)


def _side(side: Side) -> Named:
    return Named(side, message(f"difference.side.{side}"))


def _place(hierarchy: Hierarchy, here: int) -> Named:
    place = hierarchy.units[here].place or hierarchy.kinds[here].place
    return Named(place, message(f"difference.place.{place}"))


def _eligible(seats: Seats) -> Named | None:
    return None if seats.eligible is None else Named(seats.eligible, message(f"eligible.{seats.eligible}"))


def _seats(two: Two, before: Seats, after: Seats) -> Iterator[Change]:
    yield from _stated("seats", before.total, after.total)
    yield from _stated("deputies", before.deputies, after.deputies)
    yield from _lists(
        "drawn-from",
        _quotas(before.drawn_from, _drawn(two.a), two.id_in_b),
        _quotas(after.drawn_from, _drawn(two.b), str),
    )
    yield from _lists("reserved", _quotas(before.reserved, _reserved, str), _quotas(after.reserved, _reserved, str))
    yield from _words("eligible", _eligible(before), _eligible(after))


def _stated(field: Field, before: int | bool | None, after: int | bool | None) -> Iterator[Change]:
    if before != after:
        yield Change(field=field, before=before, after=after, unstated=before is None or after is None)


def _words(field: Field, before: Named | None, after: Named | None) -> Iterator[Change]:
    if before != after:
        yield Change(field=field, before=before, after=after, unstated=before is None or after is None)


_Listed = Mapping[str, Named] | None
"""Items by the id that they have in b."""


def _lists(field: Field, before: _Listed, after: _Listed) -> Iterator[Change]:
    """The items of a list that are here, there, or in both but not alike; nothing of a list that is not stated."""
    if before is None or after is None:
        if before is not after:
            yield Change(field=field, before=_items(before), after=_items(after), unstated=True)
        return
    removed = tuple([item for id, item in before.items() if id not in after])
    added = tuple([item for id, item in after.items() if id not in before])
    altered = tuple([(item, after[id]) for id, item in before.items() if id in after and not _equal(item, after[id])])
    if removed or added or altered:
        yield Change(
            field=field,
            before=_items(before),
            after=_items(after),
            removed=removed,
            added=added,
            altered=altered,
        )


def _items(listed: _Listed) -> tuple[Named, ...] | None:
    return None if listed is None else tuple(listed.values())


def _equal(one: Named, other: Named) -> bool:
    if isinstance(one.name, Text) and isinstance(other.name, Text):
        return not differ(one.name, other.name)
    return one.number == other.number


def _remit(unit: Unit) -> _Listed:
    return None if unit.remit is None else {matter.id: Named(matter.id, matter.name) for matter in unit.remit}


def _quotas(quotas: dict[str, int] | None, name: Callable[[str, int], Message], id: Callable[[str], str]) -> _Listed:
    return None if quotas is None else {id(of): Named(of, name(of, number), number) for of, number in quotas.items()}


def _drawn(hierarchy: Hierarchy) -> Callable[[str, int], Message]:
    def name(body: str, number: int) -> Message:
        return message("fact.drawn-from.value", n=number, body=unit_name(hierarchy, body))

    return name


def _reserved(group: str, number: int) -> Message:
    known: object = message("group.service-users") if group == "service-users" else group
    return message("fact.reserved.value", n=number, group=known)


def unit_name(hierarchy: Hierarchy, id: str) -> Text:
    """What the unit `id` is called; its id where there is no such unit."""
    here = hierarchy.index.get(id)
    return Text(und=id) if here is None else hierarchy.units[here].name


def named(hierarchy: Hierarchy, unit: int) -> Named:
    """A unit by its index, as something to show."""
    here = hierarchy.units[unit]
    return Named(here.id, here.name)
