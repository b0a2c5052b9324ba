"""Finding the ways of 400 links among 2 000 boxes, beside Graphviz' `dot` with `splines=ortho` on the same graph.

Both in processor time. What `dot` takes without finding ways (`splines=false`) is taken from its time, and reading and
layout are not counted in ours.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import time
from collections.abc import Callable
from itertools import pairwise

import msgspec
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.bench_networks import linked
from benchmarks.graphviz import dot_source
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.chart.links import link_lines
from orgsim.drawing.drawing import Drawing, Line
from orgsim.model.scenario import LINK_KINDS, Scenario

_UNITS, _LINKS = 2_000, 400
_DRAWN = 10
"""How often other links are drawn between the same units, to count which of them are one to the eye."""
_NEAR = 0.5
"""Pixels: nearer to each other than this, lines that run beside each other are one to the eye at any zoom."""
_SHORT = 8.0
"""Pixels that they run beside each other at least."""


@pytest.mark.benchmark(group="links")
def bench_links(benchmark: BenchmarkFixture, scenario: Callable[[int], Scenario]) -> None:
    """All kinds of links between units that are drawn from the whole organisation, with nothing folded."""
    draft = linked(scenario(_UNITS), _LINKS, 1)
    drawing = draw_chart(draft, ChartOptions(pane=(1400, 800)))
    spent = []

    def fresh() -> tuple[tuple[Drawing], dict[str, object]]:
        return (msgspec.structs.replace(drawing),), {}

    def ways(its: Drawing) -> tuple[Line, ...]:
        begun = time.process_time()
        lines = link_lines(its, draft, LINK_KINDS)
        spent.append(time.process_time() - begun)
        return lines

    lines = benchmark.pedantic(ways, setup=fresh, rounds=3)
    told: dict[str, object] = {"ours": min(spent), "links": len(lines), "near": _near(lines)}
    others = [linked(draft, _LINKS, seed) for seed in range(_DRAWN)]
    told["near of others"] = [_near(link_lines(msgspec.structs.replace(drawing), its, LINK_KINDS)) for its in others]
    if dot := shutil.which("dot"):
        told["dot"] = _dot(dot, draft, "ortho") - _dot(dot, draft, "false")
    benchmark.extra_info["links"] = told


def _dot(dot: str, draft: Scenario, splines: str) -> float:
    """Seconds of the processor that `dot` takes."""
    source = dot_source(draft, splines=splines, links=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([dot, "-Tplain"], input=source, stdout=subprocess.DEVNULL, text=True, check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def _near(lines: tuple[Line, ...]) -> int:
    """How many pairs of stretches of different links are one to the eye."""
    flat = []
    for number, line in enumerate(lines):
        for (x0, y0), (x1, y1) in pairwise(line.points):
            if y0 == y1:
                flat.append((0, y0, min(x0, x1), max(x0, x1), number))
            else:
                flat.append((1, x0, min(y0, y1), max(y0, y1), number))
    flat.sort()
    found = 0
    for number, (axis, at, start, end, of) in enumerate(flat):
        for other in flat[number + 1 :]:
            if other[0] != axis or other[1] - at >= _NEAR:
                break
            found += other[4] != of and min(end, other[3]) - max(start, other[2]) > _SHORT
    return found
