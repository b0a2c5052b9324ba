from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from orgsim.app.opening.shares import tells_of_changes
from orgsim.app.opening.watching import FileWatch


def test_it_tells_of_the_file_that_was_written(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("1")
    other.write_text("1")
    watch = FileWatch()
    watch.watch([one, other])
    with qtbot.waitSignal(watch.changed) as told:
        one.write_text("22")
    assert told.args == [[one]]


def test_a_file_beside_is_nobodys_business(qtbot: QtBot, tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_text("1")
    watch = FileWatch()
    watch.watch([one])
    with qtbot.assertNotEmitted(watch.changed, wait=400):
        (tmp_path / "stranger").write_text("1")


def test_what_is_no_longer_watched_is_silent(qtbot: QtBot, tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_text("1")
    watch = FileWatch()
    watch.watch([one])
    watch.watch([])
    with qtbot.assertNotEmitted(watch.changed, wait=400):
        one.write_text("22")


def test_a_file_that_is_not_there_yet_is_told_when_it_comes(qtbot: QtBot, tmp_path: Path) -> None:
    late = tmp_path / "late"
    watch = FileWatch()
    watch.watch([late])
    with qtbot.waitSignal(watch.changed):
        late.write_text("1")


def test_of_large_files_it_is_found_out_beside_whether_they_hold_what_is_known(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgsim.app.opening.watching._LARGE", 0)
    same, other = tmp_path / "same", tmp_path / "other"
    same.write_text("1")
    other.write_text("2")
    watch = FileWatch()
    with qtbot.waitSignal(watch.changed) as told:
        watch.watch([same, other], {same: b"1", other: b"1"})
    assert told.args == [[other]]
    with qtbot.waitSignal(watch.changed) as told:
        same.write_text("22")
    assert told.args == [[same]]


def deaf(one: Path) -> FileWatch:
    """A watch of a file as on a share: the system tells nothing."""
    watch = FileWatch(tells=lambda _: False)
    watch._watcher.blockSignals(True)
    watch.watch([one])
    return watch


def write_unseen(path: Path, text: str) -> None:
    """Write so that time and size stay as they were."""
    about = path.stat()
    path.write_text(text)
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def test_a_share_is_looked_at_every_few_seconds(qtbot: QtBot, tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_text("1")
    watch = deaf(one)
    assert watch._poll.isActive() and 1000 <= watch._poll.interval() <= 10_000
    watch._poll.setInterval(50)
    with qtbot.waitSignal(watch.changed) as told:
        one.write_text("22")
    assert told.args == [[one]]
    watch.watch([])
    assert not watch._poll.isActive()


def test_a_change_within_the_same_second_and_size_is_noticed_on_a_share(qtbot: QtBot, tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_text("1")
    watch = deaf(one)
    watch._poll.setInterval(50)
    with qtbot.waitSignal(watch.changed):
        write_unseen(one, "2")


def test_a_change_within_the_same_second_and_size_is_noticed_where_the_system_tells(
    qtbot: QtBot, tmp_path: Path
) -> None:
    one = tmp_path / "one"
    one.write_text("1")
    watch = FileWatch()
    watch.watch([one])
    assert not watch._poll.isActive()
    with qtbot.waitSignal(watch.changed):
        write_unseen(one, "2")


def test_files_are_looked_at_when_the_user_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_text("1")
    watch = deaf(one)
    watch._poll.stop()
    one.write_text("2")
    with qtbot.waitSignal(watch.changed):
        QGuiApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        # At the start, too, the program becomes the active one: what then paints first is not to wait for a thread.
        assert not watch._aside.is_running


def test_what_was_changed_between_reading_and_watching_is_noticed(qtbot: QtBot, tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_text("2")
    watch = FileWatch()
    watch.watch([one], {one: b"1"})
    with qtbot.waitSignal(watch.changed):
        watch._look()


def test_what_could_not_be_read_is_tried_again_with_growing_pauses(qtbot: QtBot, tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.mkdir()  # which nobody can read as a file, root neither
    watch = deaf(one)
    watch._poll.stop()
    watch.unread([one])
    pauses = [watch._again.interval()]
    for _ in range(8):
        watch._try_again()
        pauses.append(watch._again.interval())
    assert pauses == [500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]
    assert watch._again.isActive()
    one.rmdir()
    one.write_text("1")
    with qtbot.waitSignal(watch.changed) as told:
        watch._try_again()
    assert told.args == [[one]]
    watch.unread([])
    assert not watch._again.isActive() and watch._again.interval() == 500


def test_a_folder_of_this_machine_tells_of_its_changes(tmp_path: Path) -> None:
    assert tells_of_changes(tmp_path)


def test_at_rest_nothing_is_looked_at(tmp_path: Path, qtbot: QtBot) -> None:
    one = tmp_path / "one"
    one.write_text("1")
    watch = FileWatch()
    watch.watch([one])
    assert [timer.isActive() for timer in (watch._poll, watch._settle, watch._again)] == [False] * 3
