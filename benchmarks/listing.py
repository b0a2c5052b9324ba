"""How large names could be in a plain list: the bound that outlines are measured against."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from orgsim.drawing.text.fontmetrics import load_font
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_LINE = 1.2
_GAP = 1.0
_INDENT = 1.0
_SHORTEST = 5.0
"""Ems that a line has room for at least, which is about nine letters."""
_MOST_COLUMNS = 60
_Entry = tuple[float, Sequence[float]]


def list_size(
    scenario: Scenario, pane: tuple[float, float], language: Language = "fi", *, wrapped: bool = True
) -> float:
    """The largest font size, in pixels to the em, at which all names fit the pane as an indented list in columns.

    Assumed are: the bundled font in its regular weight, an em of indent for each layer, an em between columns, lines
    1.2 em apart, and nothing else: no boxes, seats, rules, headings or repeated names, no line kept with another, and
    columns of exactly equal numbers of lines. Where names are `wrapped`, they are broken at spaces, and within a word
    where that is wider than its column, and no line is shorter than five ems; else each is a line, and the longest one
    makes all columns as wide.
    """
    units, font = hierarchy(scenario), load_font()
    entries: list[_Entry] = []
    for unit, layer in zip(units.units, units.layers, strict=True):
        words = unit.name.spoken(language)[0].split()
        widths = [font.width(word, 1.0) for word in (words if wrapped else [" ".join(words)])]
        entries.append((_INDENT * (layer - 1), widths))
    if not wrapped:
        widest = max(indent + sum(widths) for indent, widths in entries)
        return max(
            min(pane[0] / columns / (widest + _GAP), pane[1] / (ceil(len(entries) / columns) * _LINE))
            for columns in range(1, _MOST_COLUMNS)
        )
    best = 0.0
    for columns in range(1, _MOST_COLUMNS):
        if best and not _fits(entries, pane, columns, best):
            continue
        low, high = best, 100.0
        while high - low > low * 0.002 + 0.01:
            middle = (low + high) / 2
            if _fits(entries, pane, columns, middle):
                low = middle
            else:
                high = middle
        best = low
    return best


def _fits(entries: Sequence[_Entry], pane: tuple[float, float], columns: int, size: float) -> bool:
    width = pane[0] / columns / size - _GAP
    if width - max(indent for indent, _ in entries) < _SHORTEST:
        return False
    lines = sum(_lines(widths, width - indent) for indent, widths in entries)
    return ceil(lines / columns) * _LINE * size <= pane[1]


def _lines(widths: Sequence[float], room: float) -> int:
    """The lines that words of these widths take, in ems."""
    space = load_font().width(" ", 1.0)
    lines, filled = 0, room
    for width in widths:
        if lines and filled + space + width <= room:
            filled += space + width
            continue
        lines += max(ceil(width / room), 1)
        filled = width - (ceil(width / room) - 1) * room if width > room else width
    return max(lines, 1)
