"""When outlines are taken in place of boxes."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.chart.side_by_side import draw_side_by_side
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.viewport import fit_zoom
from orgsim.files.reading.opening import open_paths
from orgsim.model.scenario import Scenario
from orgsim.resources import scenarios_folder
from tests.drawing.organisations import scenario, unit

PANE = (650.0, 695.0)


def _town(count: int) -> Scenario:
    return scenario(
        unit(
            "council",
            "council",
            *[
                unit(
                    f"d{at}",
                    "division",
                    *[unit(f"u{at}-{nth}", name=f"Kaupunkikehityksen palvelut {nth}") for nth in range(9)],
                )
                for at in range(count)
            ],
        )
    )


def test_boxes_that_can_be_read_stay() -> None:
    path = scenarios_folder() / "lohja-2016.yaml"
    drafts = [file.scenario for file in open_paths([path]).files]
    options = ChartOptions(pane=PANE)
    assert (
        draw_side_by_side(drafts, replace(options, outline=True))[0].boxes
        == draw_side_by_side(drafts, options)[0].boxes
    )


def test_an_outline_is_taken_where_boxes_cannot_be_read_and_only_where_it_is_asked_for() -> None:
    its, options = _town(20), ChartOptions(pane=PANE)
    boxes, lines = draw_chart(its, options), draw_chart(its, replace(options, outline=True))
    assert not boxes.boxes[0].outlined
    assert lines.boxes[0].outlined
    assert _zoom(lines) > 1.1 * _zoom(boxes)


def test_a_way_that_is_asked_for_is_gone_by_boxes() -> None:
    options = ChartOptions(pane=PANE, outline=True, direction="right")
    (drawing,) = draw_side_by_side([_town(20)], options)
    assert drawing.way == "right"
    assert not drawing.boxes[0].outlined
    assert draw_chart(_town(20), options).way == "right"


def test_drafts_side_by_side_are_all_outlines_or_none() -> None:
    drawings = draw_side_by_side([_town(20), _town(2), _town(1), _town(3)], ChartOptions(pane=PANE, outline=True))
    assert all(drawing.boxes[0].outlined for drawing in drawings)


def _zoom(drawing: Drawing) -> float:
    return fit_zoom((drawing.width, drawing.height), PANE)
