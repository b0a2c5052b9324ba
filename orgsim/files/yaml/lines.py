"""The lines of a text in the format's own sense: YAML 1.2 ends them where Python's `splitlines` ends more."""

from __future__ import annotations

import re

BREAK = re.compile("\r\n|[\n\r]")


def line_start(text: str, at: int) -> int:
    """Where the line begins in which `at` lies."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_after(text: str, at: int) -> int:
    """Where the line after that begins; `at` itself where a line begins there, as after a text that follows `|`."""
    if at and text[at - 1] in "\r\n":
        return at
    found = BREAK.search(text, at)
    return found.end() if found else len(text)


def line_ending(text: str) -> str:
    """How its first line ends, and so its others."""
    found = BREAK.search(text)
    return found[0] if found else "\n"
