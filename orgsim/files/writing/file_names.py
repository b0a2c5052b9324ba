"""What a file is called after the title of what it holds."""

from __future__ import annotations

import re
import unicodedata

LONGEST_STEM = 48
"""Letters that a suggested name has at most, without its ending: as many as its field shows."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_DEVICES = frozenset(
    (
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"),
    )
)
"""What Windows keeps for devices, in every folder and with any ending (Microsoft: Naming Files, Paths)."""
_UNSEEN_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Me", "Mn", "Zl", "Zp", "Zs"))
_UNSEEN_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Fillers of Hangul and the empty braille pattern, which Unicode counts among letters and symbols."""


def stem_for(title: str, otherwise: str) -> str:
    """`title` as the name of a file: lower case, without accents, words joined by hyphens, at most `LONGEST_STEM` long.

    `otherwise` where the title has neither letters nor digits; what would be a device's name gets a number.
    """
    # Mathematical letters such as 𝕬 have a lower case only once they are plain ones.
    plain = unicodedata.normalize("NFKD", title.casefold())
    apart = unicodedata.normalize("NFKD", plain.casefold())
    bare = unicodedata.normalize("NFC", "".join(letter for letter in apart if not unicodedata.combining(letter)))
    words = _BETWEEN_WORDS.sub("-", bare).strip("-")
    if len(words) > LONGEST_STEM:
        words = words[: LONGEST_STEM + 1].rpartition("-")[0] or words[:LONGEST_STEM]
    if is_device(words):
        return f"{words}-1"
    return words or otherwise


def is_device(name: str) -> bool:
    """Whether Windows takes a file of that name for a device, such as `con` or `NUL.yaml`, and not for a file."""
    return name.partition(".")[0].rstrip().lower() in _DEVICES


def is_blank(text: str) -> bool:
    """Whether nothing of `text` is seen: it has only spaces, characters without width, and accents on nothing."""
    return all(each in _UNSEEN_LETTERS or unicodedata.category(each) in _UNSEEN_CATEGORIES for each in text)
