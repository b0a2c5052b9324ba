"""Why a change of a draft's units is impossible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from orgsim.messages import Message, message
from orgsim.model.edits.edits import Added, Edit, Moved, Removed, Renamed, Set
from orgsim.model.edits.fields import FIELDS
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.kinds import Kind
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import DEEPEST_UNIT, Unit

_MOST_NAMED = 3


def refusal(scenario: Scenario, edit: Edit) -> Message | None:
    """Why `edit` cannot be made of `scenario`; `None` where it can."""
    match edit:
        case Moved():
            return _of_move(scenario, edit)
        case Added(unit, below, _):
            return _not_there(scenario, () if below is None else (below,)) or _of_new(scenario, unit, below)
        case Removed():
            return _not_there(scenario, (edit.id,)) or _of_removal(scenario, edit)
        case Renamed(id, name, _):
            if name.strip():
                return _not_there(scenario, (id,))
            return _not_there(scenario, (id,)) or message("edit.unit.no-name")
        case Set():
            return _not_there(scenario, (edit.id,)) or _of_field(scenario, edit)
    raise TypeError(edit)


def _not_there(scenario: Scenario, ids: Iterable[str]) -> Message | None:
    flat = hierarchy(scenario)
    lost = next((id for id in ids if id not in flat.index), None)
    return None if lost is None else message("edit.unit.not-there", id=lost)


def _of_move(scenario: Scenario, edit: Moved) -> Message | None:
    there = _not_there(scenario, (*edit.ids, *(() if edit.below is None else (edit.below,))))
    if there is not None:
        return there
    if edit.below in edit.ids:
        return message("edit.unit.below-itself", id=edit.below)
    flat = hierarchy(scenario)
    onto = [] if edit.below is None else flat.path(flat.index[edit.below])
    if not edit.alone:
        for id in edit.ids:
            if flat.index[id] in onto:
                return message("edit.unit.below-its-own", id=id, below=edit.below)
    height = max((1 if edit.alone else _height(flat, flat.index[id]) for id in edit.ids), default=0)
    if len(onto) + height > DEEPEST_UNIT:
        return message("edit.unit.too-deep", n=DEEPEST_UNIT)
    return _of_matrix(scenario, () if edit.below is None else edit.ids)


def _height(flat: Hierarchy, unit: int) -> int:
    """The layers that it takes with all below it."""
    return max(flat.layers[each] for each in flat.subtree(unit)) - flat.layers[unit] + 1


def _of_matrix(scenario: Scenario, leaving: Iterable[str]) -> Message | None:
    """An edge of a matrix has its place at the top."""
    edges = () if scenario.matrix is None else (scenario.matrix.columns, scenario.matrix.rows)
    edge = next((id for id in leaving if id in edges), None)
    return None if edge is None else message("edit.unit.matrix", id=edge)


def _of_new(scenario: Scenario, unit: Unit, below: str | None) -> Message | None:
    flat = hierarchy(scenario)
    seen: set[str] = set()
    layer = 1 if below is None else flat.layers[flat.index[below]] + 1
    for each, depth in _every(unit):
        if each.id in flat.index or each.id in seen:
            return message("edit.unit.id-taken", id=each.id)
        seen.add(each.id)
        if each.kind not in scenario.kinds:
            return message("edit.unit.no-kind", kind=each.kind)
        if not any(text.strip() for text in each.name.every()):
            return message("edit.unit.no-name")
        if layer + depth > DEEPEST_UNIT:
            return message("edit.unit.too-deep", n=DEEPEST_UNIT)
    return None


def _every(unit: Unit) -> Iterator[tuple[Unit, int]]:
    """The unit and all below it, with how far below it each is."""
    left = [(unit, 0)]
    while left:
        each, depth = left.pop()
        yield each, depth
        left += [(child, depth + 1) for child in each.units]


def _of_removal(scenario: Scenario, edit: Removed) -> Message | None:
    flat = hierarchy(scenario)
    here = flat.index[edit.id]
    gone = range(here, here + 1) if edit.keep_subordinates else flat.subtree(here)
    ids = {flat.units[unit].id for unit in gone}
    named = list(dict.fromkeys(_naming(scenario, flat, ids)))
    if named:
        return message("edit.unit.named", id=edit.id, where=tuple(named[:_MOST_NAMED]))
    return _of_matrix(scenario, ids)


def _naming(scenario: Scenario, flat: Hierarchy, ids: set[str]) -> Iterator[str]:
    """What stays in the draft and names one of `ids`, as files say it."""
    for link in scenario.links:
        if link.from_ in ids or link.to in ids:
            yield f"links: {link.from_} – {link.to}"
    for claim in scenario.claims:
        if claim.within in ids:
            yield f"claims: {claim.metric}, within: {claim.within}"
    for unit in flat.units:
        if unit.id in ids:
            continue
        if unit.seats is not None and unit.seats.drawn_from and not ids.isdisjoint(unit.seats.drawn_from):
            yield f"{unit.id}: seats, drawn-from"
        for matter in unit.remit or ():
            if matter.delegated and not ids.isdisjoint(matter.delegated):
                yield f"{unit.id}: remit, {matter.id}, delegated"


def _of_field(scenario: Scenario, edit: Set) -> Message | None:
    field, value = edit.field, edit.value
    if field not in FIELDS:
        return message("edit.unit.no-field", field=field, fields=tuple(FIELDS))
    if field == "name" and value is None:
        return message("edit.unit.no-name")
    flat = hierarchy(scenario)
    here = flat.index[edit.id]
    if field == "kind":
        if not _is_kind(value, scenario.kinds):
            return message("edit.unit.no-kind", kind=str(value))
        if type(flat.units[here].count) is float and not scenario.kinds[str(value)].post:
            return message("edit.unit.decimal-count", count=flat.units[here].count)
    if field == "count" and type(value) is float and not flat.kinds[here].post:
        return message("edit.unit.decimal-count", count=value)
    if isinstance(value, Text) and not any(text.strip() for text in value.every()):
        return message("edit.unit.no-text", field=field)
    if field == "source" and isinstance(value, tuple):
        lost = next((key for key in value if key not in scenario.sources), None)
        return None if lost is None else message("edit.unit.no-source", source=lost)
    if field == "seats.drawn-from" and value:
        assert isinstance(value, Mapping)
        return _not_there(scenario, value)
    return None


def _is_kind(value: object, kinds: Mapping[str, Kind]) -> bool:
    return isinstance(value, str) and value in kinds
