"""Names of sheets, as every spreadsheet program takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_LONGEST = 31
"""In UTF-16 code units, which Excel counts."""
_RESERVED = frozenset(("history",))
"""Excel keeps it for its list of changes."""


def sheet_names(wanted: Sequence[str], taken: Iterable[str], otherwise: str) -> tuple[str, ...]:
    """Valid names like those that are `wanted`, which none of `taken` is, and no two alike but for letter case."""
    used = {name.casefold() for name in taken} | _RESERVED
    found: list[str] = []
    for name in wanted:
        stem = " ".join(_FORBIDDEN.sub(" ", name).split()).strip("'") or otherwise
        number, made = 1, _shortened(stem, _LONGEST)
        while made.casefold() in used:
            number += 1
            tail = f" {number}"
            made = _shortened(stem, _LONGEST - len(tail)) + tail
        used.add(made.casefold())
        found.append(made)
    return tuple(found)


def _shortened(name: str, most: int) -> str:
    if _length(name) <= most:
        return name
    while _length(name) > most - 1:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _length(name: str) -> int:
    return len(name.encode("utf-16-le")) // 2
