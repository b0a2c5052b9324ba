"""Ids and names of what is imported: kept as the source has them wherever a draft can have them so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from orgsim.files.yaml.scalars import LONGEST_ID, is_id, meant_id
from orgsim.model.ids import made_id
from orgsim.model.kinds import Kind
from orgsim.model.text import LANGUAGES, Language, Text
from orgsim.model.unseen import typed

_LONGEST_NAME = 1_000
_NO_WIDTH = dict.fromkeys([0x200B, 0xFEFF, 0x2060])
_AND = re.compile(r"(?:ja|tai|sekä|eli|och|eller|samt|and|or|und|&)\b", re.IGNORECASE)
_BINDING = "ja|tai|sekä|eli|och|eller|samt|för|av|and|or|of|for|und"
_ENDS_OPEN = re.compile(rf"(?:[-\u2010\u00ad,&/]|\s(?:{_BINDING}))\Z", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:&|(?:{_BINDING})\b)")
_VOWELS = frozenset("aeiouyåäö")


def one_line(text: str) -> str:
    """A name as drafts have it: on one line, composed (NFC), without what no draft can have and what takes no room."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        if "  " not in text and len(text) <= _LONGEST_NAME:
            return text.strip()
    else:
        text = unicodedata.normalize("NFC", typed(text)).translate(_NO_WIDTH)
    return " ".join(text.split())[:_LONGEST_NAME].rstrip()


def joined(lines: Iterable[str]) -> str:
    """Lines of one text on one: a word that was divided at its end is whole again.

    Before a small letter the hyphen is that of the division, but between two like vowels ("linja-auto"), behind an
    abbreviation or a number ("EU-asiat"), and before an "and", where it stands for the rest of a word.
    """
    found = ""
    for raw in lines:
        line = " ".join(raw.split())
        if not line:
            continue
        if found.endswith("\u00ad"):
            found = found[:-1] + line
        elif found.endswith(("-", "\u2010")) and not found.endswith((" -", " \u2010")) and not _AND.match(line):
            found = (found[:-1] if _divides(found[:-1], line) else found) + line
        else:
            found = f"{found} {line}" if found else line
    return found


def _divides(before: str, after: str) -> bool:
    last, first = before[-1:], after[0]
    return last.islower() and first.islower() and not (last == first and first in _VOWELS)


def name_and_notes(lines: Iterable[str], *, paragraphs: bool = False) -> tuple[str, tuple[str, ...]]:
    """What a box with these lines is called, and the further ones.

    A name goes on behind a hyphen, around an "and", and with a word in small letters, or with several behind what asks
    for more ("Kunnan"). A line with a number, a person's name or a list is a note, and so are small letters that are a
    paragraph of their own.
    """
    name, *rest = [line for line in lines if line.strip()] or [""]
    while rest and (
        _ENDS_OPEN.search(name) or _GOES_ON.match(rest[0]) or (not paragraphs and _is_continued(name, rest[0]))
    ):
        name = joined([name, rest.pop(0)])
    return name, tuple(rest)


def _is_continued(name: str, line: str) -> bool:
    if not line[0].islower() or name[0].islower():
        return False
    if any(letter.isdigit() or letter.isupper() or letter in ".,;:" for letter in line):
        return False
    # Finnish genitives and many adjectives end so.
    return " " not in line or name.endswith("n")


def name_of(names: Sequence[tuple[Language | None, str]], otherwise: Language | None) -> Text | None:
    """The name by language; what is in none is taken for `otherwise`. `None` where all are empty."""
    if len(names) == 1:
        language, text = names[0]
        text = one_line(text)
        return Text(**{language or otherwise or "und": text}) if text else None
    found: dict[str, str] = {}
    for language, text in names:
        if text := one_line(text):
            found.setdefault(language or otherwise or "und", text)
    if not found:
        return None
    if "und" in found and len(found) > 1:
        # A text has either languages or none.
        plain = found.pop("und")
        free = next((language for language in LANGUAGES if language not in found), None)
        if free is not None and plain not in found.values():
            found = {free: plain, **found}
    return Text(**found)


class Ids:
    """Gives out ids, each once."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._called = {
            " ".join(name.split()).casefold(): id for id, kind in kinds.items() for name in kind.name.every()
        }

    def takes_key(self, key: str) -> bool:
        """Whether what a source calls a unit could be its id as it is, and now is."""
        return is_id(key) and self.take(key)

    def take(self, id: str) -> bool:
        """Whether that id could be had, and now is."""
        if id in self._taken:
            return False
        self._taken.add(id)
        return True

    def of_key(self, key: str, otherwise: str) -> str:
        """The id that is nearest to what a source calls a unit: that itself where it can be one and is free."""
        return self._free(key if is_id(key) else meant_id(key) or otherwise)

    def of_name(self, name: str, kind: str) -> str:
        """One in words of its kind where it is called as that is, else made from the name."""
        if self._called.get(name.casefold()) == kind and self.take(kind):
            return kind
        return self._free(made_id(name, (), kind))

    def _free(self, stem: str) -> str:
        if self.take(stem):
            return stem
        stem = stem[: LONGEST_ID - 10]
        number = self._numbers.get(stem, 1)
        while True:
            number += 1
            if self.take(found := f"{stem}-{number}"):
                self._numbers[stem] = number
                return found
