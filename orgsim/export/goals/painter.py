"""Lays out and paints goals: weights on their scale, scores as dots, results. In the window and in pictures alike.

A weight's track is coloured by who would be ahead at each weight, with that scenario's letter above it, so that moving
the handle past a border is seen to turn the order.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from orgsim.drawing.tables.goal_cells import ScoreCell
from orgsim.drawing.tables.goals import GoalLine, ResultCell
from orgsim.drawing.text.breaking import whole
from orgsim.drawing.theme import Theme, Tone
from orgsim.export.page.colours import brush, colour, pen
from orgsim.export.page.lettering import broken, draw_lines, draw_text, shortened, text_width
from orgsim.export.page.painter import paint_badge
from orgsim.model.comparison import LEAST_SCORE, MOST_SCORE, MOST_WEIGHT
from orgsim.model.text import Language

PAD = 12.0
ROW_PAD = 9.0
TITLE_SIZE = 15
TITLE_LINE = 20.0
SMALL = 12
SMALL_LINE = 16.0
CONTROL = 36.0
"""Height of what is set: the dots, the track."""
LEAST_SCORES = 178.0
"""Pixels of width at a scale of 1 that five dots need."""
LEAST_WEIGHTS = 214.0
RESULT = 84.0
HEAD = 34.0

_DOT = 15.0
_PITCH = 36.0
_NUMBER = 24
_NUMBER_ROOM = 44.0
_TRACK = 9.0
_TRACK_DOWN = 25.0
_HANDLE = 9.5
_LETTER = 7.5
_LETTER_DOWN = 7.0
_END = 10.0
_VALUE = 27
_STANDING = 13
_LEAST_STANDING = 11
_NOTE_LINES = 2


def title_lines(title: str, language: Language, width: float, k: float) -> tuple[str, ...]:
    """A goal's name in lines for a column of that width, at the scale `k`."""
    return broken(title, language, max(width - 2 * PAD * k, 40.0), round(TITLE_SIZE * k))


def flip_lines(line: GoalLine, language: Language, width: float, k: float) -> tuple[str, ...]:
    """What is said below a track, each on a line of its own; one thing alone takes the lines that are kept free."""
    room, size = max(width - 2 * PAD * k, 40.0), round(SMALL * k)
    told = [said for said in (line.flips, line.more) if said]
    lines = max(_flips_kept(line), 1) if len(told) == 1 else 1
    parts = [_at_most(lines, broken(said, language, room, size), room, size) for said in told]
    return tuple([part for said in parts for part in said])


def _flips_kept(line: GoalLine) -> int:
    """How many lines are kept free below a track, whatever is said there.

    They are as many at every weight, so that nothing moves away under the hand that drags it.
    """
    return 0 if len(line.cells) < 2 else 1 if len(line.cells) == 2 else 2


def _at_most(lines: int, said: tuple[str, ...], room: float, size: int) -> tuple[str, ...]:
    if len(said) <= lines:
        return said
    return (*said[: lines - 1], shortened(whole(said[lines - 1 :]), room, size))


def stated_lines(cell: ScoreCell, language: Language, width: float, k: float) -> tuple[tuple[str, bool], ...]:
    """What is said below the dots of what a document states, line by line; its rating is bold."""
    room, size = max(width - 2 * PAD * k, 40.0), round(SMALL * k)
    rating = broken(cell.rating, language, room, size, True) if cell.rating else ()
    note = _at_most(_NOTE_LINES, broken(cell.caption, language, room, size), room, size) if cell.caption else ()
    return (*((line, True) for line in rating), *((line, False) for line in note))


def row_height(
    line: GoalLine, language: Language, widths: tuple[float, float, float], k: float, *, still: bool = False
) -> float:
    """The height of a goal's row for columns of titles, weights and scores of these `widths`.

    `still`: nobody drags its weight, so that no more lines are kept free below the track than are said now.
    """
    titles, weights, scores = widths
    below = max(
        len(flip_lines(line, language, weights, k)) if still else _flips_kept(line),
        *(len(stated_lines(cell, language, scores, k)) for cell in line.cells),
        0,
    )
    control = (CONTROL + below * SMALL_LINE) * k
    return max(control, TITLE_LINE * k * len(title_lines(line.title, language, titles, k))) + 2 * ROW_PAD * k


def dots(room: QRectF, k: float) -> tuple[QRectF, ...]:
    """Where the dots of the scores lie in a cell, the least first; each as large a target as there is room for."""
    pitch = min(_PITCH * k, (room.width() - PAD * k) / MOST_SCORE)
    left = room.left() + PAD * k - (pitch - 2 * _radius(pitch, k)) / 2
    top = room.top() + ROW_PAD * k
    return tuple([QRectF(left + place * pitch, top, pitch, CONTROL * k) for place in range(MOST_SCORE)])


def _radius(pitch: float, k: float) -> float:
    return min(_DOT * k, pitch / 2 - 1)


def track(room: QRectF, k: float) -> QRectF:
    """Where the scale of weights lies in a cell, from 0 at its left to the most at its right."""
    left = room.left() + (PAD + _NUMBER_ROOM) * k
    right = room.right() - (PAD + _END) * k
    top = room.top() + (ROW_PAD + _TRACK_DOWN - _TRACK / 2) * k
    return QRectF(left, top, max(right - left, 10.0), _TRACK * k)


def weight_at(room: QRectF, k: float, x: float) -> int:
    """The whole weight that is nearest to `x` in a cell."""
    scale = track(room, k)
    share = (x - scale.left()) / scale.width()
    return min(max(round(share * MOST_WEIGHT), 0), MOST_WEIGHT)


def paint_title(painter: QPainter, room: QRectF, line: GoalLine, theme: Theme, language: Language, k: float) -> None:
    """Paint a goal's name, in the middle of the height of what is beside it."""
    lines = title_lines(line.title, language, room.width(), k)
    spare = max(CONTROL * k - len(lines) * TITLE_LINE * k, 0.0) / 2
    size = round(TITLE_SIZE * k)
    base = room.top() + ROW_PAD * k + spare + TITLE_LINE * k * 0.74
    draw_lines(painter, room.left() + PAD * k, base, lines, size, theme.text, TITLE_LINE * k, bold=True)


def paint_weight(painter: QPainter, room: QRectF, line: GoalLine, theme: Theme, language: Language, k: float) -> None:
    """Paint a weight: its number, the scale with who is ahead at each weight, and that in words."""
    scale = track(room, k)
    given = line.row.weight is not None
    ink = theme.text if line.row.counts else theme.muted_text
    number = line.weight
    size = round(_NUMBER * k)
    while size > 10 and text_width(number, size, True) > (_NUMBER_ROOM - 4) * k:
        size -= 1
    draw_text(painter, room.left() + PAD * k, scale.center().y() + 0.36 * size, number, size, ink, bold=True)
    _paint_track(painter, scale, line, theme, k)
    if given:
        x = scale.left() + scale.width() * min(line.row.weight or 0.0, MOST_WEIGHT) / MOST_WEIGHT
        painter.setPen(pen(theme.text, 3.0 * k))
        painter.setBrush(colour(theme.surface))
        painter.drawEllipse(QPointF(x, scale.center().y()), _HANDLE * k, _HANDLE * k)
    flips = flip_lines(line, language, room.width(), k)
    _paint_small(painter, room, [(said, False) for said in flips], theme, k)


def _paint_track(painter: QPainter, scale: QRectF, line: GoalLine, theme: Theme, k: float) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(scale, scale.height() / 2, scale.height() / 2)
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.fillRect(scale, brush(theme.hairline))
    for stretch in line.firm.leading:
        part = _part(scale, stretch.start, stretch.end)
        if len(stretch.leaders) == 1:
            painter.fillRect(part, brush(theme.scenario[stretch.leaders[0]].fill))
        else:
            painter.fillRect(part, brush(theme.border))
    turns = {stretch.end for stretch in line.firm.leading}
    for stretch in line.firm.stretches[:-1]:
        # Where only others than the first change places, the line is thin.
        painter.setPen(pen(theme.surface, (2.5 if stretch.end in turns else 1.0) * k))
        x = _part(scale, stretch.start, stretch.end).right()
        painter.drawLine(QPointF(x, scale.top()), QPointF(x, scale.bottom()))
    painter.restore()
    painter.setPen(pen(theme.border, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    for step in range(MOST_WEIGHT + 1):
        x = scale.left() + scale.width() * step / MOST_WEIGHT
        long = 5.0 if step % 5 == 0 else 3.0
        painter.drawLine(QPointF(x, scale.bottom() + 2 * k), QPointF(x, scale.bottom() + (2 + long) * k))
    above = scale.center().y() - (_TRACK_DOWN - _LETTER_DOWN) * k
    for stretch in line.firm.leading:
        part = _part(scale, stretch.start, stretch.end)
        taken = 2.1 * _LETTER * k * len(stretch.leaders)
        if part.width() < taken:
            continue
        for place, column in enumerate(stretch.leaders):
            x = part.center().x() + (place - (len(stretch.leaders) - 1) / 2) * 2.1 * _LETTER * k
            paint_badge(painter, QPointF(x, above), _LETTER * k, theme.letters[column], theme.scenario[column])


def _part(scale: QRectF, start: Fraction, end: Fraction) -> QRectF:
    left = scale.left() + scale.width() * float(start) / MOST_WEIGHT
    right = scale.left() + scale.width() * float(end) / MOST_WEIGHT
    return QRectF(left, scale.top(), right - left, scale.height())


def paint_score(
    painter: QPainter, room: QRectF, cell: ScoreCell, tone: Tone, theme: Theme, language: Language, k: float
) -> None:
    """Paint a score as dots, each with its number; hollow ones are above it, and all are where none is given."""
    targets = dots(room, k)
    radius = _radius(targets[0].width(), k)
    for place, target in enumerate(targets):
        worth = place + LEAST_SCORE
        centre = target.center()
        full = cell.score is not None and cell.score >= worth
        partly = cell.score is not None and not full and cell.score > worth - 1
        if full:
            painter.setPen(pen(tone.fill, 1.5 * k))
            painter.setBrush(colour(tone.fill))
        elif partly:
            painter.setPen(pen(tone.fill, 2.0 * k))
            painter.setBrush(colour(tone.tint))
        else:
            painter.setPen(pen(theme.border, 1.25 * k))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
        ink = tone.text if full else tone.fill if partly else theme.muted_text
        said = cell.said if partly else str(worth)
        size = round((11 if partly else 14) * k)
        bold = full or partly
        draw_text(painter, centre.x(), centre.y() + 0.36 * size, said, size, ink, bold=bold, align="middle")
    _paint_small(painter, room, stated_lines(cell, language, room.width(), k), theme, k)


def rating_fits(cell: ScoreCell, width: float, k: float) -> bool:
    """Whether the rating that a document states has room beside the dots in a cell of that width."""
    return _PITCH * MOST_SCORE * k + text_width(cell.rating, round(SMALL * k), True) + 2 * PAD * k <= width


def paint_rating(painter: QPainter, room: QRectF, cell: ScoreCell, theme: Theme, k: float) -> None:
    """Paint beside the dots what rating a document states."""
    last = dots(room, k)[-1]
    size = round(SMALL * k)
    draw_text(
        painter, last.right() + PAD * k / 2, last.center().y() + 0.36 * size, cell.rating, size, theme.text, bold=True
    )


def _paint_small(painter: QPainter, room: QRectF, lines: Iterable[tuple[str, bool]], theme: Theme, k: float) -> None:
    """Words below what is set, some of them bold."""
    top = room.top() + (ROW_PAD + CONTROL) * k
    for number, (said, bold) in enumerate(lines):
        base = top + (number * SMALL_LINE + SMALL_LINE * 0.82) * k
        ink = theme.text if bold else theme.muted_text
        draw_text(painter, room.left() + PAD * k, base, said, round(SMALL * k), ink, bold=bold)


def paint_result(painter: QPainter, room: QRectF, cell: ResultCell, column: int, theme: Theme, k: float) -> None:
    """Paint the weighted result of a scenario: its value, its place, and a bar on the scale of the scores."""
    tone = theme.scenario[column]
    left = room.left() + PAD * k
    middle = room.top() + 30 * k
    radius = 12 * k
    paint_badge(painter, QPointF(left + radius, middle), radius, theme.letters[column], tone)
    x = left + 2 * radius + 9 * k
    known = cell.result.least is not None
    size = round(_VALUE * k) if known else round(TITLE_SIZE * k)
    while size > 12 and x + text_width(cell.value, size, True) > room.right() - 4 * k:
        size -= 1
    ink = theme.text if known else theme.muted_text
    draw_text(painter, x, middle + 0.36 * size, cell.value, size, ink, bold=known)
    if known:
        _paint_bar(painter, QRectF(left, room.top() + 52 * k, room.width() - 2 * PAD * k, 9 * k), cell, tone, theme)
    said, size = standing(cell, room.width() - 2 * PAD * k, k)
    base = room.top() + 77 * k
    draw_text(painter, left, base, said, size, theme.text if cell.first else theme.muted_text, bold=cell.first)


def standing(cell: ResultCell, room: float, k: float) -> tuple[str, int]:
    """The place of a scenario and what is to be known of it, in a `room` so wide, and how large it is written.

    Where that is too little it is smaller at first, and then ends in an ellipsis.
    """
    said, size = told(cell), round(_STANDING * k)
    while size > _LEAST_STANDING and text_width(said, size, cell.first) > room:
        size -= 1
    return shortened(said, room, size, cell.first), size


def told(cell: ResultCell) -> str:
    """What stands below the result of a scenario."""
    return " · ".join(part for part in (cell.place, cell.note) if part)


def _paint_bar(painter: QPainter, bar: QRectF, cell: ResultCell, tone: Tone, theme: Theme) -> None:
    least, most = cell.result.least, cell.result.most
    assert least is not None and most is not None, "asked for what is known"
    span = MOST_SCORE - LEAST_SCORE
    ends = [bar.width() * (float(value) - LEAST_SCORE) / span for value in (least, most)]
    outline = QPainterPath()
    outline.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.fillRect(bar, brush(theme.hairline))
    painter.fillRect(QRectF(bar.left(), bar.top(), ends[1], bar.height()), brush(tone.tint))
    painter.fillRect(QRectF(bar.left(), bar.top(), ends[0], bar.height()), brush(tone.fill))
    painter.restore()
    if ends[1] > ends[0]:
        painter.setPen(pen(tone.fill, 1.5, "dashed"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        open_ = QRectF(bar.left() + ends[0], bar.top(), ends[1] - ends[0], bar.height())
        painter.drawRect(open_.adjusted(0.75, 0.75, -0.75, -0.75))
    for step in range(1, span):
        x = bar.left() + bar.width() * step / span
        painter.setPen(pen(theme.surface, 1.0))
        painter.drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom()))


def paint_head(
    painter: QPainter, room: QRectF, texts: tuple[str, str], lefts: tuple[float, ...], theme: Theme, k: float
) -> None:
    """Paint the head of the table: what the first columns are, and the letters of the scenarios at `lefts`."""
    middle = room.top() + room.height() / 2
    base = middle + 0.36 * SMALL * k
    for said, left in zip(texts, lefts, strict=False):
        draw_text(painter, left + PAD * k, base, said, round(SMALL * k), theme.muted_text)
    for column, left in enumerate(lefts[2:]):
        centre = QPointF(left + PAD * k + 10 * k, middle)
        paint_badge(painter, centre, 10 * k, theme.letters[column], theme.scenario[column])
    painter.fillRect(QRectF(room.left(), room.bottom() - 1, room.width(), 1), brush(theme.border))
