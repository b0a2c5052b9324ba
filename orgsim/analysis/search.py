"""Finds units and matters by a few letters of their names, in every open scenario."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import msgspec

from orgsim.model.hierarchy import hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

_SOFT_HYPHEN = "\u00ad"


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit, or a matter that a unit decides, in one or several of the scenarios."""

    unit: str
    """Id of the unit."""
    name: Text
    matter: Text | None = None
    columns: tuple[int, ...]
    """Indexes of the scenarios that have it."""


def search(scenarios: Sequence[Scenario], query: str, most: int = 50) -> tuple[Hit, ...]:
    """What `query` finds, the likeliest first, at most `most` hits.

    Every word of the query must occur in a name, in any language of the file, or in the id; case and diacritics do
    not matter ("aanekoski" finds Äänekoski). Names that begin with the query come first, then words that do,
    and units before matters. The same unit or matter in several scenarios is one hit.
    """
    words = fold(query).split()
    if not words:
        return ()
    found: dict[tuple[str, str], tuple[tuple[int, int, int], Hit]] = {}
    for column, scenario in enumerate(scenarios):
        for order, (haystack, unit, name, matter) in enumerate(_entries(scenario)):
            if not all(word in haystack for word in words):
                continue
            key = unit, matter[0] if matter is not None else ""
            known = found.get(key)
            if known is not None:
                rank, hit = known
                if column not in hit.columns:
                    found[key] = rank, msgspec.structs.replace(hit, columns=(*hit.columns, column))
            else:
                rank = (_likelihood(haystack, " ".join(words)), matter is not None, order)
                text = matter[1] if matter is not None else None
                found[key] = rank, Hit(unit=unit, name=name, matter=text, columns=(column,))
    ranked = sorted(found.values(), key=lambda item: item[0])
    return tuple([hit for _, hit in ranked[:most]])


def fold(text: str) -> str:
    """`text` without case, diacritics and soft hyphens."""
    split = unicodedata.normalize("NFD", text.casefold().replace(_SOFT_HYPHEN, ""))
    return "".join(character for character in split if not unicodedata.combining(character))


def _likelihood(haystack: str, query: str) -> int:
    if any(name.startswith(query) for name in haystack.split("\n")):
        return 0
    return 1 if f" {query}" in haystack or f"-{query}" in haystack else 2


@once_per_value
def _entries(scenario: Scenario) -> list[tuple[str, str, Text, tuple[str, Text] | None]]:
    """(folded names, unit id, unit name, matter) of all that can be found."""
    return list(_each(scenario))


def _each(scenario: Scenario) -> Iterator[tuple[str, str, Text, tuple[str, Text] | None]]:
    for unit in hierarchy(scenario).units:
        names = [*unit.name.every(), *(unit.short.every() if unit.short is not None else ()), unit.id]
        yield fold("\n".join(names)), unit.id, unit.name, None
        for matter in unit.remit or ():
            yield fold("\n".join(matter.name.every())), unit.id, unit.name, (matter.id, matter.name)
