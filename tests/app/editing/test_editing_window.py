"""A draft is edited in a real window: switched on, changed, undone, made again, saved, asked about when it closes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from orgsim.app.editing.editor import editor_of
from orgsim.app.opening.leaving_dialog import LeavingDialog
from orgsim.app.opening.new_file_dialog import NewFileDialog
from orgsim.app.presenter.keys import command
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.writing.units.session import unsaved
from orgsim.messages import message
from orgsim.model.edits.edits import Moved, Renamed
from tests.app.settling import opened, saved

A, B = "lohja-valiokuntamalli.yaml", "lohja-lautakuntamalli.yaml"
WORDS = message("edit.unit.no-name")


@pytest.fixture
def folder(tmp_path: Path, scenarios_dir: Path) -> Path:
    for name in (A, B):
        shutil.copy(scenarios_dir / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def window(open_window, folder: Path) -> MainWindow:
    return open_window(folder / A, folder / B)


def pencil(window: MainWindow, column: int) -> QToolButton:
    return next(button for button in window.cards.cards[column].findChildren(QToolButton) if button.isCheckable())


def rename(window: MainWindow, column: int, name: str) -> Path:
    file = window.document.state.files[column]
    editor = editor_of(window.document)
    editor.switch(file.path, True)
    assert editor.act({file.path: [Renamed(file.scenario.units[0].id, name)]}, WORDS) is None
    return file.path


def asked(window: MainWindow) -> LeavingDialog:
    QApplication.processEvents()
    (dialog,) = [dialog for dialog in window.findChildren(LeavingDialog) if dialog.isVisible()]
    return dialog


def test_from_the_switch_to_the_bytes_on_disk(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    path, actions = folder / B, window.actions_by_name
    before = path.read_bytes()
    assert not actions["save"].isEnabled()
    assert pencil(window, 1).accessibleName() == "Muokkaa: Lohja, lautakuntamalli 1.2"
    qtbot.mouseClick(pencil(window, 1), Qt.MouseButton.LeftButton)
    assert window.document.state.editing == {path}
    assert window.document.state.active == 1
    assert pencil(window, 1).isChecked()
    assert pencil(window, 1).accessibleName() == "Lopeta muokkaus: Lohja, lautakuntamalli 1.2"
    assert actions["edit"].isChecked()
    first = window.structure.panes[1].drawing
    top = window.document.state.files[1].scenario.units[0]
    moved = top.units[-1].units[0].id if top.units[-1].units else top.units[-1].id
    words = message("edit.undone", what="x & y")
    assert editor_of(window.document).act({path: [Moved((moved,), top.id, 0)]}, words) is None
    assert window.structure.panes[1].drawing is not first
    assert window.document.state.files[1].scenario.units[0].units[0].id == moved
    assert actions["undo"].text() == "&Kumoa: Kumottu: x && y"
    assert window.isWindowModified()
    assert "Tallentamatta" in window.cards.cards[1].accessibleName()
    assert path.read_bytes() == before
    # By keys, as a hand does it.
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.state.files[1].data == before
    assert not window.isWindowModified()
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert actions["redo"].text() == "Tee &uudelleen"
    assert window.isWindowModified()
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert path.read_bytes() == window.document.state.files[1].data != before
    assert read_scenario(path).scenario.units[0].units[0].id == moved
    assert not window.isWindowModified()
    assert not actions["save"].isEnabled()
    # Only the lines of that unit have another place.
    assert sorted(path.read_bytes().split()) == sorted(before.split())
    # Nothing is asked, and what was saved can still be taken back.
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.state.files[1].data == before
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.close()


def test_closing_asks_once_for_all_drafts(window: MainWindow, folder: Path) -> None:
    paths = [rename(window, column, "Uusi & nimi") for column in (0, 1)]
    before = [path.read_bytes() for path in paths]
    assert not window.close()
    dialog = asked(window)
    assert dialog.text.splitlines() == [
        "Nämä ovat vain tässä istunnossa ja katoavat, kun ikkuna suljetaan:",
        "•  Luonnoksen A muokkaukset: Lohja, valiokuntamalli 1.2",
        "•  Luonnoksen B muokkaukset: Lohja, lautakuntamalli 1.2",
    ]
    assert dialog.save.text() == "&Tallenna"
    dialog.stay.click()
    assert window.isVisible()
    assert unsaved(window.document.state.session) == set(paths)
    # One draft alone asks for itself.
    window.files.close(1)
    dialog = asked(window)
    assert dialog.text.count("•") == 1
    dialog.discard.click()
    assert [file.path for file in window.document.state.files] == paths[:1]
    assert paths[1].read_bytes() == before[1]
    assert not window.close()
    asked(window).save.click()
    assert not window.isVisible()
    assert paths[0].read_bytes() != before[0]


def test_other_files_open_only_when_edits_are_kept_or_given_up(
    window: MainWindow, folder: Path, scenarios_dir, qtbot: QtBot
) -> None:
    path = rename(window, 0, "Uusi nimi")
    before = path.read_bytes()
    window.files.open([scenarios_dir / "lohja-2016.yaml"], add=False)
    # More than 60 kB, with the drafts that it names, are read in a thread.
    qtbot.waitUntil(lambda: any(its.isVisible() for its in window.findChildren(LeavingDialog)))
    dialog = asked(window)
    assert window.document.state.comparison is None
    dialog.discard.click()
    assert window.document.state.comparison is not None
    assert path.read_bytes() == before
    assert window.document.state.session.done == ()


def test_what_ships_is_edited_as_a_copy_beside_it(open_window, scenarios_dir: Path, tmp_path: Path) -> None:
    window: MainWindow = open_window(scenarios_dir / A)
    assert pencil(window, 0).accessibleName().startswith("Muokkaa kopiota: ")
    window.actions_by_name["edit"].trigger()
    assert not window.actions_by_name["edit"].isChecked()
    (dialog,) = window.findChildren(NewFileDialog)
    assert dialog.windowTitle() == "Muokkaa kopiota"
    dialog.reject()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    # Pressed is the pencil of what is edited, not of what was asked about.
    QTest.mouseClick(pencil(window, 0), Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(NewFileDialog)
    assert not pencil(window, 0).isChecked()
    dialog.put_into(tmp_path)
    dialog.accept()
    opened(window)
    state = window.document.state
    assert [file.path.parent for file in state.files] == [scenarios_dir, tmp_path]
    assert state.editing == {state.files[1].path}
    assert state.based.path == scenarios_dir / A
    assert state.active == 1
    assert [pencil(window, column).isChecked() for column in (0, 1)] == [False, True]


def test_a_draft_is_saved_under_another_name_and_its_own_file_stays(window: MainWindow, folder: Path) -> None:
    path = rename(window, 0, "Uusi nimi")
    before = path.read_bytes()
    window.document.change(active=0)
    window.actions_by_name["save-as"].trigger()
    (dialog,) = window.findChildren(NewFileDialog)
    dialog.put_into(folder)
    dialog.accept()
    opened(window)
    state = window.document.state
    assert path.read_bytes() == before == state.files[0].data
    assert state.files[2].scenario.units[0].name.in_language("fi") == "Uusi nimi"
    assert state.files[2].path.read_bytes() == state.files[2].data
    assert state.editing == {state.files[2].path}
    assert unsaved(state.session) == frozenset()


def test_what_is_edited_while_a_copy_is_read_stays_where_it_was_done(window: MainWindow, folder: Path) -> None:
    path = rename(window, 0, "Uusi nimi")
    window.document.change(active=0)
    window.actions_by_name["save-as"].trigger()
    (dialog,) = window.findChildren(NewFileDialog)
    dialog.put_into(folder)
    dialog.accept()
    assert window.files.is_opening
    rename(window, 0, "Vielä uudempi")
    opened(window)
    state = window.document.state
    assert state.files[0].scenario.units[0].name.in_language("fi") == "Vielä uudempi"
    assert state.files[2].scenario.units[0].name.in_language("fi") == "Uusi nimi"
    assert unsaved(state.session) == {path}
    for _ in range(2):
        window.actions_by_name["undo"].trigger()
    assert window.document.state.files[0].data == path.read_bytes()


def test_a_comparison_of_what_is_open_keeps_the_edits(window: MainWindow, folder: Path) -> None:
    path = rename(window, 0, "Uusi nimi")
    edited, told = window.document.state.files[0].data, set[bytes]()
    window.document.changed.connect(lambda _, after: told.add(after.files[0].data))
    window.actions_by_name["save-comparison"].trigger()
    (dialog,) = window.findChildren(NewFileDialog)
    dialog.put_into(folder)
    dialog.accept()
    state = window.document.state
    assert state.comparison is not None
    assert state.files[0].scenario.units[0].name.in_language("fi") == "Uusi nimi"
    assert unsaved(state.session) == state.editing == {path}
    assert told == {edited}, "they are seen all the while"
    window.actions_by_name["undo"].trigger()


def save_all(window: MainWindow) -> None:
    """Save; what others have put there meanwhile is read aside."""
    window.actions_by_name["save-all"].trigger()
    saved(window)


def test_a_file_that_others_have_broken_is_never_written_over(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    path = rename(window, 0, "Uusi nimi")
    theirs = path.read_bytes() + b": [\n"
    path.write_bytes(theirs)
    save_all(window)
    assert path.read_bytes() == theirs
    (problem,) = window.document.state.problems
    assert problem.message.key == "edit.not-saved"
    assert unsaved(window.document.state.session) == {path}
    # Once it can be read, what was done here stands upon it.
    path.write_bytes(theirs.removesuffix(b": [\n") + b"# mended\n")
    save_all(window)
    assert path.read_bytes().endswith(b"# mended\n")
    assert b"Uusi nimi" in path.read_bytes()
    assert window.document.state.problems == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
@pytest.mark.parametrize("put", ["pipe", "endless", "enormous"])
def test_what_came_into_the_place_of_a_draft_is_not_waited_for(
    window: MainWindow, folder: Path, qtbot: QtBot, put: str
) -> None:
    path = rename(window, 0, "Uusi nimi")
    path.unlink()
    if put == "pipe":
        os.mkfifo(path)
    elif put == "endless":
        path.symlink_to("/dev/zero")
    else:
        with path.open("wb") as file:
            file.truncate(8 << 30)
    qtbot.waitUntil(lambda: path in window.document.state.stale)
    save_all(window)
    told = {problem.message.key for problem in window.document.state.problems}
    assert told == {"problem.too-large" if put == "enormous" else "problem.not-a-file", "edit.not-saved"}
    assert unsaved(window.document.state.session) == {path}
    window.files.open([path], add=True)
    assert len(window.document.state.files) == 2
    path.unlink()
    save_all(window)
    assert b"Uusi nimi" in path.read_bytes()


def test_what_is_edited_in_front_of_a_room_is_kept_when_it_ends(window: MainWindow, folder: Path) -> None:
    path = folder / B
    window.document.change(active=1)
    window.presenting.start()
    presenter = window.presenting.presenter
    presenter.document.change(active=1)
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    presenter.do(command(Qt.Key.Key_E, ctrl | shift))
    assert presenter.document.state.editing == {path}
    unit = presenter.document.state.files[1].scenario.units[0]
    assert presenter.editor.act({path: [Renamed(unit.id, "Huoneen nimi")]}, WORDS) is None
    QApplication.processEvents()
    # The main window has it at once, and the presentation goes on with the same values.
    assert window.document.state.files[1] is presenter.document.state.files[1]
    assert unsaved(window.document.state.session) == {path}
    assert presenter.notes.note.text().startswith("Muokattavana")
    presenter.do(command(Qt.Key.Key_Z, ctrl))
    QApplication.processEvents()
    assert window.document.state.files[1].data == path.read_bytes()
    presenter.do(command(Qt.Key.Key_Y, ctrl))
    presenter.do("next")
    presenter.close()
    state = window.document.state
    assert state.files[1].scenario.units[0].name.in_language("fi") == "Huoneen nimi"
    assert state.editing == {path}
    window.actions_by_name["save"].trigger()
    assert path.read_bytes() == state.files[1].data
    assert read_scenario(path).scenario.units[0].name.in_language("fi") == "Huoneen nimi"


def test_a_field_keeps_its_own_undo_and_goals_theirs(window: MainWindow, qtbot: QtBot) -> None:
    rename(window, 0, "Uusi nimi")
    control = Qt.KeyboardModifier.ControlModifier
    window.search.setFocus()
    qtbot.keyClicks(window.search, "abc")
    qtbot.keyClick(window.search, Qt.Key.Key_Z, control)
    assert window.search.text() == ""
    assert len(window.document.state.session.done) == 1
    window.document.change(view="goals")
    assert window.actions_by_name["undo"].text() == "&Kumoa tavoitteiden muutos"
    window.actions_by_name["undo"].trigger()
    assert len(window.document.state.session.done) == 1
    window.document.change(view="structure")
    window.structure.panes[0].setFocus()
    qtbot.keyClick(window.structure.panes[0], Qt.Key.Key_Z, control)
    assert window.document.state.session.done == ()


def test_a_draft_whose_file_is_gone_is_saved_anew(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    path = rename(window, 0, "Uusi nimi")
    path.unlink()
    qtbot.waitUntil(lambda: path in window.document.state.stale)
    window.actions_by_name["save-all"].trigger()
    assert path.read_bytes() == window.document.state.files[0].data
    qtbot.waitUntil(lambda: not window.document.state.stale)
    assert window.document.state.problems == ()
    # It is the same draft, and what was done to it can still be taken back.
    window.actions_by_name["undo"].trigger()
    assert window.document.state.session.done == ()
