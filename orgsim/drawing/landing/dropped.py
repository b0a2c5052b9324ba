"""What was dropped on a draft: said by whoever heard the gesture, done by whoever edits."""

from __future__ import annotations

from pathlib import Path

import msgspec

from orgsim.messages import Message
from orgsim.model.edits.edits import Edit


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
