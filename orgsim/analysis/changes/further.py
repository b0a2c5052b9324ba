"""What was done to a draft and is no difference of organisations: remarks, translations, order, what lies aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgsim.analysis.changes import sentences
from orgsim.analysis.changes.line import Line
from orgsim.analysis.differences.words import Said
from orgsim.analysis.meeting_text import meets_text
from orgsim.messages import Message, message
from orgsim.model.dates import PartialDate
from orgsim.model.edits.edits import HEAD_FIELDS
from orgsim.model.edits.facts import DRAFT, PARENT, TRAY, UNIT, Fact, Units, units_of
from orgsim.model.kinds import Kind
from orgsim.model.meeting import Meets
from orgsim.model.scenario import Link, Scenario, Source
from orgsim.model.text import Text
from orgsim.model.units import Matter, Unit

Values = tuple[object, object]

_LABELS = {"note": "fact.note", "source": "fact.source", "continues": "fact.continues", "short": "changes.short"}
_WORDS = {
    "side": "difference.side",
    "place": "difference.place",
    "language": "difference.language",
    "area": "difference.area",
    "eligible": "eligible",
    "chair": "difference.chair",
    "vice-chair": "difference.chair",
}
"""Fields that hold words of the format, and how the keys of their texts begin."""


def further(before: Scenario, after: Scenario, facts: Mapping[Fact, Values]) -> Iterator[Line]:
    """A line for each of `facts`, which differ between two states of a draft, and for each order that is another."""
    here, there = units_of(before), units_of(after)
    for fact, values in facts.items():
        unit = there.units.get(fact.unit) or here.units.get(fact.unit)
        if unit is None:
            line = _of_draft(here, there, fact, values)
        elif fact.field == UNIT:
            line = _of_unit(here, there, fact, unit)
        elif fact.field == PARENT:
            line = _of_place(here, there, fact, unit)
        else:
            line = _of_field(before, after, fact, unit, values)
        if line is not None:
            yield line
    yield from _of_order(here, there)


def _of_draft(here: Units, there: Units, fact: Fact, values: Values) -> Line | None:
    for value in reversed(values):
        match value:
            case Link(kind=kind, from_=one, to=other):
                words = message(f"link.{kind}.to", unit=_name(here, there, other))
                said = sentences.link(_name(here, there, one), words, *(each is not None for each in values))
                return Line("changed", one, _name(here, there, one), said, (fact,))
            case Source(title=title):
                before, after = values
                key = "changes.declared" if before is None else "changes.source-set"
                key = "changes.source-removed" if after is None else key
                return Line("changed", DRAFT, title, message(key, what=title), (fact,))
            case Kind(name=name):
                return Line("changed", DRAFT, name, message("changes.declared", what=name), (fact,))
    if fact.field in HEAD_FIELDS:
        what, now = message(f"draft.{fact.field}"), values[1]
        if fact.field == "status" and now is not None:
            now = message(f"status.{now}")
        said = message("changes.head-gone", what=what) if now is None else message("changes.head", what=what, now=now)
        return Line("changed", DRAFT, Text(), said, (fact,))
    return None


def _of_unit(here: Units, there: Units, fact: Fact, unit: Unit) -> Line | None:
    now = unit.id in there.units
    units = there if now else here
    above = units.parents[unit.id]
    if above is not None and above != TRAY and (above in here.units) != (above in there.units):
        # It came or went with what it stands below.
        return None
    name = None if above is None else message("changes.aside") if above == TRAY else units.units[above].name
    if now:
        return Line("added", unit.id, unit.name, sentences.added(unit, name, len(units.branch(unit.id)) - 1), (fact,))
    said = sentences.removed(unit, name, len(units.branch(unit.id)) - 1, alone=False)
    return Line("removed", unit.id, unit.name, said, (fact,))


def _of_place(here: Units, there: Units, fact: Fact, unit: Unit) -> Line:
    before, after = here.parents[unit.id], there.parents[unit.id]
    was, now = (
        None if above is None or above == TRAY else units.units[above].name
        for above, units in ((before, here), (after, there))
    )
    if after == TRAY:
        return Line("put-away", unit.id, unit.name, sentences.put_away(unit, was), (fact,))
    if before == TRAY:
        return Line("taken-out", unit.id, unit.name, sentences.taken_out(unit, now), (fact,))
    return Line("moved", unit.id, unit.name, sentences.moved(unit, was, now, alone=False), (fact,))


def _of_field(before: Scenario, after: Scenario, fact: Fact, unit: Unit, values: Values) -> Line | None:
    whole, _, part = fact.field.partition(".")
    if whole == "name":
        was, now = (_said(before, after, part, value) for value in values)
        said = sentences.named_in(unit, part, was, now)
    elif whole == "remit":
        matter = next((value for value in reversed(values) if isinstance(value, Matter)), None)
        if matter is None:
            return None
        said = sentences.matter_changed(unit, matter.name)
    else:
        was, now = (_said(before, after, whole, value) for value in values)
        said = sentences.stated(unit, label_of(part or whole), was, now)
    return Line("changed", unit.id, unit.name, said, (fact,))


def label_of(field: str) -> Message:
    """What a field of a unit is called; of one that has parts, the part."""
    field = {"total": "seats", "title": "leader", "year": "budget-year"}.get(field, field)
    return message(_LABELS.get(field, f"difference.field.{field}"))


def _said(before: Scenario, after: Scenario, field: str, value: object) -> Said | None:
    match value:
        case None:
            return None
        case bool():
            return message("value.yes" if value else "value.no")
        case Text() | int() | float() | PartialDate() | Message():
            return value
        case Meets():
            return meets_text(value)
        case tuple():
            return message("changes.list", items=tuple([_said(before, after, field, each) for each in value]))
        case str() if field == "source":
            source = after.sources.get(value) or before.sources.get(value)
            return Text(und=value) if source is None else source.title
        case str() if field in _WORDS:
            return message(f"{_WORDS[field]}.{value}")
    return Text(und=str(value))


def _name(here: Units, there: Units, id: str) -> Text:
    unit = there.units.get(id) or here.units.get(id)
    return Text(und=id) if unit is None else unit.name


def _of_order(here: Units, there: Units) -> Iterator[Line]:
    """Where those that stand below the same unit before and after stand in another order."""
    for above in (None, *there.units):
        if above not in here.children:
            continue
        stayed = [id for id in there.children[above] if here.parents.get(id, here) == above]
        if stayed and stayed != [id for id in here.children[above] if id in stayed]:
            name = None if above is None else there.units[above].name
            yield Line("reordered", above or DRAFT, name or Text(), sentences.reordered(name))
