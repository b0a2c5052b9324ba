"""Days on which no body meets: Finland's public holidays, and the eves of Midsummer and of Christmas."""

from __future__ import annotations

import datetime as dt
from functools import cache


@cache
def free_days(year: int) -> frozenset[dt.date]:
    """The days of `year` on which no body meets, on whichever weekdays they fall.

    The eves are no public holidays by law, and nobody is called to a meeting on them; Midsummer's is the Friday from
    19 to 25 June. Holidays are as the package `holidays` knows them, to 2100; after it only the eves are known.
    """
    from holidays import country_holidays

    june = dt.date(year, 6, 19)
    midsummer = june + dt.timedelta(days=(4 - june.weekday()) % 7)
    return frozenset(country_holidays("FI", years=year)) | {midsummer, dt.date(year, 12, 24)}


def is_working_day(day: dt.date) -> bool:
    """Whether it is from Monday to Friday and not free."""
    return day.weekday() < 5 and day not in free_days(day.year)
