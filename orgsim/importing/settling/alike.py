"""Which record is which: no two have the same key."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.importing.naming import one_line
from orgsim.importing.records import Choices, Oddity, Place, Record
from orgsim.importing.settling.nodes import oddity
from orgsim.model.staffing import Staff, total


def distinct(records: list[Record], choices: Choices, odd: list[Oddity]) -> dict[str, str]:
    """See to it that no two records have the same key, in place; by its key in small letters, each key of a record."""
    first: dict[str, int] = {}
    twice: list[int] = []
    for place, record in enumerate(records):
        if first.setdefault(record.key, place) != place:
            twice.append(place)
    gone: set[int] = set()
    for place in twice:
        record = records[place]
        one = records[first[record.key]]
        alike = _words(one) == _words(record)
        offered = ("one-unit", "numbered") if alike else ("numbered", "one-unit")
        taken = choices.of("same-key", record.place, offered)
        args = {"id": one_line(record.key), "first": _row(one.place)}
        odd.append(oddity("same-key", record, args, offered, taken))
        if taken == "one-unit":
            records[first[record.key]] = _together(one, record)
            gone.add(place)
        else:
            number = 2
            while (key := f"{record.key}-{number}") in first:
                number += 1
            first[key] = place
            records[place] = replace(record, key=key)
    if gone:
        records[:] = [record for place, record in enumerate(records) if place not in gone]
    folded: dict[str, str] = {}
    for record in records:
        other = folded.setdefault(record.key.casefold(), record.key)
        if other != record.key:
            odd.append(oddity("case-only", record, {"id": one_line(record.key), "other": one_line(other)}))
    return folded


def _words(record: Record) -> list[str]:
    return [one_line(text).casefold() for _, text in record.names]


def _together(one: Record, other: Record) -> Record:
    """One unit of two rows, as where two people share a post: what they are together, and what either states."""
    stated = {
        name: getattr(other, name)
        for name in ("seats", "budget", "leader", "code", "since", "until", "short", "purpose", "remit", "kind")
        if getattr(one, name) is None
    }
    notes = tuple(dict.fromkeys([*one.notes, *other.notes]))
    return replace(one, **stated, staff=_both(one.staff, other.staff), notes=notes)


def _both(one: Staff | None, other: Staff | None) -> Staff | None:
    if one is None or other is None:
        return one or other
    people = [its for its in (one.people, other.people) if its is not None]
    fte = [its for its in (one.fte, other.fte) if its is not None]
    vacant = True if one.vacant and other.vacant else None
    return Staff(people=sum(people) if people else None, fte=total(fte) if fte else None, vacant=vacant)


def _row(place: Place) -> str:
    number = next((each for each in (place.row, place.line, place.slide) if each is not None), None)
    return place.name if number is None else str(number)
