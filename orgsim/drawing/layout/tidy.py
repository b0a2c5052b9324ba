"""Tidy trees of boxes of different sizes, in linear time.

Atze van der Ploeg, "Drawing Non-layered Tidy Trees in Linear Time", Software: Practice and Experience 44 (2014),
1467–1484; the names of the steps are the paper's. It draws what Reingold and Tilford's algorithm draws, with every
subtree as close to its left neighbour as their contours allow and what lies between spread evenly, but by the
boxes' own heights instead of layers.

Two things are more general here than in the paper. Boxes may reach further to one side of their axis than to the
other (`left`, `right`), and a parent is centred over its first and last child by `half`, half the width that counts
for centring: for a box with something beside it, that is the box alone. Where both reach equally far and `half` is the
half of their sum, the coordinates are the paper's (and d3-flextree's).

No recursion: hierarchies may be deeper than Python's stack.
"""

from __future__ import annotations

from collections.abc import Sequence


def tidy_tree(
    children: Sequence[Sequence[int]],
    widths: Sequence[float],
    heights: Sequence[float],
    gap_x: float = 0.0,
    gap_y: float = 0.0,
) -> tuple[list[float], list[float]]:
    """The x of each box's axis and the y of its top; the root, node 0, has its axis at 0 and its top at 0.

    Nodes are in pre-order: every child has a higher number than its parent. Boxes are at least `gap_x` apart in
    x, and children begin `gap_y` below their parent.
    """
    tops = [0.0] * len(children)
    for node, below in enumerate(children):
        for child in below:
            tops[child] = tops[node] + heights[node] + gap_y
    half = [(width + gap_x) / 2 for width in widths]
    bottoms = [top + height for top, height in zip(tops, heights, strict=True)]
    return spread(children, half, half, half, bottoms), tops


def spread(
    children: Sequence[Sequence[int]],
    left: Sequence[float],
    right: Sequence[float],
    half: Sequence[float],
    bottoms: Sequence[float],
) -> list[float]:
    """The x of each node's axis, with the root's at 0, for nodes in pre-order whose bottoms are known.

    A child's region begins where its parent's ends, so the gap above a child is kept as free as the child itself.
    """
    n = len(children)
    if n == 0:
        return []
    prelim = [0.0] * n
    mod = [0.0] * n
    shift = [0.0] * n
    change = [0.0] * n
    thread_left = [-1] * n
    thread_right = [-1] * n
    # Extreme nodes: the lowest of the left and right contour, and the sums of modifiers on the way to them.
    extreme_left = list(range(n))
    extreme_right = list(range(n))
    mods_left = [0.0] * n
    mods_right = [0.0] * n

    # First walk. Reverse pre-order visits every node after all below it.
    for t in range(n - 1, -1, -1):
        below = children[t]
        if not below:
            continue
        first = below[0]
        # The linked list of indexes of left siblings and their lowest y, as a stack of (lowest y, index).
        lowest: list[tuple[float, int]] = [(bottoms[extreme_left[first]], 0)]
        for i in range(1, len(below)):
            ci = below[i]
            minimum = bottoms[extreme_right[ci]]

            # Separate: follow the right contour of the siblings before and the left contour of this one downwards.
            at_list = len(lowest) - 1
            sr, cl = below[i - 1], ci
            mods_sr, mods_cl = mod[sr], mod[cl]
            roots = True
            while sr >= 0 and cl >= 0:
                if bottoms[sr] > lowest[at_list][0]:
                    at_list -= 1
                distance = (mods_sr + prelim[sr] + right[sr]) - (mods_cl + prelim[cl] - left[cl])
                if distance > 0 or (roots and distance < 0):
                    # Move the subtree, and note what is to be spread over the smaller ones between. The roots may also
                    # come nearer: a root that stands far to the right over its children began there (not in the paper,
                    # but in d3-flextree).
                    mods_cl += distance
                    mod[ci] += distance
                    mods_left[ci] += distance
                    mods_right[ci] += distance
                    si = lowest[at_list][1]
                    if si != i - 1:
                        share = distance / (i - si)
                        shift[below[si + 1]] += share
                        shift[ci] -= share
                        change[ci] -= distance - share
                roots = False
                bottom_sr, bottom_cl = bottoms[sr], bottoms[cl]
                if bottom_sr <= bottom_cl:
                    sr = children[sr][-1] if children[sr] else thread_right[sr]
                    if sr >= 0:
                        mods_sr += mod[sr]
                if bottom_sr >= bottom_cl:
                    cl = children[cl][0] if children[cl] else thread_left[cl]
                    if cl >= 0:
                        mods_cl += mod[cl]
            if sr < 0 and cl >= 0:
                # Set left thread: this subtree is deeper than all before it.
                li = extreme_left[first]
                thread_left[li] = cl
                difference = (mods_cl - mod[cl]) - mods_left[first]
                mod[li] += difference
                prelim[li] -= difference
                extreme_left[first] = extreme_left[ci]
                mods_left[first] = mods_left[ci]
            elif sr >= 0 and cl < 0:
                # Set right thread: those before it are deeper.
                ri = extreme_right[ci]
                thread_right[ri] = sr
                difference = (mods_sr - mod[sr]) - mods_right[ci]
                mod[ri] += difference
                prelim[ri] -= difference
                before = below[i - 1]
                extreme_right[ci] = extreme_right[before]
                mods_right[ci] = mods_right[before]

            # Update the list: whoever ends above this one is hidden behind it from now on.
            while lowest and minimum >= lowest[-1][0]:
                lowest.pop()
            lowest.append((minimum, i))

        # Position the root over its children, and set its extremes.
        last = below[-1]
        prelim[t] = (prelim[first] + mod[first] - half[first] + prelim[last] + mod[last] + half[last]) / 2
        extreme_left[t], mods_left[t] = extreme_left[first], mods_left[first]
        extreme_right[t], mods_right[t] = extreme_right[last], mods_right[last]

    # Second walk: sums of modifiers from the root down, with the spacing between children added on the way.
    x = [0.0] * n
    sums = [0.0] * n
    origin = prelim[0] + mod[0]
    sums[0] = mod[0]
    for t in range(n):
        here = sums[t]
        x[t] = prelim[t] + here - origin
        below = children[t]
        if below:
            spacing = extra = 0.0
            for c in below:
                spacing += shift[c]
                extra += spacing + change[c]
                sums[c] = here + mod[c] + extra
    return x
