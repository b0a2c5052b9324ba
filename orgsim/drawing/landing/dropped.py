"""What was dropped on a draft: said by whoever heard the gesture, done by whoever edits."""

from __future__ import annotations

from pathlib import Path

import msgspec

from orgsim.messages import Message
from orgsim.model.edits.edits import Edit


class Choice(msgspec.Struct, frozen=True, eq=False):
    """One of several things that may be done."""

    words: Message
    edits: tuple[Edit, ...]


class Dropped(msgspec.Struct, frozen=True, eq=False):
    """Units that are to come to another place."""

    path: Path
    """The draft that they were dropped on."""
    ids: tuple[str, ...]
    below: str | None
    at: int | None
    edits: tuple[Edit, ...]
    words: Message
    """What is done, as it stands after "Undo:"."""
    home: Path | None = None
    """The draft that they come from, where that is another."""
    choices: tuple[Choice, ...] = ()
    """What may be done instead of the edits: one of these is chosen, or nothing is done."""
