"""The differences in words: groups by status, and an entry for each unit that differs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec

from orgsim.analysis.differences.comparing import ASPECTS, Aspect, Difference
from orgsim.analysis.differences.words import heading, told, unshown
from orgsim.analysis.search import finds
from orgsim.app.document.comparing import baseline, compared, pair
from orgsim.app.document.state import State
from orgsim.drawing.chart.difference_marks import mark_of, marks_of
from orgsim.drawing.chart.marks import Mark
from orgsim.messages import Catalog
from orgsim.model.hierarchy import Hierarchy, hierarchy


class Change(msgspec.Struct, frozen=True):
    """What is otherwise, in a line."""

    text: str
    quiet: bool
    """Only one of the two scenarios states it."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One unit that differs."""

    status: Aspect
    marks: tuple[Mark, ...]
    title: str
    place: str
    """Where it stands, of a unit that only one scenario has; what comes along, of one that has moved."""
    changes: tuple[Change, ...]
    quiet: bool
    """All that differs is what only one scenario states."""
    within: bool
    """It stands below a unit of the same group."""
    a: tuple[str, ...]
    """Ids of its units in a."""
    b: tuple[str, ...]

    @property
    def unit(self) -> str:
        """The id by which it is chosen: of where there is one unit only, so that all of the other side are found."""
        return self.b[0] if not self.a or len(self.a) > 1 else self.a[0]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The entries of one status."""

    status: Aspect
    mark: Mark
    heading: str
    entries: tuple[Entry, ...]


def groups(state: State, speech: Catalog) -> tuple[Group, ...]:
    """Everything that differs between the two scenarios that are listed; groups without an entry are left out."""
    columns = pair(state)
    differences = compared(state)[columns[1]] if columns is not None else None
    if columns is None or differences is None:
        return ()
    letters = state.letters[columns[0]], state.letters[columns[1]]
    has_baseline = baseline(state) is not None
    a, b = (hierarchy(state.scenarios[column]) for column in columns)
    by_status: dict[str, list[Entry]] = {status: [] for status in ASPECTS}
    for row in differences.rows:
        if row.status != "same":
            marks = marks_of(row, columns, state.letters, baseline=has_baseline)
            by_status[row.status].append(_entry(row, row.status, marks, a, b, letters, speech))
    return tuple(
        [
            Group(
                status=status,
                mark=mark_of(status, columns, state.letters, baseline=has_baseline),
                heading=speech.say(heading(status, letters, baseline=has_baseline)),
                entries=tuple(by_status[status]),
            )
            for status in ASPECTS
            if by_status[status]
        ]
    )


def filtered(
    every: Sequence[Group], statuses: Collection[Aspect], words: str, *, unstated: bool
) -> Iterator[Group | Entry]:
    """The groups, each followed by those of its entries that were asked for; groups without any are left out.

    `statuses` are those to show, all where there are none; `words` must all occur in an entry, in whatever form;
    without `unstated`, what only one scenario states is left out, and entries in which nothing else differs.
    """
    for group in every:
        if statuses and group.status not in statuses:
            continue
        found = [
            entry if unstated else _stated(entry)
            for entry in group.entries
            if (unstated or not entry.quiet) and (not words.strip() or finds(words, _haystack(entry)))
        ]
        if found:
            yield group
            yield from found


def in_reading_order(entries: Sequence[Entry], a: Hierarchy, b: Hierarchy) -> list[Entry]:
    """The entries as their units stand in `a`; what only `b` has comes after what is before it there."""
    there = {id: place for place, id in enumerate(unit.id for unit in a.units)}
    places: dict[str, tuple[int, int]] = {}
    last = -1
    partners = {id: entry.a[0] for entry in entries for id in entry.b if entry.a}
    for place, unit in enumerate(b.units):
        last = there.get(partners.get(unit.id, unit.id), last)
        places[unit.id] = last, place

    def place_of(entry: Entry) -> tuple[int, int]:
        return (there[entry.a[0]], -1) if entry.a else places[entry.b[0]]

    return sorted(entries, key=place_of)


def unstated_facts(every: Sequence[Group]) -> int:
    """How many facts only one scenario states."""
    stated = [entry for group in every for entry in group.entries if entry.status != "not-shown"]
    return sum(change.quiet for entry in stated for change in entry.changes)


def _haystack(entry: Entry) -> str:
    return " ".join([entry.title, entry.place, *(change.text for change in entry.changes)])


def _stated(entry: Entry) -> Entry:
    if entry.status == "not-shown":
        return entry
    return msgspec.structs.replace(entry, changes=tuple([change for change in entry.changes if not change.quiet]))


def _entry(
    row: Difference,
    status: Aspect,
    marks: tuple[Mark, ...],
    a: Hierarchy,
    b: Hierarchy,
    letters: tuple[str, str],
    speech: Catalog,
) -> Entry:
    ones, others = [a.units[unit] for unit in row.a], [b.units[unit] for unit in row.b]
    names = [" + ".join(speech.value(unit.name) for unit in units) for units in (ones, others) if units]
    several = len(ones) > 1 or len(others) > 1
    place = ""
    if not ones or not others:
        flat, unit = (a, row.a[0]) if ones else (b, row.b[0])
        parent = flat.parents[unit]
        place = speech.value(flat.units[parent].name) if parent >= 0 else ""
    elif status == "moved" and (below := len(b.subtree(row.b[0])) - 1):
        place = speech("difference.branch", n=below)
    return Entry(
        status=status,
        marks=marks,
        title=" → ".join(names) if several else names[0],
        place=place,
        changes=tuple(_changes(row, letters, speech)),
        quiet=row.unstated,
        within=row.within,
        a=tuple([unit.id for unit in ones]),
        b=tuple([unit.id for unit in others]),
    )


def _changes(row: Difference, letters: tuple[str, str], speech: Catalog) -> Iterator[Change]:
    if row.status == "not-shown":
        yield Change(speech.say(unshown(letters, in_a=bool(row.a))), True)
    for change in row.changes:
        yield Change(speech.say(told(change)), change.unstated)
