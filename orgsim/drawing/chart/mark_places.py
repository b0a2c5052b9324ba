"""Where the marks of a box lie and how large they are, whatever draws them.

The painter of windows and pictures and the SVG of web pages both take it from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from orgsim.drawing.chart.marks import Mark
from orgsim.drawing.drawing import Box, Point

CORNER: Final = 4.0
"""Radius of the corners of a frame."""

_RADIUS = 8.0
"""Of a badge at a zoom of 1."""
_LARGEST = 11.0
_OF_HEIGHT = 0.42
"""How much of a box's height a badge's radius has at most."""
_OF_LINE = 0.5
"""The same of a line of an outline: it is low, and those of lines above and below may touch."""
_FROM_BADGE = 1.75
"""How many radii a badge is from the next one, which it overlaps a little."""
_IN_MARGIN = 2.0
"""The same beside the lines of outlines: their badges are small, and a sign that is half covered cannot be read."""
_FRAME = 2.0
_QUIET_FRAME = 1.25


class Frame(NamedTuple):
    """The middle of the line around a box that differs."""

    x: float
    y: float
    width: float
    height: float
    line: float
    """How wide that is."""


def frame_of(box: Box, mark: Mark) -> Frame:
    """The frame of a box whose first mark that is."""
    line = _QUIET_FRAME if mark.quiet else _FRAME
    # A line of an outline is as high as its letters: its frame lies half outside, so that none touches it.
    inset = 0.0 if box.outlined else line / 2
    return Frame(box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset, line)


def badge_radius(box: Box, least: float = 0.0) -> float:
    """The radius of the badges of a box: `least` where they would else be smaller, as far as the box allows."""
    return min(max(_RADIUS, least), box.height * (_OF_LINE if box.outlined else _OF_HEIGHT), _LARGEST)


def badges_of(box: Box, marks: Sequence[Mark], radius: float) -> Iterator[tuple[Mark, Point]]:
    """The middles of the badges at the upper right corner of a box, in the order in which they are drawn.

    Those of a line of an outline stand in the margin at its left.
    """
    # The weightier mark lies over the other and keeps the corner.
    for place, mark in reversed(list(enumerate(marks))):
        if box.outlined:
            # Other lines stand close above, and marks of its own at its right end.
            yield mark, (box.x + 3 - radius - place * radius * _IN_MARGIN, box.y + box.height / 2)
        else:
            yield mark, (box.x + box.width - 2 - place * radius * _FROM_BADGE, box.y - radius * 0.2)


def sign_size(mark: Mark, radius: float) -> int:
    """The size of the letters on a badge."""
    return max(1, round(radius * (1.5 if len(mark.sign) == 1 else 1.35)))
