"""Drafts are edited while their differences are listed: the list follows a round of events after the charts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from orgsim.app.differences.view import DifferencesView
from orgsim.app.editing.editor import editor_of
from orgsim.app.shell.window import MainWindow
from orgsim.drawing.chart.difference_entries import Entry
from orgsim.files.writing.units import unit_lines
from orgsim.messages import message
from orgsim.model.edits.edits import Renamed, Set
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Text
from tests.app.settling import settle

NAMES = ("lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml")
WORDS = message("edit.words.moved", what="X")


@pytest.fixture
def window(open_window, scenarios_dir: Path, tmp_path: Path) -> MainWindow:
    paths = [Path(shutil.copy(scenarios_dir / name, tmp_path / name)) for name in NAMES]
    window = open_window(*paths)
    window.document.change(view="differences", everything=True)
    settle(window)
    editor_of(window.document).switch(paths[1], True)
    return window


def view_of(window: MainWindow) -> DifferencesView:
    found = window.findChild(DifferencesView)
    assert found is not None
    return found


def renamed(window: MainWindow) -> list[str]:
    rows = view_of(window).panel.list.rows
    return [row.title for row in rows if isinstance(row, Entry) and "Toimikunta" in f"{row.title} {row.changes}"]


def rename(window: MainWindow, id: str) -> None:
    path = window.document.state.files[1].path
    assert editor_of(window.document).act({path: [Renamed(id, "Toimikunta", "fi")]}, WORDS) is None


def test_the_list_follows_in_the_next_round_and_walking_at_once(window: MainWindow, qtbot: QtBot) -> None:
    view = view_of(window)
    before = len(view.panel.list.rows)
    rename(window, "audit-committee")
    assert not renamed(window), "the charts come first"
    qtbot.waitUntil(lambda: bool(renamed(window)))
    editor_of(window.document).undo()
    qtbot.waitUntil(lambda: not renamed(window))
    assert len(view.panel.list.rows) == before
    # Whoever walks the list goes along what there is now.
    rename(window, "audit-committee")
    assert not renamed(window)
    view.walk(1)
    assert renamed(window)


def test_what_is_chosen_before_the_list_has_followed_is_what_there_is_by_now(window: MainWindow) -> None:
    view = view_of(window)
    rename(window, "audit-committee")
    settle(window)
    entry = next(row for row in view.panel.list.rows if isinstance(row, Entry) and row.unit == "audit-committee")
    editor_of(window.document).undo()
    # It differs no more.
    view.panel.list.entry_chosen.emit(entry)
    assert window.document.state.selected is None
    assert not renamed(window)


def test_where_a_unit_is_written_in_a_long_text_is_found_beside_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch
) -> None:
    monkeypatch.setattr(unit_lines, "_LONG", 1_000)
    window.document.change(selected="audit-committee")

    def places() -> list[str]:
        blocks = view_of(window).panel.inspector._blocks.widgets
        said = [label.text() for block in blocks for label in block.findChildren(QLabel)]
        return sorted(text for text in said if ".yaml, rivi" in text)

    before = places()
    assert [place.partition(",")[0] for place in before] == sorted(NAMES)
    # A line comes before the unit, and that draft is another text: nothing is said of it until its lines are found.
    file = window.document.state.files[1]
    first = hierarchy(file.scenario).units[0].id
    assert editor_of(window.document).act({file.path: [Set(first, "note", Text(fi="Huom"))]}, WORDS) is None
    view_of(window)._catch_up()
    assert places() == [place for place in before if NAMES[1] not in place]
    qtbot.waitUntil(lambda: len(places()) == 2)
    line = window.document.state.files[1].lines["audit-committee"]
    assert f"{NAMES[1]}, rivi {line}" in places() and line == file.lines["audit-committee"] + 1
    # They are known then, of what is told next too.
    window.document.change(selected=first)
    assert len(places()) == 2
