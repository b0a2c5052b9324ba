from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from orgsim.app.document.settings import Settings
from orgsim.app.document.state import State


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def settings(store: Path) -> Settings:
    return Settings(QSettings(str(store), QSettings.Format.IniFormat))


def test_nothing_is_set_at_first(store: Path) -> None:
    fresh = settings(store)
    assert fresh.language is None
    assert fresh.theme is None
    assert fresh.geometry is None
    assert fresh.motion is None
    assert fresh.recent == []
    state = State()
    again = fresh.restored(state)
    assert (again.view, again.remits, again.panes_linked) == (state.view, state.remits, state.panes_linked)


def test_what_was_set_is_there_the_next_time(store: Path) -> None:
    first = settings(store)
    first.language = "sv"
    first.theme = "projector"
    first.geometry = QByteArray(b"somewhere")
    first.motion = False
    first.keep(State(view="metrics", remits=True, direction="right", panes_linked=False))
    first._store.sync()
    again = settings(store)
    assert again.language == "sv"
    assert again.theme == "projector"
    assert again.geometry == QByteArray(b"somewhere")
    assert again.motion is False
    state = again.restored(State())
    assert (state.view, state.remits, state.direction, state.panes_linked) == ("metrics", True, "right", False)


def test_what_makes_no_sense_counts_as_not_set(store: Path) -> None:
    odd_values = "language=xx\ntheme=pink\nmotion=slow\nview=nothing\nremits=perhaps\ndirection=up\nrecent=@Invalid()\n"
    store.write_text(f"[General]\n{odd_values}", "utf-8")
    odd = settings(store)
    assert odd.language is None
    assert odd.theme is None
    assert odd.motion is None
    assert odd.recent == []
    assert odd.restored(State()).view == "structure"
    assert odd.restored(State(direction="down")).direction == "down"
    assert odd.restored(State(remits=True)).remits


def test_settings_that_were_damaged_keep_no_window_from_opening(store: Path) -> None:
    names = "language theme motion geometry recent hidden last-open pictures-folder presenting-screen presenting-scale"
    views = "view remits staffing overlay direction panes-linked dotted differences-listed"
    for wrong in ("1, 2, 3", "@Invalid()", "@ByteArray(x)", "@Size(1 1)", "7", "\\xff"):
        store.write_text("[General]\n" + "".join(f"{name}={wrong}\n" for name in f"{names} {views}".split()))
        read, fresh = settings(store), State()
        assert (read.language, read.theme, read.motion, read.presenting_scale) == (None,) * 4
        again = read.restored(fresh)
        assert (again.view, again.overlay, again.direction) == (fresh.view, fresh.overlay, fresh.direction)
        assert (again.remits, again.staffing, again.dotted) == (fresh.remits, fresh.staffing, fresh.dotted)
        assert read.hidden_of([Path("x")]) == []
        assert isinstance(read.recent, list)
        assert read.geometry is None or wrong == "@ByteArray(x)"
        assert read.pictures_folder is None or isinstance(read.pictures_folder, Path)
        assert read.presenting_screen is None or isinstance(read.presenting_screen, str)


def test_the_last_opened_file_comes_first_and_ten_are_kept(store: Path) -> None:
    kept = settings(store)
    for number in range(12):
        kept.add_recent(Path(f"/drafts/{number}.yaml"))
    kept.add_recent(Path("/drafts/5.yaml"))
    assert kept.recent[:3] == [Path("/drafts/5.yaml"), Path("/drafts/11.yaml"), Path("/drafts/10.yaml")]
    assert len(kept.recent) == 10
    kept._store.sync()
    assert settings(store).recent == kept.recent
    kept.clear_recent()
    assert kept.recent == []


def test_one_recent_file_is_still_a_list(store: Path) -> None:
    kept = settings(store)
    kept.add_recent(Path("/drafts/a, b.yaml"))
    kept._store.sync()
    assert settings(store).recent == [Path("/drafts/a, b.yaml")]


def test_what_was_opened_last_is_not_written_once_more(store: Path) -> None:
    """Whoever opens the same again, as most do at the start, does not wait for the disk."""
    first = settings(store)
    first.add_recent(Path("/drafts/1.yaml"))
    first._store.sync()
    store.unlink()
    first.add_recent(Path("/drafts/1.yaml"))
    first._store.sync()
    assert not store.exists()
    first.add_recent(Path("/drafts/2.yaml"))
    first._store.sync()
    assert store.exists()
