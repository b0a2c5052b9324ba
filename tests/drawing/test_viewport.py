from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.viewport import (
    FIT_MARGIN,
    LARGEST_FIT,
    Viewport,
    along,
    evened,
    fit_zoom,
    fitted,
    reaching,
    still_point,
)

ZOOMS = st.floats(0.05, 4)
PLACES = st.floats(-2000, 2000)
VIEWPORTS = st.builds(Viewport, ZOOMS, PLACES, PLACES)


@given(VIEWPORTS, PLACES, PLACES)
def test_there_and_back(viewport: Viewport, x: float, y: float) -> None:
    assert viewport.to_pane(*viewport.to_drawing(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(VIEWPORTS, st.floats(0.5, 2), PLACES, PLACES)
def test_zooming_keeps_what_is_under_the_pointer(viewport: Viewport, factor: float, x: float, y: float) -> None:
    before = viewport.to_drawing(x, y)
    assert viewport.zoomed(factor, x, y).to_drawing(x, y) == pytest.approx(before, abs=1e-6)


@given(VIEWPORTS, PLACES, PLACES)
def test_panning_moves_by_pixels_of_the_pane(viewport: Viewport, dx: float, dy: float) -> None:
    x, y = viewport.panned(dx, dy).to_pane(10, 20)
    old = viewport.to_pane(10, 20)
    assert (x - old[0], y - old[1]) == pytest.approx((dx, dy), abs=1e-6)


@given(st.tuples(st.floats(10, 5000), st.floats(10, 5000)), st.tuples(st.floats(200, 3000), st.floats(200, 3000)))
def test_a_fitted_drawing_is_in_the_pane(drawing, pane) -> None:
    viewport = fitted(drawing, pane)
    left, top = viewport.to_pane(0, 0)
    right, bottom = viewport.to_pane(*drawing)
    assert left >= FIT_MARGIN - 1e-6
    assert top >= FIT_MARGIN - 1e-6
    assert right <= pane[0] - FIT_MARGIN + 1e-6
    assert bottom <= pane[1] - FIT_MARGIN + 1e-6
    assert left == pytest.approx(pane[0] - right, abs=1e-6)


def test_a_small_drawing_is_not_blown_up() -> None:
    assert fit_zoom((10, 10), (1000, 1000)) == LARGEST_FIT


def test_reaching_moves_no_more_than_needed() -> None:
    viewport = Viewport(1, 0, 0)
    assert reaching(viewport, (100, 100, 200, 150), (600, 400)) is not None
    assert reaching(viewport, (100, 100, 200, 150), (600, 400)) == viewport
    moved = reaching(viewport, (700, 100, 800, 150), (600, 400), margin=20)
    assert moved.to_pane(800, 150) == (580, 150)
    # Without room for the margin at both sides it is in the middle; what has no room at all begins after the margin.
    assert reaching(viewport, (700, 100, 790, 150), (100, 400), margin=20).to_pane(700, 150) == (5, 150)
    assert reaching(viewport, (700, 100, 801, 150), (100, 400), margin=20).to_pane(700, 150) == (20, 150)


@given(VIEWPORTS, VIEWPORTS, st.floats(0.5, 2), PLACES, PLACES)
def test_a_linked_pane_goes_along(mine: Viewport, other: Viewport, factor: float, x: float, y: float) -> None:
    after = mine.zoomed(factor, x, y).panned(30, -20)
    expected = other.zoomed(factor, x, y).panned(30, -20)
    moved = along(other, mine, after)
    assert moved.zoom == pytest.approx(expected.zoom)
    assert (moved.x, moved.y) == pytest.approx((expected.x, expected.y), abs=1e-3)


def test_a_zoom_has_a_point_that_stays() -> None:
    before = Viewport(0.5, 40, -20)
    assert still_point(before, before.zoomed(1.5, 120, 80)) == pytest.approx((120, 80))
    assert still_point(before, before.panned(10, 0)) is None


def test_what_is_cut_at_one_side_fills_what_is_empty_at_the_other() -> None:
    pane = (400.0, 300.0)
    # At the left 300 pixels are cut, at the right 100 are empty.
    assert evened(Viewport(1.0, 300.0, 0.0), (600.0, 200.0), pane, 0.2) == Viewport(1.0, 200.0, 0.0)
    # 100 empty at the left, 30 cut at the right: only that comes in.
    assert evened(Viewport(1.0, -100.0, 0.0), (330.0, 200.0), pane, 0.2) == Viewport(1.0, -70.0, 0.0)
    # At twice the size in pixels too; not along a side where it is not wanted, nor for a fifth.
    assert evened(Viewport(2.0, 150.0, 0.0), (300.0, 100.0), pane, 0.2) == Viewport(2.0, 100.0, 0.0)
    assert evened(Viewport(1.0, 300.0, 0.0), (600.0, 200.0), pane, 0.2, (False, True)) == Viewport(1.0, 300.0, 0.0)
    assert evened(Viewport(1.0, -80.0, 0.0), (600.0, 200.0), pane, 0.2) == Viewport(1.0, -80.0, 0.0)
    # Whole in the pane it stays, in the middle or not.
    assert evened(Viewport(1.0, -50.0, -90.0), (300.0, 200.0), pane, 0.2) == Viewport(1.0, -50.0, -90.0)
