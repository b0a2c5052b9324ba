"""How a unit differs from its counterpart, field by field.

The remarks of a file's writer (`note`, `source`), the shorter name for the chart and the lineage itself are not part
of the organisation, so they are no differences.
"""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.differences.change import Change, Named, differ
from orgsim.analysis.differences.moves import has_moved
from orgsim.analysis.differences.passing_on import passed_on_alike
from orgsim.analysis.differences.seat_changes import seat_changes
from orgsim.analysis.differences.staffing_changes import staffing_changes
from orgsim.analysis.differences.two import Two
from orgsim.analysis.differences.value_changes import Listed, of_list, of_number, of_word
from orgsim.analysis.matter_text import matter_text
from orgsim.messages import message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.kinds import Side
from orgsim.model.units import Matter, Unit


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
            and unit.language == other.language
            and unit.remit == other.remit
            and unit.area == other.area
            and unit.count == other.count
            and unit.side == other.side
            and unit.place == other.place
            and unit.leader == other.leader
            and unit.staff == other.staff
            and unit.budget == other.budget
            and unit.code == other.code
            and unit.from_ == other.from_
            and unit.until == other.until
            and unit.meets == other.meets
            and unit.agenda_closes == other.agenda_closes
            and unit.hours == other.hours
            and unit.items == other.items
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
    if a.sides[here] != b.sides[there] and not _comes_along(two, here, there):
        yield from of_word("side", _side(a.sides[here]), _side(b.sides[there]))
    if a.kinds[here] is not b.kinds[there] or unit.place != other.place:
        yield from of_word("place", _place(a, here), _place(b, there))
    if unit.seats != other.seats:
        yield from seat_changes(two, unit.seats, other.seats)
    if unit.language != other.language:
        yield from of_word("language", _language(unit), _language(other))
    if unit.remit != other.remit:
        otherwise = _otherwise(two, unit, other)
        yield from of_list("remit", _remit(a, unit, otherwise), _remit(b, other, otherwise))
    if unit.area and other.area:
        # Only a help for the rules of law: what a body decides is its remit, and that alone may lack.
        yield from of_list("area", _area(unit), _area(other))
    if (unit.count or 1) != (other.count or 1):
        yield Change(field="count", before=unit.count or 1, after=other.count or 1)
    yield from staffing_changes(unit, other)
    if unit.purpose is not other.purpose and differ(unit.purpose, other.purpose):
        unstated = unit.purpose is None or other.purpose is None
        yield Change(field="purpose", before=unit.purpose, after=other.purpose, unstated=unstated)
    if unit.open is not other.open and differ(unit.open, other.open):
        # To ask nothing is a statement: a question that is gone was answered.
        yield Change(field="open", before=unit.open, after=other.open)
    if unit.shared != other.shared:
        yield from of_number("shared", unit.shared, other.shared)
    if unit.council_decision != other.council_decision:
        yield from of_number("council-decision", unit.council_decision, other.council_decision)


def _comes_along(two: Two, here: int, there: int) -> bool:
    """Whether nothing but what stands above it puts a unit on another side: there it is told, once for all below."""
    a, b = two.a, two.b
    return (
        a.units[here].side == b.units[there].side
        and a.kinds[here] == b.kinds[there]
        and not has_moved(two, here, there)
    )


def _side(side: Side) -> Named:
    return Named(side, message(f"difference.side.{side}"))


def _place(hierarchy: Hierarchy, here: int) -> Named:
    place = hierarchy.units[here].place or hierarchy.kinds[here].place
    return Named(place, message(f"difference.place.{place}"))


def _language(unit: Unit) -> Named | None:
    return None if unit.language is None else Named(unit.language, message(f"difference.language.{unit.language}"))


def _remit(hierarchy: Hierarchy, unit: Unit, detailed: frozenset[str]) -> Listed:
    """The matters of a unit, with what is stated of those that are `detailed`."""
    if unit.remit is None:
        return None
    return {
        matter.id: Named(matter.id, matter_text(matter, hierarchy), otherwise=True)
        if matter.id in detailed
        else Named(matter.id, matter.name)
        for matter in unit.remit
    }


def _otherwise(two: Two, unit: Unit, other: Unit) -> frozenset[str]:
    """The ids of the matters that both decide and state something else of: what only one states may agree."""
    there = {matter.id: matter for matter in other.remit or ()}
    return frozenset(
        here.id for here in unit.remit or () if (its := there.get(here.id)) is not None and _contradict(two, here, its)
    )


def _contradict(two: Two, here: Matter, there: Matter) -> bool:
    if here.area and there.area and set(here.area) != set(there.area):
        return True
    if (
        here.delegated is not None
        and there.delegated is not None
        and not passed_on_alike(here.delegated, there.delegated, two.id_in_b)
    ):
        return True
    prepared = None if here.prepared_by is None else tuple([two.id_in_b(id) for id in here.prepared_by])
    return any(
        None not in (its, other) and its != other
        for its, other in (
            (prepared, there.prepared_by),
            (here.a_year, there.a_year),
            (here.preparation, there.preparation),
        )
    )


def _area(unit: Unit) -> Listed:
    return {area: Named(area, message(f"difference.area.{area}")) for area in unit.area}
