"""Problems of files above the view."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from orgsim.app.shell.banner import Banner
from orgsim.drawing.themes import THEMES
from orgsim.files.problems import Problem
from orgsim.messages import catalog, message
from tests.app.turning import turn


def test_what_is_marked_in_the_list_stays_so_until_something_else_is_told(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    problems = tuple(Problem(Path("draft.yaml"), line, 1, message("problem.alias-bomb", n=5)) for line in (3, 8))
    banner.tell(problems, catalog("en"), THEMES["light"])
    said = banner._list.toPlainText()
    assert len(said.splitlines()) == 2
    banner._list.selectAll()
    banner.tell((*problems,), catalog("en"), THEMES["light"])
    assert banner._list.textCursor().hasSelection()
    banner.tell(problems, catalog("sv"), THEMES["light"])
    assert banner._list.toPlainText() != said
    banner.tell(problems[:1], catalog("en"), THEMES["light"])
    assert banner._list.toPlainText() == said.splitlines()[0]


def test_the_list_keeps_the_size_of_its_letters(qtbot: QtBot) -> None:
    """With Ctrl the wheel is Qt's to zoom what is only read: text in pixels became one point large (6.11.3)."""
    banner = Banner()
    qtbot.addWidget(banner)
    problems = tuple(Problem(Path("draft.yaml"), line, 1, message("problem.alias-bomb", n=5)) for line in range(1, 40))
    banner.tell(problems, catalog("en"), THEMES["light"])
    read = banner._list
    read.resize(400, 60)
    qtbot.addWidget(read)
    assert read.font().pixelSize() == 13
    turn(read.viewport(), 240, Qt.KeyboardModifier.ControlModifier)
    assert read.font().pixelSize() == 13
