"""The views in which scenarios are looked at: what steps of a story name, the rail offers, and pictures are of."""

from __future__ import annotations

from typing import Literal, get_args

ViewName = Literal[
    "structure", "differences", "metrics", "matters", "checks", "transition", "timeline", "goals", "decisions"
]

VIEWS: tuple[ViewName, ...] = get_args(ViewName)
"""In the order of the rail."""

CHART_VIEWS: frozenset[ViewName] = frozenset(("structure", "differences"))
"""Those that are charts."""
DRAWN_VIEWS: frozenset[ViewName] = CHART_VIEWS | {"transition", "timeline", "decisions"}
"""Those that are drawn, rather than tables."""

Overlay = Literal["distance", "bottlenecks", "boundaries", "contradictions", "seats"]
"""What of who depends on whom the boxes and links of charts can be coloured by."""

OVERLAYS: tuple[Overlay, ...] = get_args(Overlay)

LETTERS = "ABCD"
"""Of the scenarios that are open together, by column: so many at most."""


def letter(position: int) -> str:
    """The letter of the scenario at `position` from 0; after Z comes AA, as in a spreadsheet."""
    before, here = divmod(position, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + here)
