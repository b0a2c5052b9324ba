"""All figures of who depends on whom, beside networkx's betweenness of the same graph.

Each round has a draft of its own, with the same units: nothing is remembered from the one before.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import msgspec
import networkx
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from orgsim.analysis.figures.context import context
from orgsim.analysis.figures.ties.table import TIES
from orgsim.analysis.networks.ties import ties
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import LINK_KINDS, Link, Scenario

_SIZES = ((2_000, 400), (10_000, 2_000))
_YARDSTICK = 2_000
"""Units up to which networkx is waited for: at ten thousand it takes minutes."""


@pytest.mark.benchmark(group="networks")
@pytest.mark.parametrize(("units", "links"), _SIZES)
def bench_networks(benchmark: BenchmarkFixture, scenario: Callable[[int], Scenario], units: int, links: int) -> None:
    """Every figure of a draft with links between units drawn from all of it, compared to another with the same ones."""
    drafts = iter([linked(scenario(units), links, seed) for seed in range(3)])

    def fresh() -> tuple[tuple[Scenario, Scenario], dict[str, object]]:
        draft = next(drafts)
        other = msgspec.structs.replace(draft)
        for each in (draft, other):
            hierarchy(each)
        return (draft, other), {}

    def all_figures(draft: Scenario, other: Scenario) -> list[object]:
        here = context(draft, (draft, other), None, other)
        return [metric.measure(here) for metric in TIES]

    benchmark.pedantic(all_figures, setup=fresh, rounds=3)
    if units > _YARDSTICK:
        return
    draft = linked(scenario(units), links, 0)
    flat = hierarchy(draft)
    graph = networkx.Graph([(parent, here) for here, parent in enumerate(flat.parents) if parent >= 0])
    graph.add_edges_from((tie.one, tie.other) for tie in ties(draft))
    begun = time.perf_counter()
    networkx.betweenness_centrality(graph)
    benchmark.extra_info["networks"] = {"betweenness": time.perf_counter() - begun}


def linked(draft: Scenario, links: int, seed: int) -> Scenario:
    """`draft` with so many links between units that are drawn from all of it."""
    chance = random.Random(seed)
    ids = [unit.id for unit in hierarchy(draft).units]
    drawn = (
        Link(kind=chance.choice(LINK_KINDS), from_=(pair := chance.sample(ids, 2))[0], to=pair[1]) for _ in range(links)
    )
    return msgspec.structs.replace(draft, links=tuple(drawn))
