"""Files are written whole or not at all, and only where they may be."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgsim.files.yaml.atomic import (
    ChangedMeanwhileError,
    WriteProtectedError,
    unwritable,
    why_unwritten,
    write_atomically,
)
from orgsim.files.yaml.leftovers import part_of
from orgsim.files.yaml.locking import LockedError, alone
from orgsim.messages import Message, catalog, message
from orgsim.model.text import LANGUAGES
from tests.room import room_for


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "vertailu.yaml"
    path.write_bytes(b"old")
    return path


def test_a_write_protected_file_is_left_alone_and_its_user_told(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(WriteProtectedError) as refused:
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    why = why_unwritten(refused.value)
    assert isinstance(why, Message)
    assert catalog("en").say(why) == "The file is write-protected; remove the protection in the file's properties"
    assert all(catalog(language).say(why) for language in LANGUAGES)


def test_another_reason_is_told_in_the_words_of_the_language_else_of_the_system() -> None:
    full = why_unwritten(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    assert isinstance(full, Message)
    assert catalog("fi").say(full) == "Levy on täynnä"
    assert why_unwritten(OSError(errno.ENOTBLK, "Block device required")) == "Block device required"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_permissions_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_what_another_file_holds_is_copied_whole(file: Path, tmp_path: Path) -> None:
    """It may be larger than what is read in one go."""
    large = tmp_path / "large"
    content = bytes(range(256)) * 9_000
    large.write_bytes(content)
    write_atomically(file, large)
    assert file.read_bytes() == content
    # A file with two names is overwritten in its place.
    again = file.with_name("again")
    again.hardlink_to(file)
    large.write_bytes(content[:5])
    write_atomically(file, large)
    assert again.read_bytes() == content[:5]


def test_the_owner_stays(file: Path) -> None:
    if hasattr(os, "chown") and os.getuid() == 0:
        # Only the superuser can give a file away; for others it is their own before and after.
        os.chown(file, 1234, 4321)
    before = file.stat()
    write_atomically(file, b"new")
    assert (file.stat().st_uid, file.stat().st_gid) == (before.st_uid, before.st_gid)


def test_a_link_stays_one_and_what_it_leads_to_is_written(file: Path) -> None:
    link = file.with_name("linkki.yaml")
    link.symlink_to(file.name)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_link_to_a_write_protected_file_is_refused(file: Path) -> None:
    link = file.with_name("linkki.yaml")
    link.symlink_to(file)
    file.chmod(0o444)
    with pytest.raises(WriteProtectedError):
        write_atomically(link, b"new")
    assert file.read_bytes() == b"old"


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    one, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(OSError, match="links"):
        write_atomically(one, b"new")
    assert one.is_symlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]


def test_only_what_it_was_made_for_is_replaced(file: Path) -> None:
    write_atomically(file, b"new", instead_of=b"old")
    assert file.read_bytes() == b"new"
    with pytest.raises(ChangedMeanwhileError) as refused:
        write_atomically(file, b"newer", instead_of=b"old")
    assert file.read_bytes() == b"new"
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    why = why_unwritten(refused.value)
    assert isinstance(why, Message)
    assert catalog("fi").say(why) == "Tiedostoa on muutettu välillä muualla"
    file.unlink()
    with pytest.raises(ChangedMeanwhileError):
        write_atomically(file, b"newer", instead_of=b"new")
    assert list(file.parent.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_that_came_into_the_place_of_a_file_is_not_waited_for(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(ChangedMeanwhileError):
        write_atomically(file, b"new", instead_of=b"old")
    assert file.is_fifo()


posix = pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions")


@posix
def test_what_is_being_written_is_open_to_nobody_else(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    chmod = os.chmod

    def look(part: Path, mode: int, **others: bool) -> None:
        if part != file:
            seen.append(stat.S_IMODE(part.stat().st_mode))
        chmod(part, mode, **others)

    monkeypatch.setattr(os, "chmod", look)
    for mode in (0o600, 0o644, 0o660):
        file.chmod(mode)
        write_atomically(file, b"new")
        assert stat.S_IMODE(file.stat().st_mode) == mode
    assert seen == [0o600] * 3


@posix
def test_what_a_dead_process_left_goes_and_what_a_living_one_writes_stays(file: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    mine = part_of(file)
    left = file.with_name(mine.name.replace(f"-{os.getpid()}-", f"-{ended.pid}-"))
    old = file.with_name(".vertailu-0123abcd.part")
    fresh = file.with_name(".vertailu-4567abcd.part")
    others = [file.with_name(".toinen-0123abcd.part"), file.with_name("vertailu-0123abcd.part")]
    for each in (mine, left, old, fresh, *others):
        each.write_bytes(b"half")
    for each in (old, *others):
        os.utime(each, (0, 0))
    write_atomically(file, b"new")
    assert sorted(file.parent.iterdir()) == sorted([file, mine, fresh, *others])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file has a name from the beginning")
def test_where_no_file_can_be_without_a_name_it_has_one_from_the_beginning(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on file systems that know no such files: a folder cannot be opened to be written.
    monkeypatch.setattr(os, "O_TMPFILE", 0)
    file.chmod(0o640)
    write_atomically(file, b"new", instead_of=b"old")
    write_atomically(file.with_name("uusi.yaml"), b"first")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o640)
    assert sorted(each.name for each in file.parent.iterdir()) == ["uusi.yaml", file.name]


@posix
def test_another_name_of_the_file_stays_one(file: Path) -> None:
    other = file.with_name("toinen-nimi.yaml")
    os.link(file, other)
    write_atomically(file, b"longer than it was", instead_of=b"old")
    assert other.read_bytes() == b"longer than it was"
    write_atomically(other, b"short")
    assert file.read_bytes() == b"short"
    assert file.samefile(other)
    with pytest.raises(ChangedMeanwhileError):
        write_atomically(other, b"newer", instead_of=b"old")
    assert file.read_bytes() == b"short"


def test_a_file_with_two_names_holds_what_it_held_where_it_cannot_be_written(file: Path) -> None:
    pytest.importorskip("resource")
    os.link(file, file.with_name("toinen-nimi.yaml"))
    with room_for(5), pytest.raises(OSError, match="too large"):
        write_atomically(file, b"longer than it may be")
    assert file.read_bytes() == b"old"


@pytest.mark.skipif(sys.platform != "linux", reason="Python reaches extended attributes on Linux alone")
def test_extended_attributes_stay(file: Path) -> None:
    try:
        os.setxattr(file, "user.xdg.comment", b"syksyn versio")
    except OSError:
        pytest.skip("this file system has none")
    write_atomically(file, b"new")
    assert os.getxattr(file, "user.xdg.comment").decode() == "syksyn versio"


@pytest.fixture
def others_folder() -> Iterator[Path]:
    """A folder that everybody may look into."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@posix
def test_a_file_of_ones_own_in_a_folder_that_takes_none_is_written(others_folder: Path) -> None:
    file = others_folder / "vertailu.yaml"
    file.write_bytes(b"old")
    others_folder.chmod(0o555)
    if os.getuid() == 0:
        # The superuser may write everywhere, so somebody else does it.
        os.chown(file, 65534, 65534)
        os.seteuid(65534)
    try:
        write_atomically(file, b"new", instead_of=b"old")
    finally:
        if os.getuid() == 0:
            os.seteuid(0)
    assert file.read_bytes() == b"new"
    assert [each.name for each in others_folder.iterdir()] == [file.name]


@posix
def test_a_colleagues_file_stays_theirs(others_folder: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only the superuser can make a file of somebody else's")
    file = others_folder / "vertailu.yaml"
    file.write_bytes(b"old")
    file.chmod(0o660)
    others_folder.chmod(0o777)
    os.chown(file, 1234, os.getegid())
    os.seteuid(65534)
    try:
        write_atomically(file, b"new", instead_of=b"old")
    finally:
        os.seteuid(0)
    assert (file.read_bytes(), file.stat().st_uid) == (b"new", 1234)
    assert [each.name for each in others_folder.iterdir()] == [file.name]


def test_two_do_not_change_a_file_at_once(file: Path) -> None:
    with alone(file):
        # A link to it is the same file.
        link = file.with_name("linkki.yaml")
        if os.name == "posix":
            link.symlink_to(file)
        with pytest.raises(LockedError) as refused, alone(link if link.exists() else file):
            pass
        with alone(file.with_name("toinen.yaml")):
            pass
    with alone(file):
        pass
    assert why_unwritten(refused.value) == Message("file.locked", {})


def test_the_lock_of_a_process_that_died_is_open(file: Path) -> None:
    dies = f"""
import os, pathlib
from orgsim.files.yaml.locking import alone
with alone(pathlib.Path({str(file)!r})):
    os._exit(1)
"""
    subprocess.run([sys.executable, "-c", dies], check=False)
    with alone(file):
        pass


def test_where_nothing_can_be_written_is_told_before_there_is_anything_to_write(tmp_path: Path) -> None:
    file = tmp_path / "there.png"
    file.write_bytes(b"kept")
    assert unwritable(file) is None
    assert unwritable(tmp_path / "new.png") is None
    for path, why in (
        (tmp_path / "nowhere" / "new.png", message("system.enoent")),
        (file / "new.png", message("system.enotdir")),
        (tmp_path, message("system.eisdir")),
        (tmp_path / ("x" * 300), message("system.enametoolong")),
    ):
        assert unwritable(path) == why
    assert unwritable(tmp_path / "a\0b") == message("system.einval")
    file.chmod(0o400)
    assert unwritable(file) == message("file.write-protected")
    assert file.read_bytes() == b"kept"
    assert [its.name for its in tmp_path.iterdir()] == ["there.png"]
