"""Paints timelines, their bands and lanes with all that stands in them: for the window, pictures and the printer."""

from __future__ import annotations

from collections.abc import Collection
from math import inf

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from orgsim.drawing.theme import Theme
from orgsim.drawing.timeline.drawing import RULER, Band, LaneRow, TimelineDrawing
from orgsim.drawing.timeline.placing import (
    LETTER,
    band_caption,
    band_empty,
    band_letter,
    band_title,
    lane_name,
    lane_name_height,
)
from orgsim.export.page.colours import brush, pen
from orgsim.export.page.painter import paint_badge
from orgsim.export.timeline.lettering import letter
from orgsim.export.timeline.marks import AHEAD, paint_frame, paint_mark, paint_undated
from orgsim.export.timeline.rulers import paint_grid, paint_ruler, rulers_of
from orgsim.export.timeline.shown import Shown, is_seen
from orgsim.messages import Catalog


def paint_timeline(
    painter: QPainter,
    drawing: TimelineDrawing,
    theme: Theme,
    shown: Shown,
    speech: Catalog,
    *,
    chosen: tuple[int, int] | None = None,
    lit: Collection[str] = (),
    unit: str | None = None,
    focused: bool = False,
) -> None:
    """Paint `drawing` with a painter that is scaled to its plane.

    `chosen` is an event by scenario and index, `lit` has the ids of events that are framed in every scenario, and the
    lanes of `unit` are marked.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    ruled = {at: rulers_of(drawing, run, shown, speech) for at, run in enumerate(drawing.runs) if is_seen(run, shown)}
    heights = max(shown.upper, shown.begins), shown.lower
    for lane in drawing.lanes_between(*heights):
        _paint_lane_ground(painter, lane, drawing, theme, marked=unit is not None and lane.unit == unit)
    painter.save()
    if shown.clipped:
        painter.setClipRect(QRectF(drawing.plane[0], -1e6, drawing.room, 2e6))
    for at, its in ruled.items():
        paint_grid(painter, drawing, drawing.runs[at], its, shown, theme)
    for mark in drawing.marks_between(*heights):
        x = drawing.beginning(mark, shown.scales)
        if x + mark.right < drawing.plane[0] - AHEAD or x + mark.left > drawing.plane[1] + AHEAD:
            continue
        its_own = (mark.column, mark.event) == chosen
        ground = theme.selection if its_own else theme.hover if mark.id in lit else theme.surface
        if its_own or mark.id in lit:
            frame = QRectF(x + mark.left, mark.top, mark.right - mark.left, mark.bottom - mark.top)
            paint_frame(painter, frame, theme, chosen=its_own, focused=focused)
        paint_mark(painter, mark, x, drawing, theme, ground)
    painter.restore()
    # Where the band's title ends, which stays below the rulers while a lane of the band is in view.
    pinned = {band.column: _band_top(drawing, band, shown.upper) + band.lanes_top - band.top for band in drawing.bands}
    for lane in drawing.lanes_between(*heights):
        _paint_lane_name(painter, lane, pinned.get(lane.column, -inf), theme)
    for undated in drawing.undated_between(*heights):
        paint_undated(painter, undated, drawing, theme, chosen, lit, focused=focused)
    for band in drawing.bands:
        if is_seen(band, shown):
            _paint_band(painter, band, drawing, _band_top(drawing, band, shown.upper), theme)
    for at, its in ruled.items():
        paint_ruler(painter, drawing, drawing.runs[at], its, shown, theme, speech)


def _band_top(drawing: TimelineDrawing, band: Band, upper: float) -> float:
    """Where the title of a band stands: at its top, or below the rulers while one of its lanes is in view."""
    if not drawing.runs or band.empty:
        return band.top
    height = band.lanes_top - band.top
    return min(max(band.top, upper + RULER), max(band.bottom - height, band.top))


def _paint_lane_ground(
    painter: QPainter, lane: LaneRow, drawing: TimelineDrawing, theme: Theme, *, marked: bool
) -> None:
    if marked:
        painter.fillRect(QRectF(0, lane.top, drawing.plane[0], lane.bottom - lane.top), brush(theme.selection))
    painter.setPen(pen(theme.hairline, 1.0))
    painter.drawLine(QPointF(0, lane.bottom), QPointF(drawing.width, lane.bottom))


def _paint_lane_name(painter: QPainter, lane: LaneRow, pinned: float, theme: Theme) -> None:
    """Paint the name at the lane's top, or below `pinned` while the lane is in view."""
    room = lane.bottom - lane.top - lane_name_height(lane)
    lower = min(max(pinned - lane.top, 0.0), max(room, 0.0))
    letter(painter, lane_name(lane, lower), theme.text if lane.unit is None else theme.accent.fill)


def _paint_band(painter: QPainter, band: Band, drawing: TimelineDrawing, top: float, theme: Theme) -> None:
    tone = theme.scenario[band.column]
    height = band.lanes_top - band.top
    if not band.empty:
        painter.setPen(pen(theme.hairline, 1.0))
        for edge in drawing.plane:
            if 0 < edge < drawing.width:
                painter.drawLine(QPointF(edge, band.lanes_top), QPointF(edge, band.bottom))
    painter.fillRect(QRectF(0, top, drawing.width, height), brush(tone.tint))
    paint_badge(painter, QPointF(*band_letter(band, top)), LETTER, theme.letters[band.column], tone)
    letter(painter, band_title(band, top), theme.text)
    for its in (band_caption(band, top, drawing.width), band_empty(band)):
        if its is not None:
            letter(painter, its, theme.muted_text)
