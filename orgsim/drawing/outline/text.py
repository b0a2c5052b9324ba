"""The text of an outline's lines: broken to the width of its column, and bounded."""

from __future__ import annotations

import msgspec

from orgsim.drawing.boxes.boxes import NAME_LINE, NAME_SIZE, OUTLINE_PAD_X, REMIT_GAP, REMIT_LINE, REMIT_SIZE
from orgsim.drawing.boxes.contents import Content, remit_lines
from orgsim.drawing.boxes.holding import undotted
from orgsim.drawing.outline.entries import Entries
from orgsim.drawing.outline.measures import DEEPEST, HEAD_PAD, TOP_PAD
from orgsim.drawing.text.breaking import TOLERANCE, break_lines, whole
from orgsim.drawing.text.shortening import shortened
from orgsim.model.abandoning import leave_if_abandoned
from orgsim.model.text import Language

MOST_LINES = 5
"""Of a name: one that is longer ends with "…", so that it makes no column of its own."""
_MOST_CARD_LINES = 6
"""The same of a name that is a sentence."""
_FIRST_LETTERS = 400
"""More of a name is never seen, nor looked at."""


class Lines(msgspec.Struct, frozen=True, gc=False):
    """The texts of one entry in lines, and the height of its box."""

    name: tuple[str, ...]
    below: tuple[str, ...]
    """Its remit, or its purpose."""
    height: float
    held: tuple[str, ...] = ()
    """What it tells of the units that are hidden in it."""
    amounts: tuple[str, ...] = ()
    """Its staff and money."""


def indent_in(its: Entries, entry: int, width: float) -> float:
    """How far the entry is set in within a column so wide."""
    return min(its.indents[entry], width * DEEPEST)


def most_lines(content: Content) -> int:
    """The number of lines that a name may have."""
    return _MOST_CARD_LINES if content.card else MOST_LINES


def lines_of(its: Entries, width: float) -> list[Lines]:
    """The texts of all entries in columns so wide."""
    found = []
    plain = NAME_LINE, NAME_LINE + HEAD_PAD, NAME_LINE + TOP_PAD
    for entry, (content, needed, head, top) in enumerate(
        zip(its.contents, its.widths, its.heads, its.tops, strict=True)
    ):
        inner = width - indent_in(its, entry, width) - 2 * OUTLINE_PAD_X
        if needed <= inner and not (content.remit or content.purpose or content.held or content.amounts):
            found.append(Lines((content.name,), (), plain[2 if top else 1 if head else 0]))
            continue
        leave_if_abandoned()
        name = _name(content, head, inner)
        below: tuple[str, ...] = ()
        if content.purpose:
            below = break_lines(*content.purpose, inner / TOLERANCE, REMIT_SIZE, strict=True).lines
        elif content.remit:
            below = remit_lines(content.remit, inner / TOLERANCE)
        figures: tuple[str, ...] = ()
        if content.amounts:
            broken = break_lines(*content.amounts, inner / TOLERANCE, REMIT_SIZE, strict=True)
            figures = undotted(broken.lines)
        held: tuple[str, ...] = ()
        if content.held:
            telling = break_lines(content.held, content.language, inner / TOLERANCE, NAME_SIZE, strict=True)
            held = undotted(telling.lines)
        height = NAME_LINE * (len(name) + len(held)) + (TOP_PAD if top else HEAD_PAD if head else 0.0)
        if below or figures:
            height += REMIT_GAP + REMIT_LINE * (len(below) + len(figures))
        found.append(Lines(name, below, height, held, figures))
    return found


def _name(content: Content, bold: bool, inner: float) -> tuple[str, ...]:
    text = content.name[:_FIRST_LETTERS]
    broken = break_lines(text, content.language, inner, NAME_SIZE, bold, content.marks, strict=True)
    if broken.width > inner:
        # A word that is a little wider is left whole, and one may leave no room for the marks after it.
        limit = max(inner - content.marks, 1.0) / TOLERANCE
        broken = break_lines(text, content.language, limit, NAME_SIZE, bold, strict=True)
    lines = broken.lines
    most = most_lines(content)
    if len(lines) <= most and text == content.name:
        return lines
    kept = lines[: most - 1] if len(lines) >= most else lines[:-1]
    rest = whole(lines[len(kept) :])
    return (*kept, shortened(rest, max(inner - content.marks, 1.0), round(NAME_SIZE), bold, "…").replace("……", "…"))


def heading_lines(name: str, language: Language, width: float) -> tuple[str, ...]:
    """The name of a band in lines no wider than its column."""
    if not name:
        return ()
    broken = break_lines(name, language, width, NAME_SIZE, bold=True, strict=True)
    if broken.width > width:
        # A part that is a little too wide is not divided where lines may be so.
        broken = break_lines(name, language, width / TOLERANCE, NAME_SIZE, bold=True, strict=True)
    return broken.lines
