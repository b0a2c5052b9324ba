"""How a box is filled: where each line of its text stands, and how much room its text takes.

The layout makes boxes as large as this module says, and painters draw text exactly where it says; so no text is ever
clipped, and every surface shows the same. The name stands at the left, its lines centred in the height; the marks (of
what is outside, an open question, the seats, the number of units folded away) stand at the right of the name's last
line. Above the name may stand the kind of the unit, below it what it is for and what it decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import msgspec

from orgsim.drawing.drawing import Box, Drawing
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import base_of

NAME_SIZE: Final = 13.0
"""Pixel size of a name's font at a zoom of 1, and of the marks."""
READABLE: Final = 4.0
"""Pixels of font size below which text is left out: a blur would pretend to be a name."""
NAME_LINE: Final = 16.0
"""From one baseline of the name to the next."""
REMIT_SIZE: Final = 11.0
REMIT_LINE: Final = 14.0
PAD_X: Final = 8.0
"""From the left and right border to the text."""
OUTLINE_PAD_X: Final = 5.0
"""The same in a line of an outline."""
PAD_Y: Final = 5.0
"""From the upper and lower border to the first and last line."""
REMIT_GAP: Final = 3.0
"""Between the name and the remit."""
MARK_GAP: Final = 7.0
"""Between the name and the first mark, and between marks."""
OPEN_SIZE: Final = 13.0
"""Pixel size of its sign."""
OPEN_DIAMETER: Final = 16.0
"""Of the circle that is the mark of an open question."""
SHEET_OFFSET: Final = 2.0
"""How far each of the two sheets behind a stacked box shows at its right and below it."""
OUTSIDE: Final = "↗"
"""The mark of what is outside the organisation."""
BULLET: Final = "• "
"""Begins each matter of a remit; the further lines of a matter are indented by its width."""

# What heads: bodies, posts that lead, divisions, and what stands above in a programme. The themes' looks are bold for
# the very same ones, which a test holds.
_BOLD_LOOKS = frozenset(
    {"council", "board", "committee", "executive", "division", "shared-services"}
    | {"programme", "theme", "choice", "project", "workstream"}
)

Tone = Literal["name", "muted", "seats", "hidden", "open"]
Anchor = Literal["left", "middle", "right"]


class TextRun(msgspec.Struct, frozen=True):
    """A piece of text to paint in one go."""

    x: float
    """In the drawing: of its left end, middle or right end, as `anchor` says."""
    baseline: float
    text: str
    size: float
    """Pixel size of the font."""
    bold: bool
    """In the semibold weight."""
    tone: Tone
    """What it is, for its colour. Behind `open` stands a filled circle of `OPEN_DIAMETER`, centred on the text."""
    anchor: Anchor = "left"
    whole: str = ""
    """Of the first line of a name that ends with …: all of it."""


def bold_name(look: str) -> bool:
    """Whether names in boxes of that look are semibold."""
    return base_of(look) in _BOLD_LOOKS


def box_height(name_lines: int, remit_lines: int = 0, *, label: bool = False) -> float:
    """The least height of a box with so many lines of its name and of what is said below it."""
    height = 2 * PAD_Y + NAME_LINE * name_lines
    if label:
        height += REMIT_LINE
    return height + REMIT_GAP + REMIT_LINE * remit_lines if remit_lines else height


def marks_width(seats: str, hidden: int, open_question: bool, outside: bool = False) -> float:
    """The room that the marks take at the end of the name's last line, with the gap before them; 0 without marks."""
    width = 0.0
    if seats:
        width += MARK_GAP + load_font().width(seats, NAME_SIZE, bold=True)
    if hidden:
        width += MARK_GAP + load_font().width(hidden_text(hidden), NAME_SIZE)
    if open_question:
        width += MARK_GAP + OPEN_DIAMETER
    if outside:
        width += MARK_GAP + load_font().width(OUTSIDE, NAME_SIZE, bold=True)
    return width


def hidden_text(hidden: int) -> str:
    """What a folded box says of the units below it; thousands are parted by a space, which every language reads."""
    return f"+{hidden:,}".replace(",", "\u00a0")


def mark_reach(box: Box) -> float:
    """How far from its right side the box tells how many units it hides; 0 where it hides none."""
    return PAD_X + load_font().width(hidden_text(box.hidden), NAME_SIZE) + MARK_GAP / 2 if box.hidden else 0.0


def text_runs(box: Box, drawing: Drawing) -> Iterator[TextRun]:
    """Every piece of text of the box, placed in the drawing."""
    font = load_font()
    size = drawing.name_size
    scale = size / NAME_SIZE
    bold = bold_name(box.look) if not box.outlined else box.outlined != "leaf"
    pad = OUTLINE_PAD_X if box.outlined else PAD_X
    left = box.x + pad
    line = NAME_LINE * scale
    # A line's capitals are centred in its height, which looks right for text without many descenders.
    rise = (line + font.cap_height(size)) / 2
    below = len(box.purpose) + len(box.remit)
    text_height = box_height(len(box.name) + len(box.held), below, label=bool(box.label)) - 2 * PAD_Y
    top = box.y + (0.0 if box.outlined else PAD_Y) if below else box.y + (box.height - text_height) / 2
    remit_rise = (REMIT_LINE + font.cap_height(REMIT_SIZE)) / 2
    if box.label:
        yield TextRun(left, top + remit_rise, box.label, REMIT_SIZE, False, "muted")
        top += REMIT_LINE
    baseline = top + rise
    for number, part in enumerate(box.name):
        yield TextRun(left, baseline, part, size, bold, "name", whole="" if number else box.whole)
        baseline += line
    baseline -= line

    right = box.x + box.width - pad
    if box.hidden and not box.gathers:
        text = hidden_text(box.hidden)
        yield TextRun(right, baseline, text, size, False, "hidden", "right")
        right -= font.width(text, size) + MARK_GAP
    if box.seats:
        yield TextRun(right, baseline, box.seats, size, True, "seats", "right")
        right -= font.width(box.seats, size, bold=True) + MARK_GAP
    if box.open:
        yield TextRun(right - OPEN_DIAMETER / 2, baseline, "?", OPEN_SIZE, True, "open", "middle")
        right -= OPEN_DIAMETER + MARK_GAP
    if box.outside:
        yield TextRun(right, baseline, OUTSIDE, size, True, "seats", "right")

    for part in box.held:
        top += line
        yield TextRun(left, top + line * (len(box.name) - 1) + rise, part, size, False, "hidden")
    top += line * len(box.name) + REMIT_GAP
    for part in box.purpose:
        yield TextRun(left, top + remit_rise, part, REMIT_SIZE, False, "muted")
        top += REMIT_LINE
    for number, part in enumerate(box.remit):
        indent = 0.0 if part.startswith(BULLET) else font.width(BULLET, REMIT_SIZE)
        yield TextRun(left + indent, top + REMIT_LINE * number + remit_rise, part, REMIT_SIZE, False, "muted")
