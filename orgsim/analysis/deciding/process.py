"""What is simulated of a draft: its bodies with their meetings, and the course of each matter through them.

Days are counted from the first of the year, which is 0. Everything is resolved here, so that a process of its own can
run it without the draft.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from orgsim.analysis.deciding.assumption import Assumption
from orgsim.analysis.deciding.ways.levels import WHOLE, Places
from orgsim.messages import Message
from orgsim.model.meeting import Meets
from orgsim.model.text import Text

YEARS_AHEAD = 3
"""For how many years after the first the meetings are known: what is not decided by then counts as undecided."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who handles matters."""

    unit: str
    name: Text
    calendars: tuple[tuple[int, ...], ...]
    """The days on which it meets, ascending. Several where only a number a year is known: ways to spread that, of which
    each run takes one. None for one who decides without a meeting."""
    closes: int = 0
    """Days before a meeting: the last day on which a case comes onto its agenda."""
    limit: int | None = None
    """Items that a meeting can take. `None`: no limit is known."""
    hours: float | None = None
    meets: Meets | None = None
    """What `calendars` are found from."""
    seats: int | None = None
    sits: bool = False
    """Whether its members are elected, and their evenings are counted."""
    council: bool = False

    @property
    def at_once(self) -> bool:
        """Whether it decides without a meeting, as an office holder does."""
        return not self.calendars

    @property
    def evenly(self) -> bool:
        """Whether only a number of meetings a year is known."""
        return len(self.calendars) > 1


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """The way of a matter, or of its cases of some sizes: then the matter has several."""

    matter: str
    name: Text
    bodies: tuple[int, ...]
    """Indexes of the bodies that handle it, in order; the last decides."""
    places: Places = WHOLE
    """Which of the matter's cases go this way."""
    cases: float = 1.0
    """Of the matter, a year."""
    stated: bool = False
    """Whether the draft states how many these are."""
    preparation: tuple[int, int] | None = None
    """Days, the least and the most. `None`: not stated."""
    above: int | None = None
    """The body that may take a decision over."""
    minutes: int = 0
    """Days from the decision until the minutes are public."""
    notice: int = 7
    """Days until residents count as told."""
    remedy: Literal["claim", "appeal"] = "claim"
    remedy_days: int = 14


class Unknown(msgspec.Struct, frozen=True, kw_only=True):
    """A matter that cannot be simulated."""

    matter: str
    name: Text
    bodies: tuple[str, ...]
    """Ids of the units that handle it, as far as that is known."""
    missing: tuple[Message, ...]
    foreign: bool = False
    """Whether another draft has it, and this one states what its bodies decide without it."""


class Process(msgspec.Struct, frozen=True, kw_only=True):
    """All that is simulated of one draft."""

    scenario: str
    first: dt.date
    days: int
    """In the year: cases become ready, or begin to be prepared, on any of them."""
    bodies: tuple[Body, ...]
    courses: tuple[Course, ...]
    unknown: tuple[Unknown, ...] = ()
    order: tuple[str, ...] = ()
    """Ids of all matters, as they are shown."""
    common: frozenset[str] = frozenset()
    """Ids of those that are known in every draft of the comparison."""
    assumed: frozenset[str] = frozenset()
    """Ids of those of which the draft does not say who decides them: that is assumed."""
    tabled: float = 0.0
    """Share of items that are put off to the next meeting."""
    escalated: float = 0.0
    """Share of decisions that the body above takes over."""
    take_over: int = 14
    """Days from a decision within which it may be taken over."""
    assumptions: tuple[Assumption, ...] = ()
    missing: tuple[Message, ...] = ()

    @property
    def matters(self) -> tuple[str, ...]:
        """Ids of those that are simulated, as their courses come."""
        return tuple(dict.fromkeys(course.matter for course in self.courses))

    @property
    def last(self) -> dt.date:
        """The last day of the year."""
        return self.first + dt.timedelta(days=self.days - 1)

    @property
    def limited(self) -> bool:
        """Whether any meeting that a matter comes to can take so many items only."""
        return any(self.bodies[body].limit is not None for body in self.handling)

    @property
    def handling(self) -> frozenset[int]:
        """Indexes of the bodies that any matter may come to."""
        found = {body for course in self.courses for body in course.bodies}
        if self.escalated:
            found |= {course.above for course in self.courses if course.above is not None}
        return frozenset(found)
