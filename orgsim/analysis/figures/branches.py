"""One side of a chart as a forest of its own: sides are measured apart.

A unit whose parent stands on another side is a root of its own side: a city manager under the city board is on
layer 1 of the administration, and no subordinate of the elected side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import Literal, get_args

import msgspec

from orgsim.model.hierarchy import Hierarchy
from orgsim.model.kinds import Side
from orgsim.model.memo import once_per_value
from orgsim.model.units import places_stating

_kind = attrgetter("kind")

MeasuredSide = Literal["elected", "administration"]
"""The sides that have metrics of their own."""


class Branch(msgspec.Struct, frozen=True, eq=False):
    """The units of a side, or the whole chart, with arrays as long as the hierarchy (0 for units of other sides)."""

    units: tuple[int, ...]
    """Its units, in reading order."""
    roots: tuple[int, ...]
    weights: tuple[int, ...]
    """How many units each stands for."""
    layers: tuple[int, ...]
    """Layer within the branch: its roots are on layer 1."""
    subordinates: tuple[int, ...]
    """How many direct subordinates it has within the branch; a unit that stands for n counts n."""

    managers: tuple[int, ...]
    """The units that have subordinates, in reading order."""

    def too_few(self) -> list[int]:
        """Units that stand for more units than they have subordinates: not all of those can be managers."""
        return [unit for unit in self.managers if self.subordinates[unit] < self.weights[unit]]


class _Branches(msgspec.Struct, frozen=True, eq=False):
    whole: Branch
    sides: dict[Side, Branch]


def branch(hierarchy: Hierarchy, side: MeasuredSide | None = None) -> Branch:
    """The branch of `side`, or the whole chart."""
    branches = _branches(hierarchy)
    return branches.whole if side is None else branches.sides[side]


@once_per_value
def _branches(hierarchy: Hierarchy) -> _Branches:
    sides: tuple[MeasuredSide, ...] = get_args(MeasuredSide)
    every = weights_of(hierarchy)
    return _Branches(_whole(hierarchy, every), {side: _measure(hierarchy, side, every) for side in sides})


def weights_of(hierarchy: Hierarchy) -> list[int]:
    """How many units each of them stands for, as `Unit.weight` has it."""
    # Few say so, and asking each takes as long as all else.
    weights = [1] * len(hierarchy.units)
    for place in places_stating(hierarchy.units, "count"):
        weights[place] = hierarchy.units[place].weight
    return weights


def _whole(hierarchy: Hierarchy, weights: list[int]) -> Branch:
    if weights.count(1) == len(weights):
        subordinates = list(map(len, hierarchy.children))
    else:
        subordinates = [sum([weights[child] for child in below]) if below else 0 for below in hierarchy.children]
    managers = tuple([here for here, many in enumerate(subordinates) if many])
    return Branch(
        tuple(range(len(weights))),
        tuple(hierarchy.roots()),
        tuple(weights),
        hierarchy.layers,
        tuple(subordinates),
        managers,
    )


def _measure(hierarchy: Hierarchy, side: Side, every: list[int]) -> Branch:
    count = len(hierarchy.units)
    units: list[int] = []
    roots: list[int] = []
    weights = [0] * count
    layers = [0] * count
    subordinates = [0] * count
    parents = hierarchy.parents
    for here in [here for here, its in enumerate(hierarchy.sides) if its == side]:
        parent = parents[here]
        units.append(here)
        weights[here] = weight = every[here]
        if parent >= 0 and layers[parent]:
            layers[here] = layers[parent] + 1
            subordinates[parent] += weight
        else:
            layers[here] = 1
            roots.append(here)
    managers = tuple([here for here in units if subordinates[here]])
    return Branch(tuple(units), tuple(roots), tuple(weights), tuple(layers), tuple(subordinates), managers)


def weight_by_kind(hierarchy: Hierarchy, units: Sequence[int]) -> Counter[str]:
    """How many of `units` there are of each kind, in the order in which the kinds first occur."""
    kinds, several = _kinds(hierarchy)
    counts = Counter([kinds[unit] for unit in units])
    for unit in several.intersection(units) if several else ():
        counts[kinds[unit]] += hierarchy.units[unit].weight - 1
    return counts


@once_per_value
def _kinds(hierarchy: Hierarchy) -> tuple[tuple[str, ...], frozenset[int]]:
    """Of each unit its kind, and which of them stand for several."""
    units = hierarchy.units
    weights = weights_of(hierarchy)
    several = frozenset([at for at, its in enumerate(weights) if its != 1]) if weights.count(1) < len(weights) else ()
    return tuple(map(_kind, units)), frozenset(several)
