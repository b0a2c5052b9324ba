"""Large drafts are saved without a standstill: what is to be known first is found in a thread, and holds by then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.organisations import generate
from orgsim.app.editing.editor import Editor
from orgsim.app.editing.merge_dialog import MergeDialog
from orgsim.app.shell.window import MainWindow
from orgsim.files.writing.units.session import unsaved
from orgsim.messages import message
from orgsim.model.edits.edits import Renamed
from orgsim.model.hierarchy import hierarchy
from tests.app.settling import meet, saved

REMARK = b"# by somebody else\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "large.yaml"
    path.write_text(generate(700), "utf-8")
    # Of less everything is read at once.
    assert path.stat().st_size > 60_000
    return path


@pytest.fixture
def window(open_window, path: Path, qtbot: QtBot) -> MainWindow:
    window: MainWindow = open_window(path)
    qtbot.waitUntil(lambda: len(window.document.state.files) == 1)
    editor(window).switch(path, True)
    return window


def editor(window: MainWindow) -> Editor:
    return window.edit_actions.editor


def rename(window: MainWindow, path: Path, number: int, name: str) -> None:
    unit = hierarchy(window.document.state.files[0].scenario).units[number]
    assert editor(window).act({path: [Renamed(unit.id, name, "fi")]}, message("edit.words.moved", what="X")) is None


def choose(window: MainWindow) -> None:
    """Their own side of all that is asked about."""
    (asked,) = [one for one in window.findChildren(MergeDialog) if one.isVisible()]
    asked.choose_all("mine")
    asked.accept()


def test_what_others_have_saved_is_read_aside_and_what_is_done_meanwhile_is_saved_too(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    # It is the saving that is to come upon it.
    window.files._watch.watch([])
    rename(window, path, 5, "Ensin")
    qtbot.waitUntil(lambda: not editor(window).is_verifying)
    theirs = path.read_bytes() + REMARK
    path.write_bytes(theirs)
    window.actions_by_name["save"].trigger()
    assert editor(window).is_saving and path.read_bytes() == theirs
    # What is found was found of another draft than there is by then.
    rename(window, path, 6, "Sitten")
    saved(window)
    data = path.read_bytes()
    assert data == window.document.state.files[0].data
    assert all(part in data for part in (REMARK, b"Ensin", b"Sitten"))
    assert unsaved(window.document.state.session) == frozenset()
    assert window.document.state.problems == ()
    # What both have named is asked about once theirs was read, and nothing is written before.
    name = hierarchy(window.document.state.files[0].scenario).units[7].name.in_language("fi")
    theirs = data.replace(name.encode(), "Heidän".encode(), 1)
    rename(window, path, 7, "Oma")
    qtbot.waitUntil(lambda: not editor(window).is_verifying)
    path.write_bytes(theirs)
    window.actions_by_name["save"].trigger()
    saved(window)
    assert path.read_bytes() == theirs
    choose(window)
    assert editor(window).is_saving and path.read_bytes() == theirs
    # What was chosen was chosen of another draft than there is by then: it is asked about once more.
    rename(window, path, 8, "Vielä")
    saved(window)
    assert path.read_bytes() == theirs
    choose(window)
    saved(window)
    data = path.read_bytes()
    assert data == window.document.state.files[0].data
    assert "Heidän".encode() not in data and all(name.encode() in data for name in ("Oma", "Vielä"))
    assert not [one for one in window.findChildren(MergeDialog) if one.isVisible()]


@pytest.mark.parametrize(("actions", "is_at_once"), [(1, True), (40, False)])
def test_many_actions_are_done_anew_upon_a_small_draft_aside(
    open_window, tmp_path: Path, actions: int, is_at_once: bool
) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(generate(40), "utf-8")
    assert 6_000 < path.stat().st_size < 8_000
    window: MainWindow = open_window(path)
    editor(window).switch(path, True)
    window.files._watch.watch([])
    for action in range(actions):
        rename(window, path, action % 5, f"Nimi {action}")
        meet(lambda: not editor(window).is_verifying)
    theirs = path.read_bytes() + REMARK
    path.write_bytes(theirs)
    # Of a text of 7 kB one action is done anew in the time of reading a third of it: 40 of them in that of 90 kB.
    assert editor(window).save([path]) is is_at_once
    saved(window)
    data = path.read_bytes()
    assert REMARK in data and f"Nimi {actions - 1}".encode() in data
    assert unsaved(window.document.state.session) == frozenset()


def test_what_is_saved_before_it_was_read_is_saved_and_the_window_closes_by_itself_then(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    before = path.read_bytes()
    told = list[bool]()
    rename(window, path, 5, "Heti")
    assert editor(window).save([path], told.append) is False
    assert not window.close()
    assert path.read_bytes() == before and window.isVisible() and told == []
    assert window.files.leaving.dialog is None
    qtbot.waitUntil(lambda: not window.isVisible())
    assert told == [True]
    assert b"Heti" in path.read_bytes()
    assert window.files.leaving.dialog is None


def test_what_the_window_is_told_of_while_it_is_saved_is_read_by_that_alone(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    rename(window, path, 5, "Oma")
    qtbot.waitUntil(lambda: not editor(window).is_verifying)
    path.write_bytes(path.read_bytes() + REMARK)
    window.actions_by_name["save"].trigger()
    window.files._watch.changed.emit([path])
    assert editor(window).is_saving and not window.files.is_opening
    saved(window)
    assert path.read_bytes() == window.document.state.files[0].data
    assert REMARK in path.read_bytes() and not window.files.is_opening
    # Of what cannot be saved it is told, as of all that others have written.
    name = hierarchy(window.document.state.files[0].scenario).units[7].name.in_language("fi")
    theirs = path.read_bytes().replace(name.encode(), "Heidän".encode(), 1)
    rename(window, path, 7, "Oma")
    qtbot.waitUntil(lambda: not editor(window).is_verifying)
    path.write_bytes(theirs)
    window.actions_by_name["save"].trigger()
    window.files._watch.changed.emit([path])
    saved(window)
    qtbot.waitUntil(lambda: bool(window.document.state.problems))
    assert window.document.state.problems[0].message.key == "open.changed-while-edited"


def test_several_small_drafts_are_saved_one_round_of_events_after_another(
    open_window, tmp_path: Path, scenarios_dir: Path, qtbot: QtBot
) -> None:
    paths = [Path(shutil.copy(scenarios_dir / "lohja-lautakuntamalli.yaml", tmp_path / f"{at}.yaml")) for at in "abc"]
    window: MainWindow = open_window(*paths)
    for path in paths:
        editor(window).switch(path, True)
        assert (
            editor(window).act({path: [Renamed("council", "Uudennettu", "fi")]}, message("edit.words.moved", what="X"))
            is None
        )
    told = list[bool]()
    assert editor(window).save(paths, told.append) is False
    assert [b"Uudennettu" in path.read_bytes() for path in paths] == [True, False, False]
    saved(window)
    assert [b"Uudennettu" in path.read_bytes() for path in paths] == [True, True, True]
    assert told == [True]


def test_who_will_not_wait_for_a_saving_is_asked(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    rename(window, path, 5, "Heti")
    window.actions_by_name["save"].trigger()
    assert not window.close()
    assert not window.close()
    dialog = window.files.leaving.dialog
    assert dialog is not None
    saved(window)
    assert window.isVisible()
    dialog.reject()
    assert b"Heti" in path.read_bytes()
    # Who then stays does not leave by himself when it is saved.
    rename(window, path, 6, "Sitten")
    window.actions_by_name["save"].trigger()
    assert not window.close()
    assert not window.close()
    dialog = window.files.leaving.dialog
    assert dialog is not None and editor(window).is_saving
    dialog.reject()
    saved(window)
    assert b"Sitten" in path.read_bytes() and window.isVisible()
