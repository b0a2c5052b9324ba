from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.links.places import Place, beside
from orgsim.drawing.links.spacing import spaced

RIMS = (10.0, 10.0)


def test_what_wants_to_be_at_one_place_is_put_side_by_side() -> None:
    three = [Place(50, 0, 100, 0, 200, RIMS) for _ in range(3)]
    assert spaced(three) == [40, 50, 60]


def test_what_lacks_room_is_spread_evenly() -> None:
    # Four in a gap of 20 pixels: five distances of 4, of which two hundredths are left.
    places = spaced([Place(10, 0, 20, 0, 200, RIMS) for _ in range(4)])
    assert places == pytest.approx([4, 8, 12, 16], abs=0.2)


def test_the_frame_is_no_wall() -> None:
    # Of 24 pixels 10 are kept from the wall, and what is left is one distance between the two.
    places = spaced([Place(5, 0, 20, 0, 200, (10.0, 0.0)) for _ in range(2)])
    assert places == pytest.approx([10, 20], abs=0.5)


def test_what_runs_one_behind_the_other_shares_its_place_where_there_is_little_room() -> None:
    # Each runs beside the next one, but never three side by side: in their order they would take four lanes of a gap of
    # four pixels, and they need no more than two.
    row = [Place(2, 0, 4, start, start + 100, RIMS) for start in (0, 80, 160, 240)]
    first, second, third, fourth = spaced(row)
    assert all(abs(one - other) >= 1.0 for one, other in pairwise((first, second, third, fourth)))


def test_what_is_not_near_anything_stays_where_it_is() -> None:
    near = [Place(10, 0, 40, 0, 50, RIMS), Place(10.2, 0, 40, 20, 70, RIMS)]
    apart = [Place(10, 0, 40, 200, 250, RIMS), Place(13, 0, 40, 220, 270, RIMS)]
    places = spaced([*near, *apart], 0.75)
    assert places[2:] == [10, 13]
    assert places[1] - places[0] >= 9.9


def test_only_neighbours_are_beside_each_other() -> None:
    wide = Place(0, 0, 90, 0, 100)
    short = Place(10, 0, 90, 40, 60)
    assert list(beside([wide, short, wide])) == [(0, 1), (0, 2), (1, 2)]
    # All of what comes first is hidden.
    assert list(beside([short, wide, short])) == [(0, 1), (1, 2)]
    # What cannot come near is left out, and what ends before another begins.
    assert list(beside([Place(0, 0, 5, 0, 100), Place(50, 40, 60, 0, 100), Place(50, 0, 60, 107, 200)])) == []


spans = st.tuples(st.integers(0, 300), st.integers(1, 200))
walls = st.tuples(st.integers(0, 40), st.integers(12, 60))


@given(st.lists(st.tuples(spans, walls, st.integers(0, 100)), max_size=14))
def test_all_stay_in_their_rooms_and_none_on_another(drawn: list[tuple[tuple[int, int], tuple[int, int], int]]) -> None:
    row = sorted(
        [
            Place(low + room * share / 100, low, low + room, start, start + long, RIMS)
            for (start, long), (low, room), share in drawn
        ],
        key=lambda its: min(max(its.wanted, its.low + 0.5), its.high - 0.5),
    )
    places = spaced(row)
    assert all(its.low - 1e-6 <= at <= its.high + 1e-6 for its, at in zip(row, places, strict=True))
    for (one, here), (other, there) in combinations(zip(row, places, strict=True), 2):
        if min(one.end, other.end) > max(one.start, other.start):
            # Fourteen of them in rooms of 12 pixels.
            assert abs(here - there) > 0.5
