"""How alike the names of units are, in any language that both drafts use.

What names share is weighed by words, not by letters: "Kaavoitusjaosto" and "Lupajaosto" share most letters and nothing
else. Two fields are as alike as the words they have in common (Dice 1945): 2 · shared ÷ (one + other). On real names of
Finnish units see `benchmarks/name_pairs.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import Final, TypeVar

import msgspec

from orgsim.analysis.differences.unit_name import LIGHT, HeadClass, UnitName, unit_name
from orgsim.analysis.search import fold
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.kinds import Kind
from orgsim.model.text import LANGUAGES, Language, Text

LIKE: Final = 75.0
"""Of 100: names as alike as this are likely those of one unit, whatever else is known of it."""
LEAST: Final = 60.0
"""Names less alike than this say nothing; between the two they say something of units in one place."""
MOST = 10
"""Of the units whose names are most like one, so many are considered."""

_SPELT = 97.0
"""The most that names have which are not the same words: another form, an abbreviation, an owner that is left out."""
_INSTEAD = 0.7
"""A word more or less is how a name grows; a word in place of another is how twins are told apart."""
_OTHER_OWNER = 0.7
"""Two sections of one name whose boards are others may be one that has moved, or two."""

_HEADS: dict[frozenset[HeadClass | None], float] = {
    frozenset(("board",)): 0.95,
    frozenset(("office",)): 0.8,
    frozenset(("advisory",)): 0.9,
    frozenset(("enterprise",)): 0.95,
    frozenset(("post",)): 0.7,
    frozenset(("board", None)): 0.75,
    frozenset(("advisory", None)): 0.9,
    frozenset(("office", None)): 0.97,
    frozenset(("enterprise", None)): 0.95,
    frozenset(("enterprise", "office")): 0.85,
    frozenset(("council", "advisory")): 0.9,
}
"""How far different words for what a unit is may be of one unit: a board may become a section, never an office."""


_Result = TypeVar("_Result")


class NameOf(msgspec.Struct, frozen=True, gc=False):
    """A unit's name in one language."""

    words: str
    """Its words in any order, without case, diacritics, punctuation and the word for the unit's kind."""
    parts: UnitName


Names = dict[Language, list[NameOf | None]]
"""For each language the name of each of some units; `None` for a unit without a name in it."""
Steps = Generator[None, None, _Result]
"""Work that can be left between any two of its steps, each of which takes some milliseconds."""
STRIDE = 100
"""Units to a step."""

_NO_WORD = re.compile(r"[\W_]+")


def names(hierarchy: Hierarchy, units: Sequence[int], languages: Sequence[Language]) -> Steps[Names]:
    """The names of `units`. A name of which no language is told is one in every language."""
    found: Names = {language: [] for language in languages}
    for at, unit in enumerate(units):
        for language in languages:
            found[language].append(_name(hierarchy.units[unit].name, hierarchy.kinds[unit], language))
        if at % STRIDE == 0:
            yield
    return found


def languages(*named: tuple[Hierarchy, Sequence[int]]) -> tuple[Language, ...]:
    """The languages that the names of some units are given in; the first one where no name tells its own."""
    used = {
        language
        for hierarchy, units in named
        for unit in units
        for language in LANGUAGES
        if getattr(hierarchy.units[unit].name, language) is not None
    }
    return tuple(language for language in LANGUAGES if language in used) or LANGUAGES[:1]


def likest(ones: Names, others: Mapping[Language, NameIndex]) -> Iterator[dict[int, float]]:
    """For each unit of `ones` in turn, the units of `others` whose names are most like its own, and how alike.

    Both are named by their position; likeness goes from `LEAST` to 100, in the language where it is highest. Only
    names that share a word are held against each other, and no name against more than a thousand.
    """
    known: dict[tuple[Language, str], list[tuple[int, float]]] = {}
    count = max((len(found) for found in ones.values()), default=0)
    for position in range(count):
        best: dict[int, float] = {}
        for language, found in ones.items():
            name = found[position]
            if name is None:
                continue
            key = language, name.words
            if key not in known:
                known[key] = others[language].likest(name)
            for other, score in known[key]:
                best[other] = max(score, best.get(other, 0))
        yield best


def indexed(names: Names) -> Steps[dict[Language, NameIndex]]:
    """The names in each language, to be looked up."""
    indexes = {}
    for language, found in names.items():
        indexes[language] = index = NameIndex()
        for position, name in enumerate(found):
            if name is not None:
                index.add(position, name)
            if position % STRIDE == 0:
                yield
    return indexes


def likeness(one: UnitName, other: UnitName) -> float:
    """From 0 to 100: how likely two names are of one unit, by the names alone."""
    if one.marks != other.marks:
        return 0.0
    same_head = one.head == other.head
    fit = 1.0 if same_head else _HEADS.get(frozenset((one.head_class, other.head_class)), 0.0)
    if not fit:
        return 0.0
    if one.field or other.field:
        fit *= _dice(one.field, other.field)
    elif not same_head:
        return 0.0
    if fit and one.owner and other.owner and one.owner != other.owner:
        alike = _dice(dict.fromkeys(one.owner, 1.0), dict.fromkeys(other.owner, 1.0)) * 100 >= LIKE
        fit *= 1.0 if alike else _OTHER_OWNER if one.field else 0.0
    return fit * _SPELT


def _dice(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = 0.0
    total = sum(one.values()) + sum(other.values())
    left = dict(other)
    alone = False
    for word, weight in one.items():
        if word in left:
            shared += weight + left.pop(word)
        else:
            meant = _abbreviated(word, left)
            if meant is not None:
                shared += weight + left.pop(meant)
            elif weight >= 1:
                alone = True
    if alone and any(weight >= 1 for weight in left.values()):
        shared *= _INSTEAD
    return shared / total if total else 0.0


def _abbreviated(word: str, others: Mapping[str, float]) -> str | None:
    """Of `others` the word that `word` is short for, or that is short for it."""
    if word.endswith("."):
        return next((other for other in others if other.startswith(word[:-1])), None)
    return next((other for other in others if other.endswith(".") and word.startswith(other[:-1])), None)


class NameIndex:
    """The names of units by the beginnings of their words."""

    def __init__(self) -> None:
        self._bearers: dict[str, list[int]] = {}
        """Of each wording those who bear it."""
        self._names: list[NameOf] = []
        self._weights: list[float] = []
        self._by_key: dict[str, list[int]] = {}
        self._by_field: dict[frozenset[str], list[int]] = {}

    def add(self, position: int, name: NameOf) -> None:
        """Have the unit at `position` found by its `name`; positions are added in their order."""
        if name.words not in self._bearers:
            at = len(self._names)
            self._names.append(name)
            self._weights.append(sum(name.parts.field.values()))
            self._by_field.setdefault(frozenset(name.parts.field), []).append(at)
            for key in _keys(name.parts):
                self._by_key.setdefault(key, []).append(at)
        self._bearers.setdefault(name.words, []).append(position)

    def likest(self, name: NameOf) -> list[tuple[int, float]]:
        """The positions of the names most like it, at most `MOST`, and how alike they are."""
        hits = [(position, 100.0) for position in self._bearers.get(name.words, [])[:MOST]]
        shared, unseen = self._sharing(name.parts)
        weight = sum(name.parts.field.values())
        for at, count in shared.items():
            other = self._names[at]
            if (
                2 * (count + unseen + 2 * LIGHT) * 100 < LEAST * (weight + self._weights[at])
                or other.words == name.words
            ):
                # So little in common that the rest need not be looked at.
                continue
            score = likeness(name.parts, other.parts)
            if score >= LEAST:
                # Of those who bear one name the first would be taken, and no more than are considered in all.
                hits += [(position, score) for position in self._bearers[other.words][:MOST]]
        return nlargest(MOST, hits, key=lambda hit: (hit[1], -hit[0]))

    def _sharing(self, name: UnitName) -> tuple[Counter[int], int]:
        """Names that share words with it, and how many each does; and how many of its words were not looked up.

        Words that few names have come first. One that very many have is left out, as it tells little and would be
        looked up by as many: then only names of the very same words are found by it.
        """
        shared: Counter[int] = Counter()
        room, unseen = _MANY, 0
        for having in sorted([self._by_key.get(key, []) for key in _keys(name)], key=len):
            if len(having) > room:
                unseen += 1
            else:
                room -= len(having)
                shared.update(having)
        if unseen:
            shared.update(dict.fromkeys(self._by_field.get(frozenset(name.field), [])[:MOST], 1))
        return shared, unseen


_KEY = 3
_MANY = 1000
"""Names that one is held against at most."""


def _keys(name: UnitName) -> list[str]:
    """What two names that are alike have at least one of in common: a key for each word that counts."""
    marks = "".join(sorted(name.marks))
    heavy = [word for word, weight in name.field.items() if weight >= 1]
    return [f"{marks} {word[:_KEY]}" for word in heavy or name.field] or [f"{marks}={name.head}"]


def _name(name: Text, kind: Kind, language: Language) -> NameOf | None:
    said = getattr(name, language)
    wording = said if said is not None else name.und
    if wording is None:
        return None
    return NameOf(_without_kind(wording, kind, language, told=said is not None), unit_name(wording, language))


def _without_kind(wording: str, kind: Kind, language: Language, *, told: bool) -> str:
    whole = _plain(wording)
    for text in (kind.name, kind.plural) if kind.plural else (kind.name,):
        for of_kind in (text.in_language(language),) if told else text.every():
            word = _plain(of_kind)
            if word and whole != word and (whole.endswith(word) or whole.startswith(f"{word} ")):
                rest = whole.removesuffix(word) if whole.endswith(word) else whole.removeprefix(word)
                return " ".join(sorted(rest.split()))
    return " ".join(sorted(whole.split()))


def _plain(text: str) -> str:
    return _NO_WORD.sub(" ", fold(text)).strip()
