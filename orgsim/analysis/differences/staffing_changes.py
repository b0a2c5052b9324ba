"""How who leads a unit and works in it, what it costs, when it is there and when it meets differ."""

from __future__ import annotations

from collections.abc import Iterator

from orgsim.analysis.differences.change import Amount, Change, Field, Named, differ
from orgsim.analysis.differences.value_changes import of_number, of_word
from orgsim.analysis.meeting_text import meets_text
from orgsim.files.reading.meetings.words import stated
from orgsim.files.yaml.flow import flow
from orgsim.model.meeting import Meets
from orgsim.model.staffing import Budget, Leader, Staff
from orgsim.model.text import Text, plain
from orgsim.model.units import Unit

_NO_LEADER, _NO_STAFF, _NO_BUDGET = Leader(), Staff(), Budget()


def staffing_changes(unit: Unit, other: Unit) -> Iterator[Change]:
    """What differs, field by field; what only one of the two states may be so in the other as well."""
    if unit.leader != other.leader:
        led, also = unit.leader or _NO_LEADER, other.leader or _NO_LEADER
        if differ(led.title, also.title):
            yield _said("leader", led.title, also.title)
        yield from of_number("oto", led.oto, also.oto)
    if unit.staff != other.staff:
        ours, theirs = unit.staff or _NO_STAFF, other.staff or _NO_STAFF
        yield from of_number("people", ours.people, theirs.people)
        yield from of_number("fte", ours.fte, theirs.fte)
        yield from of_number("vacant", ours.vacant, theirs.vacant)
    if unit.budget != other.budget:
        yield from _budget(unit.budget or _NO_BUDGET, other.budget or _NO_BUDGET)
    if unit.code != other.code:
        yield from of_word("code", _word(unit.code), _word(other.code))
    yield from of_number("from", unit.from_, other.from_)
    yield from of_number("until", unit.until, other.until)
    if unit.meets != other.meets:
        yield from of_word("meets", _meets(unit.meets), _meets(other.meets))
    yield from of_number("agenda-closes", unit.agenda_closes, other.agenda_closes)
    yield from of_number("hours", unit.hours, other.hours)
    yield from of_number("items", unit.items, other.items)


def _budget(before: Budget, after: Budget) -> Iterator[Change]:
    of_other_years = before.year != after.year
    years = (before.year, after.year) if of_other_years else (None, None)
    fields: tuple[tuple[Field, float | None, float | None], ...] = (
        ("expenses", before.expenses, after.expenses),
        ("income", before.income, after.income),
    )
    for field, ours, theirs in fields:
        if ours != theirs:
            yield Change(
                field=field,
                before=None if ours is None else Amount(ours, years[0]),
                after=None if theirs is None else Amount(theirs, years[1]),
                unstated=ours is None or theirs is None,
            )
    if of_other_years:
        unstated = before.year is None or after.year is None
        yield Change(field="budget-year", before=_year(before.year), after=_year(after.year), unstated=unstated)


def _said(field: Field, before: Text | None, after: Text | None) -> Change:
    return Change(field=field, before=before, after=after, unstated=before is None or after is None)


def _meets(meets: Meets | None) -> Named | None:
    return None if meets is None else Named(flow(stated(meets)), meets_text(meets))


def _word(word: str | None) -> Named | None:
    return None if word is None else Named(word, plain(word))


def _year(year: int | None) -> Named | None:
    return None if year is None else Named(str(year), plain(str(year)), year)
