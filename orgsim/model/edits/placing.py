"""Where a unit comes below another when nothing tells after which sibling: behind those of its own side."""

from __future__ import annotations

from collections.abc import Iterable

from orgsim.model.hierarchy import hierarchy, unit_of
from orgsim.model.kinds import Side
from orgsim.model.scenario import Scenario

_BODIES: tuple[Side, ...] = ("elected", "influence")
"""What is told of before who carries it out: as charts have it, and those who write drafts."""


def last_place(scenario: Scenario, below: str | None, side: Side, going: Iterable[str] = ()) -> int | None:
    """How many stand before what comes last of that side there, as `Moved.at` counts; `None`: all that stay.

    `going`: those that are about to leave. A board that is made below the city board stands behind the other boards,
    and not behind the administration.
    """
    flat, gone = hierarchy(scenario), set(going)
    row = tuple(flat.roots()) if below is None else flat.children[flat.index[below]]
    sides = [flat.sides[unit] for unit in row if flat.units[unit].id not in gone]
    same = [place + 1 for place, its in enumerate(sides) if its == side]
    first = same[-1:] or [place for place, its in enumerate(sides) if side in _BODIES and its not in _BODIES][:1]
    return first[0] if first and first[0] < len(sides) else None


def side_of(scenario: Scenario, id: str, below: str | None = None) -> Side:
    """The side that a unit has, or one of that kind below another: what is external has external units below it."""
    flat = hierarchy(scenario)
    above: Side | None = flat.sides[flat.index[below]] if below in flat.index else None
    unit = unit_of(scenario, id)
    if unit is not None and unit.side is not None:
        return unit.side
    return "external" if above == "external" else scenario.kinds[unit.kind if unit is not None else id].side
