"""Drafts as networks: node-link JSON as networkx has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import json

from orgsim.export.graphs.stating import edges, facts, head, in_steps, nodes
from orgsim.files.graph_terms import BELOW, Told
from orgsim.files.json_pieces import Members, pieces
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language


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
        nodes=in_steps(_nodes(scenario, language), before, count),
        edges=in_steps(_edges_by_source(scenario), before + half, count),
    )


def _nodes(scenario: Scenario, language: Language) -> Iterator[Told]:
    for node in nodes(scenario):
        its = facts(node)
        id = its.pop("id")
        yield {"label": node.unit.name.written(language), **its, "id": id}


def _edges_by_source(scenario: Scenario) -> Iterator[Told]:
    """All that begin at one unit together, and of those all that end at the same one."""
    links: dict[str, list[tuple[int, str, Told]]] = {}
    below: dict[str, int] = {}
    for number, (source, target, its) in enumerate(edges(scenario), 1):
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
