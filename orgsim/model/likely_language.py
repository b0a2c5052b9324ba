"""Which language a word is in where the file does not say it, or says another: Swedish names stand in Finnish lists.

Told by how the languages write, not by a dictionary. Finnish has long vowels and ends its words with a vowel, n, s, t,
l or r; it has no å and few clusters (Hakulinen et al., Iso suomen kielioppi 2004, § 11–14). Compounds are known by the
last word of theirs. What could be either is left to what the file says.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orgsim.model.compounds import ends_with_tail
from orgsim.model.text import Language

# Compiled when a name is first asked about: a start that recalls its charts breaks none.
_WORDS = r"[^\W\d_]+"

_SHORT, _LONG = 4, 6
"""Letters: a shorter word tells nothing, and its ending only where the word is long."""

_LITTLE: dict[Language, frozenset[str]] = {
    "fi": frozenset(["ja", "sekä", "tai"]),
    "sv": frozenset(["och", "för", "av", "samt", "inom", "till", "på"]),
    "en": frozenset(["and", "of", "the", "for"]),
}
"""Words that a name in that language is joined by, and that no other of the three has."""

_FINNISH = r"aa|ii|uu|yy|ää|öö|(?:inen|sten|jen|iden|ien|ssa|ssä|sta|stä|lla|llä|lle|uus|yys|sto|stö|sti|nti|kki|ppi)$"
_NOT_FINNISH = r"[åqwxçü]|ck|d[bgs]|g[bds]|sj|[^aeiouyäönsltr]$|[^aeiouyäö]{2}$|[^aeiouyäö]{2}(?:ar|er|or|ad|ig)$"
_SWEDISH = r"å|ning(?:en|ar|ens)$|heten$|sj|skolan?$"
_ENGLISH = r"w|th|sh|ment$|ity$|ies$|ship$|ough|ea"


@lru_cache(maxsize=1 << 12)
def language_of(text: str, stated: Language) -> Language:
    """The language of a word or a name that the file gives as `stated`: another only where the words plainly are."""
    words = re.findall(_WORDS, text.lower())
    counts = dict.fromkeys(_LITTLE, 0)
    for word in words:
        for language, little in _LITTLE.items():
            counts[language] += 2 * (word in little)
        plain = _plainly(word, stated) if len(word) >= _SHORT else None
        if plain is not None:
            counts[plain] += 1
    best = max(counts, key=lambda language: (counts[language], language == stated))
    return best if counts[best] > counts[stated] else stated


def _plainly(word: str, stated: Language) -> Language | None:
    foreign = re.search(_NOT_FINNISH, word) is not None
    if ends_with_tail(word, "fi") or (len(word) >= _LONG and not foreign and re.search(_FINNISH, word)):
        return "fi"
    if re.search(_SWEDISH, word) or (stated != "en" and ends_with_tail(word, "sv")):
        return "sv"
    if not foreign or stated != "fi":
        return None
    return "en" if re.search(_ENGLISH, word) else "sv"
