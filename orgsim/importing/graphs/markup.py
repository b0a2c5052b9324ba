"""GraphML, with what yEd adds to it, and GEXF.

Read as XML: networkx loses the names of yEd's groups, and what lies in which. Nothing that a document only refers to is
fetched, and entities are not expanded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from orgsim.files.graph_terms import BELOW, Told, nested
from orgsim.importing.elements import root_of
from orgsim.importing.graphs.hierarchies import Edge, Node, records
from orgsim.importing.graphs.own import Edge as Link
from orgsim.importing.graphs.own import draft, is_own
from orgsim.importing.naming import name_and_notes
from orgsim.importing.records import CannotImport, Imported, Place
from orgsim.messages import message

_NAMES = ("label", "name", "title", "nimi", "namn")
_KINDS = ("kind", "type", "classification", "laji", "typ")
_HEAD_BYTES = 4_000
_DEEPEST = 100


def is_markup(data: bytes) -> bool:
    """Whether a file begins as GraphML or GEXF do."""
    start = data[:_HEAD_BYTES]
    return b"<graphml" in start or b"<gexf" in start


def read_markup(data: bytes, file: str = "") -> tuple[Imported, ...]:
    """The organisations in a file, a graph each; CannotImport where it is damaged or too deep."""
    root = root_of(data, file)
    if _local(root) == "gexf":
        return (_gexf(root, file),)
    keys = {key.get("id", ""): key for key in _children(root, "key")}
    graphs = _children(root, "graph")
    if not graphs:
        raise CannotImport(message("import.damaged", file=file))
    return tuple([_graphml(graph, keys, file) for graph in graphs])


def _local(element: Any) -> str:
    # What is no element, such as an entity that is not expanded, has no name.
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: Any, name: str) -> list[Any]:
    return [each for each in element if _local(each) == name]


def _below(element: Any, name: str) -> Iterator[Any]:
    return (each for each in element.iter() if _local(each) == name)


# GraphML


def _graphml(graph: Any, keys: dict[str, Any], file: str) -> Imported:
    head = nested(_data(graph, keys))
    if is_own(head):
        return _own(graph, keys, head, file)
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    left: list[tuple[Any, str | None, int]] = [(graph, None, 0)]
    while left:
        here, group, deep = left.pop(0)
        for element in here:
            if _local(element) == "node":
                key = element.get("id", "")
                inner = _children(element, "graph")
                node = nodes[key] = _node(element, key, keys, is_group=bool(inner))
                node.group = group
                if inner and deep == _DEEPEST:
                    raise CannotImport(message("import.too-nested", file=file))
                left += [(each, key, deep + 1) for each in inner]
            elif _local(element) == "edge":
                edges.append(_edge(element, keys))
    found, odd = records(nodes, edges, file)
    return Imported(records=found, oddities=odd, place=Place(file=file))


def _own(graph: Any, keys: dict[str, Any], head: Told, file: str) -> Imported:
    above: dict[str, str] = {}
    links: list[Link] = []
    for element in _children(graph, "edge"):
        facts = nested(_data(element, keys))
        source, target = element.get("source", ""), element.get("target", "")
        if facts.get("relation") == BELOW:
            above[target] = source
        else:
            links.append(Link(source, target, facts))
    units = [
        (key, above.get(key), nested(_data(element, keys)))
        for element in _children(graph, "node")
        if (key := element.get("id", ""))
    ]
    return draft(head, units, links, file)


def _data(element: Any, keys: dict[str, Any]) -> dict[str, str | int | float | bool]:
    """What is stated of an element by the names of its keys."""
    found: dict[str, str | int | float | bool] = {}
    for data in _children(element, "data"):
        key = keys.get(data.get("key", ""))
        name = None if key is None else key.get("attr.name")
        if key is not None and name:
            value = _typed(data.text or "", key.get("attr.type", "string"))
            if value is not None:
                found[name] = value
    return found


def _typed(text: str, type_: str) -> str | int | float | bool | None:
    try:
        match type_:
            case "int" | "long":
                return int(text) if len(text) < 20 else None
            case "float" | "double":
                return float(text)
            case "boolean":
                return text.strip().casefold() == "true"
    except ValueError:
        return None
    return text


def _node(element: Any, key: str, keys: dict[str, Any], *, is_group: bool) -> Node:
    shown = _seen(element)
    tag = _tag(shown)
    if tag is not None:
        return Node(key, tag, None, is_group, "post")
    labels = [lines for text in _texts(shown, "NodeLabel") if (lines := _lines(text))]
    stated = {name.casefold(): str(value) for name, value in _data(element, keys).items() if isinstance(value, str)}
    lines = labels[0] if labels else next((_lines(stated[name]) for name in _NAMES if stated.get(name)), ())
    further = tuple([line for label in labels[1:] for line in label])
    kind = next((stated[name] for name in _KINDS if stated.get(name)), "")
    return Node(key, (*lines, *further), None, is_group, kind)


def _texts(shown: Sequence[Any], label: str) -> Iterator[str]:
    """What the labels of a node or an edge say, each as far as it says anything.

    Those of yEd are `label`; those of yFiles say it as an attribute, or in an element of its own. What they refer to is
    elsewhere.
    """
    for each in (its for data in shown for its in _below(data, label)):
        yield each.text or ""
    for each in (its for data in shown for its in _below(data, "Label")):
        text = each.get("Text")
        if text is not None and not text.startswith("{"):
            yield text
        yield from [inner.text for inner in each if _local(inner) == "Label.Text" and inner.text]


def _tag(shown: Sequence[Any]) -> tuple[str, ...] | None:
    """The post in what a program of yFiles keeps of a box, which shows who holds it; `None` where there is none."""
    for its in (each for data in shown for each in _below(data, "Json")):
        try:
            value = msgspec.json.decode((its.text or "").encode("utf-8", "replace"))
        except msgspec.MsgspecError:
            continue
        post = value.get("position") if isinstance(value, dict) and "name" in value else None
        if isinstance(post, str) and (lines := _lines(post)):
            return lines
    return None


def _seen(element: Any) -> list[Any]:
    """What is drawn of a node; of a group that can be closed, as it is drawn now."""
    found: list[Any] = []
    for data in _children(element, "data"):
        several = [*_below(data, "Realizers")]
        if not several:
            found.append(data)
            continue
        number = several[0].get("active", "0")
        shapes = [*several[0]]
        found += shapes[int(number) :][:1] if number.isdecimal() and int(number) < len(shapes) else shapes[:1]
    return found


def _edge(element: Any, keys: dict[str, Any]) -> Edge:
    label = next((said for text in _texts(_children(element, "data"), "EdgeLabel") if (said := text.strip())), "")
    stated = _data(element, keys)
    label = label or next((str(stated[name]) for name in ("label", "relation", "name", "type") if name in stated), "")
    style = next((each.get("type", "line") for each in _below(element, "LineStyle")), "line")
    return Edge(element.get("source", ""), element.get("target", ""), label, style not in ("dashed", "dotted"))


def _lines(text: str | None) -> tuple[str, ...]:
    """The name, which may go over several lines, and what is noted; empty without a text."""
    name, notes = name_and_notes([line.strip() for line in (text or "").splitlines()])
    return (name, *notes) if name else ()


# GEXF


def _gexf(root: Any, file: str) -> Imported:
    nodes: dict[str, Node] = {}
    titles = {each.get("id", ""): each.get("title", "").casefold() for each in _below(root, "attribute")}
    edges = [
        Edge(each.get("source", ""), each.get("target", ""), each.get("label", "") or each.get("kind", ""))
        for each in _below(root, "edge")
    ]
    for element in _below(root, "node"):
        key = element.get("id", "")
        holder = element.getparent().getparent()
        group = element.get("pid") or (holder.get("id") if _local(holder) == "node" else None)
        values = {
            titles.get(each.get("for", ""), ""): each.get("value", "")
            for attributes in _children(element, "attvalues")
            for each in attributes
        }
        kind = next((values[name] for name in _KINDS if values.get(name)), "")
        nodes[key] = Node(key, _lines(element.get("label")), group, False, kind)
    for node in nodes.values():
        if node.group in nodes:
            nodes[node.group].is_group = True
        else:
            node.group = None
    found, odd = records(nodes, edges, file)
    title = next((each.text.strip() for each in _below(root, "description") if each.text), "")
    return Imported(records=found, oddities=odd, title=title, place=Place(file=file))
