"""How alike charts side by side are: whether what they share stands to its neighbours in one as in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from orgsim.drawing.drawing import Box, Drawing
from orgsim.model.hierarchy import Hierarchy

_Relation = tuple[int, int]
"""Where the second of two boxes is: left (−1) or right (1) of the first or neither (0); above, below or neither."""

_EVEN = 0.5
"""Pixels by which boxes may overlap that stand one after the other."""


def likeness(drawings: Sequence[Drawing], hierarchies: Sequence[Hierarchy]) -> float:
    """The share, from 0 to 1, of neighbours that stand alike in every two drawings.

    Neighbours are siblings, one following the other among those that both drawings show below the same unit, or at
    the top. They stand alike where the second is on the same side of the first: a row that is a column or two columns
    elsewhere is not alike. 1 where nothing is shared.
    """
    same = total = 0
    for one, other in combinations(zip(drawings, hierarchies, strict=True), 2):
        for mine, theirs in _neighbours(one, other):
            total += 1
            same += mine == theirs
    return same / total if total else 1.0


def _neighbours(
    one: tuple[Drawing, Hierarchy], other: tuple[Drawing, Hierarchy]
) -> Iterator[tuple[_Relation, _Relation]]:
    """How the neighbours that both show stand in the one and in the other."""
    (drawing, units), (drawing_there, units_there) = one, other
    here = {box.id: box for box in drawing.boxes}
    there = {box.id: box for box in drawing_there.boxes}
    families: dict[str, list[str]] = {}
    for unit, parent in zip(units.units, units.parents, strict=True):
        if unit.id in here and unit.id in there and _parent(units, parent) == _parent_of(units_there, unit.id):
            families.setdefault(_parent(units, parent), []).append(unit.id)
    for siblings in families.values():
        for before, after in pairwise(siblings):
            yield _relation(here[before], here[after]), _relation(there[before], there[after])


def _parent(units: Hierarchy, parent: int) -> str:
    return units.units[parent].id if parent >= 0 else ""


def _parent_of(units: Hierarchy, unit_id: str) -> str:
    return _parent(units, units.parents[units.index[unit_id]])


def _relation(one: Box, other: Box) -> _Relation:
    return _side(one.x, one.width, other.x, other.width), _side(one.y, one.height, other.y, other.height)


def _side(start: float, length: float, other: float, other_length: float) -> int:
    if other >= start + length - _EVEN:
        return 1
    return -1 if other + other_length <= start + _EVEN else 0
