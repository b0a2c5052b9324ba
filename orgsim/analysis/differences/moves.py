"""What counts as moved: a unit whose parent's counterpart is not its counterpart's parent.

So a branch that moves is one difference, that of its root: the parents of the units below it still correspond. A unit
that comes to stand under a new unit, or whose old parent is gone, has moved, be the new parent a new layer between or
another part of the house: `is_near` tells the two apart.

A unit without a parent stands at the top of what its draft shows. Where the other draft puts it under a unit that this
one shows elsewhere, it has moved; and where that unit is new, since this draft shows its side whole and lacks it. Where
this draft shows nothing, or only a part, of that side, nothing is known of a move. It has moved too where it goes over
to the side of that unit: what was the city's own is now a company's, whoever had it before.
"""

from __future__ import annotations

from orgsim.analysis.differences.change import Change, Named
from orgsim.analysis.differences.two import Two, named
from orgsim.model.hierarchy import Hierarchy


def has_moved(two: Two, here: int, there: int) -> bool:
    """Whether a unit of a and the unit of b that it is stand under different units."""
    a, b, matching = two.a, two.b, two.matching
    parent, parent_there = a.parents[here], b.parents[there]
    if _goes_over(two, here, there):
        return True
    if parent < 0:
        return parent_there >= 0 and (bool(matching.b_to_a[parent_there]) or b.sides[parent_there] in two.whole_in_a)
    if parent_there < 0:
        return bool(matching.a_to_b[parent]) or a.sides[parent] in two.whole_in_b
    return parent_there not in matching.a_to_b[parent]


def move(two: Two, here: int, there: int) -> Change:
    """From which parent to which; a parent that is `None` is the top of the chart."""
    return Change(field="parent", before=_parent(two.a, here), after=_parent(two.b, there))


def is_near(two: Two, here: int, there: int) -> bool:
    """Whether a moved unit still stands below the same unit, the nearest that both scenarios have.

    Then only the layers between differ, or units that one of the scenarios does not have.
    """
    if _goes_over(two, here, there):
        return False
    a_to_b, b_to_a = two.matching.a_to_b, two.matching.b_to_a
    above, above_there = two.a.parents[here], two.b.parents[there]
    while above >= 0 and not a_to_b[above]:
        above = two.a.parents[above]
    while above_there >= 0 and not b_to_a[above_there]:
        above_there = two.b.parents[above_there]
    if above < 0 or above_there < 0:
        return above < 0 and above_there < 0
    return above_there in a_to_b[above]


def _goes_over(two: Two, here: int, there: int) -> bool:
    """Whether a unit leaves its side, or comes from another, to stand below a unit of the side that it goes to."""
    a, b = two.a, two.b
    if a.sides[here] == b.sides[there]:
        return False
    parent, parent_there = a.parents[here], b.parents[there]
    if parent >= 0 and parent_there >= 0:
        return parent_there not in two.matching.a_to_b[parent]
    return (parent >= 0 and a.sides[parent] == a.sides[here]) or (
        parent_there >= 0 and b.sides[parent_there] == b.sides[there]
    )


def _parent(hierarchy: Hierarchy, here: int) -> Named | None:
    parent = hierarchy.parents[here]
    return named(hierarchy, parent) if parent >= 0 else None
