"""One thing that is said of a unit."""

from __future__ import annotations

import msgspec

from orgsim.messages import Message
from orgsim.model.text import Text


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is said of a unit."""

    label: str
    """Which sort of fact: `kind`, `seats`, … Its heading is the text `fact.LABEL`."""
    value: Text | Message
    unit: str | None = None
    """Id of another unit that it names."""
