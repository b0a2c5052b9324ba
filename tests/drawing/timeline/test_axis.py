"""Time along an axis: what lies where, what is left out, who shares one, and what zooming keeps in place."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orgsim.analysis.timeline.spans import Days
from orgsim.drawing.timeline.axis import BREAK, CLOSEST, Axis, Scale, fitted, share_axes
from orgsim.drawing.timeline.ticks import rulers
from orgsim.messages import catalog

stretches = st.lists(st.integers(700_000, 740_000), min_size=2, max_size=6, unique=True).map(
    lambda days: Axis(tuple((float(a), float(b)) for a, b in list(pairwise(sorted(days)))[::2]))
)


def days(first: str, last: str) -> Days:
    return Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


YEAR_2017 = days("2017-02-20", "2017-11-30")


@given(stretches, st.floats(690_000, 750_000), st.floats(0.01, 60))
def test_a_point_of_time_is_found_again_where_it_lies(axis: Axis, at: float, day: float) -> None:
    assert axis.at(axis.x(at, day), day) == pytest.approx(at, abs=0.01)


@given(stretches, st.floats(690_000, 750_000), st.floats(690_000, 750_000), st.floats(0.01, 60))
def test_later_lies_further_to_the_right(axis: Axis, one: float, other: float, day: float) -> None:
    assume(abs(one - other) > 0.1)
    assert (one < other) == (axis.x(one, day) < axis.x(other, day))


@given(stretches, st.floats(400, 3000))
def test_a_fitted_axis_takes_the_room_that_there_is(axis: Axis, room: float) -> None:
    scale = fitted(axis, room, (20.0, 30.0))
    assert scale.x >= 20.0 - 1e-6
    assert scale.x + axis.length(scale.day) <= room - 30.0 + 1e-3


@given(stretches, st.floats(0.2, 5), st.floats(0, 1000))
def test_zooming_keeps_what_is_pointed_at(axis: Axis, factor: float, at: float) -> None:
    before = fitted(axis, 1000.0, (20.0, 20.0))
    there = axis.at(at - before.x, before.day)
    after = before.zoomed(axis, factor, at, 1000.0, (20.0, 20.0))
    if Scale(after.day, at - axis.x(there, after.day)) == after:
        assert axis.at(at - after.x, after.day) == pytest.approx(there, abs=0.05)
    assert after.day <= max(CLOSEST, before.day)


@given(stretches, st.floats(-1e5, 1e5), st.floats(0.2, 40))
def test_however_far_one_pans_something_stays_in_view(axis: Axis, dx: float, day: float) -> None:
    scale = Scale(day, 0.0).panned(axis, dx, 1000.0, (20.0, 20.0))
    assert scale.x < 1000.0
    assert scale.x + axis.length(day) > 0.0


@given(stretches, st.floats(0, 1), st.floats(-500, 500))
def test_what_is_shown_smaller_than_fitted_stands_in_the_middle(axis: Axis, at: float, dx: float) -> None:
    scale = fitted(axis, 1000.0, (70.0, 20.0))
    for _ in range(4):
        scale = scale.zoomed(axis, 0.7, at * 1000.0, 1000.0, (70.0, 20.0)).panned(axis, dx, 1000.0, (70.0, 20.0))
    before, after = scale.x, 1000.0 - scale.x - axis.length(scale.day)
    # 50 pixels more are kept free at the left.
    assert before - 70.0 == pytest.approx(after - 20.0, abs=0.6)


def test_years_without_events_are_left_out_and_only_those() -> None:
    vision = [days("2017-01-01", "2019-12-31"), days("2020-01-01", "2020-12-31"), days("2030-01-01", "2030-12-31")]
    ((axis,), which) = share_axes([vision])
    assert which == (0,)
    assert len(axis.stretches) == 2
    assert not axis.has(float(dt.date(2025, 6, 1).toordinal()))
    assert axis.has(float(dt.date(2019, 6, 1).toordinal()))
    assert axis.length(1.0) == pytest.approx(axis.days + BREAK)
    # A year between 2022 and 2024 is no reason to tear the axis.
    ((whole,), _) = share_axes([[days("2022-01-01", "2022-12-31"), days("2024-01-01", "2025-01-01")]])
    assert len(whole.stretches) == 1


def test_timelines_near_each_other_share_an_axis_and_those_years_apart_do_not() -> None:
    later = days("2022-01-01", "2025-01-01")
    near = days("2018-01-10", "2018-06-30")
    axes, which = share_axes([[YEAR_2017], [later], [], [near]])
    assert which == (0, 1, None, 0)
    assert len(axes) == 2
    assert share_axes([[], []]) == ((), (None, None))


@pytest.mark.parametrize(
    ("day", "upper", "lower"),
    [
        (64.0, "vko 14 · huhtikuu 2016", "ma 4."),
        (12.0, "huhtikuu 2016", "vko 14"),
        (3.5, "2016", "huhtikuu"),
        (2.0, "2016", "huhti"),
        (0.6, "2016", "Q2"),
    ],
)
def test_rulers_suit_the_zoom(day: float, upper: str, lower: str) -> None:
    axis = Axis(((float(dt.date(2016, 1, 1).toordinal()), float(dt.date(2017, 1, 1).toordinal())),))
    its = rulers(axis, day, (0.0, axis.length(day)), catalog("fi"))
    assert upper in [tick.text for tick in its.upper]
    assert lower in [tick.text for tick in its.lower]


def test_years_alone_need_no_larger_step() -> None:
    axis = Axis(((float(dt.date(2000, 1, 1).toordinal()), float(dt.date(2040, 1, 1).toordinal())),))
    its = rulers(axis, 0.06, (0.0, axis.length(0.06)), catalog("fi"))
    assert its.upper == ()
    # 365 days of 0.06 pixels are 22: every second year.
    assert [tick.text for tick in its.lower][:3] == ["2000", "2002", "2004"]


@given(stretches, st.floats(0.005, 60), st.sampled_from(["fi", "sv", "en"]))
def test_steps_follow_each_other_without_gap_or_overlap(axis: Axis, day: float, language) -> None:
    its = rulers(axis, day, (-200.0, min(axis.length(day), 3000.0)), catalog(language))
    gaps = [(gap.left, gap.right) for gap in its.left_out]
    for ticks in (its.upper, its.lower):
        for one, other in pairwise(ticks):
            joined = one.right == pytest.approx(other.left, abs=0.01)
            assert joined or any(
                one.right == pytest.approx(left, abs=0.01) and other.left == pytest.approx(right, abs=0.01)
                for left, right in gaps
            )
