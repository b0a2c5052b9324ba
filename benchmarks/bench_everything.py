"""All units at once: the size of names beside what a plain list would give, and how much of the pane is filled."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.listing import list_size
from benchmarks.organisations import generate
from benchmarks.registers import CONGRESS, HELSINKI, as_scenario, register
from orgsim.drawing.boxes.boxes import NAME_SIZE
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.viewport import fit_zoom
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.model.scenario import Scenario

_PANES = {1: (1300.0, 695.0), 2: (650.0, 695.0)}
"""Of one chart, and of each of two, in a window of 1440×900 pixels."""


@pytest.mark.benchmark(group="everything")
@pytest.mark.parametrize("count", [1, 2], ids=["alone", "beside-another"])
@pytest.mark.parametrize("which", ["helsinki", "congress", "300", "1000", "2000"])
def bench_everything(benchmark: BenchmarkFixture, which: str, count: int) -> None:
    """One organisation, or two dates or seeds of it. What is timed is the layout."""
    drafts = [_draft(which, number) for number in range(count)]
    pane = _PANES[count]
    drawings = benchmark.pedantic(lambda: draw_side_by_side(drafts, ChartOptions(pane=pane, outline=True)), rounds=3)
    boxes = draw_side_by_side(drafts, ChartOptions(pane=pane))
    zoom = min(fit_zoom((its.width, its.height), pane) for its in drawings)
    filled = [sum(box.width * box.height for box in its.boxes) * zoom**2 / (pane[0] * pane[1]) for its in drawings]
    benchmark.extra_info["everything"] = {
        "name": which + (", pair" if count > 1 else ""),
        "names": zoom * NAME_SIZE,
        "boxes": min(fit_zoom((its.width, its.height), pane) for its in boxes) * NAME_SIZE,
        "list": min(list_size(draft, pane) for draft in drafts),
        "list, names in one line": min(list_size(draft, pane, wrapped=False) for draft in drafts),
        "filled": min(filled),
    }


def _draft(which: str, number: int) -> Scenario:
    names = {"helsinki": HELSINKI, "congress": CONGRESS}.get(which)
    if names is None:
        text = generate(int(which), number + 1)
    elif (table := register(names[number])) is not None:
        text = as_scenario(table)
    else:
        pytest.skip(f"{names[number]}.csv is not here: set ORGSIM_REGISTERS to its folder")
    return read_scenario_text(text.encode(), Path(f"{which}.yaml")).scenario
