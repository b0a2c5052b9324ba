"""Which way charts go, chosen in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from orgsim.app.pictures.shown import picture_of
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.drawing import Box
from orgsim.export.page.writing import encoded
from tests.app.settling import settle

PROGRAMME = "jarvenpaa-uusi-kunta.yaml"


@pytest.fixture
def programme(open_window, scenarios_dir: Path) -> MainWindow:
    return open_window(scenarios_dir / PROGRAMME)


def ways(window: MainWindow) -> list[str]:
    return [pane.drawing.way for pane in window.structure.panes]


def box(window: MainWindow, unit: str) -> Box:
    found = window.structure.panes[0].box(unit)
    assert found is not None
    return found


def test_a_key_turns_the_chart_and_another_turns_it_back(qtbot: QtBot, programme: MainWindow) -> None:
    assert ways(programme) == ["down"]
    qtbot.keyClick(programme, Qt.Key.Key_R)
    settle(programme)
    assert ways(programme) == ["right"]
    parent, child = box(programme, "new-municipality"), box(programme, "processes-services")
    assert parent.x + parent.width < child.x
    assert programme.structure.panes[0].is_fitted
    qtbot.keyClick(programme, Qt.Key.Key_D)
    settle(programme)
    assert ways(programme) == ["down"]
    assert box(programme, "new-municipality").y < box(programme, "processes-services").y
    qtbot.keyClick(programme, Qt.Key.Key_A)
    assert programme.document.state.direction == "auto"


def test_the_menu_marks_the_one_that_is_chosen(programme: MainWindow) -> None:
    entries = programme.menus["direction"].actions()
    assert [action.isChecked() for action in entries] == [True, False, False]
    entries[2].trigger()
    assert [action.isChecked() for action in entries] == [False, False, True]
    settle(programme)
    assert ways(programme) == ["right"]
    programme.actions_by_name["metrics"].trigger()
    assert not any(action.isEnabled() for action in entries)


def test_letters_written_into_the_search_turn_nothing(qtbot: QtBot, programme: MainWindow) -> None:
    programme.search.setFocus()
    qtbot.keyClicks(programme.search, "rad")
    assert programme.document.state.direction == "auto"
    assert programme.search.text() == "rad"


def test_an_organisation_turns_too_and_keeps_its_fold_selection_and_marks(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    window.document.change(view="differences", selected="city-board", everything=True, folded=frozenset({"vitality"}))
    window.actions_by_name["direction-right"].trigger()
    settle(window)
    first, second = window.charts().panes
    assert (first.drawing.way, second.drawing.way) == ("right", "right")
    assert window.document.state.selected == "city-board"
    assert first.box("vitality").hidden > 0
    # The manager's administration is the same in both drafts, and so stands alike.
    left, right = first.box("city-manager"), first.box("wellbeing")
    other_left, other_right = second.box("city-manager"), second.box("wellbeing")
    assert right.x - left.x == pytest.approx(other_right.x - other_left.x)


def test_arrows_follow_the_chart_that_goes_right(qtbot: QtBot, programme: MainWindow) -> None:
    programme.document.change(direction="right", selected="new-municipality")
    settle(programme)
    pane = programme.structure.panes[0]
    pane.setFocus()
    qtbot.keyClick(pane, Qt.Key.Key_Right)
    assert programme.document.state.selected in {
        unit.id for unit in programme.document.state.scenarios[0].units[0].units
    }
    qtbot.keyClick(pane, Qt.Key.Key_Left)
    assert programme.document.state.selected == "new-municipality"


def test_one_draft_plays_into_another_from_left_to_right(qtbot: QtBot, open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    window.document.change(direction="right")
    qtbot.keyClick(window, Qt.Key.Key_M)
    settle(window)
    assert window.structure.is_morphing
    assert window.structure.active_pane().drawing.way == "right"
    qtbot.keyClick(window, Qt.Key.Key_D)
    settle(window)
    assert window.structure.active_pane().drawing.way == "down"


def test_the_picture_goes_the_way_of_the_window(programme: MainWindow) -> None:
    state = programme.document.state
    down = encoded(picture_of(state), "svg")
    programme.actions_by_name["direction-right"].trigger()
    right = encoded(picture_of(programme.document.state), "svg")
    assert down != right
    assert b"Uusi Kunta" in down
    assert b"Uusi Kunta" in right
