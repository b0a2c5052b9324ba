"""Rounds of the robot in the window, each in a process of its own: it may die, and what it did last is told."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tests.campaigns.campaign import Round
from tests.campaigns.robot.acts import EDITING, WEIGHTS, Course, drawn

ACTS = 2000
"""In a round."""
_TOWNS = 1 << 30
_LAST = 30
_LONGEST = 1800
"""Seconds for a round."""
_ROOT = Path(__file__).resolve().parents[3]
_DISPLAYS = [
    {"name": name, "x": x, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    for name, x, width, height in (("laptop", 0, 1366, 768), ("hall", 1366, 1920, 1080))
]


class Played(Struct, frozen=True):
    """What came of playing a list of actions."""

    tries: int
    fault: str
    """Empty where nothing was wrong."""
    last: tuple[str, ...]
    """The last actions, with what each was done to."""
    figures: dict[str, float]
    rests: tuple[str, ...]
    """What there was each time that the window came to rest."""
    again: tuple[str, ...]
    """What had grown where what was done before it was done again."""
    standing: tuple[str, ...]
    """Each time that the window worked for more than 100 ms at one go."""
    where: tuple[str, ...]
    """What was being done in work that took as long as was asked."""
    errors: str
    """The end of what it wrote to standard error, crash reports and stacks among them."""


def play(chance: random.Random, folder: Path, *, where: float = 0.0) -> Round:
    """A round of two thousand actions: in three of four rounds on small drafts, in every second mostly edits.

    Of work that takes more than `where` seconds at one go it is told what was being done.
    """
    small, weights = chance.random() < 0.75, EDITING if chance.random() < 0.5 else WEIGHTS
    acts = tuple(drawn(chance, ACTS, weights))
    course = Course(acts, small=small, towns=chance.randrange(_TOWNS), where=where)
    played = played_in(course, folder)
    for one in played.standing:
        print(f"  stood still: {one}", flush=True)
    for one in played.again:
        print(f"  played again, as {one}", flush=True)
    for one in played.where:
        print(f"  {one}", flush=True)
    tops = {name: value for name, value in played.figures.items() if name not in ("tries", "edits")}
    sums = {"over_100ms": float(len(played.standing)), "edits": played.figures.get("edits", 0.0)}
    if not played.fault:
        return Round(played.tries, (), sums, tops)
    with tempfile.NamedTemporaryFile("wb", prefix="orgsim-acts-", suffix=".json", delete=False) as kept:
        kept.write(msgspec.json.encode(_begun(course, played)))
    told = [f"after {played.tries} actions: {played.fault}", *played.last, *played.errors.splitlines()[-40:]]
    again = f"python -m tests.campaigns replay --acts {kept.name} --shrink"
    return Round(played.tries, ("\n    ".join([*told, f"again: {again}"]),), sums, tops)


def replay(data: bytes, *, shrink: bool, out: TextIO) -> int:
    """Play the actions of a file again, or find a few of them that end in a fault too; 0 where nothing was wrong."""
    course = msgspec.json.decode(data, type=Course)
    with tempfile.TemporaryDirectory() as folder:
        played = played_in(course, Path(folder))
    if played.fault and shrink:
        course, played = shrunk(_begun(course, played), played, out)
        print(msgspec.json.encode(course).decode(), file=out)
    print("\n".join([played.fault or "nothing was wrong", *played.last, played.errors]), file=out)
    return 1 if played.fault else 0


def _begun(course: Course, played: Played) -> Course:
    return replace(course, acts=course.acts[: played.tries + 1])


def shrunk(course: Course, played: Played, out: TextIO) -> tuple[Course, Played]:
    """Fewer actions that end in the same fault: halves, quarters and so on are left out where it still comes."""
    few, size = course.acts, max(len(course.acts) // 2, 1)
    while True:
        at = 0
        while at < len(few) - 1:
            fewer = few[:at] + few[at + size :]
            with tempfile.TemporaryDirectory() as folder:
                again = played_in(replace(course, acts=fewer), Path(folder))
            if again.fault and _kind(again.fault) == _kind(played.fault):
                few, played = fewer[: again.tries + 1], again
                print(f"{len(few)} actions left", file=out, flush=True)
            else:
                at += size
        if size == 1:
            return replace(course, acts=few), played
        size = max(size // 2, 1)


def _kind(fault: str) -> str:
    return "".join(character for character in fault if not character.isdigit())[:60]


def played_in(course: Course, folder: Path) -> Played:
    """Play `course` in a process of its own in that empty folder."""
    asked, displays, told, errors = (folder / f"{name}.txt" for name in ("course", "displays", "told", "errors"))
    asked.write_bytes(msgspec.json.encode(course))
    displays.write_text(json.dumps({"screens": _DISPLAYS}), "utf-8")
    own = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "XDG_DATA_HOME": str(folder / "data")}
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={displays}", "PYTHONPATH": str(_ROOT)}
    command = [sys.executable, "-m", "tests.campaigns.robot.player", str(asked), str(folder)]
    environment = {**os.environ, **own, **platform}
    # Into files, which can be looked at while it plays.
    with told.open("wb") as to, errors.open("wb") as aside:
        try:
            code = subprocess.run(
                command, cwd=folder, env=environment, stdout=to, stderr=aside, check=False, timeout=_LONGEST
            ).returncode
        except subprocess.TimeoutExpired:
            code = -1
    return _read(told.read_text("utf-8", "replace").splitlines(), code, errors.read_text("utf-8", "replace"))


def _read(lines: Sequence[str], code: int, errors: str) -> Played:
    by_kind: dict[str, list[str]] = {}
    done: list[str] = []
    for line in lines:
        kind, _, what = line.partition(" ")
        by_kind.setdefault(kind, []).append(what)
        if kind == "act":
            done.append(what)
        elif kind == "did" and done:
            done[-1] += f" {what}"
    figures = msgspec.json.decode(by_kind["figures"][-1]) if "figures" in by_kind else {}
    faults = by_kind.get("fault", [])
    if not faults and ("figures" not in by_kind or code):
        faults = [f"the process ended by itself with {code}"]
    tries = figures.get("tries", len(done))
    return Played(
        tries,
        "; ".join(faults),
        tuple(done[-_LAST:]),
        figures,
        tuple(by_kind.get("rest", ())),
        tuple(by_kind.get("again", ())),
        tuple(by_kind.get("stood", ())),
        tuple(by_kind.get("where", ())),
        errors[-6000:],
    )
