"""The differences between the two scenarios that are listed, in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from orgsim.analysis.differences.comparing import Aspect, Differences
from orgsim.analysis.search import finds
from orgsim.app.document.comparing import baseline, compared, pair
from orgsim.app.document.state import State
from orgsim.drawing.chart.difference_entries import Entry, Group, groups_of
from orgsim.messages import Catalog
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.memo import once_per_two


def groups(state: State, speech: Catalog) -> tuple[Group, ...]:
    """Everything that differs between the two scenarios that are listed; groups without an entry are left out."""
    columns = pair(state)
    differences = compared(state)[columns[1]] if columns is not None else None
    if columns is None or differences is None:
        return ()
    a, b = (hierarchy(state.scenarios[column]) for column in columns)
    return _groups(a, b, (differences, columns, state.letters, speech, baseline(state) is not None))


@once_per_two
def _groups(
    a: Hierarchy, b: Hierarchy, of: tuple[Differences, tuple[int, int], str, Catalog, bool]
) -> tuple[Group, ...]:
    differences, columns, letters, speech, has_baseline = of
    return groups_of(differences, (a, b), columns, letters, speech, baseline=has_baseline)


def filtered(
    every: Sequence[Group], statuses: Collection[Aspect], words: str, *, unstated: bool
) -> list[Group | Entry]:
    """The groups, each followed by those of its entries that were asked for; groups without any are left out.

    `statuses` are those to show, all where there are none; `words` must all occur in an entry, in whatever form;
    without `unstated`, what only one scenario states is left out, and entries in which nothing else differs.
    """
    shown: list[Group | Entry] = []
    for group in every:
        if statuses and group.status not in statuses:
            continue
        if unstated and not words.strip():
            shown += [group, *group.entries]
            continue
        found = [
            entry if unstated else _stated(entry)
            for entry in group.entries
            if (unstated or not entry.quiet) and (not words.strip() or finds(words, _haystack(entry)))
        ]
        if found:
            shown += [group, *found]
    return shown


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
