"""What a planner changes in the units of a draft: each change a value.

`applying` has what becomes of a scenario, `refusing` why a change is impossible.
"""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from orgsim.model.dates import PartialDate
from orgsim.model.edits.fields import Value
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Link, LinkKind, Source
from orgsim.model.text import Language, Text
from orgsim.model.units import Amount, Delegation, Matter, Unit

MatterField = Literal["name", "area", "delegated", "amounts", "prepared-by", "a-year", "preparation", "note"]
MatterValue = Text | tuple[str, ...] | tuple[Delegation, ...] | tuple[Amount, ...] | tuple[int, int] | float | None
HeadField = Literal["title", "status", "date", "effective", "note"]
LinkField = Literal["kind", "from", "to", "note", "source"]
MATTER_FIELDS: tuple[MatterField, ...] = get_args(MatterField)
HEAD_FIELDS: tuple[HeadField, ...] = get_args(HeadField)
LINK_FIELDS: tuple[LinkField, ...] = get_args(LinkField)


def matter_value(matter: Matter, field: MatterField) -> MatterValue:
    """What is stated there of a matter."""
    value: MatterValue = getattr(matter, name_of(field))
    return value


def name_of(field: MatterField) -> str:
    """What the field is called in Python."""
    return field.replace("-", "_")


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
    wording: str = ""
    """Lines that state it in the text of another draft, with their comments; empty: it is written anew."""


class Removed(Struct, frozen=True):
    """A unit is taken out, with all below it; it may be one that was put away."""

    id: str
    keep_subordinates: bool = False
    """Whether what stands below it stays, in its place."""


class PutAway(Struct, frozen=True):
    """Units are put into the tray, each with all below it, behind what is there."""

    ids: tuple[str, ...]


class TakenOut(Struct, frozen=True):
    """A unit is taken out of the tray, with all below it, and placed."""

    id: str
    below: str | None
    at: int | None = None


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


class MatterAdded(Struct, frozen=True):
    """A matter is stated in the remit of a unit, which so becomes stated where it was not."""

    id: str
    """Of the unit."""
    matter: Matter
    at: int | None = None
    """How many stand before it; `None`, or more than there are: it comes last."""


class MatterRemoved(Struct, frozen=True):
    """A matter is taken out of the remit of a unit. After the last the remit says that nothing is decided there."""

    id: str
    matter: str
    """Its id."""


class MatterMoved(Struct, frozen=True):
    """A matter passes from the remit of one unit to that of another, or to another place in the same."""

    matter: str
    of: str
    to: str
    at: int | None = None
    """How many of those that stay there stand before it."""


class MatterRenamed(Struct, frozen=True):
    """A matter is called something else in the remit of a unit; its id stays."""

    id: str
    matter: str
    name: str
    language: Language | None = None


class MatterSet(Struct, frozen=True):
    """One field of a matter is stated, or with `None` not stated any more.

    An empty `delegated`: it stays there; an empty `prepared-by`: nobody handles it before.
    """

    id: str
    matter: str
    field: MatterField
    value: MatterValue


class RemitCleared(Struct, frozen=True):
    """All matters are taken out of the remit of a unit."""

    id: str
    nothing: bool
    """Whether it is stated then that it decides nothing; else its remit is not stated."""


class Linked(Struct, frozen=True):
    """A link is stated, behind the others."""

    link: Link


class Unlinked(Struct, frozen=True):
    """A link is stated no more: the first of that kind between those two."""

    kind: LinkKind
    from_: str
    to: str


class LinkSet(Struct, frozen=True):
    """One field of the first link of that kind between those two is stated, or with `None` not stated any more."""

    kind: LinkKind
    from_: str
    to: str
    field: LinkField
    value: Text | str | tuple[str, ...] | None


class Declared(Struct, frozen=True):
    """A source or a kind of the draft's own is stated, for units to name."""

    key: str
    value: Source | Kind


class DraftSet(Struct, frozen=True):
    """One field of the draft itself is stated, or with `None` not stated any more."""

    field: HeadField
    value: Text | PartialDate | str | None


class SourceSet(Struct, frozen=True):
    """A source of the draft's says something else, or with `None` is stated no more."""

    key: str
    source: Source | None


class Remarked(Struct, frozen=True):
    """A comment is put above a unit, for those who read the file; the draft says the same."""

    id: str
    text: str


MatterEdit = MatterAdded | MatterRemoved | MatterMoved | MatterRenamed | MatterSet | RemitCleared
LinkEdit = Linked | Unlinked | LinkSet
UnitEdit = Moved | Added | Removed | PutAway | TakenOut | Renamed | Set
HeadEdit = DraftSet | SourceSet
Edit = UnitEdit | MatterEdit | LinkEdit | HeadEdit | Declared | Remarked
