"""The order in which what runs beside each other takes least room, found by giving out places one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil, floor

from orgsim.drawing.links.places import Place

_GAPS = (4.0, 3.0, 2.0, 1.5, 1.0, 0.75, 0.5)
"""Distances that are tried, the widest first."""


def shared_out(places: Sequence[Place], wanted: Sequence[float], least: float) -> list[int] | None:
    """Their numbers in an order that lets all be farther from each other than `least`; `None` where none is found.

    Each takes of the places that are free all along it the one nearest to that which is wanted. As they are taken from
    one end to the other, there are never more places taken than run beside each other somewhere.
    """
    for gap in _GAPS:
        if gap <= least:
            break
        spots = _spots(places, wanted, gap)
        if spots is not None:
            return sorted(range(len(places)), key=lambda its: (spots[its], wanted[its], its))
    return None


def _spots(places: Sequence[Place], wanted: Sequence[float], gap: float) -> list[float] | None:
    """A place for each, all multiples of that distance."""
    found = list(wanted)
    still = [its for its, place in enumerate(places) if not place.moves or place.high - place.low < 2 * gap]
    stuck = [its for its in still if places[its].moves]
    if any(
        abs(wanted[one] - wanted[other]) < gap and _meet(places[one], places[other])
        for one, other in combinations(stuck, 2)
    ):
        return None
    taken: dict[int, float] = {}
    """By place until where it is taken."""
    for its in sorted(set(range(len(places))).difference(still), key=lambda its: (places[its].start, its)):
        place = places[its]
        start, end = place.reach
        barred = [wanted[one] for one in still if _meet(places[one], place)]
        for spot in _nearest(wanted[its] / gap, ceil(place.low / gap + 0.5), floor(place.high / gap - 0.5)):
            if taken.get(spot, start) <= start and all(abs(spot * gap - one) >= gap for one in barred):
                taken[spot] = end
                found[its] = spot * gap
                break
        else:
            return None
    return found


def _meet(one: Place, other: Place) -> bool:
    """Whether they run beside each other somewhere."""
    return one.reach[0] < other.reach[1] and other.reach[0] < one.reach[1]


def _nearest(to: float, first: int, last: int) -> Iterator[int]:
    """The whole numbers from the first to the last, nearest first."""
    yield from sorted(range(first, last + 1), key=lambda its: abs(its - to))
