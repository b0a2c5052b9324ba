"""What ties units beside the hierarchy: links, matters that several handle, seats that are drawn, a matrix."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Literal

import msgspec

from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import LinkKind, Scenario
from orgsim.model.units import Matter

Reason = Literal["link", "matter", "seats", "crossing"]

POWER: frozenset[LinkKind] = frozenset({"steers", "appoints", "owns", "owns-process"})
"""Kinds of links by which one unit has a say over another. Who advises has none."""


class Tie(msgspec.Struct, frozen=True):
    """Two units that have to do with each other, for one reason or several."""

    one: int
    """Index of the unit that comes first in reading order."""
    other: int
    reasons: tuple[Reason, ...]


def needs_networks(scenario: Scenario) -> bool:
    """Whether its figures of ties need the library of networks, which takes half a second to import."""
    limited = ("councillors", "councillors-and-deputies")
    seats = [unit.seats for unit in hierarchy(scenario).units if unit.seats is not None]
    return bool(ties(scenario)) or any(its.eligible in limited for its in seats)


@once_per_value
def ties(scenario: Scenario) -> tuple[Tie, ...]:
    """The pairs of placed units that are tied, each once, in reading order.

    A link ties its ends. A matter ties the units that handle it: those that have it in their remits, each with the
    next in reading order; those that prepare it, each with the next, up to the one that decides; and those to whom the
    power is passed on with whoever passes it. Drawn seats tie a body to the one whose members fill them. In a matrix
    each row crosses each column.
    """
    flat = hierarchy(scenario)
    found: dict[tuple[int, int], dict[Reason, None]] = {}
    for one, other, reason in _pairs(scenario, flat):
        if one != other:
            found.setdefault((min(one, other), max(one, other)), {})[reason] = None
    return tuple([Tie(*pair, tuple(reasons)) for pair, reasons in sorted(found.items())])


def _pairs(scenario: Scenario, flat: Hierarchy) -> Iterator[tuple[int, int, Reason]]:
    for one, other, _ in links(scenario, flat):
        yield one, other, "link"
    handling: dict[str, list[int]] = {}
    for here, unit in enumerate(flat.units):
        for matter in unit.remit or ():
            handling.setdefault(matter.id, []).append(here)
            yield from ((flat.index[one], flat.index[other], "matter") for one, other in _handed_on(unit.id, matter)
                        if one in flat.index and other in flat.index)  # fmt: skip
        if unit.seats is not None:
            yield from ((here, flat.index[of], "seats") for of in unit.seats.drawn_from or () if of in flat.index)
    for units in handling.values():
        yield from ((one, other, "matter") for one, other in pairwise(units))
    if scenario.matrix is not None:
        edges = [flat.index.get(id) for id in (scenario.matrix.columns, scenario.matrix.rows)]
        columns, rows = [flat.children[edge] if edge is not None else () for edge in edges]
        yield from ((column, row, "crossing") for column, row in product(columns, rows))


def _handed_on(decides: str, matter: Matter) -> Iterator[tuple[str, str]]:
    """From whom to whom a matter goes before it is decided, and the power to decide it."""
    yield from pairwise((*(matter.prepared_by or ()), decides))
    giver, last = decides, decides
    for step in matter.delegated or ():
        giver = giver if step.beside else last
        yield giver, step.to
        last = step.to


def links(scenario: Scenario, flat: Hierarchy) -> Iterator[tuple[int, int, LinkKind]]:
    """From, to and kind of each link whose ends are two placed units."""
    for link in scenario.links:
        one, other = flat.index.get(link.from_), flat.index.get(link.to)
        if one is not None and other is not None and one != other:
            yield one, other, link.kind
