"""The figures of several scenarios side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from orgsim.analysis.figures.context import context
from orgsim.analysis.figures.figure import Figure, differs_in_what_is_missing
from orgsim.analysis.figures.metric import Group, Metric
from orgsim.analysis.figures.metrics import metrics_of
from orgsim.analysis.figures.ties.table import TIES
from orgsim.messages import Catalog
from orgsim.model.comparison import Assumptions
from orgsim.model.scenario import Scenario
from orgsim.model.views import LETTERS

UNCERTAIN = "? "

SELDOM_TOLD: frozenset[Group] = frozenset({"staffing", "ties"})
"""Groups of what most drafts say nothing of: where none does, they stand back."""


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
    return _rows(metrics_of(scenarios).values(), scenarios, assumptions, reference, letters)


def compare_at_once(
    scenarios: Sequence[Scenario], assumptions: Assumptions | None = None, reference: int = 0, letters: str = LETTERS
) -> tuple[Row, ...]:
    """The rows of `compare_figures` but for those of ties, which come last and need the library of networks."""
    at_once = [metric for metric in metrics_of(scenarios).values() if metric.group != "ties"]
    return _rows(at_once, scenarios, assumptions, reference, letters)


def compare_ties(scenarios: Sequence[Scenario], reference: int = 0, letters: str = LETTERS) -> tuple[Row, ...]:
    """Those rows."""
    return _rows(TIES, scenarios, None, reference, letters)


def of_what_is_told(rows: Sequence[Row]) -> tuple[Row, ...]:
    """`rows` without those that no scenario tells of what most drafts leave out: staff and money, and ties."""
    return tuple([row for row in rows if row.metric.group not in SELDOM_TOLD or row.known])


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


def _rows(
    among: Iterable[Metric],
    scenarios: Sequence[Scenario],
    assumptions: Assumptions | None,
    reference: int,
    letters: str,
) -> tuple[Row, ...]:
    compared_to = scenarios[reference] if scenarios else None
    contexts = [context(scenario, tuple(scenarios), assumptions, compared_to) for scenario in scenarios]
    return tuple(
        [_row(metric, tuple([metric.measure(here) for here in contexts]), reference, letters) for metric in among]
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
