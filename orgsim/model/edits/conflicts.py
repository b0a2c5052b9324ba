"""What two people have changed of one draft so that both cannot stand: values, put into words elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from orgsim.messages import Message
from orgsim.model.edits.edits import Edit

Choice = Literal["mine", "theirs"]
Choices = Mapping[str, Choice]
"""What is chosen, by the keys of conflicts; where nothing is, theirs stands."""

ConflictKind = Literal["stated", "moved", "removed-there", "removed-here", "added", "impossible"]


class Conflict(Struct, frozen=True):
    """One thing that both have changed, each to something else, or that one needs and the other has taken out."""

    key: str
    """The same each time the same is replayed."""
    kind: ConflictKind
    """`stated`: both have stated another thing in one field.
    `moved`: both have moved it, below different units, or each below the other (`there`).
    `removed-there`: it is gone, and what was done needs it.
    `removed-here`: it was removed, and they have changed something of it (`there`).
    `added`: both have made a unit of that id.
    `impossible`: it cannot be done any more."""
    unit: str
    """Id of the unit that it is about; `facts.DRAFT`: the draft itself."""
    field: str
    """As `facts` names it."""
    before: object
    """What was stated there when it was edited, as `facts.value_of` tells it, and so for the other two."""
    mine: object
    theirs: object
    edits: tuple[Edit, ...]
    """What was done here and stands only if mine is chosen."""
    there: tuple[str, ...] = ()
    """Of what was removed here: the units of it that they have changed. Of a circle: the unit that they have moved."""
    why: Message | None = None
    """Why mine cannot be chosen; `None`: it can."""
