"""The meetings of a body as arrays: when agendas close and when meetings are, in minutes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgsim.analysis.deciding.process import Body, Process
from orgsim.analysis.deciding.runs.arrivals import DAY
from orgsim.analysis.deciding.runs.chance import Whole

APART = 1 << 40
"""Minutes between the calendars of a body, so that one sorted array holds all of them."""


class Meetings(msgspec.Struct, frozen=True, eq=False):
    """All meetings of a body, calendar by calendar."""

    closes: Whole
    """The last minute for which a meeting's agenda is open: the end of the day on which it closes, itself in time."""
    ends: Whole
    """The end of the meeting's day."""
    starts: Whole
    """For each calendar, its first meeting."""
    stops: Whole
    """One past its last meeting."""
    in_year: NDArray[np.bool_]

    @property
    def most(self) -> int:
        """Meetings of the calendar that has most of them."""
        return int((self.stops - self.starts).max(initial=0))

    def next(self, way: Whole, minute: Whole) -> Whole:
        """The first meeting whose agenda is still open at `minute`, in the calendar `way`: its index.

        One past the last of that calendar where there is none.
        """
        return np.searchsorted(self.closes, minute + way * APART, side="left").astype(np.int64)


class Row(msgspec.Struct, frozen=True, eq=False):
    """The meetings of several bodies in one row, so that cases of all of them find theirs at once."""

    all: Meetings
    """Calendar by calendar, body by body; those that meet alike share theirs."""
    first: Whole
    """For each body its first calendar; −1: it decides without a meeting."""


def row_of(meetings: Sequence[Meetings]) -> Row:
    """The meetings of bodies, in their order."""
    first: list[int] = []
    place: dict[int, int] = {}
    different: list[Meetings] = []
    calendars = 0
    for its in meetings:
        many = len(its.starts)
        if many and id(its) not in place:
            place[id(its)] = calendars
            different.append(its)
            calendars += many
        first.append(place[id(its)] if many else -1)
    closes = _joined([place[id(its)] * APART + its.closes for its in different])
    before = np.repeat(
        np.cumsum([0, *(len(its.closes) for its in different)], dtype=np.int64)[:-1],
        np.array([len(its.starts) for its in different], dtype=np.int64),
    )
    return Row(
        all=Meetings(
            closes=closes,
            ends=_joined([its.ends for its in different]),
            starts=_joined([its.starts for its in different]) + before,
            stops=_joined([its.stops for its in different]) + before,
            in_year=np.concatenate([np.zeros(0, dtype=np.bool_), *(its.in_year for its in different)]),
        ),
        first=np.array(first, dtype=np.int64),
    )


def _joined(arrays: Sequence[Whole]) -> Whole:
    return np.concatenate([np.zeros(0, dtype=np.int64), *arrays])


def all_meetings(process: Process) -> tuple[Meetings, ...]:
    """The meetings of each body: one value for all that meet alike, as most of a large draft do."""
    found: dict[tuple[int, int], Meetings] = {}
    for body in process.bodies:
        # The days themselves are thousands of numbers, which bodies with the same rule share.
        alike = id(body.calendars), body.closes
        if alike not in found:
            found[alike] = meetings_of(body, process.days)
    return tuple([found[id(body.calendars), body.closes] for body in process.bodies])


def meetings_of(body: Body, days: int) -> Meetings:
    """The meetings of a body; those within the first `days` days are of the year."""
    starts = [way * APART for way, its in enumerate(body.calendars) for _ in its]
    held = np.array([day for its in body.calendars for day in its], dtype=np.int64)
    stops = np.array([*accumulate(len(its) for its in body.calendars)], dtype=np.int64)
    return Meetings(
        closes=(held - body.closes + 1) * DAY + np.array(starts, dtype=np.int64),
        ends=(held + 1) * DAY,
        starts=stops - np.array([len(its) for its in body.calendars], dtype=np.int64),
        stops=stops,
        in_year=held < days,
    )
