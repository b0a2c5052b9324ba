"""The rulebook that ships: which rules there are, the sections of law behind them, and the figures that they set.

The rules themselves are functions in `orgsim.analysis.checks.rules`; what a planner may want to check is here as data.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Literal

import msgspec

from orgsim.resources import resource

Severity = Literal["law", "guidance", "integrity", "note"]


class Basis(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """A section of an act, with the days on which orgsim judges by it."""

    act: str
    """Its name is the text `statute.ACT`."""
    number: str
    """In the statute book: 410/2015."""
    section: str
    subsection: str | None = None
    """Momentti."""
    item: str | None = None
    """Kohta of the subsection."""
    case: str | None = None
    """Where a rule rests on several sections, the case that this one is for; `None`: any."""
    from_: dt.date = msgspec.field(name="from")
    until: dt.date | None = None
    """Its last day. `None`: in force as of the date of the rulebook."""
    original_wording: bool = False
    """Read only as it was first enacted."""

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Whether it holds on any day from `first` to `last`."""
        return self.from_ <= last and (self.until is None or first <= self.until)


class Entry(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """One rule."""

    severity: Severity
    """What a breach of it would be."""
    basis: tuple[Basis, ...]
    """Empty where no act is behind it: the draft is held against itself."""


class CouncilSize(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The least seats of a council."""

    up_to: int | None
    """Most inhabitants of a municipality of this class; `None`: any number."""
    seats: int


class ElectionBoard(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The central election board: exactly so many members, at least so many deputies."""

    members: int
    deputies: int


class Least(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The least number of each sex by two ways of rounding; `None` where one is impossible."""

    rounded_up: int | None
    nearest: int


class Quota(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The least share of each sex, and the numbers that follow from it."""

    percent: int
    by_seats: dict[int, Least]


class AsOf(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The days up to which the amendments of the acts were read."""

    local_government: dt.date
    other_acts: dt.date


class Rulebook(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """All rules, by their ids, with the days of the law that they were read from."""

    as_of: AsOf
    first_day: dt.date
    """The first day of the acts; what takes force earlier is under the older one."""
    older_act: str
    council_sizes: tuple[CouncilSize, ...]
    """From the smallest municipalities to the largest."""
    election_board: ElectionBoard
    least_of_each_sex: Quota
    rules: dict[str, Entry]


@cache
def rulebook() -> Rulebook:
    """The rulebook of ``resources/rules.json``."""
    return msgspec.json.decode(resource("rules.json").read_bytes(), type=Rulebook)
