"""A picture that was moved along equals the picture painted anew, whatever the screen's scale."""

from __future__ import annotations

import numpy
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from orgsim.app.chart import scene as scenes
from orgsim.app.chart.backing import Backing
from orgsim.app.chart.scene import Scene
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.chart.chart import draw_chart
from orgsim.drawing.chart.marks import Mark
from orgsim.drawing.themes import THEMES
from orgsim.drawing.viewport import Viewport
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Moved, Removed, Renamed
from orgsim.resources import scenarios_folder

PANE = QSize(403, 301)
STEPS = ((12, 7), (-30, 4), (1, -90), (0, 55), (500, 3), (-260, -2))

SEAMS = 0.005
"""Share of the pixels that may differ: Qt begins the dashes of the thinnest lines anew where it clips them."""


@pytest.fixture(scope="module")
def scene(app_with_fonts) -> Scene:
    scenario = read_scenario(scenarios_folder() / "lohja-valiokuntamalli.yaml").scenario
    return Scene(draw_chart(scenario, ChartOptions()))


def picture(backing: Backing, scene: Scene, viewport: Viewport, ratio: float) -> QImage:
    shown = QImage(PANE * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    shown.setDevicePixelRatio(ratio)
    painter = QPainter(shown)
    assert backing.paint(painter, PANE, ratio, viewport, scene, THEMES["light"], (), hurry=False)
    painter.end()
    return shown


def difference(one: QImage, other: QImage) -> float:
    """The share of the pixels that are not the same."""
    here, there = (numpy.frombuffer(its.constBits(), "u4") for its in (one, other))
    return float((here != there).mean())


@pytest.mark.parametrize("from_afar", [False, True])
@pytest.mark.parametrize("zoom", [0.11, 0.93])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_moved_is_as_painted_anew(scene: Scene, ratio: float, zoom: float, from_afar: bool, monkeypatch) -> None:
    monkeypatch.setattr(scenes, "_MANY", 1 if from_afar else 3000)
    backing = Backing()
    viewport = Viewport(zoom, 100.37, -20.77)
    picture(backing, scene, viewport, ratio)
    for dx, dy in STEPS:
        viewport = viewport.panned(dx, dy)
        moved = picture(backing, scene, viewport, ratio)
        # The picture goes by whole pixels of the screen, so it stands where it says, less than one from the viewport.
        stands = backing.viewport
        assert abs(stands.x - viewport.x) * zoom * ratio <= 0.5 + 1e-6
        assert abs(stands.y - viewport.y) * zoom * ratio <= 0.5 + 1e-6
        assert difference(moved, picture(Backing(), scene, stands, ratio)) <= SEAMS


@pytest.mark.parametrize("from_afar", [False, True])
def test_blocks_have_the_colours_of_their_marks(scene: Scene, from_afar: bool, monkeypatch) -> None:
    monkeypatch.setattr(scenes, "_MANY", 1 if from_afar else 3000)
    theme = THEMES["light"]
    marks = {
        "finance-committee": (Mark("only-a", "−", 0),),
        "vitality-committee": (Mark("only-b", "+", 1),),
        "permits-section": (Mark("moved", "⇄", "moved"), Mark("changed", "Δ", "changed")),
        "finnish-section": (Mark("changed", "Δ", "changed", quiet=True),),
    }
    marked = Scene(scene.drawing, marks)
    zoom = 0.2
    shown = picture(Backing(), marked, Viewport(zoom, 0.0, 0.0), 1.0)
    boxes = {box.id: box for box in scene.drawing.boxes}
    found = {
        unit: shown.pixelColor(round((box.x + box.width / 2) * zoom), round((box.y + box.height / 2) * zoom)).name()
        for unit, box in boxes.items()
        if unit in (*marks, "city-board")
    }
    assert found["finance-committee"] == theme.scenario[0].fill
    assert found["vitality-committee"] == theme.scenario[1].fill
    assert found["permits-section"] == theme.moved.fill
    loud = {theme.scenario[0].fill, theme.scenario[1].fill, theme.moved.fill, theme.changed.fill}
    assert found["finnish-section"] == found["city-board"]
    assert found["city-board"] not in {*loud, theme.look(boxes["city-board"].look).border}


@pytest.mark.parametrize("zoom", [0.11, 0.6, 0.93])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_what_an_edit_changes_is_as_painted_anew(ratio: float, zoom: float, app_with_fonts) -> None:
    scenario = read_scenario(scenarios_folder() / "lohja-valiokuntamalli.yaml").scenario
    backing, viewport = Backing(), Viewport(zoom, -3.21, 2.5)
    picture(backing, Scene(draw_chart(scenario, ChartOptions())), viewport, ratio)
    in_parts = 0
    for edit in (
        Renamed("permits-section", "Lupajaosto"),
        Moved(("permits-section",), "finance-committee"),
        Removed("finnish-section"),
        Renamed("city-board", "Hallitus"),
    ):
        scenario = edited(scenario, [edit])
        viewport = viewport.panned(7.3, -4.1)
        # The second time nothing has changed, as where another draft is edited.
        for scene in (Scene(draw_chart(scenario, ChartOptions())), Scene(draw_chart(scenario, ChartOptions()))):
            before, _ = backing.picture
            shown = picture(backing, scene, viewport, ratio)
            in_parts += backing.picture[0] is before
            assert difference(shown, picture(Backing(), scene, backing.viewport, ratio)) <= SEAMS
    assert in_parts > 4
