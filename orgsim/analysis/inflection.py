"""Which words of Finnish may be forms of one word: "lupa", "luvat" and "rakennuslupien".

No dictionary is asked. Of each word the stems are made that it may be a form of, by taking endings off and undoing what
they do to a stem: consonant gradation (luvan, lupaa), the vowels before the plural's i (lupia, kirjoja), and the stems
of words in -nen, -s, -e and consonants. Two words are forms of one where a stem is common to both. Words come without
case and diacritics, as `search.fold` leaves them, so that the harmony of vowels needs no rules.

Source: Iso suomen kielioppi (2004), §§ 41–50 on gradation and stems, §§ 81–94 on the endings of cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

SHORTEST = 4
"""Letters of a word, and of a stem: what is shorter is like too many others."""
_TELLING = 5
"""Letters by which the end of a compound is known. A shorter one must begin with a consonant, and stand after a word of
some length: rakennusluvat, but not every word in -uudet for uusi."""

_STRONG = ("a", "na", "ta", "tta", "han", "hen", "hin", "hon", "hun", "hyn", "seen")
_WEAK = ("n", "t", "ssa", "sta", "lla", "lta", "lle", "ksi", "tta")
_STRONG_PLURAL = ("ien", "ia", "iin", "ina", "ita", "iden", "itten", "ihin")
_WEAK_PLURAL = ("issa", "ista", "illa", "ilta", "ille", "iksi", "itta")
_GLIDE_PLURAL = ("jen", "ja")
"""After o, u and e: katujen, kirjoja, tilejä."""
_OF_CONSONANT = ("ta", "ten")
"""Partitive, and genitive of the plural: päätöstä, päätösten."""
_WEAK_CLUSTERS = dict(
    zip(
        ("mm", "nn", "ng", "ll", "rr", "lv", "rv", "lj", "rj", "hd"),
        ("mp", "nt", "nk", "lt", "rt", "lp", "rp", "lk", "rk", "ht"),
        strict=True,
    )
)
_WEAK_SINGLES = {"v": "p", "d": "t", "p": "pp", "t": "tt", "k": "kk"}

_VOWELS = tuple("aeiouy")
_STEM = re.compile(r"(?P<start>.*?)(?P<consonants>[^aeiouy]*)(?P<vowels>[aeiouy]+)\Z")


def same_word(one: str, other: str) -> bool:
    """Whether both may be forms of one word."""
    return not stems(one).isdisjoint(stems(other))


def related(query: str, word: str) -> bool:
    """Whether `word` may be a form of the word `query`, or a compound that ends in one."""
    wanted = stems(query)
    if not wanted:
        return False
    found = stems(word)
    return not wanted.isdisjoint(found) or any(
        stem.endswith(end)
        and (len(end) >= _TELLING or (not end.startswith(_VOWELS) and len(stem) >= len(end) + SHORTEST))
        for stem in found
        for end in wanted
    )


@lru_cache(maxsize=20_000)
def stems(word: str) -> frozenset[str]:
    """The stems that `word` may be a form of: in the strong grade, with one of the stem's vowels at the end."""
    if len(word) < SHORTEST or not word.isalpha():
        return frozenset()
    return frozenset(short for stem in _stems(word) if len(short := _shortened(stem)) >= SHORTEST)


def _stems(word: str) -> Iterator[str]:
    yield from _of_nominative(word)
    for ending in _STRONG:
        if word.endswith(ending) and _ends_in_vowel(rest := word.removesuffix(ending)):
            yield rest
    if len(word) > SHORTEST and word[-1] == "n" and word[-2] == word[-3] and _ends_in_vowel(word[:-1]):
        # The illative: lupaan.
        yield word[:-2]
    for ending in _WEAK:
        if word.endswith(ending) and _ends_in_vowel(rest := word.removesuffix(ending)):
            yield from _strengthened(rest)
    for ending in _STRONG_PLURAL:
        if word.endswith(ending):
            yield from _before_i(word.removesuffix(ending))
    for ending in _GLIDE_PLURAL:
        if word.endswith(ending) and word.removesuffix(ending)[-1:] in ("o", "u", "e"):
            yield from _before_i(word.removesuffix(ending))
    for ending in _WEAK_PLURAL:
        if word.endswith(ending):
            for stem in _before_i(word.removesuffix(ending)):
                yield from _strengthened(stem)
    for ending in _OF_CONSONANT:
        if word.endswith(ending) and (rest := word.removesuffix(ending)).endswith(("s", "n", "l", "r")):
            yield from _of_nominative(rest)
            yield f"{rest}e"


def _of_nominative(word: str) -> Iterator[str]:
    if word.endswith("nen"):
        yield f"{word.removesuffix('nen')}se"
    elif word.endswith("s") and _ends_in_vowel(rest := word[:-1]):
        # päätös, päätökse-; oikeus, oikeute-; asukas, asukkaa-
        yield f"{rest}kse"
        if rest.endswith(("u", "y")):
            yield f"{rest}te"
        if rest.endswith(("a", "i", "e")):
            yield from _strengthened(rest)
    elif word.endswith(("n", "l", "r")):
        yield f"{word}e"
        if word.endswith("in"):
            yield f"{word[:-1]}me"
    elif word.endswith("e"):
        # osake, osakkee-
        yield from _strengthened(word)
    elif _ends_in_vowel(word):
        yield word
        if word.endswith("i"):
            # kieli, kiele-; vesi, vete-
            yield f"{word[:-1]}e"
            if word.endswith("si"):
                yield f"{word[:-2]}te"


def _before_i(rest: str) -> Iterator[str]:
    """What a stem may be of which the plural's i has left `rest`."""
    if not _ends_in_vowel(rest):
        yield from (f"{rest}{vowel}" for vowel in "aei")
        return
    yield rest
    if rest.endswith("e"):
        yield f"{rest[:-1]}i"
    if rest.endswith("o"):
        # kirjoja of kirja, but kuntoja of kunto: after o and u the a falls off.
        earlier = [letter for letter in rest[:-1] if letter in "aeiouy"]
        if earlier and earlier[-1] in "aei":
            yield f"{rest[:-1]}a"


def _strengthened(stem: str) -> Iterator[str]:
    """`stem`, and what it may be in the strong grade."""
    yield stem
    found = _STEM.match(stem)
    if found is None:
        return
    start, consonants, vowels = found["start"], found["consonants"], found["vowels"]
    if consonants[-2:] in _WEAK_CLUSTERS:
        yield f"{start}{consonants[:-2]}{_WEAK_CLUSTERS[consonants[-2:]]}{vowels}"
    elif consonants[-1:] in _WEAK_SINGLES and len(consonants) < 3:
        yield f"{start}{consonants[:-1]}{_WEAK_SINGLES[consonants[-1]]}{vowels}"
    if consonants in ("l", "r", "h"):
        # virka, viran
        yield f"{start}{consonants}k{vowels}"
    if consonants == "v" and vowels in ("u", "y") and start.endswith(vowels):
        # luku, luvun
        yield f"{start}k{vowels}"
    if len(vowels) > 1 and vowels[-1] != vowels[-2]:
        # haku, haun
        yield f"{start}{consonants}{vowels[:-1]}k{vowels[-1]}"


def _shortened(stem: str) -> str:
    """A long vowel at the end as a short one: osakkee- and osakke(i)- are one."""
    return stem[:-1] if len(stem) > 1 and stem[-1] == stem[-2] and _ends_in_vowel(stem) else stem


def _ends_in_vowel(text: str) -> bool:
    return text.endswith(_VOWELS)
