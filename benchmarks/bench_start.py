"""From the start of a process to its window, painted."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import SIZES, Organisation
from benchmarks.graphviz import dot_source
from benchmarks.processes import Run, run, start
from orgsim.files.reading.scenario_file import read_scenario

DOT = shutil.which("dot")


@pytest.mark.benchmark(group="start")
def bench_lohja(benchmark: BenchmarkFixture) -> None:
    """The window with Lohja's comparison, beside an empty window: by turns, as the machine is never quite the same."""
    ours, bare = [], []
    start("bare"), start("orgsim")
    benchmark.pedantic(lambda: ours.append(start("orgsim")), setup=lambda: bare.append(start("bare")), rounds=21)
    _keep(benchmark, ours, bare)


@pytest.mark.benchmark(group="open for the first time")
@pytest.mark.parametrize("units", SIZES)
def bench_open_for_the_first_time(benchmark: BenchmarkFixture, organisation: Organisation, units: int) -> None:
    """The window with a large organisation of which nothing is kept, as after each change of its file."""
    path = organisation(units)
    ours: list[Run] = []
    rounds = 3 if units > 10_000 else 7
    benchmark.pedantic(lambda: ours.append(start("orgsim", path)), setup=lambda: _change(path), rounds=rounds)
    _keep(benchmark, ours, [])


@pytest.mark.benchmark(group="open")
@pytest.mark.parametrize("units", SIZES)
def bench_open(benchmark: BenchmarkFixture, organisation: Organisation, units: int, tmp_path: Path) -> None:
    """The window with a large organisation, beside `dot` for the layout alone."""
    path = organisation(units)
    start("orgsim", path)
    ours: list[Run] = []
    benchmark.pedantic(lambda: ours.append(start("orgsim", path)), rounds=3 if units > 10_000 else 7)
    drawn: list[Run] = []
    if DOT is not None and units <= 10_000:
        graph = tmp_path / "organisation.dot"
        graph.write_text(dot_source(read_scenario(path).scenario), encoding="utf-8")
        drawn = [run(DOT, "-Tplain", "-o", "/dev/null", graph) for _ in range(1 if units >= 10_000 else 5)]
    _keep(benchmark, ours, drawn)


def _change(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("# changed\n")


def _keep(benchmark: BenchmarkFixture, ours: list[Run], peers: list[Run]) -> None:
    for name, runs in (("ours", ours), ("peer", peers)):
        if runs:
            benchmark.extra_info[name] = {
                "best": min(one.seconds for one in runs),
                "median": median(one.seconds for one in runs),
                "megabytes": median(one.megabytes for one in runs),
            }
