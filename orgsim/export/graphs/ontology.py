"""Drafts in the W3C's Organization Ontology (w3.org/TR/vocab-org), as Turtle.

What the ontology has words for is said in them, so that others can read it; what it has no words for, and the order of
siblings, which RDF does not have, in terms of orgsim's own. Everything is named relative to the file: `#DRAFT/UNIT`.
"""

from __future__ import annotations

from msgspec import Struct, json
from rdflib import DCTERMS, ORG, RDF, SKOS, XSD, Literal, URIRef

from orgsim.export.graphs.stating import HEAD, Node, head, nodes
from orgsim.export.graphs.turtle import OWN, Statements
from orgsim.export.sheets.subject import Subject
from orgsim.files.graph_terms import AS_JSON, TEXTS, WHOLES, Told, told
from orgsim.files.yaml.scalars import plain_decimal
from orgsim.model.dates import PartialDate
from orgsim.model.scenario import Scenario
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Unit

_DATES = {"year": XSD.gYear, "month": XSD.gYearMonth, "day": XSD.date}


def as_turtle(subject: Subject) -> bytes:
    """All drafts, with the events by which units come of others where a draft or the comparison says so."""
    graph = Statements()
    for scenario in subject.scenarios:
        _Draft(graph, scenario).state()
    _state_lineage(graph, subject)
    return graph.written()


class _Draft(Struct, frozen=True, eq=False):
    """States one draft."""

    graph: Statements
    scenario: Scenario

    def state(self) -> None:
        """State its head, its kinds, its units and its links."""
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
        above: dict[str, Unit | None] = {}
        for order, node in enumerate(nodes(self.scenario), 1):
            above[node.unit.id] = node.parent
            self._unit(node, order, draft, whole, self._organisation_above(node.parent, above))
        self._links(draft)

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
        return whole

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
                self._add(within, ORG.hasSubOrganization, subject)
            else:
                self._add(subject, ORG.unitOf, within)
                self._add(within, ORG.hasUnit, subject)
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
        concept = URIRef(f"#kind/{unit.kind}")
        self._add(subject, ORG.classification, concept)
        self._add(concept, RDF.type, SKOS.Concept)
        self._add(concept, SKOS.notation, Literal(unit.kind))
        self._texts(concept, SKOS.prefLabel, kind.name)
        if unit.purpose is not None:
            self._texts(subject, ORG.purpose, unit.purpose)
        for name, value in told(unit).items():
            if name not in ("id", "kind", "name", "purpose", "from", "until"):
                self._tell(subject, name, value)
        for name, date in (("from", unit.from_), ("until", unit.until)):
            if date is not None:
                self._add(subject, OWN[name], _date(date))

    def _organisation_above(self, unit: Unit | None, above: dict[str, Unit | None]) -> Unit | None:
        """The first above that is no post: in the ontology nothing but organisations has parts."""
        while unit is not None and self.scenario.kinds[unit.kind].post:
            unit = above[unit.id]
        return unit

    def _links(self, draft: URIRef) -> None:
        for number, link in enumerate(self.scenario.links, 1):
            subject = URIRef(f"{draft}//link/{number}")
            self._add(subject, RDF.type, OWN.Link)
            self._add(subject, OWN.draft, draft)
            self._tell(subject, "kind", link.kind)
            self._tell(subject, "order", number)
            ends = [_of(self.scenario.id, id) for id in (link.from_, link.to)]
            self._add(subject, OWN["from"], ends[0])
            self._add(subject, OWN.to, ends[1])
            self._add(ends[0], ORG.linkedTo, ends[1])
            if link.note is not None:
                self._tell(subject, "note", told(link.note))
            if link.source:
                self._tell(subject, "source", [*link.source])

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


def _state_lineage(graph: Statements, subject: Subject) -> None:
    """State that units come of earlier ones: where the draft says so, and where the comparison has paired them."""
    ids = {scenario.id: _organisations(scenario) for scenario in subject.scenarios}
    for column, scenario in enumerate(subject.scenarios):
        before: dict[str, list[URIRef]] = {}
        for node in nodes(scenario):
            found = [_original(graph, id, scenario, subject, ids) for id in node.unit.continues]
            if found:
                before[node.unit.id] = found
        if column != subject.reference:
            earlier = subject.scenarios[subject.reference].id
            for old, new in subject.pairs(column):
                if old in ids[earlier]:
                    before.setdefault(new, []).append(_of(earlier, old))
        for id, originals in before.items():
            if id not in ids[scenario.id]:
                continue
            event = URIRef(f"{_of(scenario.id)}//change/{id}")
            resulting = _of(scenario.id, id)
            graph.add((event, RDF.type, ORG.ChangeEvent))
            graph.add((event, ORG.resultingOrganization, resulting))
            graph.add((resulting, ORG.resultedFrom, event))
            for original in originals:
                graph.add((event, ORG.originalOrganization, original))
                graph.add((original, ORG.changedBy, event))
            if scenario.effective is not None:
                graph.add((event, DCTERMS.date, _date(scenario.effective)))


def _organisations(scenario: Scenario) -> frozenset[str]:
    """The ids of units that are no posts: events of the ontology change organisations."""
    return frozenset([n.unit.id for n in nodes(scenario) if not scenario.kinds[n.unit.kind].post])


def _original(
    graph: Statements, id: str, scenario: Scenario, subject: Subject, ids: dict[str, frozenset[str]]
) -> URIRef:
    """The earlier unit of that id: in another draft of the file, else one of which no more is known than its id."""
    for other in (subject.scenarios[subject.reference], *subject.scenarios):
        if other is not scenario and id in ids[other.id]:
            return _of(other.id, id)
    unknown = URIRef(f"#{id}")
    graph.add((unknown, RDF.type, ORG.Organization))
    graph.add((unknown, ORG.identifier, Literal(id)))
    return unknown


def _of(draft: str, unit: str | None = None) -> URIRef:
    return URIRef(f"#draft/{draft}" if unit is None else f"#draft/{draft}/{unit}")


def _date(date: PartialDate) -> Literal:
    """As exactly as it is known; for weeks and seasons XML has no types."""
    type_ = _DATES.get(date.precision)
    return Literal(date.text) if type_ is None else Literal(date.text, datatype=type_, normalize=False)


def _json(value: Told | list[object]) -> Literal:
    return Literal(json.encode(value).decode(), datatype=RDF.JSON, normalize=False)
