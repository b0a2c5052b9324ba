"""What was put away, listed below the charts of a real window: dragged out and in, placed by keyboard, removed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.document.seen import hiding, showing_again
from orgsim.app.editing.editor import editor_of
from orgsim.app.editing.moving_to import MovingTo
from orgsim.app.shell.window import MainWindow
from orgsim.messages import message
from orgsim.model.edits.applying import above, subordinates
from orgsim.model.edits.edits import Linked, PutAway, Removed
from orgsim.model.hierarchy import hierarchy, tray_of, unit_of
from orgsim.model.scenario import Link, Scenario
from tests.app.settling import settle

NAME = "lohja-lautakuntamalli.yaml"
BOARD, LEFT = "children-families-board", Qt.MouseButton.LeftButton
Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(open_window, tmp_path: Path, scenarios_dir: Path) -> MainWindow:
    shutil.copy(scenarios_dir / NAME, tmp_path / NAME)
    window = open_window(tmp_path / NAME, size=(1366, 768))
    editor_of(window.document).switch(tmp_path / NAME, True)
    return window


def now(window: MainWindow) -> Scenario:
    return window.document.state.files[0].scenario


def choose(window: MainWindow, id: str) -> None:
    window.document.change(selected=id, picked=frozenset())
    window.structure.panes[0].setFocus()
    QApplication.processEvents()


def spot(window: MainWindow, id: str, across: float, down: float) -> QPoint:
    """A point of the screen at shares of the width and height of a box."""
    pane = window.structure.panes[0]
    place = pane.place_of(id)
    at = QPointF(place.x() + across * place.width(), place.y() + down * place.height())
    return pane.mapToGlobal(at).toPoint()


def drag(on: QWidget, start: QPoint, *points: QPoint, let_go: bool = True) -> None:
    """Press on a widget, and move over points of the screen: as a system tells of it, to what was pressed."""
    QTest.mousePress(on, LEFT, Held.NoModifier, on.mapFromGlobal(start))
    for to in points:
        for step in range(1, 5):
            at = QPointF(start) + QPointF(to - start) * step / 4
            inside = QPointF(on.mapFromGlobal(at))
            event = QMouseEvent(QEvent.Type.MouseMove, inside, at, Qt.MouseButton.NoButton, LEFT, Held.NoModifier)
            QApplication.sendEvent(on, event)
        start = to
    if let_go:
        QTest.mouseRelease(on, LEFT, Held.NoModifier, on.mapFromGlobal(start))
        QApplication.processEvents()


def row(window: MainWindow, id: str) -> QPoint:
    """Where that unit is listed, on the screen."""
    branches = window.tray.branches
    index = next(index for index in branches._walk(branches.rootIndex()) if index.data(Qt.ItemDataRole.UserRole) == id)
    return branches.viewport().mapToGlobal(branches.visualRect(index).center())


def middle(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())


def test_it_opens_by_itself_and_is_placed_and_removed_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    before = window.document.state.files[0].data
    choose(window, BOARD)
    qtbot.keyClick(window, Key.Key_Backspace, Held.ControlModifier)
    panel = window.tray
    assert panel.isVisible()
    assert panel.title.text().replace("\u00a0", " ") == "Sijoittamatta 1 haara"
    assert panel.branches.names == (
        "Lasten, nuorten ja perheiden lautakunta",
        "Suomenkielinen jaosto",
        "Ruotsinkielinen jaosto",
    )
    about = panel.branches.model().index(0, 1).data()
    assert about.replace("\u00a0", " ") == "Lautakunta · 2 yksikköä alla"
    # The key leads into the list; Ctrl+M and Enter ask for a place, and mean what is listed.
    qtbot.keyClick(window, Key.Key_Backspace, Held.ControlModifier | Held.ShiftModifier)
    assert panel.branches.hasFocus()
    qtbot.keyClick(panel.branches, Key.Key_Down)
    assert panel.branches.chosen == "finnish-section"
    qtbot.keyClick(panel.branches, Key.Key_M, Held.ControlModifier)
    dialog = panel.findChild(MovingTo)
    qtbot.keyClicks(dialog.search, "kaupunginhallitus")
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert above(now(window), "finnish-section") == "city-board"
    assert window.document.state.selected == "finnish-section"
    assert panel.branches.names == ("Lasten, nuorten ja perheiden lautakunta", "Ruotsinkielinen jaosto")
    # Searched by what stands anywhere in a branch.
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "ruotsin")
    assert panel.branches.chosen == "swedish-section"
    qtbot.keyClick(panel.search, Key.Key_Escape)
    assert panel.search.text() == ""
    # For good; empty, the panel goes, and the keyboard is where the charts are.
    qtbot.keyClick(panel.search, Key.Key_Down)
    panel.branches.setCurrentIndex(panel.branches.model().index(0, 0))
    qtbot.keyClick(panel.branches, Key.Key_Delete)
    assert unit_of(now(window), BOARD) is None
    assert panel.isHidden()
    assert window.structure.panes[0].hasFocus()
    for _ in range(3):
        qtbot.keyClick(window, Key.Key_Z, Held.ControlModifier)
    assert window.document.state.files[0].data == before
    QApplication.processEvents()
    assert panel.isHidden()


def test_what_is_placed_is_of_the_draft_that_was_asked_about_as_that_is_by_then(
    open_window, tmp_path: Path, scenarios_dir: Path, qtbot: QtBot
) -> None:
    names = (NAME, "lohja-valiokuntamalli.yaml")
    for name in names:
        shutil.copy(scenarios_dir / name, tmp_path / name)
    path, other = (tmp_path / name for name in names)
    window = open_window(path, other, size=(1366, 768))
    document, editor, refused = window.document, editor_of(window.document), []
    editor.refused.connect(refused.append)
    for each in (path, other):
        editor.switch(each, True)
    document.change(active=0)

    def ask() -> MovingTo:
        window.tray.branches.setFocus()
        window.tray._ask_place(BOARD)
        dialog = window.tray.findChild(MovingTo)
        qtbot.keyClicks(dialog.search, "kaupunginhallitus")
        return dialog

    assert editor.act({path: [PutAway((BOARD,))]}, message("edit.off")) is None
    settle(window)
    dialog = ask()
    # A presentation, which the dialog does not hold back, has gone to the other draft.
    document.change(active=1)
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert above(now(window), BOARD) == "city-board"
    assert (document.state.active, document.state.selected) == (0, BOARD)

    editor.undo()
    settle(window)
    dialog = ask()
    assert editor.act({path: [Removed(BOARD)]}, message("edit.off")) is None
    qtbot.keyClick(dialog.search, Key.Key_Return)
    assert [each.key for each in refused] == ["edit.unit.not-put-away"]
    editor.undo()
    settle(window)
    dialog = ask()
    document.show(hiding(document.state, 0))
    qtbot.keyClick(dialog.search, Key.Key_Return)
    document.show(showing_again(document.state, path))
    assert BOARD in tray_of(now(window)).index


def test_branches_are_dragged_out_and_in(window: MainWindow, qtbot: QtBot) -> None:
    action, pane = window.actions_by_name["tray"], window.structure.panes[0]
    # Empty, it is there for what is dragged out, once it is asked for.
    action.trigger()
    panel = window.tray
    QApplication.processEvents()
    assert (panel.isVisible(), action.isChecked()) == (True, True)
    assert panel.empty.isVisible()
    start = spot(window, BOARD, 0.3, 0.5)
    drag(pane, start, middle(panel), let_go=False)
    overlay = window.structure.dragging.overlay
    assert overlay.words == "Lasten, nuorten ja perheiden lautakunta → sijoittamattomiin"
    assert panel.property("marked") is True
    QTest.mouseRelease(pane, LEFT, Held.NoModifier, pane.mapFromGlobal(middle(panel)))
    settle(window)
    assert panel.property("marked") is False
    assert list(tray_of(now(window)).index) == [BOARD, "finnish-section", "swedish-section"]
    assert window.document.state.session.done[-1].words.key == "edit.words.put-away"
    # Escape leaves all as it was.
    drag(pane, spot(window, "city-board", 0.3, 0.5), middle(panel), let_go=False)
    assert overlay.words.startswith("Kaupunginhallitus → sijoittamattomiin")
    QTest.keyClick(pane, Key.Key_Escape)
    assert panel.property("marked") is False
    QTest.mouseRelease(pane, LEFT, Held.NoModifier, pane.mapFromGlobal(middle(panel)))
    # Back into the chart: one of the branch, then Escape, then the branch.
    view = panel.branches.viewport()
    drag(view, row(window, "finnish-section"), spot(window, "city-board", 0.5, 0.5))
    assert above(now(window), "finnish-section") == "city-board"
    drag(view, row(window, BOARD), spot(window, "council", 0.5, 0.5), let_go=False)
    assert window.structure.is_dragging
    qtbot.keyClick(panel.branches, Key.Key_Escape)
    assert not window.structure.is_dragging
    QTest.mouseRelease(view, LEFT, Held.NoModifier, view.mapFromGlobal(spot(window, "council", 0.5, 0.5)))
    assert BOARD in tray_of(now(window)).index
    drag(view, row(window, BOARD), spot(window, "permits-section", 0.5, 0.5))
    assert above(now(window), BOARD) == "permits-section"
    assert [unit.id for unit in subordinates(now(window), BOARD)] == ["swedish-section"]
    assert now(window).tray == ()
    assert panel.isHidden()
    assert not action.isChecked()


def test_large_branches_are_folded_so_that_all_are_seen(window: MainWindow, qtbot: QtBot) -> None:
    branches = [BOARD, "vitality"]
    window.document.change(selected=BOARD, picked=frozenset(branches))
    window.actions_by_name["put-away"].trigger()
    tree = window.tray.branches
    tops = [tree.model().index(row, 0) for row in range(tree.model().rowCount())]
    assert [index.data(Qt.ItemDataRole.UserRole) for index in tops] == branches
    assert not any(map(tree.isExpanded, tops))
    # What is unfolded stays so, whatever else is done.
    tree.expand(tops[0])
    choose(window, "permits-section")
    qtbot.keyClick(window, Key.Key_Backspace, Held.ControlModifier)
    assert [tree.isExpanded(tree.model().index(row, 0)) for row in range(3)] == [True, False, False]


def test_what_is_still_referred_to_is_not_removed_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    path = window.document.state.files[0].path
    link = Linked(Link(kind="steers", from_="council", to=BOARD))
    assert editor_of(window.document).act({path: [link]}, message("edit.off")) is None
    choose(window, BOARD)
    qtbot.keyClick(window.structure.panes[0], Key.Key_Delete)
    panel = window.tray
    assert panel.isVisible()
    assert BOARD in tray_of(now(window)).index
    panel.remove_button.click()
    assert BOARD in tray_of(now(window)).index
    assert any("Lasten, nuorten ja perheiden lautakunta" in each.text() for each in window.status.findChildren(QLabel))
    # Closed, it stays so until something else is put away.
    panel.close_button.click()
    assert panel.isHidden()
    choose(window, "permits-section")
    assert panel.isHidden()
    qtbot.keyClick(window, Key.Key_Backspace, Held.ControlModifier)
    assert panel.isVisible()
    editor_of(window.document).switch(path, False)
    assert panel.isHidden()
    assert "permits-section" not in hierarchy(now(window)).index
