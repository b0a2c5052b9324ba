"""Ids and names of what is imported: kept as the source has them wherever a draft can have them so."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from orgsim.files.yaml.scalars import LONGEST_ID, is_id, meant_id
from orgsim.model.ids import made_id
from orgsim.model.kinds import Kind
from orgsim.model.text import LANGUAGES, Language, Text
from orgsim.model.unseen import typed

_LONGEST_NAME = 1_000
_NO_WIDTH = dict.fromkeys([0x200B, 0xFEFF, 0x2060])


def one_line(text: str) -> str:
    """A name as drafts have it: on one line, composed (NFC), without what no draft can have and what takes no room."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        if "  " not in text and len(text) <= _LONGEST_NAME:
            return text.strip()
    else:
        text = unicodedata.normalize("NFC", typed(text)).translate(_NO_WIDTH)
    return " ".join(text.split())[:_LONGEST_NAME].rstrip()


def name_of(names: Iterable[tuple[Language | None, str]], otherwise: Language | None) -> Text | None:
    """The name by language; what is in none is taken for `otherwise`. `None` where all are empty."""
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
