"""Paints a `Drawing`: the one painter of the window, the pictures and the printer.

The painter that is handed in is already scaled and moved to the drawing's plane; `zoom` says how many pixels of the
reader one of the drawing's takes, and detail that could not be read at that size is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import dist
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from orgsim.drawing.boxes.boxes import BULLET, OPEN_DIAMETER, READABLE, SHEET_OFFSET, TextRun, text_runs
from orgsim.drawing.boxes.measures import LABEL_SIZE
from orgsim.drawing.chart.marks import Mark, Marks, tone_of
from orgsim.drawing.drawing import Area, Box, Drawing, Label, Line
from orgsim.drawing.text.fontmetrics import load_font
from orgsim.drawing.theme import Look, Theme, Tone
from orgsim.export.page.colours import brush, colour, pen
from orgsim.export.page.fonts import font

if TYPE_CHECKING:
    from orgsim.export.page.vector_painter import VectorPainter

CORNER = 4.0
"""Radius of a box's corners."""

_AREA = "21"
"""How opaque an area is, in hexadecimal (13 %): where two cross, both hues show."""
_AREA_EDGE = "73"
"""How opaque its edge is (45 %)."""

_AT_ONCE = 10
"""Boxes that are painted before whoever asked may do something else: within a frame, also on a page."""

_BEYOND = 24.0
"""How far beyond its edge a box may have sheets, badges and frames."""

_ROUNDED = 8.0
"""Pixels that an outline must be high for its corners to be round."""
_BAR = 2.5
"""Width of the bar at the left of an outline's lines."""
BLOCKS = 3.5
"""Pixels of font size below which all boxes are plain blocks, without border or text."""


def paint_drawing(
    painter: QPainter,
    drawing: Drawing,
    theme: Theme,
    zoom: float = 1.0,
    *,
    boxes: Iterable[int] | None = None,
    lines: Iterable[int] | None = None,
    marks: Marks | None = None,
) -> None:
    """Paint `drawing`, or of it the boxes and lines of these indices, in their order.

    With `marks`, what differs is framed and has its badges, and all else stands back.
    """
    for _ in painting(painter, drawing, theme, zoom, boxes=boxes, lines=lines, marks=marks):
        pass


def painting(
    painter: QPainter,
    drawing: Drawing,
    theme: Theme,
    zoom: float = 1.0,
    *,
    boxes: Iterable[int] | None = None,
    lines: Iterable[int] | None = None,
    marks: Marks | None = None,
) -> Iterator[None]:
    """Paint as `paint_drawing` does, a few boxes at a time, each time it is asked to go on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for area in drawing.areas:
        paint_area(painter, area, theme)
    some_lines = drawing.lines if lines is None else [drawing.lines[index] for index in lines]
    paint_lines(painter, some_lines, theme, zoom)
    some_boxes = drawing.boxes if boxes is None else [drawing.boxes[index] for index in boxes]
    if _is_for_files(painter):
        # Files keep what lies beyond the page as well, and of a tile nearly all does.
        seen = painter.clipBoundingRect().adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)
        some_boxes = [box for box in some_boxes if seen.intersects(_rectangle(box))]
    if marks is not None and drawing.name_size * zoom < BLOCKS:
        _paint_marked_blocks(painter, some_boxes, marks, drawing, theme, zoom)
    else:
        for few in _few(some_boxes):
            for box in few:
                own = None if marks is None else marks.get(box.id)
                back = marks is not None and (own is None or own[0].quiet)
                paint_box(painter, box, drawing, theme, zoom, back=back)
            yield
        # Over all boxes, so that no neighbour covers a badge.
        for few in _few([box for box in some_boxes if box.id in marks] if marks is not None else ()):
            from orgsim.export.page.badges import paint_marks

            for box in few:
                paint_marks(painter, box, marks[box.id] if marks is not None else (), theme, zoom)
            yield
        for few in _few([box for box in some_boxes if box.signs]):
            from orgsim.export.page.signs import paint_signs

            for box in few:
                paint_signs(painter, box, theme, zoom)
            yield
    if _is_for_files(painter):
        from orgsim.export.page.vector_painter import by_name

        for name in by_name(drawing.labels):
            _paint_labels(painter, name, theme, zoom)
    else:
        for label in drawing.labels:
            paint_label(painter, label, theme, zoom)


def _is_for_files(painter: QPainter) -> TypeGuard[VectorPainter]:
    """Whether it keeps text as text. The window's do not, and it begins without the module of those that do."""
    if type(painter) is QPainter:
        return False
    from orgsim.export.page.vector_painter import VectorPainter

    return isinstance(painter, VectorPainter)


def _few(boxes: Sequence[Box]) -> Iterator[Sequence[Box]]:
    return (boxes[begin : begin + _AT_ONCE] for begin in range(0, len(boxes), _AT_ONCE))


def _paint_marked_blocks(
    painter: QPainter, boxes: Sequence[Box], marks: Marks, drawing: Drawing, theme: Theme, zoom: float
) -> None:
    """Paint blocks that say by their colour alone what differs; that lies over what stands back."""
    differing: list[tuple[Box, Mark]] = []
    for box in boxes:
        own = marks.get(box.id)
        if own is None or own[0].quiet:
            paint_box(painter, box, drawing, theme, zoom, back=True)
        else:
            differing.append((box, own[0]))
    for box, mark in differing:
        painter.fillRect(_rectangle(box), colour(tone_of(mark, theme).fill))


_RING = 2.5
"""Radius of the ring where a link breaks off."""


def paint_lines(painter: QPainter, lines: Iterable[Line], theme: Theme, zoom: float) -> None:
    """Paint lines of the hierarchy or of links, with an arrowhead where they point and a ring where they break off."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in lines:
        style = theme.line(line.style)
        path = _path(line.points, 0.0 if line.style == "band" or zoom < 0.25 else CORNER)
        if style.style == "double":
            painter.setPen(pen(style.colour, style.width * 3, "solid"))
            painter.drawPath(path)
            painter.setPen(pen(theme.surface, style.width, "solid"))
        else:
            painter.setPen(pen(style.colour, style.width, style.style))
        painter.drawPath(path)
        if line.arrow and len(line.points) > 1:
            paint_arrowhead(painter, line.points[-2], line.points[-1], style.colour)
        if line.broken:
            painter.setPen(pen(style.colour, style.width, "solid"))
            painter.setBrush(colour(theme.surface))
            painter.drawEllipse(QPointF(*line.points[0 if line.broken == "first" else -1]), _RING, _RING)
            painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_frame(painter: QPainter, box: Box, ink: str, zoom: float, pixels: float = 2.5) -> None:
    """Paint a frame around a box, `pixels` of the reader wide: of the selected unit, or the one pointed at."""
    gap = (pixels / 2 + 1.5) / zoom
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(ink), pixels / zoom))
    # Other lines of an outline stand close above and below: the frame covers none of their letters.
    above = 0.0 if box.outlined else gap
    frame = _rectangle(box).adjusted(-gap, -above, gap, above)
    radius = CORNER + gap
    painter.drawRoundedRect(frame, radius, radius)


def paint_badge(painter: QPainter, centre: QPointF, radius: float, text: str, tone: Tone) -> None:
    """Paint a disc with a letter or a sign on it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tone.fill))
    painter.drawEllipse(centre, radius, radius)
    painter.setPen(colour(tone.text))
    size = max(1, round(radius * 1.5))
    measures = load_font()
    width = measures.width(text, size, bold=True)
    painter.setFont(font(size, bold=True))
    painter.drawText(QPointF(centre.x() - width / 2, centre.y() + measures.cap_height(size) / 2), text)


def _paint_block(painter: QPainter, box: Box, look: Look) -> None:
    painter.fillRect(_rectangle(box), colour(look.border))


def _paint_outline(painter: QPainter, rectangle: QRectF, look: Look) -> None:
    """Paint what stands back: empty, as the legend has it, at any size.

    Its border is put on whole pixels and is one wide at least: thinner, or spread over two, it would fade into the
    pane.
    """
    onto = painter.deviceTransform()
    width = max(round(look.border_width * onto.m11()), 1)
    outer = onto.mapRect(rectangle)
    left, top = round(outer.left()), round(outer.top())
    right, bottom = max(round(outer.right()), left + width), max(round(outer.bottom()), top + width)
    back, _ = onto.inverted()
    inner = QRectF(left, top, right - left, bottom - top).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(pen(look.border, width / onto.m11(), look.border_style))
    painter.setBrush(brush(look.fill))
    if inner.height() < _ROUNDED:
        painter.drawRect(back.mapRect(inner))
    else:
        painter.drawRoundedRect(back.mapRect(inner), look.corner, look.corner)


def paint_box(painter: QPainter, box: Box, drawing: Drawing, theme: Theme, zoom: float, *, back: bool = False) -> None:
    """Paint one of the boxes of `drawing`, with as much of its text as can be read; `back`: in muted colours."""
    look = theme.look(box.look)
    if back:
        from orgsim.export.page.badges import standing_back

        look = standing_back(look, theme)
    elif drawing.name_size * zoom < (READABLE if box.outlined else BLOCKS):
        # A line of a list has nothing to be seen by but its text.
        _paint_block(painter, box, look)
        return
    rectangle = _rectangle(box)
    if box.outlined in ("leaf", "head"):
        _paint_entry(painter, rectangle, look, bar=box.outlined == "leaf" or back)
        _paint_text_of(painter, box, drawing, look, theme, zoom)
        return
    paint_sheet = _paint_outline if back and not _is_for_files(painter) else _paint_sheet
    if box.stacked:
        for sheet in (2, 1):
            shift = sheet * SHEET_OFFSET
            paint_sheet(painter, rectangle.translated(shift, shift), look)
    paint_sheet(painter, rectangle, look)
    _paint_text_of(painter, box, drawing, look, theme, zoom)


def _paint_entry(painter: QPainter, rectangle: QRectF, look: Look, *, bar: bool) -> None:
    """Paint what stands behind a line of an outline: its ground, and a `bar` in the colour of its border."""
    painter.fillRect(rectangle, brush(look.fill))
    if bar:
        painter.setPen(pen(look.border, _BAR, look.border_style))
        x = rectangle.left() + _BAR / 2
        painter.drawLine(QPointF(x, rectangle.top()), QPointF(x, rectangle.bottom()))


def _paint_text_of(painter: QPainter, box: Box, drawing: Drawing, look: Look, theme: Theme, zoom: float) -> None:
    """Paint as much of a box's text as can be read."""
    if drawing.name_size * zoom < READABLE:
        return
    readable = [run for run in text_runs(box, drawing) if run.size * zoom >= READABLE]
    if _is_for_files(painter):
        for lines in _texts(readable):
            _paint_text(painter, lines, look, theme)
    else:
        for run in readable:
            _paint_run(painter, run, look, theme)


def _paint_sheet(painter: QPainter, rectangle: QRectF, look: Look) -> None:
    painter.setPen(pen(look.border, look.border_width, look.border_style))
    painter.setBrush(brush(look.fill))
    # The stroke lies within the box, so that boxes of any border have the same size.
    inset = look.border_width / 2
    inner = rectangle.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, look.corner, look.corner)
    if look.border_style == "double":
        painter.drawRoundedRect(inner.adjusted(2.5, 2.5, -2.5, -2.5), look.corner - 1, look.corner - 1)


def _texts(runs: Iterable[TextRun]) -> Iterator[list[TextRun]]:
    """The runs by the text that they are lines of: of a name, a purpose, a matter."""
    lines: list[TextRun] = []
    for run in runs:
        # What is set at the right, such as the number of what is hidden, is a text of its own.
        goes_on = lines and run.anchor == lines[-1].anchor == "left"
        goes_on = goes_on and run.tone == lines[-1].tone and run.size == lines[-1].size
        if lines and (not goes_on or run.text.startswith(BULLET)):
            yield lines
            lines = []
        lines.append(run)
    if lines:
        yield lines


def _paint_text(painter: VectorPainter, lines: Sequence[TextRun], look: Look, theme: Theme) -> None:
    first = lines[0]
    if (len(lines) == 1 and not first.whole) or first.tone == "open":
        for run in lines:
            _paint_run(painter, run, look, theme)
        return
    painter.setFont(font(round(first.size), first.bold))
    painter.setPen(colour(_ink(first, look)))
    places = [QPointF(run.x, run.baseline) for run in lines]
    painter.draw_lines(places, [run.text for run in lines], whole=first.whole)


def _ink(run: TextRun, look: Look) -> str:
    return look.muted_text if run.tone in ("muted", "hidden") else look.text


def _paint_run(painter: QPainter, run: TextRun, look: Look, theme: Theme) -> None:
    if run.tone == "open":
        middle = QPointF(run.x, run.baseline - load_font().cap_height(run.size) / 2)
        paint_badge(painter, middle, OPEN_DIAMETER / 2, run.text, theme.warning)
        return
    painter.setFont(font(round(run.size), run.bold))
    painter.setPen(colour(_ink(run, look)))
    left = run.x
    if run.anchor != "left":
        width = load_font().width(run.text, run.size, run.bold)
        left -= width if run.anchor == "right" else width / 2
    painter.drawText(QPointF(left, run.baseline), run.text)


def paint_area(painter: QPainter, area: Area, theme: Theme) -> None:
    """Paint a ground in a breath of its look's hue, so light that all text can be read on it."""
    hue = theme.look(area.look).border.removeprefix("#")
    rectangle = QRectF(area.x, area.y, area.width, area.height)
    painter.setPen(pen(f"#{_AREA_EDGE}{hue}", 1.0))
    painter.setBrush(brush(f"#{_AREA}{hue}"))
    painter.drawRoundedRect(rectangle.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)


def paint_label(painter: QPainter, label: Label, theme: Theme, zoom: float) -> None:
    """Paint a text that belongs to no box."""
    if _write_label(painter, label, theme, zoom):
        painter.drawText(QPointF(label.x, label.y), label.text)


def _paint_labels(painter: VectorPainter, lines: Sequence[Label], theme: Theme, zoom: float) -> None:
    """Paint the labels over which one name is broken."""
    if _write_label(painter, lines[0], theme, zoom):
        painter.draw_lines([QPointF(line.x, line.y) for line in lines], [line.text for line in lines])


def _write_label(painter: QPainter, label: Label, theme: Theme, zoom: float) -> bool:
    """Take up the font and the ink of labels, unless they could not be read."""
    if LABEL_SIZE * zoom < READABLE:
        return False
    painter.setFont(font(round(LABEL_SIZE), bold=label.style != "continued"))
    painter.setPen(colour(theme.muted_text))
    return True


def paint_arrowhead(
    painter: QPainter,
    before: tuple[float, float],
    tip: tuple[float, float],
    ink: str,
    size: float = 7.0,
    half: float = 0.45,
) -> None:
    """Paint the head of an arrow that comes from `before`: `size` long, and to each side `half` of that wide."""
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length, dy / length
    back = QPointF(tip[0] - ux * size, tip[1] - uy * size)
    across = QPointF(-uy * size * half, ux * size * half)
    head = QPainterPath(QPointF(*tip))
    head.lineTo(back + across)
    head.lineTo(back - across)
    head.closeSubpath()
    painter.fillPath(head, colour(ink))


def _path(points: tuple[tuple[float, float], ...], radius: float) -> QPainterPath:
    """The polyline with its corners rounded by up to `radius`."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        (x, y), (x0, y0), (x1, y1) = corner, before, after
        come, go = dist(before, corner), dist(corner, after)
        here = min(radius, come / 2, go / 2)
        if here > 0:
            path.lineTo(x + (x0 - x) * (here / come), y + (y0 - y) * (here / come))
            path.quadTo(x, y, x + (x1 - x) * (here / go), y + (y1 - y) * (here / go))
        else:
            path.lineTo(x, y)
    path.lineTo(*points[-1])
    return path


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
