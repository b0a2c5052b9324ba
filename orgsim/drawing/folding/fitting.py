"""What is folded, and which siblings are gathered in one box, so that charts can be read in their panes."""

from __future__ import annotations

import msgspec

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.readable import readable_folds
from orgsim.model.scenario import Scenario

READABLE_SIZE = 11.0
"""Pixels, to the em, of the smallest text that charts open with."""


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What a planner asks of charts, and is stronger than what folds by itself; and what is of interest in them."""

    folded: frozenset[str] = frozenset()
    """Ids of units that the planner folded: they stay so."""
    unfolded: frozenset[str] = frozenset()
    """Ids of units that the planner opened: they stay so."""
    everything: bool = False
    """Whether all is asked for, however small."""
    focus: str | None = None
    """Id of the unit that is looked at: it is shown."""
    differing: frozenset[str] = frozenset()
    """Ids of the units that differ between the scenarios, of whichever of them."""


class Folding(msgspec.Struct, frozen=True):
    """What charts do not show by boxes of its own."""

    folded: frozenset[str] = frozenset()
    """Ids of the units whose subordinates are hidden; `folding.OUTSIDE` hides what is outside the organisation."""
    gathered: frozenset[str] = frozenset()
    """Ids of units that stand, with all below them, in one box with their siblings that are gathered too."""


def fit(
    scenarios: tuple[Scenario, ...], options: ChartOptions, wishes: Wishes, least: float = READABLE_SIZE
) -> Folding:
    """What is folded and gathered so that the smallest text of the fitted charts is at least `least` pixels high."""
    if wishes.everything:
        return Folding(wishes.folded)
    asked = msgspec.structs.replace(options, folded=wishes.folded)
    return Folding(readable_folds(scenarios, asked, least, wishes.focus) - wishes.unfolded)
