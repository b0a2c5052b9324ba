"""Where the text and the signs of a timeline stand and how large they are, whatever draws them.

The painter of windows and pictures, the SVG of web pages and the shapes of slides take it from here.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from orgsim.drawing.drawing import Point
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.timeline.drawing import RULER, TITLE, TITLE_LINE, Band, LaneRow, Run, Undated
from orgsim.drawing.timeline.marks import ARROW, CAPTION, CAPTION_LINE, DISC, NAME, NAME_LINE, Mark, Words
from orgsim.drawing.timeline.ticks import TICK, LeftOut, Tick

Align = Literal["left", "middle", "right"]

PAD: Final = 8.0
"""Beside what stands at the edges of a timeline."""
BAND_PAD: Final = 5.0
"""Above and below the title of a band."""
LANE_PAD: Final = 5.0
"""Above and below what stands in a lane."""
BESIDE_DISC: Final = 6.0
"""Between the sign of an event without a date and its words."""
LETTER: Final = 9.0
"""Radius of the disc with a draft's letter."""
RING: Final = 1.75
"""How wide the ring is that is a sign instead of a disc."""
GHOST: Final = 7.0
"""Radius of the ring around the letter of a draft that has the event elsewhere."""
GHOST_RING: Final = 1.25
GHOST_LETTER: Final = 10
GHOST_LINE: Final = 1.5
CORNER: Final = 3.0
"""Radius of the corners of what shows a span."""
LASTING_LINE: Final = 3.0
"""How wide the line is along a span in which something lasts."""
SHAFT: Final = 1.75
BRACKET: Final = 2.25
"""How wide the lines of an arrow and of its bracket are."""

_TICK_PAD = 5.0
_GROUND = 2.0
_APART = 20.0


class Lettering(msgspec.Struct, frozen=True):
    """A text in lines of one size."""

    lines: tuple[str, ...]
    x: float
    """Of each line its left end, middle or right end, as `align` has it."""
    baseline: float
    """Of the first."""
    size: int
    step: float = 0.0
    """From one baseline to the next."""
    bold: bool = False
    align: Align = "left"


class Said(msgspec.Struct, frozen=True):
    """The words of an event, on a ground that parts them from the lines that they stand upon."""

    ground: tuple[float, float, float, float]
    """Left, top, width, height."""
    name: Lettering
    caption: Lettering


class Limit(msgspec.Struct, frozen=True):
    """An arrow up to a bracket: only the end is known."""

    shaft: tuple[Point, Point]
    bracket: tuple[Point, ...]
    head: tuple[Point, ...]


def said_of(mark: Mark, x: float) -> Said:
    """The words of an event beside its sign, or below it, on the axis that begins at `x`."""
    left, top = x + mark.words_x, mark.top
    if mark.side == "left":
        return _said(mark.words, left - mark.words.width, top, "right")
    if mark.side == "below":
        return _said(mark.words, left, top + 2 * DISC + 2, "middle")
    return _said(mark.words, left, top, "left")


def said_of_undated(its: Undated) -> Said:
    """The words of an event without a date, beside its sign."""
    return _said(its.words, its.left + 2 * DISC + BESIDE_DISC, its.top, "left")


def disc_of_undated(its: Undated) -> Point:
    """The middle of the sign of an event without a date."""
    return its.left + DISC, its.top + DISC


def _said(words: Words, left: float, top: float, align: Align) -> Said:
    x = {"left": left, "middle": left + words.width / 2, "right": left + words.width}[align]
    below = top + NAME_LINE * len(words.name)
    return Said(
        (left - _GROUND, top, words.width + 2 * _GROUND, words.height),
        Lettering(words.name, x, top + 13.0, NAME, NAME_LINE, bold=True, align=align),
        Lettering(words.caption, x, below + 11.5, CAPTION, CAPTION_LINE, align=align),
    )


def has_span(mark: Mark) -> bool:
    """Whether it is shown where an event may lie, and not only where it surely goes on."""
    solid = mark.manner == "lasting" and mark.certain == mark.span
    return not solid and mark.span[1] > mark.span[0] and mark.manner in ("within", "lasting", "by")


def has_bar(mark: Mark) -> bool:
    """Whether it is shown where an event surely goes on: not where its sign would cover that."""
    return mark.certain is not None and (mark.manner == "lasting" or mark.span[1] - mark.span[0] > 2 * DISC)


def limit(x: float, middle: float) -> Limit:
    """The arrow up to a bracket at `x`."""
    low, high = middle - DISC + 0.5, middle + DISC - 0.5
    return Limit(
        shaft=((x - ARROW, middle), (x - 7, middle)),
        bracket=((x - 4.5, low), (x - 0.5, low), (x - 0.5, high), (x - 4.5, high)),
        head=((x - 3, middle), (x - 10, middle - 4.5), (x - 10, middle + 4.5)),
    )


def ghost_letter(x: float, middle: float, letter: str) -> Lettering:
    """The letter of the draft that has the event there."""
    baseline = middle + load_font().cap_height(GHOST_LETTER) / 2
    return Lettering((letter,), x, baseline, GHOST_LETTER, bold=True, align="middle")


# bands, lanes, rulers


def lane_name(lane: LaneRow, lower: float = 0.0) -> Lettering:
    """The name of a lane at its top, or so much lower."""
    return Lettering(lane.name, PAD, lane.top + LANE_PAD + 13.0 + lower, NAME, NAME_LINE, bold=True)


def lane_name_height(lane: LaneRow) -> float:
    """What the name of a lane takes, with the space around it."""
    return len(lane.name) * NAME_LINE + 2 * LANE_PAD


def band_letter(band: Band, top: float) -> Point:
    """The middle of the disc with the draft's letter, where the band's title begins at `top`."""
    return PAD + LETTER, top + (band.lanes_top - band.top) / 2


def band_title(band: Band, top: float) -> Lettering:
    """The title of a band that begins at `top`."""
    return Lettering(band.title, _beside_letter(), top + BAND_PAD + 14.0, TITLE, TITLE_LINE, bold=True)


def band_caption(band: Band, top: float, width: float) -> Lettering | None:
    """What stands at the right of the title in a timeline so wide; `None` where it has no room."""
    font = load_font()
    widest = max(font.width(line, TITLE, True) for line in band.title)
    right = width - PAD
    if not band.caption or _beside_letter() + widest + _APART + font.width(band.caption, CAPTION) >= right:
        return None
    return Lettering((band.caption,), right, band_letter(band, top)[1] + 4.5, CAPTION, align="right")


def band_empty(band: Band) -> Lettering | None:
    """What is said in the place of lanes."""
    return Lettering((band.empty,), _beside_letter(), band.lanes_top + 27, NAME) if band.empty else None


def _beside_letter() -> float:
    return 2 * PAD + 2 * LETTER


def run_note(run: Run, top: float) -> Lettering:
    """What is said beside the rulers that stand at `top`."""
    baseline = top + RULER - 8 - CAPTION_LINE * (len(run.note) - 1)
    return Lettering(run.note, PAD, baseline, CAPTION, CAPTION_LINE)


def undated_heading(text: str, right: float, top: float) -> Lettering:
    """What stands above the events without a date, right of the rulers at `top`."""
    return Lettering((text,), right + PAD, top + RULER - 8, TICK, bold=True)


def tick_text(tick: Tick, origin: float, edges: tuple[float, float], top: float, *, upper: bool) -> Lettering | None:
    """The text of a step of the upper or lower ruler, which stands at `top`; `None` where it has no room."""
    start, end = max(origin + tick.left, edges[0]), min(origin + tick.right, edges[1])
    if not tick.text or load_font().width(tick.text, TICK, upper) + 2 * _TICK_PAD > end - start:
        return None
    if upper:
        return Lettering((tick.text,), start + _TICK_PAD, top + 15, TICK, bold=True)
    return Lettering((tick.text,), (start + end) / 2, top + 15, TICK, align="middle")


def gap_text(gap: LeftOut, origin: float, top: float) -> Lettering:
    """What is left out, on the rulers at `top`."""
    x = origin + (gap.left + gap.right) / 2
    return Lettering((gap.text,), x, top + RULER / 2 + 5, CAPTION, align="middle")
