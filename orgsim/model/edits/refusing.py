"""Why a change of a draft's units is impossible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as Set_
from itertools import count

import msgspec
from msgspec.structs import replace

from orgsim.messages import Message, message
from orgsim.model.edits.edits import (
    Added,
    Declared,
    Edit,
    HeadEdit,
    MatterEdit,
    Moved,
    PutAway,
    Remarked,
    Removed,
    Renamed,
    Set,
    TakenOut,
)
from orgsim.model.edits.fields import FIELDS, fits
from orgsim.model.edits.heads import head_refusal
from orgsim.model.edits.remits import remit_refusal
from orgsim.model.edits.ties import link_refusal, without_source
from orgsim.model.hierarchy import Hierarchy, hierarchy, tray_of, unit_of
from orgsim.model.kinds import Kind
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import DEEPEST_UNIT, Unit, apart, places_stating
from orgsim.model.unseen import FORBIDDEN

_MOST_NAMED = 3
_WITHOUT_TEXT = (Moved, PutAway, Removed, TakenOut)


def refusal(scenario: Scenario, edit: Edit) -> Message | None:
    """Why `edit` cannot be made of `scenario`; `None` where it can."""
    if not isinstance(edit, _WITHOUT_TEXT) and (why := _of_characters(edit)) is not None:
        return why
    match edit:
        case Moved():
            return _of_move(scenario, edit)
        case Added(unit, below, _):
            return not_placed(scenario, _named(below)) or _of_new(scenario, unit, below)
        case Removed():
            return _unknown(scenario, (edit.id,)) or _of_removal(scenario, edit)
        case PutAway(ids):
            return not_placed(scenario, ids) or _of_matrix(scenario, ids)
        case TakenOut():
            return _of_taking_out(scenario, edit)
        case Renamed(id, name, _):
            return _unknown(scenario, (id,)) or (None if name.strip() else message("edit.unit.no-name"))
        case Set():
            return _unknown(scenario, (edit.id,)) or _of_field(scenario, edit)
        case Declared(key, _):
            taken = key in scenario.kinds if isinstance(edit.value, Kind) else key in scenario.sources
            return message("edit.declared.taken", name=key) if taken else None
        case Remarked(id, text):
            return _unknown(scenario, (id,)) or (None if text.strip() else message("edit.unit.no-remark"))
    if isinstance(edit, HeadEdit):
        return head_refusal(scenario, edit)
    return remit_refusal(scenario, edit) if isinstance(edit, MatterEdit) else link_refusal(scenario, edit)


def _of_characters(edit: Edit) -> Message | None:
    """Where a text has what no file can say: it would be written, and not be read again."""
    left: list[object] = []
    if isinstance(edit, Added):
        left += [msgspec.to_builtins(each, enc_hook=str) for each, _ in apart([edit.unit])]
        edit = replace(edit, unit=replace(edit.unit, units=()))
    left.append(msgspec.to_builtins(edit, enc_hook=str))
    while left:
        match left.pop():
            case str() as text if (found := FORBIDDEN.search(text)) is not None:
                return message("edit.unit.control-character", code=f"U+{ord(found[0]):04X}")
            case Mapping() as inner:
                left += inner.values()
            case list() | tuple() as items:
                left += items
    return None


def _named(below: str | None) -> tuple[str, ...]:
    return () if below is None else (below,)


def not_placed(scenario: Scenario, ids: Iterable[str]) -> Message | None:
    """Where one of the units has no place in the organisation."""
    flat = hierarchy(scenario)
    lost = next((id for id in ids if id not in flat.index), None)
    if lost is None:
        return None
    return message("edit.unit.put-away" if lost in tray_of(scenario).index else "edit.unit.not-there", id=lost)


def _unknown(scenario: Scenario, ids: Iterable[str]) -> Message | None:
    """Where one of the units is neither placed nor put away."""
    flat, tray = hierarchy(scenario), tray_of(scenario)
    lost = next((id for id in ids if id not in flat.index and id not in tray.index), None)
    return None if lost is None else message("edit.unit.not-there", id=lost)


def _where(scenario: Scenario, id: str) -> Hierarchy:
    """What the unit stands in: the organisation, or what is put away."""
    flat = hierarchy(scenario)
    return flat if id in flat.index else tray_of(scenario)


def _of_taking_out(scenario: Scenario, edit: TakenOut) -> Message | None:
    tray, flat = tray_of(scenario), hierarchy(scenario)
    if edit.id not in tray.index:
        return message("edit.unit.not-put-away", id=edit.id)
    why = not_placed(scenario, _named(edit.below))
    if why is not None:
        return why
    layer = 0 if edit.below is None else flat.layers[flat.index[edit.below]]
    if layer + _height(tray, tray.index[edit.id]) > DEEPEST_UNIT:
        return message("edit.unit.too-deep", n=DEEPEST_UNIT)
    return None


def _of_move(scenario: Scenario, edit: Moved) -> Message | None:
    there = not_placed(scenario, (*edit.ids, *_named(edit.below)))
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
    flat, tray = hierarchy(scenario), tray_of(scenario)
    seen: set[str] = set()
    layer = 1 if below is None else flat.layers[flat.index[below]] + 1
    for each, depth in _every(unit):
        if each.id in flat.index or each.id in tray.index or each.id in seen:
            return message("edit.unit.id-taken", id=each.id)
        seen.add(each.id)
        if each.kind not in scenario.kinds:
            return message("edit.unit.no-kind", kind=each.kind)
        if not any(text.strip() for text in each.name.every()):
            return message("edit.unit.no-name")
        if layer + depth > DEEPEST_UNIT:
            return message("edit.unit.too-deep", n=DEEPEST_UNIT)
    for each, _ in _every(unit):
        named = (id for id in named_by(each) if id not in seen)
        why = _unknown(scenario, named) or without_source(scenario, each.source)
        if why is not None:
            return why
    return None


def named_by(unit: Unit) -> Iterator[str]:
    """The ids of the units that it names; not of those that links name."""
    if unit.seats is not None:
        yield from unit.seats.drawn_from or ()
    for matter in unit.remit or ():
        yield from matter.delegates
        yield from matter.prepared_by or ()


def _every(unit: Unit) -> Iterator[tuple[Unit, int]]:
    """The unit and all below it, with how far below it each is."""
    left = [(unit, 0)]
    while left:
        each, depth = left.pop()
        yield each, depth
        left += [(child, depth + 1) for child in each.units]


def _of_removal(scenario: Scenario, edit: Removed) -> Message | None:
    flat = _where(scenario, edit.id)
    here = flat.index[edit.id]
    gone = range(here, here + 1) if edit.keep_subordinates else flat.subtree(here)
    ids = {flat.units[unit].id for unit in gone}
    named = once(naming(scenario, ids))
    if named:
        return message("edit.unit.named", id=edit.id, where=named[:_MOST_NAMED])
    return _of_matrix(scenario, ids)


def naming(scenario: Scenario, ids: Set_[str]) -> Iterator[Message]:
    """What in the draft, beside these units themselves, names one of `ids`, by ids (`words.by_name`)."""
    named = _naming(scenario)
    found = {its.place: its for id in ids for its in named.get(id, ()) if its.unit not in ids}
    for place in sorted(found):
        yield message(found[place].key, **found[place].args)


class _Naming(msgspec.Struct, frozen=True):
    """Where a draft names a unit: of all that it names the how manieth, in which unit, and what is said of that."""

    place: int
    unit: str | None
    key: str
    args: Mapping[str, str]


@once_per_value
def _naming(scenario: Scenario) -> Mapping[str, Sequence[_Naming]]:
    """Where each unit is named, by its id: whoever asks for one branch after the other looks through the draft once."""
    found: defaultdict[str, list[_Naming]] = defaultdict(list)
    places = count()

    def add(ids: Iterable[str], key: str, unit: str | None = None, **args: str) -> None:
        its = _Naming(next(places), unit, key, args if unit is None else {**args, "unit": unit})
        for id in ids:
            found[id].append(its)

    for link in scenario.links:
        add((link.from_, link.to), "edit.named.link", one=link.from_, other=link.to)
    for claim in scenario.claims:
        if claim.within is not None:
            add((claim.within,), "edit.named.claim", metric=claim.metric, within=claim.within)
    every = (*hierarchy(scenario).units, *tray_of(scenario).units)
    for place in sorted({*places_stating(every, "seats"), *places_stating(every, "remit")}):
        unit = every[place]
        if unit.seats is not None and unit.seats.drawn_from:
            add(unit.seats.drawn_from, "edit.named.seats", unit.id)
        for matter in unit.remit or ():
            if matter.delegates:
                add(matter.delegates, "edit.named.delegated", unit.id, matter=matter.id)
            if matter.prepared_by:
                add(matter.prepared_by, "edit.named.prepared", unit.id, matter=matter.id)
    return dict(found)


def once(said: Iterable[Message]) -> tuple[Message, ...]:
    """Each of what is said once."""
    return tuple({(each.key, *each.args.values()): each for each in said}.values())


def _of_field(scenario: Scenario, edit: Set) -> Message | None:
    field, value = edit.field, edit.value
    if field not in FIELDS:
        return message("edit.unit.no-field", field=field, fields=tuple(FIELDS))
    if field == "name" and value is None:
        return message("edit.unit.no-name")
    flat = _where(scenario, edit.id)
    here = flat.index[edit.id]
    if field == "kind":
        if not _is_kind(value, scenario.kinds):
            return message("edit.unit.no-kind", kind=str(value))
        if type(flat.units[here].count) is float and not scenario.kinds[str(value)].post:
            return message("edit.unit.decimal-count", count=flat.units[here].count)
    if field == "count" and type(value) is float and not flat.kinds[here].post:
        return message("edit.unit.decimal-count", count=value)
    if not fits(field, value):
        return message("edit.unit.value", field=field)
    if isinstance(value, Text) and not any(text.strip() for text in value.every()):
        return message("edit.unit.no-text", field=field)
    if field == "source" and isinstance(value, tuple):
        return without_source(scenario, value)
    if field == "seats.drawn-from" and value:
        assert isinstance(value, Mapping)
        return _unknown(scenario, value) or _of_circle(scenario, edit.id, value)
    return None


def _of_circle(scenario: Scenario, id: str, bodies: Iterable[str]) -> Message | None:
    """Where the unit, if its seats came from `bodies`, would fill its own."""
    seen: set[str] = set()
    left = list(bodies)
    while left:
        body = left.pop()
        if body == id:
            return message("edit.unit.drawn-circle", id=id)
        unit = None if body in seen else unit_of(scenario, body)
        seen.add(body)
        if unit is not None and unit.seats is not None:
            left += unit.seats.drawn_from or ()
    return None


def _is_kind(value: object, kinds: Mapping[str, Kind]) -> bool:
    return isinstance(value, str) and value in kinds
