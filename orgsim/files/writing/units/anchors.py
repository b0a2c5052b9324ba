"""Anchors and aliases of a text that was changed: each alias is to stand for what it stood for."""

from __future__ import annotations

import re
from collections import Counter

from orgsim.files.writing.units.outline import root_of
from orgsim.files.yaml.deltas import Replacement
from orgsim.files.yaml.editing import CannotEdit
from orgsim.files.yaml.spans import Span
from orgsim.messages import message

_ALIAS = re.compile(r"(?:^|[\s,\[{:-])\*[^\s,\]}]")


def has_aliases(text: str) -> bool:
    """Whether `text` may hold an alias; where not, nothing here has to be asked."""
    return "*" in text and _ALIAS.search(text) is not None


def has_anchors(text: str) -> bool:
    """Whether a value of `text` is given a name, or called by one; CannotEdit where it is no YAML."""
    return any(span.anchor is not None for span in _every(text))


def handed_over(before: str, after: str) -> list[Replacement]:
    """What `after` needs so that the first alias of a value states it, where what stated it stands later or is gone.

    Only values on one line can be stated elsewhere.
    """
    found: list[Replacement] = []
    stated = {span.anchor: before[span.start : span.end] for span in _every(before) if _states(span)}
    later = {span.anchor: span for span in _every(after) if _states(span)}
    seen: set[str] = set()
    for span in sorted(_every(after), key=lambda span: span.start):
        name = span.anchor
        if span.shape != "alias" or span.named is not None or name is None or name in seen:
            continue
        seen.add(name)
        there = later.get(name)
        value = stated.get(name) if there is None else after[there.start : there.end]
        if value is None or "\n" in value or "\r" in value or not value.startswith("&"):
            continue
        found.append(Replacement(span.start, span.end, value))
        if there is not None:
            found.append(Replacement(there.start, there.end, f"*{name}"))
    return found


def _states(span: Span) -> bool:
    return span.anchor is not None and span.shape != "alias" and (span.flow or span.shape == "scalar")


def check_aliases(before: str, after: str, *, fewer: bool) -> None:
    """CannotEdit where an alias of `after` stands for something else than in `before`, or for nothing.

    `fewer`: whether some may be gone.
    """
    old, new = _meanings(before), _meanings(after)
    for (name, meaning), count in new.items():
        if meaning is None or count > old[name, meaning]:
            raise CannotEdit(message("edit.unit.anchor", name=name))
    lost = next((name for name, _ in old - new), None)
    if lost is not None and not fewer:
        raise CannotEdit(message("edit.unit.anchor", name=lost))


def _meanings(text: str) -> Counter[tuple[str, str | None]]:
    """How often each alias stands for what, by its name and the words of that; `None`: for nothing."""
    found: Counter[tuple[str, str | None]] = Counter()
    for span in _every(text):
        if span.shape == "alias":
            named = span.named
            meaning = None if named is None else " ".join(text[named.start : named.end].split())
            found[str(span.anchor), meaning] += 1
    return found


def _every(text: str) -> list[Span]:
    found: list[Span] = []
    left = [root_of(text)]
    while left:
        span = left.pop()
        if span is None:
            continue
        found.append(span)
        left += span.items
        for key, value in span.entries.values():
            left += (key, value)
    return found
