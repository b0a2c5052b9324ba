"""The tree of a scenario laid flat: its units in reading order, with parents, layers and sides as arrays.

Every analysis and drawing walks these arrays; indexes into them name units within one scenario.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from orgsim.model.kinds import Kind, Side
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit


class Hierarchy(msgspec.Struct, frozen=True, eq=False, weakref=True):
    """Units in pre-order: a parent before its children, siblings as the file has them.

    It does not refer to its scenario, so that it can be remembered for as long as that lives.
    """

    units: tuple[Unit, ...]
    parents: tuple[int, ...]
    """Index of the parent; −1 for a root."""
    children: tuple[tuple[int, ...], ...]
    layers: tuple[int, ...]
    """A root is on layer 1."""
    kinds: tuple[Kind, ...]
    sides: tuple[Side, ...]
    """What the unit states; else external below what is external; else its kind's."""
    ends: tuple[int, ...]
    """One past the last index of the unit's subtree."""
    index: dict[str, int]
    """Index by id. Treat as read-only."""

    def subtree(self, unit: int) -> range:
        """The unit and all below it."""
        return range(unit, self.ends[unit])

    def path(self, unit: int) -> list[int]:
        """From the root down to the unit, both included."""
        up = [unit]
        while (unit := self.parents[unit]) >= 0:
            up.append(unit)
        return up[::-1]

    def roots(self) -> Iterator[int]:
        """The units without a parent."""
        return (unit for unit, parent in enumerate(self.parents) if parent < 0)


def whole_sides(scenario: Scenario) -> frozenset[Side]:
    """The sides that `scenario` shows, and not just in part: there, what it lacks does not exist in it."""
    return frozenset(hierarchy(scenario).sides).difference(scenario.partial)


def named_sides(scenario: Scenario) -> frozenset[Side]:
    """Of the whole sides those of which `scenario` names units.

    Where it tells numbers only, in boxes that stand for several, it is not known which units there are.
    """
    flat = hierarchy(scenario)
    named = [side for unit, side in zip(flat.units, flat.sides, strict=True) if unit.weight == 1]
    return whole_sides(scenario).intersection(named)


@once_per_value
def hierarchy(scenario: Scenario) -> Hierarchy:
    """The hierarchy of `scenario`, computed once; linear in its units. What is put away is not in it."""
    return _flat(scenario.units, scenario.kinds)


@once_per_value
def tray_of(scenario: Scenario) -> Hierarchy:
    """The units that are put away, laid flat as if they were an organisation of their own."""
    return _flat(scenario.tray, scenario.kinds)


def unit_of(scenario: Scenario, id: str) -> Unit | None:
    """The unit with that id, be it placed or put away; `None` where there is none."""
    for flat in (hierarchy(scenario), tray_of(scenario)):
        if id in flat.index:
            return flat.units[flat.index[id]]
    return None


def _flat(top: Sequence[Unit], known: Mapping[str, Kind]) -> Hierarchy:
    units: list[Unit] = []
    parents: list[int] = []
    layers: list[int] = []
    children: list[list[int]] = []
    stack = [(unit, -1, 1) for unit in reversed(top)]
    while stack:
        unit, parent, layer = stack.pop()
        here = len(units)
        units.append(unit)
        parents.append(parent)
        layers.append(layer)
        children.append([])
        if parent >= 0:
            children[parent].append(here)
        if unit.units:
            stack.extend([(child, here, layer + 1) for child in reversed(unit.units)])

    ends = list(range(1, len(units) + 1))
    for here in range(len(units) - 1, 0, -1):
        parent = parents[here]
        if parent >= 0 and ends[here] > ends[parent]:
            ends[parent] = ends[here]

    kinds = tuple([known[unit.kind] for unit in units])
    sides: list[Side] = []
    for unit, kind, parent in zip(units, kinds, parents, strict=True):
        outside = parent >= 0 and sides[parent] == "external"
        sides.append(unit.side or ("external" if outside else kind.side))
    return Hierarchy(
        units=tuple(units),
        parents=tuple(parents),
        children=tuple([tuple(below) for below in children]),
        layers=tuple(layers),
        kinds=kinds,
        sides=tuple(sides),
        ends=tuple(ends),
        index={unit.id: here for here, unit in enumerate(units)},
    )
