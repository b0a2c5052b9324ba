from __future__ import annotations

from orgsim.drawing.boxes.alignment import shared_order
from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from tests.drawing.organisations import scenario, unit


def test_scenarios_that_agree_need_no_order() -> None:
    assert shared_order([scenario(unit("a", "unit", unit("b")))] * 2) == ()
    assert shared_order([]) == ()


def test_shared_children_take_the_leftmost_order_and_others_follow_their_neighbours() -> None:
    left = scenario(unit("top", "division", unit("a"), unit("b"), unit("c")))
    right = scenario(unit("top", "division", unit("c"), unit("new"), unit("b"), unit("a")))
    assert shared_order([left, right]) == (("top", ("a", "b", "c", "new")),)


def test_the_order_of_the_one_that_leads_goes_before_that_of_the_others() -> None:
    left = scenario(unit("top", "division", unit("a"), unit("b"), unit("c")))
    right = scenario(unit("top", "division", unit("c"), unit("new"), unit("b"), unit("a")))
    assert shared_order([left, right], 1) == (("top", ("c", "new", "b", "a")),)
    assert shared_order([left, right], 2) == shared_order([left, right])


def test_a_child_that_comes_first_stays_first() -> None:
    left = scenario(unit("top", "division", unit("a"), unit("b")))
    right = scenario(unit("top", "division", unit("new"), unit("b"), unit("a")))
    assert shared_order([left, right]) == (("top", ("new", "a", "b")),)


def test_a_unit_that_moved_keeps_its_place_among_its_new_siblings() -> None:
    left = scenario(unit("x", "division", unit("a"), unit("m")), unit("y", "division", unit("b"), unit("c")))
    right = scenario(unit("x", "division", unit("a")), unit("y", "division", unit("b"), unit("m"), unit("c")))
    assert shared_order([left, right]) == (("x", ("a", "m")), ("y", ("b", "m", "c")))


def test_roots_are_ordered_too() -> None:
    assert shared_order([scenario(unit("a"), unit("b")), scenario(unit("b"), unit("a"))]) == (("", ("a", "b")),)


def test_a_chart_follows_the_order() -> None:
    left = scenario(unit("top", "division", unit("a", "unit", unit("a1")), unit("b", "unit", unit("b1"))))
    right = scenario(unit("top", "division", unit("b", "unit", unit("b1")), unit("a", "unit", unit("a1"))))
    drawing = draw_chart(right, ChartOptions(rank=shared_order([left, right]), pane=(900, 300)))
    places = {box.id: box.x for box in drawing.boxes}
    assert places["a"] < places["b"]
