"""A matter in words: its name, what it involves, and to whom the power to decide it is passed on."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.messages import Message, message
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.text import Text
from orgsim.model.units import Matter


def matter_text(matter: Matter, hierarchy: Hierarchy) -> Text | Message:
    """The matter's name, and in brackets what is stated of it beside."""
    details = tuple(_details(matter, hierarchy))
    return message("fact.remit.detailed", name=matter.name, details=details) if details else matter.name


def _details(matter: Matter, hierarchy: Hierarchy) -> Iterator[Message]:
    for area in matter.area:
        yield message(f"fact.remit.area.{area}")
    if matter.delegated == ():
        yield message("fact.remit.kept")
    elif matter.delegated is not None:
        chain: Text | Message | None = None
        for id in matter.delegates:
            here = hierarchy.index.get(id)
            name = Text(und=id) if here is None else hierarchy.units[here].name
            chain = name if chain is None else message("difference.altered", before=chain, after=name)
        yield message("fact.remit.delegated", units=chain)
