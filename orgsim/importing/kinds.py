"""Which kind a unit is, told by the word that its source has for it, by its name, and by what stands around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.files.reading.nearest import nearest
from orgsim.messages import catalog
from orgsim.model.kinds import Kind
from orgsim.model.scenario import LINK_KINDS, LinkKind
from orgsim.model.text import LANGUAGES

PLAIN = "unit"
"""Where nothing tells."""

_NOT_BY_NAME = frozenset(("programme",))
"""Sides whose kinds are called as much else is: "Arvo" and "Goal" end many a name."""

_WORDS: dict[str, str] = {
    "hallitus": "city-board",
    "styrelse": "city-board",
    "styrelsen": "city-board",
    "centralvalnämnden": "election-board",
    "ungdomsrådet": "youth-council",
    "kaupunginvaltuusto": "council",
    "kunnanvaltuusto": "council",
    "stadsfullmäktige": "council",
    "kommunfullmäktige": "council",
    "city council": "council",
    "municipal council": "council",
    "konsernijaosto": "section",
    "jaosto": "section",
    "subcommittee": "section",
    "kunnanjohtaja": "city-manager",
    "kommundirektör": "city-manager",
    "municipal manager": "city-manager",
    "viranhaltija": "post",
    "virka": "post",
    "toimi": "post",
    "tehtävä": "post",
    "tehtävänimike": "post",
    "työntekijä": "post",
    "henkilö": "post",
    "tjänst": "post",
    "befattning": "post",
    "tjänsteinnehavare": "post",
    "person": "post",
    "position": "post",
    "employee": "post",
    "department": "division",
    "osasto": "unit",
    "avdelning": "unit",
    "vastuualue": "performance-area",
    "ansvarsområde": "performance-area",
    "palveluyksikkö": "unit",
    "toimipiste": "unit",
    "tytäryhteisö": "subsidiary",
    "dottersammanslutning": "subsidiary",
    "sektor": "division",
    "toimintayksikkö": "unit",
    "legislature": "council",
    "parliament": "council",
    "gemeinderat": "council",
    "stadtrat": "council",
    "stadtverordnetenversammlung": "council",
    "kreistag": "council",
    "ausschuss": "committee",
    "unterausschuss": "section",
    "ortschaftsrat": "regional-council",
    "ortsbeirat": "regional-council",
    "bezirksvertretung": "regional-council",
    "bezirksbeirat": "regional-council",
    "stiftung": "foundation",
    "dezernat": "division",
    "fachbereich": "division",
    "eigenbetrieb": "municipal-enterprise",
    "zweckverband": "joint-authority",
}
"""What lists call a kind beside its own names."""

_NAME_ENDS: dict[str, str] = dict.fromkeys((" oy", " oyj", " ab", " abp", " ltd", " gmbh", "-gmbh", " mbh"), "company")
_ENDS = (
    *("kaupunginvaltuusto", "kunnanvaltuusto", "subcommittee", "ausschuss", "unterausschuss", "gemeinderat"),
    *("stadtrat", "ortschaftsrat", "ortsbeirat", "bezirksvertretung", "bezirksbeirat", "zweckverband"),
)
"""Those of these words with which names end as well."""
_STARTS = frozenset(
    ("ortschaftsrat", "ortsbeirat", "bezirksvertretung", "bezirksbeirat", "dezernat", "fachbereich", "eigenbetrieb")
)
"""Those that stand before what tells such units apart: "Dezernat 3"."""
_LEADING = re.compile(r"(?P<what>.+?) (?:of|on|for|für)(?: the)? ")
_COUNT = re.compile(
    r"[\s,:–—-]*\(?\b\d{1,3}(?: ?\+ ?\d{1,3})?(?:\s*(?:jäsentä|jäs\.?|paikkaa|ledamöter|platser|members|seats))?\)?\Z"
)
_LIKE = 0.85
_DEPUTY = re.compile(r"(?:apulais|vara|biträdande\b|vice|assistant\b|deputy\b)")
"""How those are called who stand in for somebody, or beside."""
_DEPUTIES = {"city-manager": "post", "mayor": "deputy-mayor"}
"""What they are, of kinds of which a city has one."""


class KindGuesses:
    """Finds kinds among those that a draft may use."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds
        self._by_word: dict[str, str] = {}
        self._by_end: dict[str, str] = {}
        for id, kind in kinds.items():
            every = [*kind.name.every(), *(kind.plural.every() if kind.plural else ()), *_definite(kind.name.sv)]
            for word in (id, id.replace("-", " "), *every):
                self._by_word.setdefault(word.casefold(), id)
            if kind.side not in _NOT_BY_NAME:
                for word in every:
                    self._by_end.setdefault(word.casefold(), id)
        for words, found in ((_WORDS, self._by_word), (_NAME_ENDS, self._by_end)):
            for word, id in words.items():
                if id in kinds:
                    found.setdefault(word, id)
        for word in _ENDS:
            if word in self._by_word:
                self._by_end.setdefault(word, self._by_word[word])
        self._lengths = sorted({len(word) for word in self._by_end}, reverse=True)
        self._shortest = min(self._lengths, default=0)
        self._known: dict[str, str | None] = {}

    def by_word(self, word: str) -> str | None:
        """The kind that a source calls so; a word that ends as one does is of that kind, and small slips are seen."""
        wanted = " ".join(word.split()).casefold()
        if wanted not in self._known:
            found = self._by_word.get(wanted) or self.by_name(wanted)
            if found is None:
                like = nearest(wanted, self._by_word, _LIKE)
                found = None if like is None else self._by_word[like]
            self._known[wanted] = found
        return self._known[wanted]

    def by_name(self, name: str) -> str | None:
        """The kind of which a unit of that name is: the one whose name it ends with, the longest such; `Board of X`.

        Charts write how many are in it, or which of several it is, behind it: "Kaupunginhallitus 11", "Palvelualue 2".
        """
        wanted = name.casefold()
        found = self._by_ending(wanted)
        if found is None and (bare := _COUNT.sub("", wanted)) != wanted:
            found = self._by_ending(bare)
        if found in _DEPUTIES and _DEPUTY.match(wanted):
            return _DEPUTIES[found]
        return found

    def _by_ending(self, wanted: str) -> str | None:
        if _WORDS.get(wanted) in self.kinds:
            # Nothing but the word: "Hallitus" is the city board, "Yhtiön hallitus" is not.
            return _WORDS[wanted]
        size = len(wanted)
        for length in self._lengths:
            if length <= size and (found := self._by_end.get(wanted[-length:])) is not None:
                return found
        first = wanted.partition(" ")[0]
        if first in _STARTS and first != wanted:
            return self._by_word.get(first)
        leading = _LEADING.match(wanted)
        return self._by_end.get(leading["what"]) if leading is not None else None

    def is_elected_body(self, kind: str) -> bool:
        """Whether units of that kind decide and are elected."""
        its = self.kinds[kind]
        return its.body and its.side == "elected"


def _definite(word: str | None) -> tuple[str, ...]:
    """What a Swedish word is called where there is one such: "nämnd", "nämnden". Bodies are always called so."""
    if not word or " " in word:
        return ()
    return (f"{word}n",) if word[-1] in "aeéou" or word.endswith(("or", "el", "er")) else (f"{word}en", f"{word}et")


def commonest(kinds: Sequence[str]) -> str | None:
    """The commonest; of several the first."""
    counted = Counter(kinds).most_common(1)
    return counted[0][0] if counted else None


def guesses(own: Mapping[str, Kind]) -> KindGuesses:
    """Guesses among orgsim's kinds and those that a source states itself."""
    return KindGuesses({**builtin_kinds(), **own}) if own else _of_builtin()


@cache
def _of_builtin() -> KindGuesses:
    return KindGuesses(builtin_kinds())


@cache
def kinds_of_links() -> dict[str, LinkKind]:
    """Each kind of link by what it is called, in every language, in small letters."""
    found: dict[str, LinkKind] = {}
    for kind in LINK_KINDS:
        found[kind] = kind
        for language in LANGUAGES:
            found[catalog(language)(f"link.{kind}").casefold()] = kind
    return found
