"""The W3C's Organization Ontology (w3.org/TR/vocab-org), in Turtle, RDF/XML and JSON-LD."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lxml import etree
from msgspec import json
from msgspec.structs import replace
from rdflib import FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node as Term

from orgsim.files.graph_terms import AS_JSON, NAMESPACE, TEXTS, WHOLES, Told
from orgsim.importing.elements import root_of
from orgsim.importing.graphs.own import Edge, draft
from orgsim.importing.naming import one_line
from orgsim.importing.records import CannotImport, Imported, Oddity, Place, Record
from orgsim.messages import message
from orgsim.model.text import LANGUAGES, Language

MOST_BYTES = 20_000_000
"""Of statements: rdflib takes seconds for each million of them."""
_OWN = Namespace(NAMESPACE)
_BASE = "https://orgsim.invalid/"
"""What relative addresses are of: rdflib joins none to a URN. It is never fetched (RFC 2606)."""
_TURTLE = re.compile(
    rb"\s*(?:#[^\n]*\n\s*)*(?:@prefix|@base|PREFIX\s|BASE\s|<[a-zA-Z#/][^<>\s]*>\s+(?:a\s|<|\w+:))", re.I
)
_RDF_XML = re.compile(rb"<(?:[\w.-]+:)?RDF[\s>]")
_VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_ROV = Namespace("http://www.w3.org/ns/regorg#")
_CPOV = Namespace("http://data.europa.eu/m8g/")
"""The EU's vocabulary of public organisations."""
_ORGANIZATIONS = (
    *(ORG.Organization, ORG.FormalOrganization, ORG.OrganizationalUnit, ORG.OrganizationalCollaboration),
    *(_ROV.RegisteredOrganization, _CPOV.PublicOrganisation),
)
_NAMES = (
    *(SKOS.prefLabel, RDFS.label, FOAF.name, SDO.name, URIRef("http://schema.org/name"), DCTERMS.title),
    *(_ROV.legalName, _VCARD["organization-name"], _VCARD.fn, URIRef(f"{ORG}name")),
)
_REMARKS = (ORG.purpose, RDFS.comment, DCTERMS.description)
_COMMON = (ORG, FOAF, SDO, "http://schema.org/", OWL, PROV, RDF, RDFS, SKOS, DCTERMS, _VCARD, _ROV, _CPOV)
"""Vocabularies whose classes tell of no kind of unit: what is no organisation in one is a thing in the other."""
_SCHEMAS = (SDO, Namespace("http://schema.org/"))
"""Of schema.org, which its own pages write in both ways."""
_UP = (ORG.subOrganizationOf, ORG.unitOf, ORG.postIn, *[its["parentOrganization"] for its in _SCHEMAS])
_DOWN = (
    *(ORG.hasSubOrganization, ORG.hasUnit, ORG.hasPost),
    *[its[name] for its in _SCHEMAS for name in ("subOrganization", "department")],
)
_SCHEMA_CONTEXT = re.compile(r"https?://(?:www\.)?schema\.org/?\Z")
_OWN_CONTEXT = {
    "org": str(ORG),
    "skos": str(SKOS),
    "rdfs": str(RDFS),
    "foaf": str(FOAF),
    "dct": str(DCTERMS),
    "dcterms": str(DCTERMS),
    "schema": "https://schema.org/",
}
_DEEPEST = 200
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZÄÖÅÜ])(?=[A-ZÄÖÅÜ][^\W\d_A-ZÄÖÅÜ][^\W\d_])")
"""Where a word begins within one: "NachgeordneteEinrichtung", but not the ending of "ReferentIn"."""


def is_turtle(data: bytes) -> bool:
    """Whether a file begins as Turtle or N-Triples do."""
    # Elements of XML begin as addresses do, and end as no statement does.
    start = _TURTLE.match(data.removeprefix(b"\xef\xbb\xbf"), 0, 20_000)
    return start is not None and not data[-200:].rstrip().endswith(b">")


def is_rdf_xml(data: bytes) -> bool:
    """Whether a file begins as RDF/XML does."""
    return _RDF_XML.search(data, 0, 20_000) is not None


def is_linked(value: Any) -> bool:
    """Whether a value of JSON is JSON-LD."""
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and any(key in first for key in ("@context", "@graph", "@id"))


def read_turtle(data: bytes, file: str = "") -> tuple[Imported, ...]:
    """The organisations in a file: each draft of orgsim's, or all that there is as one.

    CannotImport where it is damaged.
    """
    return _read(_parsed(data.removeprefix(b"\xef\xbb\xbf"), "turtle", file), file)


def read_rdf_xml(data: bytes, file: str = "") -> tuple[Imported, ...]:
    """The same of RDF/XML, in which vocabularies are often declared as entities."""
    if len(data) > MOST_BYTES:
        raise CannotImport(message("import.too-large", file=file))
    return _read(_parsed(etree.tostring(root_of(data, file, entities=True)), "xml", file), file)


def read_linked(value: Any, file: str = "") -> tuple[Imported, ...]:
    """The same of JSON-LD. What it only refers to is not fetched: terms that are explained elsewhere mean nothing."""
    told: list[str] = []
    closed = _closed(value, told, file, 0)
    if isinstance(closed, dict):
        context = closed.get("@context")
        several = context if isinstance(context, list) else [context] if context else []
        closed = {**closed, "@context": [_OWN_CONTEXT, *several]}
    found = _read(_parsed(json.encode(closed), "json-ld", file), file)
    if told and not any(its.records for its in found):
        raise CannotImport(message("import.context", file=file, found=told[0]))
    place = Place(file=file)
    odd = [Oddity(what="context", place=place, args={"found": each}) for each in dict.fromkeys(told)]
    return tuple([replace(its, oddities=(*its.oddities, *odd)) for its in found])


def _closed(value: Any, told: list[str], file: str, deep: int) -> Any:
    """The value without any context that would have to be fetched."""
    if deep > _DEEPEST:
        raise CannotImport(message("import.too-nested", file=file))
    if isinstance(value, list):
        return [_closed(each, told, file, deep + 1) for each in value]
    if not isinstance(value, dict):
        return value
    found: Told = {}
    for key, its in value.items():
        if key == "@import":
            told.append(one_line(str(its))[:200])
        elif key == "@context" and isinstance(its, str | list):
            known = [_known(each) for each in ([its] if isinstance(its, str) else its)]
            told += [one_line(each)[:200] for each in known if isinstance(each, str)]
            found[key] = [_closed(each, told, file, deep + 1) for each in known if not isinstance(each, str)]
        else:
            found[key] = _closed(its, told, file, deep + 1)
    return found


def _known(context: Any) -> Any:
    """That of schema.org, which every page of the web refers to, as far as it tells what a word means."""
    if isinstance(context, str) and _SCHEMA_CONTEXT.match(context):
        return {"@vocab": str(SDO)}
    return context


def _parsed(data: bytes, format: str, file: str) -> Graph:
    if len(data) > MOST_BYTES:
        raise CannotImport(message("import.too-large", file=file))
    graph = Graph()
    with _in_silence():
        try:
            graph.parse(data=data, format=format, publicID=_BASE)
        except (Exception, RecursionError) as error:  # rdflib's parsers raise errors of any sort
            raise CannotImport(message("import.damaged", file=file)) from error
    return graph


@contextmanager
def _in_silence() -> Iterator[None]:
    """What rdflib makes of each number that is none does not go into the log."""
    log = logging.getLogger("rdflib")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            # Its reader of JSON-LD uses what it calls out of date.
            warnings.simplefilter("ignore", DeprecationWarning)
            yield
    finally:
        log.setLevel(before)


def _read(graph: Graph, file: str) -> tuple[Imported, ...]:
    drafts = [*graph.subjects(RDF.type, _OWN.Draft)]
    return tuple([_draft(graph, its, file) for its in drafts]) if drafts else (_organisations(graph, file),)


# drafts of orgsim's own


def _draft(graph: Graph, subject: Term, file: str) -> Imported:
    head = _told(graph, subject)
    _put_texts(head, "title", graph, subject, DCTERMS.title)
    date = graph.value(subject, DCTERMS.date)
    if date is not None:
        head["date"] = str(date)
    whole = graph.value(subject, _OWN.municipality)
    if whole is not None:
        head["municipality"] = _told(graph, whole)
        _put_texts(head["municipality"], "name", graph, whole, SKOS.prefLabel)
    units: list[tuple[int, str, str | None, Told]] = []
    links: list[tuple[int, Edge]] = []
    for its in graph.subjects(_OWN.draft, subject):
        facts = _told(graph, its)
        order = facts.pop("order", 0)
        order = order if type(order) is int else 0
        if (its, RDF.type, _OWN.Link) in graph:
            facts["relation"] = facts.get("kind")
            facts["sources"] = facts.get("source", [])
            ends = [_key(graph, graph.value(its, end)) for end in (_OWN["from"], _OWN.to)]
            links.append((order, Edge(ends[0] or "", ends[1] or "", facts)))
            continue
        kind = graph.value(graph.value(its, ORG.classification), SKOS.notation)
        if kind is not None:
            facts["kind"] = str(kind)
        _put_texts(facts, "name", graph, its, SKOS.prefLabel)
        _put_texts(facts, "purpose", graph, its, ORG.purpose)
        units.append((order, _key(graph, its) or "", _key(graph, graph.value(its, _OWN.parent)), facts))
    units.sort(key=lambda unit: unit[0])
    links.sort(key=lambda link: link[0])
    return draft(head, [unit[1:] for unit in units], [link for _, link in links], file)


def _key(graph: Graph, subject: Term | None) -> str | None:
    found = None if subject is None else graph.value(subject, ORG.identifier)
    return None if found is None else str(found)


def _told(graph: Graph, subject: Term) -> Told:
    """What is stated in orgsim's own terms."""
    found: Told = {}
    for predicate, value in graph.predicate_objects(subject):
        if not isinstance(value, Literal) or not str(predicate).startswith(NAMESPACE):
            continue
        *wholes, name = str(predicate)[len(NAMESPACE) :].split("_")
        here = found
        for each in wholes:
            if each in WHOLES:
                here = here.setdefault(each, {})
        if name in AS_JSON:
            try:
                here[name] = json.decode(str(value))
            except (ValueError, RecursionError):
                continue
        elif name in TEXTS:
            _put_text(here, name, value)
        else:
            here[name] = _plain(value)
    return found


def _plain(value: Literal) -> str | int | float | bool:
    text = str(value)
    try:
        if value.datatype == XSD.integer:
            return int(text) if len(text) < 20 else text
        if value.datatype in (XSD.decimal, XSD.double, XSD.float):
            return float(text)
    except ValueError:
        return text
    return text == "true" if value.datatype == XSD.boolean else text


def _put_texts(told: Told, name: str, graph: Graph, subject: Term, predicate: URIRef) -> None:
    for value in graph.objects(subject, predicate):
        if isinstance(value, Literal):
            _put_text(told, name, value)


def _put_text(told: Told, name: str, value: Literal) -> None:
    text = told.setdefault(name, {})
    if isinstance(text, dict):
        text[value.language if value.language in LANGUAGES else "und"] = str(value)


# organisations of others


def _organisations(graph: Graph, file: str) -> Imported:
    """All that is stated to be an organisation or a post, or to be below one.

    By name, as RDF has no order: rdflib gives statements in another at each start.
    """
    found: dict[Term, None] = {}
    known = (*_ORGANIZATIONS, ORG.Post)
    classes = {below for its in known for below in graph.transitive_subjects(RDFS.subClassOf, its)}
    for subject, predicate, value in graph:
        if predicate == RDF.type and value in classes:
            found[subject] = None
        elif predicate in _UP or predicate in _DOWN:
            found.update({each: None for each in (subject, value) if isinstance(each, URIRef | BNode)})
    odd: list[Oddity] = []
    names = {its: _names(graph, its) or _by_role(graph, its) for its in found}
    ordered = sorted(found, key=lambda its: (names[its][0][1].casefold() if names[its] else "", str(its)))
    records = [_record(graph, its, names, file, odd) for its in ordered]
    return Imported(records=tuple(records), oddities=tuple(odd), place=Place(file=file))


def _names(graph: Graph, subject: Term) -> tuple[tuple[Language | None, str], ...]:
    for predicate in _NAMES:
        values = [value for value in graph.objects(subject, predicate) if isinstance(value, Literal) and str(value)]
        values.sort(key=str)
        told: list[tuple[Language | None, str]] = [
            (language, str(value)) for value in values for language in LANGUAGES if value.language == language
        ]
        others: list[tuple[Language | None, str]] = [
            (None, str(value)) for value in values if value.language not in LANGUAGES
        ]
        if values:
            return tuple(told or others[:1])
    return ()


def _by_role(graph: Graph, subject: Term) -> tuple[tuple[Language | None, str], ...]:
    """The names of the role that a post has, where it has none itself."""
    for role in sorted(graph.objects(subject, ORG.role), key=str):
        if found := _names(graph, role):
            return found
        if word := _word(graph, role):
            return ((None, word),)
    return ()


def _said(graph: Graph, subject: Term, predicate: URIRef) -> str:
    """One text of those that are stated, in a language that drafts can have where there is one."""
    values = [value for value in graph.objects(subject, predicate) if isinstance(value, Literal) and str(value)]
    rank: dict[str | None, int] = {language: place for place, language in enumerate(LANGUAGES)}
    return str(min(values, key=lambda its: (rank.get(its.language, len(rank)), str(its)))) if values else ""


def _kind_word(graph: Graph, subject: Term) -> str:
    """What a unit is called by its classification, or else by a class of the source's own."""
    kinds = sorted(graph.objects(subject, ORG.classification), key=str)
    words = [str(kind) if isinstance(kind, Literal) else _word(graph, kind) for kind in kinds]
    own = [its for its in graph.objects(subject, RDF.type) if not str(its).startswith(tuple(map(str, _COMMON)))]
    return next(filter(None, [*words, *[_word(graph, its) for its in sorted(own, key=str)]]), "")


def _word(graph: Graph, concept: Term) -> str:
    """What a concept is called, or else the end of its address where that is a word."""
    names = _names(graph, concept)
    end = re.split(r"[/#:]", str(concept))[-1] if isinstance(concept, URIRef) else ""
    return names[0][1] if names else _CAMEL.sub(" ", end) if end.isalpha() else ""


def _record(
    graph: Graph,
    subject: Term,
    names: dict[Term, tuple[tuple[Language | None, str], ...]],
    file: str,
    odd: list[Oddity],
) -> Record:
    key = str(subject)
    name = names[subject][0][1] if names[subject] else one_line(key)
    place = Place(file=file, name=name)
    is_post = (subject, RDF.type, ORG.Post) in graph
    # JSON-LD whose context does not say that something is an address has it as a text.
    told = [its for predicate in _UP for its in graph.objects(subject, predicate)]
    above = dict.fromkeys(URIRef(str(its)) if isinstance(its, Literal) else its for its in told)
    above |= dict.fromkeys(its for predicate in _DOWN for its in graph.subjects(predicate, subject))
    boss = graph.value(subject, ORG.reportsTo) if is_post else None
    every = [boss] if boss in names else sorted(above, key=str)
    parents = [its for its in every if its is not None and its != subject]
    if len(parents) > 1:
        first = names.get(parents[0])
        args = {"name": name, "first": first[0][1] if first else str(parents[0])}
        odd.append(Oddity(what="two-parents", place=place, key=key, args=args))
    remarks = [said for predicate in _REMARKS if (said := _said(graph, subject, predicate))]
    return Record(
        key=key,
        # Of what has no name its address is all that tells it from others.
        own_key=not names[subject] and isinstance(subject, URIRef),
        names=names[subject],
        parent=str(parents[0]) if parents else None,
        place=place,
        kind="post" if is_post else None,
        kind_word="" if is_post else _kind_word(graph, subject),
        notes=tuple(dict.fromkeys(remarks)),
    )
