"""What a screen reader finds of a chart, asked through Qt as one would."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.chart.widget import ChartWidget
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.walking import neighbour
from orgsim.model.hierarchy import hierarchy
from tests.app.settling import settle
from tests.app.shell.test_window import click, middle_of

Text = QAccessible.Text


@pytest.fixture
def listening() -> Iterator[None]:
    """Something listens, as while a screen reader runs."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def lohja(listening: None, open_window, scenarios_dir: Path) -> MainWindow:
    return open_window(scenarios_dir / "lohja-2016.yaml")


def heard(pane: ChartWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(pane)


def boxes(pane: ChartWidget) -> list[QAccessibleInterface]:
    whole = heard(pane)
    return [whole.child(place) for place in range(whole.childCount())]


def test_each_box_is_a_child_that_says_what_it_is(lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    whole = heard(pane)
    assert whole.role() == QAccessible.Role.List
    assert whole.text(Text.Name) == "A: kaavio, Lohja, valiokuntamalli 1.2"
    assert whole.childCount() == len(pane.drawing.boxes)
    said = [box.text(Text.Name) for box in boxes(pane)]
    assert said[0].startswith("Valtuusto, 1. taso, 51 paikkaa")
    # In reading order: a superior before its subordinates.
    names = [name.split(",")[0] for name in said]
    assert names.index("Kaupunginhallitus") < names.index("Elinvoimavaliokunta")
    planning = next(name for name in said if name.startswith("Kaavoitusjaosto"))
    assert "jaosto, " in planning
    assert "4" in planning, "its layer"


def test_where_the_boxes_are_and_which_is_at_a_point(lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    whole = heard(pane)
    at = pane.mapToGlobal(middle_of(pane, "city-board"))
    found = whole.childAt(at.x(), at.y())
    assert found.text(Text.Name).startswith("Kaupunginhallitus,")
    assert found.rect().contains(at)
    place = [box.id for box in pane.drawing.boxes].index("city-board")
    assert whole.indexOfChild(found) == place
    assert whole.indexOfChild(whole.child(place)) == place
    assert found.parent().text(Text.Name) == whole.text(Text.Name)
    assert whole.child(-1) is None
    assert whole.child(whole.childCount()) is None
    pane.pan_by(5000, 0)
    assert found.state().offscreen


def test_what_differs_is_said_in_the_view_of_differences(lohja: MainWindow) -> None:
    lohja.document.change(view="differences")
    settle(lohja)
    said = [box.text(Text.Name) for box in boxes(lohja.charts().panes[0])]
    finance = next(name for name in said if name.startswith("Talousvaliokunta") or "Vain luonnoksessa A" in name)
    assert "Vain luonnoksessa A" in finance


def test_arrows_lead_the_reader_from_box_to_box(qtbot: QtBot, lohja: MainWindow) -> None:
    pane = lohja.structure.panes[0]
    pane.setFocus()
    click(qtbot, pane, "council")
    whole = heard(pane)
    assert whole.focusChild().text(Text.Name).startswith("Valtuusto,")
    assert whole.focusChild().state().selected
    qtbot.keyClick(pane, Qt.Key.Key_Down)
    chosen = lohja.document.state.selected
    assert chosen != "council"
    focused = whole.focusChild()
    assert focused.text(Text.Name) == pane.told(chosen)
    assert focused.state().focused
    assert not whole.child(0).state().selected


def test_folded_boxes_say_so_and_those_below_are_gone(qtbot: QtBot, lohja: MainWindow) -> None:
    lohja.document.change(everything=True)
    settle(lohja)
    pane = lohja.structure.panes[0]
    below = next(box for box in boxes(pane) if box.text(Text.Name).startswith("Kaavoitusjaosto"))
    number = heard(pane).childCount()
    click(qtbot, pane, "vitality-committee")
    qtbot.keyClick(pane, Qt.Key.Key_Space)
    settle(lohja)
    assert not below.isValid()
    assert heard(pane).childCount() == len(pane.drawing.boxes) < number
    folded = heard(pane).focusChild()
    assert folded.state().collapsed
    qtbot.keyClick(pane, Qt.Key.Key_Space)
    settle(lohja)
    assert heard(pane).focusChild().state().expanded
    assert heard(pane).childCount() == number


def test_charts_come_and_go_while_something_listens(qtbot: QtBot, lohja: MainWindow, scenarios_dir: Path) -> None:
    for name in ("lohja-konsepti-2015.yaml", "lohja-2016.yaml", "heinola-2025.yaml"):
        lohja.files.open([scenarios_dir / name], add=False)
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        for pane in lohja.structure.panes:
            said = [box.text(Text.Name) for box in boxes(pane)]
            assert all(said)
            assert len(said) == len(pane.drawing.boxes)
            assert heard(pane).childAt(*pane.mapToGlobal(QPoint(-50, -50)).toTuple()) is None


def test_a_box_of_siblings_without_room_says_how_many_they_are_and_is_gone_on_from(
    qtbot: QtBot, listening: None, open_window, tmp_path: Path
) -> None:
    units = "".join(f"      - {{id: u{at}, kind: performance-unit, name: Yksikkö {at}}}\n" for at in range(600))
    town = "orgsim: 1\nid: town\ntitle: Kunta\nunits:\n  - id: city\n    kind: division\n    name: Kunta\n    units:\n"
    (tmp_path / "town.yaml").write_text(town + units, encoding="utf-8")
    window = open_window(tmp_path / "town.yaml")
    pane = window.structure.panes[0]
    (more,) = [box for box in pane.drawing.boxes if box.gathers]
    said = boxes(pane)[pane.drawing.boxes.index(more)]
    assert said.text(Text.Name).replace("\u00a0", "") == f"+ {more.gathers} muuta"
    assert said.state().collapsed
    shown = {box.id for box in pane.drawing.boxes}
    # By the keyboard: who walks onto it goes on to the next of them.
    units = hierarchy(window.document.state.scenarios[0])
    before = next(box for box in pane.drawing.boxes if neighbour(pane.drawing, units, box.id, "right") == more.id)
    click(qtbot, pane, before.id)
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    settle(window)
    assert pane.chosen not in shown and pane.box(pane.chosen) is not None
