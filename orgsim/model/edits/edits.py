"""What a planner changes in the units of a draft: each change a value.

`applying` has what becomes of a scenario, `refusing` why a change is impossible.
"""

from __future__ import annotations

from msgspec import Struct

from orgsim.model.edits.fields import Value
from orgsim.model.text import Language
from orgsim.model.units import Unit


class Moved(Struct, frozen=True):
    """Units are put below another, together and in that order."""

    ids: tuple[str, ...]
    below: str | None
    """Id of the unit that they come to stand below; `None`: at the top."""
    at: int | None = None
    """How many of those that stay there stand before them; `None`, or more than there are: at the end."""
    alone: bool = False
    """Whether what stands below each stays, below what was above it and in its place."""


class Added(Struct, frozen=True):
    """A unit is made, with all below it."""

    unit: Unit
    below: str | None
    at: int | None = None


class Removed(Struct, frozen=True):
    """A unit is taken out, with all below it."""

    id: str
    keep_subordinates: bool = False
    """Whether what stands below it stays, in its place."""


class Renamed(Struct, frozen=True):
    """A unit is called something else; its id stays."""

    id: str
    name: str
    language: Language | None = None
    """Whose name is meant. `None`: the first that there is. A name that is in no language stays in none."""


class Set(Struct, frozen=True):
    """One field of a unit is stated, or with `None` not stated any more."""

    id: str
    field: str
    """As files name it (`fields.FIELDS`): `note`, `seats.total` …"""
    value: Value


Edit = Moved | Added | Removed | Renamed | Set
