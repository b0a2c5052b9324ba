"""Paints timelines: the one painter of the window, the pictures and the printer.

How exactly a date is known is told by shape: filled where a day is known or something goes on for certain, outlined
and hatched where it lies somewhere within, an arrow up to a bracket where only the end is known.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import inf
from typing import Final

import msgspec
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from orgsim.drawing.fontmetrics import load_font
from orgsim.drawing.theme import Theme, Tone
from orgsim.drawing.timeline_axis import BREAK, Scale
from orgsim.drawing.timeline_drawing import RULER, TITLE, TITLE_LINE, Band, LaneRow, Run, TimelineDrawing, Undated
from orgsim.drawing.timeline_legend import LETTERS, Entry
from orgsim.drawing.timeline_marks import (
    ARROW,
    CAPTION,
    CAPTION_LINE,
    DISC,
    NAME,
    NAME_LINE,
    NOTE,
    STRIP,
    Mark,
    Side,
    Words,
)
from orgsim.drawing.timeline_ticks import TICK, Rulers, Tick, rulers
from orgsim.export.colours import brush, colour, pen
from orgsim.export.lettering import Align, draw_text, text_width
from orgsim.export.painter import paint_badge
from orgsim.export.timeline_glyphs import paint_disc
from orgsim.messages import Catalog

LEGEND_LINE = 22.0
"""Height of a line of the legend."""

_LETTER = 9.0
_GHOST = 7.0
_HATCH = 5.0
_HATCH_INK = 0.45
_CORNER = 3.0
_LASTING_LINE = 3.0
_PAD = 8.0
_TICK_PAD = 5.0
_LEGEND_GAP = 18.0
_LEGEND_TEXT = 13
_KEY = 30.0
_WITHIN_KEY = 45.0
_ALIGNED: Final[dict[Side, Align]] = {"left": "right", "right": "left", "below": "middle"}
_AHEAD = 60.0
"""Pixels beside the part in view that are painted too, for what reaches over its edge."""


class Shown(msgspec.Struct, frozen=True):
    """What of a drawing is seen."""

    scales: tuple[Scale, ...]
    """Of each axis."""
    upper: float = -inf
    lower: float = inf
    """What lies wholly above or below these is not painted; rulers stay below the upper one."""
    clipped: bool = True
    """Whether what reaches beyond the plane is cut off: not in pictures, which show everything."""


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
    ruled = {at: _rulers(drawing, run, shown, speech) for at, run in enumerate(drawing.runs) if _seen(run, shown)}
    for lane in drawing.lanes:
        if _seen(lane, shown):
            _paint_lane_ground(painter, lane, drawing, theme, marked=unit is not None and lane.unit == unit)
    painter.save()
    if shown.clipped:
        painter.setClipRect(QRectF(drawing.plane[0], -1e6, drawing.room, 2e6))
    for at, its in ruled.items():
        _paint_grid(painter, drawing, drawing.runs[at], its, shown, theme)
    for mark in drawing.marks:
        x = _origin(drawing, mark.column, shown)
        if x is None or mark.bottom < shown.upper or mark.top > shown.lower:
            continue
        if x + mark.right < drawing.plane[0] - _AHEAD or x + mark.left > drawing.plane[1] + _AHEAD:
            continue
        its_own = (mark.column, mark.event) == chosen
        ground = theme.selection if its_own else theme.hover if mark.id in lit else theme.surface
        if its_own or mark.id in lit:
            frame = QRectF(x + mark.left, mark.top, mark.right - mark.left, mark.bottom - mark.top)
            _paint_frame(painter, frame, theme, chosen=its_own, focused=focused)
        _paint_mark(painter, mark, x, drawing, theme, ground)
    painter.restore()
    # Where the band's title ends, which stays below the rulers while a lane of the band is in view.
    pinned = {band.column: band_top(drawing, band, shown.upper) + band.lanes_top - band.top for band in drawing.bands}
    for lane in drawing.lanes:
        if _seen(lane, shown):
            _paint_lane_name(painter, lane, pinned.get(lane.column, -inf), theme)
    for undated in drawing.undated:
        if undated.bottom >= shown.upper and undated.top <= shown.lower:
            _paint_undated(painter, undated, drawing, theme, chosen, lit, focused=focused)
    for band in drawing.bands:
        if _seen(band, shown):
            _paint_band(painter, band, drawing, band_top(drawing, band, shown.upper), theme)
    for at, its in ruled.items():
        _paint_ruler(painter, drawing, drawing.runs[at], its, shown, theme, speech)


def disc_of(drawing: TimelineDrawing, mark: Mark, scale: Scale) -> QPointF:
    """The middle of the disc of `mark` in the drawing, as it is painted at that scale."""
    x = drawing.plane[0] + scale.x
    return QPointF(x + mark.disc + _slid(mark, x, drawing), mark.middle)


def ruler_top(run: Run, upper: float) -> float:
    """Where the rulers of a run stand: at its top, or at the top of what is in view while one of its bands is."""
    return min(max(run.top, upper), max(run.bottom - RULER, run.top))


def band_top(drawing: TimelineDrawing, band: Band, upper: float) -> float:
    """Where the title of a band stands: at its top, or below the rulers while one of its lanes is in view."""
    if not drawing.runs or band.empty:
        return band.top
    height = band.lanes_top - band.top
    return min(max(band.top, upper + RULER), max(band.bottom - height, band.top))


def _seen(its: Run | LaneRow | Band, shown: Shown) -> bool:
    return its.bottom >= shown.upper and its.top <= shown.lower


def _origin(drawing: TimelineDrawing, column: int, shown: Shown) -> float | None:
    """Where the axis of a scenario begins."""
    axis = drawing.axis_of(column)
    return None if axis is None else drawing.plane[0] + shown.scales[axis].x


def _rulers(drawing: TimelineDrawing, run: Run, shown: Shown, speech: Catalog) -> Rulers | None:
    if run.axis is None:
        return None
    scale = shown.scales[run.axis]
    return rulers(drawing.axes[run.axis], scale.day, (-scale.x, drawing.room - scale.x), speech)


def _slid(mark: Mark, x: float, drawing: TimelineDrawing) -> float:
    """How far disc and words are moved along a wide span: to the middle of what is seen of it."""
    start, end = max(x + mark.span[0], drawing.plane[0]), min(x + mark.span[1], drawing.plane[1])
    shift = (start + end) / 2 - (x + mark.disc)
    return min(max(shift, -mark.slack[0]), mark.slack[1])


def _paint_mark(painter: QPainter, mark: Mark, x: float, drawing: TimelineDrawing, theme: Theme, ground: str) -> None:
    tone = theme.scenario[mark.column]
    middle = mark.middle
    slid = _slid(mark, x, drawing)
    disc = QPointF(x + mark.disc + slid, middle)
    if mark.ghost is not None:
        there = QPointF(x + mark.ghost.x, middle)
        painter.setPen(pen(theme.scenario[mark.ghost.column].fill, 1.5, "dotted"))
        painter.drawLine(there, disc)
        _paint_ghost(painter, there, mark.ghost.column, theme)
    start, end = x + mark.span[0], x + mark.span[1]
    low, high = drawing.plane[0] - _AHEAD, drawing.plane[1] + _AHEAD
    solid = mark.manner == "lasting" and mark.certain == mark.span
    if not solid and end > start and mark.manner in ("within", "lasting", "by"):
        paint_span(painter, max(start, low), min(end, high), middle, tone, open=(start < low, end > high))
        if mark.manner == "lasting":
            _paint_lasting_line(painter, max(start, low), min(end, high), middle, tone)
    if mark.certain is not None and (mark.manner == "lasting" or end - start > 2 * DISC):
        bar = QRectF(
            max(x + mark.certain[0], low),
            middle - STRIP / 2,
            min(x + mark.certain[1], high) - max(x + mark.certain[0], low),
            STRIP,
        )
        if bar.width() > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(tone.fill))
            painter.drawRoundedRect(bar, _CORNER, _CORNER)
    if mark.manner == "by":
        paint_limit(painter, end, middle, tone)
    exact = mark.manner == "day"
    if mark.manner == "lasting" and mark.certain is not None:
        # A ring of the ground parts it from its bar.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(theme.surface))
        painter.drawEllipse(disc, DISC + 1.0, DISC + 1.0)
    paint_disc(painter, disc, DISC, mark.kind, tone, ground, exact=exact)
    left = x + mark.words_x + slid
    top = mark.top
    if mark.side == "left":
        left -= mark.words.width
    elif mark.side == "below":
        top += 2 * DISC + 2
    _paint_words(painter, mark.words, left, top, theme, ground, _ALIGNED[mark.side])


def paint_span(
    painter: QPainter, left: float, right: float, middle: float, tone: Tone, open: tuple[bool, bool] = (False, False)
) -> None:
    """Paint a span that something lies in: outlined and hatched; `open` where it goes on out of sight."""
    if right <= left:
        return
    box = QRectF(left, middle - STRIP / 2, right - left, STRIP)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush(tone.tint))
    painter.drawRect(box)
    # Drawn line by line: a brush with a pattern is not kept by SVG.
    hatch = colour(tone.fill)
    faint = type(hatch)(hatch)
    faint.setAlphaF(_HATCH_INK)
    painter.setPen(QPen(faint, 1.0))
    lines = []
    x = left - STRIP + _HATCH / 2
    while x < right:
        # From the lower edge up to the right, cut at both sides.
        low, high = max(x, left), min(x + STRIP, right)
        if high > low:
            lines.append(QLineF(low, box.bottom() - (low - x), high, box.bottom() - (high - x)))
        x += _HATCH
    painter.drawLines(lines)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(tone.fill), 1.25))
    if not any(open):
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), _CORNER, _CORNER)
        return
    for y in (box.top() + 0.6, box.bottom() - 0.6):
        painter.drawLine(QPointF(left, y), QPointF(right, y))
    for edge, gone in ((left, open[0]), (right, open[1])):
        if not gone:
            painter.drawLine(QPointF(edge, box.top()), QPointF(edge, box.bottom()))


def _paint_lasting_line(painter: QPainter, left: float, right: float, middle: float, tone: Tone) -> None:
    """Paint what tells that something goes on within a span from what happens once in it."""
    if right > left:
        painter.setPen(QPen(colour(tone.fill), _LASTING_LINE))
        painter.drawLine(QPointF(left + 1, middle), QPointF(right - 1, middle))


def paint_limit(painter: QPainter, x: float, middle: float, tone: Tone) -> None:
    """Paint an arrow up to a bracket at `x`: by then at the latest."""
    ink = colour(tone.fill)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    dashed = QPen(ink, 1.75)
    dashed.setDashPattern([2.0, 1.6])
    painter.setPen(dashed)
    painter.drawLine(QPointF(x - ARROW, middle), QPointF(x - 7, middle))
    bracket = QPainterPath(QPointF(x - 4.5, middle - DISC + 0.5))
    bracket.lineTo(QPointF(x - 0.5, middle - DISC + 0.5))
    bracket.lineTo(QPointF(x - 0.5, middle + DISC - 0.5))
    bracket.lineTo(QPointF(x - 4.5, middle + DISC - 0.5))
    painter.setPen(QPen(ink, 2.25))
    painter.drawPath(bracket)
    head = QPainterPath(QPointF(x - 3, middle))
    head.lineTo(QPointF(x - 10, middle - 4.5))
    head.lineTo(QPointF(x - 10, middle + 4.5))
    head.closeSubpath()
    painter.fillPath(head, ink)


def _paint_ghost(painter: QPainter, at: QPointF, column: int, theme: Theme) -> None:
    """Paint where the event is in another scenario: that one's letter in a ring."""
    tone = theme.scenario[column]
    painter.setPen(QPen(colour(tone.fill), 1.25))
    painter.setBrush(brush(tone.tint))
    painter.drawEllipse(at, _GHOST, _GHOST)
    size = 10
    baseline = at.y() + load_font().cap_height(size) / 2
    draw_text(painter, at.x(), baseline, LETTERS[column], size, tone.fill, bold=True, align="middle")


def _paint_words(
    painter: QPainter, words: Words, left: float, top: float, theme: Theme, ground: str, align: Align = "left"
) -> None:
    """Paint words whose left edge is there, aligned as told."""
    y = top
    # A ground of their own parts words from the lines that they stand upon.
    box = QRectF(left, top, words.width, words.height)
    painter.fillRect(box.adjusted(-2, 0, 2, 0), brush(ground))
    x = {"left": left, "middle": left + words.width / 2, "right": left + words.width}[align]
    for line in words.name:
        draw_text(painter, x, y + 13.0, line, NAME, theme.text, bold=True, align=align)
        y += NAME_LINE
    for line in words.caption:
        draw_text(painter, x, y + 11.5, line, CAPTION, theme.muted_text, align=align)
        y += CAPTION_LINE


def _paint_frame(painter: QPainter, frame: QRectF, theme: Theme, *, chosen: bool, focused: bool) -> None:
    width = (2.5 if focused else 2.0) if chosen else 1.5
    painter.setBrush(brush(theme.selection if chosen else theme.hover))
    painter.setPen(QPen(colour(theme.focus), width))
    painter.drawRoundedRect(frame.adjusted(-3, -2, 3, 2), 5, 5)


def _paint_undated(
    painter: QPainter,
    undated: Undated,
    drawing: TimelineDrawing,
    theme: Theme,
    chosen: tuple[int, int] | None,
    lit: Collection[str],
    *,
    focused: bool,
) -> None:
    its_own = (undated.column, undated.event) == chosen
    ground = theme.selection if its_own else theme.hover if undated.id in lit else theme.surface
    if its_own or undated.id in lit:
        frame = QRectF(undated.left, undated.top, drawing.width - undated.left - _PAD, undated.bottom - undated.top)
        _paint_frame(painter, frame, theme, chosen=its_own, focused=focused)
    centre = QPointF(undated.left + DISC, undated.top + DISC)
    paint_disc(painter, centre, DISC, undated.kind, theme.scenario[undated.column], theme.surface, exact=False)
    _paint_words(painter, undated.words, undated.left + 2 * DISC + 6, undated.top, theme, ground)


def _paint_lane_ground(
    painter: QPainter, lane: LaneRow, drawing: TimelineDrawing, theme: Theme, *, marked: bool
) -> None:
    if marked:
        painter.fillRect(QRectF(0, lane.top, drawing.plane[0], lane.bottom - lane.top), brush(theme.selection))
    painter.setPen(pen(theme.hairline, 1.0))
    painter.drawLine(QPointF(0, lane.bottom), QPointF(drawing.width, lane.bottom))


def _paint_lane_name(painter: QPainter, lane: LaneRow, pinned: float, theme: Theme) -> None:
    """Paint the name at the lane's top, or below `pinned` while the lane is in view."""
    room = lane.bottom - lane.top - len(lane.name) * NAME_LINE - 10.0
    baseline = lane.top + 5.0 + 13.0 + min(max(pinned - lane.top, 0.0), max(room, 0.0))
    for line in lane.name:
        draw_text(
            painter, _PAD, baseline, line, NAME, theme.text if lane.unit is None else theme.accent.fill, bold=True
        )
        baseline += NAME_LINE


def _paint_band(painter: QPainter, band: Band, drawing: TimelineDrawing, top: float, theme: Theme) -> None:
    tone = theme.scenario[band.column]
    height = band.lanes_top - band.top
    if not band.empty:
        painter.setPen(pen(theme.hairline, 1.0))
        for edge in drawing.plane:
            if 0 < edge < drawing.width:
                painter.drawLine(QPointF(edge, band.lanes_top), QPointF(edge, band.bottom))
    painter.fillRect(QRectF(0, top, drawing.width, height), brush(tone.tint))
    middle = top + height / 2
    paint_badge(painter, QPointF(_PAD + _LETTER, middle), _LETTER, LETTERS[band.column], tone)
    baseline = top + 5.0 + 14.0
    x = 2 * _PAD + 2 * _LETTER
    for line in band.title:
        draw_text(painter, x, baseline, line, TITLE, theme.text, bold=True)
        baseline += TITLE_LINE
    widest = max(text_width(line, TITLE, True) for line in band.title)
    if band.caption and x + widest + 20 + text_width(band.caption, CAPTION) < drawing.width - _PAD:
        draw_text(painter, drawing.width - _PAD, middle + 4.5, band.caption, CAPTION, theme.muted_text, align="right")
    if band.empty:
        draw_text(painter, x, band.lanes_top + 27, band.empty, NAME, theme.muted_text)


def _paint_grid(
    painter: QPainter,
    drawing: TimelineDrawing,
    run: Run,
    its: Rulers | None,
    shown: Shown,
    theme: Theme,
) -> None:
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
        _paint_gap(painter, origin + gap.left, top, bottom, theme)
    if drawing.today is not None and not axis.leaves_out(drawing.today):
        x = origin + axis.x(drawing.today, scale.day)
        if drawing.plane[0] <= x <= drawing.plane[1]:
            painter.setPen(pen(theme.error.fill, 1.75))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def _paint_gap(painter: QPainter, left: float, top: float, bottom: float, theme: Theme) -> None:
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


def _paint_ruler(
    painter: QPainter,
    drawing: TimelineDrawing,
    run: Run,
    its: Rulers | None,
    shown: Shown,
    theme: Theme,
    speech: Catalog,
) -> None:
    top = ruler_top(run, shown.upper)
    left, right = drawing.plane
    painter.fillRect(QRectF(0, top, drawing.width, RULER), brush(theme.surface))
    painter.setPen(pen(theme.border, 1.0))
    painter.drawLine(QPointF(0, top + RULER), QPointF(drawing.width, top + RULER))
    if right < drawing.width:
        said = speech("timeline.undated.heading")
        draw_text(painter, right + _PAD, top + RULER - 8, said, TICK, theme.muted_text, bold=True)
    if run.axis is None or its is None:
        return
    baseline = top + RULER - 8 - CAPTION_LINE * (len(run.note) - 1)
    for line in run.note:
        draw_text(painter, _PAD, baseline, line, CAPTION, theme.muted_text)
        baseline += CAPTION_LINE
    scale = shown.scales[run.axis]
    origin = left + scale.x
    half = RULER / 2
    for row, ticks in enumerate((its.upper, its.lower)):
        y = top + row * half
        for tick in ticks:
            _paint_tick(painter, tick, origin, (left, right), y, theme, upper=row == 0)
    for gap in its.left_out:
        if left <= origin + gap.left and origin + gap.right <= right:
            x = origin + (gap.left + gap.right) / 2
            painter.fillRect(QRectF(origin + gap.left, top, BREAK, RULER - 1), brush(theme.background))
            draw_text(painter, x, top + half + 5, gap.text, CAPTION, theme.muted_text, align="middle")
    axis = drawing.axes[run.axis]
    if drawing.today is not None and not axis.leaves_out(drawing.today):
        x = origin + axis.x(drawing.today, scale.day)
        if left <= x <= right:
            flag = QPainterPath(QPointF(x - 6, top + RULER - 8))
            flag.lineTo(QPointF(x + 6, top + RULER - 8))
            flag.lineTo(QPointF(x, top + RULER))
            flag.closeSubpath()
            painter.fillPath(flag, colour(theme.error.fill))


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
    needed = text_width(tick.text, TICK, upper)
    if not tick.text or needed + 2 * _TICK_PAD > end - start:
        return
    if upper:
        draw_text(painter, start + _TICK_PAD, top + 15, tick.text, TICK, theme.text, bold=True)
    else:
        draw_text(painter, (start + end) / 2, top + 15, tick.text, TICK, theme.muted_text, align="middle")


def legend_lines(entries: Sequence[Entry], width: float) -> list[list[Entry]]:
    """The entries of the legend in lines of at most that width."""
    lines: list[list[Entry]] = [[]]
    x = 0.0
    for entry in entries:
        needed = _key(entry) + text_width(entry.text, _LEGEND_TEXT)
        if lines[-1] and x + needed > width:
            lines.append([])
            x = 0.0
        lines[-1].append(entry)
        x += needed + _LEGEND_GAP
    return lines


def paint_legend(
    painter: QPainter, lines: Sequence[Sequence[Entry]], x: float, y: float, theme: Theme, tone: Tone
) -> None:
    """Paint the legend with its top left corner at (`x`, `y`), its signs in `tone`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in lines:
        at, middle = x, y + LEGEND_LINE / 2
        for entry in line:
            _paint_key(painter, entry, at, middle, theme, tone)
            at += _key(entry)
            draw_text(painter, at, middle + 4.5, entry.text, _LEGEND_TEXT, theme.text)
            at += text_width(entry.text, _LEGEND_TEXT) + _LEGEND_GAP
        y += LEGEND_LINE


def _key(entry: Entry) -> float:
    """Width of an entry's sign with the gap after it."""
    match entry.sign:
        case "words":
            return 0.0
        case "day" | "kind" | "shift":
            return 2 * DISC + 6
        case "note":
            return 12.0
        case "today":
            return 14.0
        case "by":
            return ARROW + 10
        case "left-out":
            return BREAK + 8
        case "within" | "ends":
            return _WITHIN_KEY + 8
        case _:
            return _KEY + 8


def _paint_key(painter: QPainter, entry: Entry, x: float, middle: float, theme: Theme, tone: Tone) -> None:
    centre = QPointF(x + DISC, middle)
    match entry.sign:
        case "day":
            paint_disc(painter, centre, DISC - 1, None, tone, theme.surface, exact=True)
        case "kind":
            plain = Tone(theme.text, theme.surface, theme.surface)
            paint_disc(painter, centre, DISC - 1, entry.kind, plain, theme.surface, exact=False)
        case "within":
            paint_span(painter, x, x + _WITHIN_KEY, middle, tone)
            paint_disc(painter, QPointF(x + _WITHIN_KEY / 2, middle), DISC - 1, None, tone, theme.surface, exact=False)
        case "ends":
            paint_span(painter, x, x + _WITHIN_KEY, middle, tone)
            _paint_lasting_line(painter, x, x + _WITHIN_KEY, middle, tone)
            certain = QRectF(x + _WITHIN_KEY / 3, middle - STRIP / 2, _WITHIN_KEY / 3, STRIP)
            painter.fillRect(certain, brush(tone.fill))
        case "lasting":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(tone.fill))
            painter.drawRoundedRect(QRectF(x, middle - STRIP / 2, _KEY, STRIP), _CORNER, _CORNER)
        case "by":
            paint_limit(painter, x + ARROW + 2, middle, tone)
        case "shift":
            _paint_ghost(painter, centre, entry.column or 0, theme)
        case "note":
            draw_text(painter, x + 1, middle + 6, NOTE, NAME, theme.text, bold=True)
        case "left-out":
            _paint_gap(painter, x, middle - STRIP / 2, middle + STRIP / 2, theme)
        case "today":
            painter.setPen(pen(theme.error.fill, 1.75))
            painter.drawLine(QPointF(x + 5, middle - 8), QPointF(x + 5, middle + 8))
