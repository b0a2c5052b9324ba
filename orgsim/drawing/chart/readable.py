"""What is folded in charts that a room is to read: as little as lets their text be large enough."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from orgsim.drawing.boxes.folding import OUTSIDE, outside, revealed
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import drawn, sketch, ways
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.layout.choosing import Fronts
from orgsim.drawing.viewport import fit_zoom
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_LAST = 2
"""The layer that is folded only after what is outside has been: below a folded board nothing is left to see."""
_MANY_BELOW = 1_000_000
"""More than stand below any unit: of its layer, what is outside goes first."""


@lru_cache(maxsize=64)
def readable_folds(
    scenarios: tuple[Scenario, ...], options: ChartOptions, least: float, keep: str | None, worth: float = 0.0
) -> frozenset[str]:
    """`options.folded`, and what else is folded so that the smallest text of fitted charts is `least` pixels high.

    Units are folded from the lowest layer up, of a layer the one with the most below it first; what hides the unit
    `keep` is not. What is outside the organisation goes before the second layer does, and that only where it lets the
    text be `worth` pixels high, since below a folded board nothing is left to see. Where folding all that may be would
    not do, as much is folded as makes the text as large as it can be. Charts are laid out for the most folded first,
    as these take least time, about 2 log2(units that are shown) times.
    """
    order = fold_order(scenarios, keep)
    options = replace(options, legible=least / LABEL_SIZE)
    fronts = Fronts()
    which_way = ways(scenarios, options)

    def folding(number: int) -> ChartOptions:
        return replace(options, folded=options.folded.union(order[:number]))

    def each(number: int) -> float:
        its = folding(number)
        drawings = [
            drawn(sketch(scenario, its, fronts, way), its.enough)
            for scenario, way in zip(scenarios, which_way, strict=True)
        ]
        return _smallest(drawings, its)

    def together(number: int) -> float:
        return _smallest(draw_side_by_side(scenarios, folding(number)), options)

    if (largest := together(len(order))) < worth:
        order = tuple([unit for unit in order if unit not in _boards(scenarios)])
        largest = together(len(order))
    least = min(least, largest)
    # The more is folded, the larger the text, if not at every single step.
    few, many, stride = len(order) - 1, len(order), 1
    while few >= 0 and each(few) >= least:
        many, few, stride = few, few - stride, stride * 2
    few = max(few, -1)
    while many - few > 1:
        middle = (few + many) // 2
        if each(middle) >= least:
            many = middle
        else:
            few = middle
    # To stand alike, charts may be somewhat smaller than each by itself, which takes a third of the time.
    while many < len(order) and together(many) < least:
        many += 1
    return options.folded.union(order[:many])


def fold_order(scenarios: Sequence[Scenario], keep: str | None) -> tuple[str, ...]:
    """Ids of what can be folded in any of the scenarios, what is missed least first: units, and `OUTSIDE`."""
    weights: dict[str, tuple[int, int]] = {}
    for scenario in scenarios:
        units = hierarchy(scenario)
        outer = set(outside(units))
        if outer:
            weights[OUTSIDE] = _LAST, _MANY_BELOW
        for at, (unit, layer, below) in enumerate(zip(units.units, units.layers, units.children, strict=True)):
            # What stands at the top outside is no board.
            depth = layer + _LAST if units.path(at)[0] in outer else layer
            if below and depth >= _LAST:
                known = weights.get(unit.id, (0, 0))
                weights[unit.id] = max(known[0], depth), max(known[1], len(units.subtree(at)))
    order = sorted(weights, key=lambda unit: (-weights[unit][0], -weights[unit][1]))
    if keep is None:
        return tuple(order)
    shown = frozenset(order)
    for scenario in scenarios:
        shown = revealed(scenario, shown, keep)
    return tuple([unit for unit in order if unit in shown])


def _boards(scenarios: Sequence[Scenario]) -> set[str]:
    """Ids of the units of the second layer."""
    flat = map(hierarchy, scenarios)
    return {unit.id for its in flat for unit, layer in zip(its.units, its.layers, strict=True) if layer == _LAST}


def _smallest(drawings: Sequence[Drawing], options: ChartOptions) -> float:
    """Pixels of the smallest text of the charts, fitted at the same zoom."""
    zoom = min((fit_zoom((its.width, its.height), options.pane) for its in drawings), default=1.0)
    return LABEL_SIZE * zoom
