"""What is otherwise about a unit in the other scenario: from → to, for people to read and for programs."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from orgsim.messages import Message
from orgsim.model.dates import PartialDate
from orgsim.model.scenario import LinkKind
from orgsim.model.text import Text, squeezed

Field = Literal[
    "parent",
    "name",
    "kind",
    "side",
    "place",
    "seats",
    "deputies",
    "drawn-from",
    "reserved",
    "eligible",
    "chair",
    "vice-chair",
    "women",
    "men",
    "deputy-women",
    "deputy-men",
    "speakers",
    "language",
    "remit",
    "area",
    "count",
    "leader",
    "oto",
    "people",
    "fte",
    "vacant",
    "expenses",
    "income",
    "budget-year",
    "code",
    "from",
    "until",
    "meets",
    "agenda-closes",
    "hours",
    "items",
    "purpose",
    "open",
    "shared",
    "council-decision",
    "links",
    "parts-from",
    "parts-to",
]
FIELDS: tuple[Field, ...] = get_args(Field)
"""In the order in which a unit's changes are told."""


class Named(msgspec.Struct, frozen=True, gc=False):
    """Something that has an id and is shown by a name: a unit, a kind, a matter, a word of the format."""

    id: str
    name: Text | Message
    number: int | None = None
    """How many, of a quota of seats."""
    otherwise: bool = False
    """Whether something else is stated of it in the other scenario, whatever it is called."""
    link: tuple[LinkKind, Literal["to", "from"]] | None = None
    """Of a link: its kind, and whether it goes to the unit of this id or comes from it."""


class Amount(msgspec.Struct, frozen=True, gc=False):
    """Euros of a budget."""

    euros: float
    year: int | None = None
    """Which year's, where that of the other scenario is another."""


Value = bool | int | float | Text | PartialDate | Named | Amount | tuple[Named, ...] | None
"""`None`: not stated."""


class Change(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One field of a unit that differs."""

    field: Field
    before: Value
    """In a."""
    after: Value
    """In b."""
    unstated: bool = False
    """Only one of the two states it: they may well agree."""
    removed: tuple[Named, ...] = ()
    """Of a list that both state: what only a has."""
    added: tuple[Named, ...] = ()
    """Of a list that both state: what only b has."""
    altered: tuple[tuple[Named, Named], ...] = ()
    """Of a list that both state: what both have, but not alike."""


def differ(before: Text | None, after: Text | None) -> bool:
    """Whether two texts say different things: in a language that both have, else in all that they have.

    A translation that one of them lacks is no difference, nor are soft hyphens, the width of spaces and the form in
    which Unicode writes a letter: ä is one character on Windows, and often two where it comes from a Mac.
    """
    if before == after:
        return False
    if before is None or after is None:
        return True
    common = False
    for one, other in (
        (before.fi, after.fi),
        (before.sv, after.sv),
        (before.en, after.en),
        (before.und, after.und),
    ):
        if one is not None and other is not None:
            if one != other and squeezed(one) != squeezed(other):
                return True
            common = True
    if common:
        return False
    return set(map(squeezed, before.every())).isdisjoint(map(squeezed, after.every()))
