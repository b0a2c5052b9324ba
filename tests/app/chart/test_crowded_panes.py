"""Charts in little room, or of very many units: whatever is shown of them, something is in view and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from orgsim.app.chart.overview import Overview
from orgsim.app.chart.widget import ChartWidget
from orgsim.app.editing.editor import editor_of
from orgsim.app.shell.window import MainWindow
from tests.app.settling import settle
from tests.app.shell.test_window import middle_of, wheel

TOWN = Path("tests/cases/koskenlahti/koskenlahden-organisaatiouudistus-2026.yaml").absolute()


def test_charts_too_large_for_narrow_panes_show_their_middle(qtbot: QtBot, open_window) -> None:
    window: MainWindow = open_window(TOWN, size=(960, 540))
    window.document.change(view="differences")
    qtbot.wait(400)
    panes = [pane for pane in window.findChildren(ChartWidget) if pane.isVisible()]
    assert len(panes) == 3
    qtbot.waitUntil(lambda: all(pane.drawing is not None for pane in panes))
    for pane in panes:
        assert pane.drawing is not None and pane.drawing.boxes
        top = pane.place_of(pane.drawing.boxes[0].id)
        assert top is not None and top.left() >= 0 and top.right() <= pane.width(), pane.accessibleName()


def test_zooming_into_very_many_units_leaves_those_around_where_they_are(
    qtbot: QtBot, open_window, tmp_path: Path
) -> None:
    file = tmp_path / "boards.yaml"
    boards = "".join([f"  - {{id: b{at}, kind: committee, name: Lautakunta {at}}}\n" for at in range(700)])
    file.write_text(
        f"orgsim: 1\nid: boards\ntitle: Koe\nmunicipality: {{name: Koe}}\nunits:\n{boards}", encoding="utf-8"
    )
    window: MainWindow = open_window(file, size=(1366, 768))
    (pane,) = [pane for pane in window.findChildren(ChartWidget) if pane.isVisible()]
    assert pane.drawing is not None
    before = {box.id for box in pane.drawing.boxes if not box.gathers}
    assert 60 < len(before) < 700
    pointed, beside = "b60", "b61"
    wheel(pane, middle_of(pane, pointed), 5)
    at = middle_of(pane, pointed)
    qtbot.wait(500)
    assert before <= {box.id for box in pane.drawing.boxes}
    assert (middle_of(pane, pointed) - at).manhattanLength() < 20
    assert pane.shows(beside)


def test_the_map_leads_to_boxes_and_covers_none_that_is_brought_into_view(qtbot: QtBot, open_window) -> None:
    window: MainWindow = open_window(TOWN, size=(1440, 900))
    panes = [pane for pane in window.findChildren(ChartWidget) if pane.isVisible()]
    for _ in range(5):
        panes[0].zoom_by(1.2)
    qtbot.wait(400)
    maps = [map_ for map_ in window.findChildren(Overview) if map_.isVisible()]
    assert len(maps) == 3
    for corner in (QPoint(1, 1), maps[0].rect().bottomRight(), maps[0].rect().bottomLeft(), QPoint(500, -300)):
        qtbot.mouseClick(maps[0], Qt.MouseButton.LeftButton, pos=corner)
        assert panes[0].drawing is not None
        assert any(panes[0].shows(box.id) for box in panes[0].drawing.boxes), corner
    qtbot.wait(400)
    for box in panes[0].drawing.boxes:
        panes[0].reach(box.id)
        place = panes[0].place_of(box.id)
        assert place is not None
        place.translate(QPointF(panes[0].geometry().topLeft()))
        assert maps[0].isVisible() and not place.intersects(QRectF(maps[0].geometry())), box.name
    # In a narrow pane it would cover what is looked at.
    window.document.change(view="differences")
    window.resize(1100, 700)
    qtbot.wait(400)
    narrow = [pane for pane in window.findChildren(ChartWidget) if pane.isVisible()]
    assert narrow[0].width() < 360
    for _ in range(3):
        narrow[0].zoom_by(1.2)
    qtbot.wait(300)
    assert not any(map_.isVisible() for map_ in window.findChildren(Overview))


def test_charts_that_a_form_would_cut_are_laid_out_for_the_room_that_it_leaves(
    qtbot: QtBot, open_window, tmp_path: Path, scenarios_dir: Path
) -> None:
    names = ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml", "lohja-nykytila.yaml")
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.write_bytes((scenarios_dir / path.name).read_bytes())
    window: MainWindow = open_window(*paths, size=(1366, 768))
    panes = window.structure.panes

    def are_whole() -> bool:
        places = [(pane, pane.place_of(box.id)) for pane in panes for box in pane.drawing.boxes]
        return all(place is not None and QRectF(pane.rect()).contains(place) for pane, place in places)

    def wide() -> list[float]:
        return [pane.drawing.width for pane in panes]

    settle(window)
    assert are_whole()
    before = wide()
    window.document.change(selected="permits-section")
    qtbot.waitUntil(lambda: panes[0].width() < 320)
    settle(window)
    # Who only looks at a unit keeps the arrangement.
    assert wide() == before
    window.document.change(selected=None)
    qtbot.waitUntil(lambda: panes[0].width() > 320)
    window.document.change(editing=frozenset(paths), selected="permits-section")
    qtbot.waitUntil(lambda: panes[0].width() < 320 and wide() != before)
    settle(window)
    assert are_whole()
    # It is shown in both drafts, though much else has no room.
    assert all(pane.place_of("permits-section") is not None for pane in panes[:2])
    window.document.change(selected=None)
    qtbot.waitUntil(lambda: panes[0].width() > 320 and wide() == before)
    settle(window)
    assert are_whole()
    qtbot.waitUntil(lambda: not editor_of(window.document).is_verifying)


def test_who_goes_to_a_unit_sees_it_whole_beside_its_details(qtbot: QtBot, open_window, scenarios_dir: Path) -> None:
    names = ("hopeavesi-nyt", "hopeavesi-kolme-toimialaa", "hopeavesi-elamankaari", "lohja-nykytila")
    window: MainWindow = open_window(*(scenarios_dir / f"{name}.yaml" for name in names), size=(960, 540))
    panes = window.structure.panes
    settle(window)
    for unit, having in (("council", panes[:3]), ("technical-board", panes[:3])):
        window.go_to(unit)
        qtbot.waitUntil(lambda: panes[0].width() < 130)
        settle(window)
        for pane in having:
            place = pane.place_of(unit)
            assert place is not None
            assert QRectF(pane.rect()).contains(place)
        # A chart without that unit has room across, and is cut at neither side.
        lone = panes[3]
        left, right = (lone.viewport.to_pane(x, 0.0)[0] for x in (0.0, lone.drawing.width))
        assert left >= 0.0
        assert right <= lone.width()
        window.document.change(selected=None)
        qtbot.waitUntil(lambda: panes[0].width() > 130)
        settle(window)
