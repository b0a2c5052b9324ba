"""Kills while a draft is edited: what is kept against the end of the program is whole, and its newest is there."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from orgsim.files.kept.recoveries import Recoveries
from orgsim.files.problems import UnreadableFile
from orgsim.files.reading.scenario_file import read_scenario, read_scenario_text
from orgsim.files.writing.anew.restoring import restored
from orgsim.messages import message
from tests.campaigns.campaign import Round

KILLS = 40
"""In a round."""
_STEPS = 30
"""About so many times it keeps or saves at most before it is killed."""
_DRAFT = "# the first line\norgsim: 1\nid: a\ntitle: A\nunits:\n- {id: x, kind: unit, name: N0}   # told of x\n"
_NUMBER = re.compile(rb"name: N(\d+)")
_EDITING = """
import os, sys, time
from pathlib import Path
from orgsim.files.kept.recoveries import Recoveries
from orgsim.files.reading.scenario_file import read_scenario
from orgsim.files.writing.anew.restoring import recovery_of, restored, with_restored
from orgsim.files.writing.units.session import Session, acted, edited_file, saved, unsaved
from orgsim.files.yaml.atomic import write_atomically
from orgsim.messages import message
from orgsim.model.edits.edits import Renamed

path, folder = Path(sys.argv[1]), Path(sys.argv[2])
words = message("edit.words.renamed", what="x")
for line in sys.stdin:
    process = os.fork()
    if not process:
        number = int(line)
        recoveries, session, file = Recoveries(folder), Session(), read_scenario(path)
        for left in recoveries.left():
            if session.histories or left.recovery.saved != file.data:
                recoveries.decided(left)
                continue
            session = with_restored(session, left.recovery, restored(left.recovery, words))
            recoveries.keep(recovery_of(session, file, words, time.time()))
            recoveries.decided(left)
        begun = time.monotonic()
        for turn in range(10_000):
            number += 1
            session = acted(session, [file], {path: [Renamed("x", f"N{number}")]}, words)
            recoveries.keep(recovery_of(session, file, words, time.time()))
            print(number, os.getpid(), time.monotonic() - begun, flush=True)
            if turn % 5 == 4:
                write_atomically(path, session.histories[path].draft.data, instead_of=session.saved[path])
                session = saved(session, path)
                recoveries.drop(path)
    os.waitpid(process, 0)
    print("ended", flush=True)
"""
"""For each number that it gets, has a process of its own edit from there; that tells each number that it has kept."""


def play(chance: random.Random, folder: Path, kills: int = KILLS, editing: str = _EDITING) -> Round:
    """A round of so many kills of a process that runs `editing`."""
    path, kept = folder / "draft.yaml", folder / "recovery"
    path.write_text(_DRAFT, "utf-8")
    faults: list[str] = []
    newest = recovered = 0
    command = [sys.executable, "-c", editing, str(path), str(kept)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        for turn in range(kills):
            server.stdin.write(f"{newest}\n")
            server.stdin.flush()
            number, process, took = server.stdout.readline().split()
            time.sleep(chance.random() * _STEPS * float(took))
            os.kill(int(process), signal.SIGKILL)
            told = max(int(number), _told(server.stdout))
            fault, newest, there = fault_in(path, kept, told)
            recovered += there
            if fault:
                faults.append(f"kill {turn}: {fault}")
                path.write_text(_DRAFT, "utf-8")
                newest = 0
        server.stdin.close()
    return Round(kills, tuple(faults), sums={"with_a_recovery": float(recovered)})


def _told(lines: IO[str]) -> int:
    """The last number that was told before the end."""
    last = 0
    # The last of its lines may be torn, and what comes next stands behind it.
    while (line := lines.readline()) and "ended" not in line:
        if len(line.split()) == 3:
            last = int(line.split()[0])
    return last


def fault_in(path: Path, kept: Path, told: int) -> tuple[str, int, bool]:
    """What is wrong after a kill; the newest number that is anywhere, and whether a recovery file has it."""
    try:
        read_scenario(path)
        numbers = [_number(path.read_bytes())]
        window = Recoveries(kept)
        for left in window.left():
            if left.recovery is None:
                return f"torn: {left.file.name}", 0, False
            if left.recovery.edited == left.recovery.saved:
                return f"nothing in it: {left.file.name}", 0, False
            restored(left.recovery, message("edit.words.meanwhile"))
            read_scenario_text(left.recovery.edited, path)
            numbers.append(_number(left.recovery.edited))
        window.close()
    except (UnreadableFile, OSError) as error:
        return f"it cannot be read any more: {error!r}", 0, False
    if max(numbers) < told:
        return f"{told} was told as kept, and the newest is {max(numbers)}", max(numbers), False
    beside = [file.name for file in path.parent.iterdir() if file not in (path, kept)]
    return f"left beside it: {beside}" if len(beside) > 1 else "", max(numbers), len(numbers) > 1


def _number(data: bytes) -> int:
    found = _NUMBER.search(data)
    return -1 if found is None else int(found[1])
