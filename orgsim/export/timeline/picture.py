"""The timeline view as a picture: the events of each scenario by its lanes, along a common axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from math import inf
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from orgsim.drawing.theme import Theme
from orgsim.drawing.timeline.assembling import draw_timeline
from orgsim.drawing.timeline.drawing import TimelineDrawing
from orgsim.drawing.timeline.fitting import fit_timeline, groups_of
from orgsim.drawing.timeline.legend import Entry, lettered
from orgsim.drawing.timeline.marks import CAPTION
from orgsim.export.errors import NothingOpenedError, NothingToShowError
from orgsim.export.page.cards import CARD_CORNER
from orgsim.export.page.colours import brush, pen
from orgsim.export.page.frame import Frame, heading_of, sources_of
from orgsim.export.page.numbering import ALONE, Numbering
from orgsim.export.page.picture import LONGEST_SIDE, NATURAL, READABLE, Picture, Size, page_scale
from orgsim.export.timeline.legend import LEGEND_LINE, legend_lines, paint_legend
from orgsim.export.timeline.paging import Part, cut
from orgsim.export.timeline.painter import paint_timeline
from orgsim.export.timeline.shown import Shown
from orgsim.messages import catalog, message
from orgsim.model.scenario import Scenario
from orgsim.model.text import Language

_PAD = 10.0
_SMALLEST_LEGEND = 0.7
_BESIDE = 18.0
"""Gap between timelines that stand beside each other."""
_LEGEND_ROOM = 200.0
_READABLE = 0.84
"""The scale from which on text is read without effort: names of events are 11 pixels then."""
_SCALES: Final = (2.0, 1.75, 1.5, 1.35, 1.2, 1.1, 1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.45, 0.38, 0.3, 0.22, 0.15)


def timeline_picture(
    scenarios: Sequence[Scenario],
    *,
    theme: Theme,
    language: Language,
    title: str | None = None,
    size: Size | None = None,
    today: dt.date | None = None,
    reference: int = 0,
    pages: bool = False,
    numbering: Numbering = ALONE,
) -> Picture:
    """The timelines of `scenarios`. Without a `size` they stand below each other on a page as high as they need, or as
    may be, on which they are smaller then. With `pages` they go on to further pages before they cannot be read.

    `today` is marked where it lies on an axis; without it no day is, so that the picture is the same on every day.
    NothingOpenedError where there is no scenario, NothingToShowError where none has a timeline.
    """
    if not scenarios:
        raise NothingOpenedError(message("export.error.nothing"))
    if not any(scenario.timeline for scenario in scenarios):
        raise NothingToShowError(message("export.error.no-timeline", n=len(scenarios)))
    speech = catalog(language)
    page = NATURAL[1] if size is None else page_scale(size)
    width = (NATURAL[0] if size is None else size[0]) / page
    sources = sources_of(scenarios, speech)
    frame = Frame((width, 0.0 if size is None else size[1] / page), title or "", sources, theme, language)
    left, top, right, bottom = frame.room
    inner = right - left - 2 * _PAD
    # Signs are the same whatever the scale.
    first, _ = fit_timeline(
        scenarios, language=language, pane=(inner, 1e9), today=today, scales=(1.0,), reference=reference
    )
    entries = lettered(first.legend, theme.letters, language)
    parts: tuple[TimelineDrawing, ...]
    smallest: float | None
    on_pages: tuple[Part, ...] = ()
    if size is None and (first.height + 2 * _PAD + top - bottom) * page > LONGEST_SIDE - _LEGEND_ROOM:
        size = (NATURAL[0], float(LONGEST_SIDE))
        frame = Frame((width, size[1] / page), title or "", sources, theme, language)
        left, top, right, bottom = frame.room
    if size is None:
        parts, scale, smallest = (first,), 1.0, None
        legend = _Legend(entries, inner, 1.0)
        height = first.height + legend.height + 2 * _PAD
        frame = Frame((width, height + top - bottom), title or "", sources, theme, language)
        size = (NATURAL[0], float(round((height + top - bottom) * page)))
    else:
        height = max(bottom - top, 1.0)
        scale = 1.0
        for _ in range(2):
            # Where the timelines must be small, so is the legend, which leaves them more room.
            legend = _Legend(entries, inner, min(max(scale, _SMALLEST_LEGEND), 1.0))
            room = max(height - legend.height - 2 * _PAD, 1.0)
            parts, scale = _fitted(scenarios, groups_of(first), (inner, room), language, today, reference)
        if pages and scale < _READABLE * 0.99 and CAPTION * scale * page < READABLE:
            scale = _READABLE
            legend = _Legend(entries, inner, scale)
            room = max(height - legend.height - 2 * _PAD, 1.0)
            drawing = draw_timeline(scenarios, language=language, width=inner / scale, today=today, reference=reference)
            parts, on_pages = (drawing,), cut(drawing, room / scale)
        smallest = CAPTION * scale * page
    seen = on_pages or ((-inf, inf, -inf),)

    whole = size[1]

    def paint(upper: float, lower: float, begins: float, number: str, painter: QPainter, _: float) -> None:
        painter.scale(page, page)
        Frame((width, whole / page), title or "", sources, theme, language, number).paint(painter)
        painter.setPen(pen(theme.hairline, 1.0))
        painter.setBrush(brush(theme.surface))
        card = QRectF(left, top, right - left, height).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(card, CARD_CORNER, CARD_CORNER)
        painter.save()
        painter.translate(left + _PAD, top + _PAD)
        painter.scale(scale, scale)
        for place, drawing in enumerate(parts):
            if place:
                painter.setPen(pen(theme.border, 1.0))
                painter.drawLine(QPointF(_BESIDE / 2, 0), QPointF(_BESIDE / 2, max(part.height for part in parts)))
                painter.translate(_BESIDE, 0)
            scales = tuple(drawing.fitted(axis) for axis in range(len(drawing.axes)))
            shown = Shown(scales, upper, lower, begins, clipped=False)
            if on_pages:
                painter.setClipRect(QRectF(-_PAD, -1.0, drawing.width + 2 * _PAD, lower - upper + 1.0))
                painter.translate(0, -upper)
            paint_timeline(painter, drawing, theme, shown, speech)
            painter.translate(drawing.width, 0)
        painter.restore()
        painter.translate(left + _PAD, top + height - legend.height)
        painter.scale(legend.scale, legend.scale)
        paint_legend(painter, legend.lines, 0, 0, theme, theme.scenario[0])

    name = heading_of(title, scenarios, speech)
    return Picture(
        title=name,
        description=speech("export.timeline.description", title=name),
        width=size[0],
        height=size[1],
        pages=tuple([partial(paint, *part, numbering.told(at, len(seen))) for at, part in enumerate(seen)]),
        smallest_text=smallest,
    )


def _fitted(
    scenarios: Sequence[Scenario],
    groups: Sequence[Sequence[int]],
    pane: Size,
    language: Language,
    today: dt.date | None,
    reference: int,
) -> tuple[tuple[TimelineDrawing, ...], float]:
    """The timelines in parts that stand beside each other, and their scale.

    All stand below each other where they can be read so; else those that share no axis beside each other, where that
    makes them larger.
    """

    def beside(ways: Sequence[Sequence[int]]) -> tuple[tuple[TimelineDrawing, ...], float]:
        fits = [
            fit_timeline(
                scenarios,
                language=language,
                pane=((pane[0] - _BESIDE * (len(ways) - 1)) / len(ways), pane[1]),
                today=today,
                reference=reference,
                scales=_SCALES,
                scrolled=_SCALES[-1],
                columns=columns,
            )
            for columns in ways
        ]
        scale = min(scale for _, scale in fits)
        # The gap between them is shown at their scale too.
        width = (pane[0] / scale - _BESIDE * (len(ways) - 1)) / len(ways)
        parts = tuple(
            [
                draw_timeline(
                    scenarios, language=language, width=width, today=today, reference=reference, columns=columns
                )
                for columns in ways
            ]
        )
        return parts, min(scale, *[pane[1] / part.height for part in parts])

    below = beside([range(len(scenarios))])
    if below[1] >= _READABLE or len(groups) == 1:
        return below
    return max(below, beside(groups), key=lambda fit: fit[1])


class _Legend:
    """A legend set at that scale into that width."""

    def __init__(self, entries: Sequence[Entry], width: float, scale: float) -> None:
        self.scale = scale
        self.lines = legend_lines(entries, width / scale)
        self.height = len(self.lines) * LEGEND_LINE * scale + _PAD if entries else 0.0
