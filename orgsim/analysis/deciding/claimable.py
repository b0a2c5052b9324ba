"""Simulated figures that a draft may claim, and what is known of them: without simulating, and without numpy.

Whoever has the time simulates (`claimed`), in a process or a thread of its own; a check only looks up what came of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from weakref import WeakKeyDictionary, ref

import msgspec
from msgspec.structs import replace

from orgsim.messages import Message
from orgsim.model.comparison import Assumptions, Pairing
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


class SimulatedFigure(msgspec.Struct, frozen=True, kw_only=True):
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
    by_name: Mapping[str, SimulatedFigure]


class Under(msgspec.Struct, frozen=True, kw_only=True):
    """What figures of a draft follow from beside itself: under other assumptions they are others."""

    drafts: tuple[ref[Scenario], ...]
    """All that are compared: they settle the year, and who decides what one of them gives to nobody."""
    assumptions: Assumptions
    """Those of decisions."""
    reference: int
    pairs: tuple[Pairing, ...]


def under(
    scenarios: Iterable[Scenario], assumptions: Assumptions | None, *, reference: int = 0, pairs: Iterable[Pairing] = ()
) -> Under:
    """What figures of any of `scenarios` follow from beside itself; `reference` and `pairs` are as of `processes`."""
    return Under(
        drafts=tuple([ref(scenario) for scenario in scenarios]),
        assumptions=replace(assumptions or Assumptions(), fee={}, chair_factor=None),
        reference=reference,
        pairs=tuple(pairs),
    )


_known: WeakKeyDictionary[Scenario, tuple[Under, Figures]] = WeakKeyDictionary()


def known(scenario: Scenario, under: Under | None) -> Figures | None:
    """What was simulated of it last, if that was `under` the same; `None`: nothing, or nothing is simulated here."""
    found = _known.get(scenario)
    return found[1] if found is not None and found[0] == under else None


def remember(scenario: Scenario, under: Under, figures: Figures) -> None:
    """Keep that for as long as the scenario lives."""
    _known[scenario] = under, figures


def claims_any(scenario: Scenario) -> bool:
    """Whether it claims any of these figures."""
    return any(claim.metric in CLAIMABLE for claim in scenario.claims)
