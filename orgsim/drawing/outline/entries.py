"""What stands in an outline: the units in reading order, how far each is set in, and what opens each band."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from orgsim.drawing.boxes.boxes import NAME_SIZE
from orgsim.drawing.boxes.contents import Content
from orgsim.drawing.boxes.visible import Band, Gathered
from orgsim.drawing.outline.measures import CHAIN_STEP, HEAD_GAP, HEADING_GAP, LINE_GAP, STEP, TOP_GAP
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.model.text import Language

_FEW = 12
_SHARE = 0.05
"""Parts that a band is divided into, and their share of its units: where there are more, they are lines like others."""


class Part(msgspec.Struct, frozen=True, eq=False):
    """What an outline shows of one band."""

    band: Band
    contents: Sequence[Content | None]
    """The texts of its nodes."""
    name: str
    """What it is called; empty where that is not said."""
    gathered: Gathered = {}
    """By the unit that stands for them, the siblings of which one line tells."""


class Entries(msgspec.Struct, frozen=True, eq=False):
    """The lines of an outline; all lists go by entry, a parent before those below it."""

    units: list[int]
    """Of each; −1 for a line that tells of no unit."""
    contents: list[Content]
    parents: list[int]
    """The entry that each stands below; −1 at the top of its band."""
    indents: list[float]
    """How far each is set in, before that is bounded by the width of the column."""
    heads: list[bool]
    """Whether others stand below it."""
    tops: list[bool]
    """Whether it is one of those that the whole is divided into."""
    whole: set[int]
    """Those below which all of their band stands."""
    notes: dict[int, int]
    """Of entries that hang from a unit of the band above: that unit."""
    starts: list[int]
    """The entry that each band begins with."""
    names: list[str]
    """What each band is called; empty where that is not said."""
    widths: list[float]
    """Of each name with its marks, in one line."""
    gaps: list[float]
    """What is free above each, where it does not head a column."""
    gathering: dict[int, str]
    """Of entries that gather siblings: the id of their box."""
    language: Language
    """In which bands are called what they are."""


def entries(parts: Sequence[Part], language: Language, closing: str = "") -> Entries:
    """The lines of bands; `closing` is said at the end, where something is not shown that no unit stands above."""
    its = Entries([], [], [], [], [], [], set(), {}, [], [], [], [], {}, language)
    for part in parts:
        its.starts.append(len(its.units))
        its.names.append(part.name)
        _add(its, part)
    if closing:
        its.units.append(-1)
        its.contents.append(Content(closing, language, True, "", 0, False, 0.0, ()))
        its.parents.append(-1)
        its.indents.append(0.0)
        its.heads.append(True)
        its.tops.append(False)
    its.gaps.extend(_gaps(its))
    font = load_font()
    for content, head in zip(its.contents, its.heads, strict=True):
        its.widths.append(font.width(content.name, NAME_SIZE, head) + content.marks)
    return its


def _add(its: Entries, part: Part) -> None:
    band, contents = part.band, part.contents
    count = len(band.units)
    above = [-1] * count
    served = list(band.above)
    for node in range(count):
        for child in (*band.beside[node], *band.below[node]):
            above[child] = node
            if band.units[node] < 0 and served[child] < 0:
                # A node without a box passes on whom it hangs from.
                served[child] = served[node]
    roots = [node for node in range(count) if band.units[node] >= 0 and _is_root(band, above, node)]
    # Where one unit heads the band, those below it are what the whole is divided into.
    only = roots[0] if len(roots) == 1 else -1
    first = band.below[only] + band.beside[only] if only >= 0 else roots
    divides = sum(bool(band.below[node] or band.beside[node]) for node in first) <= max(_FEW, count * _SHARE)
    several = len({served[node] for node in roots}) > 1
    entry_of: dict[int, int] = {}
    last = -1
    for node, (unit, content) in enumerate(zip(band.units, contents, strict=True)):
        if unit < 0 or content is None:
            continue
        here = entry_of[node] = len(its.units)
        parent = entry_of.get(above[node], -1)
        is_root = parent < 0
        head = bool(band.below[node] or band.beside[node])
        if node == only:
            its.whole.add(here)
        if unit in part.gathered:
            its.gathering[here] = part.gathered[unit].id
        its.units.append(unit)
        its.contents.append(content)
        its.parents.append(parent)
        its.indents.append(0.0 if is_root else its.indents[parent] + _step(band, above, node))
        its.heads.append(head)
        its.tops.append(head and (node == only or (divides and (is_root or above[node] == only))))
        if is_root and several:
            if served[node] != last and served[node] >= 0:
                its.notes[here] = served[node]
            last = served[node]


def _is_root(band: Band, above: Sequence[int], node: int) -> bool:
    while (node := above[node]) >= 0:
        if band.units[node] >= 0:
            return False
    return True


def _step(band: Band, above: Sequence[int], node: int) -> float:
    parent = above[node]
    alone = _is_alone(band, parent) and above[parent] >= 0 and _is_alone(band, above[parent])
    return CHAIN_STEP if alone else STEP


def _is_alone(band: Band, node: int) -> bool:
    return band.units[node] >= 0 and len(band.below[node]) + len(band.beside[node]) == 1


def _gaps(its: Entries) -> list[float]:
    gaps = []
    before = -1
    for entry, (unit, head, top, parent) in enumerate(zip(its.units, its.heads, its.tops, its.parents, strict=True)):
        if unit < 0:
            gaps.append(HEADING_GAP)
        elif top:
            gaps.append(TOP_GAP)
        elif head or (before != parent and entry - 1 != parent):
            gaps.append(HEAD_GAP)
        else:
            gaps.append(LINE_GAP)
        before = parent
    return gaps
