"""Staff of each unit by itself, so that what all units have adds up to the whole: how wide they are in a transition."""

from __future__ import annotations

import msgspec

from orgsim.analysis.staffing.sums import Measure, Number, sums
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.staffing import total


class Widths(msgspec.Struct, frozen=True, eq=False):
    """One measure of every unit, by its index, without what is counted at the units below it."""

    own: tuple[Number | None, ...]
    """`None`: not known, or counted at a unit above that tells it for all its branch."""
    told: frozenset[int]
    """The units that have any, and those of the organisation that lack it. The rest only hold others, or are counted
    above."""


def widths(flat: Hierarchy, measure: Measure) -> Widths:
    """The widths of all units. What is known of a unit's branch and of none below it is the unit's."""
    its = sums(flat, measure)
    own: list[Number | None] = []
    told: set[int] = set()
    covered: list[bool] = []
    for here, above in enumerate(flat.parents):
        stated, below = its.own[here], its.below[here]
        is_covered = above >= 0 and (covered[above] or _covers(flat, above, measure))
        covered.append(is_covered)
        if stated is None:
            own.append(0 if below is not None else None)
            if its.lacks[here] and not is_covered and flat.sides[here] != "external":
                told.add(here)
            continue
        rest = stated if its.alone[here] or below is None else max(total((stated, -below)), 0)
        own.append(rest)
        if rest or not flat.children[here]:
            told.add(here)
    return Widths(tuple(own), frozenset(told))


def _covers(flat: Hierarchy, here: int, measure: Measure) -> bool:
    """Whether what a unit states is of what is below it too."""
    its = sums(flat, measure)
    own = its.own[here]
    return own is not None and not its.alone[here] and own >= (its.below[here] or 0)
