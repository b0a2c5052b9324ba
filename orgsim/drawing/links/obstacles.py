"""What links keep out of: boxes with all that belongs to them, and the texts that belong to no box."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from orgsim.drawing.boxes.boxes import SHEET_OFFSET
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.drawing import Box, Drawing, Label
from orgsim.drawing.links.ground import Ground, Rect
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.viewport import fitted

if TYPE_CHECKING:
    from orgsim.drawing.links.lanes import Fixed

_SHARE = 120.0
_LEAST, _MOST = 8.0, 40.0
"""How far links may leave the drawing where its pane is not known: a share of its larger side, within these bounds.

The least is what a pane leaves free around a fitted drawing, and a larger drawing is shown smaller.
"""
_EDGE = 3.0
"""Pixels that stay free at the edge of a pane."""
_STEP = 4.0
"""Margins are rounded down to it, so that a pane that is a pixel wider gives the same ways."""

Margins = tuple[float, float, float, float]
"""How far links may leave a drawing at its left, top, right and bottom."""
Pane = tuple[float, float, float]
"""Width and height of what a drawing is fitted into, and its zoom there, which is that of the largest one beside it."""


def margins(size: tuple[float, float], pane: Pane | None) -> Margins:
    """What is free around a drawing of that size that is fitted into the pane, as far as links need it."""
    if pane is None:
        around = min(max(max(size) / _SHARE, _LEAST), _MOST)
        return around, around, around, around
    zoom = pane[2]
    seen = fitted(size, pane[:2], zoom)
    sides = (-seen.x, -seen.y, pane[0] / zoom + seen.x - size[0], pane[1] / zoom + seen.y - size[1])
    left, top, right, bottom = [min((side * zoom - _EDGE) / zoom // _STEP * _STEP, _MOST) for side in sides]
    return max(left, _LEAST), max(top, _LEAST), max(right, _LEAST), max(bottom, _LEAST)


def box_rect(box: Box) -> Rect:
    """Where the box is, without the sheets below it."""
    return box.x, box.y, box.x + box.width, box.y + box.height


def label_rect(label: Label) -> Rect:
    """Where that text is."""
    font = load_font()
    width = font.width(label.text, LABEL_SIZE, bold=label.style != "continued")
    return label.x, label.y - font.cap_height(LABEL_SIZE) - 2.0, label.x + width, label.y + 3.0


def ground_of(drawing: Drawing, around: Margins) -> Ground:
    """All that is in the way in a drawing, with the frame that links may not leave."""
    left, top, right, bottom = around
    return Ground(
        [*_boxes(drawing), *[label_rect(label) for label in drawing.labels]],
        (-left, -top, drawing.width + right, drawing.height + bottom),
    )


def fixed_lines(drawing: Drawing) -> Iterator[Fixed]:
    """The lines of the hierarchy and between the bands, which links cross and do not run upon."""
    # Imported here: what is in the way is asked for where no links are drawn, too.
    from orgsim.drawing.links.lanes import Fixed

    for line in drawing.lines:
        for (x0, y0), (x1, y1) in pairwise(line.points):
            if y0 == y1 and x0 != x1:
                yield Fixed(0, y0, min(x0, x1), max(x0, x1))
            elif x0 == x1 and y0 != y1:
                yield Fixed(1, x0, min(y0, y1), max(y0, y1))


def _boxes(drawing: Drawing) -> Iterator[Rect]:
    for box in drawing.boxes:
        sheets = 2 * SHEET_OFFSET if box.stacked else 0.0
        yield box.x, box.y, box.x + box.width + sheets, box.y + box.height + sheets
