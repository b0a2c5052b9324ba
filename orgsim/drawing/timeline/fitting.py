"""The scale of text at which timelines are seen whole: the largest that there is room for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from math import inf
from typing import Final

from orgsim.drawing.timeline.assembling import draw_timeline, least_height
from orgsim.drawing.timeline.drawing import TimelineDrawing
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_SCALES: Final = (2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0, 0.92, 0.85)
SCROLLED: Final = 1.0
"""The scale where none shows all: what is lower is scrolled to."""
_NARROWEST = 420.0
"""The least width of a drawing: less room makes its text smaller."""


def fit_timeline(
    scenarios: Sequence[Scenario],
    *,
    language: Language,
    pane: tuple[float, float],
    today: dt.date | None = None,
    reference: int = 0,
    scales: Sequence[float] = _SCALES,
    scrolled: float = SCROLLED,
    largest: float = inf,
    columns: Sequence[int] | None = None,
    panes: float = inf,
) -> tuple[TimelineDrawing, float]:
    """The timelines of `scenarios` for a pane of that width and height, and how large they are to be shown in it.

    No scale above `largest` is tried. Only the bands of `columns` are drawn, of all unless told. What is lower
    than so many `panes`, which are one at least, may be left out.
    """

    def drawn(scale: float) -> TimelineDrawing:
        width = pane[0] / scale
        return draw_timeline(
            scenarios,
            language=language,
            width=width,
            today=today,
            reference=reference,
            columns=columns,
            down_to=panes * pane[1] / scale,
        )

    sizes = [
        scale
        for scale in scales
        if pane[0] / scale >= _NARROWEST
        and scale <= largest
        and least_height(scenarios, pane[0] / scale, columns) * scale <= pane[1]
    ]
    # The larger the text, the higher the drawing: from the largest scale on, the first that fits is looked for.
    found: tuple[TimelineDrawing, float] | None = None
    first, last = 0, len(sizes) - 1
    at = last
    while first <= last:
        drawing = drawn(sizes[at])
        if drawing.height * sizes[at] <= pane[1]:
            found, last = (drawing, sizes[at]), at - 1
        else:
            first = at + 1
        at = (first + last) // 2
    if found is not None:
        return found
    scale = min(scrolled, largest, pane[0] / _NARROWEST)
    return drawn(scale), scale


def groups_of(drawing: TimelineDrawing) -> tuple[tuple[int, ...], ...]:
    """The scenarios by their axes, in their order; one without a date goes with the one before it.

    Timelines that share no axis need not stand below each other: nothing is compared along it.
    """
    groups: dict[int | None, list[int]] = {}
    axis = next((band.axis for band in drawing.bands if band.axis is not None), None)
    for band in drawing.bands:
        axis = axis if band.axis is None else band.axis
        groups.setdefault(axis, []).append(band.column)
    return tuple([tuple(its) for its in groups.values()])
