"""Links after a change of one, and why such a change is impossible."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from msgspec.structs import replace

from orgsim.messages import Message, message
from orgsim.model.edits.edits import Linked, LinkEdit, LinkSet, Unlinked
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Link, LinkKind, Scenario
from orgsim.model.text import Text

_KINDS = get_args(LinkKind)


def linked(scenario: Scenario, edit: LinkEdit) -> tuple[Link, ...]:
    """The links of `scenario` after `edit`, which is possible."""
    if isinstance(edit, Linked):
        return (*scenario.links, edit.link)
    place = link_at(scenario, edit)
    before, after = scenario.links[:place], scenario.links[place + 1 :]
    if isinstance(edit, Unlinked):
        return (*before, *after)
    return (*before, _changed(scenario.links[place], edit), *after)


def link_at(scenario: Scenario, edit: Unlinked | LinkSet) -> int:
    """Which of the links is meant; -1 where there is none."""
    return _place(scenario, edit.kind, edit.from_, edit.to)


def _place(scenario: Scenario, kind: str, from_: str, to: str) -> int:
    wanted = (kind, from_, to)
    return next((at for at, its in enumerate(scenario.links) if (its.kind, its.from_, its.to) == wanted), -1)


def _changed(link: Link, edit: LinkSet) -> Link:
    value = () if edit.field == "source" and edit.value is None else edit.value
    return replace(link, **{"from_" if edit.field == "from" else edit.field: value})


def link_refusal(scenario: Scenario, edit: LinkEdit) -> Message | None:
    """Why `edit` cannot be made of `scenario`; `None` where it can."""
    if isinstance(edit, Linked):
        return _of_new(scenario, edit.link)
    place = link_at(scenario, edit)
    if place < 0:
        return message("edit.link.none", kind=edit.kind, one=edit.from_, other=edit.to)
    if isinstance(edit, Unlinked):
        return None
    old = scenario.links[place]
    if not _fits(edit):
        return message("edit.unit.value", field=edit.field)
    new = _changed(old, edit)
    if (new.kind, new.from_, new.to) == (old.kind, old.from_, old.to):
        return without_source(scenario, new.source)
    return _of_new(scenario, new)


def _fits(edit: LinkSet) -> bool:
    match edit.field, edit.value:
        case "kind", str() as kind:
            return kind in _KINDS
        case "from" | "to", str():
            return True
        case "note", None:
            return True
        case "note", Text() as note:
            return any(map(str.strip, note.every()))
        case "source", None | tuple():
            return True
    return False


def _of_new(scenario: Scenario, link: Link) -> Message | None:
    if link.from_ == link.to:
        return message("edit.link.itself", id=link.to)
    if _place(scenario, link.kind, link.from_, link.to) >= 0:
        return message("edit.link.there", kind=link.kind, one=link.from_, other=link.to)
    lost = next((id for id in (link.from_, link.to) if unit_of(scenario, id) is None), None)
    if lost is not None:
        return message("edit.unit.not-there", id=lost)
    return without_source(scenario, link.source)


def without_source(scenario: Scenario, keys: Iterable[str]) -> Message | None:
    """Where one of the sources is not declared."""
    lost = next((key for key in keys if key not in scenario.sources), None)
    return None if lost is None else message("edit.unit.no-source", source=lost)
