"""Evenings that councillors give, by how many bodies they sit on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import combinations
from math import prod
from typing import NamedTuple

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
    others = [_sitting(process, body) for body in sitting if body is not council]
    found = []
    for more in range(min(_MOST_BODIES - 1, len(others)) + 1):
        if len(others) ** more > _MOST_WAYS:
            break
        found.append(_load(_sitting(process, council), [*combinations(others, more)]))
    return tuple(found)


class _Sitting(NamedTuple):
    """A body, and its evenings in the year: found once, as it is one of thousands of choices."""

    body: Body
    spread: int
    """How many, where the days are not known."""
    days: frozenset[int]
    """The days, where they are."""


def _sitting(process: Process, body: Body) -> _Sitting:
    its = body.calendars[0][: bisect_left(body.calendars[0], process.days)]
    return _Sitting(body, len(its), frozenset()) if body.evenly else _Sitting(body, 0, frozenset(its))


def _load(council: _Sitting, ways: Sequence[tuple[_Sitting, ...]]) -> Load:
    told = [(*_evenings((council, *its)), its) for its in ways]
    seats = [each.body.seats for its in ways for each in its]
    stated = None not in seats
    weights = [prod(each.body.seats or 0 for each in its) if stated else 1 for its in ways]
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
        at_least=(council.body.unit, *(each.body.unit for each in least[2])),
        at_most=(council.body.unit, *(each.body.unit for each in most[2])),
        clashes=max(clashes for _, clashes, _ in told),
    )


def _evenings(bodies: Sequence[_Sitting]) -> tuple[int, int]:
    """Evenings in the year with a meeting of any of them, and how many meetings fall on one of another's."""
    days = frozenset().union(*(its.days for its in bodies))
    return sum(its.spread for its in bodies) + len(days), sum(len(its.days) for its in bodies) - len(days)
