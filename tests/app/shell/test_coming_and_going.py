"""Files open, close and move, views come and go, and the pointer is over all of it: nothing that is gone is asked."""

from __future__ import annotations

import os
import shutil
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.cards.card import CARD_MIME
from orgsim.app.document.document import Document
from orgsim.app.document.look import Look
from orgsim.app.document.state import State
from orgsim.app.shell.window import MainWindow
from orgsim.model.story import Part
from orgsim.model.views import VIEWS
from tests.app.settling import settle

TURNS = 3
DRAFTS = ("lohja-valiokuntamalli", "lohja-lautakuntamalli", "lohja-konsepti-2015")


def point(widget: QWidget, at: QPoint) -> None:
    """Move the pointer there, as the system would: to the innermost widget, with Enter and Leave on the way."""
    window = widget.window()
    QTest.mouseMove(window.windowHandle(), widget.mapTo(window, at))


def walk(window: MainWindow, turn: int = 0, turns: int = 1) -> None:
    """Lead the pointer over all of the window, in steps as long as a small box; in so many `turns` it is everywhere."""
    for y, x in [*product(range(20, window.height(), 90), range(20, window.width(), 60))][turn % turns :: turns]:
        point(window, QPoint(x, y))


def on_a_unit(window: MainWindow, pane: int = 0, unit: str = "council") -> None:
    chart = window.charts().panes[pane]
    box = chart.box(unit)
    assert box is not None
    x, y = chart.viewport.to_pane(box.x + box.width / 2, box.y + box.height / 2)
    point(chart, QPointF(x, y).toPoint())
    assert chart.meant.hovered == unit


@pytest.fixture
def paths(scenarios_dir: Path) -> list[Path]:
    return [scenarios_dir / f"{name}.yaml" for name in DRAFTS]


@pytest.mark.parametrize("turn", [1, 2])
def test_no_button_is_held_when_a_test_begins(app_with_fonts: QApplication, qtbot: QtBot, turn: int) -> None:
    """Qt would take the first move of the pointer for a button that is let go."""
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton
    clicked = QWidget()
    qtbot.addWidget(clicked)
    QTest.mouseDClick(clicked, Qt.MouseButton.LeftButton)
    assert QApplication.mouseButtons() == Qt.MouseButton.LeftButton, "QTest does not let go of it"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_draft_is_closed_while_one_points_at_its_unit(open_window, paths, number: int, qtbot: QtBot) -> None:
    window: MainWindow = open_window(*paths[:number])
    on_a_unit(window, min(number - 1, 1))
    QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert len(window.document.state.files) == number - 1
    walk(window)


def test_charts_are_laid_out_once_for_what_their_cards_leave(open_window, paths) -> None:
    """Cards of three drafts take more height than they are thought to before they have their width."""
    charts = open_window(*paths).charts()
    drawings = charts.drawings
    assert charts.now.shape == charts.room()
    for _ in range(3):
        QApplication.processEvents()
    assert all(now is before for now, before in zip(charts.drawings, drawings, strict=True))


@pytest.mark.parametrize("view", VIEWS)
def test_the_pointer_walks_while_files_come_and_go(open_window, paths, view: str, qtbot: QtBot) -> None:
    window: MainWindow = open_window(*paths[:2], size=(960, 540))
    window.document.change(view=view)
    walk(window, 0, TURNS)
    window.files.open([paths[2]], add=True)
    walk(window, 1, TURNS)
    window.files.move(0, 2)
    walk(window, 2, TURNS)
    window.files.close(0)
    walk(window, 3, TURNS)
    window.files.close(0)
    walk(window, 4, TURNS)
    window.files.open(paths[:2], add=False)
    walk(window, 5, TURNS)
    window.files.close(0)
    window.files.close(0)
    walk(window, 6, TURNS)


def test_the_pointer_rests_while_views_change(open_window, paths, qtbot: QtBot) -> None:
    window: MainWindow = open_window(*paths[:2], size=(1000, 700))
    for at in (QPoint(500, 350), QPoint(300, 250)):
        for view in (*VIEWS, *reversed(VIEWS)):
            window.document.change(view=view)
            point(window, at)
            QApplication.processEvents()
    walk(window)


@pytest.mark.parametrize("close", [0, 1])
def test_a_draft_is_closed_while_one_is_played_into_the_next(open_window, paths, close: int, qtbot: QtBot) -> None:
    window: MainWindow = open_window(*paths[:2])
    QTest.keyClick(window, Qt.Key.Key_M)
    settle(window)
    assert window.structure.is_morphing
    window.files.close(close)
    QApplication.processEvents()
    assert not window.structure.is_morphing


@pytest.mark.parametrize("number", [1, 2, 3])
def test_other_files_are_opened_while_a_draft_is_played_into_the_next(
    open_window, paths, number: int, qtbot: QtBot
) -> None:
    window: MainWindow = open_window(*paths)
    QTest.keyClick(window, Qt.Key.Key_M)
    QTest.keyClick(window, Qt.Key.Key_M)
    settle(window)
    assert window.structure._morph.column == 2
    window.files.open(paths[:number], add=False)
    window.resize(1200, 800)
    settle(window)
    assert window.structure.is_morphing == (number > 1)
    if number > 1:
        assert window.structure._morph.column == number - 1


def test_a_view_that_is_resized_before_it_hears_of_a_change_shows_what_it_heard_last(
    open_window, paths, qtbot: QtBot
) -> None:
    """Whoever hears earlier may well lay out the window anew."""
    window: MainWindow = open_window(*paths)
    structure = window.structure
    told: list[int] = []

    def lay_out_first(_before: State, after: State) -> None:
        told.append(len(after.files))
        structure.resize(structure.width() - 20, structure.height() - 20)
        structure.fit()
        structure.look()

    window.document.changed.disconnect(structure._on_change)
    window.document.changed.connect(lay_out_first)
    window.document.changed.connect(structure._on_change)
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_M)
    window.files.close(0)
    for number in (len(paths), 1):
        window.files.open(paths[:number], add=False)
        qtbot.waitUntil(lambda number=number: len(window.document.state.files) == number)
    settle(window)
    assert told == [2, 3, 1] and len(structure.panes) == 1


def test_changes_are_heard_of_in_the_order_in_which_they_were_made() -> None:
    document = Document(State(theme="light"))
    heard: list[tuple[str, str]] = []
    document.changed.connect(
        lambda _before, after: document.change(theme="projector") if after.theme == "dark" else None
    )
    document.changed.connect(lambda before, after: heard.append((before.theme, after.theme)))
    document.change(theme="dark")
    assert document.state.theme == "projector"
    assert heard == [("light", "dark"), ("dark", "projector")]


def test_charts_of_which_one_is_not_drawn_yet_take_another_size(open_window, paths) -> None:
    window: MainWindow = open_window(*paths[:2])
    charts = window.charts()
    charts.show_look(Look(parts=(Part(zoom=1.1),)))
    window.document.change(view="timeline")
    window.files.open(paths[2:], add=True)
    window.resize(1000, 700)
    window.document.change(view="structure")
    settle(window)
    assert len(charts.drawings) == 3


def test_what_charts_show_is_told_of_what_is_drawn(open_window, paths, scenarios_dir: Path) -> None:
    window: MainWindow = open_window(*paths[:2])
    charts = window.charts()
    before = charts.shown
    window.document.change(view="timeline")
    window.files.open([scenarios_dir / f"{name}.yaml" for name in ("lohja-nykytila", "heinola-2024")], add=False)
    # They have heard that others are open, which have fewer units.
    assert charts.shown == before
    window.document.change(view="structure")
    assert charts.shown != before


def drop_card(window: MainWindow, of: Path) -> None:
    """Drop the card of that draft at the left."""
    data = QMimeData()
    data.setData(CARD_MIME, os.fsencode(of))
    way = Qt.DropAction.MoveAction
    at, held = QPointF(20, 20), Qt.KeyboardModifier.NoModifier
    window.cards.dropEvent(QDropEvent(at, way, data, Qt.MouseButton.LeftButton, held))


def test_a_card_is_dropped_wherever_its_draft_stands_by_then(open_window, paths) -> None:
    """Others are opened and closed while a card is dragged: by other programs too, which change the comparison."""
    window: MainWindow = open_window(*paths[:3])
    window.files.move(2, 1)
    drop_card(window, paths[2])
    assert [file.path for file in window.document.state.files] == [paths[2], paths[0], paths[1]]
    window.files.close(0)
    drop_card(window, paths[2])
    assert [file.path for file in window.document.state.files] == paths[:2]


def test_a_menu_closes_where_what_it_is_about_is_gone(open_window, paths, tmp_path: Path, qtbot: QtBot) -> None:
    """Its entries are about the active draft: another one would be closed that has come into its place."""
    for path in paths:
        shutil.copy(path, tmp_path)
    comparison = tmp_path / "comparison.yaml"
    text = f"comparison: {{title: V, scenarios: [{', '.join(path.name for path in paths[:3])}]}}\n"
    comparison.write_text(text, "utf-8")
    window: MainWindow = open_window(comparison)
    menu = window.menus["draft"]
    window.draft_actions.open_menu(1, window.mapToGlobal(QPoint(50, 50)))
    window.document.change(view="metrics")
    assert menu.isVisible(), "it is about the same"
    comparison.write_text(text.replace(f"{paths[1].name}, ", ""), "utf-8")
    qtbot.waitUntil(lambda: len(window.document.state.files) == 2)
    assert not menu.isVisible()
