"""Ids that are made from names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_PLAIN = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "\u00ad": "", "\u200b": "", "\u2060": ""})
"""Letters that are no other with a mark, and what is not seen where words may break."""
_LONGEST = 40


def made_id(name: str, taken: Iterable[str], otherwise: str) -> str:
    """An id made of `name` that none of `taken` is: its letters and digits in ASCII, without marks, joined by hyphens.

    It begins with `otherwise` where the name begins with no letter.
    """
    known = frozenset(taken)
    # What is pasted may have its marks apart from its letters, as names of files have on a Mac.
    apart = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN))
    plain = (letter for letter in apart if not unicodedata.combining(letter))
    letters = [letter if letter.isascii() and letter.isalnum() else "-" for letter in plain]
    stem = _shortened("-".join("".join(letters).replace("-", " ").split()))
    if not stem or not stem[0].isalpha():
        stem = f"{otherwise}-{stem}".rstrip("-")
    number, made = 1, stem
    while made in known:
        number += 1
        made = f"{stem}-{number}"
    return made


def _shortened(stem: str) -> str:
    """At most so long, without a piece of a word at its end where it has several."""
    if len(stem) <= _LONGEST:
        return stem
    cut = stem[: _LONGEST + 1]
    return cut.rpartition("-")[0] or stem[:_LONGEST]
