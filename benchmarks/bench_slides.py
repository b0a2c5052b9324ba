"""A chart of 1 000 boxes with glued connectors on a slide, beside python-pptx's own calls for shapes and connectors.

Aims: at most 0.02 of their time, and 0.5 where `turbo_add_enabled` keeps them from looking for ids among all shapes.
"""

from __future__ import annotations

import io

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.organisations import generate
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.themes import THEMES
from orgsim.export.slides.chart import Placed, chart_shapes
from orgsim.export.slides.deck import Deck
from orgsim.export.slides.routes import site
from orgsim.files.reading.opening import open_paths
from orgsim.messages import catalog
from orgsim.model.scenario import Scenario

UNITS = 1_000
EMU = 9525


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scenario, Drawing]:
    path = tmp_path_factory.mktemp("slides") / "large.yaml"
    path.write_text(generate(UNITS), encoding="utf-8")
    (file,) = open_paths([path]).files
    return file.scenario, draw_chart(file.scenario, ChartOptions(pane=(1216.0, 560.0), wrapped=False))


@pytest.mark.benchmark(group="slides")
def bench_slides(benchmark: BenchmarkFixture, drawn: tuple[Scenario, Drawing]) -> None:
    """Written as XML, with texts, alternative texts and groups besides."""
    scenario, drawing = drawn

    def write() -> None:
        deck = Deck(THEMES["light"], catalog("fi"), about="")
        slide = deck.add("Organisaatio")
        placed = Placed(drawing=drawing, scenario=scenario, x=0.0, y=0.0, zoom=0.3)
        slide.put(chart_shapes(placed, slide.shapes, THEMES["light"], catalog("fi")))
        deck.data()

    benchmark.pedantic(write, rounds=3)


@pytest.mark.benchmark(group="slides")
@pytest.mark.parametrize("turbo", [True, False])
def bench_python_pptx(benchmark: BenchmarkFixture, drawn: tuple[Scenario, Drawing], turbo: bool) -> None:
    """The same boxes with their names, and the same ties."""
    _, drawing = drawn

    def write() -> None:
        deck = Presentation()
        shapes = deck.slides.add_slide(deck.slide_layouts[5]).shapes
        shapes.turbo_add_enabled = turbo
        made = {}
        for box in drawing.boxes:
            place = [round(side * EMU * 0.3) for side in (box.x, box.y, box.width, box.height)]
            made[box.id] = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *place)
            made[box.id].text_frame.text = " ".join(box.name)
        boxes = {box.id: box for box in drawing.boxes}
        for line in drawing.lines:
            if line.ends[0] in boxes and line.ends[1] in boxes:
                tie = shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
                tie.begin_connect(made[line.ends[0]], site(boxes[line.ends[0]], line.points[0], line.points[1]))
                tie.end_connect(made[line.ends[1]], site(boxes[line.ends[1]], line.points[-1], line.points[-2]))
        deck.save(io.BytesIO())

    benchmark.pedantic(write, rounds=1)
