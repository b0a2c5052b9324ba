"""Whether a file is another: by time and size, and by content where these say nothing."""

from __future__ import annotations

import os
from pathlib import Path

from orgsim.files.looks import COARSEST, look, seen


def write_unseen(path: Path, text: str) -> None:
    about = path.stat()
    path.write_text(text)
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def test_a_fresh_time_says_nothing_and_an_old_one_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("1")
    first = look(path, None, 0.0)
    write_unseen(path, "2")
    second = look(path, first, 3.0)
    assert second.digest != first.digest
    # The time is the same as at first, and was seen six seconds ago: whoever writes now has another time.
    write_unseen(path, "3")
    assert look(path, second, COARSEST + 1) is second
    assert look(path, second, COARSEST + 1, closely=True).digest != second.digest


def test_another_time_with_the_same_content_is_no_other_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("1")
    first = look(path, None, 0.0)
    os.utime(path, (1, 1))
    second = look(path, first, 100.0)
    assert (second.digest, second.since) == (first.digest, 100.0)


def test_what_is_not_there_or_no_file_has_no_content(tmp_path: Path) -> None:
    assert look(tmp_path / "gone", None, 0.0).digest is None
    assert look(tmp_path, None, 0.0).digest is None


def test_what_somebody_has_read_is_known(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("1")
    assert seen(path, b"1", 0.0).digest == look(path, None, 0.0).digest
    assert seen(path, b"0", 0.0).digest != look(path, None, 0.0).digest
