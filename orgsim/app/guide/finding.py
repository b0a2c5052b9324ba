"""Finds words in the pages of the guide, passage by passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from orgsim.analysis.inflection import related
from orgsim.analysis.search import fold
from orgsim.model.text import Language

_WORDS = re.compile(r"\w(?:\S*\w)?|\S")
"""Whatever stands between spaces, without the signs around it."""
_BEFORE, _LENGTH = 20, 110
"""Signs of an excerpt: about so many before what was found, and all of them."""


class Passage(msgspec.Struct, frozen=True):
    """A paragraph, an item of a list, or a row of a table."""

    start: int
    """Its first character's place in the document."""
    text: str
    section: str
    """The heading that it stands under."""


class Found(msgspec.Struct, frozen=True):
    """A passage in which every word occurs."""

    spans: tuple[tuple[int, int], ...]
    """Where the words that match begin and end in the document."""
    excerpt: str
    """What stands about the first of them."""
    section: str


def find(
    query: str, passages: Iterable[Passage], language: Language, known: dict[str, frozenset[str]] | None = None
) -> Iterator[Found]:
    """The passages in which every word of `query` occurs, in their order.

    Case and diacritics do not matter, nor in Finnish the form of a word ("luonnosta" finds "luonnokset"). `known`: of
    words of passages that were looked through before, which words of the same query they are; more come to it.
    """
    words = fold(query).split()
    if not words:
        return
    # The same words stand in many passages.
    known = {} if known is None else known
    for passage in passages:
        spans: list[tuple[int, int]] = []
        met: set[str] = set()
        for said, start, end in _said(passage.text):
            here = known.get(said)
            if here is None:
                finnish = language == "fi"
                here = frozenset(word for word in words if word in said or (finnish and related(word, said)))
                known[said] = here
            if here:
                met |= here
                spans.append((passage.start + start, passage.start + end))
        if met.issuperset(words):
            at = spans[0][0] - passage.start
            yield Found(tuple(spans), _excerpt(passage.text, at), passage.section)


@cache
def _said(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a passage, folded, with their ends: each letter that is typed is looked for in all of them."""
    return tuple([(fold(one.group()), one.start(), one.end()) for one in _WORDS.finditer(text)])


def _excerpt(text: str, at: int) -> str:
    start = 0 if at < 2 * _BEFORE else text.rfind(" ", 0, at - _BEFORE) + 1
    end = len(text) if len(text) - start <= _LENGTH else text.rfind(" ", start, start + _LENGTH)
    end = end if end > at else min(len(text), start + _LENGTH)
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"
