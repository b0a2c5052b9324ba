"""All that a draft states of its units and their links, as nodes and edges of a graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from msgspec import Struct

from orgsim.export.progress import tell
from orgsim.files.graph_terms import BELOW, Told, told
from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.scenario import Scenario
from orgsim.model.units import Unit

HEAD = ("id", "title", "municipality", "status", "date", "effective", "partial", "note", "sources")
"""What is told of a draft beside its kinds, units and links."""
_STRIDE = 500
"""Nodes or edges after which it is told how far it is."""
_Each = TypeVar("_Each")


class Node(Struct, frozen=True, eq=False):
    """A unit in its place."""

    unit: Unit
    parent: Unit | None
    level: int
    """From 0."""
    is_away: bool
    """Whether it is put away, with all that it stands below."""


def nodes(scenario: Scenario) -> Iterator[Node]:
    """Every unit, each before those below it, siblings in their order; then those that are put away."""
    for tops, is_away in ((scenario.units, False), (scenario.tray, True)):
        left: list[Node] = [Node(unit, None, 0, is_away) for unit in reversed(tops)]
        while left:
            node = left.pop()
            yield node
            left += [Node(unit, node.unit, node.level + 1, is_away) for unit in reversed(node.unit.units)]


def placed(scenario: Scenario) -> Iterator[Node]:
    """Those that belong to the organisation."""
    return (node for node in nodes(scenario) if not node.is_away)


def head(scenario: Scenario) -> Told:
    """What is told of the draft as a whole."""
    found: Told = {"orgsim": scenario.orgsim}
    for name in HEAD:
        value = getattr(scenario, name)
        if value is not None and value != () and value != {}:
            found[name] = told(value)
    builtin = builtin_kinds()
    own = {id: kind for id, kind in scenario.kinds.items() if builtin.get(id) != kind}
    if own:
        found["kinds"] = told(own)
    return found


def facts(node: Node) -> Told:
    """What is told of a unit beside where it stands."""
    found: Told = told(node.unit)
    if node.is_away and node.parent is None:
        found["placed"] = False
    return found


def edges(scenario: Scenario) -> Iterator[tuple[str, str, Told]]:
    """From the upper unit to the one below, and the links."""
    for node in nodes(scenario):
        if node.parent is not None:
            yield node.parent.id, node.unit.id, {"relation": BELOW}
    for link in scenario.links:
        its: Told = {"relation": link.kind}
        if link.note is not None:
            its["note"] = told(link.note)
        if link.source:
            # In node-link JSON "source" is where an edge begins.
            its["sources"] = [*link.source]
        yield link.from_, link.to, its


def in_steps(its: Iterator[_Each], before: int, count: int, *, of_each: int = 2) -> Iterator[_Each]:
    """Each node or edge, while it is told how far it is and asked whether it is still wanted.

    Of `count` units so many are done `before`; there are so many `of_each`: a node and an edge.
    """
    for number, each in enumerate(its):
        if number % _STRIDE == 0:
            leave_if_abandoned()
            tell("units", min(before + number // of_each, count), count)
        yield each
