"""What of a word stays the same in all its forms: "kasvatuksen" and "kasvatus" are one word.

One stem for each word, so that names can be looked up by it and compounds parted; whether two words may be forms of
one, which a search asks, `analysis.inflection` tells more exactly.

Endings are taken off and the grades of consonants made one, by rule: no dictionary is asked, so that the same two files
give the same on every machine. A stem is for comparing only and is no word. Forms are those that names of units are
made of: nominative, genitive and plural, and what stands before the last part of a compound (Iso suomen kielioppi
2004, § 41–64, 72–82; Svenska Akademiens grammatik 1999, 2: 2).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from orgsim.model.text import Language

_SHORTEST = 3

# Words come folded: ä and ö are a and o. The first that fits is taken.
_FINNISH = tuple(
    (re.compile(pattern), ending)
    for pattern, ending in (
        (r"(?<=[uyo])ks(?:en|et|ia|ien)$", "s"),  # kasvatu-ksen, jaokset
        (r"(?<=[uy])(?:den|det|tta)$", "s"),  # tervey-den, turvallisuu-den
        (r"i(?:nen|sen|set|sten|sia|sien|s)$", "i"),  # oppimi-nen, oppimi-s-
        (r"(?<=[uy])sten$", "s"),  # vanhus-ten
        (r"r(?:ten|et)$", "r"),  # nuor-ten
        (r"(?:neiden|neet|nyt|nut)$", "n"),  # ikäänty-neiden
        (r"(?:i(?:den|tten|en)|jen)$", ""),  # palvelu-iden, palvelu-jen
        (r"(?<=[aeiouy])[nt]$", ""),  # lautakunna-n, palvelu-t
    )
)
_GRADES = tuple(
    (re.compile(pattern), strong)
    for pattern, strong in (
        ("ng$", "nk"),
        ("nn$", "nt"),
        ("mm$", "mp"),
        ("ll$", "lt"),
        ("rr$", "rt"),
        (r"([kpt])\1$", r"\1"),
        ("(?<=[aeiouyhlr])d$", "t"),
        ("(?<=[aeiouylr])v$", "p"),
    )
)
_VOWELS = re.compile(r"[aeiouy]+$")
_SWEDISH = re.compile(r"(?:[aeo]rnas?|ens|ets|[aeo]rs?|[ae]n|et|[aes])$")
_ENGLISH = re.compile(r"(?:ies|es|s|y|e)$")


@lru_cache(maxsize=1 << 15)
def stem(word: str, language: Language) -> str:
    """The stem of a `word` without diacritics and in small letters; three letters at least, where it has them."""
    return _RULES[language](word)


def _finnish(word: str) -> str:
    for pattern, ending in _FINNISH:
        match = pattern.search(word)
        if match and match.start() + len(ending) >= _SHORTEST:
            word = word[: match.start()] + ending
            break
    vowels = _VOWELS.search(word)
    if vowels:
        word = word[: max(vowels.start(), _SHORTEST)]
    for pattern, strong in _GRADES:
        if len(word) >= _SHORTEST and pattern.search(word):
            return pattern.sub(strong, word)
    return word


def _swedish(word: str) -> str:
    return _without(word, _SWEDISH)


def _english(word: str) -> str:
    return _without(word, _ENGLISH)


def _without(word: str, endings: re.Pattern[str]) -> str:
    match = endings.search(word)
    return word[: max(match.start(), _SHORTEST)] if match else word


_RULES: dict[Language, Callable[[str], str]] = {"fi": _finnish, "sv": _swedish, "en": _english}
