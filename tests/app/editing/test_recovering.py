"""What was edited and not saved when the program ended is offered at the next start, and gone on with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from orgsim.app.editing.recovering import Recovering
from orgsim.app.editing.recovery_dialog import RecoveryDialog, about
from orgsim.app.shell.window import MainWindow
from orgsim.files.kept.recoveries import Recoveries
from orgsim.files.kept.recovery import Recovery
from orgsim.files.writing.units.session import unsaved
from orgsim.messages import catalog, message
from orgsim.model.edits.edits import Moved, Renamed
from tests.app.settling import meet, settle

A, B = "lohja-lautakuntamalli.yaml", "lohja-valiokuntamalli.yaml"
WORDS = message("edit.words.moved", what="X")


@pytest.fixture
def paths(tmp_path: Path, scenarios_dir: Path) -> list[Path]:
    found = [tmp_path / name for name in (A, B)]
    for path in found:
        path.write_bytes((scenarios_dir / path.name).read_bytes())
    return found


def recovering(window: MainWindow, folder: Path) -> tuple[Recovering, Recoveries]:
    kept = Recoveries(folder)

    def open_(path: Path, then: Callable[[], object]) -> None:
        window.files.open([path], add=True, then=then)

    return Recovering(window.document, kept, open_, window), kept


def test_it_is_kept_offered_and_gone_on_with(open_window, paths: list[Path], tmp_path: Path, qtbot: QtBot) -> None:
    path, other = paths
    window = open_window(path, other)
    keeps, kept = recovering(window, tmp_path / "recovery")
    editor = window.edit_actions.editor
    for each in paths:
        editor.switch(each, True)
    editor.act({path: [Renamed("city-board", "Oma hallitus")]}, WORDS)
    editor.act({path: [Moved(("older-people-council",), "council")]}, WORDS)
    editor.act({other: [Renamed("city-board", "Toinen")]}, WORDS)
    qtbot.waitUntil(lambda: not keeps.is_keeping)
    # What is saved is kept no more.
    editor.save([other])
    qtbot.waitUntil(lambda: not keeps.is_keeping)
    files = list((tmp_path / "recovery").glob("*.recovery"))
    assert len(files) == 1
    edited = window.document.state.session.histories[path].draft.data
    kept.close()  # As its locks fall when the program ends.
    path.write_bytes(path.read_bytes() + b"# by somebody else\n")

    second = open_window(other)
    again, _ = recovering(second, tmp_path / "recovery")
    dialog = again.offer()
    assert isinstance(dialog, RecoveryDialog)
    ((left, row),) = dialog.rows.items()
    assert left.recovery is not None
    row.recover.click()
    assert not dialog.isVisible()
    state = second.document.state
    assert [file.path.name for file in state.open_files] == [B, A]
    assert state.session.histories[path].draft.data == edited + b"# by somebody else\n"
    assert unsaved(state.session) == {path}
    assert len(state.session.done) == 2
    second.edit_actions.editor.undo()
    second.edit_actions.editor.undo()
    assert second.document.state.session.histories[path].draft.data == path.read_bytes()
    qtbot.waitUntil(lambda: not again.is_keeping)
    again.finish()
    assert list((tmp_path / "recovery").iterdir()) == []


def left_behind(path: Path, folder: Path) -> None:
    """A window was at work on that draft when it ended."""
    before = Recoveries(folder)
    data = path.read_bytes()
    before.keep(Recovery(path, 1.0, path.stem, data, data + b"# edited\n", None))
    before.close()


def test_a_draft_that_takes_long_to_read_is_gone_on_with_once_it_is_read(
    open_window, koskenlahti_dir: Path, paths: list[Path], tmp_path: Path
) -> None:
    large = tmp_path / "large.yaml"
    large.write_bytes((koskenlahti_dir / "koskenlahti-nyt.yaml").read_bytes() + b"# much\n" * 6000)
    left_behind(large, tmp_path / "recovery")
    window = open_window(paths[0])
    again, _ = recovering(window, tmp_path / "recovery")
    dialog = again.offer()
    assert isinstance(dialog, RecoveryDialog)
    (row,) = dialog.rows.values()
    row.recover.click()
    assert window.files.is_opening
    assert dialog.isVisible()
    assert not row.recover.isEnabled()
    meet(lambda: not isValid(dialog) or not dialog.isVisible())
    assert unsaved(window.document.state.session) == {large}
    assert window.document.state.files[1].data.endswith(b"# edited\n")
    settle(window)
    again.finish()


def test_for_each_of_two_large_drafts_there_is_room_though_one_fits_beside_what_is_open(
    open_window, scenarios_dir: Path, koskenlahti_dir: Path, tmp_path: Path
) -> None:
    large = [tmp_path / f"large-{name}.yaml" for name in "ab"]
    for path in large:
        path.write_bytes((koskenlahti_dir / "koskenlahti-nyt.yaml").read_bytes() + b"# much\n" * 6000)
        left_behind(path, tmp_path / "recovery")
    window = open_window(*[scenarios_dir / f"heinola-{year}.yaml" for year in (2017, 2024, 2025)])
    again, _ = recovering(window, tmp_path / "recovery")
    dialog = again.offer()
    assert isinstance(dialog, RecoveryDialog)
    for row in list(dialog.rows.values()):
        row.recover.click()
    # Neither is read yet, and there was room for either.
    assert window.files.is_opening and len(window.document.state.files) == 3
    meet(lambda: not window.files.is_opening)
    assert unsaved(window.document.state.session) == set(large)
    assert len(window.document.state.files) == 4
    assert window.document.state.problems == ()
    settle(window)
    again.finish()


def test_beside_as_many_drafts_as_there_may_be_one_that_is_not_edited_makes_room(
    open_window, scenarios_dir: Path, paths: list[Path], tmp_path: Path
) -> None:
    shipped = [scenarios_dir / f"heinola-{name}.yaml" for name in ("2017", "2024", "2025", "demokratiaohjelma")]
    more = [tmp_path / path.name for path in shipped[:3]]
    for path, its in zip(more, shipped, strict=False):
        path.write_bytes(its.read_bytes())
    every = [*paths, *more]
    for path in every:
        left_behind(path, tmp_path / "recovery")
    window = open_window(*shipped)
    again, _ = recovering(window, tmp_path / "recovery")
    dialog = again.offer()
    assert isinstance(dialog, RecoveryDialog)
    for row in list(dialog.rows.values()):
        row.recover.click()
    state = window.document.state
    assert unsaved(state.session) == {file.path for file in state.files}
    assert len(state.files) == 4
    (left,) = dialog.rows.values()
    said = [one.text() for one in left.findChildren(QLabel) if one.isVisible()]
    assert any(one.startswith("Rinnakkain mahtuu 4 luonnosta") for one in said)
    dialog.reject()
    again.finish()


def test_what_is_refused_and_what_is_torn_go(open_window, paths: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    before = Recoveries(folder)
    data = paths[0].read_bytes()
    before.keep(Recovery(paths[0], 1.0, "A", data, data.replace(b"13", b"11"), ()))
    before.close()
    (folder / "torn-1.recovery").write_bytes(b"torn")
    again, _ = recovering(open_window(paths[1]), folder)
    dialog = again.offer()
    assert isinstance(dialog, RecoveryDialog)
    for row in list(dialog.rows.values()):
        row.refuse.click()
    assert not dialog.isVisible()
    assert again.offer() is None
    again.finish()
    assert [file.name for file in folder.iterdir()] == ["torn-1.torn"]


def test_what_it_holds_in_words() -> None:
    now = dt.datetime(2026, 5, 4, 18, 0, tzinfo=dt.UTC)
    then = dt.datetime(2026, 5, 4, 14, 2, tzinfo=dt.UTC).timestamp()
    kept = Recovery(Path("b.yaml"), then, "B", b"", b"", None)
    assert catalog("fi").say(about(kept, now)) == "Muutoksia luonnokseen B, tänään klo 14.02"
    later = now + dt.timedelta(days=1)
    assert catalog("en").say(about(kept, later)) == "Changes of the draft B, 4 May 2026 at 14:02"
