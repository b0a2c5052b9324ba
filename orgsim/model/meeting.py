"""When a body meets: by a rule of the calendar, on stated days, or so many times a year."""

from __future__ import annotations

import datetime as dt
from typing import Literal, get_args

import msgspec

from orgsim.model.dates import PartialDate

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""From the first of ISO 8601 on: their places are those of `datetime.date.weekday`."""
Period = Literal["week", "month"]
WeekParity = Literal["even", "odd"]
NTH = (1, 2, 3, 4, 5, -1)
"""Which of the weekdays of a month: -1 is the last."""
MOST_EVERY = 52
"""Weeks or months between meetings, at most."""


class Meets(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", omit_defaults=True):
    """When a body meets, told in one of three ways: `a_year`, `dates`, or a rule.

    A rule is `every` with `period`, or `weeks`, with the weekday.
    """

    a_year: int | None = None
    """Meetings a year, 0 to `MOST_MEETINGS`; on which days is not stated."""
    dates: tuple[dt.date, ...] = ()
    """The days themselves, ascending."""
    every: int | None = None
    """Weeks or months from one meeting to the next, 1 to `MOST_EVERY`."""
    period: Period | None = None
    """What `every` counts."""
    on: Weekday | None = None
    """`None`: not stated, which only a rule from a date may leave out."""
    nth: int | None = None
    """Of months: which of the days `on` in the month, one of `NTH`."""
    weeks: WeekParity | None = None
    """Weeks whose number by ISO 8601 is even, or odd: two in a row are odd where a year has 53 of them."""
    from_: dt.date | None = msgspec.field(default=None, name="from")
    """No meeting before it; a rule of every several weeks or months is counted from here."""
    except_: tuple[PartialDate, ...] = msgspec.field(default=(), name="except")
    """Days, weeks, months, seasons or years without a meeting."""
