"""How alike the names of units are, in any language that both drafts use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orgsim.analysis.search import fold
from orgsim.model.hierarchy import Hierarchy
from orgsim.model.kinds import Kind
from orgsim.model.text import LANGUAGES, Language, Text

LEAST = 65
"""Of 100: names less alike than this say nothing. "Elinvoima" and "Hyvinvointi" have 40."""
MOST = 10
"""Of the units whose names are most like one, so many are considered."""

Stems = dict[Language, list[str | None]]
"""For each language the stem of each of some units; `None` for a unit without a name in it."""

_NO_WORD = re.compile(r"[\W_]+")


def stems(hierarchy: Hierarchy, units: Sequence[int], languages: Sequence[Language]) -> Stems:
    """The names of `units` without what does not tell them apart.

    That is case, diacritics, punctuation, the order of words, and the word for the unit's kind: all boards are called
    a board. A name of which no language is told is one in every language.
    """
    return {
        language: [_stem(hierarchy.units[unit].name, hierarchy.kinds[unit], language) for unit in units]
        for language in languages
    }


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


def likest(ones: Stems, others: Stems) -> Iterator[dict[int, float]]:
    """For each unit of `ones` in turn, the units of `others` whose names are most like its own, and how alike.

    Both are named by their position; likeness goes from `LEAST` to 100: the normalised indel similarity of the stems
    (Hyyrö's bit-parallel longest common subsequence in rapidfuzz), in the language where it is highest.
    """
    from rapidfuzz import fuzz, process

    known: dict[tuple[Language, str], list[tuple[int, float]]] = {}
    count = max((len(found) for found in ones.values()), default=0)
    for position in range(count):
        best: dict[int, float] = {}
        for language, found in ones.items():
            stem = found[position]
            if stem is None:
                continue
            key = language, stem
            if key not in known:
                hits = process.extract(
                    stem, others[language], scorer=fuzz.ratio, processor=None, limit=MOST, score_cutoff=LEAST
                )
                known[key] = [(other, score) for _, score, other in hits]
            for other, score in known[key]:
                best[other] = max(score, best.get(other, 0))
        yield best


def _stem(name: Text, kind: Kind, language: Language) -> str | None:
    said = getattr(name, language)
    wording = said if said is not None else name.und
    if wording is None:
        return None
    whole = _words(wording)
    for text in (kind.name, kind.plural) if kind.plural else (kind.name,):
        for of_kind in text.every() if said is None else (text.in_language(language),):
            word = _words(of_kind)
            if word and whole != word and (whole.endswith(word) or whole.startswith(f"{word} ")):
                rest = whole.removesuffix(word) if whole.endswith(word) else whole.removeprefix(word)
                return " ".join(sorted(rest.split()))
    return " ".join(sorted(whole.split()))


def _words(text: str) -> str:
    return _NO_WORD.sub(" ", fold(text)).strip()
