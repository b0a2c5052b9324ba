"""What must hold of every chart, whatever the organisation."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from orgsim.drawing.as_text import drawing_as_text
from orgsim.drawing.boxes.boxes import text_runs
from orgsim.drawing.boxes.options import Direction
from orgsim.drawing.chart.chart import ChartOptions, draw_chart
from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.text.breaking import GOES_ON, HYPHEN
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import organisations

SLACK = 1e-6
MOST_LINES = 6
"""Of a name in a box."""
PANES = st.tuples(st.sampled_from([50.0, 300.0, 622.0, 1900.0]), st.sampled_from([50.0, 300.0, 637.0, 1000.0]))
WAYS: st.SearchStrategy[Direction] = st.sampled_from(["down", "right"])


@st.composite
def charts(draw: st.DrawFn) -> tuple[Scenario, ChartOptions, Drawing]:
    scenario = draw(organisations())
    ids = [unit.id for unit in hierarchy(scenario).units]
    folded = draw(st.frozensets(st.sampled_from(ids), max_size=3)) if ids else frozenset()
    options = ChartOptions(pane=draw(PANES), folded=folded, remits=draw(st.booleans()), direction=draw(WAYS))
    return scenario, options, draw_chart(scenario, options)


def overlap(a: Box, b: Box) -> bool:
    return (
        a.x + a.width > b.x + SLACK
        and b.x + b.width > a.x + SLACK
        and a.y + a.height > b.y + SLACK
        and b.y + b.height > a.y + SLACK
    )


def passes_through(line: Line, box: Box) -> bool:
    left, right, top, bottom = box.x + SLACK, box.x + box.width - SLACK, box.y + SLACK, box.y + box.height - SLACK
    return any(
        max(x0, x1) > left and min(x0, x1) < right and max(y0, y1) > top and min(y0, y1) < bottom
        for (x0, y0), (x1, y1) in pairwise(line.points)
    )


def every_visible_unit_has_one_box_and_none_overlap(chart: tuple[Scenario, ChartOptions, Drawing]) -> None:
    scenario, options, drawing = chart
    units = hierarchy(scenario)
    visible = [
        unit.id
        for at, unit in enumerate(units.units)
        if not any(units.units[above].id in options.folded for above in units.path(at)[:-1])
    ]
    assert [box.id for box in drawing.boxes] == visible
    for at, box in enumerate(drawing.boxes):
        assert not [other.id for other in drawing.boxes[at + 1 :] if overlap(box, other)], box.id
        assert box.x >= 0 and box.y >= 0
        assert box.x + box.width <= drawing.width + SLACK and box.y + box.height <= drawing.height + SLACK


def no_line_passes_through_a_box_and_each_joins_parent_and_child(
    chart: tuple[Scenario, ChartOptions, Drawing],
) -> None:
    scenario, _, drawing = chart
    units = hierarchy(scenario)
    boxes = {box.id: box for box in drawing.boxes}
    joined = []
    for line in drawing.lines:
        assert all(min(abs(x0 - x1), abs(y0 - y1)) < SLACK for (x0, y0), (x1, y1) in pairwise(line.points)), line
        assert all(0 <= x <= drawing.width + SLACK and 0 <= y <= drawing.height + SLACK for x, y in line.points)
        if line.style == "band":
            assert not any(passes_through(line, box) for box in drawing.boxes)
            continue
        joined.append(line.ends)
        for box in drawing.boxes:
            assert not passes_through(line, box), (line, box)
        for end, (x, y) in zip(line.ends, (line.points[0], line.points[-1]), strict=True):
            box = boxes[end]
            assert box.x - SLACK <= x <= box.x + box.width + SLACK
            assert box.y - SLACK <= y <= box.y + box.height + SLACK
    expected = [
        (units.units[units.parents[box.unit]].id, box.id) for box in drawing.boxes if units.parents[box.unit] >= 0
    ]
    assert sorted(joined) == sorted(expected)


def children_stand_below_or_beside_their_parents_or_at_their_right(
    chart: tuple[Scenario, ChartOptions, Drawing],
) -> None:
    scenario, options, drawing = chart
    units = hierarchy(scenario)
    boxes = {box.unit: box for box in drawing.boxes}
    for box in drawing.boxes:
        parent = boxes.get(units.parents[box.unit])
        if parent is None:
            continue
        if options.direction == "right":
            assert parent.x + parent.width <= box.x + SLACK
            continue
        apart = parent.x + parent.width <= box.x + SLACK or box.x + box.width <= parent.x + SLACK
        beside = "beside" in (units.units[box.unit].place, units.kinds[box.unit].place)
        assert parent.y + parent.height <= box.y + SLACK or (beside and apart)


def all_text_lies_in_its_box_and_none_covers_other_text(chart: tuple[Scenario, ChartOptions, Drawing]) -> None:
    _, _, drawing = chart
    font = load_font()
    for box in drawing.boxes:
        extents = []
        for run in text_runs(box, drawing):
            width = 14.0 if run.tone == "open" else font.width(run.text, run.size, run.bold)
            left = run.x - {"left": 0.0, "middle": width / 2, "right": width}[run.anchor]
            assert left >= box.x - SLACK and left + width <= box.x + box.width + SLACK, (box, run)
            assert run.baseline - font.cap_height(run.size) >= box.y and run.baseline <= box.y + box.height
            extents.append((run.baseline, left, left + width))
        for at, (baseline, left, right) in enumerate(extents):
            for other, other_left, other_right in extents[at + 1 :]:
                apart = right <= other_left + SLACK or other_right <= left + SLACK or left == right
                assert apart or abs(baseline - other) >= 10, box


def the_text_is_whole(chart: tuple[Scenario, ChartOptions, Drawing]) -> None:
    scenario, _, drawing = chart
    units = hierarchy(scenario)
    for box in drawing.boxes:
        name = units.units[box.unit].name.in_language("fi")
        shown = "".join(box.name)
        ignored = str.maketrans("", "", HYPHEN + GOES_ON + "\u00ad \t\r\n\x0b\x0c\u2028\u2029")
        if len(box.name) == MOST_LINES and shown.endswith("…"):
            # There is no room for more, which is told elsewhere.
            assert name.translate(ignored).startswith(shown.translate(ignored).removesuffix("…"))
            continue
        assert shown.translate(ignored) == name.translate(ignored)


def the_same_input_gives_the_same_drawing(chart: tuple[Scenario, ChartOptions, Drawing]) -> None:
    scenario, options, drawing = chart
    assert drawing_as_text(draw_chart(scenario, options)) == drawing_as_text(drawing)


@given(charts())
def test_what_holds_of_every_chart(chart: tuple[Scenario, ChartOptions, Drawing]) -> None:
    # One chart is asked everything: to lay it out takes longer than all that is asked of it.
    every_visible_unit_has_one_box_and_none_overlap(chart)
    no_line_passes_through_a_box_and_each_joins_parent_and_child(chart)
    children_stand_below_or_beside_their_parents_or_at_their_right(chart)
    all_text_lies_in_its_box_and_none_covers_other_text(chart)
    the_text_is_whole(chart)
    the_same_input_gives_the_same_drawing(chart)


@given(charts(), st.data())
def test_folding_only_takes_boxes_away(chart: tuple[Scenario, ChartOptions, Drawing], data: st.DataObject) -> None:
    scenario, options, drawing = chart
    if drawing.boxes:
        folded = data.draw(st.sampled_from(drawing.boxes)).id
        further = replace(options, folded=options.folded | {folded})
        fewer = draw_chart(scenario, further)
        assert {box.id for box in fewer.boxes} <= {box.id for box in drawing.boxes}


@pytest.mark.parametrize("depth", [200, 3000])
def test_a_chain_of_any_depth_is_drawn(depth: int) -> None:
    from tests.drawing.organisations import scenario, unit

    chain = unit("last")
    for at in range(depth):
        chain = unit(f"u{at}", "unit", chain)
    drawing = draw_chart(scenario(chain), ChartOptions())
    assert len(drawing.boxes) == depth + 1
