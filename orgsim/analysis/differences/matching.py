"""Which units of one scenario are which units of another.

By id first: the same id is the same unit. Then by lineage: a unit that `continues` others is what became of them,
whichever of the two scenarios says so. Then by the pairs that a planner confirmed. Likeness never matches: `pairs`
offers it.

Where lineage leads from a unit that goes on to another that does too, a part of the one goes over into the other, and
both stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from operator import attrgetter

import msgspec

from orgsim.model.hierarchy import Hierarchy
from orgsim.model.memo import once_per_two, once_per_value
from orgsim.model.units import places_stating

_id_of = attrgetter("id")

Pair = tuple[str, str]
"""Ids of a unit of the one scenario and of the unit of the other that it is."""


class Matching(msgspec.Struct, frozen=True, eq=False):
    """The counterparts of each unit, by its index; none for a unit that only its own scenario has."""

    a_to_b: tuple[tuple[int, ...], ...]
    """Several for a unit that is split."""
    b_to_a: tuple[tuple[int, ...], ...]
    """Several for a unit that others are merged into."""
    same_in_b: tuple[int, ...]
    """The unit of b that the unit of a *is*, not only becomes a part of; −1 where there is none.

    The one with its id, else its only counterpart where it is the only counterpart of that one.
    """
    parts: tuple[tuple[int, int], ...] = ()
    """A unit of a and one of b of which a part goes over, though both are in both scenarios; in the order of a."""


def match(a: Hierarchy, b: Hierarchy, pairs: Sequence[Pair] = ()) -> Matching:
    """Match the units of `a` and `b`; linear in their number, and done once for the same hierarchies and pairs.

    Lineage between two units that both have a counterpart by id is a part that goes over; where both scenarios state
    it, the one grew out of the other before either was written, and it says nothing. A pair counts where neither of its
    units has a counterpart by id or lineage; a unit in several pairs is split or merged.
    """
    return _match(a, b, tuple(pairs))


@once_per_two
def _match(a: Hierarchy, b: Hierarchy, pairs: tuple[Pair, ...]) -> Matching:
    same = list(map(b.index.get, map(_id_of, a.units), repeat(-1)))
    back = list(map(a.index.get, map(_id_of, b.units), repeat(-1)))
    a_to_b, b_to_a = _alone(same), _alone(back)

    lineage = [(here, there) for here, there in _lineage(a, b) if same[here] < 0 or back[there] < 0]
    lineage_ends = {here for here, _ in lineage}, {there for _, there in lineage}
    confirmed = [
        (here, there)
        for one, other in pairs
        if (here := a.index.get(one, -1)) >= 0 and (there := b.index.get(other, -1)) >= 0
        if same[here] < 0 and back[there] < 0
        if here not in lineage_ends[0] and there not in lineage_ends[1]
    ]
    further = dict.fromkeys(lineage + confirmed)
    for here, there in further:
        a_to_b[here] = (*a_to_b[here], there)
        b_to_a[there] = (*b_to_a[there], here)
    for here, there in further:
        if len(a_to_b[here]) == 1 and len(b_to_a[there]) == 1:
            same[here] = there
    return Matching(tuple(a_to_b), tuple(b_to_a), tuple(same), tuple(sorted(set(_parts(a, b)))))


def _alone(units: list[int]) -> list[tuple[int, ...]]:
    """Each of them by itself; nothing for none."""
    alone: list[tuple[int, ...]] = list(zip(units, strict=True))
    if -1 in units:
        for place, unit in enumerate(units):
            if unit < 0:
                alone[place] = ()
    return alone


@once_per_value
def _continuing(flat: Hierarchy) -> tuple[int, ...]:
    """The units that say of what they are the continuation."""
    return tuple(places_stating(flat.units, "continues", ()))


def _parts(a: Hierarchy, b: Hierarchy) -> Iterator[tuple[int, int]]:
    """Units of which a part goes over, though both are in both scenarios."""
    in_a, in_b = _lineage_between(a, b), _lineage_between(b, a)
    for later, earlier in in_b - in_a:
        yield a.index[earlier], b.index[later]
    for later, earlier in in_a - in_b:
        yield a.index[later], b.index[earlier]


def _lineage_between(flat: Hierarchy, other: Hierarchy) -> set[tuple[str, str]]:
    """The ids of a unit and of another that it continues, where both are in both scenarios."""
    return {
        (unit.id, earlier)
        for unit in map(flat.units.__getitem__, _continuing(flat))
        for earlier in unit.continues
        if earlier != unit.id and all(id in flat.index and id in other.index for id in (unit.id, earlier))
    }


def _lineage(a: Hierarchy, b: Hierarchy) -> Iterator[tuple[int, int]]:
    """A unit of a and one of b of which either continues the other."""
    for there in _continuing(b):
        for earlier in b.units[there].continues:
            if (here := a.index.get(earlier, -1)) >= 0:
                yield here, there
    for here in _continuing(a):
        for earlier in a.units[here].continues:
            if (there := b.index.get(earlier, -1)) >= 0:
                yield here, there
