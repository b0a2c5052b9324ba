"""Records become units of one draft: which is which, what each is, and what it stands below.

Nothing refuses a source here. What cannot be as it stands there is put right in the way that loses least, told as an
oddity with its place, and can be chosen otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from orgsim.importing.fitting import fitted
from orgsim.importing.kinds import guesses
from orgsim.importing.naming import Ids, name_of, one_line
from orgsim.importing.records import AS_OFFERED, Choices, Imported, Oddity, Record
from orgsim.importing.settling.alike import distinct
from orgsim.importing.settling.kinds import lift_elected, set_kinds
from orgsim.importing.settling.nodes import Node, oddity
from orgsim.importing.settling.standing import keep_shallow, one_top, open_circles, set_away, set_parents
from orgsim.model.kinds import Kind
from orgsim.model.text import Text


class Settled(Struct, frozen=True):
    """The units of one draft, in the order of the source, and all that is odd."""

    nodes: tuple[Node, ...]
    kinds: Mapping[str, Kind]
    """Those of the draft's own."""
    oddities: tuple[Oddity, ...]
    ids: Mapping[str, str]
    """The id of each key; of a key that several have, that of the first."""


def settled(imported: Imported, choices: Choices = AS_OFFERED) -> Settled:
    """The units that `imported` tells of, with `choices` made of what is odd."""
    odd = [*imported.oddities]
    records = [*imported.records]
    for place, record in enumerate(records):
        fine, wrong = fitted(record)
        if fine is not record:
            records[place] = fine
            odd += wrong
    keys = distinct(records, choices, odd)
    nodes, moved = _named(records, imported, choices, odd)
    places = {node.record.key: place for place, node in reversed([*enumerate(nodes)])}
    set_parents(nodes, places, keys, moved, choices, odd)
    open_circles(nodes, choices, odd)
    own = set_kinds(nodes, imported, choices, odd)
    known = guesses(own)
    if imported.id is None:
        # What orgsim itself wrote stands where it should.
        lift_elected(nodes, known, choices, odd)
    nodes = one_top(nodes, imported, choices, odd)
    keep_shallow(nodes, odd)
    set_away(nodes)
    _set_ids(nodes, known.kinds, odd)
    if not nodes:
        odd.append(Oddity(what="nothing", place=imported.place))
    ids = {node.record.key: node.id for node in reversed(nodes)}
    for key, of in keys.items():
        if of in ids:
            ids.setdefault(key, ids[of])
    return Settled(tuple(nodes), own, tuple(odd), ids)


def _last_part(key: str) -> str:
    """What stands last in an address; other keys are as they are."""
    if not key.startswith(("http://", "https://", "urn:")):
        return key
    return re.split(r"[/#:]", key.rstrip("/#"))[-1] or key


def _named(
    records: Sequence[Record], imported: Imported, choices: Choices, odd: list[Oddity]
) -> tuple[list[Node], dict[str, str | None]]:
    """The nodes, each with a name; and of those that are left out, what stood above them."""
    nodes: list[Node] = []
    out: dict[str, str | None] = {}
    for record in records:
        name = name_of(record.names, imported.language)
        if name is None:
            key = _last_part(one_line(record.key))
            offered = ("by-key", "left-out") if record.own_key and key else ("left-out",)
            taken = choices.of("no-name", record.place, offered)
            odd.append(oddity("no-name", record, {"id": key}, offered, taken))
            if taken == "left-out":
                out[record.key] = record.parent
                continue
            # No id is made of an address.
            its = record if key == one_line(record.key) else replace(record, own_key=False)
            nodes.append(Node(its, Text(und=key), placed=record.placed))
            continue
        nodes.append(Node(record, name, placed=record.placed))
    return nodes, out


def _set_ids(nodes: list[Node], kinds: Mapping[str, Kind], odd: list[Oddity]) -> None:
    """Give each its id: first to those whose key can be one as it is, so that no other takes it."""
    ids = Ids(kinds)
    left: list[Node] = []
    for node in nodes:
        if node.record.own_key and ids.takes_key(node.record.key):
            node.id = node.record.key
        else:
            left.append(node)
    for node in left:
        record = node.record
        name = node.name.every()[0]
        if not record.own_key:
            node.id = ids.of_name(name, node.kind)
            continue
        node.id = ids.of_key(record.key, node.kind)
        odd.append(oddity("key-rewritten", record, {"found": one_line(record.key)[:80], "id": node.id}))
