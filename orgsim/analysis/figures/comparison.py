"""The figures of several scenarios side by side."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.analysis.figures.context import context
from orgsim.analysis.figures.figure import Figure, differs_in_what_is_missing
from orgsim.analysis.figures.metric import Metric
from orgsim.analysis.figures.metrics import metrics, metrics_of
from orgsim.messages import Catalog
from orgsim.model.comparison import Assumptions
from orgsim.model.scenario import Scenario
from orgsim.model.views import LETTERS

UNCERTAIN = "? "


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One metric for all scenarios, in their order."""

    metric: Metric
    figures: tuple[Figure, ...]
    differences: tuple[float | int | None, ...]
    """To the scenario of `reference`; 0 for itself. `None` where either value is unknown, and where what differs is
    what one of them leaves out."""

    certain: tuple[bool, ...]
    """Whether the difference holds: not where something of either figure is not stated, nor between several years."""

    reference: int = 0
    """Place of the scenario that the others are compared to."""

    letters: str = LETTERS
    """Of the scenarios, by column."""

    def lacks_difference(self, column: int) -> bool:
        """Whether the difference is not told though both values are known: what differs is what one leaves out."""
        values = self.figures[self.reference].value, self.figures[column].value
        return self.differences[column] is None and None not in values

    def difference_text(self, column: int, speech: Catalog) -> str:
        """The difference of the figures as they are written, with its sign, after a `?` where it does not hold.

        `±0` where they are written alike; empty where it is `None`.
        """
        shown = self._shown_difference(column)
        if shown is None:
            return ""
        number = self.metric.number(shown, speech, signed=True)
        return number if self.certain[column] else f"{UNCERTAIN}{number}"

    def tells_apart(self, column: int) -> bool:
        """Whether the figures as they are written surely differ."""
        return bool(self._shown_difference(column)) and self.certain[column]

    def _shown_difference(self, column: int) -> float | int | None:
        first, other = self.figures[self.reference].value, self.figures[column].value
        if self.differences[column] is None or first is None or other is None:
            return None
        return self.metric.difference(first, other)

    @property
    def known(self) -> bool:
        """Whether the figure of any scenario is known."""
        return any(figure.known for figure in self.figures)


def compare_figures(
    scenarios: Sequence[Scenario], assumptions: Assumptions | None = None, reference: int = 0, letters: str = LETTERS
) -> tuple[Row, ...]:
    """The table of all metrics that `scenarios` have, in the order in which they are shown.

    All are compared to the one at `reference`. Costs are reckoned by the comparison's `assumptions`, and unknown
    without.
    """
    by_scenario = [metrics(scenario, scenarios, assumptions) for scenario in scenarios]
    return tuple(
        [
            _row(metric, tuple([figures[id] for figures in by_scenario]), reference, letters)
            for id, metric in metrics_of(scenarios).items()
        ]
    )


def of_what_is_told(rows: Sequence[Row]) -> tuple[Row, ...]:
    """`rows` without those of staff and money that no scenario tells: most drafts state none, or people alone."""
    return tuple([row for row in rows if row.metric.group != "staffing" or row.known])


def with_assumptions(
    rows: Sequence[Row], scenarios: Sequence[Scenario], assumptions: Assumptions | None
) -> tuple[Row, ...]:
    """`rows` of the same scenarios under other assumptions: only costs are reckoned anew."""
    contexts = [context(scenario, tuple(scenarios), assumptions) for scenario in scenarios]
    return tuple(
        [
            _row(row.metric, tuple([row.metric.measure(here) for here in contexts]), row.reference, row.letters)
            if row.metric.group == "cost"
            else row
            for row in rows
        ]
    )


def _row(metric: Metric, figures: tuple[Figure, ...], reference: int, letters: str) -> Row:
    return Row(
        metric=metric,
        figures=figures,
        differences=tuple([_difference(metric, figures[reference], figure) for figure in figures]),
        certain=tuple([_is_certain(figures[reference], figure) for figure in figures]),
        reference=reference,
        letters=letters,
    )


def _is_certain(first: Figure, other: Figure) -> bool:
    return not (first.incomplete or other.incomplete) and of_one_year(first, other)


def of_one_year(first: Figure, other: Figure) -> bool:
    """Whether two figures of money are of the same year, or say nothing of years."""
    return first is other or len(first.years | other.years) <= 1


def _difference(metric: Metric, first: Figure, other: Figure) -> float | int | None:
    if first.value is None or other.value is None:
        return None
    # Each body's fees are as large as what is assumed of it: without a few a sum of costs tells little of the others.
    if differs_in_what_is_missing(first, other, strictly=metric.group == "cost"):
        return None
    return other.value - first.value
