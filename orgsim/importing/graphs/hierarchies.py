"""Nodes and edges of others become records: which edges are the hierarchy, and which way they lead."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from orgsim.importing.kinds import kinds_of_links
from orgsim.importing.naming import one_line
from orgsim.importing.records import Oddity, Place, Record, Tie


class Node(Struct):
    """A node of a graph."""

    key: str
    lines: tuple[str, ...] = ()
    """Its label: the name, then what is noted."""
    group: str | None = None
    """The key of the group that it lies in."""
    is_group: bool = False
    kind_word: str = ""


class Edge(Struct, frozen=True):
    """An edge as the graph has it."""

    source: str
    target: str
    label: str = ""
    solid: bool = True


def records(
    nodes: Mapping[str, Node], edges: Sequence[Edge], file: str
) -> tuple[tuple[Record, ...], tuple[Oddity, ...]]:
    """The records of a graph, in its order, and what is odd.

    Edges lead from the upper to the lower; where by that many would have several above them and the other way round
    none has, they lead upwards. An edge that is labelled as a kind of link is one. A group is a unit where an edge
    leads to or from it, or where what lies in it has no other above it.
    """
    _open_circles(nodes)
    odd: list[Oddity] = []
    ties: defaultdict[str, list[Tie]] = defaultdict(list)
    ordered: list[tuple[str, str]] = []
    kinds = kinds_of_links()
    for edge in sorted(edges, key=lambda its: not its.solid):
        if edge.source not in nodes or edge.target not in nodes:
            args = {"id": one_line(edge.source), "other": one_line(edge.target)}
            odd.append(Oddity(what="edge-missing", place=Place(file=file), args=args))
        elif (kind := kinds.get(one_line(edge.label).casefold())) is not None:
            ties[edge.source].append(Tie(kind, edge.target))
        else:
            ordered.append((edge.source, edge.target))
    if _lead_upwards(ordered):
        ordered = [(target, source) for source, target in ordered]
    above: dict[str, str] = {}
    for upper, lower in ordered:
        first = above.setdefault(lower, upper)
        if first != upper:
            args = {"name": _name(nodes[lower]), "first": _name(nodes[first])}
            odd.append(
                Oddity(what="two-parents", place=Place(file=file, name=_name(nodes[lower])), key=lower, args=args)
            )
    needed = _needed_groups(nodes, above, ordered)
    found: list[Record] = []
    for key, node in nodes.items():
        if node.is_group and key not in needed:
            if name := _name(node) if node.lines else "":
                odd.append(Oddity(what="frame", place=Place(file=file, name=name), args={"name": name}))
            continue
        group = node.group
        while group is not None and group not in needed:
            group = nodes[group].group
        name = _name(node)
        found.append(
            Record(
                key=key,
                own_key=False,
                names=((None, name),) if name else (),
                parent=above.get(key, group),
                place=Place(file=file, name=name or one_line(key)),
                kind_word=node.kind_word,
                notes=tuple([line for each in node.lines[1:] if (line := one_line(each))]),
                links=tuple(ties.get(key, ())),
            )
        )
    return tuple(found), tuple(odd)


def _open_circles(nodes: Mapping[str, Node]) -> None:
    """Let no group lie in itself, be it by way of others: such files are not drawn, but written."""
    done: set[str] = set()
    for start in nodes:
        way: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in nodes and here not in done:
            if here in way:
                nodes[here].group = None
                break
            way[here] = None
            here = nodes[here].group
        done.update(way)


def _name(node: Node) -> str:
    return next((line for each in node.lines if (line := one_line(each))), "") or one_line(node.key)


def _lead_upwards(edges: Sequence[tuple[str, str]]) -> bool:
    each_once = {edge for edge in edges if edge[0] != edge[1]}
    several_below = any(n > 1 for n in Counter(source for source, _ in each_once).values())
    several_above = any(n > 1 for n in Counter(target for _, target in each_once).values())
    return several_above and not several_below


def _needed_groups(
    nodes: Mapping[str, Node], above: Mapping[str, str], edges: Sequence[tuple[str, str]]
) -> frozenset[str]:
    touched = {key for edge in edges for key in edge}
    needed: set[str] = set()
    left = [node for key, node in nodes.items() if node.is_group == (key in touched)]
    while left:
        node = left.pop()
        if node.is_group:
            needed.add(node.key)
        if node.key not in above and node.group is not None and node.group not in needed:
            left.append(nodes[node.group])
    # A group without a name that nothing else needs is a frame.
    return frozenset(key for key in needed if nodes[key].lines or key in touched)
