"""Reading, measuring and laying out, without a window."""

from __future__ import annotations

import random
from collections.abc import Callable

import msgspec
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import SIZES, Organisation
from orgsim.analysis.figures.metrics import metrics
from orgsim.drawing.boxes.options import DIRECTIONS, ChartOptions, Direction
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.grid import Grid
from orgsim.drawing.layout.tidy import tidy_tree
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.hierarchy import hierarchy
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain
from orgsim.model.units import Unit

PANE = (1342.0, 700.0)
"""About the pane of one chart in a window of 1440×900."""


def _rounds(units: int) -> int:
    return {100: 50, 1_000: 20, 10_000: 7, 100_000: 3}[units]


def _fresh(scenario: Scenario) -> tuple[tuple[Scenario], dict[str, object]]:
    """The scenario as a value of its own, of which nothing is remembered yet."""
    return (msgspec.structs.replace(scenario),), {}


@pytest.mark.benchmark(group="read")
@pytest.mark.parametrize("units", SIZES)
def bench_read(benchmark: BenchmarkFixture, organisation: Organisation, units: int) -> None:
    """From the file to the frozen scenario: YAML with every place, types, references."""
    benchmark.pedantic(read_scenario, (organisation(units),), rounds=_rounds(units), warmup_rounds=1)


@pytest.mark.benchmark(group="metrics")
@pytest.mark.parametrize("units", SIZES)
def bench_metrics(benchmark: BenchmarkFixture, scenario: Callable[[int], Scenario], units: int) -> None:
    """Every figure of a scenario, from nothing."""
    benchmark.pedantic(metrics, setup=lambda: _fresh(scenario(units)), rounds=_rounds(units))


@pytest.mark.benchmark(group="tree")
@pytest.mark.parametrize("units", SIZES)
def bench_tidy_tree(benchmark: BenchmarkFixture, scenario: Callable[[int], Scenario], units: int) -> None:
    """The tidy tree alone, for boxes whose sizes are known."""
    flat = hierarchy(scenario(units))
    chance = random.Random(units)
    widths = [chance.uniform(80, 160) for _ in flat.units]
    heights = [chance.choice((40.0, 55.0, 70.0)) for _ in flat.units]
    below = [list(children) for children in flat.children]
    benchmark.pedantic(tidy_tree, (below, widths, heights, 12.0, 30.0), rounds=_rounds(units), warmup_rounds=1)


@pytest.mark.benchmark(group="layout")
@pytest.mark.parametrize("units", SIZES)
def bench_layout(benchmark: BenchmarkFixture, scenario: Callable[[int], Scenario], units: int) -> None:
    """From a scenario to its drawing: names broken, arrangements tried, everything placed."""
    options = ChartOptions(pane=PANE)
    benchmark.pedantic(
        lambda its: draw_chart(its, options), setup=lambda: _fresh(scenario(units)), rounds=_rounds(units)
    )


@pytest.mark.benchmark(group="programme")
@pytest.mark.parametrize("direction", DIRECTIONS)
def bench_programme(benchmark: BenchmarkFixture, direction: Direction) -> None:
    """The same for a programme of 200 measures of 150 letters under ten themes; `auto` lays it out both ways first."""
    sentence = ("Kuntalaisten osallisuuden ja vaikuttamisen mahdollisuuksien vahvistaminen kaikissa palveluissa " * 2)[
        :146
    ]
    themes = [
        Unit(
            id=f"t{theme}",
            kind="theme",
            name=plain(f"Teema {theme}"),
            units=tuple(Unit(id=f"t{theme}m{at}", kind="measure", name=plain(f"{sentence} {at}")) for at in range(20)),
        )
        for theme in range(10)
    ]
    kinds = {kind: Kind(side="programme", name=plain(kind), look=kind) for kind in ("theme", "measure")}
    programme = Scenario(id="p", title=plain("p"), kinds=kinds, units=tuple(themes))
    options = ChartOptions(pane=PANE, direction=direction)
    benchmark.pedantic(lambda its: draw_chart(its, options), setup=lambda: _fresh(programme), rounds=10)


@pytest.mark.benchmark(group="grid")
@pytest.mark.parametrize("units", SIZES)
def bench_grid(benchmark: BenchmarkFixture, scenario: Callable[[int], Scenario], units: int) -> None:
    """Getting a drawing ready to be painted in parts: once a drawing, when it is first looked at closely."""
    drawing = draw_chart(scenario(units), ChartOptions(pane=PANE))
    benchmark.pedantic(Grid, (drawing,), rounds=_rounds(units))
