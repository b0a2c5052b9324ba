"""Two columns and the bands between them: nothing is lost, nothing overlaps, and nobody is surprised."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.transition.sankey import Band, Bar, Gaps, Place, Placed, place

GAPS = Gaps(heading=20, rows=4, groups=10)


def placed(left: list[Bar], right: list[Bar], bands: list[Band]) -> Placed:
    headed = frozenset(range(9))
    return place(left, right, bands, GAPS, (headed, headed))


@st.composite
def flows(draw: st.DrawFn) -> tuple[list[Bar], list[Bar], list[Band]]:
    heights = st.floats(0.5, 80)
    bars = st.builds(Bar, group=st.integers(0, 4), height=heights, room=st.floats(0, 60))
    left = draw(st.lists(bars, min_size=1, max_size=12))
    right = draw(st.lists(bars, min_size=1, max_size=12))
    # A tier is of a whole group.
    left, right = ([Bar(bar.group, bar.height, bar.room, bar.group // 2) for bar in its] for its in (left, right))
    ends = st.tuples(
        st.one_of(st.none(), st.integers(0, len(left) - 1)), st.one_of(st.none(), st.integers(0, len(right) - 1))
    ).filter(lambda pair: pair != (None, None))
    pairs = draw(st.lists(ends, max_size=25, unique=True))
    amounts = st.floats(0, 9)
    return left, right, [Band(one, other, draw(amounts), draw(amounts)) for one, other in pairs]


@given(flows())
def test_the_bands_of_a_bar_make_up_the_whole_bar(case: tuple[list[Bar], list[Bar], list[Band]]) -> None:
    left, right, bands = case
    found = placed(*case)
    for column, (bars, places) in enumerate(((left, found.left), (right, found.right))):
        for bar, its in enumerate(places):
            assert its.bar_bottom - its.bar_top == pytest.approx(bars[bar].height)
            ends = [
                end[column]
                for band, end in zip(bands, found.ends, strict=True)
                if (band.right if column else band.left) == bar
            ]
            if ends:
                ends.sort(key=lambda end: (end.top, end.bottom))
                assert ends[0].top == pytest.approx(its.bar_top)
                assert ends[-1].bottom == pytest.approx(its.bar_bottom)
                for upper, lower in pairwise(ends):
                    assert lower.top == pytest.approx(upper.bottom)


@given(flows())
def test_no_rows_overlap_and_all_lie_within(case: tuple[list[Bar], list[Bar], list[Band]]) -> None:
    found = placed(*case)
    for bars, places, order, headings in zip(
        case[:2], (found.left, found.right), found.orders, found.headings, strict=True
    ):
        assert sorted(order) == list(range(len(bars)))
        bottom = 0.0
        seen: list[int] = []
        for bar in order:
            its = places[bar]
            if bars[bar].group not in seen:
                seen.append(bars[bar].group)
                assert headings[bars[bar].group] >= bottom - 1e-6
                bottom = headings[bars[bar].group] + GAPS.heading
            assert seen[-1] == bars[bar].group, "a group stands together"
            assert its.top >= bottom - 1e-6
            assert its.bottom - its.top == pytest.approx(max(bars[bar].height, bars[bar].room))
            assert its.top - 1e-6 <= its.bar_top <= its.bar_bottom <= its.bottom + 1e-6
            bottom = its.bottom
        assert bottom <= found.height + 1e-6
        tiers = [bars[bar].tier for bar in order]
        assert tiers == sorted(tiers)


@given(flows())
def test_it_depends_on_nothing_but_what_is_given(case: tuple[list[Bar], list[Bar], list[Band]]) -> None:
    assert placed(*case) == placed(*case)


@given(flows())
def test_ordering_never_makes_more_bands_cross(case: tuple[list[Bar], list[Bar], list[Band]]) -> None:
    def given_rank(bars: list[Bar]) -> list[int]:
        order = sorted(range(len(bars)), key=lambda bar: (bars[bar].tier, bars[bar].group, bar))
        return [order.index(bar) for bar in range(len(bars))]

    left, right, bands = case
    ranks = given_rank(left), given_rank(right)
    ends = [(ranks[0][band.left], ranks[1][band.right]) for band in bands if None not in (band.left, band.right)]
    crossing = sum((a - c) * (b - d) < 0 for at, (a, b) in enumerate(ends) for c, d in ends[at + 1 :])
    assert placed(*case).crossings <= crossing


def test_bands_that_need_not_cross_do_not() -> None:
    bars = [Bar(0, 10, 20) for _ in range(3)]
    bands = [Band(0, 2, 1, 1), Band(1, 1, 1, 1), Band(2, 0, 1, 1)]
    found = placed(bars, bars, bands)
    assert found.crossings == 0
    assert found.orders == ((0, 1, 2), (2, 1, 0))


def test_a_lone_bar_stands_beside_what_it_comes_from() -> None:
    left = [Bar(0, 10, 20) for _ in range(5)]
    right = [Bar(0, 10, 20)]
    found = placed(left, right, [Band(3, 0, 1, 1)])
    assert found.right[0].middle == found.left[3].middle
    # Rows of 20 with gaps of 4 below a heading of 20: the fourth begins at 20 + 3 × 24.
    assert found.left[3] == Place(92, 112, 97, 107)
    assert found.height == 20 + 5 * 20 + 4 * 4


def test_a_bar_is_divided_in_proportion() -> None:
    found = placed([Bar(0, 30, 20)], [Bar(0, 10, 20), Bar(0, 10, 20)], [Band(0, 0, 2, 1), Band(0, 1, 1, 1)])
    (upper, _), (lower, _) = found.ends
    assert (upper.bottom - upper.top, lower.bottom - lower.top) == (20, 10)


def test_what_leads_nowhere_leaves_its_bar_below() -> None:
    found = placed([Bar(0, 20, 20)], [Bar(0, 10, 20)], [Band(0, None, 1, 0), Band(0, 0, 1, 1)])
    assert found.ends[0][0].top == found.ends[1][0].bottom
    assert found.ends[0][1] is None


def test_nothing_at_all() -> None:
    assert placed([], [], []).height == 0
