"""Somebody else saves a draft while it is edited: what fits stands upon theirs, of the rest one side is chosen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from orgsim.app.editing.changes.listed import listed
from orgsim.app.editing.editor import Editor
from orgsim.app.editing.merge_dialog import MergeDialog
from orgsim.app.shell.window import MainWindow
from orgsim.files.reading.scenario_file import read_scenario_text
from orgsim.files.writing.units.drafts import changed, draft_of
from orgsim.files.writing.units.session import unsaved
from orgsim.messages import Message, catalog, message
from orgsim.model.edits.edits import Edit, Moved, Renamed, Set
from orgsim.model.hierarchy import hierarchy
from orgsim.model.text import Text
from tests.app.settling import saved

A = "lohja-lautakuntamalli.yaml"
WORDS = message("edit.words.moved", what="X")


@pytest.fixture
def path(tmp_path: Path, scenarios_dir: Path) -> Path:
    return Path(shutil.copy(scenarios_dir / A, tmp_path / A))


@pytest.fixture
def window(open_window, path: Path) -> MainWindow:
    window = open_window(path)
    window.edit_actions.editor.switch(path, True)
    return window


def editor(window: MainWindow) -> Editor:
    return window.edit_actions.editor


def act(window: MainWindow, path: Path, *edits: Edit) -> None:
    assert editor(window).act({path: edits}, WORDS) is None


def by_others(path: Path, *edits: Edit) -> bytes:
    """They save an edit of what is on disk, and a remark of their own."""
    draft, _ = changed(draft_of(read_scenario_text(path.read_bytes(), path)), edits, path)
    path.write_bytes(draft.data + b"# by somebody else\n")
    return path.read_bytes()


def shown_by_others(window: MainWindow, path: Path, qtbot: QtBot, *edits: Edit) -> bytes:
    """They save such edits of a draft that is saved here, and these are shown."""
    theirs = by_others(path, *edits)
    qtbot.waitUntil(lambda: window.document.state.files[0].data == theirs)
    return theirs


def save(window: MainWindow) -> None:
    """Save; what others have saved meanwhile is read aside."""
    window.actions_by_name["save"].trigger()
    saved(window)


def name(window: MainWindow, id: str) -> str:
    flat = hierarchy(window.document.state.files[0].scenario)
    return flat.units[flat.index[id]].name.in_language("fi")


def dialog(window: MainWindow) -> MergeDialog:
    (asked,) = [one for one in window.findChildren(MergeDialog) if one.isVisible()]
    return asked


def test_what_fits_stands_upon_theirs_and_can_be_undone(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    act(window, path, Renamed("city-board", "Oma hallitus"))
    act(window, path, Set("council", "note", Text(und="Oma huomautus")))
    theirs = by_others(path, Renamed("audit-committee", "Heidän lautakuntansa"))
    qtbot.waitUntil(lambda: name(window, "audit-committee") == "Heidän lautakuntansa")
    assert name(window, "city-board") == "Oma hallitus"
    assert window.document.state.problems == ()
    assert len(window.document.state.session.done) == 2
    window.actions_by_name["save"].trigger()
    saved = path.read_bytes()
    assert b"# by somebody else" in saved
    assert b"Oma hallitus" in saved
    for _ in range(2):
        window.actions_by_name["undo"].trigger()
    assert window.document.state.files[0].data == theirs


def test_of_what_both_have_changed_one_side_is_chosen(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    act(window, path, Renamed("city-board", "Oma & hallitus"), Renamed("audit-committee", "Oma lautakunta"))
    act(window, path, Set("council", "note", Text(und="Oma huomautus")))
    theirs = by_others(path, Renamed("city-board", "Heidän hallituksensa"), Renamed("audit-committee", "Heidän"))
    qtbot.waitUntil(lambda: bool(window.document.state.problems))
    assert name(window, "city-board") == "Oma & hallitus"
    save(window)
    assert path.read_bytes() == theirs
    asked = dialog(window)
    assert not asked.save.isEnabled()
    assert [row["mine"].text() for row in asked._rows.values()] == ["Oma: Oma && hallitus", "Oma: Oma lautakunta"]
    assert [row["theirs"].text() for row in asked._rows.values()] == [
        "Levyllä: Heidän hallituksensa",
        "Levyllä: Heidän",
    ]
    asked.choose_all("mine")
    list(asked._rows.values())[1]["theirs"].setChecked(True)
    asked.accept()
    saved(window)
    assert (name(window, "city-board"), name(window, "audit-committee")) == ("Oma & hallitus", "Heidän")
    assert path.read_bytes() == window.document.state.files[0].data
    assert b"Oma huomautus" in path.read_bytes()
    assert unsaved(window.document.state.session) == frozenset()
    assert window.document.state.problems == ()


def test_leaving_the_question_writes_nothing(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    act(window, path, Moved(("audit-committee",), "city-board"))
    theirs = by_others(path, Moved(("audit-committee",), None))
    save(window)
    asked = dialog(window)
    (row,) = asked._rows.values()
    assert row["theirs"].text() == "Levyllä: ylimmällä tasolla"
    asked.reject()
    assert path.read_bytes() == theirs
    assert unsaved(window.document.state.session) == {path}


def test_what_was_saved_and_undone_since_is_done_anew_as_one_action(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    act(window, path, Renamed("city-board", "Ensin"))
    window.actions_by_name["save"].trigger()
    before = name(window, "council")
    window.actions_by_name["undo"].trigger()
    act(window, path, Renamed("council", "Toiseksi"))
    by_others(path, Renamed("audit-committee", "Heidän"))
    qtbot.waitUntil(lambda: name(window, "audit-committee") == "Heidän")
    assert name(window, "council") == "Toiseksi"
    assert name(window, "city-board") != "Ensin"
    window.actions_by_name["undo"].trigger()
    assert (name(window, "council"), name(window, "city-board")) == (before, "Ensin")


def test_what_was_undone_can_be_done_again_though_others_have_saved_since_or_it_is_said(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    act(window, path, Renamed("city-board", "Johto", "fi"))
    window.actions_by_name["undo"].trigger()
    said: list[str] = []
    editor(window).said.connect(lambda its: said.append(its.key))
    theirs = shown_by_others(window, path, qtbot, Renamed("council", "Kokous", "fi"))
    assert said == ["edit.undo-kept"]
    window.actions_by_name["redo"].trigger()
    assert (name(window, "city-board"), name(window, "council")) == ("Johto", "Kokous")
    window.actions_by_name["undo"].trigger()
    assert window.document.state.files[0].data == theirs
    qtbot.waitUntil(lambda: not editor(window).is_verifying)
    said.clear()
    shown_by_others(window, path, qtbot, Renamed("city-board", "Toinen", "fi"))
    assert said == ["edit.redo-lost"]
    assert not window.actions_by_name["redo"].isEnabled()


def test_what_was_saved_can_be_undone_though_others_have_saved_since_or_it_is_said(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    first = path.read_bytes()
    act(window, path, Renamed("city-board", "Johto", "fi"))
    act(window, path, Set("council", "note", Text(und="Oma huomautus")))
    assert editor(window).save([path])
    said: list[Message] = []
    editor(window).said.connect(said.append)
    theirs = shown_by_others(window, path, qtbot, Renamed("council", "Kokous", "fi"))
    assert window.document.state.editing == {path}
    assert [catalog("fi").say(each) for each in said] == [
        f"{A} on muuttunut levyllä: muokkauksesi voi yhä kumota",
    ]
    # The list of changes has what was done here, and not what they did.
    made = listed(window.document.state, from_baseline=False)
    assert [(line.unit, line.words.key) for line in made.minutes.lines if line.unit != "council"] == [
        ("city-board", "changes.renamed")
    ]
    assert len(made.minutes.lines) == 2
    for _ in range(2):
        window.actions_by_name["undo"].trigger()
    assert (name(window, "city-board"), name(window, "council")) == ("Kaupunginhallitus", "Kokous")
    assert window.document.state.files[0].data == first.replace(b"fi: Valtuusto,", b"fi: Kokous,") + (
        b"# by somebody else\n"
    )
    for _ in range(2):
        window.actions_by_name["redo"].trigger()
    assert window.document.state.files[0].data == theirs
    qtbot.waitUntil(lambda: not editor(window).is_verifying)
    said.clear()
    # They change what was done first: it cannot be undone any more, what was done later can.
    shown_by_others(window, path, qtbot, Renamed("city-board", "Toinen", "fi"))
    assert len(said) == 1 and said[0].key == "edit.undo-lost"
    assert "eikä tätä voi enää kumota: " in catalog("fi").say(said[0])
    window.actions_by_name["undo"].trigger()
    assert not window.actions_by_name["undo"].isEnabled()
    assert b"Oma huomautus" not in window.document.state.files[0].data
    qtbot.waitUntil(lambda: not editor(window).is_verifying)


def test_of_two_drafts_that_came_to_be_one_file_what_was_done_to_either_is_saved(
    open_window, path: Path, scenarios_dir: Path, qtbot: QtBot
) -> None:
    link = Path(shutil.copy(scenarios_dir / "lohja-valiokuntamalli.yaml", path.with_name("z.yaml")))
    window = open_window(path, link)
    link.unlink()
    link.symlink_to(path)
    qtbot.waitUntil(lambda: window.document.state.files[1].data == path.read_bytes())
    for its, unit, new in ((path, "city-board", "Johto"), (link, "council", "Kokous")):
        editor(window).switch(its, True)
        act(window, its, Renamed(unit, new, "fi"))
    qtbot.waitUntil(lambda: not editor(window).is_verifying)
    told: list[bool] = []
    editor(window).save([path, link], told.append)
    saved(window)
    # The second was met by the first, as by what somebody else has saved: the file holds both, and both show that.
    data = path.read_bytes()
    assert told == [True] and link.is_symlink()
    assert b"fi: Johto" in data and b"fi: Kokous" in data
    qtbot.waitUntil(lambda: [file.data for file in window.document.state.files] == [data, data])
    assert unsaved(window.document.state.session) == frozenset()
    for its, new in ((path, "Hallitus"), (link, "Johtokunta")):
        act(window, its, Renamed("city-board", new, "fi"))
    qtbot.waitUntil(lambda: not editor(window).is_verifying)
    editor(window).save([path, link], told.append)
    saved(window)
    # Of what was changed in both one side is to be chosen, and nothing is said to be saved that is not.
    assert told == [True, False] and dialog(window).isVisible()
    assert path.read_bytes() == data.replace(b"fi: Johto", b"fi: Hallitus")
    assert unsaved(window.document.state.session) == {link}
