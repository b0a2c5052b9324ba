"""How long decisions take in drafts of which a file is written, as their comparison says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from orgsim.model.comparison import Assumptions, Comparison
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

if TYPE_CHECKING:
    from orgsim.analysis.deciding.simulating import SimulatedComparison


def tells_who_decides(scenarios: Sequence[Scenario]) -> bool:
    """Whether any draft tells who decides what: else a simulation tells of no matter."""
    return any(unit.remit for scenario in scenarios for unit in hierarchy(scenario).units)


def simulated(
    scenarios: Sequence[Scenario], assumptions: Assumptions | None, reference: int, decisions: Comparison | None
) -> SimulatedComparison | None:
    """What a simulation tells of drafts, after some seconds; `None` where there is none.

    `reference` is the column that others are compared to, `decisions` what was decided of units that look alike.
    """
    # Imported here, as numpy and the calendar of holidays are needed for nothing else.
    from orgsim.analysis.deciding.simulating import simulate_drafts

    pairs = decisions.pairs if decisions is not None else ()
    return simulate_drafts(scenarios, assumptions, reference=reference, pairs=pairs)
