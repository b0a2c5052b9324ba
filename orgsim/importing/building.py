"""A draft of what was imported: a scenario, and the text of a new file that says the same."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.document import collection_paused
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.files.reading.rules import VERSION
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.duplicating import free_id
from orgsim.files.writing.file_names import stem_for
from orgsim.files.writing.units.wording import on_lines, plain
from orgsim.files.yaml.flow import Plain, flow
from orgsim.files.yaml.scalars import is_id
from orgsim.importing.naming import one_line
from orgsim.importing.records import AS_OFFERED, Choices, Imported, Oddity, Record
from orgsim.importing.settling.nodes import TOP, Node
from orgsim.importing.settling.settling import Settled, settled
from orgsim.messages import Catalog
from orgsim.model.kinds import Kind, Place
from orgsim.model.scenario import Link, Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Matter, Seats, Unit
from orgsim.model.unseen import typed

_seldom = attrgetter(
    *("short", "side", "seats", "language", "area", "remit", "meets", "agenda_closes", "hours", "items", "purpose"),
    *("open", "continues", "source", "shared", "council_decision"),
)
"""What `_further` takes from a record."""
_NEVER = _seldom(Record(key=""))


class Built(Struct, frozen=True, eq=False):
    """A draft of what was imported."""

    scenario: Scenario
    oddities: tuple[Oddity, ...]
    """All that was odd, with what was done about it."""
    ids: Mapping[str, str]
    """The id of each key of the source."""
    of_kind: frozenset[str] = frozenset()
    """The units whose kind orgsim itself has written there: it is not guessed by a word of another list."""


def built(imported: Imported, texts: Catalog, choices: Choices = AS_OFFERED, id: str | None = None) -> Built:
    """The scenario that `imported` tells of, with `choices` made of what is odd.

    `texts` are for what is said in the draft of what was inferred; `id` is that of the draft, made from its title where
    nothing tells it.
    """
    with collection_paused():
        return _built(imported, texts, choices, id)


def _built(imported: Imported, texts: Catalog, choices: Choices, id: str | None) -> Built:
    found = settled(imported, choices)
    odd = [*found.oddities]
    nodes = found.nodes
    below: list[list[Unit]] = [[] for _ in nodes]
    top: list[Unit] = []
    tray: list[Unit] = []
    made = _Making(found, texts, odd, imported.sources)
    for place in _from_below(nodes):
        node = nodes[place]
        unit = made.unit(node, tuple(reversed(below[place])))
        (below[node.above] if node.above != TOP else top if node.placed else tray).append(unit)
    title = _title(imported)
    scenario = Scenario(
        id=id or _id(imported, title),
        title=title,
        municipality=imported.municipality,
        status=imported.status or "draft",
        date=imported.date,
        effective=imported.effective,
        partial=tuple(dict.fromkeys(imported.partial)),
        note=imported.note,
        sources=imported.sources,
        kinds=MappingProxyType({**builtin_kinds(), **found.kinds}) if found.kinds else builtin_kinds(),
        units=tuple(reversed(top)),
        tray=tuple(reversed(tray)),
        links=tuple(made.links()),
    )
    own = nodes if imported.id is not None else ()
    of_kind = frozenset([node.id for node in own if node.record.kind_word or node.record.kind])
    return Built(scenario, tuple(odd), found.ids, of_kind)


def draft_text(scenario: Scenario, remark: str = "") -> bytes:
    """The text of a new file that states `scenario`, read again: what it says is what it should.

    `remark` stands above it as a comment. What a draft can hold beside units, links, sources and kinds is not written.
    """
    text = "".join([*_comment(remark), *_head(scenario), *_units("units", scenario.units)])
    text += "".join([*_units("tray", scenario.tray), *_links(scenario)])
    data = text.encode("utf-8", "replace")
    try:
        read_scenario_text(data, Path("draft.yaml"))
    except UnreadableFile as error:
        raise AssertionError(error.problems) from error
    return data


def _from_below(nodes: tuple[Node, ...]) -> Iterator[int]:
    """The places of `nodes`, each before the one above it, and of siblings the last first."""
    children: list[list[int]] = [[] for _ in nodes]
    tops: list[int] = []
    for place, node in enumerate(nodes):
        (tops if node.above == TOP else children[node.above]).append(place)
    order: list[int] = []
    left = tops[::-1]
    while left:
        place = left.pop()
        order.append(place)
        left.extend(reversed(children[place]))
    return reversed(order)


def _title(imported: Imported) -> Text:
    if imported.titles is not None:
        return imported.titles
    place = imported.place
    names = (imported.title, place.sheet, Path(place.file).stem if place.file else "")
    return Text(und=next((line for name in names if (line := one_line(name))), "") or "?")


def _id(imported: Imported, title: Text) -> str:
    if imported.id is not None and is_id(imported.id):
        return imported.id
    return free_id(stem_for(title.every()[0], "luonnos"), ())


class _Making:
    """Makes units of nodes, and their links."""

    def __init__(self, found: Settled, texts: Catalog, odd: list[Oddity], sources: Container[str]) -> None:
        self._ids, self._kinds, self._texts, self._odd = found.ids, {**builtin_kinds(), **found.kinds}, texts, odd
        self._nodes, self._sources = found.nodes, sources
        self._drawn: dict[str, tuple[str, ...]] = {}

    def unit(self, node: Node, units: tuple[Unit, ...]) -> Unit:
        """The unit that a node is to be, with those below it."""
        record = node.record
        kind = self._kinds[node.kind]
        beside: Place | None = None
        if record.beside is not None and record.beside != (kind.place == "beside"):
            beside = "beside" if record.beside else "below"
        count = record.count
        if type(count) is float:
            count = int(count) if count == int(count) else count if kind.post else None
        unit = Unit(
            id=node.id,
            kind=node.kind,
            name=node.name,
            units=units,
            place=beside,
            count=count if count != 1 else None,
            leader=record.leader,
            staff=record.staff,
            budget=record.budget,
            code=record.code,
            from_=record.since,
            until=record.until,
            note=self._note(record) if record.notes or record.inferred else record.note,
        )
        return unit if _seldom(record) == _NEVER else self._further(unit, node, kind)

    def _further(self, unit: Unit, node: Node, kind: Kind) -> Unit:
        """With what few sources state: msgspec looks for each argument among all fields, which takes its time."""
        record = node.record
        return replace(
            unit,
            short=record.short,
            side=record.side if record.side != kind.side else None,
            seats=self._seats(node) if record.seats is not None else None,
            language=record.language,
            area=record.area,
            remit=tuple([self._matter(each, record) for each in record.remit]) if record.remit else record.remit,
            meets=record.meets,
            agenda_closes=record.agenda_closes,
            hours=record.hours,
            items=record.items,
            purpose=record.purpose,
            open=record.open,
            continues=record.continues,
            source=tuple([key for key in record.source if key in self._sources]),
            shared=record.shared,
            council_decision=record.council_decision,
        )

    def links(self) -> Iterator[Link]:
        """The links of all, each once."""
        seen: set[tuple[str, str, str]] = set()
        for node in self._nodes:
            for tie in node.record.links:
                to = self._id(tie.to, node.record)
                if to is not None and (link := (tie.kind, node.id, to)) not in seen:
                    seen.add(link)
                    note = one_line(tie.note)
                    said = tie.said or (Text(und=note) if note else None)
                    yield Link(kind=tie.kind, from_=node.id, to=to, note=said, source=tie.source)

    def _id(self, key: str, record: Record) -> str | None:
        """The id of the unit of that key; where there is none that is told."""
        found = self._ids.get(key) or self._ids.get(key.casefold())
        if found is None:
            args = {"name": one_line(record.names[0][1]) if record.names else record.key, "id": one_line(key)}
            self._odd.append(Oddity(what="tie-missing", place=record.place, key=record.key, args=args))
        return found

    def _seats(self, node: Node) -> Seats | None:
        seats = node.record.seats
        assert seats is not None
        if not seats.drawn_from:
            return seats
        drawn = {id: n for key, n in seats.drawn_from.items() if (id := self._id(key, node.record)) is not None}
        # Seats that are drawn in a circle are nobody's; no draft can say that.
        fine = {id: n for id, n in drawn.items() if not self._leads(id, node.id)}
        self._drawn[node.id] = tuple(fine)
        return replace(seats, drawn_from=fine or None)

    def _leads(self, id: str, to: str) -> bool:
        """Whether seats of the unit `id` are drawn from the unit `to`, or from one whose seats are, and so on."""
        left, seen = [id], {id}
        while left:
            here = left.pop()
            if here == to:
                return True
            further = [each for each in self._drawn.get(here, ()) if each not in seen]
            seen.update(further)
            left += further
        return False

    def _matter(self, matter: Matter, record: Record) -> Matter:
        if matter.prepared_by:
            ids = [self._id(key, record) for key in matter.prepared_by]
            known = tuple([id for id in ids if id is not None])
            matter = replace(matter, prepared_by=known if len(known) == len(ids) else None)
        if not matter.delegated:
            return matter
        steps = [(step, self._id(step.to, record)) for step in matter.delegated]
        found = tuple([replace(step, to=id) for step, id in steps if id is not None])
        return replace(matter, delegated=found if len(found) == len(steps) else None)

    def _note(self, record: Record) -> Text | None:
        said = [self._texts(f"import.inferred.{word}") for word in record.inferred]
        lines = [line for line in (*(" ".join(typed(each).split()) for each in record.notes), *said) if line]
        if not lines:
            return record.note
        if record.note is None:
            return Text(und="\n".join(lines))
        note = record.note
        return Text(
            **{
                name: "\n".join([its, *lines])
                for name in (*LANGUAGES, "und")
                if (its := getattr(note, name)) is not None
            }
        )


# the text


def _comment(remark: str) -> Iterator[str]:
    for line in remark.splitlines():
        yield f"# {one_line(line)}\n"


def _head(scenario: Scenario) -> Iterator[str]:
    yield f"orgsim: {VERSION}\n"
    stated = {
        "id": scenario.id,
        "title": scenario.title,
        "municipality": scenario.municipality,
        "status": scenario.status,
        "date": scenario.date,
        "effective": scenario.effective,
        "partial": scenario.partial or None,
        "note": scenario.note,
    }
    for key, value in stated.items():
        if value is not None:
            yield f"{key}: {flow(plain(value))}\n"
    own = {key: kind for key, kind in scenario.kinds.items() if builtin_kinds().get(key) is not kind}
    declared: tuple[tuple[str, Mapping[str, object]], ...] = (("sources", scenario.sources), ("kinds", own))
    for key, values in declared:
        if values:
            yield f"{key}:\n"
            for name, value in values.items():
                yield f"  {flow(name)}: {flow(_mapping(value))}\n"


def _mapping(value: object) -> Plain:
    found = plain(value)
    assert isinstance(found, Mapping)
    return found


def _units(key: str, units: tuple[Unit, ...]) -> Iterator[str]:
    if units:
        yield f"{key}:\n"
        for unit in units:
            yield on_lines(unit, 2, 2, "\n")


def _links(scenario: Scenario) -> Iterator[str]:
    if scenario.links:
        yield "links:\n"
        for link in scenario.links:
            yield f"  - {flow(_mapping(link))}\n"
