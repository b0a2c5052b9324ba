"""Statements of RDF, written as Turtle in the order in which they are made.

Whoever has stated all of some subjects takes what is written of them and goes on with the next.
rdflib knows the terms and how literals are written. Its own writer of Turtle sorts all subjects, so that the units of a
draft no longer stand in their order, and takes a minute for 10 000 of them.
"""

from __future__ import annotations

from functools import lru_cache

from rdflib import DCTERMS, ORG, RDF, SKOS, XSD, Literal, Namespace, URIRef

from orgsim.files.graph_terms import NAMESPACE

OWN = Namespace(NAMESPACE)
_PREFIXES = {
    "org": str(ORG),
    "skos": str(SKOS),
    "dct": str(DCTERMS),
    "rdf": str(RDF),
    "xsd": str(XSD),
    "orgsim": NAMESPACE,
}

PROLOGUE = "".join([f"@prefix {prefix}: <{its}> .\n" for prefix, its in _PREFIXES.items()])


class Statements:
    """What is stated of each subject: by predicate, each value once."""

    def __init__(self) -> None:
        self._of: dict[URIRef, dict[URIRef, dict[Literal | URIRef, None]]] = {}

    def add(self, triple: tuple[URIRef, URIRef, Literal | URIRef]) -> None:
        """State something."""
        subject, predicate, value = triple
        self._of.setdefault(subject, {}).setdefault(predicate, {})[value] = None

    def taken(self) -> str:
        """All of it as Turtle, which stands below the `PROLOGUE`; from now on nothing is stated."""
        blocks = []
        for subject, its in self._of.items():
            said = [
                f"{'a' if predicate == RDF.type else _short(predicate)} {', '.join(map(_term, values))}"
                for predicate, values in its.items()
            ]
            blocks.append(f"\n{_short(subject)} {f' ;{chr(10)}  '.join(said)} .\n")
        self._of.clear()
        return "".join(blocks)


def _term(value: Literal | URIRef) -> str:
    if isinstance(value, URIRef):
        return _short(value)
    if value.datatype in (XSD.integer, XSD.boolean):
        return str(value)
    if value.datatype is None:
        return value.n3()
    bare = Literal(str(value)).n3()
    return f"{bare}^^{_short(value.datatype)}"


@lru_cache(maxsize=1_000)
def _short(term: URIRef) -> str:
    for prefix, its in _PREFIXES.items():
        if term.startswith(its):
            return f"{prefix}:{term[len(its) :]}"
    return term.n3()
