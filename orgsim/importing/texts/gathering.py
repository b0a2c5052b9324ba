"""Nodes and lines between them, as diagrams in text have them, become records: what stands below what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from orgsim.importing.kinds import kinds_of_links
from orgsim.importing.naming import one_line
from orgsim.importing.records import Oddity, Place, Record, Tie


class Node(Struct):
    """A node of a diagram."""

    key: str
    lines: tuple[str, ...] = ()
    """Its text: the name, then what is noted. Empty: it is called by its key."""
    row: int = 0
    """The line of the text that it first stands in."""
    group: str | None = None
    """The key of the group that it is drawn in."""
    is_group: bool = False


class Edge(Struct):
    """A line from one node to another, the upper one first."""

    upper: str
    lower: str
    row: int
    label: str = ""
    solid: bool = True


def gathered(
    nodes: Mapping[str, Node], edges: Sequence[Edge], file: str
) -> tuple[tuple[Record, ...], tuple[Oddity, ...]]:
    """The records of a diagram, in the order in which it first speaks of each, and what is odd.

    A line that is labelled as a kind of link ("Ohjaa") is one. Of further lines to a node the first that is solid tells
    what it stands below; where none is, the first that is not. What no line leads to stands below its group, if that
    holds it; a group that only frames what lines hold together is no unit, which
    is told if it has a title.
    """
    odd: list[Oddity] = []
    ties: defaultdict[str, list[Tie]] = defaultdict(list)
    above: dict[str, Edge] = {}
    further: list[Edge] = []
    kinds = kinds_of_links()
    for edge in sorted(edges, key=lambda its: not its.solid):
        kind = kinds.get(one_line(edge.label).casefold())
        if kind is not None:
            ties[edge.upper].append(Tie(kind, edge.lower))
        elif edge.lower not in above:
            above[edge.lower] = edge
        elif above[edge.lower].upper != edge.upper:
            further.append(edge)
    named = {key: _name(node) for key, node in nodes.items()}
    for edge in sorted(further, key=lambda its: its.row):
        args = {"name": named[edge.lower], "first": named[above[edge.lower].upper]}
        odd.append(Oddity(what="two-parents", place=Place(file=file, line=edge.row), key=edge.lower, args=args))
    needed = _needed_groups(nodes, above, edges)
    records = []
    for key, node in nodes.items():
        if node.is_group and key not in needed:
            if node.lines:
                odd.append(Oddity(what="frame", place=Place(file=file, line=node.row), args={"name": named[key]}))
            continue
        edge_up = above.get(key)
        parent = edge_up.upper if edge_up is not None else _group_above(node, nodes, needed)
        records.append(
            Record(
                key=key,
                own_key=False,
                names=((None, named[key]),),
                parent=parent,
                place=Place(file=file, line=node.row),
                notes=tuple([line for each in node.lines[1:] if (line := one_line(each))]),
                links=tuple(ties.get(key, ())),
            )
        )
    return tuple(records), tuple(odd)


def _name(node: Node) -> str:
    return next((line for each in node.lines if (line := one_line(each))), "") or one_line(node.key)


def _needed_groups(nodes: Mapping[str, Node], above: Mapping[str, Edge], edges: Iterable[Edge]) -> frozenset[str]:
    """The groups that are units: those that a line leads to or from, and those that hold what no line touches."""
    touched = {key for edge in edges for key in (edge.upper, edge.lower)}
    needed: set[str] = set()
    left = [node for key, node in nodes.items() if node.is_group == (key in touched)]
    while left:
        node = left.pop()
        if node.is_group:
            needed.add(node.key)
        if node.key not in above and node.group is not None and node.group not in needed:
            left.append(nodes[node.group])
    return frozenset(needed)


def _group_above(node: Node, nodes: Mapping[str, Node], needed: frozenset[str]) -> str | None:
    group = node.group
    while group is not None and group not in needed:
        group = nodes[group].group
    return group
