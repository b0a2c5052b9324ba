from __future__ import annotations

from itertools import combinations, pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.chart.links import link_lines
from orgsim.drawing.drawing import Box, Line
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Link, Scenario
from tests.drawing.organisations import organisations, scenario, unit

ORGANISATION = msgspec.structs.replace(
    scenario(
        unit(
            "council",
            "council",
            unit("board", "board", unit("section", "section")),
            unit("manager", "manager", unit("area", "unit"), unit("office", "unit")),
        )
    ),
    links=(
        Link(kind="steers", from_="board", to="area"),
        Link(kind="steers", from_="section", to="area"),
        Link(kind="advises", from_="office", to="council"),
        Link(kind="steers", from_="board", to="nobody"),
    ),
)


def on_border(box: Box, x: float, y: float) -> bool:
    across = box.x - 1e-6 <= x <= box.x + box.width + 1e-6
    down = box.y - 1e-6 <= y <= box.y + box.height + 1e-6
    at_side = min(abs(x - box.x), abs(x - box.x - box.width)) < 1e-6
    at_end = min(abs(y - box.y), abs(y - box.y - box.height)) < 1e-6
    return (across and at_end) or (down and at_side)


def test_only_the_kinds_asked_for_are_drawn_and_those_of_the_unit() -> None:
    drawing = draw_chart(ORGANISATION, ChartOptions())
    assert link_lines(drawing, ORGANISATION, (), None) == ()
    steers = link_lines(drawing, ORGANISATION, ["steers"], None)
    assert [(line.style, line.ends) for line in steers] == [
        ("link.steers", ("board", "area")),
        ("link.steers", ("section", "area")),
    ]
    assert all(line.arrow for line in steers)
    selected = link_lines(drawing, ORGANISATION, [], "office")
    assert [(line.style, line.ends) for line in selected] == [("link.advises", ("office", "council"))]


def test_an_end_that_is_folded_away_is_drawn_at_the_unit_that_hides_it() -> None:
    drawing = draw_chart(ORGANISATION, ChartOptions(folded=frozenset({"board", "manager"})))
    boxes = {box.id: box for box in drawing.boxes}
    lines = link_lines(drawing, ORGANISATION, ["steers"], None)
    assert [line.ends for line in lines] == [("board", "area"), ("section", "area")]
    for line in lines:
        assert on_border(boxes["board"], *line.points[0])
        assert on_border(boxes["manager"], *line.points[-1])
    whole = draw_chart(ORGANISATION, ChartOptions(folded=frozenset({"council"})))
    assert link_lines(whole, ORGANISATION, ["steers", "advises"], None) == ()


def test_links_between_neighbours_cross_no_box() -> None:
    drawing = draw_chart(ORGANISATION, ChartOptions())
    for line in link_lines(drawing, ORGANISATION, ["steers", "advises"], None):
        for box in drawing.boxes:
            for (x0, y0), (x1, y1) in pairwise(line.points):
                left, right, top, bottom = box.x, box.x + box.width, box.y, box.y + box.height
                assert not (max(x0, x1) > left and min(x0, x1) < right and max(y0, y1) > top and min(y0, y1) < bottom)


@st.composite
def linked(draw: st.DrawFn) -> Scenario:
    drawn = draw(organisations(largest=15))
    ids = [unit.id for unit in hierarchy(drawn).units]
    if len(ids) < 2:
        return drawn
    ends = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=6))
    return msgspec.structs.replace(drawn, links=tuple(Link(kind="steers", from_=a, to=b) for a, b in ends))


@given(linked())
def test_links_go_by_right_angles_from_border_to_border_and_never_coincide(scenario: Scenario) -> None:
    drawing = draw_chart(scenario, ChartOptions())
    boxes = {box.id: box for box in drawing.boxes}
    lines: tuple[Line, ...] = link_lines(drawing, scenario, ["steers"], None)
    assert len(lines) == sum(link.from_ != link.to for link in scenario.links)
    for line in lines:
        assert all(x0 == x1 or y0 == y1 for (x0, y0), (x1, y1) in pairwise(line.points))
        assert on_border(boxes[line.ends[0]], *line.points[0])
        assert on_border(boxes[line.ends[1]], *line.points[-1])
    assert all(a.points != b.points for a, b in combinations(lines, 2))
