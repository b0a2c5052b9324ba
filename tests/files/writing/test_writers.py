"""Several processes change one comparison, and nothing is lost of what any of them was told to be saved."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import Struct

from orgsim.files.reading.comparison_file import read_comparison

START = """\
# ours
orgsim: 1
comparison:
  title: T
  scenarios: [a.yaml, b.yaml]
"""
WRITER = r"""
import sys, time
from pathlib import Path
from orgsim.files.problems import UnreadableFile
from orgsim.files.writing.comparison import save_pairing
from orgsim.files.writing.goals import save_goals
from orgsim.files.yaml.locking import LockedError
from orgsim.model.comparison import Pairing, WeighedGoal
from orgsim.model.goal_edits import Added
from orgsim.model.text import Text

path, name, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for turn in range(number):
    pairing = Pairing(between=("a", "b"), same=(f"{name}-{turn}", f"{name}-{turn}"))
    goal = Added(WeighedGoal(id=f"{name}-{turn}", name=Text(und="G")), 1000)
    for _ in range(2000):
        begun = time.monotonic()
        try:
            save_pairing(path, pairing) if turn % 2 else save_goals(path, [goal])
        except (LockedError, UnreadableFile):
            # That an editor has just emptied the file is told too, where it takes its time to write it anew.
            time.sleep(0.005)
            continue
        print(f"{name}-{turn}\t{begun}\t{time.monotonic()}", flush=True)
        break
"""
EDITOR = r"""
import os, re, sys, time
from pathlib import Path

path, number, way = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
print("ready", flush=True)
sys.stdin.readline()
for turn in range(number):
    time.sleep(0.02)
    begun = time.monotonic()
    text = path.read_text("utf-8")
    if not text:
        continue
    known = " ".join(set(re.findall("[a-d]-[0-9]+", text)))
    text += f"# editor {turn}\n"
    if way != "anew":
        if way == "slowly":
            path.write_bytes(b"")
            time.sleep(0.06)
        path.write_text(text, "utf-8")
    else:
        beside = path.with_name("editor.tmp")
        beside.write_text(text, "utf-8")
        os.replace(beside, path)
    print(f"# editor {turn}\t{begun}\t{time.monotonic()}\t{known}", flush=True)
"""


class Saved(Struct, frozen=True):
    """Something that a program has saved: what, when it began to and when that was done, on the system's clock."""

    what: str
    begun: float = 0.0
    ended: float = 0.0
    known: frozenset[str] = frozenset()
    """Of an editor: what of the writers' stood in the text that it read at the beginning, and wrote at the end."""


def started(program: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def told(processes: list[subprocess.Popen[str]]) -> list[list[Saved]]:
    """Let all begin at once; what each was told to be saved."""
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate(timeout=120)[0].splitlines() for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes)
    return [[_saved(*line.split("\t")) for line in each] for each in said]


def _saved(what: str, begun: str = "0", ended: str = "0", known: str = "") -> Saved:
    return Saved(what, float(begun), float(ended), frozenset(known.split()))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "c.yaml"
    path.write_text(START, "utf-8")
    return path


@pytest.mark.parametrize("writers", [2, 3])
def test_no_addition_that_was_told_as_saved_is_lost(path: Path, writers: int) -> None:
    said = told([started(WRITER, path, name, 8) for name in "abc"[:writers]])
    assert [len(each) for each in said] == [8] * writers
    comparison = read_comparison(path).comparison
    found = {goal.id for goal in comparison.goals} | {pair.same[0] for pair in comparison.pairs if pair.same}
    assert found == {saved.what for each in said for saved in each}
    assert path.read_text("utf-8").startswith(START)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("way", ["in place", "slowly", "anew"])
def test_nothing_is_lost_of_what_an_editor_saves_meanwhile(path: Path, way: str) -> None:
    *_, lines = told([started(WRITER, path, name, 8) for name in "ab"] + [started(EDITOR, path, 8, way)])
    text = path.read_text("utf-8")
    assert [saved.what for saved in lines if saved.what not in text] == []
    assert text.startswith(START)
    read_comparison(path)
    assert list(path.parent.iterdir()) == [path]
