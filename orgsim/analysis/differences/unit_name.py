"""The name of a unit taken apart: what it is about, what kind of body it is, whose it is, and what sets twins apart.

Names of units are made by rule: "Kulttuuri- ja vapaa-aikalautakunnan nuorisojaosto" is a section (its *head*) for
youth (its *field*) of a board (its *owner*, a genitive that lists drop). The words are in `resources/name-words.json`
and in the tails of compounds.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

import msgspec

from orgsim.analysis.differences.stemming import stem
from orgsim.analysis.search import fold
from orgsim.model.compounds import tails
from orgsim.model.text import Language
from orgsim.resources import resource

HeadClass = Literal["council", "executive", "board", "advisory", "office", "enterprise", "post"]

LIGHT = 0.3
"""What a word counts that most names have, such as "palvelut", where others count 1."""

_TOKEN = re.compile(r"[^\W\d_]+\.?|\d+(?:[.:/-]\d+)*")
_COLON = re.compile(r"(?<=\w):[^\W\d_]+")
"""The ending of an abbreviation: "ltk:n"."""
_HEAD_FIRST = re.compile(r"^\s*\w+,")
_ROMAN = re.compile(r"i{1,3}|iv|vi{0,3}|ix|x")
_SHORTEST_HEAD = 3
_SHORTEST_ABBREVIATION = 3


class UnitName(msgspec.Struct, frozen=True, gc=False):
    """A name in parts. Words are stems; an abbreviation ends with a full stop."""

    field: dict[str, float]
    """What it is about, and how much each word of it counts."""
    owner: frozenset[str]
    """What the body is about whose part it is; empty where none is named."""
    head: str
    """The word for what it is; "" where there is none."""
    head_class: HeadClass | None
    marks: frozenset[str]
    """Numbers, single letters, quarters (`@n`) and languages (`=fi`): names that differ in one are of two units."""


class _Words(msgspec.Struct, frozen=True):
    """What `name-words.json` says of a language."""

    heads: dict[HeadClass, list[str]]
    compass: dict[str, list[str]]
    light: list[str]
    little: list[str]
    municipality: list[str]
    """Words for the municipality itself, which tell nothing before a head: "kaupunginvaltuusto" is "valtuusto"."""
    irregular: dict[str, list[str]]
    abbreviations: dict[str, list[str]]
    synonyms: dict[str, list[str]]
    """Words that stand for another: "perusturva" is what social and health affairs are called as well."""
    languages: dict[str, list[str]]


class _Lexicon(msgspec.Struct, frozen=True):
    """The same by stem."""

    heads: dict[str, HeadClass]
    compass: dict[str, str]
    light: frozenset[str]
    little: frozenset[str]
    municipality: frozenset[str]
    irregular: dict[str, str]
    abbreviations: dict[str, str]
    synonyms: dict[str, tuple[str, ...]]
    languages: dict[str, str]
    tails: frozenset[str]
    """Words that a compound may be parted before."""


@lru_cache(maxsize=1 << 15)
def unit_name(text: str, language: Language) -> UnitName:
    """Take a name in that language apart."""
    lexicon = _lexicon(language)
    words, marks = _words(text, language)
    owner: frozenset[str] = frozenset()
    head, head_class = "", None
    # "Lautakunta, lasten ja nuorten", "Nämnden för fostran", "Board of education".
    first = language != "fi" or _HEAD_FIRST.search(text) is not None
    for at in (-1, 0) if first else (-1,):
        if words and words[at][-1] in lexicon.heads:
            head = words[at][-1]
            head_class = lexicon.heads[head]
            words[at] = words[at][:-1]
            break
    if head_class in _BODIES:
        owners = [at for at, word in enumerate(words) if _is_body(word, lexicon)]
        own = [word for word in words[owners[-1] + 1 :] if word] if owners else []
        if owners and (own or any(mark.startswith("=") for mark in marks)):
            owner = frozenset(_field(words[: owners[-1] + 1], lexicon))
            words = own
    words = [word for word in words if word]
    return UnitName(_field(words, lexicon), owner, head, head_class, marks)


_BODIES = frozenset[HeadClass | None](("board", "council", "executive", "advisory"))


def _is_body(word: tuple[str, ...], lexicon: _Lexicon) -> bool:
    return bool(word) and lexicon.heads.get(word[-1]) in _BODIES


def _field(words: list[tuple[str, ...]], lexicon: _Lexicon) -> dict[str, float]:
    field: dict[str, float] = {}
    for word in words:
        for part in word:
            for meant in lexicon.synonyms.get(part, (part,)):
                if meant in lexicon.municipality and len(words) == 1 and len(word) == 1:
                    continue
                field[meant] = LIGHT if meant in lexicon.light else 1.0
    return field


def _words(text: str, language: Language) -> tuple[list[tuple[str, ...]], frozenset[str]]:
    """The words of a name, each as the stems of its parts, and the marks that set it apart."""
    lexicon = _lexicon(language)
    words: list[tuple[str, ...]] = []
    marks: set[str] = set()
    for token in _TOKEN.findall(_COLON.sub("", fold(text))):
        word = token.rstrip(".")
        if word in lexicon.little:
            continue
        if word[0].isdigit() or len(word) == 1 or _ROMAN.fullmatch(word):
            marks.add(word)
            continue
        parts = _parts(token, language)
        spoken = [lexicon.languages[part] for part in parts if part in lexicon.languages]
        if spoken:
            marks.update(f"={each}" for each in spoken)
            parts = tuple([part for part in parts if part not in lexicon.languages])
        if len(parts) == 1 and parts[0] in lexicon.compass:
            marks.add(f"@{lexicon.compass[parts[0]]}")
        elif parts:
            words.append(parts)
    return words, frozenset(marks)


@lru_cache(maxsize=1 << 15)
def _parts(token: str, language: Language) -> tuple[str, ...]:
    lexicon = _lexicon(language)
    word = token.rstrip(".")
    meant = lexicon.abbreviations.get(word)
    if meant is not None:
        return tuple([part for each in meant.split() for part in _compound(each, language)])
    for short, full in lexicon.abbreviations.items():
        # "Sivistysltk": of an abbreviation that no word ends with.
        if (
            len(short) >= 2
            and word.endswith(short)
            and len(word) >= len(short) + _SHORTEST_HEAD
            and not _VOWEL.search(short)
        ):
            return (*_compound(word.removesuffix(short), language), *_compound(full, language))
    if token.endswith(".") and len(word) >= _SHORTEST_ABBREVIATION:
        return (token,)
    return _compound(word, language)


_VOWEL = re.compile("[aeiouy]")


def _compound(word: str, language: Language) -> tuple[str, ...]:
    lexicon = _lexicon(language)
    parts: list[str] = []
    while True:
        whole = lexicon.irregular.get(word) or stem(word, language)
        if whole in lexicon.tails or whole in lexicon.languages:
            return (whole, *parts)
        for start in range(_SHORTEST_HEAD, len(word) - 2):
            rest = word[start:]
            tail = lexicon.irregular.get(rest) or stem(rest, language)
            if tail in lexicon.tails:
                parts.insert(0, tail)
                word = word[:start]
                break
        else:
            return (whole, *parts)


@cache
def _lexicon(language: Language) -> _Lexicon:
    text = resource("name-words.json").read_bytes()
    words = msgspec.json.decode(text, type=dict[Language, _Words])[language]

    def stems(them: list[str]) -> frozenset[str]:
        return frozenset(stem(fold(each), language) for each in them)

    heads = {stem(fold(each), language): kind for kind, them in words.heads.items() for each in them}
    synonyms = {
        stem(fold(one), language): tuple([stem(fold(each), language) for each in others])
        for one, others in words.synonyms.items()
    }
    light, municipality = stems(words.light), stems(words.municipality)
    return _Lexicon(
        heads=heads,
        compass={stem(fold(each), language): quarter for quarter, them in words.compass.items() for each in them},
        light=light,
        little=frozenset(map(fold, words.little)),
        municipality=municipality,
        irregular={fold(form): stem(fold(one), language) for one, forms in words.irregular.items() for form in forms},
        abbreviations={fold(short): fold(" ".join(full)) for short, full in words.abbreviations.items()},
        synonyms=synonyms,
        languages={stem(fold(each), language): spoken for spoken, them in words.languages.items() for each in them},
        tails=stems(sorted(tails(language))) | heads.keys() | synonyms.keys() | light,
    )
