"""Recovery files: what they hold, whose they are, and that none is lost or taken from a window that lives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgsim.files.kept.plain import plain, whole
from orgsim.files.kept.recoveries import Recoveries
from orgsim.files.kept.recovery import KeptAct, Recovery, read, written
from orgsim.files.writing.units.drafts import Draft
from orgsim.messages import message
from orgsim.model.edits.applying import edited
from orgsim.model.edits.edits import Added, Moved, Set
from orgsim.model.edits.facts import differing
from orgsim.model.text import Text
from orgsim.model.units import Unit
from tests.analysis.changes.test_telling import OTHER, START
from tests.files.writing.units.test_any_edits import any_edits

UNIT = Unit(id="x", kind="unit", name=Text(fi="X"))


def recovery(path: Path, time: float = 1.0, edited: bytes = b"new") -> Recovery:
    acts = (KeptAct(message("edit.words.moved", what=Text(fi="A")), (Moved(("a",), None), Added(UNIT, "a"))),)
    return Recovery(path, time, "Title", b"old", edited, acts)


def test_it_reads_as_it_was_written(tmp_path: Path) -> None:
    before = recovery(tmp_path / "draft.yaml")
    after = read(written(before))
    assert after is not None
    assert after.acts is not None
    assert (after.path, after.saved, after.edited, after.title) == (before.path, b"old", b"new", "Title")
    assert after.acts[0].words == message("edit.words.moved", what=Text(fi="A"))
    assert after.acts[0].edits[0] == Moved(("a",), None)


@given(st.data())
def test_every_edit_does_the_same_after_it_was_kept(data: st.DataObject) -> None:
    now = START
    for number in range(data.draw(st.integers(1, 4))):
        edits = any_edits(data, Draft(b"", now), number, OTHER)
        kept = whole(plain(list(edits)))
        assert [type(each) for each in kept] == [type(each) for each in edits]
        assert differing(edited(now, edits), edited(now, kept)) == {}
        now = edited(now, edits)


@pytest.mark.parametrize("what", [{"": "Path", "text": "x"}, {"": "Moved", "nothing": 1}, {"": "Moved"}, {"a": 1}])
def test_what_is_no_edit_is_none(what: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        whole(what)


@given(st.binary(max_size=200))
def test_any_bytes_are_no_recovery(data: bytes) -> None:
    assert read(data) is None


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_torn_one_is_none(at: int, byte: int) -> None:
    data = written(recovery(Path("draft.yaml")))
    at %= len(data)
    assert read(data[:at]) is None
    torn = data[:at] + bytes([byte]) + data[at + 1 :]
    assert torn == data or read(torn) is None


def test_what_another_window_keeps_is_its_own_until_it_ends(tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    one, other = Recoveries(folder), Recoveries(folder)
    draft, second = tmp_path / "draft.yaml", tmp_path / "second.yaml"
    one.keep(recovery(draft, edited=b"one"))
    other.keep(recovery(draft, 2.0, edited=b"other"))
    one.keep(recovery(second, 3.0))
    one.keep(recovery(second, 4.0))
    assert one.left() == other.left() == ()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder.iterdir())
    # A window that has ended, however it did, holds no lock.
    one.close()
    found = other.left()
    assert [(each.recovery.path, each.recovery.edited) for each in found if each.recovery] == [
        (second, b"new"),
        (draft, b"one"),
    ]
    # They are for this window to decide on, and not for a third.
    assert Recoveries(folder).left() == ()
    other.decided(found[0])
    assert [each.file for each in other.left()] == [found[1].file]
    other.close()
    third = Recoveries(folder)
    assert {each.recovery.edited for each in third.left() if each.recovery} == {b"one", b"other"}
    for each in third.left():
        third.decided(each)
    third.close()
    assert list(folder.iterdir()) == []


def test_saved_is_dropped(tmp_path: Path) -> None:
    one = Recoveries(tmp_path)
    one.keep(recovery(tmp_path / "draft.yaml"))
    one.drop(tmp_path / "draft.yaml")
    one.drop(tmp_path / "never.yaml")
    one.close()
    assert list(tmp_path.iterdir()) == []


def test_a_torn_file_is_told_and_put_aside(tmp_path: Path) -> None:
    (tmp_path / "abc-def.recovery").write_bytes(b"torn")
    (tmp_path / "abc-def.12.part").write_bytes(b"half")
    (tmp_path / "something else").write_bytes(b"")
    window = Recoveries(tmp_path)
    (left,) = window.left()
    assert left.recovery is None
    window.decided(left)
    assert window.left() == ()
    window.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["abc-def.torn", "something else"]


def test_no_folder_no_recovery(tmp_path: Path) -> None:
    assert Recoveries(tmp_path / "none").left() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="there a process ends otherwise")
def test_the_lock_falls_with_the_process(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom orgsim.files.kept.recoveries import Recoveries\n"
        "from orgsim.files.kept.recovery import Recovery\n"
        f"window = Recoveries(Path({str(tmp_path)!r}))\n"
        "window.keep(Recovery(Path('draft.yaml'), 1.0, 'T', b'old', b'new', ()))\n"
        "print('kept', flush=True)\nsys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "kept\n"
        assert Recoveries(tmp_path).left() == ()
        process.kill()
        process.wait()
        window = Recoveries(tmp_path)
        assert [each.recovery.edited for each in window.left() if each.recovery] == [b"new"]
        window.close()


def test_set_keeps_what_it_sets() -> None:
    for value in (None, 3, 2.5, ("a", "b"), {"a": 1}, Text(fi="x"), True):
        assert whole(plain(Set("a", "f", value))) == Set("a", "f", value)
