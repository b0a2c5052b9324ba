"""Paints a transition: the one painter of the window, the pictures and the printer.

What becomes of a unit is told by the colour of its band, by the sign on a disc, and by a word: beside the disc where a
band ends or begins, else in the legend.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import inf

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from orgsim.analysis.transition import Fate, fate_text
from orgsim.drawing.boxes.boxes import READABLE
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Theme, Tone
from orgsim.drawing.transition.drawing import Heading, Node, Ribbon, Sign, Title, TransitionDrawing
from orgsim.drawing.transition.fates import FateCount, fate_tone
from orgsim.drawing.transition.hits import Lit
from orgsim.drawing.transition.sizes import (
    BADGE,
    BAR,
    CAPTION,
    HEADING,
    NAME,
    NAME_LINE,
    TITLE,
    TITLE_LINE,
    WORD,
    WORD_LINE,
)
from orgsim.export.page.colours import brush, colour, pen
from orgsim.export.page.fonts import font
from orgsim.export.page.lettering import Align, draw_lines, draw_text, text_width
from orgsim.export.page.painter import paint_badge
from orgsim.messages import Catalog

LEGEND_LINE = 24.0
"""Height of a line of the legend."""

_SIGNS: dict[Fate, str] = {
    "carried-on": "→",
    "moved": "⇄",
    "outside": "↗",
    "ended": "−",
    "begun": "+",
    "not-shown": "?",
}
_THINNEST = 1.5
"""Pixels of the reader that a band is at least thick; twice that for a part, of which nothing tells how large it is."""
_SIGN_BACK = 0.35
"""How opaque the disc of what stands back is."""
_HALO = 3.0
"""Pixels across, half of it around each letter."""
_PARTED = 5.0
"""Pixels of the reader from which on bands are parted by a hairline."""
_LEGEND_GAP = 20.0
_KEY = 24.0
"""Width of the piece of band in the legend."""


class Strengths(msgspec.Struct, frozen=True):
    """How opaque bands are."""

    usual: float
    lit: float
    back: float


_STRENGTHS = {"light": Strengths(0.34, 0.72, 0.12), "dark": Strengths(0.42, 0.8, 0.14)}
_PROJECTOR = Strengths(0.5, 0.9, 0.16)
_QUIET = 0.6
"""Of these, how opaque bands of units that go on are: what changes stands out."""


def paint_transition(
    painter: QPainter,
    drawing: TransitionDrawing,
    theme: Theme,
    zoom: float = 1.0,
    *,
    letters: tuple[str, str],
    columns: tuple[int, int],
    lit: Lit | None = None,
    part: tuple[float, float] = (-inf, inf),
    handles: bool = False,
) -> None:
    """Paint `drawing` with a painter that is scaled to its plane, `zoom` pixels of the reader to one of its own.

    `letters` and `columns` are those of the two scenarios. What is not in `lit` stands back; of what lies wholly
    above or below `part` nothing is painted. With `handles`, groups that can be opened or folded are marked so.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    upper, lower = part
    strength = _PROJECTOR if theme.name == "projector" else _STRENGTHS["dark" if theme.dark else "light"]
    painter.setPen(Qt.PenStyle.NoPen)
    for order in (False, True):
        # What is lit lies over what stands back.
        for number, ribbon in enumerate(drawing.ribbons):
            shines = lit is not None and number in lit[1]
            if shines != order or max(ribbon.y0[1], ribbon.y1[1]) < upper or min(ribbon.y0[0], ribbon.y1[0]) > lower:
                continue
            opaque = strength.usual if lit is None else strength.lit if shines else strength.back
            _paint_ribbon(painter, ribbon, theme, zoom, opaque)
    readable = NAME * zoom >= READABLE
    for number, node in enumerate(drawing.nodes):
        if node.bottom >= upper and node.top <= lower:
            _paint_node(painter, node, theme, readable, back=lit is not None and number not in lit[0])
    for sign in drawing.signs:
        if upper - 20 <= sign.y <= lower + 20 and BADGE * zoom > 2:
            _paint_sign(painter, sign, theme, readable, back=lit is not None and sign.node not in lit[0])
    if readable:
        for heading in drawing.headings:
            if upper - 20 <= heading.baseline <= lower + 20:
                _paint_heading(painter, heading, theme, handles=handles)
        for title, letter, column in zip(drawing.titles, letters, columns, strict=True):
            _paint_title(painter, title, letter, theme.scenario[column], theme)


def paint_frame_of(painter: QPainter, node: Node, ink: str, zoom: float, pixels: float = 2.5) -> None:
    """Paint a frame around a row, `pixels` of the reader wide."""
    gap = 1.0
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(ink), pixels / zoom))
    painter.drawRoundedRect(_extent(node).adjusted(-gap, -gap, gap, gap), 4, 4)


def paint_edge_of(painter: QPainter, ribbon: Ribbon, ink: str, zoom: float, pixels: float = 2.0) -> None:
    """Paint the outline of a band, `pixels` of the reader wide."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(ink), pixels / zoom))
    painter.drawPath(_path(ribbon, zoom))


def paint_fate(painter: QPainter, centre: QPointF, radius: float, fate: Fate, theme: Theme) -> None:
    """Paint the disc of a fate."""
    tone = fate_tone(fate, theme)
    if fate not in ("merged", "split", "part"):
        paint_badge(painter, centre, radius, _SIGNS[fate], tone)
        return
    paint_badge(painter, centre, radius, "", tone)
    made = QPen(colour(tone.text), radius * 0.24)
    made.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(made)
    # Two lines that come together from the left, or one that parts towards the right.
    ahead = 1.0 if fate == "merged" else -1.0
    far, up = radius * 0.55 * ahead, radius * 0.42
    painter.drawLine(centre, QPointF(centre.x() + far, centre.y()))
    # A part leaves a line that goes on.
    for side in (0.0, -up) if fate == "part" else (-up, up):
        painter.drawLine(QPointF(centre.x() - far, centre.y() + side), centre)


def legend_lines(counts: Sequence[FateCount], speech: Catalog, width: float) -> list[list[tuple[FateCount, str]]]:
    """The entries of the legend in lines of at most that width."""
    lines: list[list[tuple[FateCount, str]]] = [[]]
    x = 0.0
    for count in counts:
        said = legend_text(count, speech)
        needed = _KEY + 2 * BADGE + 10 + text_width(said, CAPTION)
        if lines[-1] and x + needed > width:
            lines.append([])
            x = 0.0
        lines[-1].append((count, said))
        x += needed + _LEGEND_GAP
    return lines


def legend_text(count: FateCount, speech: Catalog) -> str:
    """A fate and of how many units it is: "yhdistyy 39 → 15"."""
    before, after = count.before, count.after
    if before and after and before != after:
        number = f" {speech.number(before)} → {speech.number(after)}"
    else:
        number = f" {speech.number(before or after)}" if before or after else ""
    return f"{speech.say(fate_text(count.fate))}{number}"


def paint_legend(
    painter: QPainter,
    lines: Sequence[Sequence[tuple[FateCount, str]]],
    x: float,
    y: float,
    theme: Theme,
) -> None:
    """Paint the legend with its top left corner at (`x`, `y`)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    strength = _PROJECTOR if theme.name == "projector" else _STRENGTHS["dark" if theme.dark else "light"]
    for line in lines:
        at, middle = x, y + LEGEND_LINE / 2
        for count, said in line:
            painter.fillRect(QRectF(at, middle - 5, _KEY, 10), _band_ink(count.fate, theme, strength.usual))
            paint_fate(painter, QPointF(at + _KEY, middle), BADGE, count.fate, theme)
            at += _KEY + BADGE + 6
            draw_text(painter, at, middle + 4.5, said, CAPTION, theme.text)
            at += text_width(said, CAPTION) + BADGE + 4 + _LEGEND_GAP
        y += LEGEND_LINE


def _band_ink(fate: Fate, theme: Theme, opaque: float) -> QColor:
    ink = QColor(fate_tone(fate, theme).fill)
    ink.setAlphaF(opaque * _QUIET if fate == "carried-on" else opaque)
    return ink


def _path(ribbon: Ribbon, zoom: float) -> QPainterPath:
    least = _THINNEST * (2 if ribbon.fate == "part" else 1)
    (top0, bottom0), (top1, bottom1) = _thick(ribbon.y0, zoom, least), _thick(ribbon.y1, zoom, least)
    half = (ribbon.x0 + ribbon.x1) / 2
    path = QPainterPath(QPointF(ribbon.x0, top0))
    path.cubicTo(QPointF(half, top0), QPointF(half, top1), QPointF(ribbon.x1, top1))
    path.lineTo(QPointF(ribbon.x1, bottom1))
    path.cubicTo(QPointF(half, bottom1), QPointF(half, bottom0), QPointF(ribbon.x0, bottom0))
    path.closeSubpath()
    return path


def _thick(edges: tuple[float, float], zoom: float, least: float) -> tuple[float, float]:
    lacking = least / max(zoom, 0.01) - (edges[1] - edges[0])
    return (edges[0] - lacking / 2, edges[1] + lacking / 2) if lacking > 0 else edges


def _paint_ribbon(painter: QPainter, ribbon: Ribbon, theme: Theme, zoom: float, opaque: float) -> None:
    ink = _band_ink(ribbon.fate, theme, opaque)
    path = _path(ribbon, zoom)
    painter.fillPath(path, ink)
    if min(ribbon.y0[1] - ribbon.y0[0], ribbon.y1[1] - ribbon.y1[0]) * zoom > _PARTED:
        # A hairline keeps neighbours apart that leave one bar together.
        painter.strokePath(path, pen(theme.surface, 1.0))


def _paint_node(painter: QPainter, node: Node, theme: Theme, readable: bool, *, back: bool) -> None:
    bar = QRectF(node.bar_left, node.bar_top, BAR, node.bar_bottom - node.bar_top)
    if node.look and node.row.width is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(theme.hairline if back else theme.look(node.look).border))
        painter.drawRoundedRect(bar, 2, 2)
    else:
        # Several units in one row, or one that does not state its measure: hollow.
        painter.setPen(pen(theme.hairline if back else theme.border, 1.5))
        painter.setBrush(brush(theme.surface))
        painter.drawRoundedRect(bar.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)
    if node.broken:
        _paint_break(painter, bar, theme, back=back)
    if not readable:
        return
    ink = theme.muted_text if back or node.row.fold is not None else theme.text
    align: Align = "right" if node.before else "left"
    bold = node.row.fold is None
    draw_lines(painter, node.name_x, node.baseline, node.name, NAME, ink, NAME_LINE, bold=bold, align=align)
    if node.place:
        below = node.baseline + NAME_LINE * len(node.name) - (NAME_LINE - WORD_LINE) / 2
        muted = theme.muted_text if back else theme.moved.fill
        draw_lines(painter, node.name_x, below, node.place, WORD, muted, WORD_LINE, align=align)
    if node.amount:
        draw_text(painter, node.amount_x, node.amount_baseline, node.amount, NAME, ink, bold=True, align=align)


def _paint_break(painter: QPainter, bar: QRectF, theme: Theme, *, back: bool) -> None:
    """Cut a bar through its middle by two strokes with a gap between, as an axis is cut."""
    middle, out = bar.center().y(), 4.0
    gap = QPolygonF(
        [
            QPointF(bar.left() - out, middle + 1),
            QPointF(bar.right() + out, middle - 7),
            QPointF(bar.right() + out, middle - 1),
            QPointF(bar.left() - out, middle + 7),
        ]
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush(theme.surface))
    painter.drawPolygon(gap)
    painter.setPen(pen(theme.hairline if back else theme.border, 1.5))
    painter.drawLine(gap.at(0), gap.at(1))
    painter.drawLine(gap.at(3), gap.at(2))


def _paint_sign(painter: QPainter, sign: Sign, theme: Theme, readable: bool, *, back: bool) -> None:
    centre = QPointF(sign.x, sign.y)
    # A ring in the colour of the ground parts the disc from its band.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush(theme.surface))
    painter.drawEllipse(centre, BADGE + 1.5, BADGE + 1.5)
    painter.setOpacity(_SIGN_BACK if back else 1.0)
    paint_fate(painter, centre, BADGE, sign.fate, theme)
    painter.setOpacity(1.0)
    if sign.word and readable:
        width = text_width(sign.word, WORD)
        left = sign.word_x if sign.at_left else sign.word_x - width
        middle = load_font().cap_height(WORD) / 2
        _paint_halo(painter, left, sign.y + middle, sign.word, theme)
        ink = theme.muted_text if back else fate_tone(sign.fate, theme).fill
        draw_text(painter, left, sign.y + middle, sign.word, WORD, ink)


def _paint_halo(painter: QPainter, left: float, baseline: float, word: str, theme: Theme) -> None:
    """Part letters from a band below them, which goes on between them: a whole ground would cut it in two."""
    painter.fillPath(_around(word).translated(left, baseline), brush(theme.surface))


@lru_cache(maxsize=100)
def _around(word: str) -> QPainterPath:
    """What lies around and below the letters of a word that begins at the origin.

    To stroke the letters wherever the word stands takes ten times as long: each piece of their outlines is one of its
    own, over the others. Words are those of few fates.
    """
    letters = QPainterPath()
    letters.addText(QPointF(), font(WORD), word)
    stroker = QPainterPathStroker()
    stroker.setWidth(_HALO)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(letters).simplified()


def _paint_heading(painter: QPainter, heading: Heading, theme: Theme, *, handles: bool) -> None:
    painter.setPen(pen(theme.hairline, 1.0))
    painter.drawLine(QPointF(heading.left, heading.baseline + 5.5), QPointF(heading.right, heading.baseline + 5.5))
    x = heading.right if heading.before else heading.left
    text = f"{heading.text} {heading.handle}".rstrip() if handles else heading.text
    align: Align = "right" if heading.before else "left"
    draw_text(painter, x, heading.baseline, text, HEADING, theme.muted_text, bold=True, align=align)


def _paint_title(painter: QPainter, title: Title, letter: str, tone: Tone, theme: Theme) -> None:
    widest = max(text_width(line, TITLE, True) for line in title.lines)
    disc = title.x - widest - BADGE - 10 if title.before else title.x + BADGE + 2
    text = title.x if title.before else title.x + 2 * BADGE + 12
    align: Align = "right" if title.before else "left"
    paint_badge(painter, QPointF(disc, title.top + TITLE_LINE / 2), BADGE + 2, letter, tone)
    baseline = title.top + 14.5
    draw_lines(painter, text, baseline, title.lines, TITLE, theme.text, TITLE_LINE, bold=True, align=align)
    baseline += TITLE_LINE * len(title.lines)
    draw_text(painter, text, baseline - 1, title.caption, CAPTION, theme.muted_text, align=align)


def _extent(node: Node) -> QRectF:
    return QRectF(node.left, node.top, node.right - node.left, node.bottom - node.top)
