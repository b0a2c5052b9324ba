from __future__ import annotations

from itertools import combinations, pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.boxes.options import Way
from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.chart.links import drawn_kinds, link_lines
from orgsim.drawing.drawing import Box, Line
from orgsim.drawing.text.fontmetrics import load_font
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
    # Both links join the same two boxes, so that they are one line.
    assert [line.ends for line in lines] == [("board", "manager")]
    for line in lines:
        assert on_border(boxes["board"], *line.points[0])
        assert on_border(boxes["manager"], *line.points[-1])
    whole = draw_chart(ORGANISATION, ChartOptions(folded=frozenset({"council"})))
    assert link_lines(whole, ORGANISATION, ["steers", "advises"], None) == ()


def test_a_kind_is_drawn_where_one_of_it_joins_two_boxes() -> None:
    draft = msgspec.structs.replace(
        ORGANISATION,
        links=(Link(kind="steers", from_="board", to="area"), Link(kind="owns", from_="area", to="office")),
    )
    whole, folded = draw_chart(draft, ChartOptions()), draw_chart(draft, ChartOptions(folded=frozenset({"manager"})))
    assert drawn_kinds([whole], [draft], ["steers", "owns"], None) == {"steers", "owns"}
    # Both ends of the one that owns are in the manager's box.
    assert drawn_kinds([folded], [draft], ["steers", "owns"], None) == {"steers"}
    assert drawn_kinds([folded, whole], [draft, draft], ["owns"], None) == {"owns"}
    assert drawn_kinds([whole], [draft], [], "board") == {"steers"}


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


def meets(points: tuple[tuple[float, float], ...], left: float, top: float, right: float, bottom: float) -> bool:
    return any(
        max(x0, x1) > left + 1e-3
        and min(x0, x1) < right - 1e-3
        and max(y0, y1) > top + 1e-3
        and min(y0, y1) < bottom - 1e-3
        for (x0, y0), (x1, y1) in pairwise(points)
    )


@given(linked(), st.sets(st.integers(0, 14), max_size=3), st.sampled_from(["down", "right"]))
def test_links_go_by_right_angles_from_border_to_border_through_no_box_or_name(
    scenario: Scenario, folded: set[int], direction: Way
) -> None:
    drawing = draw_chart(scenario, ChartOptions(folded=frozenset(f"u{its}" for its in folded), direction=direction))
    boxes = {box.id: box for box in drawing.boxes}
    lines: tuple[Line, ...] = link_lines(drawing, scenario, ["steers"], None)
    if not folded:
        assert {line.ends for line in lines} == {(its.from_, its.to) for its in scenario.links if its.from_ != its.to}
    font = load_font()
    for line in lines:
        assert all(x0 == x1 or y0 == y1 for (x0, y0), (x1, y1) in pairwise(line.points))
        assert on_border(boxes[line.ends[0]], *line.points[0])
        assert on_border(boxes[line.ends[1]], *line.points[-1])
        for box in drawing.boxes:
            assert not meets(line.points, box.x, box.y, box.x + box.width, box.y + box.height)
        for label in drawing.labels:
            width = font.width(label.text, LABEL_SIZE, bold=True)
            assert not meets(line.points, label.x, label.y - font.cap_height(LABEL_SIZE), label.x + width, label.y)
    assert all(a.points != b.points for a, b in combinations(lines, 2))
