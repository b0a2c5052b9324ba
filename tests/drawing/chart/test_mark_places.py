"""Where the frame and the badges of a box lie, for all who draw them."""

from __future__ import annotations

import pytest

from orgsim.drawing.chart.mark_places import badge_radius, badges_of, frame_of
from orgsim.drawing.chart.marks import Mark
from orgsim.drawing.drawing import Box

MOVED, CHANGED = Mark("moved", "→", "moved"), Mark("changed", "Δ", "changed")
QUIET = Mark("changed", "Δ", "changed", quiet=True)


def box(outlined: str = "", height: float = 50) -> Box:
    return Box(
        unit=0, id="board", x=40, y=20, width=100, height=height, look="board", name=("Board",), outlined=outlined
    )


@pytest.mark.parametrize(
    ("outlined", "mark", "frame"),
    [
        ("", MOVED, (41, 21, 98, 48, 2)),
        ("", QUIET, (40.625, 20.625, 98.75, 48.75, 1.25)),
        ("leaf", MOVED, (40, 20, 100, 50, 2)),
    ],
)
def test_a_frame_lies_within_a_box_and_half_outside_of_a_line(outlined: str, mark: Mark, frame) -> None:
    assert frame_of(box(outlined), mark) == frame


def test_badges_are_as_large_as_is_asked_and_the_box_allows() -> None:
    assert (badge_radius(box()), badge_radius(box(), 9.5), badge_radius(box(), 30.0)) == (8.0, 9.5, 11.0)
    assert badge_radius(box(height=10), 30.0) == pytest.approx(4.2)
    # Those of lines that stand close touch: "ab" was five pixels high where they were as small as those of boxes.
    assert badge_radius(box("leaf", height=15)) == pytest.approx(7.5)


def test_the_first_mark_is_drawn_last_at_the_corner_or_nearest_to_a_line() -> None:
    assert list(badges_of(box(), (MOVED, CHANGED), 8.0)) == [(CHANGED, (124, 18.4)), (MOVED, (138, 18.4))]
    assert list(badges_of(box("leaf"), (MOVED, CHANGED), 8.0)) == [(CHANGED, (19, 45)), (MOVED, (35, 45))]
