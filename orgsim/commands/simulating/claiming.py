"""What drafts claim of decisions in time is simulated before a command holds them against it."""

from __future__ import annotations

from orgsim.analysis.deciding.claimable import claims_any
from orgsim.files.reading.opened import Opened


def simulate_what_is_claimed(opened: Opened) -> None:
    """Simulate the drafts that claim anything of it; checks of them look it up from then on."""
    scenarios = [file.scenario for file in opened.files]
    if any(claims_any(scenario) for scenario in scenarios):
        # Imported late: it brings numpy along.
        from orgsim.analysis.deciding.claimed import simulate_claims

        for _ in simulate_claims(scenarios, opened.assumptions):
            pass
