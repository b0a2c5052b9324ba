"""Finds units and matters by a few letters of their names, in every open scenario."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from orgsim.analysis.inflection import SHORTEST, related, same_word
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.memo import once_per_value
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text
from orgsim.model.units import Unit

_SOFT_HYPHEN = "\u00ad"
_ASKS_EVERY = 2_000
"""Entries, some milliseconds, after which it is asked whether anybody still wants to know."""
_WORDS = re.compile(r"[^\W\d_]+")


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit, or a matter that a unit decides, in one or several of the scenarios."""

    unit: str
    """Id of the unit."""
    name: Text
    matter: Text | None = None
    columns: tuple[int, ...]
    """Indexes of the scenarios that have it."""


class _Entry(msgspec.Struct, frozen=True, gc=False):
    """Something that can be found in a scenario."""

    own: str
    """Its names, folded, a line each."""
    above: int
    """Index of the unit above it, −1 where there is none; of a matter that of the unit that decides it."""
    unit: str
    name: Text
    matter: tuple[str, Text] | None


def search(scenarios: Sequence[Scenario], query: str) -> tuple[Hit, ...]:
    """What `query` finds, the likeliest first.

    Every word of the query must occur in a name, in any language of the file, in the id, in the title of who leads the
    unit or in the code of its cost centre; or else in a name of a unit above, by which units of one name are told
    apart ("Hallinto Tekniikka"): one word at least must be the unit's own. Case and diacritics do not matter
    ("aanekoski" finds Äänekoski), nor does the form of a Finnish word ("lupa" finds Rakennusluvat). Names that begin
    with the query come first, then words that do or are forms of it, units before matters, and what stands directly
    below what the query names before what stands farther below. The same unit or matter in several scenarios is one
    hit. In a thread it may be left by `leave_if_abandoned`.
    """
    words = fold(query).split()
    if not words:
        return ()
    found: dict[tuple[str, str], tuple[tuple[int, int, int, int], Hit]] = {}
    for column, scenario in enumerate(scenarios):
        above = _Above(hierarchy(scenario))
        for order, entry in enumerate(_entries(scenario)):
            if not order % _ASKS_EVERY:
                leave_if_abandoned()
            own = [word for word in words if occurs(word, entry.own)]
            if not own:
                continue
            steps = above.steps([word for word in words if word not in own], entry.above)
            if steps is None:
                continue
            key = entry.unit, entry.matter[0] if entry.matter is not None else ""
            known = found.get(key)
            if known is not None:
                rank, hit = known
                if column not in hit.columns:
                    found[key] = rank, msgspec.structs.replace(hit, columns=(*hit.columns, column))
            else:
                rank = (_likelihood(entry.own, " ".join(own)), entry.matter is not None, steps, order)
                text = entry.matter[1] if entry.matter is not None else None
                found[key] = rank, Hit(unit=entry.unit, name=entry.name, matter=text, columns=(column,))
    return tuple([hit for _, hit in sorted(found.values(), key=lambda item: item[0])])


class _Above:
    """In whose names, from a unit upwards, the words of a search occur; each name is looked at once."""

    def __init__(self, flat: Hierarchy) -> None:
        self._flat = flat
        self._found: dict[tuple[str, int], int | None] = {}

    def steps(self, words: Sequence[str], unit: int) -> int | None:
        """How far above `unit` one has to go until all words have occurred; `None`: they do not all."""
        most = 0
        for word in words:
            steps = self._steps(word, unit)
            if steps is None:
                return None
            most = max(most, steps)
        return most

    def _steps(self, word: str, unit: int) -> int | None:
        if unit < 0:
            return None
        if (word, unit) not in self._found:
            self._look(word, unit)
        return self._found[word, unit]

    def _look(self, word: str, unit: int) -> None:
        """Up to where it is known; there may be thousands of layers."""
        passed: list[int] = []
        while unit >= 0 and (word, unit) not in self._found:
            if occurs(word, _folded_names(self._flat.units[unit])):
                self._found[word, unit] = 0
            else:
                passed.append(unit)
                unit = self._flat.parents[unit]
        steps = self._found.get((word, unit))
        for below in reversed(passed):
            steps = None if steps is None else steps + 1
            self._found[word, below] = steps


def finds(query: str, said: str) -> bool:
    """Whether every word of `query` occurs in `said`, however it is written and in whatever form; true of no word."""
    folded, words = _heard(said)
    return all(_is_in(word, folded, words) for word in fold(query).split())


def occurs(word: str, folded: str) -> bool:
    """Whether the folded `word`, or a form of it, occurs in a folded text."""
    return word in folded or _is_in(word, folded, _WORDS.findall(folded) if len(word) >= SHORTEST else ())


def _is_in(word: str, folded: str, words: Iterable[str]) -> bool:
    # Too short to be a form of anything, and the first letters of a search are looked for in everything.
    return word in folded or (len(word) >= SHORTEST and any(related(word, other) for other in words))


@lru_cache(maxsize=256)
def _heard(said: str) -> tuple[str, frozenset[str]]:
    """A text folded, and its words: of the rows that are looked through again with each letter of a search."""
    folded = fold(said)
    return folded, frozenset(_WORDS.findall(folded))


def fold(text: str) -> str:
    """`text` without case, diacritics and soft hyphens."""
    if text.isascii():
        return text.casefold()
    split = unicodedata.normalize("NFD", text.casefold().replace(_SOFT_HYPHEN, ""))
    return split.translate(_DROPPED)


class _Dropped(dict[int, int | None]):
    """What becomes of a character by its number, found out when it is first met: of one that combines nothing."""

    def __missing__(self, number: int) -> int | None:
        self[number] = None if unicodedata.combining(chr(number)) else number
        return self[number]


_DROPPED = _Dropped()


def _likelihood(haystack: str, query: str) -> int:
    if any(name.startswith(query) for name in haystack.split("\n")):
        return 0
    if f" {query}" in haystack or f"-{query}" in haystack:
        return 1
    if len(query) < SHORTEST:
        # Too short to be a form of anything: the first letter of a search finds nearly all there is.
        return 2
    return 1 if any(same_word(query, word) for word in _WORDS.findall(haystack)) else 2


def make_ready(scenario: Scenario) -> None:
    """Gather, and remember, all that can be found in `scenario`: else the first search in it waits for that."""
    _entries(scenario)


@once_per_value
def _entries(scenario: Scenario) -> list[_Entry]:
    """All that can be found."""
    return list(_each(scenario))


def _each(scenario: Scenario) -> Iterator[_Entry]:
    flat = hierarchy(scenario)
    for here, (unit, parent) in enumerate(zip(flat.units, flat.parents, strict=True)):
        own = "\n".join((_folded_names(unit), fold(unit.id), *_known_by(unit)))
        yield _Entry(own, parent, unit.id, unit.name, None)
        for matter in unit.remit or ():
            yield _Entry(fold("\n".join(matter.name.every())), here, unit.id, unit.name, (matter.id, matter.name))


def _folded_names(unit: Unit) -> str:
    names = (*unit.name.every(), *(unit.short.every() if unit.short is not None else ()))
    return fold("\n".join(names))


def _known_by(unit: Unit) -> Iterator[str]:
    """What a unit is known by beside its names: who leads it, and its cost centre."""
    if unit.leader is not None and unit.leader.title is not None:
        yield fold("\n".join(unit.leader.title.every()))
    if unit.code is not None:
        yield fold(unit.code)
