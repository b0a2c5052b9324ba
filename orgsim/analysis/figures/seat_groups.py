"""Seats by kind of body: how a model spreads them over the board, its committees and their sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from orgsim.analysis.figures.bodies import beside_council, sum_of_seats
from orgsim.analysis.figures.context import Context, context
from orgsim.analysis.figures.figure import Figure
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario

GroupName = Literal["executive", "committees", "sections", "others"]

_GROUPS: dict[str, GroupName] = {
    "city-board": "executive",
    "municipal-board": "executive",
    # Committees stand instead of boards (Local Government Act 410/2015, section 30), so the two compare.
    "committee": "committees",
    "board": "committees",
    "section": "sections",
}
_ORDER: tuple[GroupName, ...] = ("executive", "committees", "sections", "others")


class SeatGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The bodies of one sort in all scenarios of a comparison."""

    name: GroupName
    kinds: tuple[Kind, ...]
    """The kinds of those bodies, each once, in the order in which they are met."""
    several: bool
    """Whether any scenario has more than one such body."""
    figures: tuple[Figure, ...]
    """Their stated seats by scenario: 0 where a scenario shows its bodies without any of this sort."""


def seats_by_group(scenarios: Sequence[Scenario]) -> tuple[SeatGroup, ...]:
    """The bodies of `scenarios` beside the council, sorted; sorts that no scenario has are left out."""
    contexts = [context(scenario, tuple(scenarios)) for scenario in scenarios]
    by_scenario = [_grouped(here) for here in contexts]
    groups = []
    for name in _ORDER:
        members = [grouped.get(name, []) for grouped in by_scenario]
        if not any(members):
            continue
        kinds: dict[str, Kind] = {}
        for here, bodies in zip(contexts, members, strict=True):
            for body in bodies:
                kinds.setdefault(here.hierarchy.units[body].kind, here.hierarchy.kinds[body])
        groups.append(
            SeatGroup(
                name=name,
                kinds=tuple(kinds.values()),
                several=any(_number(here, bodies) > 1 for here, bodies in zip(contexts, members, strict=True)),
                figures=tuple([_seats(here, bodies) for here, bodies in zip(contexts, members, strict=True)]),
            )
        )
    return tuple(groups)


def _grouped(here: Context) -> dict[GroupName, list[int]]:
    grouped: dict[GroupName, list[int]] = {}
    for body in beside_council(here):
        grouped.setdefault(_GROUPS.get(here.hierarchy.units[body].kind, "others"), []).append(body)
    return grouped


def _number(here: Context, bodies: Sequence[int]) -> int:
    return sum(here.hierarchy.units[body].weight for body in bodies)


def _seats(here: Context, bodies: list[int]) -> Figure:
    if not bodies and here.branch("elected").units:
        return Figure(value=0)
    return sum_of_seats(here, bodies)
