"""Which draft an action is meant for: the one that has the keyboard, and its card shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from orgsim.app.shell.window import MainWindow

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
    window.structure.panes[1].setFocus()
    assert marked(window) == [False, True, False]
    assert window.cards.cards[1].accessibleName().endswith(", valittuna")
    qtbot.keyClick(window, Key.Key_W, Mod.ControlModifier)
    assert names(window) == ["nykytila", "lautakuntamalli"]
    assert marked(window) == [False, True], "what has come into its place"


def test_it_stays_the_one_that_is_meant_while_it_moves(window: MainWindow, qtbot: QtBot) -> None:
    window.structure.panes[2].setFocus()
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
    window.structure.panes[2].setFocus()
    window.document.change(view="metrics")
    window.document.change(view="differences")
    assert window.document.state.active == 2
    assert window.charts().panes[2].hasFocus() or window.charts().active_pane() is window.charts().panes[2]


def test_a_single_draft_needs_no_mark(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-nykytila.yaml")
    assert marked(window) == [False]
