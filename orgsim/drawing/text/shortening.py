"""Text that is shortened where the room ends."""

from __future__ import annotations

from orgsim.drawing.text.fontmetrics import load_font


def shortened(text: str, width: float, size: int, bold: bool = False, end: str = "") -> str:
    """`text` and `end`, with … in place of what of the text there is no room for; the end stays whole."""
    font = load_font()
    if font.width(f"{text}{end}", size, bold) <= width:
        return f"{text}{end}"
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if font.width(f"{text[:middle].rstrip()}…{end}", size, bold) <= width:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…{end}"
