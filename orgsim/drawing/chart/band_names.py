"""What the bands are called, and where that is written at the line between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from orgsim.drawing.boxes.measures import EDGE, LABEL_HEIGHT, LABEL_LINE, LABEL_SIZE
from orgsim.drawing.boxes.options import ChartOptions
from orgsim.drawing.drawing import Label
from orgsim.drawing.text.breaking import TOLERANCE, Lines, break_lines
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.messages import catalog

HEAD_HEIGHT: Final = 24.0
"""Of the strip above a chart that goes right, in which the bands' names stand."""
_NARROWEST_NAMES = 110.0
"""The bands' names are not broken to fit between trunks that are closer."""
_MARGIN = 8.0
"""Between a name and a line."""


def band_texts(options: ChartOptions) -> tuple[str, str]:
    """What the elected band and the administration are called."""
    say = catalog(options.language)
    return (
        options.band_labels[0] or say("drawing.band.elected"),
        options.band_labels[1] or say("drawing.band.administration"),
    )


def _width(text: str) -> float:
    return load_font().width(text, LABEL_SIZE, bold=True)


class BandNames(msgspec.Struct, frozen=True):
    """What the bands are called, in the lines that stand above and below the line between them."""

    x: float
    upper: tuple[str, ...]
    lower: tuple[str, ...]
    width: float
    """The least width of a drawing that holds them."""

    @property
    def heights(self) -> tuple[float, float]:
        """The room that is needed above the line and below it."""
        return (
            LABEL_HEIGHT + LABEL_LINE * (len(self.upper) - 1),
            LABEL_HEIGHT + LABEL_LINE * (len(self.lower) - 1),
        )

    def least_end(self, line_y: float) -> float:
        """Down to where they reach at least, where nothing else does."""
        return line_y

    def labels(self, line_y: float) -> tuple[Label, ...]:
        """The labels at a line that is drawn at `line_y`."""
        last = len(self.upper) - 1
        return (
            *[
                Label(x=self.x, y=line_y - 6.0 - LABEL_LINE * (last - at), text=text)
                for at, text in enumerate(self.upper)
            ],
            *[
                Label(x=self.x, y=line_y + 6.0 + LABEL_SIZE * 0.73 + LABEL_LINE * at, text=text)
                for at, text in enumerate(self.lower)
            ],
        )


def band_names(options: ChartOptions, trunks: Sequence[float], width: float, room: float) -> BandNames:
    """The bands' names where no trunk passes through them: as far left as can be.

    Where they fit between no two trunks, they stand at the right of all of them if there is `room` for that, else
    between the two that are furthest apart, in several lines.
    """
    texts = band_texts(options)
    needed = max([load_font().width(text, LABEL_SIZE, bold=True) for text in texts])
    if not trunks:
        return BandNames(EDGE, (texts[0],), (texts[1],), needed)
    margin = 8.0
    gaps = list(pairwise([EDGE - margin, *trunks, EDGE + width + margin]))
    fitting = [gap for gap in gaps if gap[1] - gap[0] >= needed + 2 * margin]
    if fitting:
        return BandNames(fitting[0][0] + margin, (texts[0],), (texts[1],), 0.0)
    left, right = max(gaps, key=lambda gap: gap[1] - gap[0])
    rightmost = trunks[-1] + margin
    if rightmost - EDGE + needed <= room or right - left < _NARROWEST_NAMES:
        return BandNames(rightmost, (texts[0],), (texts[1],), rightmost - EDGE + needed)
    upper, lower = [_broken(text, options, right - left - 2 * margin) for text in texts]
    return BandNames(left + margin, upper.lines, lower.lines, left + margin - EDGE + max(upper.width, lower.width))


def _broken(text: str, options: ChartOptions, inner: float) -> Lines:
    """The name in lines that are no wider than that, if they can be."""
    lines = break_lines(text, options.language, inner, LABEL_SIZE, True)
    if lines.width > inner:
        # A word that is a little too wide is not broken where lines may be so.
        lines = break_lines(text, options.language, inner / TOLERANCE, LABEL_SIZE, True, strict=True)
    return lines


class BandHeads(msgspec.Struct, frozen=True):
    """What the bands of a chart that goes right are called: each name stands at the head of its band."""

    upper: str
    lower: str
    heights: tuple[float, float]
    """How much wider than its boxes the left band must be for its name, and nothing at the right of the line."""
    width: float = 0.0

    def least_end(self, line_x: float) -> float:
        """Where the name of the right band ends."""
        return line_x + _MARGIN + _width(self.lower)

    def labels(self, line_x: float) -> tuple[Label, ...]:
        """The labels at a line that is drawn at `line_x`."""
        y = EDGE + LABEL_SIZE
        return Label(x=EDGE, y=y, text=self.upper), Label(x=line_x + _MARGIN, y=y, text=self.lower)


def band_heads(options: ChartOptions, line_x: float) -> BandHeads:
    """The bands' names for a chart whose line would be drawn at `line_x` if they took no room."""
    upper, lower = band_texts(options)
    return BandHeads(upper, lower, (max(EDGE + _width(upper) + _MARGIN - line_x, 0.0), 0.0))
