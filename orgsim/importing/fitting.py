"""What a record states, as far as a draft can state it: no seats below zero, no year 20266, no id with spaces in it."""

from __future__ import annotations

import math
from functools import cache

from msgspec.structs import replace

from orgsim.files.reading import rules
from orgsim.files.yaml.scalars import is_id, meant_id
from orgsim.importing.naming import one_line
from orgsim.importing.records import Oddity, Record
from orgsim.model.ids import made_id
from orgsim.model.meeting import can_be_stated
from orgsim.model.staffing import Budget, Staff
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Matter, Seats
from orgsim.model.unseen import typed

_MOST_DIGITS = 10**15
_MOST_DECIMALS = 15
_COMMON = 10**6
_MOST_DAYS = 3650


def fitted(record: Record) -> tuple[Record, list[Oddity]]:
    """The record without what no draft can state, and what that was; itself where it is fine."""
    odd: list[Oddity] = []
    changes: dict[str, object] = {}
    for name, its in (("seats", record.seats), ("staff", record.staff), ("budget", record.budget)):
        if its is not None and not _is_plain(its) and (fine := _part(its, record, odd)) is not its:
            changes[name] = fine
    if record.count is not None:
        if not _fits(record.count, 1, _MOST_DIGITS):
            odd.append(_not_a_number(record, record.count))
            changes["count"] = None
        elif (rounded := _rounded(record.count)) != record.count:
            changes["count"] = rounded
    for name, least, most in (("agenda_closes", 0, 365), ("hours", 0, 24), ("items", 1, 1000)):
        number = getattr(record, name)
        if number is not None and (not _fits(number, least, most) or (name == "hours" and number == 0)):
            odd.append(_not_a_number(record, number))
            changes[name] = None
    if record.meets is not None and not can_be_stated(record.meets):
        odd.append(_not_a_number(record, record.meets))
        changes["meets"] = None
    for name in ("short", "purpose", "open", "note"):
        text: Text | None = getattr(record, name)
        if text is not None and (clean := _text(text)) is not text:
            changes[name] = clean
    if record.code is not None and ((code := one_line(record.code)) != record.code or not code):
        changes["code"] = code or None
    if record.leader is not None and record.leader.title is not None:
        title = _text(record.leader.title)
        if title is not record.leader.title:
            changes["leader"] = replace(record.leader, title=title)
    if record.remit and (remit := _remit(record.remit)) != record.remit:
        changes["remit"] = remit
    if record.continues and not all(map(is_id, record.continues)):
        changes["continues"] = tuple([id for each in record.continues if (id := meant_id(each)) is not None])
    return (replace(record, **changes), odd) if changes else (record, odd)


def _part(part: Seats | Staff | Budget, record: Record, odd: list[Oddity]) -> Seats | Staff | Budget | None:
    type_ = type(part)
    wrong: dict[str, object] = {}
    for name, least, most in _bounds(type_):
        value = getattr(part, name)
        if value is None:
            continue
        if type(value) is dict:
            fine = {key: number for key, number in value.items() if _fits(number, 0, _MOST_DIGITS)}
            if len(fine) < len(value):
                wrong[name] = fine or None
        elif type(value) in (int, float):
            if not _fits(value, least, most):
                odd.append(_not_a_number(record, value))
                wrong[name] = None
            elif (rounded := _rounded(value)) != value:
                wrong[name] = rounded
    if not wrong:
        return part
    left = replace(part, **wrong)
    return None if left == type_() else left


def _is_plain(part: Seats | Staff | Budget) -> bool:
    """Whether nothing can be wrong with it: by far the most, so that it is worth a look of its own."""
    if type(part) is Staff:
        people, fte = part.people, part.fte
        return (people is None or 0 <= people < _COMMON) and (fte is None or (0 <= fte < _COMMON and fte * 4 % 1 == 0))
    if type(part) is Budget and part.year is None:
        return _is_euros(part.expenses) and _is_euros(part.income)
    return False


def _is_euros(amount: float | None) -> bool:
    return amount is None or (type(amount) is int and 0 <= amount < _MOST_DIGITS)


@cache
def _bounds(type_: type[Seats | Staff | Budget]) -> tuple[tuple[str, int, int], ...]:
    """The fields with the least and the most that each can be."""
    named = [(name, rules.rule(type_, name.replace("_", "-"))) for name in type_.__struct_fields__]
    return tuple([(name, rule.least or 0, rule.most or _MOST_DIGITS) for name, rule in named])


def _fits(value: float, least: int, most: int) -> bool:
    return math.isfinite(value) and least <= value <= most


def _rounded(value: float) -> float:
    """With as many decimals as files have."""
    return round(value, _MOST_DECIMALS) if type(value) is float else value


def _not_a_number(record: Record, value: object) -> Oddity:
    found = str(value)[:40]
    return Oddity(what="not-a-number", place=record.place, key=record.key, args={"found": found})


def _text(text: Text) -> Text | None:
    """A text on one line or several, without what no draft can have."""
    found = {
        name: clean
        for name in (*LANGUAGES, "und")
        if (its := getattr(text, name)) is not None and (clean := typed(its).strip())
    }
    fine = Text(**found)
    return text if fine == text else fine if found else None


def _remit(remit: tuple[Matter, ...]) -> tuple[Matter, ...]:
    taken: set[str] = set()
    found: list[Matter] = []
    for matter in remit:
        name = _text(matter.name)
        if name is None:
            continue
        id = matter.id if is_id(matter.id) else meant_id(matter.id) or "matter"
        if id in taken:
            id = made_id(name.every()[0], taken, "matter")
        taken.add(id)
        a_year = matter.a_year if matter.a_year is not None and _fits(matter.a_year, 0, _COMMON) else None
        days = (
            matter.preparation if matter.preparation and 0 <= matter.preparation[0] <= matter.preparation[1] else None
        )
        if days is not None and days[1] > _MOST_DAYS:
            days = None
        note = matter.note and _text(matter.note)
        found.append(replace(matter, id=id, name=name, a_year=a_year, preparation=days, note=note))
    return tuple(found)
