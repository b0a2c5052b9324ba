"""Days on which no body meets: Finland's public holidays, and the eves of Midsummer and of Christmas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from orgsim.resources import resource


@cache
def free_days(year: int) -> frozenset[dt.date]:
    """The days of `year` on which no body meets, on whichever weekdays they fall.

    The eves are no public holidays by law, and nobody is called to a meeting on them; Midsummer's is the Friday from
    19 to 25 June. Holidays are as the package `holidays` knows them, from 1853 to 2100, and kept
    in `resources/free-days/`; of other years only the eves are known.
    """
    june = dt.date(year, 6, 19)
    midsummer = june + dt.timedelta(days=(4 - june.weekday()) % 7)
    known = _public_holidays().get(year, ())
    days = [dt.date(year, int(day[:2]), int(day[2:])) for day in known]
    return frozenset([*days, midsummer, dt.date(year, 12, 24)])


def is_working_day(day: dt.date) -> bool:
    """Whether it is from Monday to Friday and not free."""
    return day.weekday() < 5 and day not in free_days(day.year)


@cache
def _public_holidays() -> Mapping[int, tuple[str, ...]]:
    """By year, as MMDD."""
    rows = [line.split() for line in resource("free-days", "finland.txt").read_text(encoding="ascii").splitlines()]
    return {int(year): tuple(days) for year, *days in rows}
