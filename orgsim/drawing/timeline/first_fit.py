"""In which row each of many marks finds room: the uppermost whose marks end before it begins."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def first_fit(extents: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """The row of each extent (left, right), taken in their order, with `gap` between two in a row; O(n log n).

    The ends of the rows lie in a tree of which each node has the least end below it: so the first row with room is
    found on one way down.
    """
    size = 1
    while size < len(extents):
        size *= 2
    least = [-inf] * (2 * size)
    rows = []
    for left, right in extents:
        node = 1
        while node < size:
            node *= 2
            if least[node] + gap > left:
                node += 1
        rows.append(node - size)
        least[node] = max(least[node], right)
        while node > 1:
            node //= 2
            least[node] = min(least[2 * node], least[2 * node + 1])
    return rows
