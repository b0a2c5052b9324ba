"""The figures of several scenarios side by side."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.analysis.figures import Figure
from orgsim.analysis.metric import Metric
from orgsim.analysis.metrics import metrics, metrics_of
from orgsim.model.scenario import Scenario


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One metric for all scenarios, in their order."""

    metric: Metric
    figures: tuple[Figure, ...]
    differences: tuple[float | int | None, ...]
    """To the first scenario; 0 for itself. `None` where either value is unknown."""

    certain: tuple[bool, ...]
    """Whether the difference holds: not where either figure is a lower bound, as the rest of it is not stated."""

    @property
    def known(self) -> bool:
        """Whether the figure of any scenario is known."""
        return any(figure.known for figure in self.figures)


def compare_figures(scenarios: Sequence[Scenario]) -> tuple[Row, ...]:
    """The table of all metrics that `scenarios` have, in the order in which they are shown."""
    by_scenario = [metrics(scenario, scenarios) for scenario in scenarios]
    rows = []
    for id, metric in metrics_of(scenarios).items():
        figures = tuple([figures[id] for figures in by_scenario])
        rows.append(
            Row(
                metric=metric,
                figures=figures,
                differences=tuple([_difference(figures[0], figure) for figure in figures]),
                certain=tuple([not (figures[0].lower_bound or figure.lower_bound) for figure in figures]),
            )
        )
    return tuple(rows)


def _difference(first: Figure, other: Figure) -> float | int | None:
    if first.value is None or other.value is None:
        return None
    return other.value - first.value
