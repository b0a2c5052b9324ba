"""Which year is simulated, the same for all drafts of a comparison."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from orgsim.analysis.figures.bodies import some_names
from orgsim.messages import Message, message
from orgsim.model.dates import FIRST_YEAR, LAST_YEAR, PartialDate
from orgsim.model.hierarchy import hierarchy
from orgsim.model.meeting import Meets, is_far, year_told
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit

_PLAIN = 2027
"""Where no draft tells a date."""


def year_of(scenarios: Sequence[Scenario]) -> tuple[int, Message]:
    """The year in which cases become ready, and why it is this one.

    It is the one of which most bodies name meetings; where more count them from a later year, the last of those; else
    the first full year in which the last of the drafts is in force; else the one after the last draft's date. Bodies
    and drafts that tell of a far year (`is_far`), alone, do not move it; bodies that do not count are told.
    """
    near, far = _telling(scenarios)
    year, why = _by_bodies(near) or _by_drafts(scenarios)
    if far:
        names = tuple(dict.fromkeys(its.unit.name for its in far))
        why = message("deciding.year.far", why=why, bodies=some_names(names))
    return min(max(year, FIRST_YEAR), LAST_YEAR), why


class _Telling(NamedTuple):
    """A body whose meetings tell a year."""

    unit: Unit
    meets: Meets
    year: int


def _telling(scenarios: Sequence[Scenario]) -> tuple[list[_Telling], list[_Telling]]:
    """The bodies of which the year counts, and those of which it does not."""
    telling = [
        _Telling(unit, unit.meets, year)
        for its in scenarios
        for unit in hierarchy(its).units
        if unit.meets is not None and (year := year_told(unit.meets)) is not None
    ]
    by_year: dict[int, set[str]] = {}
    for its in telling:
        by_year.setdefault(its.year, set()).add(its.unit.id)
    known = {year for year, units in by_year.items() if len(units) > 1}
    known |= {year for its in scenarios for date in (its.date, its.effective) for year in _years(date)}
    near: list[_Telling] = []
    far: list[_Telling] = []
    for its in telling:
        (far if is_far(its.year, known) else near).append(its)
    return near, far


def _by_bodies(bodies: Sequence[_Telling]) -> tuple[int, Message] | None:
    naming = [its for its in bodies if its.meets.dates]
    counting = [its.year for its in bodies if not its.meets.dates]
    if naming:
        named = Counter(its.year for its in naming)
        days = Counter(day.year for its in naming for day in its.meets.dates)
        year = max(named, key=lambda each: (named[each], days[each], -each))
        if sum(start > year for start in counting) <= len(naming):
            return year, message("deciding.year.named")
    return (max(counting), message("deciding.year.from")) if counting else None


def _by_drafts(scenarios: Sequence[Scenario]) -> tuple[int, Message]:
    effective = {column: its.effective for column, its in enumerate(scenarios) if its.effective is not None}
    dated = {column: its.date for column, its in enumerate(scenarios) if its.date is not None}
    if effective:
        last = max(each.first for each in _near(effective, scenarios))
        return _full_year_from(last), message("deciding.year.effective")
    if dated:
        return max(each.last for each in _near(dated, scenarios)).year + 1, message("deciding.year.dated")
    return _PLAIN, message("deciding.year.plain")


def _near(dates: Mapping[int, PartialDate], scenarios: Sequence[Scenario]) -> list[PartialDate]:
    """Those that lie near any other date of the drafts; all where none does."""
    near = []
    for column, date in dates.items():
        others = [
            year
            for other, its in enumerate(scenarios)
            for each in (its.date, its.effective)
            if other != column or each is not date
            for year in _years(each)
        ]
        if not is_far(date.first.year, others):
            near.append(date)
    return near or list(dates.values())


def _years(date: PartialDate | None) -> Iterable[int]:
    return () if date is None else {date.first.year, date.last.year}


def _full_year_from(day: dt.date) -> int:
    return day.year if (day.month, day.day) == (1, 1) else day.year + 1
