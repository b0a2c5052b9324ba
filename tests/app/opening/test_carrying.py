"""Somebody else saves a draft: what was done here is put upon theirs, whatever is done meanwhile."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from orgsim.app.opening.carrying import Carrying
from orgsim.app.opening.reading import Reading
from orgsim.app.shell.window import MainWindow
from orgsim.files.kept.kept import Kept
from orgsim.files.reading.opened import Opened
from orgsim.files.writing.anew.rebasing import is_worked_out
from orgsim.files.writing.units.drafts import draft_of
from orgsim.files.writing.units.session import unsaved
from orgsim.messages import message
from orgsim.model.edits.edits import Edit, Renamed, Set
from orgsim.model.text import Text
from tests.app.settling import saved

A = "lohja-lautakuntamalli.yaml"
REMARK = b"# by somebody else\n"


@pytest.fixture
def path(tmp_path: Path, scenarios_dir: Path) -> Path:
    return Path(shutil.copy(scenarios_dir / A, tmp_path / A))


@pytest.fixture
def window(open_window, path: Path) -> MainWindow:
    window: MainWindow = open_window(path)
    window.edit_actions.editor.switch(path, True)
    act(window, path, Renamed("city-board", "Johto", "fi"))
    act(window, path, Set("council", "note", Text(und="Oma huomautus")))
    window.actions_by_name["save"].trigger()
    return window


def act(window: MainWindow, path: Path, *edits: Edit) -> None:
    words = message("edit.words.moved", what="X")
    assert window.edit_actions.editor.act({path: edits}, words) is None


def worked_out(window: MainWindow, path: Path) -> None:
    """They save a remark of their own, and it is worked out what that leaves undoable, but not shown yet."""
    before = held(window)
    path.write_bytes(path.read_bytes() + REMARK)
    window.files.reload()
    assert window.files.is_opening
    until = time.monotonic() + 60
    while not window.files._reading._aside._found:
        assert time.monotonic() < until
        time.sleep(0.002)
    assert held(window) == before


def held(window: MainWindow) -> bytes:
    return window.document.state.files[0].data


def shown(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.files.is_opening)


def undo_all(window: MainWindow, times: int) -> bytes:
    for _ in range(times):
        window.actions_by_name["undo"].trigger()
    assert window.document.state.session.done == ()
    return held(window)


def test_what_is_edited_undone_saved_or_changed_once_more_meanwhile_can_be_undone_too(
    window: MainWindow, path: Path, scenarios_dir: Path, qtbot: QtBot
) -> None:
    first = (scenarios_dir / A).read_bytes()
    worked_out(window, path)
    act(window, path, Renamed("audit-committee", "Tarkastajat", "fi"))
    shown(window, qtbot)
    assert held(window).endswith(REMARK) and b"Tarkastajat" in held(window)
    assert unsaved(window.document.state.session) == {path}
    # It is saved over theirs before they are shown.
    worked_out(window, path)
    window.actions_by_name["save"].trigger()
    saved(window)
    assert path.read_bytes() == held(window) and held(window).endswith(REMARK * 2)
    shown(window, qtbot)
    assert path.read_bytes() == held(window)
    # What is undone and done again is a step of its own.
    worked_out(window, path)
    for name in ("undo", "undo", "redo", "redo"):
        window.actions_by_name[name].trigger()
    shown(window, qtbot)
    # They save once more while it is worked out.
    worked_out(window, path)
    path.write_bytes(path.read_bytes() + REMARK)
    shown(window, qtbot)
    assert held(window) == path.read_bytes()
    assert undo_all(window, 3) == first + REMARK * 5
    for _ in range(3):
        window.actions_by_name["redo"].trigger()
    assert held(window) == path.read_bytes()


def test_what_does_not_hold_any_more_is_worked_out_again_aside(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    # The window itself is not to show it meanwhile.
    window.files._watch.watch([])
    path.write_bytes(path.read_bytes() + REMARK)
    parent, carrying, told = QObject(), Carrying(window.document, [path]), list[Opened]()
    reading = Reading(Kept(), lambda: True, parent)
    reading.read([[path]], told.extend, beside=carrying)
    # Each time that it is known there is one step more by then.
    for number in range(6):
        until = time.monotonic() + 60
        while not reading._aside._found:
            assert time.monotonic() < until
            time.sleep(0.002)
        act(window, path, Renamed("audit-committee", f"Tarkastajat {number}", "fi"))
        found = reading._aside._found
        qtbot.waitUntil(lambda found=found: bool(told) or reading._aside._found is not found)
        assert not told
    session = window.document.state.session
    qtbot.waitUntil(lambda: bool(told))
    assert is_worked_out(carrying.known, session, path, draft_of(told[0].files[0]))


def test_what_was_only_undone_is_worked_out_aside_too(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    undo_all(window, 2)
    window.actions_by_name["save"].trigger()
    saved(window)
    worked_out(window, path)
    shown(window, qtbot)
    for _ in range(2):
        window.actions_by_name["redo"].trigger()
    assert held(window).endswith(REMARK) and b"Johto" in held(window) and b"Oma huomautus" in held(window)


def test_what_was_done_and_what_they_have_saved_are_shown_together(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    act(window, path, Renamed("audit-committee", "Tarkastajat", "fi"))
    path.write_bytes(path.read_bytes() + REMARK)
    told, said = list[tuple[bytes, int]](), list[str]()
    window.document.changed.connect(lambda _, after: told.append((after.files[0].data, len(after.problems))))
    window.edit_actions.editor.said.connect(lambda each: said.append(each.key))
    window.files.reload()
    shown(window, qtbot)
    # Neither what was done here without theirs, nor that they have changed what is edited here.
    assert set(told) == {(held(window), 0)}
    assert held(window).endswith(REMARK) and b"Tarkastajat" in held(window)
    assert said == ["edit.merged"]


def test_what_is_read_with_the_comparison_that_names_it_is_worked_out_aside_too(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    comparison = path.with_name("comparison.yaml")
    comparison.write_text(f"orgsim: 1\ncomparison: {{title: X, scenarios: [{path.name}]}}\n", "utf-8")
    window.files.open([comparison], add=False)
    shown(window, qtbot)
    window.edit_actions.editor.switch(path, True)
    act(window, path, Renamed("audit-committee", "Tarkastajat", "fi"))
    session = window.document.state.session
    path.write_bytes(path.read_bytes() + REMARK)
    carrying = Carrying(window.document, [comparison])
    work, found = carrying.begin(), [Kept().open([comparison])]
    assert work is not None
    assert carrying.take(found, work(found))
    assert is_worked_out(carrying.known, session, path, draft_of(found[0].files[0]))


def test_what_is_undone_or_closed_meanwhile_stays_so(
    window: MainWindow, path: Path, scenarios_dir: Path, qtbot: QtBot
) -> None:
    worked_out(window, path)
    window.actions_by_name["undo"].trigger()
    shown(window, qtbot)
    assert held(window).endswith(REMARK) and b"Oma huomautus" not in held(window)
    assert unsaved(window.document.state.session) == {path}
    window.actions_by_name["save"].trigger()
    window.files.open([scenarios_dir / "heinola-2024.yaml"], add=True)
    shown(window, qtbot)
    worked_out(window, path)
    window.files.close(0)
    shown(window, qtbot)
    assert [file.path.name for file in window.document.state.files] == ["heinola-2024.yaml"]
    assert not window.document.state.session.histories


def test_nothing_is_put_upon_what_is_not_shown(
    window: MainWindow, path: Path, scenarios_dir: Path, qtbot: QtBot
) -> None:
    """Another file has become a list of itself, which is no draft, and of the edited draft, which they changed."""
    other = path.with_name("other.yaml")
    other.write_bytes((scenarios_dir / "lohja-valiokuntamalli.yaml").read_bytes())
    window.files.open([other], add=True)
    shown(window, qtbot)
    path.write_bytes(path.read_bytes() + REMARK)
    other.write_text(f"orgsim: 1\ncomparison: {{title: X, scenarios: [{other.name}, {path.name}]}}\n", "utf-8")
    window.files._watch.changed.emit([other])
    shown(window, qtbot)
    state = window.document.state
    assert state.stale == {other}
    assert state.session.histories[path].draft.data == held(window)
    # Theirs is shown as soon as it is told of.
    window.files._watch.changed.emit([path])
    shown(window, qtbot)
    assert window.document.state.session.histories[path].draft.data == held(window) == path.read_bytes()
