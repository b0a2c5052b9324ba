"""The bands of a transition between their bars, and the signs that tell what becomes of units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from orgsim.analysis.transition import Fate
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.transition.drawing import Node, Ribbon, Sign
from orgsim.drawing.transition.rows import Strand
from orgsim.drawing.transition.sankey import End
from orgsim.drawing.transition.sizes import BAR, LEAST_STUB, STUB, WORD, WORD_GAP
from orgsim.messages import Catalog

_APART: Final = 6.0
"""Pixels that words keep from each other and from discs."""
_STEPS: Final = 24
"""Pieces that a curve is taken for where it is asked what it meets."""

_Outline = list[tuple[float, float, float]]
"""Points of the two edges of a ribbon: how far across, and both heights there."""


def ribbons_between(
    strands: Sequence[Strand],
    ends: Sequence[tuple[End | None, End | None]],
    nodes_of: tuple[Mapping[int, int], Mapping[int, int]],
    xs: tuple[float, float],
    top: float,
    stub: float = STUB,
) -> tuple[Ribbon, ...]:
    """The ribbons of the strands, whose ends are placed below `top`, the wide ones first.

    Those that lead nowhere or come from nowhere are `stub` long.

    `nodes_of` tells by column which node a row is, `xs` where the bars of either column begin.
    """
    made = []
    for number, (strand, (start, end)) in enumerate(zip(strands, ends, strict=True)):
        one, other = start or end, end or start
        assert one is not None and other is not None, "a band has a bar at one end at least"
        x0 = xs[0] + BAR if start is not None else xs[1] - stub
        x1 = xs[1] if end is not None else xs[0] + BAR + stub
        made.append(
            Ribbon(
                strand=number,
                fate=strand.fate,
                before=None if strand.before is None else nodes_of[0][strand.before],
                after=None if strand.after is None else nodes_of[1][strand.after],
                x0=x0,
                y0=_moved(one, top),
                x1=x1,
                y1=_moved(other, top),
            )
        )
    return tuple(sorted(made, key=lambda each: (each.y0[0] - each.y0[1] + each.y1[0] - each.y1[1], each.strand)))


def _moved(end: End, down: float) -> tuple[float, float]:
    return end.top + down, end.bottom + down


def stub_length(strands: Sequence[Strand], room: float, speech: Catalog) -> float:
    """How long bands that lead nowhere may be, so that words from both sides have their place between the columns."""
    sides = _widest_words(strands, speech)
    free = room - sum(WORD_GAP + wide + _APART for wide in sides)
    return min(max(free / len(sides), LEAST_STUB), STUB) if sides else STUB


def words_room(strands: Sequence[Strand], speech: Catalog) -> float:
    """The least room between the columns in which words from both sides do not meet."""
    return sum(LEAST_STUB + WORD_GAP + wide + _APART for wide in _widest_words(strands, speech))


def _widest_words(strands: Sequence[Strand], speech: Catalog) -> list[float]:
    """The width of the widest word at each side that has any."""
    sides = (
        [strand.fate for strand in strands if strand.after is None],
        [strand.fate for strand in strands if strand.before is None],
    )
    return [
        max(load_font().width(speech(f"transition.fate.{fate}"), WORD) for fate in set(fates))
        for fates in sides
        if fates
    ]


def with_free_words(ribbons: Sequence[Ribbon], speech: Catalog) -> tuple[Ribbon, ...]:
    """`ribbons`, those that lead nowhere shorter where another one would else pass through their word."""
    made: list[Ribbon] = []
    outlines: dict[int, _Outline] = {}
    for ribbon in ribbons:
        near = _shortened(ribbon)
        crossed = near is not ribbon and _meets_word(ribbon, ribbons, speech, outlines)
        made.append(near if crossed and not _meets_word(near, ribbons, speech, outlines) else ribbon)
    return tuple(made)


def _shortened(ribbon: Ribbon) -> Ribbon:
    if ribbon.after is None:
        return replace(ribbon, x1=ribbon.x0 + LEAST_STUB)
    if ribbon.before is None:
        return replace(ribbon, x0=ribbon.x1 - LEAST_STUB)
    return ribbon


def _meets_word(stub: Ribbon, ribbons: Sequence[Ribbon], speech: Catalog, outlines: dict[int, _Outline]) -> bool:
    """Whether another ribbon passes through the word of a stub; `outlines` that are known go along, by their place."""
    wide = load_font().width(speech(f"transition.fate.{stub.fate}"), WORD)
    left = stub.x1 + WORD_GAP if stub.after is None else stub.x0 - WORD_GAP - wide
    middle = (stub.y0[0] + stub.y0[1]) / 2
    above, below = middle - WORD / 2, middle + WORD / 2
    word = left, above, left + wide, below
    for place, ribbon in enumerate(ribbons):
        if (
            ribbon.strand != stub.strand
            and min(ribbon.y0[0], ribbon.y1[0]) < below
            and max(ribbon.y0[1], ribbon.y1[1]) > above
        ):
            if (outline := outlines.get(place)) is None:
                outline = outlines[place] = _outline(ribbon)
            if _enters(outline, word):
                return True
    return False


def passes(ribbon: Ribbon, through: tuple[float, float, float, float]) -> bool:
    """Whether a ribbon meets a rectangle, given by its left, upper, right and lower edge."""
    return _enters(_outline(ribbon), through)


def _enters(outline: _Outline, through: tuple[float, float, float, float]) -> bool:
    left, above, right, below = through
    for (x0, top0, bottom0), (x1, top1, bottom1) in pairwise(outline):
        if x1 > left and x0 < right and min(top0, top1) < below and max(bottom0, bottom1) > above:
            return True
    return False


def _outline(ribbon: Ribbon) -> _Outline:
    """Some points of its two edges: how far across, and both heights there; along the curve that is painted."""
    half = (ribbon.x0 + ribbon.x1) / 2
    points = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        first, last = (1 - t) ** 2 * (1 + 2 * t), t**2 * (3 - 2 * t)
        x = (1 - t) ** 3 * ribbon.x0 + 3 * t * (1 - t) * half + t**3 * ribbon.x1
        points.append((x, first * ribbon.y0[0] + last * ribbon.y1[0], first * ribbon.y0[1] + last * ribbon.y1[1]))
    return points


def signs_at(nodes: Sequence[Node], ribbons: Sequence[Ribbon], speech: Catalog) -> tuple[Sign, ...]:
    """One disc for each fate at a node: where bands come together, where they part, where they end or begin."""
    met: dict[tuple[int, Fate], list[Ribbon]] = {}
    for ribbon in ribbons:
        end = ribbon.before if ribbon.fate in ("split", "part", "ended") or ribbon.after is None else ribbon.after
        if end is not None and ribbon.fate != "carried-on":
            met.setdefault((end, ribbon.fate), []).append(ribbon)
    signs = []
    for (at, fate), its in sorted(met.items()):
        node = nodes[at]
        edges = [ribbon.y0 if node.before else ribbon.y1 for ribbon in its]
        y = (min(upper for upper, _ in edges) + max(lower for _, lower in edges)) / 2
        inward = 1.0 if node.before else -1.0
        edge = node.bar_right if node.before else node.bar_left
        stub = its[0].before is None or its[0].after is None
        away = its[0].x1 if node.before else its[0].x0
        x = away if stub else edge + inward * LEAST_STUB
        word = speech(f"transition.fate.{fate}") if stub else ""
        signs.append(
            Sign(
                fate=fate,
                x=x,
                y=y,
                word=word,
                word_x=x + inward * WORD_GAP,
                at_left=node.before,
                node=at,
            )
        )
    return tuple(signs)
