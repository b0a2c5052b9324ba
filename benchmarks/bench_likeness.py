"""How alike charts side by side stand, and what that costs of the text's size; the layout of all of them is timed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.organisations import reform
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.chart.likeness import likeness
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.folding.fitting import Wishes, fit, options_of
from orgsim.drawing.viewport import fit_zoom
from orgsim.files.reading.opening import open_paths
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.model.hierarchy import hierarchy
from orgsim.resources import scenarios_folder

_COMPARISONS = ("lohja-2016", "heinola-2017-2025", "lohja-nyt-konsepti")
_PANES = ((613.0, 563.0), (650.0, 695.0), (890.0, 875.0))
"""Of two charts in windows of 1366×768, 1440×900 and 1920×1080 pixels."""


@pytest.mark.benchmark(group="likeness")
@pytest.mark.parametrize("pane", _PANES, ids=lambda pane: f"{pane[0]:.0f}x{pane[1]:.0f}")
@pytest.mark.parametrize("comparison", _COMPARISONS)
def bench_likeness(benchmark: BenchmarkFixture, comparison: str, pane: tuple[float, float]) -> None:
    """Two drafts side by side, and each as it would stand alone."""
    path = scenarios_folder() / f"{comparison}.yaml"
    drafts = [file.scenario for file in open_paths([path]).files]
    hierarchies, options = [hierarchy(draft) for draft in drafts], ChartOptions(pane=pane)
    together = benchmark.pedantic(lambda: draw_side_by_side(drafts, options), rounds=3)
    alone = [draw_chart(draft, options) for draft in drafts]
    benchmark.extra_info["likeness"] = {
        "comparison": comparison,
        "pane": pane,
        "alike": likeness(together, hierarchies),
        "alike_alone": likeness(alone, hierarchies),
        "names": _names(together, pane),
        "names_alone": _names(alone, pane),
    }


@pytest.mark.benchmark(group="likeness")
@pytest.mark.parametrize("pane", _PANES, ids=lambda pane: f"{pane[0]:.0f}x{pane[1]:.0f}")
@pytest.mark.parametrize("units", [2000, 10_000])
def bench_likeness_of_towns(benchmark: BenchmarkFixture, units: int, pane: tuple[float, float]) -> None:
    """A town, and what it becomes, folded as they open: a fiftieth of the units more, a twentieth of them moved."""
    texts = reform(units, units + units // 50, units // 20)
    drafts = tuple([read_scenario_text(text.encode(), Path("town.yaml")).scenario for text in texts])
    hierarchies, wanted = [hierarchy(draft) for draft in drafts], ChartOptions(pane=pane)

    def drawn() -> tuple[ChartOptions, list[Drawing]]:
        options = options_of(wanted, fit(drafts, wanted, Wishes()))
        fit.cache_clear()
        return options, list(draw_side_by_side(drafts, options))

    options, together = benchmark.pedantic(drawn, rounds=3)
    alone = [draw_chart(draft, options) for draft in drafts]
    benchmark.extra_info["likeness"] = {
        "comparison": f"{units} units",
        "pane": pane,
        "alike": likeness(together, hierarchies),
        "alike_alone": likeness(alone, hierarchies),
        "names": _names(together, pane),
        "names_alone": _names(alone, pane),
    }


def _names(drawings: list[Drawing], pane: tuple[float, float]) -> float:
    """Pixels to the em of the names, with all charts at one zoom."""
    return min(fit_zoom((its.width, its.height), pane) * its.name_size for its in drawings)
