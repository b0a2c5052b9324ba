"""Paints the rulers of a timeline and the grid below them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from orgsim.drawing.theme import Theme
from orgsim.drawing.timeline.axis import BREAK
from orgsim.drawing.timeline.drawing import RULER, Run, TimelineDrawing
from orgsim.drawing.timeline.placing import gap_text, run_note, tick_text, undated_heading
from orgsim.drawing.timeline.ticks import Rulers, Tick, rulers
from orgsim.export.page.colours import brush, colour, pen
from orgsim.export.timeline.lettering import letter
from orgsim.export.timeline.shown import Shown
from orgsim.messages import Catalog

_FLAG = 5.0
"""Height, and half the width, of the flag of today: below the words of the ruler."""


def rulers_of(drawing: TimelineDrawing, run: Run, shown: Shown, speech: Catalog) -> Rulers | None:
    """The rulers of a run for the part of its axis in view; None where its bands have no axis."""
    if run.axis is None:
        return None
    scale = shown.scales[run.axis]
    return rulers(drawing.axes[run.axis], scale.day, (-scale.x, drawing.room - scale.x), speech)


def paint_grid(
    painter: QPainter,
    drawing: TimelineDrawing,
    run: Run,
    its: Rulers | None,
    shown: Shown,
    theme: Theme,
) -> None:
    """Paint the lines of the rulers through the lanes of a run, and the gaps where stretches are left out."""
    if run.axis is None or its is None:
        return
    scale, axis = shown.scales[run.axis], drawing.axes[run.axis]
    origin = drawing.plane[0] + scale.x
    top, bottom = max(run.top + RULER, shown.upper), min(run.bottom, shown.lower)
    painter.setPen(pen(theme.plot.grid, 1.0))
    for tick in its.lower:
        if tick.begins and drawing.plane[0] <= origin + tick.left <= drawing.plane[1]:
            painter.drawLine(QPointF(origin + tick.left, top), QPointF(origin + tick.left, bottom))
    painter.setPen(pen(theme.border, 1.0))
    for tick in its.upper:
        if tick.begins and drawing.plane[0] <= origin + tick.left <= drawing.plane[1]:
            painter.drawLine(QPointF(origin + tick.left, top), QPointF(origin + tick.left, bottom))
    for gap in its.left_out:
        paint_gap(painter, origin + gap.left, top, bottom, theme)
    if drawing.today is not None and not axis.leaves_out(drawing.today):
        x = origin + axis.x(drawing.today, scale.day)
        if drawing.plane[0] <= x <= drawing.plane[1]:
            painter.setPen(pen(theme.error.fill, 1.75))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def paint_gap(painter: QPainter, left: float, top: float, bottom: float, theme: Theme) -> None:
    """Paint what stands for years that are left out: a strip between two torn edges."""
    painter.fillRect(QRectF(left, top, BREAK, bottom - top), brush(theme.background))
    painter.setPen(pen(theme.border, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, ahead in ((left, 4.0), (left + BREAK, -4.0)):
        torn = QPainterPath(QPointF(x, top))
        y, out = top, True
        while y < bottom:
            y = min(y + 7.0, bottom)
            torn.lineTo(QPointF(x + (ahead if out else 0.0), y))
            out = not out
        painter.drawPath(torn)


def paint_ruler(
    painter: QPainter,
    drawing: TimelineDrawing,
    run: Run,
    its: Rulers | None,
    shown: Shown,
    theme: Theme,
    speech: Catalog,
) -> None:
    """Paint the rulers of a run, at its top or at the top of what is in view."""
    top = _ruler_top(run, shown.upper)
    left, right = drawing.plane
    painter.fillRect(QRectF(0, top, drawing.width, RULER), brush(theme.surface))
    painter.setPen(pen(theme.border, 1.0))
    painter.drawLine(QPointF(0, top + RULER), QPointF(drawing.width, top + RULER))
    if right < drawing.width:
        letter(painter, undated_heading(speech("timeline.undated.heading"), right, top), theme.muted_text)
    if run.axis is None or its is None:
        return
    letter(painter, run_note(run, top), theme.muted_text)
    scale = shown.scales[run.axis]
    origin = left + scale.x
    half = RULER / 2
    for row, ticks in enumerate((its.upper, its.lower)):
        y = top + row * half
        for tick in ticks:
            _paint_tick(painter, tick, origin, (left, right), y, theme, upper=row == 0)
    for gap in its.left_out:
        if left <= origin + gap.left and origin + gap.right <= right:
            painter.fillRect(QRectF(origin + gap.left, top, BREAK, RULER - 1), brush(theme.background))
            letter(painter, gap_text(gap, origin, top), theme.muted_text)
    axis = drawing.axes[run.axis]
    if drawing.today is not None and not axis.leaves_out(drawing.today):
        x = origin + axis.x(drawing.today, scale.day)
        if left <= x <= right:
            flag = QPainterPath(QPointF(x - _FLAG, top + RULER - _FLAG))
            flag.lineTo(QPointF(x + _FLAG, top + RULER - _FLAG))
            flag.lineTo(QPointF(x, top + RULER))
            flag.closeSubpath()
            painter.fillPath(flag, colour(theme.error.fill))


def _ruler_top(run: Run, upper: float) -> float:
    """Where the rulers of a run stand: at its top, or at the top of what is in view while one of its bands is."""
    return min(max(run.top, upper), max(run.bottom - RULER, run.top))


def _paint_tick(
    painter: QPainter,
    tick: Tick,
    origin: float,
    edges: tuple[float, float],
    top: float,
    theme: Theme,
    *,
    upper: bool,
) -> None:
    start, end = max(origin + tick.left, edges[0]), min(origin + tick.right, edges[1])
    if end <= start:
        return
    if tick.begins and origin + tick.left >= edges[0]:
        painter.setPen(pen(theme.border if upper else theme.hairline, 1.0))
        painter.drawLine(QPointF(start, top + 2), QPointF(start, top + RULER / 2))
    its = tick_text(tick, origin, edges, top, upper=upper)
    if its is not None:
        letter(painter, its, theme.text if upper else theme.muted_text)
