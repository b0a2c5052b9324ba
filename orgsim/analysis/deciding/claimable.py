"""Simulated figures that a draft may claim, and what is known of them: without simulating, and without numpy.

Whoever has the time simulates (`claimed`), in a process or a thread of its own; a check only looks up what came of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

import msgspec

from orgsim.messages import Message
from orgsim.model.scenario import Scenario

CLAIMABLE = (
    "time.decision.mean",
    "time.decision.median",
    "time.decision.p90",
    "time.finality.mean",
    "time.finality.median",
    "time.finality.p90",
    "evenings.one-body",
    "evenings.two-bodies",
    "evenings.three-bodies",
)
"""What a claim may name: days from readiness to the decision and until it is final, over all cases; evenings a year of
a councillor who sits on the council alone, on one body beside it, and on two. Texts: `check.claim.simulated.NAME`."""


class Simulated(msgspec.Struct, frozen=True, kw_only=True):
    """One of these figures."""

    value: float | None
    """`None`: unknown, for the reason given."""
    low: float | None = None
    """From where to where it lies, as far as the number of runs tells; `None` where it is exact, or unknown."""
    high: float | None = None
    reason: Message | None = None


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """All of them for one draft."""

    runs: int
    by_name: Mapping[str, Simulated]


_known: WeakKeyDictionary[Scenario, Figures] = WeakKeyDictionary()


def known(scenario: Scenario) -> Figures | None:
    """What was simulated of it last; `None`: nothing yet."""
    return _known.get(scenario)


def remember(scenario: Scenario, figures: Figures) -> None:
    """Keep that for as long as the scenario lives."""
    _known[scenario] = figures


def claims_any(scenario: Scenario) -> bool:
    """Whether it claims any of these figures."""
    return any(claim.metric in CLAIMABLE for claim in scenario.claims)
