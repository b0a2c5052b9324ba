"""Lines that go straight down where they nearly do."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.organisations import generate
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.folding.fitting import fit, options_of
from orgsim.drawing.folding.wishes import Wishes
from orgsim.files.reading.scenario_file import read_scenario_text


@pytest.mark.parametrize(("units", "pane"), [(40, (1318.0, 728.0)), (40, (890.0, 908.0)), (150, (1798.0, 908.0))])
def test_no_line_steps_aside_by_a_little(units: int, pane: tuple[float, float]) -> None:
    """The board's one committee stood 9 pixels beside the trunk, and a division 2 beside its manager."""
    town = read_scenario_text(generate(units).encode(), Path("town.yaml")).scenario
    options = ChartOptions(language="fi", pane=pane)
    drawing = draw_chart(town, options_of(options, fit((town,), options, Wishes())))
    boxes = {box.id: box for box in drawing.boxes}
    for line in drawing.lines:
        across = [abs(x1 - x0) for (x0, y0), (x1, y1) in pairwise(line.points) if y0 == y1]
        if line.style == "hierarchy" and len(line.points) == 4:
            assert not across or max(across) >= 12, line.ends
        if line.style == "hierarchy" and len(line.points) == 2 and line.points[0][0] == line.points[1][0]:
            box = boxes[line.ends[1]]
            assert box.x + 12 <= line.points[1][0] <= box.x + box.width - 12
