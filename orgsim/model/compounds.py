"""Where a compound may be broken so that a reader would agree: before the words that names of units often end with.

The words are data, a list for each language that writes compounds in one: `resources/compound-tails-LANGUAGE.txt`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from orgsim.model.text import Language
from orgsim.resources import resource

_SHORTEST_HEAD = 3


def compound_points(word: str, language: Language) -> list[int]:
    """The indexes in `word` before which a part of a compound begins, by the language's tail words; ascending."""
    words, longest = _tails(language)
    lower = word.lower()
    # Text after the word, such as a comma or a bracket, does not belong to its last part.
    end = len(lower)
    while end and not lower[end - 1].isalpha():
        end -= 1
    points: list[int] = []
    # What is a tail itself is one word to a reader: "lautakunta" is not parted at "kunta".
    while end > longest or lower[:end] not in words:
        # The longest tail is taken first: "lautakunta" and not its "kunta".
        for start in range(max(_SHORTEST_HEAD, end - longest), end - 2):
            if lower[start:end] in words and lower[start - _SHORTEST_HEAD : start].isalpha():
                points.append(start)
                end = start
                break
        else:
            break
    return points[::-1]


def inner_points(word: str, points: Sequence[int], language: Language) -> list[int]:
    """Those of the `points` that lie within what readers take for one word: "palvelualue" in Liikuntapalvelualue.

    Such words are data too: `resources/compound-wholes-LANGUAGE.txt`.
    """
    lower, (wholes, longest) = word.lower(), _wholes(language)
    ends = [0, *points, len(lower)]
    inner: set[int] = set()
    for place, start in enumerate(ends):
        for last in range(place + 2, len(ends)):
            # Whatever is longer is none of them: a word without end is gone through once.
            if ends[last] - start > longest:
                break
            if lower[start : ends[last]] in wholes:
                inner.update(ends[place + 1 : last])
    return [point for point in points if point in inner]


def ends_with_tail(word: str, language: Language) -> bool:
    """Whether `word` is one of the language's tail words, or a compound that ends with one."""
    return word.lower() in tails(language) or bool(compound_points(word, language))


def tails(language: Language) -> frozenset[str]:
    """The words that compounds in names of units end with."""
    return _tails(language)[0]


@cache
def _wholes(language: Language) -> tuple[frozenset[str], int]:
    if language == "en":
        return frozenset(), 0
    words = _words(f"compound-wholes-{language}.txt")
    return words, max(map(len, words))


@cache
def _tails(language: Language) -> tuple[frozenset[str], int]:
    if language == "en":
        return frozenset(), 0
    words = _words(f"compound-tails-{language}.txt")
    return words, max(map(len, words))


def _words(name: str) -> frozenset[str]:
    lines = resource(name).read_text(encoding="utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))
