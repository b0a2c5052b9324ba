"""One change of a draft, told in a sentence."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from orgsim.messages import Message
from orgsim.model.edits.facts import Fact
from orgsim.model.text import Text

LineKind = Literal[
    "added", "removed", "moved", "renamed", "changed", "merged", "split", "put-away", "taken-out", "reordered"
]


class Line(Struct, frozen=True):
    """What has become of a unit, or one thing that is said of it otherwise."""

    kind: LineKind
    unit: str
    """Id of the unit that it is told of: as it is now, or of what is gone as it was."""
    name: Text
    """That unit's."""
    words: Message
    """The sentence."""
    facts: tuple[Fact, ...] = ()
    """What it tells of, where both drafts are one draft at two times; that is how it is taken back."""
    reason: Text | None = None
    """Why, where the draft says so: the note of the unit, where that was not there before."""
