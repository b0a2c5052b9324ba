from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

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
