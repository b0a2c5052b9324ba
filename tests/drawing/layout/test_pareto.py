"""Which arrangements are kept, and which are set side by side."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.layout.pareto import combined, pareto_front

MOST = 6


class Shape(msgspec.Struct, frozen=True):
    left: float
    right: float
    height: float
    burden: float = 0.0

    @property
    def width(self) -> float:
        return self.left + self.right


sides = st.integers(min_value=1, max_value=400).map(float)
shapes = st.lists(st.builds(Shape, sides, sides, sides), min_size=1, max_size=30)


@given(shapes)
def test_what_is_kept_goes_from_low_and_wide_to_high_and_narrow(options: list[Shape]) -> None:
    kept = pareto_front(options, len(options))
    assert [shape.height for shape in kept] == sorted({shape.height for shape in kept})
    assert [shape.width for shape in kept] == sorted({shape.width for shape in kept}, reverse=True)


@given(shapes)
def test_whatever_is_left_out_is_beaten_in_both_directions(options: list[Shape]) -> None:
    kept = pareto_front(options, len(options))
    assert all(any(one.width <= each.width and one.height <= each.height for one in kept) for each in options)


@given(shapes)
def test_of_many_the_lowest_and_the_narrowest_stay(options: list[Shape]) -> None:
    whole, kept = pareto_front(options, len(options)), pareto_front(options, MOST)
    assert len(kept) <= MOST
    assert (kept[0], kept[-1]) == (whole[0], whole[-1])


def test_a_burden_counts_as_size() -> None:
    plain, torn = Shape(50, 50, 100), Shape(49, 49, 99, burden=0.01)
    assert pareto_front([torn, plain], MOST) == [plain]


def test_siblings_take_the_narrowest_that_is_no_higher_than_their_row() -> None:
    low, high = Shape(40, 40, 20), Shape(15, 15, 60)
    only = Shape(10, 10, 30)
    assert combined([[low, high], [only]], MOST) == [(low, only), (high, only)]
    assert combined([[only], [only]], MOST) == [(only, only)]
