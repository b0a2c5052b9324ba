"""A chart as who drops something on it must know it: which siblings stand together, and how."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from orgsim.drawing.boxes.measures import INDENT
from orgsim.drawing.boxes.visible import above_line
from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.grid import Grid
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario

_NEARLY = 1.0
"""Pixels by which what lines up may differ."""


class Family(msgspec.Struct, frozen=True):
    """Siblings that stand together."""

    parent: int
    """The unit that they stand below, by its index; −1 at the top."""
    upper: bool
    """Whether they stand above the line between the bands."""
    outside: bool = False
    """Whether they stand at the top, outside the organisation: their chart is one of its own."""
    beside: bool = False
    """Whether they stand beside their parent, and not below it."""


class Siblings(msgspec.Struct, frozen=True, eq=False):
    """Those of a family that have boxes."""

    boxes: tuple[Box, ...]
    """As they are read: row by row, or column by column."""
    in_rows: bool
    """Whether they stand side by side, in one row or several; else one below the other."""


class Ground(msgspec.Struct, frozen=True, eq=False):
    """A drawing and what it is of. Made once for each drawing, in time linear in its boxes and in the units."""

    drawing: Drawing
    scenario: Scenario
    units: Hierarchy
    grid: Grid
    boxes: dict[str, Box]
    upper: Sequence[bool]
    """By unit whether it belongs above the line between the bands."""
    aside: frozenset[str]
    """Ids of what is drawn beside its parent."""
    families: dict[Family, Siblings]
    crossing: frozenset[int]
    """The units of a matrix, if there is one."""

    def family(self, box: Box) -> Family:
        """The family of what has that box."""
        unit = box.unit
        parent = self.units.parents[unit]
        outside = parent < 0 and self.units.sides[unit] == "external"
        return Family(parent, self.upper[unit], outside, box.id in self.aside)

    def siblings(self, family: Family) -> Siblings:
        """Those of that family that have boxes."""
        return self.families.get(family, _NOBODY)

    def box_of(self, unit: int) -> Box | None:
        """The box of that unit, if it has one of its own."""
        return self.boxes.get(self.units.units[unit].id) if unit >= 0 else None

    def tells_beside(self, parent: int) -> bool:
        """Whether it can be seen what stands beside that unit: not in lists, matrices and charts that go right."""
        box = self.box_of(parent)
        lies = self.drawing.way == "down" and box is not None and not box.outlined
        return lies and not (self.drawing.areas and parent in self.crossing)

    def has_sides(self, parent: int) -> bool:
        """Whether what stands beside that unit is at its left or right; in a stack it comes first."""
        box = self.box_of(parent)
        if box is None or not self.tells_beside(parent):
            return False
        family = self.family(box)
        return not family.beside and self.siblings(family).in_rows


_NOBODY = Siblings((), in_rows=True)


def ground(drawing: Drawing, scenario: Scenario, grid: Grid | None = None) -> Ground:
    """The ground that a drawing of that scenario is; `grid`: of that drawing, where there is one already."""
    units = hierarchy(scenario)
    boxes = {box.id: box for box in drawing.boxes}
    aside = frozenset(line.ends[1] for line in drawing.lines if line.style == "beside")
    made = Ground(
        drawing,
        scenario,
        units,
        grid or Grid(drawing),
        boxes,
        above_line(units),
        aside,
        {},
        _crossing(scenario, units),
    )
    lists: dict[Family, list[Box]] = {}
    for box in drawing.boxes:
        lists.setdefault(made.family(box), []).append(box)
    for family, members in lists.items():
        parent = made.box_of(family.parent)
        in_rows = not members[0].outlined and _in_rows(members, parent, family)
        made.families[family] = Siblings(tuple(sorted(members, key=_by_rows if in_rows else _by_columns)), in_rows)
    return made


def is_of(drawing: Drawing, scenario: Scenario) -> bool:
    """Whether that drawing is of that scenario's units: while drafts come into their charts one is the older."""
    units = hierarchy(scenario).units
    return all(box.unit < len(units) and (box.gathers > 0 or units[box.unit].id == box.id) for box in drawing.boxes)


def _crossing(scenario: Scenario, units: Hierarchy) -> frozenset[int]:
    if scenario.matrix is None:
        return frozenset()
    edges = [units.index[id] for id in (scenario.matrix.columns, scenario.matrix.rows) if id in units.index]
    return frozenset(unit for edge in edges for unit in units.subtree(edge))


def _in_rows(members: Sequence[Box], parent: Box | None, family: Family) -> bool:
    """Whether these siblings stand side by side more often than one below the other."""
    if len(members) == 1:
        (only,) = members
        return not family.beside and not (
            parent is not None and (_is_set_in(only, parent) or _is_right_of(only, parent))
        )
    level = sum(_overlap(one.y, one.height, other.y, other.height) for one, other in pairwise(members))
    piled = sum(_overlap(one.x, one.width, other.x, other.width) for one, other in pairwise(members))
    return level >= piled


def _is_set_in(box: Box, parent: Box) -> bool:
    """Whether a box hangs in a stack below its parent: set in by a step, and ending with it."""
    ends = abs(box.x + box.width - parent.x - parent.width) < _NEARLY
    return ends and abs(box.x - parent.x - INDENT) < _NEARLY


def _is_right_of(box: Box, parent: Box) -> bool:
    return box.x > parent.x + parent.width and box.y < parent.y + parent.height and box.y + box.height > parent.y


def _overlap(start: float, length: float, other: float, others: float) -> bool:
    """Whether two stretches have more than half of the shorter in common."""
    return min(start + length, other + others) - max(start, other) > min(length, others) / 2


def _by_rows(box: Box) -> tuple[float, float]:
    return round(box.y), box.x


def _by_columns(box: Box) -> tuple[float, float]:
    return round(box.x), box.y
