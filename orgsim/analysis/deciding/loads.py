"""Evenings that councillors give, by how many bodies they sit on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import prod

from orgsim.analysis.deciding.process import Body, Process
from orgsim.analysis.deciding.results import Load

_MOST_BODIES = 3
_MOST_WAYS = 50_000
"""To choose the other bodies: so many are looked at."""


def loads(process: Process) -> tuple[Load, ...]:
    """For one, two and three bodies: the council, and one or two others of the elected side.

    Two meetings on one evening are one evening, as far as the days are known: nobody can be at both. Without a council
    whose meetings are known there is nothing to tell.
    """
    sitting = [body for body in process.bodies if body.sits and not body.at_once]
    council = next((body for body in sitting if body.council), None)
    if council is None:
        return ()
    others = [body for body in sitting if body is not council]
    found = []
    for more in range(min(_MOST_BODIES - 1, len(others)) + 1):
        if len(others) ** more > _MOST_WAYS:
            break
        found.append(_load(process, council, [*combinations(others, more)]))
    return tuple(found)


def _load(process: Process, council: Body, ways: Sequence[tuple[Body, ...]]) -> Load:
    told = [(*_evenings(process, (council, *its)), its) for its in ways]
    seats = [body.seats for its in ways for body in its]
    weights = [prod(body.seats or 0 for body in its) if None not in seats else 1 for its in ways]
    if not sum(weights):
        weights = [1] * len(ways)
    least = min(told, key=lambda each: each[0])
    most = max(told, key=lambda each: each[0])
    weighed = sum(evenings * weight for (evenings, _, _), weight in zip(told, weights, strict=True))
    return Load(
        bodies=1 + len(ways[0]),
        least=least[0],
        mean=weighed / sum(weights),
        most=most[0],
        at_least=(council.unit, *(body.unit for body in least[2])),
        at_most=(council.unit, *(body.unit for body in most[2])),
        clashes=max(clashes for _, clashes, _ in told),
    )


def _evenings(process: Process, bodies: Sequence[Body]) -> tuple[int, int]:
    """Evenings in the year with a meeting of any of them, and how many meetings fall on one of another's."""
    days: set[int] = set()
    all_of_them = 0
    spread = 0
    for body in bodies:
        its = [day for day in body.calendars[0] if day < process.days]
        if body.evenly:
            spread += len(its)
        else:
            days.update(its)
            all_of_them += len(its)
    return spread + len(days), all_of_them - len(days)
