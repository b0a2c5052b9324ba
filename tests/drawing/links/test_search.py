"""That no way is cheaper than the one that is found, beside networkx on the same lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import networkx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.links.corridors import Corridors
from orgsim.drawing.links.ground import Ground, Rect
from orgsim.drawing.links.prices import prices_of
from orgsim.drawing.links.route import Route
from orgsim.drawing.links.search import Gate, cheapest, gates

BEND = 40.0
cells = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=18)


@given(cells, st.sampled_from([7.0, 20.0, 50.0]), st.booleans())
def test_no_way_is_cheaper(taken: set[tuple[int, int]], gap: float, fewer: bool) -> None:
    boxes: list[Rect] = [
        (x * (80 + gap), y * (30 + gap), x * (80 + gap) + 80, y * (30 + gap) + 30) for x, y in sorted(taken)
    ]
    ground = Ground(boxes, (-20.0, -20.0, 6 * (80 + gap), 6 * (30 + gap)))
    corridors = Corridors(ground, fewer=fewer)
    out, into = gates(boxes[0], ground, corridors), gates(boxes[-1], ground, corridors)
    each = [np.array([line.cost for line in lines]) for lines in corridors.lines]
    prices = (prices_of(corridors, 0, each[0]), prices_of(corridors, 1, each[1]))
    found = cheapest(boxes[-1], out, into, corridors, prices)
    graph = _graph(corridors, out, into)
    try:
        least = networkx.dijkstra_path_length(graph, "start", "end")
    except networkx.NetworkXNoPath:
        assert found is None
        return
    assert found is not None
    # Costs are whole sixteenths: each line that is followed may be off by one.
    assert abs(_cost(found, corridors, out, into) - least) <= len(found.places) / 8 + 0.1


def _graph(corridors: Corridors, out: Sequence[Gate], into: Sequence[Gate]) -> networkx.DiGraph[object]:
    """Places on lines, each joined to the next one on its line, and across by a bend."""
    graph: networkx.DiGraph[object] = networkx.DiGraph()
    for axis in (0, 1):
        for number, line in enumerate(corridors.lines[axis]):
            places = set(corridors.on[axis].along[corridors.on[axis].of(number)].tolist())
            places |= {gate.along for gate in (*out, *into) if (gate.axis, gate.line) == (axis, number)}
            for here, there in pairwise(sorted(places)):
                graph.add_edge((axis, number, here), (axis, number, there), weight=(there - here) * line.cost)
                graph.add_edge((axis, number, there), (axis, number, here), weight=(there - here) * line.cost)
            for at, its in zip(
                corridors.on[axis].along[corridors.on[axis].of(number)].tolist(),
                corridors.on[axis].same[corridors.on[axis].of(number)].tolist(),
                strict=True,
            ):
                other = int(corridors.on[1 - axis].line[its])
                graph.add_edge((axis, number, at), (1 - axis, other, line.at), weight=BEND)
    graph.add_nodes_from(["start", "end"])
    for gate in out:
        graph.add_edge("start", (gate.axis, gate.line, gate.along), weight=gate.cost / 16)
    for gate in into:
        graph.add_edge((gate.axis, gate.line, gate.along), "end", weight=gate.cost / 16)
    return graph


def _cost(route: Route, corridors: Corridors, out: Sequence[Gate], into: Sequence[Gate]) -> float:
    """What that way costs."""
    whole = BEND * (len(route.places) - 3)
    for stretch in range(1, len(route.places) - 1):
        one, other = sorted(route.span(stretch))
        axis, at = route.axis(stretch), route.places[stretch]
        whole += (other - one) * min(
            [line.cost for line in corridors.lines[axis] if line.at == at and line.start <= one and line.end >= other]
        )
    for port, gates_there, place, first in (
        (route.out, out, route.places[0], route.places[1]),
        (route.into, into, route.places[-1], route.places[-2]),
    ):
        whole += min(
            [
                gate.cost / 16
                for gate in gates_there
                if gate.port == port and gate.along == place and corridors.lines[gate.axis][gate.line].at == first
            ]
        )
    return whole
