"""The tree of a scenario laid flat: its units in reading order, with parents, layers and sides as arrays.

Every analysis and drawing walks these arrays; indexes into them name units within one scenario.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from operator import attrgetter
from weakref import WeakKeyDictionary

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


_id = attrgetter("id")
_found: WeakKeyDictionary[Scenario, Hierarchy] = WeakKeyDictionary()


def hierarchy(scenario: Scenario) -> Hierarchy:
    """The hierarchy of `scenario`, computed once; linear in its units. What is put away is not in it."""
    known = _found.get(scenario)
    return known if known is not None else _found.setdefault(scenario, _flat(scenario.units, scenario.kinds))


def follow(before: Scenario, after: Scenario) -> None:
    """Have the hierarchy of `after` at hand, by that of `before`, with which it has most of its units in common."""
    known = _found.get(before)
    if known is None or after in _found or before.kinds is not after.kinds:
        return
    if before.units is after.units:
        _found[after] = known
    elif (changed := _changed_in_place(known, before.units, after.units)) is not None:
        units = list(known.units)
        for place, unit in changed:
            units[place] = unit
        _found[after] = msgspec.structs.replace(known, units=tuple(units))
    else:
        _found[after] = _Splicing(known, after.kinds).of(after.units)


def _changed_in_place(known: Hierarchy, before: Sequence[Unit], after: Sequence[Unit]) -> list[tuple[int, Unit]] | None:
    """The units that say something else, each where it stood and stands; `None` where any came, went or moved."""
    changed: list[tuple[int, Unit]] = []
    left = [(before, after)]
    while left:
        ones, others = left.pop()
        if len(ones) != len(others):
            return None
        for one, other in zip(ones, others, strict=True):
            if one is other:
                continue
            if (one.id, one.kind, one.side) != (other.id, other.kind, other.side):
                return None
            changed.append((known.index[one.id], other))
            if one.units is not other.units:
                left.append((one.units, other.units))
    return changed


def count_units(scenarios: Iterable[Scenario]) -> int:
    """How many units stand in all of them together, each once whatever it stands for; without those put away."""
    return sum([len(hierarchy(scenario).units) for scenario in scenarios])


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
    children: list[list[int] | tuple[()]] = []
    stack = [(unit, -1, 1) for unit in reversed(top)]
    while stack:
        unit, parent, layer = stack.pop()
        here = len(units)
        units.append(unit)
        parents.append(parent)
        layers.append(layer)
        if parent >= 0:
            children[parent].append(here)  # type: ignore[union-attr]  # what has units below it has a list
        if below := unit.units:
            children.append([])
            layer += 1
            stack += [(child, here, layer) for child in reversed(below)]
        else:
            children.append(())
    ends = list(range(1, len(units) + 1))
    for here in range(len(units) - 1, 0, -1):
        parent = parents[here]
        if parent >= 0 and ends[here] > ends[parent]:
            ends[parent] = ends[here]

    kinds = tuple([known[unit.kind] for unit in units])
    sides = [unit.side or kind.side for unit, kind in zip(units, kinds, strict=True)]
    if "external" in sides:
        for here, (unit, parent) in enumerate(zip(units, parents, strict=True)):
            if unit.side is None and parent >= 0 and sides[parent] == "external":
                sides[here] = "external"
    return Hierarchy(
        units=tuple(units),
        parents=tuple(parents),
        children=tuple([tuple(below) for below in children]),
        layers=tuple(layers),
        kinds=kinds,
        sides=tuple(sides),
        ends=tuple(ends),
        index=dict(zip(map(_id, units), count(), strict=False)),
    )


class _Siblings:
    """Units that stand below one, and how many of them are laid."""

    __slots__ = ("found", "parent", "place", "units")

    def __init__(self, units: Sequence[Unit], parent: int) -> None:
        self.units = units
        self.parent = parent
        self.place = 0
        self.found: list[int] = []
        """Where they come to stand."""


class _Splicing:
    """Lays a tree flat of which most branches stand in one that was: these are taken over as they lie there."""

    def __init__(self, old: Hierarchy, known: Mapping[str, Kind]) -> None:
        self._old = old
        self._known = known
        self._units: list[Unit] = []
        self._parents: list[int] = []
        self._children: list[tuple[int, ...]] = []
        self._layers: list[int] = []
        self._kinds: list[Kind] = []
        self._sides: list[Side] = []
        self._ends: list[int] = []

    def of(self, top: Sequence[Unit]) -> Hierarchy:
        """The same as `_flat` finds."""
        self._lay(top)
        return Hierarchy(
            units=tuple(self._units),
            parents=tuple(self._parents),
            children=tuple(self._children),
            layers=tuple(self._layers),
            kinds=tuple(self._kinds),
            sides=tuple(self._sides),
            ends=tuple(self._ends),
            index=dict(zip(map(_id, self._units), count(), strict=False)),
        )

    def _lay(self, top: Sequence[Unit]) -> None:
        """All of them, and what stands below; without calling itself, as that may be thousands of layers."""
        opened = [_Siblings(top, -1)]
        while opened:
            its = opened[-1]
            if its.place < len(its.units):
                changed = self._next(its, len(opened))
                if changed is not None:
                    opened.append(changed)
                continue
            opened.pop()
            if its.parent >= 0:
                self._children[its.parent] = tuple(its.found)
                self._ends[its.parent] = len(self._units)

    def _next(self, its: _Siblings, layer: int) -> _Siblings | None:
        """Lay the next of them: with all below it and others beside it where that stood so before, else alone.

        What is still to be laid below it is returned.
        """
        old = self._old
        unit = its.units[its.place]
        its.place += 1
        first = old.index.get(unit.id)
        if first is None or old.units[first] is not unit:
            here = len(self._units)
            its.found.append(here)
            self._changed(unit, its.parent, layer)
            return _Siblings(unit.units, here)
        roots, end = [first], old.ends[first]
        while (
            its.place < len(its.units)
            and end < len(old.units)
            and old.units[end] is its.units[its.place]
            and old.parents[end] == old.parents[first]
        ):
            roots.append(end)
            end = old.ends[end]
            its.place += 1
        by = len(self._units) - first
        its.found += [root + by for root in roots]
        self._take_over(first, end, its.parent, layer)
        return None

    def _changed(self, unit: Unit, parent: int, layer: int) -> None:
        kind = self._known[unit.kind]
        self._units.append(unit)
        self._parents.append(parent)
        self._layers.append(layer)
        self._kinds.append(kind)
        self._sides.append(_side(unit, kind, outside=self._is_outside(parent)))
        self._children.append(())
        self._ends.append(len(self._units))

    def _is_outside(self, parent: int) -> bool:
        return parent >= 0 and self._sides[parent] == "external"

    def _take_over(self, first: int, end: int, parent: int, layer: int) -> None:
        old, these = self._old, slice(first, end)
        by, deeper = len(self._units) - first, layer - old.layers[first]
        before = old.parents[first]
        stays = self._is_outside(parent) == (before >= 0 and old.sides[before] == "external")
        if not stays:
            for here in range(first, end):
                above = old.parents[here]
                side_above = self._sides[above + by] if above >= first else self._sides[parent] if parent >= 0 else None
                self._sides.append(_side(old.units[here], old.kinds[here], outside=side_above == "external"))
        else:
            self._sides += old.sides[these]
        self._units += old.units[these]
        self._kinds += old.kinds[these]
        self._parents += [above + by if above >= first else parent for above in old.parents[these]]
        self._layers += [at + deeper for at in old.layers[these]] if deeper else old.layers[these]
        if by:
            self._ends += [at + by for at in old.ends[these]]
            self._children += [tuple([at + by for at in its]) if its else its for its in old.children[these]]
        else:
            self._ends += old.ends[these]
            self._children += old.children[these]


def _side(unit: Unit, kind: Kind, *, outside: bool) -> Side:
    return unit.side or ("external" if outside else kind.side)
