"""A small map of a chart that is larger than its pane: all of it as blocks, and which part of that is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.gliding_chart import GlidingChart
from orgsim.app.weakly import while_there
from orgsim.app.widgets.labels import plain_tip
from orgsim.drawing.drawing import Drawing
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import Viewport, centred, kept_in, meeting
from orgsim.export.page.colours import brush, faint, pen

if TYPE_CHECKING:
    from orgsim.drawing.links.ground import Ground

_ROOM = (168.0, 112.0)
"""Pixels that the map may take, of width and of height; in a small pane less."""
_SHARE = 0.3
"""Of the pane's width and height what it may take at most."""
_LEAST_PANE = 360
"""Pixels of width from which on a pane has room for the map: in less it would cover what is looked at."""
_MARGIN = 8
"""Pixels between it and the edges of the pane."""
_CORNERS = ((True, True), (False, True), (True, False), (False, False))
"""Of the pane: whether at its right, and at its bottom."""
_INSET = 5.0
"""Pixels that are free around the blocks."""
_LEAST = 2.0
"""Pixels of the smallest block."""
_SEEN = 2.0
"""Pixels by which a chart may reach out of its pane without being larger: what is rounded."""


class Overview(QWidget):
    """Lies over a corner of its chart, as long as not all of that is in view; who drags in it moves the chart.

    It takes the corner where it covers nothing, if there is one.
    """

    def __init__(self, chart: GlidingChart, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._chart = chart
        self._theme = theme
        self._blocks: QPixmap | None = None
        self._of: tuple[object, ...] = ()
        self._at = _CORNERS[0]
        self._is_held = False
        """Whether it is dragged in: then it stays where it is."""
        self._beneath: tuple[Drawing, Ground] | None = None
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.hide()
        self._settled = QTimer(self, interval=0, singleShot=True)
        """Asks where it is to be once panes and charts have their sizes: on the way there, nothing flashes up."""
        self._settled.timeout.connect(self._follow)
        # A chart does not keep the map that keeps the chart.
        chart.cover = while_there(self._cover)
        chart.shown.connect(self._ask)
        chart.resized.connect(self._ask)

    def set_theme(self, theme: Theme) -> None:
        """Paint in `theme` from now on."""
        self._theme = theme
        self.update()

    def tell(self, words: str) -> None:
        """Say what it is for."""
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(words)

    # where it is

    def _ask(self) -> None:
        if self.isVisible():
            self._follow()
        else:
            self._settled.start()

    def _follow(self) -> None:
        """Be there while the chart is larger than its pane, and nowhere else."""
        if self._chart.is_gliding:
            # On the way from one drawing to the next it stays as it was.
            return
        drawing = self._chart.drawing
        cover = self._cover(drawing, self._chart.viewport) if drawing is not None else None
        if cover is None:
            self._is_held = False
            self.hide()
            return
        # It lies in what its chart lies in: in the chart itself, a screen reader would take it for one of the boxes.
        corner = self._chart.geometry().topLeft()
        left, top, right, bottom = map(round, cover)
        self._at = (left > _MARGIN, top > _MARGIN)
        self.setGeometry(corner.x() + left, corner.y() + top, right - left, bottom - top)
        self.show()
        self.raise_()
        self.update()

    def _cover(self, drawing: Drawing, view: Viewport) -> tuple[float, float, float, float] | None:
        """Where in the chart it lies, while that part of the drawing is shown: left, top, right and bottom."""
        width, height = self._chart.pane()
        if width < _LEAST_PANE or not drawing.boxes or not self._is_larger(drawing, view):
            return None
        size = (QSizeF(drawing.width, drawing.height) * self._scale(drawing)).toSize()
        return self._corner((size.width() + 2 * _INSET, size.height() + 2 * _INSET), (width, height), drawing, view)

    def _corner(
        self, size: tuple[float, float], pane: tuple[float, float], drawing: Drawing, view: Viewport
    ) -> tuple[float, float, float, float]:
        """Where it covers no box and no text: where it is, else in the next corner, or the first."""
        corners = [self._at] if self._is_held else [*dict.fromkeys([self._at, *_CORNERS]), _CORNERS[0]]
        for at_right, at_bottom in corners:
            left = pane[0] - _MARGIN - size[0] if at_right else _MARGIN
            top = pane[1] - _MARGIN - size[1] if at_bottom else _MARGIN
            place = (left, top, left + size[0], top + size[1])
            if self._is_free(place, drawing, view):
                break
        return place

    def _is_free(self, place: tuple[float, float, float, float], drawing: Drawing, view: Viewport) -> bool:
        covered = (*view.to_drawing(*place[:2]), *view.to_drawing(*place[2:]))
        return next(self._ground(drawing).within(covered), None) is None

    def _ground(self, drawing: Drawing) -> Ground:
        """What it is not to cover."""
        from orgsim.drawing.links.obstacles import ground_of

        if self._beneath is None or self._beneath[0] is not drawing:
            self._beneath = drawing, ground_of(drawing, (0.0, 0.0, 0.0, 0.0))
        return self._beneath[1]

    def _is_larger(self, drawing: Drawing, view: Viewport) -> bool:
        """Whether anything is out of view: what is free at the edges may be."""
        width, height = self._chart.pane()
        left, top = view.to_pane(0.0, 0.0)
        right, bottom = view.to_pane(drawing.width, drawing.height)
        if left >= 0.0 and top >= 0.0 and right <= width and bottom <= height:
            # As fitted charts are, with what is free at their edges: it need not be known what that is.
            return False
        lefts, tops, rights, bottoms = zip(*self._ground(drawing).obstacles, strict=True)
        left, top = view.to_pane(min(lefts), min(tops))
        right, bottom = view.to_pane(max(rights), max(bottoms))
        return left < -_SEEN or top < -_SEEN or right > width + _SEEN or bottom > height + _SEEN

    def _scale(self, drawing: Drawing) -> float:
        """Pixels of the map for each of the drawing."""
        room = [min(own, side * _SHARE) for own, side in zip(_ROOM, self._chart.pane(), strict=True)]
        return min(room[0] / max(drawing.width, 1.0), room[1] / max(drawing.height, 1.0))

    # what it shows

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the blocks, and a frame around what is in view."""
        drawing, theme = self._chart.drawing, self._theme
        if drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.94)
        painter.setPen(pen(theme.border, 1.0))
        painter.setBrush(brush(theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setOpacity(1.0)
        painter.drawPixmap(0, 0, self._picture(drawing, painter.deviceTransform().m11()))
        seen = self._seen(drawing)
        painter.setBrush(faint(theme.focus, 0.14))
        painter.setPen(pen(theme.focus, 1.5))
        painter.drawRoundedRect(seen, 2, 2)

    def _seen(self, drawing: Drawing) -> QRectF:
        """Where in the map lies what is in view."""
        scale, view = self._scale(drawing), self._chart.viewport
        width, height = self._chart.pane()
        part = QRectF(view.x, view.y, width / view.zoom, height / view.zoom)
        part = part.intersected(QRectF(0, 0, drawing.width, drawing.height))
        corner = QPointF(part.x() * scale + _INSET, part.y() * scale + _INSET)
        return QRectF(corner, part.size() * scale)

    def _picture(self, drawing: Drawing, ratio: float) -> QPixmap:
        of = (drawing, self._theme, self.size(), ratio)
        if self._blocks is None or self._of != of:
            self._blocks, self._of = (
                _blocks(drawing, self._theme, self.size().toSizeF(), self._scale(drawing), ratio),
                of,
            )
        return self._blocks

    # how it is dragged

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring what was pressed into the middle of the pane."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_held = True
            self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the chart along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Step aside, where it covers anything now."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_held = False
            self._follow()

    def _go(self, at: QPointF) -> None:
        drawing = self._chart.drawing
        if drawing is not None:
            scale = self._scale(drawing)
            x, y = (at.x() - _INSET) / scale, (at.y() - _INSET) / scale
            pane = self._chart.pane()
            there = centred(x, y, self._chart.viewport.zoom, pane)
            # Beyond the drawing's edge, and in a corner of it that is empty, is nothing to be seen.
            there = kept_in(there, (drawing.width, drawing.height), pane)
            boxes = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in drawing.boxes]
            self._chart.go_to(meeting(there, boxes, pane))


def _blocks(drawing: Drawing, theme: Theme, size: QSizeF, scale: float, ratio: float) -> QPixmap:
    picture = QPixmap((size * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(Qt.PenStyle.NoPen)
    by_look: dict[str, list[QRectF]] = {}
    for box in drawing.boxes:
        corner = QPointF(box.x * scale + _INSET, box.y * scale + _INSET)
        block = QSizeF(max(box.width * scale - 0.5, _LEAST), max(box.height * scale - 0.5, _LEAST))
        by_look.setdefault(box.look, []).append(QRectF(corner, block))
    for look, blocks in by_look.items():
        painter.setBrush(brush(theme.look(look).border))
        painter.drawRects(blocks)
    painter.end()
    return picture
