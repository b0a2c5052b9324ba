"""Connectors along polylines: what a program that draws presets in turned frames would draw is what was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.drawing import Box, Point
from orgsim.export.slides.routes import BOTTOM, LEFT, RIGHT, TOP, Route, is_at, route, site

FULL = 100_000


def drawn(its: Route) -> list[Point]:
    """The course of the preset in its frame, by the definitions of ECMA-376: mirrored first, then turned."""
    w, h, adjusted = its.width, its.height, [each / FULL for each in its.adjusted]
    points: list[Point] = [(0.0, 0.0)]
    match its.preset:
        case "straightConnector1":
            points += [(w, h)]
        case "bentConnector2":
            points += [(w, 0.0), (w, h)]
        case "bentConnector3":
            x = w * adjusted[0]
            points += [(x, 0.0), (x, h), (w, h)]
        case "bentConnector4":
            x, y = w * adjusted[0], h * adjusted[1]
            points += [(x, 0.0), (x, y), (w, y), (w, h)]
        case "bentConnector5":
            x, y, x2 = w * adjusted[0], h * adjusted[1], w * adjusted[2]
            points += [(x, 0.0), (x, y), (x2, y), (x2, h), (w, h)]
    across, down = its.mirrored
    points = [(w - x if across else x, h - y if down else y) for x, y in points]
    for _ in range(its.turn // 5_400_000):
        points = [(w / 2 - (y - h / 2), h / 2 + (x - w / 2)) for x, y in points]
    points = [(its.x + x, its.y + y) for x, y in points]
    return points[::-1] if its.backwards else points


@st.composite
def polylines(draw: st.DrawFn) -> list[Point]:
    """Lines of right angles, with up to four bends."""
    step = st.integers(-300, 300).filter(bool)
    level = draw(st.booleans())
    points = [(float(draw(st.integers(0, 1000))), float(draw(st.integers(0, 1000))))]
    for _ in range(draw(st.integers(1, 5))):
        x, y = points[-1]
        points.append((x + draw(step), y) if level else (x, y + draw(step)))
        level = not level
    return points


@given(polylines())
def test_what_is_drawn_is_the_polyline(points: list[Point]) -> None:
    found = route(points)
    assert found is not None
    # Where the ends are level, shares are of a tenth of a pixel: so far may they be off.
    for (x, y), (wanted_x, wanted_y) in zip(drawn(found), points, strict=True):
        assert (x, y) == pytest.approx((wanted_x, wanted_y), abs=0.11)
    upright = points[0][0] == points[1][0] and points[-1][0] == points[-2][0]
    assert bool(found.turn) == (upright and len(points) > 2), "a turn is lost where glue is not followed"


def test_three_of_a_chart_by_hand() -> None:
    # From the middle of a bottom to the top of a child at the left: a frame of 40 by 100, turned by a quarter.
    row = route([(200, 50), (200, 70), (100, 70), (100, 90)])
    assert row == Route("bentConnector3", 130, 20, 40, 100, turn=5_400_000, adjusted=(50_000,))
    # Down a stack and to the right begins at the child, where it is level.
    stack = route([(10, 50), (10, 80), (20, 80)])
    assert stack == Route("bentConnector2", 10, 50, 10, 30, mirrored=(True, True), backwards=True)
    assert route([(0, 0), (10, 0), (30, 0)]) == Route("straightConnector1", 0, 0, 30, 0)
    assert route([(0, 0), (10, 10), (30, 10)]) is None
    assert route([(5, 5)]) is None


def test_sites_are_counted_against_the_clock_from_the_top() -> None:
    box = Box(unit=0, id="a", x=10, y=20, width=100, height=40, look="unit", name=("A",))
    assert [
        site(box, (60, 20), (60, 0)),
        site(box, (10, 40), (0, 40)),
        site(box, (18, 60), (18, 90)),
        site(box, (110, 40), (120, 40)),
    ] == [TOP, LEFT, BOTTOM, RIGHT]
    assert is_at(box, TOP, (60, 20)) and is_at(box, LEFT, (10, 40))
    assert not is_at(box, BOTTOM, (18, 60)) and not is_at(box, RIGHT, (110, 39))
