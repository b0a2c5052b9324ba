"""Seats as a network: which bodies share people, and whether there are people enough for all of them."""

from __future__ import annotations

from collections import Counter

import msgspec

from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.kinds import COUNCIL
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario

_SOURCE = "people"
_SINK = "seats"


class Draw(msgspec.Struct, frozen=True):
    """Seats of a body that another body's members fill."""

    body: int
    of: int
    seats: int
    """Of all that the box stands for."""


@once_per_value
def draws(scenario: Scenario) -> tuple[Draw, ...]:
    """Every draw of one placed unit on another, in reading order."""
    flat = hierarchy(scenario)
    return tuple(
        [
            Draw(here, flat.index[of], number * unit.weight)
            for here, unit in enumerate(flat.units)
            if unit.seats is not None
            for of, number in (unit.seats.drawn_from or {}).items()
            if of in flat.index and flat.index[of] != here and number > 0
        ]
    )


@once_per_value
def states_draws(scenario: Scenario) -> bool:
    """Whether any body that is placed states from whom its seats are drawn, be it from nobody: `drawn-from: {}`.

    Where none does, nobody knows whether bodies share members.
    """
    return any(unit.seats is not None and unit.seats.drawn_from is not None for unit in hierarchy(scenario).units)


@once_per_value
def drawn_on(scenario: Scenario) -> dict[int, int]:
    """How many seats elsewhere the members of each body fill that others draw on. Treat as read-only."""
    counts: Counter[int] = Counter()
    for draw in draws(scenario):
        counts[draw.of] += draw.seats
    return dict(sorted(counts.items()))


class Group(msgspec.Struct, frozen=True):
    """People who may fill the same seats: the members of a body, or the deputies of the council."""

    body: int
    deputies: bool = False


class Shortage(msgspec.Struct, frozen=True):
    """Seats that stay empty where nobody takes two."""

    seats: int
    wanting: tuple[tuple[int, int], ...]
    """The bodies that too few people are left for together, with the seats that they have for those people."""
    people: tuple[tuple[Group, int], ...]
    """Who may fill these seats, and how many they are: `seats` fewer than wanted."""
    asked: int
    """Bodies that ask for somebody."""
    silent: tuple[int, ...]
    """Bodies that do not state who may sit in them, nor that all their seats are drawn."""
    uncounted: tuple[Group, ...]
    """Who may fill seats and of whom it is not stated how many they are: there may be enough for all of those."""


class _Want(msgspec.Struct, frozen=True):
    """Seats of one body that the same people may fill."""

    body: int
    seats: int
    by: tuple[Group, ...]


@once_per_value
def shortage(scenario: Scenario) -> Shortage | None:
    """How many seats are too many for the people who may fill them; `None` without a council that states its seats.

    Each councillor and each deputy takes one seat beside the council at most, and each member of a body one more of
    those that are drawn from it. Bodies that anyone may sit in, and seats reserved for a group, ask for nobody. As many
    as possible are filled (maximum flow); the bodies that fail together (P. Hall, 1935) are read off the minimum cut.
    """
    flat = hierarchy(scenario)
    council = next((here for here, unit in enumerate(flat.units) if unit.kind == COUNCIL), None)
    if council is None or _members(flat, Group(council)) is None:
        return None
    wants, silent = _wants(flat, council)
    there = {group: _members(flat, group) for want in wants for group in want.by}
    uncounted = tuple([group for group, number in there.items() if number is None])
    certain = [(at, want) for at, want in enumerate(wants) if not any(group in uncounted for group in want.by)]
    if not certain:
        return Shortage(0, (), (), 0, silent, uncounted)

    import networkx

    graph: networkx.DiGraph[object] = networkx.DiGraph()
    for at, want in certain:
        graph.add_edge(at, _SINK, capacity=want.seats)
        for group in want.by:
            graph.add_edge(_SOURCE, group, capacity=there[group])
            graph.add_edge(group, at)
    # The cut that networkx takes lies as near to the sink as one can: with seats there, it tells those that fail alone,
    # and not those that have just enough.
    filled, (_, beyond) = networkx.minimum_cut(graph, _SOURCE, _SINK)
    failing = [want for at, want in certain if at in beyond]
    wanting: Counter[int] = Counter()
    for want in failing:
        wanting[want.body] += want.seats
    groups = dict.fromkeys(group for want in failing for group in want.by)
    return Shortage(
        seats=sum(want.seats for _, want in certain) - int(filled),
        wanting=tuple(sorted(wanting.items())),
        people=tuple([(group, there[group] or 0) for group in groups]),
        asked=len({want.body for _, want in certain}),
        silent=silent,
        uncounted=uncounted,
    )


def _wants(flat: Hierarchy, council: int) -> tuple[list[_Want], tuple[int, ...]]:
    """The seats of all bodies beside the council by who may fill them, and the bodies of which that is not stated."""
    wants, silent = [], []
    for here, unit in enumerate(flat.units):
        own = unit.seats
        if own is None or unit.kind == COUNCIL or flat.sides[here] != "elected" or not flat.kinds[here].body:
            continue
        drawn = {flat.index[of]: number for of, number in (own.drawn_from or {}).items() if of in flat.index}
        wants += [_Want(here, number * unit.weight, (Group(of),)) for of, number in drawn.items() if number > 0]
        free = (own.total or 0) - sum((own.drawn_from or {}).values()) - sum((own.reserved or {}).values())
        if free > 0 and own.eligible == "councillors":
            wants.append(_Want(here, free * unit.weight, (Group(council),)))
        elif free > 0 and own.eligible == "councillors-and-deputies":
            wants.append(_Want(here, free * unit.weight, (Group(council), Group(council, deputies=True))))
        elif free > 0 and own.eligible is None:
            silent.append(here)
    return wants, tuple(silent)


def _members(flat: Hierarchy, group: Group) -> int | None:
    """How many they are in all that the box stands for."""
    unit = flat.units[group.body]
    if unit.seats is None:
        return None
    number = unit.seats.deputies if group.deputies else unit.seats.total
    return None if number is None else number * unit.weight
