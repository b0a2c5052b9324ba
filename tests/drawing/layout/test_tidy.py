from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.layout.tidy import spread, tidy_tree

Tree = tuple[list[list[int]], list[float], list[float]]


def test_no_tree() -> None:
    assert tidy_tree([], [], []) == ([], [])


def test_leaves_stand_side_by_side_under_their_middle() -> None:
    # Boxes 4 and 8 wide touch at x 4; their outer edges are 0 and 12, so the parent stands at 6.
    x, y = tidy_tree([[1, 2], [], []], [10, 4, 8], [3, 1, 1])
    assert x == [0, -4, 2]
    assert y == [0, 3, 3]


def test_gaps_are_kept_between_siblings_and_generations() -> None:
    x, y = tidy_tree([[1, 2], [], []], [2, 2, 2], [1, 1, 1], gap_x=4, gap_y=5)
    assert x == [0, -3, 3]
    assert y == [0, 6, 6]


def test_a_subtree_slips_under_a_shorter_neighbour() -> None:
    # The left leaf ends where the right one's child begins, so they may lie above one another.
    x, _ = tidy_tree([[1, 2], [], [3], []], [2, 2, 2, 6], [1, 1, 1, 1])
    assert x == [0, -1, 1, 1]


def test_a_taller_neighbour_keeps_a_subtree_away() -> None:
    # The left leaf, 2 wide, reaches down beside the child, which is 6 wide: 1 + 3 between their axes.
    # The outer edges are then −1 and 5 from the left leaf's axis, and the root stands at 2.
    x, _ = tidy_tree([[1, 2], [], [3], []], [2, 2, 2, 6], [1, 3, 1, 1])
    assert x == [0, -2, 2, 2]


def test_small_siblings_between_are_spread_evenly() -> None:
    # Two children 10 wide keep their parents 10 apart; the leaf between stands in the middle.
    x, _ = tidy_tree([[1, 3, 4], [2], [], [], [5], []], [2, 2, 10, 2, 2, 10], [1] * 6)
    assert x == [0, -5, -5, 0, 5, 5]


def test_a_root_may_stand_far_from_its_own_leftmost_leaf() -> None:
    # The coordinates of d3-flextree 2.1.2, which agrees with this module on thousands of random trees.
    children = [[1, 2], [], [3, 4], [5, 6], [7], [], [], []]
    x, y = tidy_tree(children, [7, 2, 3.5, 2, 3.5, 7, 3.5, 3.5], [9, 5, 5, 9, 2, 1, 2, 5])
    assert x == pytest.approx([0, -1.75, 1, -0.75, 2, -2.5, 2.75, 2])
    assert y == [0, 9, 9, 14, 14, 23, 23, 16]


def test_a_box_may_reach_further_to_one_side() -> None:
    # The second box reaches 5 to the left of its axis, and is centred as if it were 2 wide.
    x = spread([[1, 2], [], []], [1, 1, 5], [1, 1, 1], [1, 1, 1], [1, 2, 2])
    assert x == [0, -3, 3]


def test_a_chain_deeper_than_pythons_stack() -> None:
    depth = 20_000
    x, y = tidy_tree([[at + 1] for at in range(depth)] + [[]], [1.0] * (depth + 1), [1.0] * (depth + 1))
    assert set(x) == {0.0}
    assert y[-1] == depth


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    count = draw(st.integers(1, 25))
    children: list[list[int]] = [[] for _ in range(count)]
    for node in range(1, count):
        children[draw(st.integers(0, node - 1))].append(node)
    sizes = st.lists(st.sampled_from([1.0, 2.0, 5.0, 11.0]), min_size=count, max_size=count)
    return children, draw(sizes), draw(sizes)


@given(trees())
def test_boxes_never_overlap_and_siblings_keep_their_order(tree: Tree) -> None:
    children, widths, heights = tree
    x, y = tidy_tree(children, widths, heights)
    for a in range(len(x)):
        for b in range(a):
            apart = abs(x[a] - x[b]) >= (widths[a] + widths[b]) / 2 - 1e-9
            assert apart or y[a] >= y[b] + heights[b] - 1e-9 or y[b] >= y[a] + heights[a] - 1e-9
    for below in children:
        assert [x[child] for child in below] == sorted(x[child] for child in below)


@given(trees())
def test_parents_stand_over_the_middle_of_their_children(tree: Tree) -> None:
    children, widths, heights = tree
    x, _ = tidy_tree(children, widths, heights)
    for parent, below in enumerate(children):
        if below:
            first, last = below[0], below[-1]
            middle = (x[first] - widths[first] / 2 + x[last] + widths[last] / 2) / 2
            assert x[parent] == pytest.approx(middle, abs=1e-6)
