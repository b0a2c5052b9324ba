"""Paints drawings of decisions in time: for the window, pictures and the printer."""

from __future__ import annotations

from collections.abc import Generator
from math import cos, inf, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPolygonF

from orgsim.drawing.decisions.bands import heights, in_part
from orgsim.drawing.decisions.drawing import Badge, Bar, DecisionsDrawing, Form, Ink, Shape, Sign, Stroke, Thing, Words
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import brush, colour, pen
from orgsim.export.page.lettering import draw_lines
from orgsim.export.page.painter import paint_badge

_HATCH = 5.0
_DOTS = 5.0
_FRAME = 3.0
_BEFORE = 6.0
"""Of ground before words that begin where the drawing does."""
_AT_A_TIME = 16
"""Shapes, or words, that are painted in one go."""


def painting_decisions(
    painter: QPainter,
    drawing: DecisionsDrawing,
    theme: Theme,
    *,
    lit: frozenset[Thing] = frozenset(),
    chosen: Thing | None = None,
    focused: bool = False,
    part: tuple[float, float] = (-inf, inf),
) -> Generator[None, None, None]:
    """Paint `drawing` with a painter that is scaled to its plane: a few shapes or words each time it is to go on.

    Places that tell of what is `lit` have another ground, those of what is `chosen` a frame as well. `part` are the
    upper and the lower edge in view: what lies beyond is not painted.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    upper, lower = part
    framed = []
    shapes, texts, hits = in_part(drawing, part)
    for hit in hits:
        if (hit.of == chosen or hit.of in lit) and hit.y <= lower and hit.y + hit.height >= upper:
            before = _BEFORE if hit.x <= 0 else 0.0
            area = QRectF(hit.x - before, hit.y, hit.width + before, hit.height)
            painter.fillRect(area, brush(theme.selection if hit.of == chosen else theme.hover))
            if hit.of == chosen:
                framed.append(area)
    for number, shape in enumerate(shapes, 1):
        top, bottom = heights(shape)
        if top <= lower and bottom >= upper:
            _paint_shape(painter, shape, theme)
        if not number % _AT_A_TIME:
            yield
    for number, text in enumerate(texts, 1):
        top, bottom = heights(text)
        if top <= lower and bottom >= upper:
            _paint_words(painter, text, theme)
        if not number % _AT_A_TIME:
            yield
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for area in framed:
        painter.setPen(pen(theme.focus if focused else theme.accent.fill, 2.0 if focused else 1.25))
        painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), _FRAME, _FRAME)


def ink_of(ink: Ink, theme: Theme) -> str:
    """The colour `#rrggbb` that an ink has in a theme."""
    name, _, column = ink.partition(".")
    if column:
        tone = theme.scenario[int(column)]
        return {"fill": tone.fill, "on": tone.text, "tint": tone.tint}[name]
    return {
        "text": theme.text,
        "muted": theme.muted_text,
        "plot": theme.plot.text,
        "axis": theme.plot.axis,
        "grid": theme.plot.grid,
        "hairline": theme.hairline,
        "surface": theme.surface,
        "hover": theme.hover,
    }[name]


def _paint_shape(painter: QPainter, shape: Shape, theme: Theme) -> None:
    match shape:
        case Bar():
            _paint_bar(painter, shape, theme)
        case Stroke():
            points = QPolygonF([QPointF(x, y) for x, y in shape.points])
            if shape.fill is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(brush(ink_of(shape.fill, theme)))
                painter.drawPolygon(points)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(ink_of(shape.ink, theme), shape.width, "dashed" if shape.dashed else "solid"))
            painter.drawPolyline(points)
        case Sign():
            _paint_sign(painter, shape, theme)
        case Badge():
            middle = QPointF(shape.x, shape.y)
            paint_badge(painter, middle, shape.radius, shape.letter, theme.scenario[shape.column])


def _paint_bar(painter: QPainter, bar: Bar, theme: Theme) -> None:
    area = QRectF(bar.x, bar.y, bar.width, bar.height)
    if bar.fill is not None:
        painter.fillRect(area, brush(ink_of(bar.fill, theme)))
    if bar.edge is None:
        return
    if bar.texture != "plain" and bar.width > 1:
        _paint_texture(painter, bar, area, ink_of(bar.edge, theme))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(ink_of(bar.edge, theme), 1.0))
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5) if bar.width > 1 else area)


def _paint_texture(painter: QPainter, bar: Bar, area: QRectF, ink: str) -> None:
    """Paint lines or dots as paths, as large at any scale: a brush of Qt's has the pixels of the screen."""
    path = QPainterPath()
    if bar.texture == "dotted":
        row = 0
        y = bar.y + _DOTS / 2
        while y + 1 < bar.y + bar.height:
            x = bar.x + (_DOTS if row % 2 else _DOTS / 2)
            while x + 1 < bar.x + bar.width:
                path.addEllipse(QPointF(x, y), 1.0, 1.0)
                x += _DOTS
            y += _DOTS * 0.8
            row += 1
        painter.fillPath(path, QBrush(colour(ink)))
        return
    x = bar.x - bar.height
    while x < bar.x + bar.width:
        # Each line is cut off where the area ends, so that nothing has to be clipped.
        low = max(x, bar.x)
        high = min(x + bar.height, bar.x + bar.width)
        if high > low:
            path.moveTo(low, bar.y + bar.height - (low - x))
            path.lineTo(high, bar.y + bar.height - (high - x))
            if bar.texture == "crossed":
                path.moveTo(low, bar.y + (low - x))
                path.lineTo(high, bar.y + (high - x))
        x += _HATCH
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(ink, 1.0))
    painter.drawPath(path)


_ANGLES: dict[Form, tuple[int, float, float]] = {
    "diamond": (4, 0.0, 1.15),
    "square": (4, 0.5, 1.2),
    "up": (3, 0.0, 1.2),
    "down": (3, 0.5, 1.2),
}
"""Corners, by what share of a corner the form is turned, and how much its radius is enlarged to look as large."""


def _paint_sign(painter: QPainter, sign: Sign, theme: Theme) -> None:
    ink = ink_of(sign.ink, theme)
    painter.setPen(pen(ink, 1.5))
    painter.setBrush(brush(ink if sign.inside == "full" else theme.surface))
    x, y, radius = sign.x, sign.y, sign.radius
    match sign.form:
        case "disc":
            painter.drawEllipse(QPointF(x, y), radius, radius)
        case "tick":
            painter.drawLine(QPointF(x, y - radius), QPointF(x, y + radius))
        case "cross":
            painter.setPen(pen(ink, 2.0))
            painter.drawLine(QPointF(x - radius, y - radius), QPointF(x + radius, y + radius))
            painter.drawLine(QPointF(x - radius, y + radius), QPointF(x + radius, y - radius))
        case "star":
            corners = [_around(x, y, radius * (1.25 if at % 2 == 0 else 0.5), at / 10) for at in range(10)]
            painter.drawPolygon(QPolygonF(corners))
        case "diamond" | "square" | "up" | "down":
            count, turned, larger = _ANGLES[sign.form]
            corners = [_around(x, y, radius * larger, (at + turned) / count) for at in range(count)]
            painter.drawPolygon(QPolygonF(corners))
    if sign.inside == "dotted":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(ink))
        painter.drawEllipse(QPointF(x, y), max(radius * 0.36, 1.0), max(radius * 0.36, 1.0))


def _around(x: float, y: float, radius: float, turn: float) -> QPointF:
    """The point so far from a middle, by a share of a whole turn from straight above."""
    angle = 2 * pi * turn
    return QPointF(x + radius * sin(angle), y - radius * cos(angle))


def _paint_words(painter: QPainter, text: Words, theme: Theme) -> None:
    draw_lines(
        painter,
        text.x,
        text.baseline,
        text.lines,
        text.size,
        ink_of(text.ink, theme),
        text.step,
        bold=text.bold,
        align=text.align,
    )
