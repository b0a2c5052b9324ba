"""What columns are headed in lists of units and posts: in Finnish, Swedish and English, by people and by programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from orgsim.files.reading.kinds_file import builtin_kinds
from orgsim.files.unit_columns import UNIT_COLUMNS, heading
from orgsim.importing.tables.mapping import MONEY, Role
from orgsim.messages import catalog
from orgsim.model.text import LANGUAGES, Language
from orgsim.resources import resource

_LEVEL_WORDS = re.compile(
    r"(?:(?:taso|nivå|level|organisaatiotaso|organisationsnivå|tier|layer)\s*\d{1,2}|\d{1,2}\W*(?:taso|nivå|level))"
    r"(?:\s*(?:nimi|namn|name))?\Z"
)
_LANGUAGES: dict[str, Language] = {
    **dict.fromkeys(("fi", "fin", "suomi", "suomeksi", "finska", "på finska", "finnish", "fi fi"), "fi"),
    **dict.fromkeys(("sv", "swe", "ruotsi", "ruotsiksi", "svenska", "på svenska", "swedish", "se", "sv fi"), "sv"),
    **dict.fromkeys(
        ("en", "eng", "englanti", "englanniksi", "engelska", "på engelska", "english", "en us", "en gb"), "en"
    ),
}
_DATED = re.compile(r"(.+?)(?:(?: \d{1,2}){1,2}(?: (?:19|20)\d\d)?)?(?: \d{1,2}){1,2} (?:19|20)\d\d(?: .{0,6})?")
"""With a month, a day or the first and the last: "Henkilöstö 12/2025", "31.12.2025", "HTV 1.1.–31.12.2025"."""
_SUMMED = re.compile(r"(?:summa(?: av)?|sum(?: of)?) (.+)")
"""What pivot tables put before the names of the columns that they sum up: "Summa / HTV"."""
_COUNTED: frozenset[Role] = frozenset(("people", "fte", "seats", "count", *MONEY))
"""What is counted on a day, or summed up. Of anything else that is the title of a list: "Organisaatio 1.1.2026"."""
_FURTHER_KINDS = frozenset(
    (
        *("osasto", "vastuualue", "tiimi", "yksikkö", "hallinnonala", "hallintokunta", "virasto", "palveluyksikkö"),
        *("toimintayksikkö", "avdelning", "ansvarsområde", "ansvarsenhet", "förvaltning", "verksamhetsområde"),
        *("department", "team", "directorate"),
    )
)
"""What parts of administrations are called besides, as headings of columns a level each."""
_ALIKE: tuple[dict[str, Language], ...] = (
    {"nimi": "fi", "namn": "sv", "name": "en"},
    {"yksikkö": "fi", "enhet": "sv", "unit": "en"},
    {"yksikön nimi": "fi", "enhetens namn": "sv", "unit name": "en"},
    {"toimielin": "fi", "organ": "sv", "body": "en"},
    {"toimielimen nimi": "fi", "organets namn": "sv", "name of the body": "en"},
)
"""Words of the languages for the same: of columns that are headed so each has its own language."""
_CAMEL = re.compile(r"(?<=[a-zäöå])(?=[A-ZÄÖÅ])")
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_MARKS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def plain(text: str) -> str:
    """A heading in small letters, with single spaces for all signs: `parentId` and `Parent_ID` are `parent id`."""
    return _MARKS.sub(" ", _CAMEL.sub(" ", text.strip()).casefold()).strip()


def meaning(text: str) -> tuple[Role, Language | None] | None:
    """What a column of that heading is, and the language of its texts; `None` where it is not known."""
    if len(text) > 80:
        return None
    own = _own().get(" ".join(text.split()).casefold())
    if own is not None:
        return own
    language = next((its for part in _BRACKETS.findall(text) if (its := _LANGUAGES.get(plain(part)))), None)
    bare = plain(_BRACKETS.sub(" ", text)) or plain(text)
    if language is None:
        words = bare.split()
        for size in (2, 1):
            if len(words) > size and (its := _LANGUAGES.get(" ".join(words[-size:]))):
                language, bare = its, " ".join(words[:-size])
                break
    found = _by_word().get(bare)
    if found is None and bare in _LANGUAGES:
        return ("name", _LANGUAGES[bare])
    if found is None and (
        year := re.fullmatch(r"(.+?)(?: ta| tp)? (?:19|20)\d\d(?: .{0,6})?|(?:ta|tp) ?(?:19|20)\d\d (.+)", bare)
    ):
        found = _by_word().get((year[1] or year[2]).strip())
    for pattern in (_SUMMED, _DATED):
        if found is None and (part := pattern.fullmatch(bare)) and (counted := _by_word().get(part[1])) in _COUNTED:
            found = counted
    if found is None and _LEVEL_WORDS.match(bare):
        found = "level-name"
    return None if found is None else (found, language)


def years_in(text: str) -> list[int]:
    """The years in a heading, in its order."""
    return [*map(int, _YEAR.findall(text))]


def languages_told(headings: Sequence[str]) -> dict[int, Language]:
    """The languages of columns that are headed by the words of several languages for the same, by their places."""
    bare = [plain(text) for text in headings]
    found: dict[int, Language] = {}
    for words in _ALIKE:
        if len({words[text] for text in bare if text in words}) > 1:
            found |= {place: words[text] for place, text in enumerate(bare) if text in words}
    return found


def means_a_leader(text: str) -> bool:
    """Whether a heading is one of who leads, whoever or whatever stands below it."""
    found = meaning(text)
    return found is not None and found[0] == "leader"


def names_a_kind(text: str) -> bool:
    """Whether a heading is what a kind of unit is called, as where each level has a column of its own."""
    return plain(_BRACKETS.sub(" ", text)) in _kinds() or _LEVEL_WORDS.match(plain(text)) is not None


@cache
def _by_word() -> dict[str, Role]:
    """By each word of ``resources/headings.json``, in plain letters."""
    listed = msgspec.json.decode(resource("headings.json").read_bytes(), type=dict[Role, list[str]])
    found: dict[str, Role] = {}
    for role, words in listed.items():
        for word in words:
            found.setdefault(word, role)
    return found


@cache
def _own() -> dict[str, tuple[Role, Language | None]]:
    """The headings that orgsim itself writes."""
    found: dict[str, tuple[Role, Language | None]] = {}
    for language in LANGUAGES:
        texts = catalog(language)
        for column in UNIT_COLUMNS:
            for its in (None, *LANGUAGES):
                found.setdefault(heading(column, texts, its).casefold(), (column, its))
    # Two words mean more in lists than in orgsim's own, where the id stands beside.
    for word in ("yläpuolella", "ovanför", "above"):
        found[word] = ("parent-name", None)
    return found


@cache
def _kinds() -> frozenset[str]:
    names = {plain(name) for kind in builtin_kinds().values() for name in kind.name.every()}
    names |= {plain(name) for kind in builtin_kinds().values() if kind.plural for name in kind.plural.every()}
    return frozenset(names | _FURTHER_KINDS)
