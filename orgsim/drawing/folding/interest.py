"""The degree of interest of what a chart may show: which boxes come first where there is no room for all.

Furnas ("Generalized Fisheye Views", 1986): a unit is of the more interest the nearer it is to the top, or to what is
looked at, and the more it differs between the drafts. A chart begins with what stands at the top; a step opens a unit,
or shows more of the subordinates of one that has very many. Steps hold for all drafts alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Final

import msgspec

from orgsim.drawing.boxes.folding import OUTSIDE, outside
from orgsim.drawing.folding.wishes import Wishes
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.kinds import Side
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario

TOP: Final = ""
"""Stands for what all that stands at the top of the organisation is below."""

_BODIES: Final[frozenset[Side]] = frozenset({"elected", "influence"})
_FAMILY: Final = 12
"""Siblings that are shown together or not at all."""
_FIRST: Final = 8
"""Of more siblings, how many are shown first; then each time as many again as are shown already."""
_AROUND: Final = 3
"""How many siblings before and after one that is looked at from near are shown with it."""
_FEW_LEFT: Final = 2
"""So few more are shown at once: a box that gathers them would take their room."""
_OUTSIDE_LAYER: Final = 3.5
"""What is outside the organisation comes after its divisions, and before what stands below these."""
_HEAD_LAYER: Final = 2.5
"""What the administration is divided into comes after the boards, and before the sections of these."""


class Step(msgspec.Struct, frozen=True):
    """What is shown next."""

    opened: str
    """The id of the unit that is opened, `TOP` or `folding.OUTSIDE`."""
    shows: tuple[str, ...]
    """The ids of the subordinates that it shows more."""
    left: tuple[str, ...]
    """The ids of its subordinates that are still not shown."""
    rank: tuple[int, int]
    """How much it matters, less is more: 0 what is asked for, 1 bodies, 2 what differs, 3 the rest; then the layer."""
    boxes: tuple[int, ...]
    """By column how many boxes are shown after it."""


def steps(scenarios: Sequence[Scenario], wishes: Wishes, most: int) -> list[Step]:
    """What is shown first, second and so on, until the chart of one of the scenarios has `most` boxes."""
    return list(_Interest(scenarios, wishes).steps(most))


class _Interest:
    """What is known of the units of all scenarios, by id."""

    def __init__(self, scenarios: Sequence[Scenario], wishes: Wishes) -> None:
        self._units = [hierarchy(scenario) for scenario in scenarios]
        self._bodies = [_above_bodies(scenario) for scenario in scenarios]
        self._wishes = wishes
        self._outer = [set(outside(units)) for units in self._units]
        self._edges = _edges(scenarios)
        self._heads = {head for scenario in scenarios if (head := _head(scenario)) is not None}
        looked_at = wishes.near or wishes.focus
        self._looked_at = wishes.beside | ({looked_at} if looked_at else set())
        self._asked = self._above(wishes.unfolded | self._looked_at) | wishes.unfolded
        self._asked |= self._edges
        self._differing_below = self._above(wishes.differing)

    def _above(self, wanted: Iterable[str]) -> set[str]:
        """The ids of all that is above these units, in any scenario."""
        found: set[str] = set()
        for units, outer in zip(self._units, self._outer, strict=True):
            seen: set[int] = set()
            for unit_id in wanted:
                unit = units.index.get(unit_id, -1)
                while unit >= 0 and unit not in seen:
                    seen.add(unit)
                    parent = units.parents[unit]
                    if parent >= 0:
                        found.add(units.units[parent].id)
                    elif unit in outer:
                        found.add(OUTSIDE)
                    unit = parent
        return found

    def steps(self, most: int) -> Iterator[Step]:
        """The steps in the order of their interest: of what can be shown next, always what matters most."""
        counts = [0] * len(self._units)
        waiting: list[tuple[tuple[int, float, int], int, str, int]] = []
        number = 0

        def wait(unit_id: str, shown: int) -> None:
            nonlocal number
            rank = self._rank(unit_id, shown)
            if rank is not None:
                heappush(waiting, (rank, number, unit_id, shown))
                number += 1

        families: dict[str, list[str]] = {}
        seen: set[str] = set()
        wait(TOP, 0)
        if any(self._outer):
            wait(OUTSIDE, 0)
        while waiting and max(counts, default=0) < most:
            rank, _, opened, shown = heappop(waiting)
            if opened not in families:
                families[opened] = self._family(opened)
            family = families[opened]
            end = self._end(opened, family, shown)
            shows, left = family[shown:end], family[end:]
            for column, units in enumerate(self._units):
                counts[column] += sum(self._is_below(units, opened, child) for child in shows)
                if left:
                    # The box that gathers the rest.
                    counts[column] += not shown
                elif shown:
                    counts[column] -= 1
            yield Step(opened, tuple(shows), tuple(left), (rank[0], int(rank[1])), tuple(counts))
            for child in shows:
                if child not in seen:
                    seen.add(child)
                    wait(child, 0)
            if left:
                wait(opened, end)

    def _rank(self, unit_id: str, shown: int) -> tuple[int, float, int] | None:
        """How much opening it matters; `None`: it cannot be opened, or is not to be."""
        if unit_id in self._wishes.folded:
            return None
        if unit_id == TOP:
            return (0, 0.0, 0) if not shown else (1, 1 + _later(shown), 0)
        layer: float = _OUTSIDE_LAYER
        below, bodies = unit_id == OUTSIDE, False
        if unit_id != OUTSIDE:
            here = [(units, units.index[unit_id], its) for units, its in self._each(unit_id)]
            layer = min([units.layers[unit] for units, unit, _ in here])
            below = any(units.children[unit] for units, unit, _ in here)
            bodies = any(units.sides[unit] in _BODIES or unit in its for units, unit, its in here)
        if not below:
            return None
        differing = unit_id in self._differing_below
        if unit_id in self._heads:
            bodies, layer = True, min(layer, _HEAD_LAYER)
        sort = 0 if unit_id in self._asked and not shown else 1 if bodies else 2 if differing else 3
        return sort, layer + _later(shown), -int(differing)

    def _each(self, unit_id: str) -> Iterator[tuple[Hierarchy, frozenset[int]]]:
        for units, bodies in zip(self._units, self._bodies, strict=True):
            if unit_id in units.index:
                yield units, bodies

    def _family(self, opened: str) -> list[str]:
        """What is below it in any scenario, the most interesting first."""
        merged: dict[str, bool] = {}
        for units, bodies, outer in zip(self._units, self._bodies, self._outer, strict=True):
            for child in _children(units, opened, outer):
                unit_id = units.units[child].id
                merged[unit_id] = merged.get(unit_id, False) or units.sides[child] in _BODIES or child in bodies
        family = list(merged)
        if len(family) > _FAMILY:
            wishes, asked, below = self._wishes, self._asked, self._differing_below
            if wishes.focus in merged:
                # One who looks further along a long family gets those who follow.
                at = family.index(wishes.focus)
                family = [*family[at:], *family[:at]]
            wanted = {*self._looked_at, *asked, *wishes.folded}
            if wishes.near in merged:
                at = family.index(wishes.near)
                wanted.update(family[max(at - _AROUND, 0) : at + _AROUND + 1])

            def interest(unit_id: str) -> tuple[bool, bool, int]:
                # Of what only holds differences its folded box tells.
                differing = 2 if unit_id in wishes.differing else int(unit_id in below)
                return unit_id not in wanted, not merged[unit_id], -differing

            family.sort(key=interest)
        return family

    def _end(self, opened: str, family: Sequence[str], shown: int) -> int:
        """How many of the family are shown after the next step."""
        if len(family) <= _FAMILY or opened in self._edges:
            return len(family)
        wanted = sum(unit_id in self._looked_at or unit_id in self._asked for unit_id in family) if not shown else 0
        end = max(_FIRST, wanted, 2 * shown)
        return end if len(family) - end > _FEW_LEFT else len(family)

    def _is_below(self, units: Hierarchy, opened: str, child: str) -> bool:
        unit = units.index.get(child)
        if unit is None:
            return False
        parent = units.parents[unit]
        if opened in (TOP, OUTSIDE):
            return parent < 0
        return parent >= 0 and units.units[parent].id == opened


def _later(shown: int) -> float:
    """How many layers deeper the rest of a family counts, of which so many are shown: a layer each time it doubles."""
    layers = -1.0
    while shown >= _FIRST:
        layers += 1
        shown //= 2
    return max(layers, 0.25) if layers >= 0 else 0.0


def _children(units: Hierarchy, opened: str, outer: set[int]) -> Iterable[int]:
    if opened == TOP:
        return [root for root in units.roots() if root not in outer]
    if opened == OUTSIDE:
        return sorted(outer)
    return units.children[units.index[opened]] if opened in units.index else ()


def _edges(scenarios: Sequence[Scenario]) -> set[str]:
    """What stands over the columns and rows of matrices, and all below: a matrix shows whole families."""
    found: set[str] = set()
    for scenario in scenarios:
        if scenario.matrix is not None:
            found |= {scenario.matrix.columns, scenario.matrix.rows}
    return found


@once_per_value
def _head(scenario: Scenario) -> str | None:
    """The id of the one unit that all of the administration stands below, where there is one and it serves bodies."""
    units = hierarchy(scenario)
    heads = [
        unit
        for unit, (side, parent) in enumerate(zip(units.sides, units.parents, strict=True))
        if side == "administration" and (parent < 0 or units.sides[parent] in _BODIES)
    ]
    is_head = len(heads) == 1 and units.parents[heads[0]] >= 0
    return units.units[heads[0]].id if is_head else None


@once_per_value
def _above_bodies(scenario: Scenario) -> frozenset[int]:
    """The units with elected or influence bodies somewhere below them."""
    units = hierarchy(scenario)
    found: set[int] = set()
    for unit, side in enumerate(units.sides):
        if side in _BODIES:
            above = units.parents[unit]
            while above >= 0 and above not in found:
                found.add(above)
                above = units.parents[above]
    return frozenset(found)
