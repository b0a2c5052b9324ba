"""A grid leaves out combinations and no two values that meet."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import settings

from tests import grids
from tests.grids import LONG, grid, left_out, pairwise


@pytest.mark.parametrize("lengths", [(4, 8, 3), (3, 2, 2), (2, 2, 2, 3), (3, 1), (2, 5)])
def test_each_two_values_meet(lengths: tuple[int, ...]) -> None:
    chosen = pairwise(lengths)
    assert len(chosen) == len(set(chosen)) and set(chosen) <= set(product(*map(range, lengths)))
    for one, other in combinations(range(len(lengths)), 2):
        met = {(places[one], places[other]) for places in chosen}
        assert len(met) == lengths[one] * lengths[other]


def test_four_files_in_eight_views_and_three_languages_are_a_third() -> None:
    assert len(pairwise((4, 8, 3))) == 4 * 8


@pytest.mark.skipif(settings.get_current_profile_name() == LONG, reason="all of them are gone through")
def test_what_is_left_out_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "_left_out", [])
    # Of 12, each of the six pairs of the longest two axes once.
    assert len(grid("abc", "xy", "12")) == 6
    assert left_out() == 6
