"""Names of units in the genitive of Finnish, where how that is made is certain: "kaupunginhallituksen alle".

Only names of which the last word ends as offices do are known, with adjectives before it. What is not known is told
without bending it ("yksikön Vesi Oy alle"). Source: Iso suomen kielioppi (2004), §§ 41-50, 81.
"""

from __future__ import annotations

import re

from orgsim.model.text import Text

_ENDS = {
    "lautakunta": "lautakunnan",
    "valiokunta": "valiokunnan",
    "toimikunta": "toimikunnan",
    "johtokunta": "johtokunnan",
    "hallitus": "hallituksen",
    "valtuusto": "valtuuston",
    "neuvosto": "neuvoston",
    "jaosto": "jaoston",
    "osasto": "osaston",
    "virasto": "viraston",
    "hallinto": "hallinnon",
    "toimiala": "toimialan",
    "palvelualue": "palvelualueen",
    "tulosalue": "tulosalueen",
    "vastuualue": "vastuualueen",
    "yksikkö": "yksikön",
    "ryhmä": "ryhmän",
    "tiimi": "tiimin",
    "keskus": "keskuksen",
    "laitos": "laitoksen",
    "toimisto": "toimiston",
    "palvelut": "palvelujen",
    "johtaja": "johtajan",
    "päällikkö": "päällikön",
    "konserni": "konsernin",
    "toiminta": "toiminnan",
    "toimi": "toimen",
    "raati": "raadin",
}
_ADJECTIVE = "nen"
_STAYS = re.compile("(?:n|-|^ja|^sekä)$")
"""What is in the genitive already, the first part of a compound, and what joins them."""


def genitive(name: Text) -> Text | None:
    """`name` with its Finnish wording in the genitive, as within a sentence; `None` where that is not certain.

    In other languages it is what is shown there of `name`, which may be Finnish.
    """
    found = None if name.fi is None else finnish_genitive(name.fi)
    return None if found is None else Text(fi=found, sv=name.written("sv"), en=name.written("en"))


def finnish_genitive(name: str) -> str | None:
    """As `genitive`, of one wording."""
    *before, last = name.split(" ")
    end = max((each for each in _ENDS if last.lower().endswith(each)), key=len, default=None)
    if end is None or not last.isalpha() or last.isupper():
        return None
    if any(map(_is_adjective, before)):
        if not all(map(_is_adjective, before)):
            return None
        whole = " ".join([*(f"{word.removesuffix(_ADJECTIVE)}sen" for word in before), _bent(last, end)])
        return whole[0].lower() + whole[1:]
    if not all(map(_STAYS.search, before)):
        return None
    # What stands before may be the name of a place, which keeps its first letter.
    return " ".join([*before, _bent(last, end)]) if before else _bent(last[0].lower() + last[1:], end)


def _is_adjective(word: str) -> bool:
    return word.isalpha() and word.endswith(_ADJECTIVE)


def _bent(word: str, end: str) -> str:
    return word[: len(word) - len(end)] + _ENDS[end]
