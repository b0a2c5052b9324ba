"""Pictures of a library's cards: the usual drawings, of large organisations only the upper layers."""

from __future__ import annotations

from collections.abc import Sequence

from orgsim.drawing.boxes.folding import folded_to_layer
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.timeline.assembling import draw_timeline
from orgsim.drawing.timeline.drawing import TimelineDrawing
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

Thumbnail = tuple[Drawing, ...] | TimelineDrawing
"""Charts that stand side by side, or where there are none the timelines."""

MOST = 4
"""Charts that fit on a card side by side."""

_MOST_UNITS = 250
"""More could not be told apart on a card, and would take long to lay out."""
_LARGER = 4.0
"""How many times larger than the card the chart is laid out: for text that could be read there."""


def thumbnail(scenarios: Sequence[Scenario], language: Language, room: tuple[float, float]) -> Thumbnail:
    """The charts of those of `scenarios` that have units, for a picture of that size; where none has, the timelines."""
    shown = [scenario for scenario in scenarios if scenario.units][:MOST]
    if not shown:
        timed = [scenario for scenario in scenarios if scenario.timeline]
        return draw_timeline(timed, language=language, width=room[0] * _LARGER) if timed else ()
    folded = frozenset[str]().union(*(_folded(scenario) for scenario in shown))
    pane = (room[0] / len(shown) * _LARGER, room[1] * _LARGER)
    return tuple(draw_side_by_side(shown, ChartOptions(language=language, pane=pane, folded=folded)))


def _folded(scenario: Scenario) -> frozenset[str]:
    """What to fold so that no more than so many units are seen, and at least the roots."""
    layers = hierarchy(scenario).layers
    if len(layers) <= _MOST_UNITS:
        return frozenset()
    seen, deepest = 0, 1
    for layer in range(1, max(layers) + 1):
        seen += layers.count(layer)
        if seen > _MOST_UNITS:
            break
        deepest = layer
    return folded_to_layer(scenario, deepest)
