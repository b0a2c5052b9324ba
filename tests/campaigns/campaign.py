"""What every campaign is: rounds that follow from a seed and their number alone, and lines that tell of them.

A round can be made again by itself, and a campaign goes on where it was left: the last line says how.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from msgspec import Struct


class Round(Struct, frozen=True):
    """What came of one round."""

    tries: int
    """Whatever the campaign counts: actions, files, kills, additions, names."""
    faults: tuple[str, ...] = ()
    """Each told whole: what was done, what came, and what should have."""
    sums: dict[str, float] = {}
    """Figures that are added up over the rounds."""
    tops: dict[str, float] = {}
    """Figures of which the greatest counts."""


Play = Callable[[random.Random, Path], Round]
"""Plays one round with that chance in that empty folder."""


def chance_of(seed: int, number: int) -> random.Random:
    """The chance of one round, whatever was played before it."""
    return random.Random(f"{seed}:{number}")


def line(name: str, seed: int, **figures: object) -> str:
    """A line of a report, the same for all campaigns."""
    told = " ".join(f"{key}={_number(value)}" for key, value in figures.items())
    return f"{name} seed={seed} {told}"


def campaign(
    name: str,
    play: Play,
    *,
    seed: int,
    first: int = 0,
    rounds: int | None = None,
    minutes: float | None = None,
    out: TextIO,
) -> int:
    """Play rounds from `first` on, for so many `rounds` or `minutes`; how many faults there were, told on `out`."""
    begun, number, tries, faults = time.monotonic(), first, 0, 0
    until = begun + 60 * (minutes or 0)
    sums, tops = Counter[str](), dict[str, float]()
    try:
        while (rounds is None or number < first + rounds) and (minutes is None or time.monotonic() < until):
            with tempfile.TemporaryDirectory(prefix=f"orgsim-{name}-") as folder:
                came = play(chance_of(seed, number), Path(folder))
            tries += came.tries
            faults += len(came.faults)
            sums.update(came.sums)
            tops |= {key: max(value, tops.get(key, value)) for key, value in came.tops.items()}
            for fault in came.faults:
                print(line(name, seed, round=number, fault=fault), file=out, flush=True)
            number += 1
    except KeyboardInterrupt:
        print(file=out)
    figures = {"tries": tries, "faults": faults, "seconds": round(time.monotonic() - begun), **sums, **tops}
    print(line(name, seed, rounds=f"{first}..{number - 1}", **figures), file=out)
    print(f"go on: python -m tests.campaigns {name} --seed {seed} --from {number}", file=out, flush=True)
    return faults


def _number(value: object) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
