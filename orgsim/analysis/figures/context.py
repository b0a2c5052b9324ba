"""What a metric is computed from."""

from __future__ import annotations

import msgspec

from orgsim.analysis.figures.branches import Branch, MeasuredSide, branch
from orgsim.model.comparison import Assumptions
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario


class Context(msgspec.Struct, frozen=True, eq=False):
    """A scenario with its hierarchy, among the scenarios that it is compared with."""

    scenario: Scenario
    hierarchy: Hierarchy
    comparison: tuple[Scenario, ...]
    """All scenarios of the comparison, this one among them."""
    assumptions: Assumptions | None = None
    """What the comparison assumes of meetings and fees, if anything."""
    reference: Scenario | None = None
    """The scenario of the comparison that the others are compared to, if any is."""

    def branch(self, side: MeasuredSide | None = None) -> Branch:
        """The units of `side` as a forest of their own, or the whole chart."""
        return branch(self.hierarchy, side)


def context(
    scenario: Scenario,
    comparison: tuple[Scenario, ...] = (),
    assumptions: Assumptions | None = None,
    reference: Scenario | None = None,
) -> Context:
    """The context of `scenario` in `comparison`; on its own where that does not hold it."""
    return Context(
        scenario,
        hierarchy(scenario),
        comparison if any(other is scenario for other in comparison) else (*comparison, scenario),
        assumptions,
        reference,
    )
