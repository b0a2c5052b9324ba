"""Which units of a chart are meant, and how that is painted over its picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtGui import QPainter

from orgsim.drawing.chart.marks import Marks
from orgsim.drawing.drawing import Box
from orgsim.drawing.theme import Theme
from orgsim.export.page.painter import paint_frame

if TYPE_CHECKING:
    from orgsim.drawing.chart.dots import Dot

BoxOf = Callable[[str | None], Box | None]
"""The box of the unit of that id, where it is drawn."""


class Meant(msgspec.Struct, frozen=True):
    """Ids of units, drawn in the chart or not."""

    chosen: str | None = None
    """The one that is selected."""
    hovered: str | None = None
    """The one that is pointed at."""
    lit: frozenset[str] = frozenset()
    """Counterparts of what is pointed at or chosen elsewhere."""
    picked: frozenset[str] = frozenset()
    """Those that are selected together."""
    dots: Mapping[str, Dot] = {}
    """Where it is told quietly that something differs."""


def paint_frames(painter: QPainter, meant: Meant, box_of: BoxOf, theme: Theme, zoom: float, *, focus: bool) -> None:
    """Frame the units that are meant; `focus`: the keyboard is in the chart."""
    hovered, chosen = box_of(meant.hovered), box_of(meant.chosen)
    for units, width in ((meant.lit, 2.0), (meant.picked, 3.0)):
        for unit in units:
            if (box := box_of(unit)) is not None and box is not chosen:
                paint_frame(painter, box, theme.focus, zoom, width)
    if hovered is not None and hovered is not chosen:
        paint_frame(painter, hovered, theme.border, zoom, 1.5)
    if chosen is not None:
        paint_frame(painter, chosen, theme.focus, zoom, 3.0 if focus else 2.0)


def paint_dots(
    painter: QPainter, meant: Meant, box_of: BoxOf, shows: Callable[[str], bool], theme: Theme, zoom: float
) -> None:
    """Dot the boxes of those units that `shows` tells are to be seen."""
    for unit, dot in meant.dots.items():
        if (box := box_of(unit)) is not None and shows(unit):
            from orgsim.export.page.badges import paint_dot

            paint_dot(painter, box, dot, theme, zoom)


def paint_framed_marks(painter: QPainter, meant: Meant, marks: Marks, box_of: BoxOf, theme: Theme, zoom: float) -> None:
    """Paint the badges of boxes with frames once more: the frames are not to cover them."""
    for unit in {meant.chosen, *meant.lit}:
        box, own = box_of(unit), marks.get(unit or "")
        if box is not None and own:
            from orgsim.export.page.badges import paint_marks

            paint_marks(painter, box, own, theme, zoom)
