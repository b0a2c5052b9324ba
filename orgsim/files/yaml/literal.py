"""Texts of several lines as they stand in a file line by line, behind `|` or, folded, behind `>`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from orgsim.files.yaml.deltas import Replacement

_HEADER = re.compile(r"[|>][-+]?[ \t]*(?:#[^\r\n]*)?\r?\n")
_LEAST_WIDTH = 72
"""Of a folded line, in characters, before it is broken: those of a short text are no measure."""
_BREAK = re.compile(r"(?<! ) (?! )")
"""A single space: of several, one would be lost at the end of a line, or mean more at the begin of one."""


def retold(text: str, start: int, stop: int, said: str, ending: str) -> Replacement | None:
    """What makes the literal or folded text that stands from `start` to `stop` say something else, in lines as before.

    `None` where it does not stand so, or what is to be said cannot: then quotes have to be found for it.
    """
    header = _HEADER.match(text, start)
    if header is None or not _fits(said):
        return None
    lines = text[header.end() : stop].splitlines(keepends=True)
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines or not lines[0].strip():
        return None
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip(" "))]
    last = lines[-1][len(lines[-1].rstrip("\r\n")) :]
    bare = [line[len(indent) :].rstrip("\r\n") if line.strip() else "" for line in lines]
    new = said.split("\n") if text[start] == "|" else _folded(bare, said)
    if new is None:
        return None
    return Replacement(header.end(), header.end() + sum(map(len, lines)), _written(new, indent, ending) + last)


def told(said: str, column: int, ending: str) -> str | None:
    """A text of several lines as the value of a key at that column, but for the end of its last line.

    `None` where it has one line, or cannot stand so.
    """
    if "\n" not in said or not _fits(said):
        return None
    return f"|-{ending}" + _written(said.split("\n"), " " * (column + 2), ending)


def _written(lines: Sequence[str], indent: str, ending: str) -> str:
    return ending.join([indent + line if line else "" for line in lines])


def _folded(old: Sequence[str], said: str) -> list[str] | None:
    """The lines of a folded text that comes to say that: those of `old` stay that say the same, others are as wide.

    `None` where a line would mean more, as one that is indented does.
    """
    new = said.split("\n")
    if any(line[:1] in (" ", "\t") for line in old) or any(line != line.strip() for line in new):
        return None
    before = [[*its] for is_said, its in groupby(old, bool) if is_said]
    spoken = [line for line in new if line]
    same = [" ".join(lines) for lines in before]
    first = _alike(same, spoken)
    last = _alike(same[first:][::-1], spoken[first:][::-1])
    changed = before[first : len(before) - last]
    paired = len(before) == len(spoken)
    width = max(_LEAST_WIDTH, *map(len, old))
    found: list[str] = []
    left = iter(range(len(spoken)))
    for place, line in enumerate(new):
        # An end of a line is an empty line, as a single one is but a space.
        found += [""] if place else []
        if not line:
            continue
        at = next(left)
        if at < first:
            found += before[at]
        elif at >= len(spoken) - last:
            found += before[at - len(spoken)]
        else:
            found += _broken(line, changed[at - first] if paired else [], width)
    return found


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many are the same at the beginning of both."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _broken(said: str, old: Sequence[str], width: int) -> list[str]:
    """One paragraph in lines: at its begin and its end those of `old`, as far as they say the same."""
    words = _BREAK.split(said)
    first, upper = 0, list[str]()
    for line in old:
        its = _BREAK.split(line)
        if words[first : first + len(its)] != its or first + len(its) == len(words):
            break
        first += len(its)
        upper.append(line)
    end, lower = len(words), list[str]()
    for line in reversed(old[len(upper) :]):
        its = _BREAK.split(line)
        if words[max(end - len(its), first) : end] != its:
            break
        end -= len(its)
        lower.insert(0, line)
    # What is added at the end goes on in the last line.
    lines = [upper.pop()] if upper and len(upper) == len(old) else []
    for word in words[first:end]:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return [*upper, *lines, *lower]


def _fits(said: str) -> bool:
    """Whether a text means the same line by line: no spaces before it, none that stand alone, nothing unseen."""
    lines = said.split("\n")
    if not lines[0].strip() or not lines[-1].strip() or lines[0][0] in " \t":
        return False
    return all(line.isprintable() and (not line or line.strip()) for line in lines)
