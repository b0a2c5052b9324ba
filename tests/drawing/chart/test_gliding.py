"""What must hold on the way from any drawing to any other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.chart.gliding import Gliding, eased, gliding
from orgsim.drawing.drawing import Box, Drawing, Line
from tests.drawing.organisations import organisations, scenario, unit

SLACK = 1e-9
TIMES = st.floats(0, 1)
INNER = st.floats(0, 1, exclude_min=True, exclude_max=True)


@st.composite
def ways(draw: st.DrawFn) -> Gliding:
    before, after = [draw_chart(draw(organisations(12)), ChartOptions(remits=draw(st.booleans()))) for _ in range(2)]
    return gliding(before, after)


def box(id: str, x: float, y: float, name: str = "") -> Box:
    return Box(unit=0, id=id, x=x, y=y, width=100, height=30, look="unit", name=(name or id,))


def drawing(*boxes: Box, lines: tuple[Line, ...] = ()) -> Drawing:
    return Drawing(width=500, height=500, boxes=boxes, lines=lines)


def it_begins_as_the_one_and_ends_as_the_other(way: Gliding) -> None:
    for time, still in ((0.0, way.before), (1.0, way.after)):
        moment = way.at(time)
        assert tuple(shown.box for shown in moment.boxes) == still.boxes
        assert tuple(shown.line for shown in moment.lines) == still.lines
        assert tuple(shown.label for shown in moment.labels) == still.labels
        assert {shown.opacity for shown in (*moment.boxes, *moment.lines, *moment.labels)} <= {1.0}


def what_stays_is_never_out_of_sight_and_lies_between(way: Gliding, time: float) -> None:
    seen = {shown.box.id: shown for shown in reversed(way.at(time).boxes)}
    for before, after in way.pairs:
        shown = seen[before.id]
        assert shown.opacity == 1.0
        for side in ("x", "y", "width", "height"):
            low, high = sorted((getattr(before, side), getattr(after, side)))
            assert low - SLACK <= getattr(shown.box, side) <= high + SLACK


def no_box_is_lost_and_none_is_made_up(way: Gliding, time: float) -> None:
    before, after = ({box.id for box in its.boxes} for its in (way.before, way.after))
    staying = {one.id for one, _ in way.pairs}
    assert staying == before & after
    assert {box.id for box in way.leaving} == before - after
    assert {box.id for box in way.coming} == after - before
    seen = {shown.box.id for shown in way.at(time).boxes}
    assert before & after <= seen <= before | after


def what_leaves_is_gone_before_anything_comes(way: Gliding, time: float) -> None:
    seen = {shown.box.id for shown in way.at(time).boxes}
    leaving, coming = ({box.id for box in its} for its in (way.leaving, way.coming))
    assert not (seen & leaving and seen & coming)
    assert all(0 < shown.opacity <= 1 for shown in way.at(time).boxes)


def a_part_shows_what_touches_it(way: Gliding, time: float) -> None:
    area = (0.0, 0.0, 200.0, 100.0)
    part, whole = way.at(time, area), way.at(time)
    touching = [s for s in whole.boxes if s.box.x <= 200 and s.box.y <= 100 and s.box.x + s.box.width >= 0]
    assert list(part.boxes) == [s for s in touching if s.box.y + s.box.height >= 0]


@given(ways(), INNER)
def test_what_holds_of_every_way_at_any_time(way: Gliding, time: float) -> None:
    # One way is asked everything: to lay out two charts takes longer than all that is asked of them.
    it_begins_as_the_one_and_ends_as_the_other(way)
    what_stays_is_never_out_of_sight_and_lies_between(way, time)
    no_box_is_lost_and_none_is_made_up(way, time)
    what_leaves_is_gone_before_anything_comes(way, time)
    a_part_shows_what_touches_it(way, time)


@given(TIMES, TIMES)
def test_time_runs_forward_and_softly(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= eased(low) <= eased(high) <= 1
    assert eased(0.5) == 0.5
    # The slope at both ends is zero: a hundredth of the time is less than a thousandth of the way.
    assert eased(0.01) < 0.001
    assert eased(0.99) > 0.999


def test_half_the_time_is_half_the_way() -> None:
    way = gliding(drawing(box("a", 0, 0), box("gone", 9, 9)), drawing(box("a", 100, 40), box("new", 7, 7)))
    (shown,) = way.at(0.5).boxes
    assert (shown.box.x, shown.box.y, shown.opacity) == (50, 20, 1.0)


def test_fading_takes_its_share_of_the_time() -> None:
    way = gliding(drawing(box("gone", 0, 0)), drawing(box("new", 0, 0)))
    # A smoothstep is at one half when its time is: 0.2 of 0.4, and 0.6 + 0.2 of the last 0.4.
    ((leaving,), (coming,)) = way.at(0.2).boxes, way.at(0.8).boxes
    assert (leaving.box.id, leaving.opacity) == ("gone", pytest.approx(0.5))
    assert (coming.box.id, coming.opacity) == ("new", pytest.approx(0.5))
    assert way.at(0.5).boxes == ()


def test_a_new_name_appears_over_the_old_one() -> None:
    way = gliding(drawing(box("a", 0, 0, "Old")), drawing(box("a", 100, 0, "New")))
    assert [shown.box.name for shown in way.at(0.25).boxes] == [("Old",)]
    below, above = way.at(0.5).boxes
    assert (below.box.name, below.opacity) == (("Old",), 1.0)
    assert (above.box.name, above.opacity) == (("New",), pytest.approx(0.5))
    assert (below.box.x, above.box.x) == (50, 50)
    assert [shown.box.name for shown in way.at(0.75).boxes] == [("New",)]


def test_a_line_that_joins_the_same_units_glides() -> None:
    straight = Line(points=((0, 0), (0, 40)), ends=("a", "b"))
    bent = Line(points=((10, 0), (10, 20), (30, 20), (30, 40)), ends=("a", "b"))
    way = gliding(drawing(lines=(straight,)), drawing(lines=(bent,)))
    (shown,) = way.at(0.5).lines
    # The straight one gets two points in its middle, (0, 20); each is then half way to its counterpart.
    assert shown.line.points == ((5, 0), (5, 20), (15, 20), (15, 40))
    assert shown.opacity == 1.0


def test_a_line_that_joins_nothing_fades_with_its_drawing() -> None:
    band = Line(points=((0, 50), (500, 50)), style="band")
    way = gliding(drawing(lines=(band,)), drawing(lines=(band,)))
    assert [shown.opacity for shown in way.at(0.2).lines] == [pytest.approx(0.5)]
    assert way.at(0.5).lines == ()


def test_the_box_of_a_unit_is_found_at_any_time() -> None:
    charts = [draw_chart(scenario(unit("a", "council", *below)), ChartOptions()) for below in ((), (unit("b"),))]
    way = gliding(*charts)
    middle, (before, after) = way.box_at("a", 0.5), (chart.boxes[0] for chart in charts)
    assert (middle.x, middle.y) == ((before.x + after.x) / 2, (before.y + after.y) / 2)
    assert way.box_at("b", 0.1) == charts[1].boxes[1]
    assert way.box_at("c", 0.1) is None


def test_a_unit_with_another_id_glides_where_it_is_said_to_be_the_same() -> None:
    line = Line(points=((0, 0), (0, 40)), ends=("a", "b"))
    before = drawing(box("a", 0, 0), box("b", 0, 40), lines=(line,))
    after = drawing(box("a", 0, 0), box("c", 100, 40), lines=(Line(points=line.points, ends=("a", "c")),))
    way = gliding(before, after, {"b": "c"})
    assert [(one.id, other.id) for one, other in way.pairs] == [("a", "a"), ("b", "c")]
    assert (way.leaving, way.coming) == ((), ())
    assert [shown.opacity for shown in way.at(0.2).lines] == [1.0]
    assert way.box_at("b", 0.5) == way.box_at("c", 0.5)
    assert way.box_at("b", 0.5).x == 50
