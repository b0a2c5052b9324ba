"""The process that simulates: it answers however it is begun, and ends when whoever began it does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from orgsim.analysis.deciding.beside import Found, Resolved, Task, task_bytes, told
from orgsim.export.decisions.child import command
from orgsim.model.comparison import Assumptions
from tests.analysis.deciding.drafts import draft
from tests.analysis.deciding.test_agenda_closes import board

_WINDOW = """
import sys
from orgsim.export.decisions.child import Child
from orgsim.analysis.deciding.beside import Found, Task
from orgsim.model.comparison import Assumptions
from tests.analysis.deciding.drafts import draft
from tests.analysis.deciding.test_agenda_closes import board
child = Child()
for what in child.answers(Task(scenarios=(draft(board("b")),), assumptions=Assumptions(runs=100_000))):
    if isinstance(what, Found):
        print(child.pid, flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_it_ends_when_the_window_is_killed() -> None:
    root = Path(__file__).parents[3]
    with subprocess.Popen([sys.executable, "-c", _WINDOW], cwd=root, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        pid = int(window.stdout.readline())
        assert Path(f"/proc/{pid}").exists()
        os.kill(window.pid, signal.SIGKILL)
        until = time.monotonic() + 60
        while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
            time.sleep(0.02)
        assert not Path(f"/proc/{pid}").exists()


def test_a_program_of_one_file_begins_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "--simulating"]
    # What that program would do with the word, with the interpreter in its place.
    task = Task(scenarios=(draft(board("b")),), assumptions=Assumptions(runs=3))
    begun = [sys.executable, "-m", "orgsim", "--simulating"]
    root = Path(__file__).parents[3]
    with subprocess.Popen(begun, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin is not None and program.stdout is not None
        program.stdin.write(task_bytes(task))
        program.stdin.flush()
        answers = list(told(cast(BinaryIO, program.stdout)))
    assert isinstance(answers[0], Resolved)
    last = answers[-1]
    assert isinstance(last, Found) and last.final and last.results[0].runs == 3
