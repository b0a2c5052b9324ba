"""Drafts as networks: node-link JSON as networkx has it, and GraphML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TypeVar

from msgspec import json

from orgsim.export.graphs.stating import facts, head, nodes
from orgsim.export.progress import tell
from orgsim.files.graph_terms import BELOW, Told, flat, told
from orgsim.files.json_pieces import Members, pieces
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_STRIDE = 500
"""Nodes or edges after which it is told how far it is."""
_Each = TypeVar("_Each")
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"


def node_link_pieces(scenarios: Sequence[Scenario], language: Language) -> Iterator[bytes]:
    """Node-link JSON: one graph, or a list of them where there are several drafts.

    As networkx has it (`node_link_data` of a `MultiDiGraph`), which would hold all of it.
    """
    counts = [len(hierarchy(scenario).units) for scenario in scenarios]
    graphs = [
        _node_link(scenario, language, sum(counts[:column]), sum(counts)) for column, scenario in enumerate(scenarios)
    ]
    for piece in pieces(graphs[0] if len(graphs) == 1 else iter(graphs), _formatted, indent=1):
        leave_if_abandoned()
        yield piece.encode()


def _formatted(value: object) -> str:
    return json.format(json.encode(value), indent=1).decode()


def _node_link(scenario: Scenario, language: Language, before: int, count: int) -> Members:
    """Of `count` units in all graphs so many stand `before`; half of what there is to do of one is where it stands."""
    half = len(hierarchy(scenario).units) // 2
    return Members(
        directed=True,
        multigraph=True,
        graph=head(scenario),
        nodes=_told(_nodes(scenario, language), before, count),
        edges=_told(_edges_by_source(scenario), before + half, count),
    )


def _told(its: Iterator[_Each], before: int, count: int) -> Iterator[_Each]:
    """Each node or edge, while it is told how far it is and asked whether it is still wanted."""
    for number, each in enumerate(its):
        if number % _STRIDE == 0:
            leave_if_abandoned()
            tell("units", min(before + number // 2, count), count)
        yield each


def _nodes(scenario: Scenario, language: Language) -> Iterator[Told]:
    for node in nodes(scenario):
        its = facts(node)
        id = its.pop("id")
        yield {"label": node.unit.name.written(language), **its, "id": id}


def _edges_by_source(scenario: Scenario) -> Iterator[Told]:
    """All that begin at one unit together, and of those all that end at the same one."""
    links: dict[str, list[tuple[int, str, Told]]] = {}
    below: dict[str, int] = {}
    for number, (source, target, its) in enumerate(_edges(scenario), 1):
        if its["relation"] == BELOW:
            below[target] = number
        else:
            links.setdefault(source, []).append((number, target, its))
    for node in nodes(scenario):
        source = node.unit.id
        ends: dict[str, list[tuple[int, Told]]] = {
            unit.id: [(below[unit.id], {"relation": BELOW})] for unit in node.unit.units
        }
        for number, target, its in links.get(source, ()):
            ends.setdefault(target, []).append((number, its))
        for target, several in ends.items():
            for number, its in several:
                yield {**its, "source": source, "target": target, "key": f"e{number}"}


def _edges(scenario: Scenario) -> Iterator[tuple[str, str, Told]]:
    """From the upper unit to the one below, and the links."""
    for node in nodes(scenario):
        if node.parent is not None:
            yield node.parent.id, node.unit.id, {"relation": BELOW}
    for link in scenario.links:
        its: Told = {"relation": link.kind}
        if link.note is not None:
            its["note"] = told(link.note)
        if link.source:
            # In node-link JSON "source" is where an edge begins.
            its["sources"] = [*link.source]
        yield link.from_, link.to, its


def as_graphml(scenarios: Sequence[Scenario], language: Language) -> bytes:
    """GraphML: a graph for each draft.

    Not written by networkx: its truth values are "True", which XML's are not, and of several graphs it writes the data
    of the first again for each.
    """
    from lxml import etree

    keys: dict[tuple[str, str, str], str] = {}
    declared: list[etree._Element] = []

    def data(of: str, its: Told) -> Iterator[etree._Element]:
        for name, value in flat(its):
            type_ = _TYPES[type(value)]
            key = keys.get((of, name, type_))
            if key is None:
                key = keys[of, name, type_] = f"d{len(keys)}"
                attributes = {"id": key, "for": of, "attr.name": name, "attr.type": type_}
                declared.append(etree.Element(f"{{{_GRAPHML}}}key", attributes))
            element = etree.Element(f"{{{_GRAPHML}}}data", {"key": key})
            element.text = str(value).lower() if isinstance(value, bool) else str(value)
            yield element

    graphs: list[etree._Element] = []
    before, count = 0, sum([len(hierarchy(scenario).units) for scenario in scenarios])
    for scenario in scenarios:
        its_count = len(hierarchy(scenario).units)
        graph = etree.Element(f"{{{_GRAPHML}}}graph", {"id": scenario.id, "edgedefault": "directed"})
        graphs.append(graph)
        graph.extend(data("graph", head(scenario)))
        for node in _told(nodes(scenario), before, count):
            its = facts(node)
            element = etree.SubElement(graph, f"{{{_GRAPHML}}}node", {"id": its.pop("id")})
            element.extend(data("node", {"label": node.unit.name.written(language), **its}))
        for source, target, its in _told(_edges(scenario), before + its_count // 2, count):
            element = etree.SubElement(graph, f"{{{_GRAPHML}}}edge", {"source": source, "target": target})
            element.extend(data("edge", its))
        before += its_count
    leave_if_abandoned()
    root = etree.fromstring(f'<graphml xmlns="{_GRAPHML}"/>'.encode())
    root.extend(declared)
    root.extend(graphs)
    written = BytesIO()
    etree.indent(root, " ")
    etree.ElementTree(root).write(written, encoding="utf-8", xml_declaration=True)
    return written.getvalue() + b"\n"


_TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
