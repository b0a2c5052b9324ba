"""What an edit changes in a text, as a value: the stretches that go and come, so that it can be taken back.

A text is as long as its file, a change of it is not: of a thousand steps that can be undone only the changes are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from msgspec import Struct

_WORDS = re.compile(r"\w+|\W")
_MOST_COMPARED = 4_000_000


class Stretch(Struct, frozen=True):
    """Characters that become others."""

    at: int
    """Where they begin in the text before."""
    old: str
    new: str


class Delta(Struct, frozen=True):
    """What becomes of a text: stretches in the order of the text, none of which meets another."""

    stretches: tuple[Stretch, ...]


class Replacement(Struct, frozen=True):
    """What stands from `start` to `end` of a text is to be `new`."""

    start: int
    end: int
    new: str


def delta(text: str, replacements: Iterable[Replacement]) -> Delta:
    """What `replacements` change in `text`.

    Those that only take away may meet each other; what is put into the midst of what is taken away stands behind it.
    """
    put = sorted((each for each in replacements if each.new), key=lambda each: each.start)
    gone: list[list[int]] = []
    for start, end in sorted((each.start, each.end) for each in replacements if each.end > each.start):
        if gone and start < gone[-1][1]:
            gone[-1][1] = max(gone[-1][1], end)
        else:
            gone.append([start, end])
    found: dict[int, tuple[int, str]] = {start: (end, "") for start, end in gone}
    for each in put:
        at = each.start
        for start, end in gone:
            if start < at < end and each.end == each.start:
                at = end
        end, before = found.get(at, (at, ""))
        found[at] = (max(end, each.end) if at == each.start else end, before + each.new)
    stretches = [_trimmed(at, text[at:end], new) for at, (end, new) in sorted(found.items())]
    return Delta(tuple([each for each in stretches if each.old != each.new]))


def difference(one: str, other: str) -> Delta:
    """What makes `other` of `one`, line by line, and where lines became as many others, word by word."""
    old, new = one.splitlines(keepends=True), other.splitlines(keepends=True)
    starts = list(accumulate(map(len, old), initial=0))
    found: list[Replacement] = []
    for start, end, first, last in _changed(old, new):
        if end - start == last - first:
            for at, put in zip(range(start, end), new[first:last], strict=True):
                found += _by_words(starts[at], old[at], put)
        else:
            found.append(Replacement(starts[start], starts[end], "".join(new[first:last])))
    return delta(one, found)


def _by_words(at: int, old: str, new: str) -> Iterator[Replacement]:
    one, other = _WORDS.findall(old), _WORDS.findall(new)
    starts = list(accumulate(map(len, one), initial=at))
    for start, end, first, last in _changed(one, other):
        yield Replacement(starts[start], starts[end], "".join(other[first:last]))


def _changed(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where parts became others: from and to in either."""
    # Of thousands of lines, those that stand there again and again are no hold, and would take minutes.
    many = len(one) * len(other) > _MOST_COMPARED
    for tag, *places in SequenceMatcher(None, one, other, autojunk=many).get_opcodes():
        if tag != "equal":
            yield places[0], places[1], places[2], places[3]


def _trimmed(at: int, old: str, new: str) -> Stretch:
    """Without what is the same at both ends."""
    most = min(len(old), len(new))
    head = next((place for place in range(most) if old[place] != new[place]), most)
    most -= head
    tail = next((place for place in range(most) if old[-1 - place] != new[-1 - place]), most)
    return Stretch(at + head, old[head : len(old) - tail], new[head : len(new) - tail])


def applied(text: str, change: Delta) -> str:
    """`text` after `change`, which was made of it; ValueError where it was made of another."""
    parts, at = list[str](), 0
    for each in change.stretches:
        if each.at < at or not text.startswith(each.old, each.at):
            raise ValueError(f"a change at {each.at} that was made of another text")
        parts += (text[at : each.at], each.new)
        at = each.at + len(each.old)
    return "".join((*parts, text[at:]))


def reversed_delta(change: Delta) -> Delta:
    """What takes `change` back."""
    shift, stretches = 0, list[Stretch]()
    for each in change.stretches:
        stretches.append(Stretch(each.at + shift, each.new, each.old))
        shift += len(each.new) - len(each.old)
    return Delta(tuple(stretches))


def carried(change: Delta, later: Delta, *, first: bool) -> Delta | None:
    """`change` of a text as a change of what `later` makes of the same; `None` where they change the same characters.

    Where both put something at one place, that of `change` stands `first`, or behind.
    """
    stretches = []
    for each in change.stretches:
        shift, end = 0, each.at + len(each.old)
        for other in later.stretches:
            over = other.at + len(other.old)
            if over < each.at or (over == each.at and not (first and end == each.at and over == other.at)):
                shift += len(other.new) - len(other.old)
            elif other.at < end:
                return None
        stretches.append(Stretch(each.at + shift, each.old, each.new))
    return Delta(tuple(stretches))
