"""What is kept is had again as it was, or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from orgsim.files.kept.store import Store, digest, program

KEY = digest(b"a draft")


def test_what_was_put_is_had_again_by_another_store(tmp_path: Path) -> None:
    Store(tmp_path / "kept").put(KEY, b"its chart")

    assert Store(tmp_path / "kept").get(KEY) == b"its chart"
    assert Store(tmp_path / "kept").get(digest(b"another")) is None


@pytest.mark.skipif(sys.platform == "win32", reason="there, the folder's own permissions hold")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    Store(tmp_path / "kept").put(KEY, b"confidential")

    (file,) = (tmp_path / "kept").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 40])
def test_what_is_damaged_is_not_there(tmp_path: Path, damage: bytes) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"its chart")
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)

    assert store.get(KEY) is None
    store.put(KEY, b"its chart")
    assert store.get(KEY) == b"its chart"


def test_what_lies_under_another_key_is_not_taken_for_its_own(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, b"its chart")
    (file,) = tmp_path.iterdir()
    other = digest(b"another")
    file.rename(tmp_path / f"{other.hex()}{file.suffix}")

    assert store.get(other) is None


def test_what_was_not_asked_for_the_longest_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path, most_bytes=350)
    keys = [digest(bytes([number])) for number in range(3)]
    for age, key in enumerate(keys):
        store.put(key, bytes(90))
        os.utime(tmp_path / f"{key.hex()}.kept", (age, age))
    assert store.get(keys[0]) is not None, "asked for just now"

    store.put(digest(b"new"), bytes(90))

    assert store.get(digest(b"new")) is not None
    assert [store.get(key) is not None for key in keys] == [True, False, True]
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 350


def test_what_is_larger_than_all_that_may_be_kept_is_not(tmp_path: Path) -> None:
    store = Store(tmp_path, most_bytes=350)
    store.put(KEY, bytes(351))

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file" / "kept")

    store.put(KEY, b"its chart")
    store.clear()

    assert store.get(KEY) is None


def test_all_can_be_let_go_of(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("the user's")
    store = Store(tmp_path)
    store.put(KEY, b"its chart")

    store.clear()

    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_changed_file_makes_another_program(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    module = tmp_path / "below" / "module.py"
    module.write_text("x = 1")
    before = program([tmp_path])
    assert program([tmp_path]) == before

    module.write_text("x = 12")

    assert program([tmp_path]) != before
