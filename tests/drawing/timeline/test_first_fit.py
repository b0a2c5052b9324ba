"""Rows for marks: the same as by looking at one row after the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.timeline.first_fit import first_fit


def test_each_goes_into_the_uppermost_row_that_is_free() -> None:
    extents = [(0.0, 10.0), (5.0, 30.0), (12.0, 20.0), (21.0, 25.0), (22.0, 23.0)]
    assert first_fit(extents, gap=2.0) == [0, 1, 0, 2, 0]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=40), st.integers(0, 3))
def test_it_is_what_a_look_at_every_row_finds(marks: list[tuple[int, int]], gap: int) -> None:
    extents = [(float(left), float(left + wide)) for left, wide in sorted(marks)]
    ends: list[float] = []
    found = []
    for left, right in extents:
        row = next((row for row, end in enumerate(ends) if end + gap <= left), len(ends))
        ends[row : row + 1] = [max([right, *ends[row : row + 1]])]
        found.append(row)
    assert first_fit(extents, gap) == found
