"""Painting and moving a chart in the real window, at 1440×900."""

from __future__ import annotations

from itertools import cycle
from statistics import quantiles

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import SIZES, OpenWindow, Organisation
from orgsim.app.chart.widget import ChartWidget
from orgsim.drawing.viewport import Viewport

READABLE = 11.0
"""Pixels of text size at which names are read."""
STRIDES = [(12, 7)] * 20 + [(-12, -7)] * 20
"""Pixels that the pointer goes from one frame to the next, out and back again."""


def _pane(open_window: OpenWindow, organisation: Organisation, units: int) -> ChartWidget:
    window, _ = open_window(organisation(units))
    (pane,) = window.structure.panes
    pane.repaint()
    return pane


def _go_near(pane: ChartWidget) -> None:
    """Zoom until names can be read, to the box that is nearest to the middle of the drawing."""
    drawing = pane.drawing
    assert drawing is not None
    middle = min(drawing.boxes, key=lambda box: abs(box.x - drawing.width / 2) + abs(box.y - drawing.height / 2))
    zoom = READABLE / drawing.name_size
    pane.show_viewport(Viewport(zoom, middle.x - pane.width() / 2 / zoom, middle.y - pane.height() / 2 / zoom))
    pane.repaint()


def _paint_anew(benchmark: BenchmarkFixture, pane: ChartWidget) -> None:
    def forget() -> None:
        pane._backing.forget()

    benchmark.pedantic(pane.repaint, setup=forget, rounds=15, warmup_rounds=1)


def _pan(benchmark: BenchmarkFixture, pane: ChartWidget) -> None:
    strides = cycle(STRIDES)

    def move() -> None:
        pane.show_viewport(pane.viewport.panned(*next(strides)))

    benchmark.pedantic(pane.repaint, setup=move, rounds=200, warmup_rounds=1)
    if benchmark.stats is not None:  # None where pytest is told not to measure
        benchmark.extra_info["p95"] = quantiles(benchmark.stats.stats.data, n=20)[-1]


@pytest.mark.benchmark(group="paint whole")
@pytest.mark.parametrize("units", SIZES)
def bench_paint_whole(
    benchmark: BenchmarkFixture, open_window: OpenWindow, organisation: Organisation, units: int
) -> None:
    """Every box of the chart, fitted to the pane, painted anew."""
    _paint_anew(benchmark, _pane(open_window, organisation, units))


@pytest.mark.benchmark(group="paint near")
@pytest.mark.parametrize("units", SIZES)
def bench_paint_near(
    benchmark: BenchmarkFixture, open_window: OpenWindow, organisation: Organisation, units: int
) -> None:
    """The part that is in view where names can be read, painted anew: what a step of zooming costs."""
    pane = _pane(open_window, organisation, units)
    _go_near(pane)
    _paint_anew(benchmark, pane)


@pytest.mark.benchmark(group="pan whole")
@pytest.mark.parametrize("units", SIZES)
def bench_pan_whole(
    benchmark: BenchmarkFixture, open_window: OpenWindow, organisation: Organisation, units: int
) -> None:
    """A frame while the fitted chart is dragged."""
    _pan(benchmark, _pane(open_window, organisation, units))


@pytest.mark.benchmark(group="pan near")
@pytest.mark.parametrize("units", SIZES)
def bench_pan_near(
    benchmark: BenchmarkFixture, open_window: OpenWindow, organisation: Organisation, units: int
) -> None:
    """A frame while the chart is dragged where names can be read."""
    pane = _pane(open_window, organisation, units)
    _go_near(pane)
    _pan(benchmark, pane)
