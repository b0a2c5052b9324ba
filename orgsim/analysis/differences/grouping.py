"""Units of two scenarios that belong together: those that go over into each other, through however many steps."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.differences.matching import Matching

Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Units of a and of b, by index. One of the two may be empty."""


def is_whole(matching: Matching, group: Group) -> bool:
    """Whether these units, one of them on either side at least, go over into each other and into no others."""
    ones, others = group
    return (
        1 in (len(ones), len(others))
        and all(len(matching.a_to_b[one]) == len(others) for one in ones)
        and all(len(matching.b_to_a[other]) == len(ones) for other in others)
    )


def groups(matching: Matching) -> Iterator[Group]:
    """Every unit of either scenario in one group, in the order of a and then of what only b has.

    A merged or split unit is in one group with all that it comes from or goes to; linear in the units.
    """
    seen_a = [False] * len(matching.a_to_b)
    seen_b = [False] * len(matching.b_to_a)
    for start in range(len(seen_a)):
        if seen_a[start]:
            continue
        seen_a[start] = True
        into = matching.a_to_b[start]
        if not into:
            yield (start,), ()
            continue
        if len(into) == 1 and len(matching.b_to_a[into[0]]) == 1:
            # Nearly all: one unit that is one unit.
            seen_b[into[0]] = True
            yield (start,), (into[0],)
            continue
        left, right, waiting = [start], [], [start]
        while waiting:
            for there in matching.a_to_b[waiting.pop()]:
                if seen_b[there]:
                    continue
                seen_b[there] = True
                right.append(there)
                for here in matching.b_to_a[there]:
                    if not seen_a[here]:
                        seen_a[here] = True
                        left.append(here)
                        waiting.append(here)
        yield tuple(sorted(left)), tuple(sorted(right))
    for there, seen in enumerate(seen_b):
        if not seen:
            yield (), (there,)
