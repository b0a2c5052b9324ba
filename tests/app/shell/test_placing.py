"""The window's place on the screen: first, maximised, in full screen, small."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgsim.app.document.document import Document
from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State
from orgsim.app.shell.placing import place_first, within
from orgsim.app.shell.window import MainWindow
from orgsim.model.views import VIEWS

LAPTOP = QRect(0, 27, 1366, 741)
"""Below a panel of 27 pixels."""
FRAME = QMargins(4, 30, 4, 4)


@pytest.mark.parametrize(
    ("window", "frame", "expected"),
    [
        # 1366 - 4 - 4 wide, 741 - 30 - 4 high.
        (QRect(0, 27, 1440, 900), FRAME, QRect(4, 57, 1358, 707)),
        (QRect(0, 27, 1440, 900), QMargins(), QRect(0, 27, 1366, 741)),
        (QRect(100, 100, 800, 500), FRAME, QRect(100, 100, 800, 500)),
        (QRect(900, 500, 800, 500), FRAME, QRect(562, 264, 800, 500)),
    ],
)
def test_a_window_fits_with_its_frame(window: QRect, frame: QMargins, expected: QRect) -> None:
    assert within(window, frame, LAPTOP) == expected
    assert LAPTOP.contains(expected.marginsAdded(frame))


def test_the_first_window_leaves_its_frame_some_room(qtbot: QtBot, app_with_fonts: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    place_first(window, QSize(9000, 9000))
    available = window.screen().availableGeometry()
    assert window.width() == available.width()
    assert window.height() < available.height()


def test_after_full_screen_it_is_maximised_again(open_window, scenarios_dir: Path, qtbot: QtBot) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml")
    window.showMaximized()
    for full in (True, False):
        qtbot.keyClick(window, Qt.Key.Key_F11)
        QApplication.processEvents()
        assert window.isFullScreen() is full
        assert window.actions_by_name["full-screen"].isChecked() is full
    assert window.isMaximized()


def test_the_menu_tells_of_a_full_screen_that_it_did_not_begin(
    settings: Settings, qtbot: QtBot, no_leaks: None
) -> None:
    window = MainWindow(Document(State(language="fi")), settings)
    qtbot.addWidget(window)
    window.showFullScreen()
    window.close()
    again = MainWindow(Document(State(language="fi")), settings)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    assert again.isFullScreen()
    assert again.actions_by_name["full-screen"].isChecked()
    again.actions_by_name["full-screen"].trigger()
    assert not again.isFullScreen()


def test_half_a_laptops_screen_is_enough(open_window, scenarios_dir: Path) -> None:
    window = open_window(scenarios_dir / "lohja-2016.yaml", size=(960, 540))
    for language in ("fi", "sv", "en"):
        window.document.change(language=language)
        for view in VIEWS:
            window.document.change(view=view)
            QApplication.processEvents()
            assert (window.width(), window.height()) == (960, 540), (language, view)
