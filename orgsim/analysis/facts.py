"""All that a scenario says of one unit, as facts to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgsim.analysis.fact import Fact
from orgsim.analysis.known_words import group_name, speakers_name
from orgsim.analysis.matter_text import matter_text
from orgsim.analysis.meeting_text import meets_text
from orgsim.analysis.staffing.facts import staffing_facts
from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy, hierarchy, unit_of
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Seats, Unit


def facts(scenario: Scenario, unit_id: str) -> tuple[Fact, ...]:
    """The facts of that unit in reading order; none where the scenario lacks it.

    A draft that does not state a body's seats or remit has that as a fact: it is unknown, not none.
    """
    flat = hierarchy(scenario)
    here = flat.index.get(unit_id)
    return () if here is None else tuple(_facts(scenario, flat, here))


def _facts(scenario: Scenario, flat: Hierarchy, here: int) -> Iterator[Fact]:
    unit, kind = flat.units[here], flat.kinds[here]
    yield Fact(label="name", value=unit.name)
    yield Fact(label="kind", value=kind.name)
    yield Fact(label="side", value=message(f"difference.side.{flat.sides[here]}"))
    if unit.open is not None:
        yield Fact(label="open", value=unit.open)
    if unit.purpose is not None:
        yield Fact(label="purpose", value=unit.purpose)
    for above in flat.path(here)[:-1]:
        yield Fact(label="path", value=flat.units[above].name, unit=flat.units[above].id)
    yield Fact(label="layer", value=message("fact.layer.value", layer=flat.layers[here]))
    if isinstance(unit.count, float):
        yield Fact(label="count", value=message("fact.count.fte", n=unit.count, kind=kind.plural or kind.name))
    elif unit.count is not None:
        yield Fact(label="count", value=message("fact.count.value", n=unit.count, kind=kind.plural or kind.name))
    yield from _seats(flat, unit, body=kind.body)
    yield from staffing_facts(flat, here)
    if flat.children[here]:
        span = sum(flat.units[child].weight for child in flat.children[here])
        below = sum(flat.units[other].weight for other in flat.subtree(here)) - unit.weight
        yield Fact(label="span", value=message("fact.span.value", n=span, below=below))
    if unit.language is not None:
        yield Fact(label="language", value=message(f"fact.language.{unit.language}"))
    if unit.area:
        yield Fact(label="area", value=message("rules.several", parts=tuple(_areas(unit))))
    yield from _remit(flat, unit, body=kind.body)
    yield from _meetings(unit)
    yield from _links(scenario, flat, unit.id)
    for earlier in unit.continues:
        yield Fact(label="continues", value=Text(und=earlier), unit=earlier)
    if unit.shared is not None:
        yield Fact(label="shared", value=message("value.yes" if unit.shared else "value.no"))
    if unit.council_decision is not None:
        yield Fact(label="council-decision", value=message("value.yes" if unit.council_decision else "value.no"))
    if unit.note is not None:
        yield Fact(label="note", value=unit.note)
    yield from source_facts(scenario, unit.source)


def source_facts(scenario: Scenario, keys: Sequence[str]) -> Iterator[Fact]:
    """The documents of those keys, each with its date where that is known."""
    for key in keys:
        source = scenario.sources.get(key)
        if source is not None and source.date is not None:
            dated = message("fact.source.dated", title=source.title, date=source.date)
            yield Fact(label="source", value=dated)
        elif source is not None:
            yield Fact(label="source", value=source.title)


def _seats(flat: Hierarchy, unit: Unit, *, body: bool) -> Iterator[Fact]:
    seats = unit.seats
    if seats is None or seats.total is None:
        if body:
            yield Fact(label="seats", value=message("fact.not-stated"))
    else:
        yield Fact(label="seats", value=message("fact.seats.value", n=seats.total))
    if seats is not None:
        yield from _selection(flat, seats)


def _selection(flat: Hierarchy, seats: Seats) -> Iterator[Fact]:
    if seats.deputies is not None:
        yield Fact(label="deputies", value=message("fact.deputies.value", n=seats.deputies))
    for body, number in (seats.drawn_from or {}).items():
        origin = flat.index.get(body)
        name = Text(und=body) if origin is None else flat.units[origin].name
        yield Fact(label="drawn-from", value=message("fact.drawn-from.value", n=number, body=name), unit=body)
    for group, number in (seats.reserved or {}).items():
        yield Fact(label="reserved", value=message("fact.reserved.value", n=number, group=group_name(group)))
    if seats.eligible is not None:
        yield Fact(label="eligible", value=message(f"eligible.{seats.eligible}"))
    for label, chair in (("chair", seats.chair), ("vice-chair", seats.vice_chair)):
        if chair is not None:
            yield Fact(label=label, value=message(f"chair.{chair}"))
    for label, women, men in (
        ("women-and-men", seats.women, seats.men),
        ("deputy-women-and-men", seats.deputy_women, seats.deputy_men),
    ):
        if women is not None or men is not None:
            yield Fact(label=label, value=message("fact.women-and-men.value", women=women, men=men))
    for language, number in (seats.speakers or {}).items():
        yield Fact(label="speakers", value=message("fact.speakers.value", n=number, language=speakers_name(language)))


def _areas(unit: Unit) -> Iterator[Message]:
    for area in unit.area:
        yield message(f"rules.area.{area}")


def _remit(flat: Hierarchy, unit: Unit, *, body: bool) -> Iterator[Fact]:
    if unit.remit is None:
        if body:
            yield Fact(label="remit", value=message("fact.not-stated"))
    elif not unit.remit:
        yield Fact(label="remit", value=message("fact.remit.none"))
    else:
        for matter in unit.remit:
            yield Fact(label="remit", value=matter_text(matter, flat))


def _meetings(unit: Unit) -> Iterator[Fact]:
    if unit.meets is not None:
        yield Fact(label="meets", value=meets_text(unit.meets))
    if unit.agenda_closes is not None:
        yield Fact(label="agenda-closes", value=message("fact.agenda-closes.value", n=unit.agenda_closes))
    if unit.hours is not None:
        yield Fact(label="hours", value=message("fact.hours.value", n=unit.hours))
    if unit.items is not None:
        yield Fact(label="items", value=message("fact.items.value", n=unit.items))


def _links(scenario: Scenario, flat: Hierarchy, unit_id: str) -> Iterator[Fact]:
    for link in scenario.links:
        if unit_id not in (link.from_, link.to):
            continue
        outward = link.from_ == unit_id
        other = unit_of(scenario, link.to if outward else link.from_)
        if other is None:
            continue
        direction = "to" if outward else "from"
        placed = other.id in flat.index
        name = other.name if placed else message("fact.not-placed", unit=other.name)
        said = message(f"link.{link.kind}.{direction}", unit=name)
        yield Fact(label="links", value=said, unit=other.id if placed else None)
