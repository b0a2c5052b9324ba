from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.layout.crossing import shifts, tracks


def test_a_group_goes_below_its_trunk_if_there_is_room() -> None:
    assert shifts([30.0], [10.0], -5, 50, 0) == [20]
    assert shifts([30.0], [10.0], -5, 15, 0) == [15]
    assert shifts([0.0], [10.0], -5, 15, 0) == [-5]


def test_groups_that_would_run_into_one_another_share_the_way() -> None:
    # The first would go 20 to the right and the second none: both go 10.
    assert shifts([30.0, 40.0], [10.0, 40.0], -100, 100, 0) == [10, 10]


def test_a_group_without_a_trunk_keeps_to_its_neighbour() -> None:
    first, second = shifts([30.0, None], [10.0, 40.0], -100, 100, 0)
    assert first == second
    assert abs(first - 20) < 0.001


def test_bends_to_the_right_are_lower_the_further_left_they_begin() -> None:
    assert tracks([0, 10, 20], [30, 40, 50]) == [2, 1, 0]
    assert tracks([30, 40, 50], [0, 10, 20]) == [0, 1, 2]
    assert tracks([0, 100], [20, 120]) == [0, 0]
    assert tracks([], []) == []


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_no_two_bends_cross_or_touch(pairs: list[tuple[int, int]]) -> None:
    starts = [float(at * 30 + start % 20) for at, (start, _) in enumerate(pairs)]
    ends = sorted(float(end * 7) + at * 0.01 for at, (_, end) in enumerate(pairs))
    levels = tracks(starts, ends)
    for i in range(len(pairs)):
        for j in range(i):
            for a, b in ((i, j), (j, i)):
                left, right = sorted((starts[a], ends[a]))
                # The stretch of a across the way of b down to its own level, and below it from its end.
                if left == right:
                    continue
                if left <= starts[b] <= right:
                    assert levels[b] < levels[a]
                if left <= ends[b] <= right:
                    assert levels[b] > levels[a] or starts[b] == ends[b]
