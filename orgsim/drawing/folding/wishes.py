"""What a planner asks of charts that may show less than all, and what is of interest in them."""

from __future__ import annotations

import msgspec


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What a planner asks of charts, and is stronger than what folds by itself; and what is of interest in them."""

    folded: frozenset[str] = frozenset()
    """Ids of units that the planner folded: they stay so."""
    unfolded: frozenset[str] = frozenset()
    """Ids of units that the planner opened: they stay so, and what is above them too."""
    everything: bool = False
    """Whether all is asked for, however small."""
    focus: str | None = None
    """Id of the unit that is looked at: it is shown, and begins its family where that is long."""
    near: str | None = None
    """Id of the unit that is looked at instead from near: it is shown with its neighbours, in the same order."""
    beside: frozenset[str] = frozenset()
    """Ids of what the unit that is looked at is in other scenarios: they are shown too."""
    differing: frozenset[str] = frozenset()
    """Ids of the units that differ between the scenarios, of whichever of them."""
