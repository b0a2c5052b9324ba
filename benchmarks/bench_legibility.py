"""The size of text; nothing is timed but the opening of the window."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.conftest import OpenWindow
from benchmarks.legibility import SCREENS, legibility, smallest
from benchmarks.organisations import generate
from benchmarks.registers import CONGRESS, HELSINKI, as_scenario, register
from orgsim.app.opening.file_actions import default_comparison
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.side_by_side import planned_each
from orgsim.drawing.folding.fitting import Wishes, fit


@pytest.mark.benchmark(group="legibility")
@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
def bench_legibility(benchmark: BenchmarkFixture, open_window: OpenWindow, size: tuple[int, int]) -> None:
    """Lohja's two models side by side."""
    window, document = benchmark.pedantic(lambda: open_window(default_comparison(), size=size), rounds=1)
    benchmark.extra_info["legibility"] = msgspec.to_builtins(
        legibility(window, document.state.scenarios, shutil.which("dot"))
    )


@pytest.mark.benchmark(group="first-sight")
@pytest.mark.parametrize("count", [1, 2], ids=["alone", "beside-another"])
@pytest.mark.parametrize("which", ["helsinki", "congress", "300", "1000", "2000"])
def bench_first_sight(
    benchmark: BenchmarkFixture, open_window: OpenWindow, tmp_path: Path, which: str, count: int
) -> None:
    """What a large organisation opens with at 1440 × 900, alone and beside its other date or seed.

    What is timed is how long it takes to find out what is folded.
    """
    paths = []
    names = {"helsinki": HELSINKI, "congress": CONGRESS}.get(which)
    for number in range(count):
        paths.append(tmp_path / f"{number}.yaml")
        if names is None:
            paths[-1].write_text(generate(int(which), number + 1), encoding="utf-8")
        elif (table := register(names[number])) is not None:
            paths[-1].write_text(as_scenario(table), encoding="utf-8")
        else:
            pytest.skip(f"{names[number]}.csv is not here: set ORGSIM_REGISTERS to its folder")
    window, document = open_window(*paths)
    panes = smallest(window)
    benchmark.extra_info["first-sight"] = {"which": which, "panes": msgspec.to_builtins(panes)}
    assert min(pane.smallest for pane in panes) >= 11.0
    scenarios, pane = document.state.scenarios, window.structure.room()

    def find() -> None:
        fit.cache_clear()
        planned_each.cache_clear()
        fit(scenarios, ChartOptions(language="fi", pane=pane), Wishes())

    benchmark.pedantic(find, rounds=5, warmup_rounds=1)
