"""Several scenarios' charts for panes that stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from orgsim.drawing.boxes.alignment import shared_order
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import drawn, sketch, ways
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.layout.choosing import Fronts
from orgsim.drawing.viewport import fit_zoom
from orgsim.model.scenario import Scenario

_FEW = 400
"""Boxes up to which a chart is cheap enough to be laid out twice."""


def draw_side_by_side(scenarios: Sequence[Scenario], options: ChartOptions) -> list[Drawing]:
    """A chart of each scenario, for panes of one shape in which all are shown at one zoom.

    Units that scenarios share keep their order, and charts of one sort go the same way. The chart that needs most room
    decides the zoom; the others are laid out again for just that, which lets them look as usual, and so alike, where
    larger text would be lost.
    """
    aligned = replace(options, rank=shared_order(scenarios))
    fronts = Fronts()
    sketches = [
        sketch(scenario, aligned, fronts, way)
        for scenario, way in zip(scenarios, ways(scenarios, aligned), strict=True)
    ]
    drawings = [drawn(its, aligned.enough) for its in sketches]
    least = min([_zoom(drawing, options) for drawing in drawings], default=1.0)
    for column, (its, drawing) in enumerate(zip(sketches, drawings, strict=True)):
        if _zoom(drawing, options) > least and len(drawing.boxes) <= _FEW:
            usual = drawn(its, least)
            if _zoom(usual, options) >= least:
                drawings[column] = usual
    return drawings


def _zoom(drawing: Drawing, options: ChartOptions) -> float:
    return fit_zoom((drawing.width, drawing.height), options.pane)
