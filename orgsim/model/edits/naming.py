"""Ids of units that are made: in the words that the draft uses, and the one that the same unit has elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from orgsim.model.hierarchy import hierarchy, tray_of
from orgsim.model.ids import made_id
from orgsim.model.scenario import Scenario


def new_id(scenario: Scenario, name: str, kind: str, beside: Iterable[Scenario] = ()) -> str:
    """An id for a unit of that name and kind that is made in `scenario`; none of its units has it, placed or put away.

    The same id in two drafts is the same unit: where just one unit of the drafts `beside` has this name and kind, its
    id is taken. Else what is called as its kind is gets the kind's id (Tarkastuslautakunta: `audit-committee`), unless
    the draft forms its ids from names (Valtuusto: `valtuusto`); everything else gets one that is made from its name.
    """
    taken = {*hierarchy(scenario).index, *tray_of(scenario).index}
    wanted = _plain(name)
    known = {
        unit.id
        for draft in beside
        for unit in hierarchy(draft).units
        if unit.kind == kind and wanted in map(_plain, unit.name.every())
    }
    if len(known) == 1 and taken.isdisjoint(known):
        return known.pop()
    if kind in scenario.kinds and wanted in map(_plain, scenario.kinds[kind].name.every()) and kind not in taken:
        ways = Counter(_is_in_words_of_kinds(scenario))
        if ways[True] >= ways[False]:
            return kind
    return made_id(name, taken, kind)


def _is_in_words_of_kinds(scenario: Scenario) -> Iterable[bool]:
    """Of each unit that is called as its kind is, whether its id is that of the kind."""
    for unit, kind in zip(hierarchy(scenario).units, hierarchy(scenario).kinds, strict=True):
        if not set(map(_plain, unit.name.every())).isdisjoint(map(_plain, kind.name.every())):
            yield unit.id == unit.kind


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
