"""Rows of marks: the same as by looking at one row after the other, and no more marks are placed than it takes."""

from __future__ import annotations

from itertools import islice, pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.timeline.rows import rows_of


class Extent(msgspec.Struct, frozen=True):
    at: int
    left: float
    right: float


def rows(extents: list[tuple[float, float]], gap: float) -> list[list[int]]:
    """Which extents stand in each row, where each begins as told."""
    found = rows_of([left for left, _ in extents], lambda at: Extent(at, *extents[at]), gap)
    return [[its.at for its in row] for row in found]


def test_each_goes_into_the_uppermost_row_that_is_free() -> None:
    extents = [(0.0, 10.0), (5.0, 30.0), (12.0, 20.0), (21.0, 25.0), (22.0, 23.0)]
    assert rows(extents, gap=2.0) == [[0, 2, 4], [1], [3]]
    assert rows([], gap=2.0) == []


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=40), st.integers(0, 3))
def test_it_is_what_a_look_at_every_row_finds(marks: list[tuple[int, int]], gap: int) -> None:
    extents = [(float(left), float(left + wide)) for left, wide in sorted(marks)]
    ends: list[float] = []
    found: list[list[int]] = []
    for at, (left, right) in enumerate(extents):
        row = next((row for row, end in enumerate(ends) if end + gap <= left), len(ends))
        ends[row : row + 1] = [right]
        found[row : row + 1] = [[*(found[row] if row < len(found) else []), at]]
    assert rows(extents, gap) == found


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60), st.integers(1, 60)), max_size=60), st.integers(0, 12)
)
def test_marks_that_begin_before_they_seem_to_never_touch(marks: list[tuple[int, int, int]], gap: int) -> None:
    marks.sort()
    found = list(
        rows_of([begin for begin, _, _ in marks], lambda at: Extent(at, _left(marks[at]), sum(marks[at][::2])), gap)
    )
    assert sorted(its.at for row in found for its in row) == list(range(len(marks)))
    for row in found:
        assert row
        for one, other in pairwise(row):
            assert one.right + gap <= other.left


def _left(mark: tuple[int, int, int]) -> int:
    begin, before, _ = mark
    return begin - before


def test_only_marks_of_rows_that_are_asked_for_are_placed() -> None:
    """A thousand marks, each 10 wide, of which the last thirty have their words 30 wide before them."""
    placed: list[int] = []

    def place(at: int) -> Extent:
        placed.append(at)
        return Extent(at, at - 30 if at >= 970 else at, at + 10)

    first, second = islice(rows_of(range(1000), place, 2.0), 2)
    assert [its.at for its in first[:3]] == [0, 12, 24]
    assert [its.at for its in second[:3]] == [1, 13, 25]
    # 0, 12, … 960 end at 970: the next that may, 972, begins at 942 and lacks 30, and there is none 30 further on.
    assert (len(first), first[-1].at) == (81, 960)
    # 1, 13, … 961; and 973 lacks as much.
    assert (len(second), second[-1].at) == (81, 961)
    assert len(placed) == 81 + 81 + 2
