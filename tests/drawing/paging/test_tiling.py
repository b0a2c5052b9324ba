from __future__ import annotations

from itertools import islice, pairwise

from orgsim.drawing.paging.tiling import MARGIN, OVERLAP, Grid, grids, seen

A4 = (1122.5, 793.7)


def test_tiles_are_named_as_on_a_map() -> None:
    grid = Grid(3, 2)
    assert [grid.name(tile) for tile in range(grid.count)] == ["A1", "A2", "A3", "B1", "B2", "B3"]
    assert Grid(1, 28).name(26) == "AA1"


def test_neighbours_share_what_is_glued_and_the_last_ends_with_the_picture() -> None:
    grid = Grid(3, 2)
    wide, high = seen(A4)
    places = list(grid.places(A4))
    assert places[0] == (0, 0)
    for (left, _), (right, _) in pairwise(places[:3]):
        assert round(left + wide - right, 6) == round(OVERLAP, 6)
    last = places[-1][0] + wide, places[-1][1] + high
    assert [round(side, 6) for side in last] == [round(side, 6) for side in grid.size(A4)]
    assert round(A4[0] - wide - 2 * MARGIN, 6) == 0


def test_the_fewest_tiles_come_first_and_none_makes_a_ribbon() -> None:
    first = list(islice(grids(A4, 3), 6))
    assert [grid.count for grid in first] == sorted(grid.count for grid in first)
    assert first[0].count >= 3
    for grid in first:
        width, height = grid.size(A4)
        assert 1 / 3.2 < width / height < 3.2
