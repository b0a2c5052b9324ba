"""Processes and drafts to simulate, small enough to work out by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from orgsim.analysis.deciding.process import Body, Course, Process
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.text import plain
from orgsim.model.units import Matter, Unit

FIRST = dt.date(2027, 1, 1)
YEAR = 365
FAR = 4 * YEAR

KINDS = {
    id: Kind(side=side, name=plain(id), body=body)
    for id, side, body in (
        ("council", "elected", True),
        ("city-board", "elected", True),
        ("board", "elected", True),
        ("section", "elected", True),
        ("audit-committee", "elected", True),
        ("youth-council", "influence", False),
        ("post", "administration", False),
    )
}


def body(unit: str, every: int, start: int = 0, *, closes: int = 0, limit: int | None = None) -> Body:
    """One that meets every so many days from the day `start` on."""
    return Body(unit=unit, name=plain(unit), calendars=(tuple(range(start, FAR, every)),), closes=closes, limit=limit)


def officer(unit: str) -> Body:
    """One who decides without a meeting."""
    return Body(unit=unit, name=plain(unit), calendars=())


def on_days(unit: str, days: Sequence[int], *, closes: int = 0, limit: int | None = None) -> Body:
    """One that meets on these days."""
    return Body(unit=unit, name=plain(unit), calendars=(tuple(days),), closes=closes, limit=limit)


def course(matter: str, *bodies: int, cases: float = 1.0, above: int | None = None, **rest: object) -> Course:
    return Course(matter=matter, name=plain(matter), bodies=bodies, cases=cases, stated=True, above=above,
                  **rest)  # type: ignore[arg-type]  # fmt: skip


def process(bodies: Sequence[Body], courses: Sequence[Course], *, days: int = YEAR, tabled: float = 0.0,
            escalated: float = 0.0) -> Process:  # fmt: skip
    ids = dict.fromkeys(its.matter for its in courses)
    return Process(scenario="draft", first=FIRST, days=days, bodies=tuple(bodies), courses=tuple(courses),
                   order=tuple(ids), common=frozenset(ids), tabled=tabled, escalated=escalated)  # fmt: skip


def draft(*units: Unit, id: str = "draft") -> Scenario:
    return Scenario(id=id, title=plain(id), kinds=KINDS, units=units)


def matter(id: str, **rest: object) -> Matter:
    return Matter(id=id, name=plain(id), **rest)  # type: ignore[arg-type]


def unit(id: str, kind: str, *units: Unit, **rest: object) -> Unit:
    return Unit(id=id, kind=kind, name=plain(id), units=units, **rest)  # type: ignore[arg-type]
