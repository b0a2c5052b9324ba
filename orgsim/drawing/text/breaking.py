"""Breaks names into lines where a reader would.

Spaces first, then hyphens that are in the text, soft hyphens that the file gives, the boundaries of compounds, and
syllables only where a part is still too wide. Of all ways to break, the one of least cost is taken (as TeX breaks
paragraphs: Knuth and Plass, "Breaking Paragraphs into Lines", 1981): few lines, good points, and lines about equally
wide, so that a box can be narrow and no line holds a single syllable.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining

import msgspec

from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.text.hyphenation import good_points, inner_points, possible_points

if TYPE_CHECKING:
    from orgsim.model.text import Language

SOFT_HYPHEN = "\u00ad"
HYPHEN = "\u2010"
"""Written where a word is broken. It looks like the hyphen that is typed, and tells whoever reads lines back that the
word goes on: "Sosiaali-" is written so, "kehitys‐" is not."""
GOES_ON = "\u200b"
"""Ends a line after a hyphen of the word's own ("Vapaa-" of Vapaa-ajanpalvelut); it takes no room."""
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W_][^\W\d_][-–‐/])(?=[^\W_]{2})")
_AFTER_TIE = re.compile("(?<=\u00a0)(?!(?<=\\d\u00a0)\\d)(?=[^·])")
"""After a space that is not to be broken at, but for those within numbers, and before a dot that parts things."""
_IN_WORD = re.compile(f"{_AFTER_HYPHEN.pattern}|{SOFT_HYPHEN}")

# Costs. A line more is worth three breaks at compounds, and a break at a syllable costs more than a line.
_LINE = 10.0
_DASHES = frozenset("-–—−")
_DASH = 1_000.0
"""The cost of a line that begins with a dash which stands by itself: it is put up with where nothing else fits."""
_SUSPENDED = 2.0
_TIED = 4.0
"""Of a space that is not to be broken at ("2 uutta"), where what it ties together has no room: no word is torn then."""
_TIED_NUMBER = 12.0
"""The same after a number, which is next to nothing by itself."""
_HYPHEN = 1.0
_SOFT = 1.0
_COMPOUND = 3.0
_INNER = 8.0
"""Of a boundary within what readers take for one word: "palvelu-alue"."""
_SYLLABLE = 14.0
_ANYWHERE = 60.0
_ORPHAN = 20.0
_RAGGED = 6.0
_SHORTEST_LAST = 3
_SHORTEST_PIECE = 2
"""Letters that stay together at least where a word is broken."""
_OVERFULL = 300.0
_STRICT = 1e6
TOLERANCE = 1.15
"""A part may be wider than the limit by so much before it is divided within a syllable's reach: a box that is a little
wider is read more easily than a word that is torn."""


class Lines(msgspec.Struct, frozen=True, gc=False):
    """A text in lines."""

    lines: tuple[str, ...]
    width: float
    """The least width that holds them, with what the last line must leave free."""
    broken: float = 0.0
    """The cost of the points at which words were broken, and of a last line of a letter or two: 0 without any."""


class _Part(NamedTuple):
    """A piece of the text that is not broken further, and what follows it."""

    text: str
    width: float
    space: float = 0.0
    """The width of the space between it and the next, where the line goes on."""
    hyphen: float = 0.0
    """The width of the hyphen that is written after it where the line ends."""
    cost: float = 0.0
    """Of ending the line after it."""


@lru_cache(maxsize=1 << 15)
def break_lines(
    text: str,
    language: Language,
    limit: float,
    size: float,
    bold: bool = False,
    reserve: float = 0.0,
    strict: bool = False,
) -> Lines:
    """Break `text` into lines of about `limit` pixels, the last of which leaves `reserve` free at its end.

    A line is wider where a word would be torn for a few pixels, or a line more be needed, unless that is `strict`ly to
    be avoided; `width` tells what room the lines take. The text is never shortened.
    """
    width = load_font().width(text, size, bold) + reserve
    # Of what is not to be printed a space that ties words is no more than a letter.
    if width <= limit and (text.isprintable() or text.replace("\u00a0", "").isprintable()):
        return Lines((text,), width)
    parts = _parts(text, language, limit, size, bold, reserve if strict else 0.0)
    return _cheapest(parts, limit, reserve, _STRICT if strict else _OVERFULL)


def whole(lines: Iterable[str]) -> str:
    """The text of lines, without the hyphens that were written where words were broken."""
    text = ""
    for line in lines:
        text += line.removesuffix(HYPHEN) if line.endswith((HYPHEN, GOES_ON)) else f"{line} "
    return text.replace(GOES_ON, "").rstrip(" ")


def _parts(text: str, language: Language, limit: float, size: float, bold: bool, reserve: float) -> list[_Part]:
    font = load_font()
    space = font.width(" ", size, bold)
    parts: list[_Part] = []
    words = _SPACES.split(text)
    for place, word in enumerate(words, 1):
        width = font.width(word, size, bold)
        free = limit - reserve if place == len(words) else limit
        if word in _DASHES and parts:
            # It belongs to what is before it.
            parts[-1] = parts[-1]._replace(cost=_DASH)
            parts.append(_Part(word, width, space))
        elif _IN_WORD.search(word) or width > free:
            *before, last = _word_parts(word, language, limit if width > free else None, size, bold)
            parts += before
            parts.append(_Part(last.text, last.width, space, 0.0, _suspended(word)))
        elif word:
            parts.append(_Part(word, width, space, 0.0, _suspended(word)))
    return parts or [_Part("", 0.0)]


def _suspended(word: str) -> float:
    """The cost of breaking after a word: "Sosiaali-" of "Sosiaali- ja terveys…" at the end of a line looks torn."""
    return _SUSPENDED if word.endswith(("-", "–")) else 0.0


@lru_cache(maxsize=1 << 13)
def _word_parts(word: str, language: Language, limit: float | None, size: float, bold: bool) -> tuple[_Part, ...]:
    """The parts of a word: at its own hyphens and soft hyphens, and further where it is too wide for the `limit`."""
    font = load_font()
    hyphen = font.width(HYPHEN, size, bold)
    parts: list[_Part] = []
    stretches = _AFTER_HYPHEN.split(word)
    if limit is not None and "\u00a0" in word:
        stretches = [part for stretch in stretches for part in _AFTER_TIE.split(stretch)]
    for stretch in stretches:
        letters = stretch.replace(SOFT_HYPHEN, "")
        points = _points(stretch, letters, language, limit, size, bold)
        for start, end in pairwise([0, *points, len(letters)]):
            piece = letters[start:end]
            if piece:
                # After a hyphen that is in the text, no other is written.
                after, cost = (hyphen, points[end]) if end in points else (0.0, _within(piece))
                parts.append(_Part(piece, font.width(piece, size, bold), 0.0, after, cost))
    return tuple(parts) or (_Part("", 0.0),)


def _within(piece: str) -> float:
    """The cost of breaking after a piece of a word that ends with a hyphen of the text, or with what ties it."""
    if not piece.endswith("\u00a0"):
        return _HYPHEN
    return _TIED_NUMBER if piece[-2:-1].isdigit() else _TIED


def _points(
    stretch: str, letters: str, language: Language, limit: float | None, size: float, bold: bool
) -> dict[int, float]:
    """Where `letters`, which are `stretch` without its soft hyphens, may be broken, and what each point costs.

    Ascending. Without a `limit` only at the soft hyphens; within one, at compounds, and at syllables and anywhere only
    in what is still too wide. Syllables are those of the whole word, never of what lies between two soft hyphens.
    """
    width = load_font().width
    costs: dict[int, float] = {}
    ends = [0, len(letters)]
    """The beginning, the end and the points between them; ascending."""
    spelled = len(letters.rstrip("-–‐/\u00a0"))

    def add(points: Iterable[int], cost: float) -> None:
        for point in points:
            at = bisect(ends, point)
            before, after = ends[max(at - 1, 0)], ends[min(at, len(ends) - 1)]
            # A single letter is never left alone.
            if min(abs(point - before), abs(min(after, spelled) - point)) >= _SHORTEST_PIECE:
                ends.insert(at, point)
                costs[point] = cost

    if SOFT_HYPHEN in stretch:
        add(accumulate(map(len, stretch.split(SOFT_HYPHEN)[:-1])), _SOFT)
    if limit is not None:
        add(good_points(letters, language), _COMPOUND)
        most = limit * TOLERANCE
        for further, cost in ((inner_points, _INNER), (possible_points, _SYLLABLE), (None, _ANYWHERE)):
            wide = [(start, end) for start, end in pairwise(ends) if width(letters[start:end], size, bold) > most]
            if not wide:
                break
            found = further(letters, language) if further is not None else None
            for start, end in wide:
                if found is None:
                    add([start + at for at in _anywhere(letters[start:end], limit, size, bold)], cost)
                else:
                    add(found[bisect(found, start) : bisect_left(found, end)], cost)
    return dict(sorted(costs.items()))


def _anywhere(word: str, limit: float, size: float, bold: bool) -> list[int]:
    """Points for a word that has none, so that each piece fits with a hyphen; two letters at least."""
    font = load_font()
    room = limit - font.width(HYPHEN, size, bold)
    points: list[int] = []
    filled = 0.0
    last = 0
    for at, char in enumerate(word):
        width = font.width(char, size, bold)
        if at - last >= _SHORTEST_PIECE and filled + width > room and not combining(char):
            points.append(at)
            last, filled = at, 0.0
        filled += width
    return points


def _cheapest(parts: list[_Part], limit: float, reserve: float, overfull: float) -> Lines:
    """The cheapest way to put the parts into lines: the shortest path through the places where a line may end."""
    count = len(parts)
    cost_to = [0.0]
    start_of = [0]
    scale = _RAGGED / (limit * limit) if limit > 0 else 0.0
    for end in range(1, count + 1):
        text, _, space, hyphen, cost = parts[end - 1]
        if end < count:
            width = hyphen - space
            break_cost = _LINE + cost
        else:
            width = reserve - space
            break_cost = _LINE
        best, best_start = float("inf"), end - 1
        for start in range(end - 1, -1, -1):
            _, part_width, part_space, _, _ = parts[start]
            width += part_width + part_space
            cost = cost_to[start] + break_cost + width * width * scale
            if width > limit:
                cost += overfull * (width - limit) / limit if limit > 0 else overfull
            if start == count - 1 and start and len(text) < _SHORTEST_LAST:
                cost += _ORPHAN
            # Of equal ways, the one with more in the last line.
            if cost < best - 1e-9:
                best, best_start = cost, start
            if width > limit and start < end - 1:
                break
        cost_to.append(best)
        start_of.append(best_start)
    lines: list[str] = []
    widest = broken = 0.0
    end = count
    while end:
        start = start_of[end]
        text, width, space, hyphen, cost = parts[end - 1]
        if end == count:
            width += reserve
            if start and len(text) < _SHORTEST_LAST and start == end - 1:
                broken += _ORPHAN
        else:
            width += hyphen
            broken += cost
            if hyphen:
                text += HYPHEN
            elif not space:
                text += GOES_ON
        for part in reversed(parts[start : end - 1]):
            text = f"{part.text} {text}" if part.space else part.text + text
            width += part.width + part.space
        widest = max(widest, width)
        lines.append(text)
        end = start
    return Lines(tuple(reversed(lines)), widest, broken)
