"""Kills while saving: a process that saves a comparison and a draft again and again is ended at any moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.comparison_file import read_comparison
from orgsim.files.writing.goals import save_goals
from orgsim.files.writing.units.saving import save_units
from orgsim.files.yaml.editing import CannotEdit
from orgsim.model.comparison import WeighedGoal
from orgsim.model.edits.edits import Moved
from orgsim.model.goal_edits import Added
from orgsim.model.text import Text
from tests.campaigns.campaign import Round

KILLS = 20
"""In a round."""
_SAVINGS = 8
"""About so many times it saves at most before it is killed, however fast the machine is just then."""
_START = """\
# the first line
orgsim: 1
comparison:
  title: T
  scenarios: [a.yaml, b.yaml]
"""
_END = "# the last line\n"
_DRAFT = """\
# the first line
orgsim: 1
id: a
title: A
units:
- {id: x, kind: board, name: X}
- {id: y, kind: board, name: Y}   # told of Y
- {id: z, kind: board, name: Z}
"""
_SAVING = """
import os, sys, itertools, time
from pathlib import Path
from orgsim.files.writing.assumptions import save_assumptions
from orgsim.files.writing.comparison import remove_pairing, save_pairing
from orgsim.files.writing.goals import save_goals
from orgsim.files.writing.units.saving import save_units
from orgsim.model.assumption_edits import Assumed
from orgsim.model.comparison import Pairing, WeighedGoal
from orgsim.model.edits.edits import Moved
from orgsim.model.goal_edits import Added, Removed
from orgsim.model.text import Text

path = Path(sys.argv[1])
draft = path.with_name("draft.yaml")
for _ in sys.stdin:
    process = os.fork()
    if not process:
        for turn in itertools.count():
            pairing = Pairing(between=("a", "b"), same=(f"x-{turn % 9}", f"y-{turn % 9}"))
            begun = time.monotonic()
            save_pairing(path, pairing)
            if not turn:
                print(os.getpid(), time.monotonic() - begun, flush=True)
            save_goals(path, [Added(WeighedGoal(id=f"g-{os.getpid()}-{turn}", name=Text(und="G" * 400)), 1000)])
            save_assumptions(path, [Assumed("fee", "council", turn + 1)])
            save_units(draft, lambda scenario: [Moved((scenario.units[2].id,), None, 0)])
            remove_pairing(path, pairing)
            save_goals(path, [Removed(f"g-{os.getpid()}-{turn}")])
    os.waitpid(process, 0)
    print("ended", flush=True)
"""
"""For each line that it gets, has a process of its own save; that tells its number and how long it took once."""


def play(chance: random.Random, folder: Path, kills: int = KILLS, saving: str = _SAVING) -> Round:
    """A round of so many kills of a process that runs `saving`."""
    path, draft = folder / "ours.yaml", folder / "draft.yaml"
    path.write_text(_START + _END, "utf-8")
    path.chmod(0o600)
    draft.write_text(_DRAFT, "utf-8")
    faults: list[str] = []
    left = saving_then = 0
    command = [sys.executable, "-c", saving, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        for turn in range(kills):
            before = path.read_bytes()
            server.stdin.write("\n")
            server.stdin.flush()
            process, took = server.stdout.readline().split()
            time.sleep(chance.random() * _SAVINGS * float(took))
            os.kill(int(process), signal.SIGKILL)
            server.stdout.readline()
            saving_then += path.read_bytes() != before
            beside = len(list(folder.iterdir())) - 2
            left += beside
            # The next saving of each removes what was left beside it.
            if fault := fault_in_draft(draft) or fault_in(folder, path, turn):
                faults.append(f"kill {turn}: {fault}")
                path.write_text(_START + _END, "utf-8")
                draft.write_text(_DRAFT, "utf-8")
        server.stdin.close()
    return Round(kills, tuple(faults), sums={"had_saved": float(saving_then), "killed_beside_a_new_file": float(left)})


def fault_in(folder: Path, path: Path, turn: int) -> str:
    """What is wrong with the file after a kill and with its folder after the next saving; empty where nothing is."""
    text = path.read_text("utf-8")
    if not text.startswith(_START) or not text.endswith(_END):
        return f"torn: {text[:80]!r} … {text[-80:]!r}"
    try:
        read_comparison(path)
        save_goals(path, [Added(WeighedGoal(id=f"after-{turn}", name=Text(und="G")), 1000)])
        after = read_comparison(path).comparison
    except (UnreadableFile, OSError) as error:
        return f"it cannot be read or saved any more: {error!r}"
    if f"after-{turn}" not in {goal.id for goal in after.goals}:
        return "what was saved next is not there"
    if path.stat().st_mode & 0o777 != 0o600:
        return f"the mode is {path.stat().st_mode & 0o777:o}"
    beside = [one.name for one in folder.iterdir() if one != path and one.name != "draft.yaml"]
    return f"left beside it: {beside}" if beside else ""


def fault_in_draft(path: Path) -> str:
    """What is wrong with the draft after a kill; empty where nothing is: its lines are all there, in some order."""
    if sorted(path.read_bytes().splitlines()) != sorted(_DRAFT.encode().splitlines()):
        return f"torn: {path.read_bytes()!r}"
    try:
        save_units(path, lambda scenario: [Moved((scenario.units[0].id,), None)])
    except (UnreadableFile, CannotEdit, OSError) as error:
        return f"the draft cannot be read or saved any more: {error!r}"
    return ""
