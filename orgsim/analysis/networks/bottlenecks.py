"""Through whom ways lead: units between those who are tied, and units that cannot be gone around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from orgsim.analysis.networks.distance import way
from orgsim.analysis.networks.ties import POWER, links, ties
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.kinds import COUNCIL
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario

_ABOVE_ALL = -1
"""Stands above the top units of trees that nothing ties together."""


@once_per_value
def between(scenario: Scenario) -> dict[int, int]:
    """For each unit that stands on the way of others who are tied, for how many ties: their ends are not between.

    Betweenness (L. C. Freeman, 1977) of the hierarchy, for those who are tied alone. Each pair has one way in a forest,
    so that it is counted, and no shortest ways have to be searched for. Treat as read-only.
    """
    flat = hierarchy(scenario)
    counts: Counter[int] = Counter()
    for tie in ties(scenario):
        counts.update((way(flat, tie.one, tie.other) or ())[1:-1])
    return dict(sorted(counts.items()))


@once_per_value
def gates(scenario: Scenario) -> dict[int, tuple[int, ...]]:
    """For each unit below the council that others cannot go around, those others: no way to the council misses it.

    Ways lead along the chart's lines and along links by which a unit has a say over another. What stands on each way
    dominates (T. Lengauer & R. E. Tarjan, 1979). Empty without a council; treat as read-only.
    """
    flat = hierarchy(scenario)
    council = next((here for here, unit in enumerate(flat.units) if unit.kind == COUNCIL), None)
    if council is None:
        return {}
    lines = [(parent, here) for here, parent in enumerate(flat.parents) if parent >= 0]
    say = [(one, other) for one, other, kind in links(scenario, flat) if kind in POWER]
    return _dominated([*lines, *say], council)


@once_per_value
def cut_off(scenario: Scenario) -> dict[int, tuple[int, ...]]:
    """For each unit whose loss would cut others off, those others: neither lines nor ties lead round it.

    From the council, or from the first unit of a tree that nothing ties to it. But for these first ones, they are the
    articulation points of the hierarchy with its ties. Treat as read-only.
    """
    flat = hierarchy(scenario)
    edges = [(parent, here) for here, parent in enumerate(flat.parents) if parent >= 0]
    edges += [(tie.one, tie.other) for tie in ties(scenario)]
    tops = [(_ABOVE_ALL, min(part, key=lambda here: (flat.units[here].kind != COUNCIL, here)))
            for part in parts(flat, edges)]  # fmt: skip
    firsts = {top for _, top in tops}
    found = _dominated([*tops, *edges, *((other, one) for one, other in edges)], _ABOVE_ALL)
    return {here: others for here, others in found.items() if here not in firsts}


def parts(flat: Hierarchy, edges: Iterable[tuple[int, int]]) -> list[set[int]]:
    """The units that hang together, by whatever way."""
    import networkx

    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(len(flat.units)))
    graph.add_edges_from(edges)
    return list(networkx.connected_components(graph))


def _dominated(edges: Iterable[tuple[int, int]], start: int) -> dict[int, tuple[int, ...]]:
    """By unit, but for the start, those that every way from the start leads to through it."""
    import networkx

    graph: networkx.DiGraph[int] = networkx.DiGraph()
    graph.add_node(start)
    graph.add_edges_from(edges)
    # The start is among those found until networkx 3.5, and not from 3.6 on.
    above = {here: by for here, by in networkx.immediate_dominators(graph, start).items() if here != start}
    found: dict[int, list[int]] = {}
    for here in sorted(above):
        by = above[here]
        while by != start:
            found.setdefault(by, []).append(here)
            by = above[by]
    return {here: tuple(found[here]) for here in sorted(found)}
