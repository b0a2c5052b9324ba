"""Where a Finnish word may be broken between syllables.

The rules follow Kielitoimiston ohjepankki, "Tavutus" and "Tavujako rivin lopussa": a boundary lies before every
consonant that a vowel follows. The boundary between two vowels (lu-en) is a syllable's too, but the same guide advises
against ending a line there, so it is not used; thus no diphthong and no long vowel is ever broken. At least two
letters stay on either side.
"""

from __future__ import annotations

import re

_SYLLABLE = r"(?<=[^\W\d_])(?=[bcdfghjklmnpqrstvwxzšž][aeiouyåäö])"
_VOWEL = r"[aeiouyåäö]"
_SHORTEST_END = 2


def syllable_points(word: str) -> list[int]:
    """The indexes in `word` before which a syllable begins that may start a line; ascending."""
    points = []
    first_vowel = re.search(_VOWEL, word, re.IGNORECASE)
    for match in re.finditer(_SYLLABLE, word, re.IGNORECASE):
        at = match.start()
        letters_before = at >= _SHORTEST_END and word[at - _SHORTEST_END : at].isalpha()
        # What stands before must hold a vowel, or it is no syllable: "stra-tegia", never "s-trategia".
        if letters_before and len(word) - at >= _SHORTEST_END and first_vowel and first_vowel.start() < at:
            points.append(at)
    return points
