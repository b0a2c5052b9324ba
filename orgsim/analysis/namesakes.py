"""Units of one name: what stands above each tells them apart, as far up as it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

_STEP = " › "

_Path = tuple[int, ...]
"""Units from above downwards, by index."""


def said_apart(scenario: Scenario, unit: int, say: Callable[[Text], str]) -> str:
    """What the unit at that index is called, with what stands above it where another unit is called so too."""
    return _said(scenario, _paths(scenario).get(unit, (unit,)), say)


def said_above(scenario: Scenario, unit: int, say: Callable[[Text], str]) -> str:
    """What the unit above that one is called; with what stands above it where that alone tells no namesakes apart.

    Empty for a unit at the top.
    """
    parent = hierarchy(scenario).parents[unit]
    path = _paths(scenario).get(unit, ())[:-1] or ((parent,) if parent >= 0 else ())
    return _said(scenario, path, say)


def _said(scenario: Scenario, path: _Path, say: Callable[[Text], str]) -> str:
    units = hierarchy(scenario).units
    return _STEP.join([say(units[unit].name) for unit in path])


@once_per_value
def _paths(scenario: Scenario) -> Mapping[int, _Path]:
    """Of the units whose name is not theirs alone, what leads down to each and tells it apart, if anything does."""
    flat = hierarchy(scenario)
    found: dict[int, _Path] = {}
    alike = _alike(flat, {unit: (unit,) for unit in range(len(flat.units))})
    while alike:
        longer = {unit: _begun_higher(flat, path) for unit, path in alike.items()}
        found |= longer
        # What reaches the top has no more to tell.
        alike = _alike(flat, {unit: path for unit, path in longer.items() if path != alike[unit]})
    return found


def _begun_higher(flat: Hierarchy, path: _Path) -> _Path:
    parent = flat.parents[path[0]]
    return (parent, *path) if parent >= 0 else path


def _alike(flat: Hierarchy, paths: Mapping[int, _Path]) -> dict[int, _Path]:
    """Those of several paths that read the same."""
    by_names: defaultdict[tuple[Text, ...], list[int]] = defaultdict(list)
    for unit, path in paths.items():
        by_names[tuple([flat.units[step].name for step in path])].append(unit)
    return {unit: paths[unit] for units in by_names.values() if len(units) > 1 for unit in units}
