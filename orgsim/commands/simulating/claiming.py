"""What drafts claim of decisions in time is simulated before a command holds them against it."""

from __future__ import annotations

from orgsim.analysis.deciding.claimable import Under, claims_any, under
from orgsim.files.reading.opened import Opened


def simulate_what_is_claimed(opened: Opened) -> Under:
    """Simulate the drafts that claim anything of it; checks of them look it up from then on, under what is given."""
    scenarios = [file.scenario for file in opened.files]
    beside = under(scenarios, opened.assumptions, reference=opened.reference, pairs=opened.pairs)
    if any(claims_any(scenario) for scenario in scenarios):
        # Imported late: it brings numpy along.
        from orgsim.analysis.deciding.claimed import simulate_claims

        for _ in simulate_claims(scenarios, beside.assumptions, reference=beside.reference, pairs=beside.pairs):
            pass
    return beside
