"""Organisations in JSON: node-link graphs, OParl, Popolo, and lists of objects that are tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any, TypeGuard

from msgspec.structs import replace

from orgsim.files.graph_terms import BELOW, Told
from orgsim.files.yaml.scalars import partial_date
from orgsim.importing.graphs.hierarchies import Edge, Node, records
from orgsim.importing.graphs.listing import listed_rows
from orgsim.importing.graphs.nesting import nested_rows
from orgsim.importing.graphs.own import Edge as Link
from orgsim.importing.graphs.own import draft, is_own
from orgsim.importing.naming import one_line
from orgsim.importing.records import Imported, Oddity, Place, Record
from orgsim.model.dates import FIRST_YEAR, PartialDate
from orgsim.model.text import Text
from orgsim.model.units import Seats

_NO_END = 2099
_PARTIES = frozenset(
    (
        *("party", "political party", "faction", "parliamentary group", "political group", "coalition", "caucus"),
        *("partei", "fraktion", "gruppe", "fraktionen", "wählergruppe", "puolue", "valtuustoryhmä", "eduskuntaryhmä"),
        *("parti", "fullmäktigegrupp", "riksdagsgrupp"),
    )
)
"""What OParl and Popolo call those who are elected together."""
_COUNCILS = frozenset(
    (
        *("rat", "stadtrat", "gemeinderat", "rat der stadt", "rat der gemeinde", "kreistag", "bürgerschaft"),
        *("stadtverordnetenversammlung", "gemeindevertretung", "stadtvertretung"),
    )
)
"""What German councils are called, whatever OParl says of their kind: often that of the committees that decide."""
_OPARL = "oparl.org/"
_OPARL_LISTS = ("data", "items", "organization")
"""Where a list has its objects, one of drafts before 1.0, and a body those that lie in it."""
_PERSONAL = frozenset(
    ("email", "e-mail", "mail", "phone", "mobile", "firstname", "first_name", "lastname", "last_name", "birthdate")
)
"""What programs keep of people and of no unit, in lower case."""
_MOST_COLUMNS = 200
_ENDS = (("source", "target"), ("from", "to"), ("parent", "child"))
"""What the ends of an edge are called: by networkx, d3 and Cytoscape, by vis-network, and by lists of parents."""


def read_object(value: Any, file: str = "") -> tuple[Imported, ...]:
    """The organisations that a value of JSON tells of; empty where it is none of those that are known here."""
    elements = value.get("elements") if isinstance(value, dict) else None
    if isinstance(elements, dict) and _is_node_link(elements):
        value = {**value, **elements}  # as Cytoscape writes it
    if isinstance(value, dict) and (sorted_out := _of_one_sort(value, file)) is not None:
        return (sorted_out,)
    every = value if isinstance(value, list) else [value]
    if every and all(_is_node_link(each) for each in every):
        return tuple([_node_link(each, file) for each in every])
    if (found := _oparl_list(value)) is not None:
        return (_oparl(found, file),)
    if (popolo := _popolo_lists(value)) is not None:
        return (_popolo(*popolo, file),)
    return ()


def as_table(value: Any) -> bytes | None:
    """A list of objects, such as those of d3-org-chart, as CSV: what its columns mean is guessed as of any table.

    Objects that lie in each other are a list in which each names what it lies in. `None` where it is no such list.
    """
    value = nested_rows(value) or listed_rows(value)
    if not value:
        return None
    columns: dict[str, None] = {}
    for each in value:
        columns.update(dict.fromkeys(key for key, its in each.items() if not isinstance(its, dict | list)))
    if not columns or len(columns) > _MOST_COLUMNS:
        return None
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([[_cell(each.get(column)) for column in columns] for each in value])
    return written.getvalue().encode()


def _are_objects(value: Any) -> TypeGuard[list[Told]]:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _cell(value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _text(value: Any) -> str:
    return one_line(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


# node-link


def _facts(each: Told) -> Told:
    """What is stated of a node or an edge: some programs keep it one layer down."""
    inner: Told = next((each[key] for key in ("data", "attributes") if isinstance(each.get(key), dict)), {})
    return {**inner, **each}


def _is_node_link(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(_edges(value), list):
        return False
    nodes = value.get("nodes")
    return _are_objects(nodes) or (nodes == [] and "edges" in value)


def _of_one_sort(value: Told, file: str) -> Imported | None:
    """A graph whose nodes are kept by what they are: those to which its edges refer most, and what lies between them.

    Lists of people are none of units. `None` where it is no such graph.
    """
    edges = _edges(value)
    if "nodes" in value or not _are_objects(edges):
        return None
    lists = {key: its for key, its in value.items() if key not in ("edges", "links") and _are_objects(its)}
    best: tuple[str, list[Told]] = ("", [])
    for key, nodes in lists.items():
        if _PERSONAL.isdisjoint(map(str.casefold, nodes[0])):
            ids = {_text(each.get("id")) for each in nodes} - {""}
            inside = [
                each for each in edges if any(_text(each.get(a)) in ids and _text(each.get(b)) in ids for a, b in _ENDS)
            ]
            best = max(best, (key, inside), key=lambda its: len(its[1]))
    if not best[1]:
        return None
    found = _node_link({"nodes": lists.pop(best[0]), "edges": best[1]}, file)
    place = Place(file=file)
    others = tuple([Oddity(what="not-read", place=place, args={"found": key}) for key in lists])
    return replace(found, oddities=(*found.oddities, *others))


def _edges(value: Told) -> Any:
    return value["edges"] if "edges" in value else value.get("links", [])


def _node_link(value: Told, file: str) -> Imported:
    head = value.get("graph")
    edges = [each for each in _edges(value) if isinstance(each, dict)]
    if isinstance(head, dict) and is_own(head):
        above = {str(each.get("target")): str(each.get("source")) for each in edges if each.get("relation") == BELOW}
        links = [
            Link(str(each.get("source")), str(each.get("target")), each)
            for each in edges
            if each.get("relation") != BELOW
        ]
        units = [(key, above.get(key), each) for each in value["nodes"] if (key := str(each.get("id", "")))]
        return draft(head, units, links, file)
    nodes: dict[str, Node] = {}
    keys: list[str] = []
    edges = [_facts(each) for each in edges]
    for each in map(_facts, value["nodes"]):
        key = next((_text(each[name]) for name in ("id", "key", "name", "label") if _text(each.get(name))), "")
        keys.append(key)
        name = next((_text(each[name]) for name in ("label", "name", "title") if _text(each.get(name))), "")
        kind = next((_text(each[name]) for name in ("kind", "type", "classification") if _text(each.get(name))), "")
        nodes[key] = Node(key, (name,) if name else (), kind_word=kind)

    def end(of: Any) -> str:
        if isinstance(of, dict):  # d3 puts the nodes themselves there once it has drawn them
            of = of.get("id", of.get("name"))
        text = _text(of)
        # Older files number the nodes.
        return keys[of] if text not in nodes and type(of) is int and 0 <= of < len(keys) else text

    found, odd = records(
        nodes,
        [
            Edge(end(each.get(upper)), end(each.get(lower)), _text(each.get("label", each.get("relation", ""))))
            for each in edges
            for upper, lower in [next((pair for pair in _ENDS if pair[0] in each and pair[1] in each), _ENDS[0])]
        ],
        file,
    )
    title = _text(head.get("name", "")) if isinstance(head, dict) else ""
    return Imported(records=found, oddities=odd, title=title, place=Place(file=file))


# OParl 1.0 and 1.1 (dev.oparl.org/spezifikation)


def _oparl_list(value: Any) -> list[Told] | None:
    """The organisations of a list, of several pages of it, or of a body."""
    pages = value if isinstance(value, list) else [value]
    items = [
        item
        for page in pages
        if isinstance(page, dict)
        for item in next(filter(_are_objects, map(page.get, _OPARL_LISTS)), [page])
    ]
    found = [item for item in items if _is_of_oparl(item)]
    return found or None


def _is_of_oparl(item: Told) -> bool:
    type_ = item.get("type")
    return isinstance(type_, str) and _OPARL in type_ and type_.endswith("/Organization")


def _oparl(items: Sequence[Told], file: str) -> Imported:
    """Seats are what `memberCount` says; memberships are people, past ones too, and never counted."""
    found: list[Record] = []
    odd: list[Oddity] = []
    items = _without_parties([item for item in items if item.get("deleted") is not True], file, odd)
    for item in items:
        key = _text(item.get("id"))
        name = _text(item.get("name")) or _text(item.get("shortName"))
        short = _text(item.get("shortName"))
        place = Place(file=file, name=name or key)
        count = item.get("memberCount")
        above = _refs(item.get("subOrganizationOf"))
        found.append(
            Record(
                key=key,
                own_key=False,
                names=((None, name),) if name else (),
                parent=above[0] if above else None,
                place=place,
                kind_word=_word_of_oparl(item, name),
                short=Text(und=short) if short and short != name else None,
                seats=Seats(total=count) if type(count) is int else None,
                since=_date(item.get("startDate"), place, odd),
                until=_date(item.get("endDate"), place, odd),
            )
        )
        odd += _further(above, place, key, name)
    return Imported(records=tuple(found), oddities=tuple(odd), place=Place(file=file))


def _word_of_oparl(item: Told, name: str) -> str:
    if name.casefold() in _COUNCILS:
        return "council"
    return _text(item.get("classification")) or _text(item.get("organizationType"))


def _without_parties(items: Sequence[Told], file: str, odd: list[Oddity]) -> list[Told]:
    """Those that are no parties and no groups of elected people, who sit in bodies and are none."""
    words = [{_text(item.get(key)).casefold() for key in ("classification", "organizationType")} for item in items]
    others = [item for item, its in zip(items, words, strict=True) if its.isdisjoint(_PARTIES)]
    if len(others) < len(items):
        args = {"n": len(items) - len(others)}
        odd.append(Oddity(what="parties", place=Place(file=file), args=args))
    return others


def _refs(value: Any) -> list[str]:
    """Ids that are referred to: addresses, or the objects themselves."""
    every = value if isinstance(value, list) else [value]
    ids = [_text(each.get("id")) if isinstance(each, dict) else _text(each) for each in every]
    return [id for id in ids if id]


def _further(above: Sequence[str], place: Place, key: str, name: str) -> list[Oddity]:
    if len(above) < 2:
        return []
    return [Oddity(what="two-parents", place=place, key=key, args={"name": name, "first": above[0]})]


def _date(value: Any, place: Place, odd: list[Oddity]) -> PartialDate | None:
    text = _text(value)[:10]
    if not text:
        return None
    date = partial_date(text)
    if date is None or date.last.year < FIRST_YEAR:
        odd.append(Oddity(what="not-a-date", place=place, args={"found": text}))
        return None
    if date.last.year >= _NO_END:
        odd.append(Oddity(what="no-end", place=place, args={"found": text}))
        return None
    return date


# Popolo (popoloproject.com/specs)


def _popolo_lists(value: Any) -> tuple[list[Told], list[Told]] | None:
    if isinstance(value, dict):
        organizations, posts = value.get("organizations"), value.get("posts", [])
        if _are_objects(organizations) and all("name" in each for each in organizations):
            return organizations, posts if _are_objects(posts) else []
        value = [value]
    if not _are_objects(value) or not all("id" in each and "name" in each for each in value):
        return None
    return (value, []) if any("classification" in each and "parent_id" in each for each in value) else None


def _popolo(organizations: Sequence[Told], posts: Sequence[Told], file: str) -> Imported:
    found: list[Record] = []
    odd: list[Oddity] = []
    within: list[tuple[Told, str | None]] = [(post, None) for post in posts]
    for item in _without_parties(organizations, file, odd):
        key, name = _text(item.get("id")) or _text(item.get("name")), _text(item.get("name"))
        place = Place(file=file, name=name or key)
        parent = _text(item.get("parent_id")) or next(iter(_refs(item.get("parent"))), "")
        found.append(
            Record(
                key=key,
                own_key="id" in item and "/" not in key,
                names=((None, name),) if name else (),
                parent=parent or None,
                place=place,
                kind_word=_text(item.get("classification")),
                since=_date(item.get("founding_date"), place, odd),
                until=_date(item.get("dissolution_date"), place, odd),
            )
        )
        its = item.get("posts")
        within += [(post, key) for post in its] if _are_objects(its) else []
    for number, (post, holder) in enumerate(within, 1):
        key = _text(post.get("id"))
        name = _text(post.get("label")) or _text(post.get("role"))
        if not name:
            continue
        place = Place(file=file, name=name)
        found.append(
            Record(
                key=f"post {key or number}",
                own_key=False,
                names=((None, name),),
                parent=_text(post.get("organization_id")) or holder,
                place=place,
                kind="post",
                since=_date(post.get("start_date"), place, odd),
                until=_date(post.get("end_date"), place, odd),
            )
        )
    return Imported(records=tuple(found), oddities=tuple(odd), place=Place(file=file))
