"""The parts that the units of two scenarios are grouped by: units at the same depth on both sides.

A side with one top, such as the city manager, is parted by the units right below it, also where a few units stand
beside that top, as internal audit does, or one whose parent was forgotten. Whether one scenario looks so and the other
does not, its counterpart tells: what stands above the parts of the one is no part of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from orgsim.model.hierarchy import Hierarchy
from orgsim.model.kinds import Side

SIDES: Final[tuple[Side, ...]] = ("elected", "influence", "administration", "programme", "external")
"""From above, as groups stand."""
PARTED: Final[frozenset[Side]] = frozenset(("administration", "programme"))
"""Sides that always have parts. What the others have stands together unless it is a crowd."""
CROWD: Final = 40
"""Units of any other side from which on it has parts too."""
_TRUNK: Final = 0.75
"""Share of a side's units from which on those below one top are the parts of the side, others standing beside it."""
_MOST_ALONE: Final = 8
"""How many units without any below them may be a part of their own; more of them stand together."""
_MOST_PARTS: Final = 30
"""How many parts a side has at most; where it would have more, the smaller ones stand together."""

Tops = dict[int, int]
"""By unit the top of the part that it is in; none for a unit that is in no part."""


def parts_of(before: Hierarchy, after: Hierarchy, pairs: Iterable[tuple[int, int]]) -> tuple[Tops, Tops]:
    """The parts of both; `pairs` are units of either that go over into each other. Linear in units and pairs."""
    flats = (before, after)
    partners: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
    for here, there in pairs:
        partners[0].setdefault(here, []).append(there)
        partners[1].setdefault(there, []).append(here)
    found: tuple[Tops, Tops] = ({}, {})
    for side in SIDES:
        if side not in PARTED and all(flat.sides.count(side) <= CROWD for flat in flats):
            continue
        first = [_first(flat, side) for flat in flats]
        tops = [
            _tops(flat, side, first[column], _trunk(flats, side, first, partners, column))
            for column, flat in enumerate(flats)
        ]
        while any(_level(flats, side, tops, partners, column) for column in (0, 1)):
            pass
        tops = [_without_crowd(flats, side, tops, partners, column) for column in (0, 1)]
        tops = _largest(flats, tops, partners)
        for column, flat in enumerate(flats):
            if len(tops[column]) > 1:
                for top in tops[column]:
                    found[column].update((unit, top) for unit in flat.subtree(top) if flat.sides[unit] == side)
    return found


def suits_parts(before: Hierarchy, after: Hierarchy, pairs: Sequence[tuple[int, int]], tops: tuple[Tops, Tops]) -> bool:
    """Whether both administrations have several of these parts; what is alone and in one only does not count."""
    ends = {here for here, _ in pairs}, {there for _, there in pairs}
    for flat, its_tops, matched in zip((before, after), tops, ends, strict=True):
        units = [unit for unit, side in enumerate(flat.sides) if side == "administration"]
        if not units and its_tops:
            # Bodies alone, and a crowd of them.
            continue
        parts = {its_tops.get(unit, -1) for unit in units}
        if sum(top < 0 or top in matched or bool(_below(flat, "administration", top)) for top in parts) <= 2:
            return False
    return True


def _level(
    flats: Sequence[Hierarchy],
    side: Side,
    tops: list[list[int]],
    partners: Sequence[dict[int, list[int]]],
    column: int,
) -> bool:
    """Replace a top of this column that is above the tops of the other by those below it; whether there was one."""
    other = 1 - column
    theirs = set(tops[other])
    above_theirs = {above for top in theirs for above in _above(flats[other], top)} - theirs
    for top in tops[column]:
        below = _below(flats[column], side, top)
        if below and not above_theirs.isdisjoint(partners[column].get(top, ())):
            tops[column] = sorted([*(each for each in tops[column] if each != top), *below])
            return True
    return False


def _above(flat: Hierarchy, unit: int) -> Iterable[int]:
    above = flat.parents[unit]
    while above >= 0:
        yield above
        above = flat.parents[above]


def _without_crowd(
    flats: Sequence[Hierarchy],
    side: Side,
    tops: Sequence[Sequence[int]],
    partners: Sequence[dict[int, list[int]]],
    column: int,
) -> list[int]:
    """The tops without those that have no units below them in either scenario, where these are many."""
    other = 1 - column

    def is_alone(top: int) -> bool:
        there = partners[column].get(top, ())
        return not _below(flats[column], side, top) and not any(_below(flats[other], side, each) for each in there)

    alone = {top for top in tops[column] if is_alone(top)}
    return [top for top in tops[column] if top not in alone] if len(alone) > _MOST_ALONE else list(tops[column])


def _largest(
    flats: Sequence[Hierarchy], tops: list[list[int]], partners: Sequence[dict[int, list[int]]]
) -> list[list[int]]:
    """The tops that have most units in both scenarios together, the same ones on both sides."""
    if max(map(len, tops)) <= _MOST_PARTS:
        return tops

    def size(column: int, top: int) -> int:
        there = set(partners[column].get(top, ())).intersection(tops[1 - column])
        return len(flats[column].subtree(top)) + sum(len(flats[1 - column].subtree(each)) for each in there)

    sizes = [{top: size(column, top) for top in its} for column, its in enumerate(tops)]
    limit = max(sorted(its.values(), reverse=True)[_MOST_PARTS] for its in sizes if len(its) > _MOST_PARTS)
    return [[top for top in its if sizes[column][top] > limit] for column, its in enumerate(tops)]


def _first(flat: Hierarchy, side: Side) -> list[int]:
    """The units of the side that have none of it above them."""
    return [
        unit
        for unit, its in enumerate(flat.sides)
        if its == side and (flat.parents[unit] < 0 or flat.sides[flat.parents[unit]] != side)
    ]


def _tops(flat: Hierarchy, side: Side, tops: list[int], trunk: int | None) -> list[int]:
    """The tops of the parts, where those below the trunk take its place."""
    while trunk is not None:
        below = _below(flat, side, trunk)
        if not below:
            break
        tops = sorted([*(top for top in tops if top != trunk), *below])
        trunk = below[0] if len(below) == 1 else None
    return tops


def _trunk(
    flats: Sequence[Hierarchy],
    side: Side,
    tops: Sequence[Sequence[int]],
    partners: Sequence[dict[int, list[int]]],
    column: int,
) -> int | None:
    """The top that the others merely stand beside, and below which units have units of their own.

    It is that of either scenario in which it is a top: a part that grew to most of the side is still a part.
    """
    flat = flats[column]
    if len(tops[column]) == 1:
        return tops[column][0]
    largest = max(tops[column], key=lambda top: flat.ends[top] - top, default=None)
    if largest is None or _share(flat, side, largest, tops[column]) < _TRUNK:
        return None
    other = 1 - column
    there = set(partners[column].get(largest, ())).intersection(tops[other])
    if any(_share(flats[other], side, top, tops[other]) < _TRUNK for top in there):
        return None
    branching = [child for child in _below(flat, side, largest) if _below(flat, side, child)]
    return largest if len(branching) > 1 else None


def _share(flat: Hierarchy, side: Side, top: int, tops: Sequence[int]) -> float:
    """How much of the side is below that top."""
    sizes = {each: sum(flat.sides[unit] == side for unit in flat.subtree(each)) for each in tops}
    return sizes[top] / sum(sizes.values())


def _below(flat: Hierarchy, side: Side, unit: int) -> list[int]:
    return [child for child in flat.children[unit] if flat.sides[child] == side]
