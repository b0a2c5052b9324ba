"""Breaks names into lines where a reader would.

Spaces first, then hyphens that are in the text, soft hyphens that the file gives, the boundaries of compounds, and
syllables only where a part is still too wide. Of all ways to break, the one of least cost is taken (as TeX breaks
paragraphs: Knuth and Plass, "Breaking Paragraphs into Lines", 1981): few lines, good points, and lines about equally
wide, so that a box can be narrow and no line holds a single syllable.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from orgsim.drawing.fontmetrics import load_font
from orgsim.drawing.hyphenation import good_points, possible_points

if TYPE_CHECKING:
    from orgsim.model.text import Language

SOFT_HYPHEN = "\u00ad"
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_][-–‐/])(?=[^\W_])")

# Costs. A line more is worth three breaks at compounds, and a break at a syllable costs more than a line.
_LINE = 10.0
_HYPHEN = 1.0
_SOFT = 1.0
_COMPOUND = 3.0
_SYLLABLE = 14.0
_ANYWHERE = 60.0
_ORPHAN = 20.0
_RAGGED = 6.0
_SHORTEST_LAST = 3
_OVERFULL = 300.0
_TOLERANCE = 1.15
"""A part may be wider than the limit by so much before it is divided within a syllable's reach: a box that is a little
wider is read more easily than a word that is torn."""


class Lines(msgspec.Struct, frozen=True, gc=False):
    """A text in lines."""

    lines: tuple[str, ...]
    width: float
    """The least width that holds them, with what the last line must leave free."""
    broken: float = 0.0
    """The cost of the points at which words were broken, and of a last line of a letter or two: 0 without any."""


class _Part(msgspec.Struct, gc=False):
    """A piece of the text that is not broken further, and what stands between it and the next one."""

    text: str
    width: float
    glue: str = ""
    """Written after it where the line goes on: a space, or nothing."""
    glue_width: float = 0.0
    hyphen: str = ""
    """Written after it where the line ends."""
    hyphen_width: float = 0.0
    cost: float = 0.0
    """Of ending the line after it."""


@lru_cache(maxsize=1 << 15)
def break_lines(
    text: str, language: Language, limit: float, size: float, bold: bool = False, reserve: float = 0.0
) -> Lines:
    """Break `text` into lines of about `limit` pixels, the last of which leaves `reserve` free at its end.

    A line is wider where a word would be torn for a few pixels; `width` tells what room the lines take. The text is
    never shortened.
    """
    width = load_font().width(text, size, bold) + reserve
    if width <= limit and text.isprintable():
        return Lines((text,), width)
    return _cheapest(_parts(text, language, limit, size, bold), limit, reserve)


def _parts(text: str, language: Language, limit: float, size: float, bold: bool) -> list[_Part]:
    def measured(piece: str) -> float:
        return load_font().width(piece, size, bold)

    hyphen, space = measured("-"), measured(" ")

    def pieces(word: str, points: list[int], cost: float) -> list[_Part]:
        cuts = [0, *points, len(word)]
        made = [word[start:end] for start, end in pairwise(cuts)]
        return [
            _Part(piece, measured(piece), hyphen="-", hyphen_width=hyphen, cost=cost) for piece in made
        ]

    def divided(part: _Part, points: list[int], cost: float) -> list[_Part]:
        if not points:
            return [part]
        made = pieces(part.text, points, cost)
        made[-1] = msgspec.structs.replace(part, text=made[-1].text, width=made[-1].width)
        return made

    parts: list[_Part] = []
    for word in _SPACES.split(text):
        in_word: list[_Part] = []
        for stretch in _AFTER_HYPHEN.split(word):
            soft = [piece for piece in stretch.split(SOFT_HYPHEN) if piece]
            in_word += [_Part(piece, measured(piece), hyphen="-", hyphen_width=hyphen, cost=_SOFT) for piece in soft]
            if in_word:
                # After a hyphen that is in the text, no other is written.
                in_word[-1].hyphen, in_word[-1].hyphen_width, in_word[-1].cost = "", 0.0, _HYPHEN
        if not in_word:
            continue
        if sum([part.width for part in in_word]) > limit:
            in_word = [
                piece for part in in_word for piece in divided(part, good_points(part.text, language), _COMPOUND)
            ]
            in_word = [
                piece
                for part in in_word
                for piece in (
                    divided(part, possible_points(part.text, language), _SYLLABLE)
                    if part.width > limit * _TOLERANCE
                    else [part]
                )
            ]
            in_word = [
                piece
                for part in in_word
                for piece in (
                    divided(part, _anywhere(part.text, limit, size, bold), _ANYWHERE)
                    if part.width > limit * _TOLERANCE
                    else [part]
                )
            ]
        last = in_word[-1]
        last.glue, last.glue_width, last.hyphen, last.hyphen_width, last.cost = " ", space, "", 0.0, 0.0
        parts += in_word
    return parts or [_Part("", 0.0)]


def _anywhere(word: str, limit: float, size: float, bold: bool) -> list[int]:
    """Points for a word that has none, so that each piece fits with a hyphen; one letter at least."""
    font = load_font()
    room = limit - font.width("-", size, bold)
    points: list[int] = []
    filled = 0.0
    for at, char in enumerate(word):
        width = font.width(char, size, bold)
        if filled and filled + width > room:
            points.append(at)
            filled = 0.0
        filled += width
    return points


def _cheapest(parts: list[_Part], limit: float, reserve: float) -> Lines:
    """The cheapest way to put the parts into lines: the shortest path through the places where a line may end."""
    count = len(parts)
    cost_to = [0.0] + [float("inf")] * count
    start_of = [0] * (count + 1)
    scale = _RAGGED / (limit * limit) if limit > 0 else 0.0
    for end in range(1, count + 1):
        last = parts[end - 1]
        width = (reserve if end == count else last.hyphen_width) - last.glue_width
        break_cost = _LINE + (last.cost if end < count else 0.0)
        for start in range(end - 1, -1, -1):
            width += parts[start].width + parts[start].glue_width
            cost = cost_to[start] + break_cost + width * width * scale
            if start and start == end - 1 and end == count and len(last.text) < _SHORTEST_LAST:
                cost += _ORPHAN
            if width > limit:
                cost += _OVERFULL * (width - limit) / limit if limit > 0 else _OVERFULL
            # The shorter of equal lines goes last, as in a paragraph.
            if cost < cost_to[end] - 1e-9:
                cost_to[end], start_of[end] = cost, start
            if width > limit and start < end - 1:
                break
    cuts = [count]
    while cuts[-1]:
        cuts.append(start_of[cuts[-1]])
    cuts.reverse()
    lines, widest, broken = [], 0.0, 0.0
    for start, end in pairwise(cuts):
        last = parts[end - 1]
        ends_text = end == count
        lines.append(
            "".join([part.text + part.glue for part in parts[start : end - 1]])
            + last.text
            + ("" if ends_text else last.hyphen)
        )
        width = sum([part.width + part.glue_width for part in parts[start : end - 1]]) + last.width
        widest = max(widest, width + (reserve if ends_text else last.hyphen_width))
        broken += 0.0 if ends_text else last.cost
    if len(lines) > 1 and len(lines[-1]) < _SHORTEST_LAST:
        broken += _ORPHAN
    return Lines(tuple(lines), widest, broken)
