"""Drafts in the W3C's Organization Ontology (w3.org/TR/vocab-org), as Turtle.

What the ontology has words for is said in them, so that others can read it; what it has no words for, and the order of
siblings, which RDF does not have, in terms of orgsim's own. Everything is named relative to the file: `#DRAFT/UNIT`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, json
from rdflib import DCTERMS, ORG, RDF, SKOS, XSD, Literal, URIRef

from orgsim.export.graphs.stating import HEAD, Node, head, nodes
from orgsim.export.graphs.turtle import OWN, PROLOGUE, Statements
from orgsim.export.progress import tell
from orgsim.export.sheets.subject import Subject
from orgsim.files.graph_terms import AS_JSON, TEXTS, WHOLES, Told, told
from orgsim.files.yaml.scalars import plain_decimal
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.dates import PartialDate
from orgsim.model.hierarchy import count_units
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Unit

_DATES = {"year": XSD.gYear, "month": XSD.gYearMonth, "day": XSD.date}
_PORTION = 200
"""Subjects that are written in one go."""


def turtle_pieces(subject: Subject) -> Iterator[bytes]:
    """All drafts, with the events by which units come of others where a draft or the comparison says so.

    In the order in which it is written, as the whole is more than memory has room for: what is stated of a unit where
    others are told of is looked up when it is its turn.
    """
    graph = Statements()
    lineage = _lineage(subject)
    used = _kinds_used(subject)
    yield PROLOGUE.encode()
    done, count = 0, count_units(subject.scenarios)
    for scenario in subject.scenarios:
        for piece in _in_portions(graph, _Draft(graph, scenario, lineage, used).state()):
            tell("units", min(done, count), count)
            done += _PORTION
            yield piece
        done = min(done, count)
    yield from _in_portions(graph, _state_lineage(graph, lineage))


def _in_portions(graph: Statements, stating: Iterator[None]) -> Iterator[bytes]:
    """What is stated, some hundreds of subjects at a time: whoever states them tells when one is complete."""
    for number, _ in enumerate(stating):
        if number % _PORTION == 0:
            leave_if_abandoned()
            yield graph.taken().encode()
    yield graph.taken().encode()


class _Draft(Struct, frozen=True, eq=False):
    """States one draft."""

    graph: Statements
    scenario: Scenario
    lineage: _Lineage
    used: dict[str, list[Kind]]
    """The kinds of units that no unit was told of yet, by their ids, as each draft knows them."""

    def state(self) -> Iterator[None]:
        """State its head, its kinds, its units and its links; after each, nothing more is stated of it."""
        draft = _of(self.scenario.id)
        self._add(draft, RDF.type, OWN.Draft)
        stated = head(self.scenario)
        for name in HEAD:
            if name in stated and name not in ("title", "municipality", "date"):
                self._tell(draft, name, stated[name])
        self._tell(draft, "orgsim", stated["orgsim"])
        if "kinds" in stated:
            self._tell(draft, "kinds", stated["kinds"])
        self._texts(draft, DCTERMS.title, self.scenario.title)
        if self.scenario.date is not None:
            self._add(draft, DCTERMS.date, _date(self.scenario.date))
        whole = self._municipality(draft)
        yield None
        linked: dict[str, list[str]] = {}
        for link in self.scenario.links:
            linked.setdefault(link.from_, []).append(link.to)
        above: dict[str, Unit | None] = {}
        for order, node in enumerate(nodes(self.scenario), 1):
            id = node.unit.id
            above[id] = node.parent
            self._unit(node, order, draft, whole, self._organisation_above(node.parent, above))
            for to in linked.get(id, ()):
                self._add(_of(self.scenario.id, id), ORG.linkedTo, _of(self.scenario.id, to))
            self.lineage.state_of(self.graph, (self.scenario.id, id))
            self._concept(node.unit.kind)
            yield None
        yield from self._links(draft)

    def _municipality(self, draft: URIRef) -> URIRef | None:
        municipality = self.scenario.municipality
        if municipality is None:
            return None
        whole = URIRef(f"{draft}//municipality")
        self._add(whole, RDF.type, ORG.FormalOrganization)
        self._texts(whole, SKOS.prefLabel, municipality.name)
        self._add(draft, OWN.municipality, whole)
        for name, value in told(municipality).items():
            if name != "name":
                self._tell(whole, name, value)
        for unit in self._organisations_of(self.scenario.units):
            if (unit.side or self.scenario.kinds[unit.kind].side) != "external":
                self._add(whole, ORG.hasUnit, _of(self.scenario.id, unit.id))
        return whole

    def _organisations_of(self, units: Sequence[Unit]) -> Iterator[Unit]:
        """Those of the units that are no posts, and in the place of each post those that stand below it."""
        left = [*reversed(units)]
        while left:
            unit = left.pop()
            if self.scenario.kinds[unit.kind].post:
                left += reversed(unit.units)
            else:
                yield unit

    def _unit(self, node: Node, order: int, draft: URIRef, whole: URIRef | None, above: Unit | None) -> None:
        unit, kind = node.unit, self.scenario.kinds[node.unit.kind]
        subject = _of(self.scenario.id, unit.id)
        side = unit.side or kind.side
        is_within = not node.is_away and (above is not None or (whole is not None and side != "external"))
        if kind.post:
            self._add(subject, RDF.type, ORG.Post)
        else:
            self._add(subject, RDF.type, ORG.OrganizationalUnit if is_within else ORG.Organization)
        within = _of(self.scenario.id, above.id) if above is not None else whole if is_within else None
        if within is not None and not node.is_away:
            if kind.post:
                self._add(subject, ORG.postIn, within)
            elif above is not None:
                self._add(subject, ORG.subOrganizationOf, within)
            else:
                self._add(subject, ORG.unitOf, within)
        if node.parent is not None:
            parent = _of(self.scenario.id, node.parent.id)
            self._add(subject, OWN.parent, parent)
            if kind.post and self.scenario.kinds[node.parent.kind].post:
                self._add(subject, ORG.reportsTo, parent)
        elif node.is_away:
            self._tell(subject, "placed", False)
        self._add(subject, OWN.draft, draft)
        self._tell(subject, "order", order)
        self._add(subject, ORG.identifier, Literal(unit.id))
        self._texts(subject, SKOS.prefLabel, unit.name)
        self._add(subject, ORG.classification, _kind(unit.kind))
        if unit.purpose is not None:
            self._texts(subject, ORG.purpose, unit.purpose)
        for name, value in told(unit).items():
            if name not in ("id", "kind", "name", "purpose", "from", "until"):
                self._tell(subject, name, value)
        for name, date in (("from", unit.from_), ("until", unit.until)):
            if date is not None:
                self._add(subject, OWN[name], _date(date))
        if not kind.post and not node.is_away:
            for part in self._organisations_of(unit.units):
                self._add(subject, ORG.hasSubOrganization, _of(self.scenario.id, part.id))

    def _concept(self, id: str) -> None:
        """State what the kind is called, where the first unit of it is: in every draft that has units of it."""
        for kind in self.used.pop(id, ()):
            concept = _kind(id)
            self._add(concept, RDF.type, SKOS.Concept)
            self._add(concept, SKOS.notation, Literal(id))
            self._texts(concept, SKOS.prefLabel, kind.name)

    def _organisation_above(self, unit: Unit | None, above: dict[str, Unit | None]) -> Unit | None:
        """The first above that is no post: in the ontology nothing but organisations has parts."""
        while unit is not None and self.scenario.kinds[unit.kind].post:
            unit = above[unit.id]
        return unit

    def _links(self, draft: URIRef) -> Iterator[None]:
        for number, link in enumerate(self.scenario.links, 1):
            subject = URIRef(f"{draft}//link/{number}")
            self._add(subject, RDF.type, OWN.Link)
            self._add(subject, OWN.draft, draft)
            self._tell(subject, "kind", link.kind)
            self._tell(subject, "order", number)
            ends = [_of(self.scenario.id, id) for id in (link.from_, link.to)]
            self._add(subject, OWN["from"], ends[0])
            self._add(subject, OWN.to, ends[1])
            if link.note is not None:
                self._tell(subject, "note", told(link.note))
            if link.source:
                self._tell(subject, "source", [*link.source])
            yield None

    def _tell(self, subject: URIRef, name: str, value: object) -> None:
        """In a term of orgsim's own: parts of a whole are called `seats_total`, what has no fixed names is JSON."""
        last = name.rpartition("_")[2]
        match value:
            case dict() if last in TEXTS:
                for language, text in value.items():
                    self._add(subject, OWN[name], Literal(text, lang=language))
            case dict() if last in WHOLES:
                for part, its in value.items():
                    self._tell(subject, f"{name}_{part}", its)
            case dict() | list():
                assert last in AS_JSON, name
                self._add(subject, OWN[name], _json(value))
            case bool() | int() | str():
                self._add(subject, OWN[name], Literal(value))
            case float():
                number = Literal(plain_decimal(value), datatype=XSD.decimal, normalize=False)
                self._add(subject, OWN[name], number)

    def _texts(self, subject: URIRef, predicate: URIRef, text: Text) -> None:
        for language in LANGUAGES:
            its: str | None = getattr(text, language)
            if its is not None:
                self._add(subject, predicate, Literal(its, lang=language))
        if text.und is not None:
            self._add(subject, predicate, Literal(text.und))

    def _add(self, subject: URIRef, predicate: URIRef, value: Literal | URIRef) -> None:
        self.graph.add((subject, predicate, value))


_Key = tuple[str | None, str]
"""A draft's id and a unit's; of a unit of which no more is known than its id, that alone."""


class _Event(Struct, frozen=True, eq=False):
    """A unit comes of earlier ones."""

    scenario: Scenario
    id: str
    originals: list[_Key]

    @property
    def named(self) -> URIRef:
        return URIRef(f"{_of(self.scenario.id)}//change/{self.id}")


class _Lineage(Struct, frozen=True, eq=False):
    """Which units come of earlier ones: where the draft says so, and where the comparison has paired them."""

    told: list[_Event | _Key]
    """In their order, with the units of which no more is known."""
    of: dict[_Key, list[_Event]]
    """The events of each unit, in their order."""

    def state_of(self, graph: Statements, key: _Key) -> None:
        """State what a unit comes of, and what has become of it."""
        for event in self.of.get(key, ()):
            if key == (event.scenario.id, event.id):
                graph.add((_named(key), ORG.resultedFrom, event.named))
            if key in event.originals:
                graph.add((_named(key), ORG.changedBy, event.named))


def _lineage(subject: Subject) -> _Lineage:
    lineage = _Lineage([], {})
    ids = {scenario.id: _organisations(scenario) for scenario in subject.scenarios}
    unknown: dict[_Key, None] = {}
    for column, scenario in enumerate(subject.scenarios):
        before: dict[str, list[_Key]] = {}
        for node in nodes(scenario):
            found = [_original(id, scenario, subject, ids) for id in node.unit.continues]
            for key in found:
                if key[0] is None and key not in unknown:
                    unknown[key] = None
                    lineage.told.append(key)
            if found:
                before[node.unit.id] = found
        if column != subject.reference:
            earlier = subject.scenarios[subject.reference].id
            for old, new in subject.pairs(column):
                if old in ids[earlier]:
                    before.setdefault(new, []).append((earlier, old))
        for id, originals in before.items():
            if id not in ids[scenario.id]:
                continue
            event = _Event(scenario, id, originals)
            lineage.told.append(event)
            for key in dict.fromkeys([(scenario.id, id), *originals]):
                lineage.of.setdefault(key, []).append(event)
    return lineage


def _state_lineage(graph: Statements, lineage: _Lineage) -> Iterator[None]:
    """State the events, and those units that no draft of the file has."""
    for each in lineage.told:
        if isinstance(each, _Event):
            event = each.named
            graph.add((event, RDF.type, ORG.ChangeEvent))
            graph.add((event, ORG.resultingOrganization, _of(each.scenario.id, each.id)))
            for original in each.originals:
                graph.add((event, ORG.originalOrganization, _named(original)))
            if each.scenario.effective is not None:
                graph.add((event, DCTERMS.date, _date(each.scenario.effective)))
        else:
            unknown = _named(each)
            graph.add((unknown, RDF.type, ORG.Organization))
            graph.add((unknown, ORG.identifier, Literal(each[1])))
            lineage.state_of(graph, each)
        yield None


def _kinds_used(subject: Subject) -> dict[str, list[Kind]]:
    """The kinds that units are of, as each draft with such units knows them."""
    used: dict[str, list[Kind]] = {}
    for scenario in subject.scenarios:
        for id in dict.fromkeys(node.unit.kind for node in nodes(scenario)):
            used.setdefault(id, []).append(scenario.kinds[id])
    return used


def _organisations(scenario: Scenario) -> frozenset[str]:
    """The ids of units that are no posts: events of the ontology change organisations."""
    return frozenset([n.unit.id for n in nodes(scenario) if not scenario.kinds[n.unit.kind].post])


def _original(id: str, scenario: Scenario, subject: Subject, ids: dict[str, frozenset[str]]) -> _Key:
    """The earlier unit of that id: in another draft of the file, else one of which no more is known than its id."""
    for other in (subject.scenarios[subject.reference], *subject.scenarios):
        if other is not scenario and id in ids[other.id]:
            return other.id, id
    return None, id


def _named(key: _Key) -> URIRef:
    return URIRef(f"#{key[1]}") if key[0] is None else _of(key[0], key[1])


def _kind(id: str) -> URIRef:
    return URIRef(f"#kind/{id}")


def _of(draft: str, unit: str | None = None) -> URIRef:
    return URIRef(f"#draft/{draft}" if unit is None else f"#draft/{draft}/{unit}")


def _date(date: PartialDate) -> Literal:
    """As exactly as it is known; for weeks and seasons XML has no types."""
    type_ = _DATES.get(date.precision)
    return Literal(date.text) if type_ is None else Literal(date.text, datatype=type_, normalize=False)


def _json(value: Told | list[object]) -> Literal:
    return Literal(json.encode(value).decode(), datatype=RDF.JSON, normalize=False)
