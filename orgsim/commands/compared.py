"""What the formats of `orgsim compare` write."""

from __future__ import annotations

import msgspec

from orgsim.analysis.differences.comparing import Difference, Differences
from orgsim.analysis.differences.pairs import Offer
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit
from orgsim.model.views import letter


class Compared(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Two scenarios, how they differ, and which of their units may be the same."""

    a: Scenario
    b: Scenario
    columns: tuple[int, int]
    """Where a and b stand among the scenarios that were read, from 0: their letters."""
    baseline: bool
    """What only one of them has was removed or added: a is the baseline."""
    differences: Differences
    offers: tuple[Offer, ...]

    @property
    def letters(self) -> tuple[str, str]:
        """The letters of a and b, as in the window."""
        return letter(self.columns[0]), letter(self.columns[1])

    def units_of(self, row: Difference) -> tuple[list[Unit], list[Unit]]:
        """The units of a row, in a and in b."""
        return [hierarchy(self.a).units[unit] for unit in row.a], [hierarchy(self.b).units[unit] for unit in row.b]

    def units_offered(self, offer: Offer) -> tuple[Unit, Unit]:
        """The two units of an offered pair."""
        return hierarchy(self.a).units[offer.a], hierarchy(self.b).units[offer.b]
