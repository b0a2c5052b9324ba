"""Units of one name: what stands above each tells them apart, as far up as it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from orgsim.model.hierarchy import hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

_STEP = " › "


def said_apart(scenario: Scenario, unit: int, say: Callable[[Text], str]) -> str:
    """What the unit at that index is called, with what stands above it where another unit is called so too."""
    return _said(scenario, _path(scenario, unit), say)


def said_above(scenario: Scenario, unit: int, say: Callable[[Text], str]) -> str:
    """What the unit above that one is called; with what stands above it where that alone tells no namesakes apart.

    Empty for a unit at the top.
    """
    parent = hierarchy(scenario).parents[unit]
    path = _path(scenario, unit)[:-1] or ([parent] if parent >= 0 else [])
    return _said(scenario, path, say)


def _said(scenario: Scenario, path: Sequence[int], say: Callable[[Text], str]) -> str:
    units = hierarchy(scenario).units
    return _STEP.join([say(units[unit].name) for unit in path])


def _path(scenario: Scenario, unit: int) -> list[int]:
    """What leads down to the unit and tells it apart, and itself, by index."""
    parents, top = hierarchy(scenario).parents, _tops(scenario).get(unit, unit)
    path = [unit]
    while path[-1] != top:
        path.append(parents[path[-1]])
    return path[::-1]


def find_namesakes(scenario: Scenario) -> None:
    """Find, and remember, which units are called alike: else the first that is told apart waits for that."""
    _tops(scenario)


@once_per_value
def _tops(scenario: Scenario) -> Mapping[int, int]:
    """Of the units whose name is not theirs alone, where what leads down to each and tells it apart begins.

    That is the uppermost unit where nothing tells it apart.
    """
    flat = hierarchy(scenario)
    found: dict[int, int] = {}
    # Of each unit the number of what reads as it does below `top`, where what leads down to it begins so far.
    alike = [(unit, 0, unit) for unit in range(len(flat.units))]
    while alike:
        by_names: defaultdict[tuple[int, Text], list[tuple[int, int]]] = defaultdict(list)
        for unit, read, top in alike:
            by_names[read, flat.units[top].name].append((unit, top))
        # What reaches the top has no more to tell.
        alike = [
            (unit, read, flat.parents[top])
            for read, units in enumerate(by_names.values())
            if len(units) > 1
            for unit, top in units
            if flat.parents[top] >= 0
        ]
        found |= {unit: top for unit, _, top in alike}
    return found
