"""A change of a text as a value, so that it can be taken back to the letter where the text still stands around it."""

from __future__ import annotations

import re

from msgspec import Struct

from orgsim.files.yaml.editing import CannotEdit
from orgsim.messages import message

_NEIGHBOURS = (8, 3, 1)
"""Lines on either side that must be as they were: many where a text repeats itself, few where it was changed nearby."""


_LINE = re.compile("[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+\\Z")


class Patch(Struct, frozen=True):
    """One stretch of a text that becomes another, and the lines around it."""

    above: str
    old: str
    new: str
    below: str


def patch(before: str, after: str) -> Patch:
    """What makes `after` of `before`."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    lines = _lines(before[:head])[-_NEIGHBOURS[0] :]
    rest = _lines(before[len(before) - tail :])[: _NEIGHBOURS[0]]
    return Patch("".join(lines), before[head : len(before) - tail], after[head : len(after) - tail], "".join(rest))


def patched(text: str, change: Patch) -> str:
    """`text` after `change`; CannotEdit where its place is not found in it, or more than one is."""
    above, below = _lines(change.above), _lines(change.below)
    for lines in _NEIGHBOURS:
        before, after = "".join(above[-lines:]), "".join(below[:lines])
        wanted = before + change.old + after
        if wanted and len(found := [place.start() for place in re.finditer(f"(?={re.escape(wanted)})", text)]) == 1:
            start = found[0] + len(before)
            return text[:start] + change.new + text[start + len(change.old) :]
    raise CannotEdit(message("edit.not-foreseen"))


def _lines(text: str) -> list[str]:
    """With their ends: those that the format knows, of which Python's `splitlines` has more."""
    return _LINE.findall(text)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    most = min(len(one), len(other))
    return next((place for place in range(most) if one[place] != other[place]), most)
