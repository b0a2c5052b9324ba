"""Drafts as networks: node-link JSON as networkx has it, and GraphML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from msgspec import json

from orgsim.export.graphs.stating import facts, head, nodes
from orgsim.files.graph_terms import BELOW, Told, flat, told
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"


def as_node_link(scenarios: Sequence[Scenario], language: Language) -> bytes:
    """Node-link JSON: one graph, or a list of them where there are several drafts."""
    found = [_node_link(scenario, language) for scenario in scenarios]
    return json.format(json.encode(found[0] if len(found) == 1 else found), indent=1) + b"\n"


def _node_link(scenario: Scenario, language: Language) -> Any:
    # It is here that it takes a part of a second, not where the window starts.
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(**head(scenario))
    for node in nodes(scenario):
        its = facts(node)
        label = node.unit.name.written(language)
        graph.add_node(its.pop("id"), **{"label": label, **its})
    for key, (source, target, its) in enumerate(_edges(scenario), 1):
        graph.add_edge(source, target, key=f"e{key}", **its)
    return networkx.node_link_data(graph, edges="edges")


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
    for scenario in scenarios:
        graph = etree.Element(f"{{{_GRAPHML}}}graph", {"id": scenario.id, "edgedefault": "directed"})
        graphs.append(graph)
        graph.extend(data("graph", head(scenario)))
        for node in nodes(scenario):
            its = facts(node)
            element = etree.SubElement(graph, f"{{{_GRAPHML}}}node", {"id": its.pop("id")})
            element.extend(data("node", {"label": node.unit.name.written(language), **its}))
        for source, target, its in _edges(scenario):
            element = etree.SubElement(graph, f"{{{_GRAPHML}}}edge", {"source": source, "target": target})
            element.extend(data("edge", its))
    root = etree.fromstring(f'<graphml xmlns="{_GRAPHML}"/>'.encode())
    root.extend(declared)
    root.extend(graphs)
    written = BytesIO()
    etree.indent(root, " ")
    etree.ElementTree(root).write(written, encoding="utf-8", xml_declaration=True)
    return written.getvalue() + b"\n"


_TYPES = {str: "string", bool: "boolean", int: "long", float: "double"}
