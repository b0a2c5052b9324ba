"""What is folded in charts that a room is to read: as little as lets their text be large enough."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from orgsim.drawing.boxes.folding import revealed
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.viewport import fit_zoom
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_NEARLY = 0.9
_NEVER = 2
"""Layers whose units are never folded: of a folded board nothing would be left, however large."""


@lru_cache(maxsize=64)
def readable_folds(
    scenarios: tuple[Scenario, ...], options: ChartOptions, least: float, keep: str | None
) -> frozenset[str]:
    """`options.folded`, and what else is folded so that the smallest text of fitted charts is `least` pixels high.

    Units are folded from the lowest layer up, of a layer the one with the most below it first; what hides the unit
    `keep` is not. Where folding all of them would not do, no more is folded than lets the text be nearly as large as
    that would. Charts are laid out about log2(units) times.
    """
    order = fold_order(scenarios, keep)

    def folding(number: int) -> ChartOptions:
        return replace(options, folded=options.folded.union(order[:number]))

    least = min(least, _smallest(draw_side_by_side(scenarios, folding(len(order))), options) * _NEARLY)
    few, many = -1, len(order)
    # The more is folded, the larger the text, if not at every single step.
    while many - few > 1:
        middle = (few + many) // 2
        if _smallest(_each(scenarios, folding(middle)), options) >= least:
            many = middle
        else:
            few = middle
    # To stand alike, charts may be somewhat smaller than each by itself, which takes a third of the time.
    while many < len(order) and _smallest(draw_side_by_side(scenarios, folding(many)), options) < least:
        many += 1
    return options.folded.union(order[:many])


def fold_order(scenarios: Sequence[Scenario], keep: str | None) -> tuple[str, ...]:
    """Ids of the units that can be folded in any of the scenarios, those that are missed least first."""
    weights: dict[str, tuple[int, int]] = {}
    for scenario in scenarios:
        units = hierarchy(scenario)
        for at, (unit, layer, below) in enumerate(zip(units.units, units.layers, units.children, strict=True)):
            if below and layer > _NEVER:
                known = weights.get(unit.id, (0, 0))
                weights[unit.id] = max(known[0], layer), max(known[1], len(units.subtree(at)))
    order = sorted(weights, key=lambda unit: (-weights[unit][0], -weights[unit][1]))
    if keep is None:
        return tuple(order)
    shown = frozenset(order)
    for scenario in scenarios:
        shown = revealed(scenario, shown, keep)
    return tuple([unit for unit in order if unit in shown])


def _each(scenarios: Sequence[Scenario], options: ChartOptions) -> list[Drawing]:
    return [draw_chart(scenario, options) for scenario in scenarios]


def _smallest(drawings: Sequence[Drawing], options: ChartOptions) -> float:
    """Pixels of the smallest text of the charts, fitted at the same zoom."""
    zoom = min((fit_zoom((its.width, its.height), options.pane) for its in drawings), default=1.0)
    return LABEL_SIZE * zoom
