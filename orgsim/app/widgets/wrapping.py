"""Text of rows in lines that fit: broken between words, the last line shortened where there are too many."""

from __future__ import annotations

from orgsim.export.page.lettering import shortened, text_width


def wrapped(text: str, width: float, size: int, most: int, bold: bool = False) -> tuple[str, ...]:
    """`text` in at most so many lines of that width."""
    lines: list[str] = []
    words = text.split()
    while words:
        if len(lines) == most - 1:
            lines.append(shortened(" ".join(words), width, size, bold))
            break
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size, bold) <= width:
            line = f"{line} {words.pop(0)}"
        lines.append(shortened(line, width, size, bold))
    return tuple(lines)
