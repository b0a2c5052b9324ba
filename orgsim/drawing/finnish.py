"""Where a Finnish word may be broken: at the boundary of a compound, else between syllables.

The syllables follow Kielitoimiston ohjepankki, "Tavutus" and "Tavujako rivin lopussa": a boundary lies before every
consonant that a vowel follows. The boundary between two vowels (lu-en) is a syllable's too, but the same guide advises
against ending a line there, so it is not used; thus no diphthong and no long vowel is ever broken. At least two
letters stay on either side.
"""

from __future__ import annotations

import re
from functools import cache

from orgsim.resources import resource

_SYLLABLE = re.compile(r"(?<=[^\W\d_])(?=[bcdfghjklmnpqrstvwxzšž][aeiouyåäö])", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouyåäö]", re.IGNORECASE)
_SHORTEST_HEAD = 3
_SHORTEST_END = 2


def compound_points(word: str) -> list[int]:
    """The indexes in `word` before which a part of a compound begins, by the list of tail words; ascending."""
    tails, longest = _tails()
    lower = word.lower()
    # Text after the word, such as a comma or a bracket, does not belong to its last part.
    end = len(lower)
    while end and not lower[end - 1].isalpha():
        end -= 1
    points: list[int] = []
    # What is a tail itself is one word to a reader: "lautakunta" is not parted at "kunta".
    while lower[:end] not in tails:
        # The longest tail is taken first: "lautakunta" and not its "kunta".
        for start in range(max(_SHORTEST_HEAD, end - longest), end - 2):
            if lower[start:end] in tails and lower[start - _SHORTEST_HEAD : start].isalpha():
                points.append(start)
                end = start
                break
        else:
            break
    return points[::-1]


def syllable_points(word: str) -> list[int]:
    """The indexes in `word` before which a syllable begins that may start a line; ascending."""
    points = []
    for match in _SYLLABLE.finditer(word):
        at = match.start()
        letters_before = at - _letters_start(word, at)
        # What stands before must hold a vowel, or it is no syllable: "stra-tegia", never "s-trategia".
        if letters_before >= _SHORTEST_END and len(word) - at >= _SHORTEST_END and _VOWEL.search(word, 0, at):
            points.append(at)
    return points


def _letters_start(word: str, at: int) -> int:
    while at and word[at - 1].isalpha():
        at -= 1
    return at


@cache
def _tails() -> tuple[frozenset[str], int]:
    text = resource("compound-tails.txt").read_text(encoding="utf-8")
    words = frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
    return words, max(map(len, words))
