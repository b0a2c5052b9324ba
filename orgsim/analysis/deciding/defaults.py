"""What is taken where a draft does not say it, each number with its source.

The numbers are data, in `resources/deciding.json`; what is known of a source are the texts `deciding.source.NAME` and
`deciding.source.NAME.about`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from orgsim.messages import Message, message
from orgsim.model.kinds import COUNCIL
from orgsim.model.units import Unit
from orgsim.resources import resource

RUNS = 1000
"""Years that are simulated."""
SEED = 1
"""Of what is drawn at random."""


class Default(msgspec.Struct, frozen=True):
    """A number and where it comes from."""

    value: int
    source: str


class Share(msgspec.Struct, frozen=True, rename="kebab"):
    """So many of so many."""

    items: int
    of: int
    source: str

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.items / self.of


class Defaults(msgspec.Struct, frozen=True, rename="kebab"):
    """All of them. Times are in days."""

    meetings: Mapping[str, Default]
    """A year, by kind of body."""
    language_section: Default
    """Meetings a year of a section that serves one language group."""
    agenda_closes: Mapping[str, Default]
    """Before a meeting: the council's, and those of others."""
    minutes: Mapping[str, Default]
    """Until they are public: the council's, and those of others."""
    notice: Default
    claim: Default
    appeal: Default
    tabled: Share

    def meetings_of(self, unit: Unit) -> Default | None:
        """Meetings a year of such a body; `None`: no figure is known."""
        if unit.kind == "section" and unit.language is not None:
            return self.language_section
        return self.meetings.get(unit.kind)

    def closes_of(self, unit: Unit) -> Default:
        """Days before a meeting on which the agenda of such a body closes."""
        return self.agenda_closes[COUNCIL if unit.kind == COUNCIL else "other"]

    def minutes_of(self, unit: Unit) -> Default:
        """Days from a meeting of such a body until its minutes are public."""
        return self.minutes[COUNCIL if unit.kind == COUNCIL else "other"]


def source(name: str) -> Message:
    """A source in a few words."""
    return message(f"deciding.source.{name}")


def about(name: str) -> Message:
    """What else is known of a source."""
    return message(f"deciding.source.{name}.about")


@cache
def defaults() -> Defaults:
    """The defaults that ship."""
    return msgspec.json.decode(resource("deciding.json").read_bytes(), type=Defaults)
