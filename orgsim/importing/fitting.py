"""What a record states, as far as a draft can state it: no seats below zero, no year 20266, no id with spaces in it."""

from __future__ import annotations

import math
from functools import cache
from operator import attrgetter

from msgspec.structs import replace

from orgsim.files.reading import rules
from orgsim.files.reading.meetings.words import span_text
from orgsim.files.yaml.scalars import MOST_DECIMALS, is_id, meant_id
from orgsim.importing.naming import one_line
from orgsim.importing.records import Oddity, Record
from orgsim.model.ids import made_id
from orgsim.model.meeting import can_be_stated
from orgsim.model.staffing import Budget, Staff
from orgsim.model.text import LANGUAGES, Text
from orgsim.model.units import Amount, Delegation, Matter, Seats, Unit
from orgsim.model.unseen import typed

_MOST_DIGITS = 10**15
_COMMON = 10**6

_seldom = attrgetter(
    *("seats", "count", "agenda_closes", "hours", "items", "meets", "short", "purpose", "open", "note", "leader"),
    *("remit", "continues"),
)
"""All that is looked at here and that few records state."""
_NEVER = _seldom(Record(key=""))


def fitted(record: Record) -> tuple[Record, list[Oddity]]:
    """The record without what no draft can state, and what that was; itself where it is fine."""
    staff, budget, code = record.staff, record.budget, record.code
    if (
        _seldom(record) == _NEVER
        and (staff is None or _is_plain(staff))
        and (budget is None or _is_plain(budget))
        and (code is None or (code and one_line(code) == code))
    ):
        return record, []
    odd: list[Oddity] = []
    changes: dict[str, object] = {}
    for name, its in (("seats", record.seats), ("staff", staff), ("budget", budget)):
        if its is not None and not _is_plain(its) and (fine := _part(its, record, odd)) is not its:
            changes[name] = fine
    if record.count is not None:
        if not _fits(record.count, 1, _MOST_DIGITS):
            odd.append(_not_a_number(record, record.count))
            changes["count"] = None
        elif (rounded := _rounded(record.count)) != record.count:
            changes["count"] = rounded
    for name, number in (("agenda_closes", record.agenda_closes), ("hours", record.hours), ("items", record.items)):
        if number is not None and not _is_within(Unit, name, number):
            odd.append(_not_a_number(record, number))
            changes[name] = None
    if record.meets is not None and not can_be_stated(record.meets):
        odd.append(_not_a_number(record, record.meets))
        changes["meets"] = None
    said = (("short", record.short), ("purpose", record.purpose), ("open", record.open), ("note", record.note))
    for name, text in said:
        if text is not None and (clean := _text(text)) is not text:
            changes[name] = clean
    if code is not None and ((clean_code := one_line(code)) != code or not code):
        changes["code"] = clean_code or None
    if record.leader is not None and record.leader.title is not None:
        title = _text(record.leader.title)
        if title is not record.leader.title:
            changes["leader"] = replace(record.leader, title=title)
    if record.remit and (remit := _remit(record, odd)) != record.remit:
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
            fine = {key: number for key, number in value.items() if _fits(number, least, most)}
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
    return round(value, MOST_DECIMALS) if type(value) is float else value


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


def _remit(record: Record, odd: list[Oddity]) -> tuple[Matter, ...]:
    taken: set[str] = set()
    found: list[Matter] = []
    for matter in record.remit or ():
        name = _text(matter.name)
        if name is None:
            continue
        id = matter.id if is_id(matter.id) else meant_id(matter.id) or "matter"
        if id in taken:
            id = made_id(name.every()[0], taken, "matter")
        taken.add(id)
        note = matter.note and _text(matter.note)
        found.append(replace(_cases(matter, record, odd), id=id, name=name, note=note))
    return tuple(found)


def _cases(matter: Matter, record: Record, odd: list[Oddity]) -> Matter:
    """How many, how long and how large they are, and up to which size they are passed on."""
    changes: dict[str, object] = {}
    if matter.a_year is not None:
        if not _is_within(Matter, "a_year", matter.a_year):
            odd.append(_not_a_number(record, matter.a_year))
            changes["a_year"] = None
        else:
            changes["a_year"] = _rounded(matter.a_year)
    if (days := matter.preparation) is not None and not (
        days[0] <= days[1] and all(_is_within(Matter, "preparation", its) for its in days)
    ):
        odd.append(_not_a_number(record, span_text(days)))
        changes["preparation"] = None
    parts = [its for its in matter.amounts or () if not (_is_limit(its) and 0 <= its.share <= 1)]
    if parts:
        odd.extend([_not_a_number(record, f"{its.up_to}: {its.share}") for its in parts])
        changes["amounts"] = None
    steps = [its for its in matter.delegated or () if not _is_limit(its)]
    if steps:
        # A step without its limit would pass on more than was stated.
        odd.extend([_not_a_number(record, its.up_to) for its in steps])
        changes["delegated"] = None
    return replace(matter, **changes) if changes else matter


def _is_limit(step: Delegation | Amount) -> bool:
    return step.up_to is None or _is_within(type(step), "up_to", step.up_to)


def _is_within(type_: type, name: str, value: float) -> bool:
    bounds = rules.rule(type_, name.replace("_", "-"))
    least = bounds.above if bounds.least is None else bounds.least
    return _fits(value, least or 0, bounds.most or _MOST_DIGITS) and (bounds.above is None or value > bounds.above)
