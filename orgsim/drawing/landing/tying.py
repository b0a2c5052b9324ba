"""What would tie dragged units to the one that they are held over: links in their draft, lineage from another."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from orgsim.drawing.landing.dropped import Choice
from orgsim.drawing.landing.ground import Ground
from orgsim.drawing.landing.landing import Landing
from orgsim.drawing.landing.marks import Mark, edges
from orgsim.drawing.landing.words import what_moves
from orgsim.drawing.landing.zones import Zone
from orgsim.messages import Message, message
from orgsim.model.edits.edits import Edit, Linked, Set
from orgsim.model.edits.refusing import refusal
from orgsim.model.edits.words import by_name
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import LINK_KINDS, Link, LinkKind, Scenario
from orgsim.model.units import Unit


class Tied(msgspec.Struct, frozen=True, eq=False):
    """What is held, to be tied to another unit."""

    ids: tuple[str, ...]
    home: Scenario | None = None
    """The draft that they are of, where that is another than the ground's."""
    letter: str = ""
    earlier: bool = True
    """Whether units of the ground's draft may continue those of `home`."""


def tying(ground: Ground, held: Tied, zone: Zone) -> Landing:
    """What would tie them to the unit at that zone.

    In the same draft that is a link, of which the kind is chosen at the end; from an earlier draft, what the unit
    continues.
    """
    box, scenario = ground.boxes.get(zone.box), ground.scenario
    other = unit_of(scenario, zone.box) if box is not None and not box.gathers else None
    found = Landing(zone=zone, below=None, at=None, role="child", sibling=None)
    if box is None or other is None:
        return replace(found, words=message("tying.nowhere"))
    found = replace(found, mark=Mark(around=edges(box)))
    units = [unit for id in held.ids if (unit := unit_of(held.home or scenario, id)) is not None]
    if held.home is None:
        return _link(found, scenario, units, other)
    return _lineage(found, held, units, other)


def _link(found: Landing, scenario: Scenario, units: Sequence[Unit], other: Unit) -> Landing:
    ends = [unit.id for unit in units if unit.id != other.id]
    what = what_moves(units)
    if not ends:
        why = by_name(message("edit.link.itself", id=other.id), scenario)
        return replace(found, refused=why, words=why)
    choices = [
        choice
        for way in ("to", "from")
        for kind in LINK_KINDS
        if (choice := _choice(scenario, kind, way, ends, other)) is not None
    ]
    if not choices:
        why = message("tying.all-there", what=what, unit=other.name)
        return replace(found, refused=why, words=why)
    words = message("tying.link", what=what, unit=other.name)
    return replace(found, edits=choices[0].edits, choices=tuple(choices), words=words)


def _choice(scenario: Scenario, kind: LinkKind, way: str, ends: Sequence[str], other: Unit) -> Choice | None:
    """The links of that kind that are not there yet, from the units or to them; `None`: all are."""
    links = [
        Link(kind=kind, from_=id, to=other.id) if way == "to" else Link(kind=kind, from_=other.id, to=id) for id in ends
    ]
    edits = tuple([edit for link in links if refusal(scenario, edit := Linked(link)) is None])
    return Choice(message(f"link.{kind}.{way}", unit=other.name), edits) if edits else None


def _lineage(found: Landing, held: Tied, units: Sequence[Unit], other: Unit) -> Landing:
    if not held.earlier:
        why: Message = message("tying.not-baseline")
        return replace(found, refused=why, words=why)
    news = tuple([unit.id for unit in units if unit.id not in other.continues])
    if not news:
        return replace(found, words=message("tying.continued", n=len(units), what=what_moves(units), unit=other.name))
    edit: Edit = Set(other.id, "continues", (*other.continues, *news))
    words = message("tying.lineage", n=len(units), what=what_moves(units), unit=other.name, letter=held.letter)
    return replace(found, edits=(edit,), words=words)
