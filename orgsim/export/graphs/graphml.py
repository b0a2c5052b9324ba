"""Drafts as GraphML, which yEd, Gephi and networkx read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from orgsim.export.graphs.stating import edges, facts, head, in_steps, nodes
from orgsim.export.placing import lying_aside
from orgsim.files.graph_terms import Told, flat
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.hierarchy import count_units, hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
_END = b"\n </graph>"
_PIECE = 1 << 18
"""Bytes that are handed over in one go."""


def graphml_pieces(scenarios: Sequence[Scenario], language: Language) -> Iterator[bytes]:
    """GraphML: a graph for each draft.

    The file begins with what is said of units and links, which is known once all were told: these lie aside meanwhile.
    Not written by networkx: its truth values are "True", which XML's are not, and of several graphs it writes the data
    of the first again for each.
    """
    keys: dict[tuple[str, str, type], str] = {}
    with lying_aside() as body:
        for part in _graphml_graphs(scenarios, language, keys):
            body.write(part)
        leave_if_abandoned()
        yield f"<?xml version='1.0' encoding='UTF-8'?>\n<graphml xmlns=\"{_GRAPHML}\">".encode()
        for (of, name, kind), id in keys.items():
            about = {"id": id, "for": of, "attr.name": name, "attr.type": _TYPES[kind]}
            yield b"\n " + _element("key", about)
        body.seek(0)
        while piece := body.read(_PIECE):
            yield piece
        yield b"\n</graphml>\n"


def _graphml_graphs(
    scenarios: Sequence[Scenario], language: Language, keys: dict[tuple[str, str, type], str]
) -> Iterator[bytes]:
    """The graphs; `keys` are the ids of what is said in them, by what it is said of, its name and its class."""

    def data(of: str, its: Told) -> Iterator[tuple[str, str]]:
        for name, value in flat(its):
            key = keys.setdefault((of, name, type(value)), f"d{len(keys)}")
            yield key, str(value).lower() if isinstance(value, bool) else str(value)

    before, count = 0, count_units(scenarios)
    for scenario in scenarios:
        its_count = len(hierarchy(scenario).units)
        about = {"id": scenario.id, "edgedefault": "directed"}
        yield b"\n " + _element("graph", about, data("graph", head(scenario)), level=1).removesuffix(_END)
        for node in in_steps(nodes(scenario), before, count):
            its = facts(node)
            about = {"id": its.pop("id")}
            its = {"label": node.unit.name.written(language), **its}
            yield b"\n  " + _element("node", about, data("node", its), level=2)
        for source, target, its in in_steps(edges(scenario), before + its_count // 2, count):
            about = {"source": source, "target": target}
            yield b"\n  " + _element("edge", about, data("edge", its), level=2)
        yield _END
        before += its_count


def _element(tag: str, about: dict[str, str], data: Iterable[tuple[str, str]] = (), *, level: int = 0) -> bytes:
    """An element of GraphML with what is said of it, by keys; it stands at that level of the file's indentation."""
    element = etree.Element(tag, about)
    for key, value in data:
        etree.SubElement(element, "data", key=key).text = value
    etree.indent(element, " ", level=level)
    return etree.tostring(element, encoding="utf-8", xml_declaration=False)
