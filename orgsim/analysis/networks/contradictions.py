"""What ties say against each other, or against the hierarchy."""

from __future__ import annotations

from orgsim.analysis.networks.bottlenecks import parts
from orgsim.analysis.networks.ties import links, ties
from orgsim.model.hierarchy import hierarchy
from orgsim.model.kinds import COUNCIL
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import LinkKind, Scenario

_SUBSIDIARY = "subsidiary"
"""Of what stands outside the organisation the only kind that somebody in it must own."""


@once_per_value
def steered_from_below(scenario: Scenario) -> tuple[tuple[int, int], ...]:
    """What steers and what it steers, where the latter stands above the former in the hierarchy."""
    flat = hierarchy(scenario)
    steering = [(one, other) for one, other, kind in links(scenario, flat) if kind == "steers"]
    return tuple(dict.fromkeys((one, other) for one, other in steering if one in flat.subtree(other)))


@once_per_value
def circles(scenario: Scenario) -> tuple[tuple[int, ...], ...]:
    """Units that steer each other in a circle: what steers a unit steers all below it, and that leads back.

    They are the strongly connected parts of steering and hierarchy, in reading order. Links from a unit to one above it
    are left out: `steered_from_below` tells those.
    """
    flat = hierarchy(scenario)
    upwards = set(steered_from_below(scenario))
    steering = [
        (one, other) for one, other, kind in links(scenario, flat) if kind == "steers" and (one, other) not in upwards
    ]
    if not steering:
        return ()

    import networkx

    graph: networkx.DiGraph[int] = networkx.DiGraph(steering)
    graph.add_edges_from((parent, here) for here, parent in enumerate(flat.parents) if parent >= 0)
    found = networkx.strongly_connected_components(graph)
    return tuple(sorted(tuple(sorted(part)) for part in found if len(part) > 1))


@once_per_value
def several_owners(scenario: Scenario) -> dict[int, tuple[int, ...]]:
    """Units that several own, or whose process several own, with their owners. Treat as read-only."""
    flat = hierarchy(scenario)
    owners: dict[tuple[LinkKind, int], dict[int, None]] = {}
    for one, other, kind in links(scenario, flat):
        if kind in ("owns", "owns-process"):
            owners.setdefault((kind, other), {})[one] = None
    found = {other: tuple(its) for (_, other), its in owners.items() if len(its) > 1}
    return {here: found[here] for here in sorted(found)}


@once_per_value
def orphans(scenario: Scenario) -> tuple[int, ...]:
    """Top units that neither a line nor a tie joins to the council, or to the largest part where there is none.

    Of what stands outside the organisation, only its subsidiaries must belong to somebody.
    """
    flat = hierarchy(scenario)
    lines = [(parent, here) for here, parent in enumerate(flat.parents) if parent >= 0]
    found = parts(flat, [*lines, *((tie.one, tie.other) for tie in ties(scenario))])
    if not found:
        return ()
    main = max(found, key=lambda part: (any(flat.units[here].kind == COUNCIL for here in part), len(part), -min(part)))
    return tuple(
        [
            root
            for root in flat.roots()
            if root not in main and (flat.sides[root] != "external" or flat.units[root].kind == _SUBSIDIARY)
        ]
    )
