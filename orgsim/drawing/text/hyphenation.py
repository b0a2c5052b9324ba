"""The points at which a word may be broken, in the language it is in, and how good each of them is.

No piece between two points is a single letter, and only runs of letters are broken: what stands in brackets, after a
no-break space or beside a digit is a word of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from orgsim.drawing.text.finnish import syllable_points
from orgsim.model import compounds
from orgsim.model.compounds import compound_points
from orgsim.model.likely_language import language_of

if TYPE_CHECKING:
    from orgsim.model.text import Language

_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST_WORD = 4
_SHORTEST_PIECE = 2


def good_points(word: str, language: Language) -> list[int]:
    """The points a reader would choose: boundaries of compounds, which English does not write in one."""
    return [point for point, inner in _boundaries(word, language) if not inner]


def inner_points(word: str, language: Language) -> list[int]:
    """Boundaries within what readers take for one word, such as "palvelualue": for where that is too wide."""
    return [point for point, inner in _boundaries(word, language) if inner]


@lru_cache(maxsize=1 << 13)
def _boundaries(word: str, language: Language) -> tuple[tuple[int, bool], ...]:
    """Kept, as one word stands in many names, and each name is broken at several widths."""
    found: list[tuple[int, bool]] = []
    for run in _LETTERS.finditer(word):
        letters, spoken = run.group(), language_of(run.group(), language)
        points = compound_points(letters, spoken)
        inner = frozenset(compounds.inner_points(letters, points, spoken))
        found += [(run.start() + point, point in inner) for point in points]
    return tuple(found)


def possible_points(word: str, language: Language) -> list[int]:
    """Every point that the rules of the word's language allow: Finnish syllables, else pyphen's patterns.

    `language` is the one that the file states; a Swedish name in a Finnish list is broken as Swedish.
    """
    points: list[int] = []
    for run in _LETTERS.finditer(word):
        letters = run.group()
        if len(letters) < _SHORTEST_WORD:
            continue
        spoken = language_of(letters, language)
        found = syllable_points(letters) if spoken == "fi" else _patterns(spoken)(letters)
        # A letter between two points goes with what stands before it: sammanträ-des-arvo, not sammanträ-de-sarvo.
        kept = [len(letters)]
        for point in reversed(found):
            if kept[-1] - point >= _SHORTEST_PIECE <= point:
                kept.append(point)
        points += [run.start() + point for point in reversed(kept[1:])]
    return points


def has_patterns() -> bool:
    """Whether words of every language can be broken without reading how first."""
    return _patterns.cache_info().currsize == len(_CODES)


def read_patterns(language: Language) -> None:
    """Read how words of that language are broken, if in a thread, where that takes patterns."""
    if language in _CODES:
        _patterns(language)


_CODES: dict[Language, str] = {"sv": "sv", "en": "en_GB"}


@cache
def _patterns(language: Language) -> Callable[[str], list[int]]:
    # Reading the patterns takes longer than drawing a chart, and most charts never need them.
    import pyphen

    return pyphen.Pyphen(lang=_CODES[language], left=2, right=3).positions  # type: ignore[no-any-return]  # pyphen has no types
