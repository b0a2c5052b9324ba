"""The window follows its files on disk, whatever an editor does to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from orgsim.app.document.open_files import opened, reread
from orgsim.app.shell.window import MainWindow
from orgsim.files.problems import Problem
from orgsim.files.reading.opening import Opened
from orgsim.messages import Message

DRAFT = """orgsim: 1
id: draft
title: {title}
units:
  - id: council
    kind: council
    name: Valtuusto
    units:
      - {{id: board, kind: city-board, name: Kaupunginhallitus}}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "draft.yaml"
    path.write_text(DRAFT.format(title="First"), "utf-8")
    return path


@pytest.fixture
def window(open_window, path: Path) -> MainWindow:
    return open_window(path)


def title(window: MainWindow) -> str:
    return window.document.state.scenarios[0].title.in_language("fi")


def test_a_written_file_is_read_again(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    path.write_text(DRAFT.format(title="Second"), "utf-8")
    qtbot.waitUntil(lambda: title(window) == "Second")


def test_a_replaced_file_is_read_again_and_again(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    for number in range(3):
        fresh = path.with_suffix(".tmp")
        fresh.write_text(DRAFT.format(title=f"Version {number}"), "utf-8")
        fresh.replace(path)
        qtbot.waitUntil(lambda number=number: title(window) == f"Version {number}")


def test_a_file_that_breaks_is_told_and_its_last_content_stays(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.document.change(selected="board")
    path.write_text("orgsim: 1\nid: [", "utf-8")
    qtbot.waitUntil(window.banner.isVisible)
    assert title(window) == "First"
    assert window.document.state.stale == {path}
    assert window.document.state.selected == "board"

    path.write_text(DRAFT.format(title="Mended"), "utf-8")
    qtbot.waitUntil(lambda: title(window) == "Mended")
    assert not window.banner.isVisible()
    assert not window.document.state.stale


def test_a_file_that_disappears_is_told_and_may_come_back(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    path.unlink()
    qtbot.waitUntil(window.banner.isVisible)
    assert title(window) == "First"
    path.write_text(DRAFT.format(title="Back"), "utf-8")
    qtbot.waitUntil(lambda: title(window) == "Back")


def test_a_broken_file_beside_a_good_one(open_window, path: Path, scenarios_dir: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("orgsim: 1\nunits: 3\n", "utf-8")
    window = open_window(broken, scenarios_dir / "lohja-nykytila.yaml")
    assert [file.path.name for file in window.document.state.files] == ["lohja-nykytila.yaml"]
    assert window.banner.isVisible()
    assert "broken.yaml" in window.banner._summary.text()


def test_a_file_that_cannot_be_read_leaves_what_is_open(window: MainWindow, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("\t", "utf-8")
    window.files.open([broken], add=False)
    assert title(window) == "First"
    assert window.banner.isVisible()


def test_a_file_that_was_locked_opens_when_it_can_be_read(qtbot: QtBot, open_window, path: Path) -> None:
    window = open_window()
    # As a lock does, this keeps everybody from reading the file: who is root may read all that is no folder.
    locked = Opened(None, (), (Problem(path, 1, 1, Message("problem.no-permission"), "error", False),), (path,))
    window.document.show(opened(window.document.state, locked, add=False))
    qtbot.waitUntil(lambda: len(window.document.state.files) == 1)
    assert title(window) == "First"
    assert not window.banner.isVisible()


def test_a_file_that_is_locked_while_it_is_open_is_read_again(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    locked = Opened(None, (), (Problem(path, 1, 1, Message("problem.no-permission"), "error", False),), (path,))
    window.document.show(reread(window.document.state, path, locked))
    assert window.banner.isVisible() and window.document.state.stale == {path}
    qtbot.waitUntil(lambda: not window.document.state.stale)
    assert not window.banner.isVisible()
