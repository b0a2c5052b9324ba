"""Ids that are made from names."""

from __future__ import annotations

from collections.abc import Iterable

_PLAIN = {"ä": "a", "ö": "o", "å": "a", "é": "e", "ü": "u"}
_LONGEST = 40


def made_id(name: str, taken: Iterable[str], otherwise: str) -> str:
    """An id made of `name` that none of `taken` is: its letters and digits in ASCII, joined by hyphens.

    It begins with `otherwise` where the name begins with no letter.
    """
    known = frozenset(taken)
    letters = [letter if letter.isascii() and letter.isalnum() else _PLAIN.get(letter, "-") for letter in name.lower()]
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
