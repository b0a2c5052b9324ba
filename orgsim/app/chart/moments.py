"""Paints the moments between two drawings fast enough to be seen as one movement.

A box whose text can be read is painted once for a zoom and from then on moved as a picture, unless it changes its size.
Smaller boxes and the lines are painted in bulk, all of one look in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from orgsim.drawing.boxes.boxes import NAME_SIZE, READABLE, SHEET_OFFSET
from orgsim.drawing.chart.marks import Marks
from orgsim.drawing.drawing import Box, Drawing, Line
from orgsim.drawing.grid import Rectangle
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import Viewport
from orgsim.export.page.badges import paint_marks, standing_back
from orgsim.export.page.colours import brush, pen
from orgsim.export.page.painter import BLOCKS, paint_area, paint_box, paint_label

if TYPE_CHECKING:
    from orgsim.drawing.chart.gliding import Moment, ShownBox, ShownLine

_LARGEST = 1024
"""Pixels of width up to which a box is kept as a picture."""
_A_FRAME = 2
"""Pictures of boxes that a swift frame makes at most: the first ones are of what is needed last."""
_WHILE_LEAVING = 1
"""The same of a frame in which boxes leave, which has enough to do: only of what it shows."""
_EDGE = 1
"""Pixels around a box that its border may touch."""


class Swift:
    """A short way, of which each frame is to take no longer than one of panning: boxes are moved as pictures alone."""

    def __init__(
        self,
        before: QPixmap | None,
        viewport: Viewport,
        zoom: float,
        after: Sequence[Box],
        alike: Mapping[int, Box],
    ) -> None:
        self.before = before
        """What the pane showed at first, all of it, with the drawing's `viewport`."""
        self.viewport = viewport
        self.zoom = zoom
        """At which boxes are painted that are seen in the end."""
        self.after = [box for box in reversed(after) if id(box) not in alike]
        """Those boxes whose pictures are still to be made, the last first."""
        self.alike = alike
        """What boxes looked like before that look the same after, by the identity of these."""
        self.begun = False
        """Whether a frame of it was painted: the first has enough to do."""


class MomentPainter:
    """Paints moments, keeping the pictures of the boxes for as long as zoom and theme stay."""

    def __init__(self) -> None:
        self._pictures: dict[int, tuple[Box, QPixmap]] = {}
        self._of: tuple[object, ...] | None = None
        self._marks: Marks | None = None
        self._swift: Swift | None = None
        self._left = 0

    def paint(
        self,
        painter: QPainter,
        moment: Moment,
        theme: Theme,
        viewport: Viewport,
        ratio: float,
        area: Rectangle,
        marks: Marks | None = None,
        swift: Swift | None = None,
    ) -> None:
        """Paint what `viewport` shows of `moment`, in the pane's pixels; with `marks`, what differs stands out.

        `swift`: and no frame takes long. `ratio` is the screen's pixels for each of the pane's; lines out of `area` of
        the drawing are left out.
        """
        zoom = viewport.zoom
        of = (theme, zoom if swift is None else swift, ratio, marks)
        self._swift, self._left = swift, 0
        if swift is not None:
            if swift.begun:
                self._left = _WHILE_LEAVING if moment.leaves else _A_FRAME
            swift.begun = True
        if self._of != of:
            self._of, self._marks = of, marks
            self._pictures = {}
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.save()
        painter.scale(zoom, zoom)
        painter.translate(-viewport.x, -viewport.y)
        for ground in moment.areas:
            painter.setOpacity(ground.opacity)
            paint_area(painter, ground.area, theme)
        # Upright and level lines are as crisp without it, and take a third of the time.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, swift is None)
        _paint_lines(painter, moment.lines, theme, area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        readable = moment.drawing.name_size * zoom >= READABLE
        if not readable:
            _paint_plain(painter, moment.boxes, theme, zoom, self._stands_back)
        for label in moment.labels:
            painter.setOpacity(label.opacity)
            paint_label(painter, label.label, theme, zoom)
        painter.restore()
        if readable:
            for shown in moment.boxes:
                painter.setOpacity(shown.opacity)
                self._paint_picture(painter, shown, moment.drawing, theme, viewport, ratio)
            self._paint_marks(painter, moment, theme, viewport)
        painter.setOpacity(1.0)
        while swift is not None and swift.after and self._left > 0 and not moment.leaves:
            self._made(swift.after.pop(), moment.drawing, theme, swift.zoom, ratio)

    def _stands_back(self, face: Box) -> bool:
        """Whether the box agrees with what it is compared to, so that it gives way to what differs."""
        own = self._marks.get(face.id) if self._marks is not None else None
        return self._marks is not None and (not own or own[0].quiet)

    def _paint_marks(self, painter: QPainter, moment: Moment, theme: Theme, viewport: Viewport) -> None:
        if not self._marks:
            return
        painter.save()
        painter.scale(viewport.zoom, viewport.zoom)
        painter.translate(-viewport.x, -viewport.y)
        for shown in moment.boxes:
            if own := self._marks.get(shown.face.id):
                painter.setOpacity(shown.opacity)
                paint_marks(painter, shown.box, own, theme, viewport.zoom)
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, shown: ShownBox, drawing: Drawing, theme: Theme, viewport: Viewport, ratio: float
    ) -> None:
        box, face, zoom = shown.box, shown.face, viewport.zoom
        if self._swift is not None:
            self._paint_swiftly(painter, shown, drawing, theme, viewport, ratio, self._swift)
            return
        if face.width * zoom > _LARGEST or box.width != face.width or box.height != face.height:
            painter.save()
            painter.scale(zoom, zoom)
            painter.translate(-viewport.x, -viewport.y)
            paint_box(painter, box, drawing, theme, zoom, back=self._stands_back(face))
            painter.restore()
            return
        kept = self._pictures.get(id(face))
        if kept is None:
            # The face is kept with its picture, so that no other box can come to have its identity.
            kept = self._pictures[id(face)] = (
                face,
                _picture(face, drawing, theme, zoom, ratio, back=self._stands_back(face)),
            )
        x, y = (box.x - viewport.x) * zoom - _EDGE, (box.y - viewport.y) * zoom - _EDGE
        # On whole pixels, where it is neither blurred nor slow.
        painter.drawPixmap(QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio), kept[1])

    def _paint_swiftly(
        self,
        painter: QPainter,
        shown: ShownBox,
        drawing: Drawing,
        theme: Theme,
        viewport: Viewport,
        ratio: float,
        swift: Swift,
    ) -> None:
        """Paint a picture of the box in its size of the moment, for as long as there is one; else its ground."""
        box, face = shown.box, swift.alike.get(id(shown.face), shown.face)
        corner = QPointF(*viewport.to_pane(box.x, box.y))
        target = QRectF(corner, QPointF(*viewport.to_pane(box.x + box.width, box.y + box.height)))
        kept = self._pictures.get(id(face))
        if kept is None and swift.before is not None:
            part = _part_of(swift, face, ratio)
            if QRectF(swift.before.rect()).contains(part):
                _paint_part(painter, target, swift.before, part, ratio, fading=shown.opacity < 1)
                return
        picture = kept[1] if kept is not None else self._made(face, drawing, theme, swift.zoom, ratio)
        if picture is not None:
            scale = swift.zoom * ratio
            source = QRectF(_EDGE * ratio, _EDGE * ratio, face.width * scale, face.height * scale)
            _paint_part(painter, target, picture, source, ratio, fading=shown.opacity < 1)
            return
        look = theme.look(face.look)
        painter.setPen(pen(look.border, 1.0))
        painter.setBrush(brush(look.fill))
        painter.drawRect(target)

    def _made(self, face: Box, drawing: Drawing, theme: Theme, zoom: float, ratio: float) -> QPixmap | None:
        """A picture of the box, where a frame may still make one."""
        if self._left <= 0 or face.width * zoom > _LARGEST:
            return None
        self._left -= 1
        made = _picture(face, drawing, theme, zoom, ratio, back=self._stands_back(face))
        self._pictures[id(face)] = (face, made)
        return made


def _paint_part(
    painter: QPainter, target: QRectF, picture: QPixmap, part: QRectF, ratio: float, *, fading: bool
) -> None:
    """Paint that part of a picture; what is `fading` in its own size, around the same middle.

    Whatever fades is nearly as large as it was or will be, and to scale it as well takes four times as long.
    """
    if not fading:
        painter.drawPixmap(target, picture, part)
        return
    whole, middle = part.toRect(), target.center()
    x, y = middle.x() - whole.width() / ratio / 2, middle.y() - whole.height() / ratio / 2
    painter.drawPixmap(QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio), picture, QRectF(whole))


def _part_of(swift: Swift, face: Box, ratio: float) -> QRectF:
    """Where the box is in what the pane showed at first."""
    left, top = swift.viewport.to_pane(face.x, face.y)
    right, bottom = swift.viewport.to_pane(face.x + face.width, face.y + face.height)
    return QRectF(left * ratio, top * ratio, (right - left) * ratio, (bottom - top) * ratio)


def _picture(face: Box, drawing: Drawing, theme: Theme, zoom: float, ratio: float, *, back: bool) -> QPixmap:
    sheets = 2 * SHEET_OFFSET if face.stacked else 0.0
    width, height = ((side + sheets) * zoom + 2 * _EDGE + 1 for side in (face.width, face.height))
    picture = QPixmap(QSize(max(round(width * ratio), 1), max(round(height * ratio), 1)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(_EDGE, _EDGE)
    painter.scale(zoom, zoom)
    painter.translate(-face.x, -face.y)
    paint_box(painter, face, drawing, theme, zoom, back=back)
    painter.end()
    return picture


def _paint_lines(painter: QPainter, lines: Iterable[ShownLine], theme: Theme, area: Rectangle) -> None:
    """Paint the lines without rounding their corners, which nobody misses in a movement."""
    pieces: dict[tuple[str, float], list[QLineF]] = {}
    for shown in lines:
        if _touches(shown.line, area):
            here = pieces.setdefault((shown.line.style, shown.opacity), [])
            here += [QLineF(*start, *end) for start, end in pairwise(shown.line.points)]
    for (style, opacity), those in pieces.items():
        line = theme.line(style)
        painter.setOpacity(opacity)
        painter.setPen(pen(line.colour, line.width, line.style))
        painter.drawLines(those)


def _paint_plain(
    painter: QPainter, boxes: Iterable[ShownBox], theme: Theme, zoom: float, stands_back: Callable[[Box], bool]
) -> None:
    """Paint boxes that are too small for their text: plain rectangles, and the smallest in their border's colour."""
    rectangles: dict[tuple[float, str, bool, bool], list[QRectF]] = {}
    for shown in boxes:
        box = shown.box
        here = rectangles.setdefault((shown.opacity, box.look, NAME_SIZE * zoom < BLOCKS, stands_back(shown.face)), [])
        here.append(QRectF(box.x, box.y, box.width, box.height))
    for (opacity, name, block, back), those in rectangles.items():
        look = standing_back(theme.look(name), theme) if back else theme.look(name)
        painter.setOpacity(opacity)
        if back:
            painter.setPen(pen(look.border, max(look.border_width, 1 / zoom)))
        else:
            painter.setPen(Qt.PenStyle.NoPen if block else pen(look.border, look.border_width))
        painter.setBrush(brush(look.border if block and not back else look.fill))
        painter.drawRects(those)


def _touches(line: Line, area: Rectangle) -> bool:
    left, top, right, bottom = area
    across, down = [x for x, _ in line.points], [y for _, y in line.points]
    return max(across) >= left and min(across) <= right and max(down) >= top and min(down) <= bottom
