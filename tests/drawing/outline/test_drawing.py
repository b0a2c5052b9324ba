"""Outlines as drawings."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from orgsim.drawing.as_text import drawing_as_text
from orgsim.drawing.boxes.boxes import text_runs
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.outlining import outlines
from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.viewport import fit_zoom
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from tests.drawing.organisations import organisations, scenario, unit

SLACK = 1e-6
PANES = st.sampled_from([(300.0, 300.0), (1300.0, 700.0), (200.0, 1000.0), (2000.0, 60.0)])


def drawn(its: Scenario, pane: tuple[float, float] = (1300.0, 700.0), **options: object) -> Drawing:
    found = outlines([its], ChartOptions(pane=pane, language="en", **options))
    assert found is not None
    return found[0]


def test_a_tiny_one_worked_out_by_hand() -> None:
    its = scenario(unit("a", "division", unit("b", "unit", unit("d")), unit("c")))
    boxes = {box.id: box for box in drawn(its, (60.0, 1000.0)).boxes}
    # A top is 16 + 7 high and others with something below them 16 + 2; each step sets in by 10. `b` is divided into, so
    # it is a top as well: 9 are free above it, 1 above its only one, and 4 above what follows a family.
    assert [(name, box.x, box.y, box.height, box.outlined) for name, box in boxes.items()] == [
        ("a", 8.0, 2.0, 23.0, "top"),
        ("b", 18.0, 34.0, 23.0, "top"),
        ("d", 28.0, 58.0, 16.0, "leaf"),
        ("c", 18.0, 78.0, 16.0, "leaf"),
    ]


def test_a_family_that_goes_on_in_the_next_column_has_its_name_there() -> None:
    its = scenario(
        unit("library", "division", *[unit(f"u{at:02}", name=f"Kirjasto numero {at:02}") for at in range(40)]),
        unit("other"),
    )
    drawing = drawn(its, (600.0, 300.0))
    columns = sorted({box.x for box in drawing.boxes})
    assert len(columns) > 2
    names = [label for label in drawing.labels if label.style == "continued"]
    assert names
    assert {label.text for label in names} == {"library (continued)"}
    tops = {label.x: label.y for label in names}
    # Each stands above all boxes of its column.
    for x, y in tops.items():
        column = [box for box in drawing.boxes if box.x <= x + 10 < box.x + box.width]
        assert y < min(box.y for box in column)


def test_the_line_between_bodies_and_administration_is_drawn_and_both_are_named() -> None:
    manager = unit("manager", "manager", unit("x"), unit("y"), name="Kaupunginjohtajan toimisto")
    its = scenario(unit("council", "council", unit("board", "board", manager)))
    drawing = drawn(its, (200.0, 600.0))
    assert [label.text for label in drawing.labels] == ["Elected bodies", "Administration"]
    (line,) = [line for line in drawing.lines if line.style == "band"]
    bottom = max(box.y + box.height for box in drawing.boxes if box.id in ("council", "board"))
    top = min(box.y for box in drawing.boxes if box.id == "manager")
    assert bottom < line.points[0][1] < top


def test_outlines_side_by_side_have_the_same_columns() -> None:
    one = scenario(unit("m", "manager", *[unit(f"u{at}") for at in range(60)]))
    other = scenario(unit("m", "manager", *[unit(f"u{at}") for at in range(30)]))
    drawings = outlines([one, other], ChartOptions(pane=(600.0, 600.0)))
    assert drawings is not None
    first, second = ({box.id: (box.x, box.y, box.width) for box in drawing.boxes} for drawing in drawings)
    assert all(first[name] == place for name, place in second.items())


def _place(box: Box) -> tuple[int, float]:
    """Its column, by where that ends, and how far down it stands there."""
    return round(box.x + box.width), box.y


@given(organisations(), PANES, st.booleans())
def test_every_unit_stands_once_in_order_and_no_box_or_text_covers_another(
    its: Scenario, pane: tuple[float, float], remits: bool
) -> None:
    units = hierarchy(its)
    found = outlines([its], ChartOptions(pane=pane, remits=remits))
    if found is None:
        assert not units.units
        return
    (drawing,) = found
    assert [box.unit for box in drawing.boxes] == list(range(len(units.units)))
    for above, below in pairwise(sorted(drawing.boxes, key=_place)):
        one_column = _place(above)[0] == _place(below)[0]
        assert above.y + above.height <= below.y + SLACK if one_column else above.x + above.width < below.x
    for box in drawing.boxes:
        assert box.x >= 0 and box.x + box.width <= drawing.width
        assert box.y >= 0 and box.y + box.height <= drawing.height
        parent = units.parents[box.unit]
        if parent >= 0:
            assert _place(drawing.boxes[parent]) < _place(box)
        for run in text_runs(box, drawing):
            wide = load_font().width(run.text, run.size, run.bold)
            left = run.x - (wide if run.anchor == "right" else wide / 2 if run.anchor == "middle" else 0.0)
            assert left >= box.x - SLACK
            assert left + wide <= box.x + box.width + SLACK
            assert box.y <= run.baseline <= box.y + box.height
    again = outlines([its], ChartOptions(pane=pane, remits=remits))
    assert again is not None
    assert drawing_as_text(again[0]) == drawing_as_text(drawing)


def test_a_long_chain_does_not_run_away() -> None:
    its = unit("u2999")
    for at in range(2998, -1, -1):
        its = unit(f"u{at}", "unit", its)
    drawing = drawn(scenario(its))
    assert len(drawing.boxes) == 3000
    assert min(box.width for box in drawing.boxes) >= 0.5 * max(box.width for box in drawing.boxes)


def test_a_very_long_name_makes_no_others_smaller() -> None:
    def town(name: str) -> Drawing:
        units = [unit(f"u{at}", name="Kirjastopalvelut") for at in range(200)]
        return drawn(scenario(unit("m", "manager", unit("long", name=name), *units)))

    usual, long = town("Kirjastopalvelut"), town("Hallinto- ja kehityspalvelut " * 18)
    zooms = [fit_zoom((drawing.width, drawing.height), (1300.0, 700.0)) for drawing in (usual, long)]
    assert zooms[1] > 0.9 * zooms[0]
