"""What stands on the pages of charts that are divided among several."""

from __future__ import annotations

import msgspec

from orgsim.drawing.drawing import Drawing
from orgsim.model.scenario import Scenario


class Chart(msgspec.Struct, frozen=True, eq=False):
    """What a page shows of one scenario."""

    column: int
    """Of the scenario among all that are shown."""
    part: Scenario
    """Of it, what stands on the page."""
    drawing: Drawing
    path: tuple[str, ...] = ()
    """Ids of the units above it, from the top; empty on the overview."""
    apart: tuple[str, ...] = ()
    """Ids of the units that its tops stand below, where these are different ones; then `path` is what is above all of
    them. Neighbours of one draft may have moved apart in another. An empty one is the top of the whole."""
    goes_on: tuple[tuple[str, int], ...] = ()
    """Ids of the units that are folded in it, each with the index of the page where it goes on."""


class Sheet(msgspec.Struct, frozen=True, eq=False):
    """One page."""

    charts: tuple[Chart, ...]
    """Side by side, at one zoom."""
    heads: tuple[str, ...] = ()
    """Ids of the units whose branches it shows, which counterparts share; empty on the overview."""
    source: int | None = None
    """Index of the page that it goes on from."""
    place: tuple[int, int] = (1, 1)
    """Which of the pages it is, and of how many, where what stands directly below one unit takes several."""

    @property
    def is_overview(self) -> bool:
        """Whether it shows the whole, or a part of what stands at the top."""
        return not self.heads
