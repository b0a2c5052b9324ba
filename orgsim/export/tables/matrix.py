"""Lays out and paints the cells of a table of scenarios, in the window and in pictures alike."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from orgsim.drawing.tables.matrix import Cell, Strip, ToneName, tone_of
from orgsim.drawing.text.breaking import whole
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import brush, colour
from orgsim.export.page.fonts import font
from orgsim.export.page.lettering import broken, draw_lines, draw_text, shortened, text_width
from orgsim.model.text import Language

TEXT = 13
SMALL = 12
LINE = 18.0
PAD = 10.0
"""Room at the left and right of what a cell says."""
ROW_PAD = 6.0
SIGN = 8.0
"""Radius of a sign's disc."""

_INDENT = 2 * SIGN + 7
_GAP = 7.0
_LEAST_DETAIL = 48.0
"""Pixels of width below which a detail is not begun beside the rest."""
_BASE = 13.5
_COUNTS_GAP = 12.0


class Run(msgspec.Struct, frozen=True):
    """Some text in its place."""

    x: float
    line: int
    lines: tuple[str, ...]
    """Of one text, the first on that line of the cell."""
    ink: ToneName | None
    """`None`: that of ordinary text."""
    size: int = TEXT
    bold: bool = False


class Disc(msgspec.Struct, frozen=True):
    """A sign in its place."""

    line: int
    sign: str
    tone: ToneName


class Placed(msgspec.Struct, frozen=True):
    """What a cell says, laid out."""

    runs: tuple[Run, ...] = ()
    discs: tuple[Disc, ...] = ()
    lines: int = 0

    @property
    def height(self) -> float:
        """Without the room around it."""
        return self.lines * LINE


def cut_out(placed: Placed, first: int, end: int) -> Placed:
    """Of what was laid out the lines from `first` up to before `end`."""
    runs = []
    for run in placed.runs:
        above, below = max(first - run.line, 0), end - run.line
        if lines := run.lines[above : max(below, 0)]:
            runs.append(replace(run, line=max(run.line - first, 0), lines=lines))
    discs = [replace(disc, line=disc.line - first) for disc in placed.discs if first <= disc.line < end]
    return Placed(tuple(runs), tuple(discs), max(min(placed.lines, end) - first, 0))


def laid_out(cell: Cell, width: float, language: Language, *, most: int | None = None) -> Placed:
    """What `cell` says in lines of `width`.

    With `most`, a detail that is broken into lines has so many at most, and one that is not is shortened, or left out
    where there is no room to begin it. Without it, as on a page, nothing is left out.
    """
    runs: list[Run] = []
    discs: list[Disc] = []
    line = 0
    left = _INDENT if any(strip.sign for strip in cell.strips) else 0.0
    for strip in cell.strips:
        line = _lay_out(strip, left, width, language, most, line, runs, discs)
    return Placed(tuple(runs), tuple(discs), line)


def _lay_out(
    strip: Strip,
    left: float,
    width: float,
    language: Language,
    most: int | None,
    line: int,
    runs: list[Run],
    discs: list[Disc],
) -> int:
    """Lay out one strip from `line` on, its texts from `left` on; the line after it."""
    if strip.sign:
        discs.append(Disc(line, strip.sign, strip.tone))
    x = left
    for text, ink, bold in ((strip.text, None, False), (strip.word, strip.tone, strip.tone != "muted")):
        if not text:
            continue
        if x > left and x + text_width(text, TEXT, bold) > width:
            line, x = line + 1, left
        lines = broken(text, language, width - x, TEXT, bold)
        runs.append(Run(x, line, lines, ink, TEXT, bold))
        line += len(lines) - 1
        x += text_width(lines[-1], TEXT, bold) + _GAP
    if not strip.detail:
        return line + 1
    room = width - x
    if text_width(strip.detail, SMALL) <= room:
        runs.append(Run(x, line, (strip.detail,), "muted", SMALL))
        return line + 1
    if most is not None and not strip.whole:
        if room >= _LEAST_DETAIL or x == left:
            runs.append(Run(x, line, (shortened(strip.detail, room, SMALL),), "muted", SMALL))
        return line + 1
    if x > left:
        line += 1
    lines = broken(strip.detail, language, width - left, SMALL)
    if most is not None and len(lines) > most:
        lines = (*lines[: most - 1], shortened(whole(lines[most - 1 :]), width - left, SMALL))
    runs.append(Run(left, line, lines, "muted", SMALL))
    return line + len(lines)


def paint_placed(painter: QPainter, placed: Placed, x: float, y: float, theme: Theme) -> None:
    """Paint what was laid out with its top left corner at (`x`, `y`)."""
    for disc in placed.discs:
        paint_sign(painter, QPointF(x + SIGN, y + disc.line * LINE + LINE / 2), SIGN, disc.sign, disc.tone, theme)
    for run in placed.runs:
        base = y + run.line * LINE + _BASE
        draw_lines(painter, x + run.x, base, run.lines, run.size, ink_of(run.ink, theme), LINE, bold=run.bold)


def paint_sign(painter: QPainter, centre: QPointF, radius: float, sign: str, tone: ToneName, theme: Theme) -> None:
    """Paint a sign on a disc of its tone; on a ring where it is muted."""
    full = tone_of(tone, theme)
    if full is None:
        painter.setPen(QPen(colour(theme.muted_text), radius * 0.14))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius * 0.93, radius * 0.93)
        ink = theme.muted_text
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(full.fill))
        painter.drawEllipse(centre, radius, radius)
        ink = full.text
    size = max(1, round(radius * 1.5))
    measures = load_font()
    height = measures.cap_height(size) if sign.isalnum() or sign in "?!✓" else measures.x_height(size)
    lift = measures.cap_height(size) - height if sign in "+−=×÷–⇄∅" else 0.0
    painter.setFont(font(size, bold=True))
    painter.setPen(colour(ink))
    width = measures.width(sign, size, bold=True)
    painter.drawText(QPointF(centre.x() - width / 2, centre.y() + height / 2 + lift / 2), sign)


def paint_ground(painter: QPainter, room: QRectF, cell: Cell, theme: Theme) -> None:
    """Paint the ground of a cell that stands out, or of which nothing is known."""
    tone = tone_of(cell.tint, theme) if cell.tint is not None else None
    if tone is not None:
        painter.fillRect(room, brush(tone.tint))
    if cell.hatched:
        paint_hatching(painter, room, theme)


def paint_hatching(painter: QPainter, room: QRectF, theme: Theme) -> None:
    """Paint thin slanting lines, in step over neighbouring cells."""
    painter.save()
    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour(theme.hairline), 1.0))
    step = 9
    top, bottom = room.top(), room.bottom()
    # A line is where x + y is a multiple of the step, wherever the cell begins.
    at = (room.left() + top) // step * step
    while at <= room.right() + bottom:
        painter.drawLine(QPointF(at - top, top), QPointF(at - bottom, bottom))
        at += step
    painter.restore()


def ink_of(tone: ToneName | None, theme: Theme) -> str:
    """The colour of text in that tone; ordinary text where there is none."""
    if tone is None:
        return theme.text
    full = tone_of(tone, theme)
    return theme.muted_text if full is None else full.fill


def _counts_width(strips: Sequence[Strip]) -> float:
    """The room that counts take on one line with their words."""
    return sum(_count_width(strip, True) + _COUNTS_GAP for strip in strips) - _COUNTS_GAP if strips else 0.0


def paint_counts(
    painter: QPainter, strips: Sequence[Strip], x: float, right: float, middle: float, theme: Theme
) -> None:
    """Paint counts on one line, as many as end before `right`: sign, number and, where all have room, the word."""
    base = middle + load_font().cap_height(SMALL) / 2
    words = _counts_width(strips) <= right - x
    gap = _COUNTS_GAP if words else _COUNTS_GAP / 2
    for strip in strips:
        if x + _count_width(strip, words) > right:
            return
        at = x
        if strip.sign:
            paint_sign(painter, QPointF(at + SIGN - 1, middle), SIGN - 1, strip.sign, strip.tone, theme)
            at += 2 * SIGN + 3
        draw_text(painter, at, base, strip.text, SMALL, theme.text, bold=True)
        if words or not strip.sign:
            at += text_width(strip.text, SMALL, True) + 4
            draw_text(painter, at, base, strip.word, SMALL, theme.muted_text)
        x += _count_width(strip, words) + gap


def _count_width(strip: Strip, words: bool) -> float:
    width = text_width(strip.text, SMALL, True) + (2 * SIGN + 3 if strip.sign else 0.0)
    return width + (4 + text_width(strip.word, SMALL) if words or not strip.sign else 0.0)
