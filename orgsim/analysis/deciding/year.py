"""Which year is simulated, the same for all drafts of a comparison."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from orgsim.messages import Message, message
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_PLAIN = 2027
"""Where no draft tells a date."""


def year_of(scenarios: Sequence[Scenario]) -> tuple[int, Message]:
    """The year in which cases become ready, and why it is this one.

    It is the one of which most meetings are named; else the last from which meetings are counted; else the first full
    year in which the last of the drafts is in force; else the one after the last draft's date.
    """
    meets = [unit.meets for its in scenarios for unit in hierarchy(its).units if unit.meets is not None]
    named = Counter(day.year for its in meets for day in its.dates)
    if named:
        most = max(named.values())
        return min(year for year, times in named.items() if times == most), message("deciding.year.named")
    starts = [its.from_.year for its in meets if its.from_ is not None]
    if starts:
        return max(starts), message("deciding.year.from")
    effective = [its.effective.first for its in scenarios if its.effective is not None]
    if effective:
        return _full_year_from(max(effective)), message("deciding.year.effective")
    dated = [its.date.last for its in scenarios if its.date is not None]
    if dated:
        return max(dated).year + 1, message("deciding.year.dated")
    return _PLAIN, message("deciding.year.plain")


def _full_year_from(day: dt.date) -> int:
    return day.year if (day.month, day.day) == (1, 1) else day.year + 1
