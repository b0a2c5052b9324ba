from __future__ import annotations

from orgsim.drawing.drawing import Line
from orgsim.drawing.links.pointing import label_place, line_at

CORNER = Line(points=((0, 0), (100, 0), (100, 40)))
BESIDE = Line(points=((0, 8), (90, 8)))


def test_the_nearest_line_within_reach_is_pointed_at() -> None:
    assert line_at([CORNER, BESIDE], (50, 3), 5) is CORNER
    assert line_at([CORNER, BESIDE], (50, 5), 5) is BESIDE
    assert line_at([CORNER, BESIDE], (103, 30), 5) is CORNER
    # Beyond the end of a line it is the end that counts: 3 across and 4 down are 5.
    assert line_at([CORNER], (103, 44), 5) is CORNER
    assert line_at([CORNER], (104, 44), 5) is None
    assert line_at([], (0, 0), 5) is None


def test_a_word_stands_on_the_longest_stretch_in_view() -> None:
    assert label_place(CORNER, (-10, -10, 200, 200)) == (50, 0)
    assert label_place(CORNER, (80, -10, 200, 200)) == (100, 20)
