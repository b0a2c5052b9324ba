"""Files are written whole or not at all, and only where they may be."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from orgsim.files.yaml.atomic import WriteProtectedError, why_unwritten, write_atomically
from orgsim.messages import Message, catalog
from orgsim.model.text import LANGUAGES


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


def test_another_reason_is_told_as_the_system_tells_it() -> None:
    assert why_unwritten(OSError(28, os.strerror(28))) == os.strerror(28)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_permissions_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == mode


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
