"""What of a scenario is drawn: its unfolded units as the nodes of one or two trees, one for each band.

An elected unit's administration hangs from it *across* the line between the bands. Below the line such units are
gathered into groups, one for each elected unit, in the order in which the trunks come down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

import msgspec

from orgsim.drawing.boxes.folding import OUTSIDE
from orgsim.drawing.boxes.gathering import gathering_id, parted
from orgsim.drawing.boxes.options import ChartOptions, Way
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.memo import once_per_value

UPPER_SIDES = frozenset({"elected", "influence"})
"""Of units that stand above the line between the bands, as far as none below it is above them."""


Gathered = Mapping[int, "Gathering"]


class Gathering(msgspec.Struct, frozen=True):
    """Siblings in one box."""

    id: str
    """Of the box."""
    units: tuple[int, ...]
    """One of them stands for all where arrangements are looked for."""


class Band(msgspec.Struct, frozen=True, eq=False):
    """A tree of nodes in pre-order. Node 0 may be one without a unit that only holds several roots together."""

    units: list[int]
    """The unit of each node, by its index in the hierarchy; −1 for a node without a box."""
    below: list[list[int]]
    """The nodes that hang below each node, in order."""
    beside: list[list[int]]
    """The nodes that stand beside each node."""
    trunks: list[bool]
    """Whether something hangs from the node across the line below this band."""
    above: list[int]
    """The unit from which the node hangs across the line above this band; −1 where there is none."""

    def is_joined(self, node: int) -> bool:
        """Whether lines join what hangs below the node to it: not where it only holds several roots together."""
        return self.units[node] >= 0 or self.above[node] >= 0


class Visible(msgspec.Struct, frozen=True, eq=False):
    """The bands of a chart, from above: both, or the only one that has units, or none."""

    bands: tuple[Band, ...]
    divided: bool
    """Whether the chart has a line between an elected band and the administration."""
    gathered: Gathered = msgspec.field(default_factory=dict)
    """By the unit that stands for them in the bands, the siblings that one box gathers."""

    def box_id(self, units: Hierarchy, unit: int) -> str:
        """The id of the box that is the unit's in the bands."""
        return self.gathered[unit].id if unit in self.gathered else units.units[unit].id


def visible(units: Hierarchy, options: ChartOptions, way: Way = "down", roots: Sequence[int] | None = None) -> Visible:
    """The nodes to draw of a hierarchy, or of it what stands at and below these `roots`.

    From left to right nothing stands beside its parent: all its subordinates stand in one column.
    """
    aside = way == "down"
    lists = shown_children(units, options)
    in_upper = above_line(units)
    roots = _sorted(list(units.roots() if roots is None else roots), "", units, dict(options.rank))
    if not roots:
        return Visible((), divided=False)
    gathered: dict[int, Gathering] = {}
    if options.gathered:
        roots = _gather(units, roots, lists, in_upper, options, gathered)
    sorts = {in_upper[unit] for root in roots for unit in units.subtree(root)}
    if len(sorts) == 1:
        return Visible(
            (_band(units, roots, lists, {}, lambda _: True, aside, gathered),), divided=False, gathered=gathered
        )

    across: dict[int, list[int]] = {}
    for parent, below in enumerate(lists):
        if in_upper[parent]:
            there = [child for child in below if not in_upper[child]]
            if there:
                across[parent] = there
    upper = _band(
        units, [root for root in roots if in_upper[root]], lists, across, in_upper.__getitem__, aside, gathered
    )
    groups = [(unit, across[unit]) for unit in _trunk_order(upper)]
    alone = [root for root in roots if not in_upper[root]]
    if not groups and not alone:
        return Visible((upper,), divided=False, gathered=gathered)
    return Visible((upper, _lower_band(units, groups, alone, lists, aside, gathered)), divided=True, gathered=gathered)


def _gather(
    units: Hierarchy,
    roots: list[int],
    lists: list[Iterable[int]],
    in_upper: Sequence[bool],
    options: ChartOptions,
    gathered: dict[int, Gathering],
) -> list[int]:
    """The roots, and in `lists` the subordinates, with one in place of those of one side that are gathered."""
    known = [units.index[unit_id] for unit_id in options.gathered if unit_id in units.index]
    at_top = set(roots)
    here = roots
    for parent in {units.parents[unit] for unit in known if units.parents[unit] >= 0 or unit in at_top}:
        shown = list(here if parent < 0 else lists[parent])
        for above in (True, False):
            own, together = parted([unit for unit in shown if in_upper[unit] is above], units, options.gathered)
            if not together:
                continue
            away = set(together)
            first = _next([unit for unit in shown if in_upper[unit] is above], away)
            top = OUTSIDE if units.sides[first] == "external" else ""
            box = gathering_id(units.units[parent].id if parent >= 0 else top, above=above)
            gathered[first] = Gathering(box, tuple(together))
            for unit in together:
                lists[unit] = ()
            # The box stands after what it could not hold.
            others = [unit for unit in shown if unit not in away]
            last = max([others.index(unit) for unit in own], default=len(others) - 1) + 1
            shown = [*others[:last], first, *others[last:]]
        if parent < 0:
            here = shown
        else:
            lists[parent] = shown
    return here


def _next(siblings: Sequence[int], gathered: Set[int]) -> int:
    """Which of those that are gathered follows the most siblings in a row that are not: who looks further begins there.

    After the last sibling comes the first.
    """
    best, found, row = -1, -1, 0
    for unit in (*siblings, *siblings):
        if unit not in gathered:
            row += 1
            continue
        if row > best:
            best, found = row, unit
        row = 0
    return found


def shown_children(units: Hierarchy, options: ChartOptions) -> list[Iterable[int]]:
    """The unfolded subordinates of each unit, in the order that the options ask for where they are not folded away."""
    lists: list[Iterable[int]] = list(units.children)
    for folded in options.folded:
        if folded in units.index:
            lists[units.index[folded]] = ()
    rank = dict(options.rank)
    if not rank:
        return lists
    # Only those that are reached: what is folded may be most of a town.
    reached = list(units.roots())
    for unit in reached:
        below = lists[unit]
        if below:
            lists[unit] = below = _sorted(list(below), units.units[unit].id, units, rank)
            reached += below
    return lists


def _sorted(siblings: list[int], parent: str, units: Hierarchy, rank: dict[str, tuple[str, ...]]) -> list[int]:
    order = {unit_id: place for place, unit_id in enumerate(rank.get(parent, ()))}
    if not order:
        return siblings
    named = sorted((unit for unit in siblings if units.units[unit].id in order), key=lambda u: order[units.units[u].id])
    # Those that the order does not name keep their places.
    names = iter(named)
    return [next(names) if units.units[unit].id in order else unit for unit in siblings]


@once_per_value
def above_line(units: Hierarchy) -> Sequence[bool]:
    """Whether each unit belongs above the line: by its side, and never below a unit that is under the line."""
    upper: list[bool] = []
    for parent, side in zip(units.parents, units.sides, strict=True):
        upper.append(side in UPPER_SIDES and (parent < 0 or upper[parent]))
    return tuple(upper)


def _band(
    units: Hierarchy,
    roots: list[int],
    lists: list[Iterable[int]],
    across: dict[int, list[int]],
    belongs: Callable[[int], bool],
    aside: bool,
    gathered: Gathered,
) -> Band:
    growing = _Growing(units, lists, across, belongs, aside, gathered)
    if len(roots) == 1:
        growing.add(roots[0], -1, -1)
    else:
        holder = growing.hold(-1)
        for root in roots:
            growing.add(root, holder, -1)
    return growing.band()


def _lower_band(
    units: Hierarchy,
    groups: list[tuple[int, list[int]]],
    alone: list[int],
    lists: list[Iterable[int]],
    aside: bool,
    gathered: Gathered,
) -> Band:
    growing = _Growing(units, lists, {}, lambda _: True, aside, gathered)
    several = len(groups) + len(alone) > 1
    holder = growing.hold(-1) if several else -1
    for parent, members in groups:
        if len(members) == 1:
            growing.add(members[0], holder, parent)
        else:
            group = growing.hold(holder, parent)
            for member in members:
                growing.add(member, group, -1)
    for root in alone:
        growing.add(root, holder, -1)
    return growing.band()


def _trunk_order(upper: Band) -> list[int]:
    """The units from which something hangs across, from left to right as their trunks come down."""
    order: list[int] = []
    stack: list[tuple[int, bool]] = [(0, False)]
    while stack:
        node, is_trunk = stack.pop()
        if is_trunk:
            order.append(upper.units[node])
            continue
        below: list[tuple[int, bool]] = [(child, False) for child in upper.below[node]]
        if upper.trunks[node]:
            below.insert(trunk_slot(len(below)), (node, True))
        stack += reversed(below)
    return order


def trunk_slot(children: int) -> int:
    """How many of a node's children stand left of the trunk that passes between them."""
    return (children + 1) // 2


class _Growing:
    """A band while nodes are added to it, in pre-order."""

    def __init__(
        self,
        units: Hierarchy,
        lists: list[Iterable[int]],
        across: dict[int, list[int]],
        belongs: Callable[[int], bool],
        aside: bool,
        gathered: Gathered,
    ) -> None:
        self._hierarchy = units
        self._lists = lists
        self._across = across
        self._belongs = belongs
        self._aside = aside
        self._gathered = gathered
        self._units: list[int] = []
        self._below: list[list[int]] = []
        self._beside: list[list[int]] = []
        self._above: list[int] = []

    def hold(self, parent: int, above: int = -1) -> int:
        """Add a node without a unit."""
        node = len(self._units)
        self._units.append(-1)
        self._below.append([])
        self._beside.append([])
        self._above.append(above)
        if parent >= 0:
            self._below[parent].append(node)
        return node

    def add(self, unit: int, parent: int, above: int) -> None:
        """Add a unit and what is visible below it."""
        belongs = self._belongs
        all_units, all_below, all_beside, all_above = self._units, self._below, self._beside, self._above
        stack = [(unit, parent, False)]
        while stack:
            here, under, aside = stack.pop()
            node = len(all_units)
            all_units.append(here)
            all_below.append([])
            all_beside.append([])
            all_above.append(above if here == unit else -1)
            if under >= 0:
                (all_beside if aside else all_below)[under].append(node)
            children = self._lists[here]
            if children:
                stack += [
                    (child, node, self._stands_beside(child)) for child in reversed(tuple(children)) if belongs(child)
                ]

    def _stands_beside(self, unit: int) -> bool:
        if not self._aside or unit in self._gathered:
            return False
        place = self._hierarchy.units[unit].place or self._hierarchy.kinds[unit].place
        # A trunk has to come down freely: what has one stands below its parent, not beside it.
        return place == "beside" and not (self._across and self._has_trunk(unit))

    def _has_trunk(self, unit: int) -> bool:
        return any(below in self._across for below in self._hierarchy.subtree(unit))

    def band(self) -> Band:
        across = self._across
        trunks = [unit in across for unit in self._units]
        return Band(self._units, self._below, self._beside, trunks, self._above)
