"""What a robot may do: each action is a name and three numbers, which mean something in whatever window there is.

So a list of actions can be played again without some of them, and each still does something.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")


class Act(Struct, frozen=True, array_like=True):
    """One action."""

    name: str
    a: float = 0.0
    b: float = 0.0
    c: float = 0.0
    """From 0 to 1: which window, where in it, which key, how far."""


class Course(Struct, frozen=True):
    """What is played, and on what."""

    acts: tuple[Act, ...]
    small: bool = False
    """On few and small drafts, of which a window shows another several times as fast."""
    towns: int = 0
    """What the drafts that are made up follow from."""
    between_rests: int = 1000
    """Actions after which the window comes to rest and is counted."""
    where: float = 0.0
    """Seconds of work at one go of which it is told what was being done; 0: of none."""


WEIGHTS = {
    "action": 14,
    "view": 6,
    "click": 18,
    "control": 12,
    "double-click": 3,
    "box": 6,
    "context-menu": 3,
    "point": 8,
    "wheel": 8,
    "drag": 7,
    "carry": 9,
    "key": 20,
    "type": 6,
    "name": 3,
    "fill-in": 4,
    "language": 1,
    "theme": 1,
    "open": 2,
    "add": 2,
    "drop-files": 1,
    "import": 2,
    "drop-card": 1,
    "go-to": 3,
    "edit": 3,
    "change": 12,
    "back-and-forth": 5,
    "save": 2,
    "present": 1,
    "write-file": 3,
    "break-file": 1,
    "remove-file": 1,
    "restore-files": 2,
    "protect-file": 1,
    "replace-file": 2,
    "change-the-same": 3,
    "save-without-room": 2,
    "hide-folder": 1,
    "drop-odd": 2,
    "copy-odd": 2,
    "listen": 4,
    "letter-size": 1,
    "part": 3,
    "press-thing": 24,
    "choose": 8,
    "form-control": 3,
    "pick": 10,
    "follow": 14,
    "cell": 14,
    "seek": 4,
    "reason": 5,
    "matter": 6,
    "hand-over": 4,
    "resize": 2,
    "screen": 1,
    "state": 1,
    "escape": 5,
    "wait": 2,
}
"""How often each is done among all others."""

EDITING = {
    **dict.fromkeys(("edit", "box", "click", "point", "key", "type", "control", "action", "escape"), 6),
    **dict.fromkeys(("view", "language", "go-to", "wheel", "write-file", "save", "wait", "add", "open"), 1),
    "carry": 24,
    "name": 14,
    "fill-in": 14,
    "change": 10,
    "back-and-forth": 12,
    "change-the-same": 4,
    "save-without-room": 2,
    "replace-file": 1,
    "listen": 2,
    "press-thing": 12,
    "choose": 8,
    "form-control": 16,
    "pick": 2,
    "follow": 2,
    "cell": 4,
    "reason": 2,
    "matter": 16,
    "hand-over": 6,
}
"""The same where drafts are edited, mostly."""


def drawn(chance: random.Random, number: int, weights: Mapping[str, int] = WEIGHTS) -> list[Act]:
    """So many actions by chance."""
    names = chance.choices(list(weights), list(weights.values()), k=number)
    return [Act(name, *(round(chance.random(), 4) for _ in range(3))) for name in names]


def one_of(several: Sequence[T], share: float) -> T:
    """The one at that share of all of them, from 0 to 1."""
    return several[min(int(share * len(several)), len(several) - 1)]
