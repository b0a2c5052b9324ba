"""Texts of several lines as they stand in a file line by line, behind `|`."""

from __future__ import annotations

import re

from orgsim.files.yaml.deltas import Replacement

_HEADER = re.compile(r"\|[-+]?[ \t]*(?:#[^\r\n]*)?\r?\n")


def retold(text: str, start: int, stop: int, said: str, ending: str) -> Replacement | None:
    """What makes the literal text that stands from `start` to `stop` say something else, in lines as before.

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
    new = ending.join([indent + line if line else "" for line in said.split("\n")])
    return Replacement(header.end(), header.end() + sum(map(len, lines)), new + last)


def told(said: str, column: int, ending: str) -> str | None:
    """A text of several lines as the value of a key at that column, but for the end of its last line.

    `None` where it has one line, or cannot stand so.
    """
    if "\n" not in said or not _fits(said):
        return None
    indent = " " * (column + 2)
    return f"|-{ending}" + ending.join([indent + line if line else "" for line in said.split("\n")])


def _fits(said: str) -> bool:
    """Whether a text means the same line by line: no spaces before it, none that stand alone, nothing unseen."""
    lines = said.split("\n")
    if not lines[0].strip() or not lines[-1].strip() or lines[0][0] in " \t":
        return False
    return all(line.isprintable() and (not line or line.strip()) for line in lines)
