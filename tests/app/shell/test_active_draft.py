"""Which draft an action is meant for: the one that has the keyboard, and its card shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgsim.app.document.state import State
from orgsim.app.shell.window import MainWindow
from tests.app.settling import settle

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(open_window, scenarios_dir: Path) -> MainWindow:
    names = ("lohja-nykytila.yaml", "lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml")
    return open_window(*(scenarios_dir / name for name in names))


def names(window: MainWindow) -> list[str]:
    return [file.path.stem.removeprefix("lohja-") for file in window.document.state.files]


def marked(window: MainWindow) -> list[bool]:
    return [bool(card.property("active")) for card in window.cards.cards]


def test_the_draft_with_the_keyboard_is_closed_though_others_have_the_selected_unit(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.document.change(selected="council")
    window.structure.panes[1].setFocus(Qt.FocusReason.MouseFocusReason)
    assert marked(window) == [False, True, False]
    assert window.cards.cards[1].accessibleName().endswith(", valittuna")
    qtbot.keyClick(window, Key.Key_W, Mod.ControlModifier)
    assert names(window) == ["nykytila", "lautakuntamalli"]
    assert marked(window) == [False, True], "what has come into its place"


def test_it_stays_the_one_that_is_meant_while_it_moves(window: MainWindow, qtbot: QtBot) -> None:
    window.structure.panes[2].setFocus(Qt.FocusReason.MouseFocusReason)
    for _ in range(2):
        qtbot.keyClick(window, Key.Key_Left, Mod.ControlModifier | Mod.ShiftModifier)
    assert names(window) == ["lautakuntamalli", "nykytila", "valiokuntamalli"]
    assert marked(window) == [True, False, False]
    qtbot.keyClick(window, Key.Key_Right, Mod.ControlModifier | Mod.ShiftModifier)
    assert names(window) == ["nykytila", "lautakuntamalli", "valiokuntamalli"]


def test_a_press_on_a_card_chooses_it_in_a_view_without_charts(window: MainWindow, qtbot: QtBot) -> None:
    window.document.change(view="checks")
    qtbot.mouseClick(window.cards.cards[1], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert marked(window) == [False, True, False]
    qtbot.keyClick(window, Key.Key_W, Mod.ControlModifier)
    assert names(window) == ["nykytila", "lautakuntamalli"]


def test_the_keyboard_comes_back_to_it_from_another_view(window: MainWindow) -> None:
    window.structure.panes[2].setFocus(Qt.FocusReason.MouseFocusReason)
    window.document.change(view="metrics")
    window.document.change(view="differences")
    assert window.document.state.active == 2
    assert window.charts().panes[2].hasFocus() or window.charts().active_pane() is window.charts().panes[2]


def test_a_single_draft_needs_no_mark(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-nykytila.yaml")
    assert marked(window) == [False]


def test_only_the_user_makes_another_active(window: MainWindow, qtbot: QtBot) -> None:
    """Views that come and go, and what is hidden while it has the keyboard, hand the keyboard to the first pane."""
    window.activateWindow()
    window.document.change(active=1)
    for view in ("matters", "structure", "goals", "differences", "structure", "metrics", "structure"):
        window.actions_by_name[view].trigger()
        QApplication.processEvents()
        assert window.document.state.active == 1, view
    panes = window.structure.panes
    assert [pane.hasFocus() for pane in panes] == [False, True, False]
    panes[0].setFocus(Qt.FocusReason.OtherFocusReason)
    assert [pane.hasFocus() for pane in panes] == [False, True, False]
    window.search.setFocus()
    window.search.hide()
    assert window.document.state.active == 1
    window.search.show()
    qtbot.keyClick(window, Key.Key_W, Mod.ControlModifier)
    assert names(window) == ["nykytila", "lautakuntamalli"]


def test_tab_goes_from_draft_to_draft(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    panes = window.structure.panes
    panes[0].setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.keyClick(panes[0], Key.Key_Tab)
    assert (window.document.state.active, panes[1].hasFocus()) == (1, True)
    qtbot.keyClick(panes[1], Key.Key_Backtab, Mod.ShiftModifier)
    assert (window.document.state.active, panes[0].hasFocus()) == (0, True)


def test_tab_ends_where_others_make_drafts_active_meanwhile(window: MainWindow, qtbot: QtBot) -> None:
    """The keyboard that follows what they do is not taken for what the user does: it would follow itself for ever."""
    window.activateWindow()
    panes, told = window.structure.panes, list[int]()
    panes[0].setFocus(Qt.FocusReason.MouseFocusReason)

    def hear(_before: State, after: State) -> None:
        told.append(after.active)
        if len(told) == 20:
            window.search.setFocus()
        if len(told) == 1:
            window.document.change(active=0)
            window.document.change(active=1)

    window.document.changed.connect(hear)
    qtbot.keyClick(panes[0], Key.Key_Tab)
    assert told == [1, 0, 1]
    assert (window.document.state.active, panes[1].hasFocus()) == (1, True)


def test_the_keyboard_is_in_the_draft_that_a_card_chooses(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    window.structure.panes[0].setFocus(Qt.FocusReason.MouseFocusReason)
    window.cards.chosen.emit(2)
    assert window.structure.panes[2].hasFocus()


def test_a_unit_that_only_another_draft_has_leads_there(window: MainWindow) -> None:
    window.activateWindow()
    window.document.change(active=1)
    window.go_to("council")
    settle(window)
    assert window.document.state.active == 1, "it has it too"
    window.go_to("urban-development-board")
    settle(window)
    assert window.document.state.active == 2
    assert window.structure.panes[2].hasFocus()
