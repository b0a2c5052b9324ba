"""The meetings of a body as arrays: when agendas close and when meetings are, in minutes."""

from __future__ import annotations

from itertools import accumulate

import msgspec
import numpy as np
from numpy.typing import NDArray

from orgsim.analysis.deciding.process import Body
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
