"""What orgsim itself wrote into a graph, as records again (`orgsim/files/graph_terms.py` has the names)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from orgsim.files.graph_terms import TEXTS, Told
from orgsim.importing.naming import one_line
from orgsim.importing.records import Imported, Oddity, Record, Tie
from orgsim.importing.records import Place as At
from orgsim.model.dates import PartialDate
from orgsim.model.kinds import Kind, Place, Side
from orgsim.model.meeting import Meets
from orgsim.model.scenario import LINK_KINDS, Municipality, Source, Status
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Area, Matter, OfficialLanguage, Seats

_UNIT: Mapping[str, tuple[str, Any]] = {
    "kind": ("kind", str),
    "short": ("short", Text),
    "seats": ("seats", Seats),
    "staff": ("staff", Staff),
    "budget": ("budget", Budget),
    "leader": ("leader", Leader),
    "code": ("code", str),
    "from": ("since", PartialDate),
    "until": ("until", PartialDate),
    "count": ("count", int | float),
    "side": ("side", Side),
    "language": ("language", OfficialLanguage),
    "area": ("area", tuple[Area, ...]),
    "remit": ("remit", tuple[Matter, ...]),
    "meets": ("meets", Meets),
    "agenda-closes": ("agenda_closes", int),
    "hours": ("hours", float),
    "items": ("items", int),
    "purpose": ("purpose", Text),
    "open": ("open", Text),
    "note": ("note", Text),
    "continues": ("continues", tuple[str, ...]),
    "source": ("source", tuple[str, ...]),
    "shared": ("shared", bool),
    "council-decision": ("council_decision", bool),
}
_DRAFT: Mapping[str, tuple[str, Any]] = {
    "id": ("id", str),
    "title": ("titles", Text),
    "municipality": ("municipality", Municipality),
    "status": ("status", Status),
    "date": ("date", PartialDate),
    "effective": ("effective", PartialDate),
    "partial": ("partial", tuple[Side, ...]),
    "note": ("note", Text),
    "sources": ("sources", dict[str, Source]),
    "kinds": ("kinds", dict[str, Kind]),
}
_DEEPEST = 20


class Edge(msgspec.Struct, frozen=True):
    """A link of a draft, from one key to another."""

    source: str
    target: str
    facts: Told


def is_own(head: Mapping[str, Any]) -> bool:
    """Whether what a graph says of itself is what orgsim writes."""
    return type(head.get("orgsim")) is int and isinstance(head.get("id"), str)


def draft(
    head: Told,
    units: Sequence[tuple[str, str | None, Told]],
    links: Sequence[Edge],
    file: str,
) -> Imported:
    """A draft of what is told of it; `units` are keys, those above and facts, each before those below it."""
    odd: list[Oddity] = []
    place = At(file=file)
    ties: dict[str, list[Tie]] = {}
    for link in links:
        kind = link.facts.get("relation")
        if kind in LINK_KINDS:
            said = _value(link.facts.get("note"), Text)
            source = _value(link.facts.get("sources", []), tuple[str, ...])
            ties.setdefault(link.source, []).append(Tie(kind, link.target, said=said, source=source or ()))
        else:
            odd.append(_not_read(place, None, f"{link.source} → {link.target}"))
    records = [_record(key, parent, facts, file, tuple(ties.get(key, ())), odd) for key, parent, facts in units]
    stated = _stated(head, _DRAFT, place, None, odd)
    return Imported(records=tuple(records), oddities=tuple(odd), place=place, **stated)


def _record(key: str, parent: str | None, facts: Told, file: str, ties: tuple[Tie, ...], odd: list[Oddity]) -> Record:
    place = At(file=file, name=one_line(key))
    stated = _stated(facts, _UNIT, place, key, odd)
    where = _value(facts.get("place"), Place)
    name = _value(facts.get("name"), Text) or Text()
    return Record(
        key=key,
        names=tuple([(language, its) for language in (*LANGUAGES, None) if (its := getattr(name, language or "und"))]),
        parent=parent,
        place=place,
        placed=facts.get("placed") is not False,
        beside=None if where is None else where == "beside",
        links=ties,
        **stated,
    )


def _stated(
    told: Told, fields: Mapping[str, tuple[str, Any]], place: At, key: str | None, odd: list[Oddity]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, (field, type_) in fields.items():
        if name not in told:
            continue
        value = _value(told[name], type_)
        if value is None:
            odd.append(_not_read(place, key, f"{name}: {told[name]}"))
        else:
            found[field] = value
    return found


def _not_read(place: At, key: str | None, found: str) -> Oddity:
    return Oddity(what="not-read", place=place, key=key, args={"found": one_line(found)[:80]})


def _value(value: Any, type_: Any) -> Any:
    """The value as that type has it; `None` where it is none."""
    if value is None:
        return None
    if type_ is Text and isinstance(value, str):
        return Text(und=value)
    try:
        return msgspec.convert(_with_texts(value), type_, dec_hook=_date)
    except (msgspec.ValidationError, RecursionError):
        return None


def _date(type_: type, value: Any) -> PartialDate:
    if type_ is not PartialDate or not isinstance(value, str):
        raise ValueError(value)
    return PartialDate(value)


def _with_texts(value: Any, deep: int = 0) -> Any:
    """With each text that is in no language as what it is there."""
    if deep < _DEEPEST and isinstance(value, dict):
        return {
            key: {"und": its}
            if isinstance(its, str) and (key in TEXTS or key == "plural")
            # Each step as its id alone, as earlier versions wrote them all.
            else [{"to": each} if isinstance(each, str) else _with_texts(each, deep + 2) for each in its]
            if key == "delegated" and isinstance(its, list)
            else _with_texts(its, deep + 1)
            for key, its in value.items()
        }
    if deep < _DEEPEST and isinstance(value, list):
        return [_with_texts(each, deep + 1) for each in value]
    return value
