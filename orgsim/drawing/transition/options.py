"""How a transition is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import msgspec

if TYPE_CHECKING:
    from orgsim.analysis.transition import Measure

Grouping = Literal["part", "kind"]
"""Units below the same top unit of the administration stand together, or units of the same kind."""
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)


class TransitionOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What is measured, how the columns are grouped, and what is folded away."""

    measure: Measure = "units"
    grouping: Grouping | None = None
    """`None`: whichever suits the two scenarios."""
    everything: bool = False
    """Whether units that go on unchanged are shown each by itself."""
    opened: frozenset[str] = frozenset()
    """Keys of the groups of which each unit is shown by itself; with a bar and a fold behind it, of that fold only."""
