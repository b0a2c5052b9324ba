"""What lies over the charts while something is dragged: what follows the pointer, the mark, and the words.

Only what has changed is painted anew; the charts beneath have their pictures, of which just that part is shown again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import brush, colour, faint, pen
from orgsim.export.page.fonts import font

Sort = Literal["lands", "stays", "refused"]

_BESIDE = QPointF(14.0, 18.0)
"""From the pointer to what follows it: the place that is pointed at stays free."""
_WIDEST = 340.0
"""Of the words, in pixels."""
_PAD_X, _PAD_Y = 9.0, 5.0
_GAP = 6.0
_BAR = 4.0
_FREE = 8
"""Pixels between the words and the edges of the window's charts."""
_ROUND = 5.0
_GROW = 3.0
"""How far an outline lies outside of its box."""
_VEIL = 0.6
_TEXT = 13


class Shapes(msgspec.Struct, frozen=True):
    """A mark in the plane of the overlay, clipped to the chart that it is in."""

    clip: QRectF
    around: QRectF | None = None
    bar: tuple[QPointF, QPointF] | None = None
    slot: QRectF | None = None
    slight: bool = False
    sort: Sort = "lands"


class Overlay(QWidget):
    """Lies over the charts and lets every event through."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._theme: Theme | None = None
        self._ghost: QPixmap | None = None
        self._at = QPointF()
        self._words = ""
        self._shapes: Shapes | None = None
        self._lifted: tuple[QRectF, Sequence[QRectF]] = QRectF(), ()
        self._band: QRectF | None = None
        self._places: dict[str, QRect] = {}

    @property
    def words(self) -> str:
        """What is said now; empty while nothing is dragged."""
        return "" if self.isHidden() else self._words

    @property
    def shapes(self) -> Shapes | None:
        """The mark that is shown."""
        return None if self.isHidden() else self._shapes

    def begin(self, theme: Theme, ghost: QPixmap | None) -> None:
        """Lie over all charts from now on, with that following the pointer."""
        over = self.parentWidget()
        assert over is not None
        self._theme, self._ghost = theme, ghost
        self._places, self._words, self._shapes, self._band = {}, "", None, None
        self._lifted = QRectF(), ()
        self.setGeometry(over.rect())
        self.show()
        self.raise_()

    def end(self) -> None:
        """Show nothing any more."""
        self.hide()
        self._ghost = self._theme = None

    def set_ghost(self, ghost: QPixmap | None) -> None:
        """Let that follow the pointer, or nothing."""
        self._ghost = ghost
        self._tell({"ghost": self._ghost_place()}, {"ghost"})

    def lift(self, clip: QRectF, boxes: Sequence[QRectF]) -> None:
        """Let the places pale that are being left."""
        if (clip, list(boxes)) != (self._lifted[0], list(self._lifted[1])):
            self._lifted = clip, boxes
            whole = QRectF()
            for box in boxes:
                whole = whole.united(box)
            self._tell({"lifted": whole.intersected(clip).toAlignedRect()}, {"lifted"})

    def follow(self, at: QPointF, words: str, shapes: Shapes | None) -> None:
        """Show what is dragged at that point, and where it would come."""
        anew = set[str]()
        if words != self._words:
            anew.add("words")
        if shapes != self._shapes:
            anew.add("mark")
        self._at, self._words, self._shapes = at, words, shapes
        ghost = self._ghost_place()
        self._tell({"ghost": ghost, "words": self._words_place(ghost), "mark": self._mark_place()}, anew)

    def span(self, band: QRectF) -> None:
        """Show a band that spans boxes."""
        self._band = band
        self._tell({"band": band.toAlignedRect().adjusted(-2, -2, 2, 2)}, {"band"})

    def _tell(self, places: dict[str, QRect], anew: set[str]) -> None:
        """Paint again where something was and where it is now, if that has changed."""
        region = QRegion()
        for name, place in places.items():
            was = self._places.get(name, QRect())
            if was != place or name in anew:
                region += was
                region += place
        self._places |= places
        if not region.isEmpty():
            self.update(region)

    # where things are

    def _ghost_place(self) -> QRect:
        if self._ghost is None:
            return QRect()
        return QRectF(self._at + _BESIDE, self._ghost.deviceIndependentSize()).toAlignedRect()

    def _words_place(self, ghost: QRect) -> QRect:
        """Below what follows the pointer, or above the pointer where there is no room; never out of the window."""
        if not self._words:
            return QRect()
        metrics = QFontMetrics(font(_TEXT))
        flags = Qt.TextFlag.TextWordWrap
        text = metrics.boundingRect(QRect(0, 0, round(_WIDEST - 2 * _PAD_X), 400), flags, self._words)
        width, height = text.width() + 2 * round(_PAD_X) + 1, text.height() + 2 * round(_PAD_Y)
        x = min(max(round(self._at.x() + _BESIDE.x()), 0), max(self.width() - width - _FREE, 0))
        y = ghost.bottom() + round(_GAP) if self._ghost is not None else round(self._at.y() + _BESIDE.y())
        if y + height > self.height() - _FREE:
            y = round(self._at.y() - _BESIDE.y()) - height
        return QRect(x, max(min(y, self.height() - height), 0), width, height)

    def _mark_place(self) -> QRect:
        shapes = self._shapes
        if shapes is None:
            return QRect()
        whole = QRectF()
        if shapes.around is not None:
            whole = whole.united(shapes.around.adjusted(-_GROW, -_GROW, _GROW, _GROW))
        if shapes.slot is not None:
            whole = whole.united(shapes.slot)
        if shapes.bar is not None:
            whole = whole.united(QRectF(*shapes.bar).normalized().adjusted(-_BAR, -_BAR, _BAR, _BAR))
        return whole.adjusted(-_BAR, -_BAR, _BAR, _BAR).intersected(shapes.clip).toAlignedRect()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is pale, what follows the pointer, the mark, and the words, each over the one before."""
        theme = self._theme
        if theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_lifted(painter, theme)
        if self._band is not None:
            painter.setPen(pen(theme.focus, 1.5, "dashed"))
            painter.setBrush(faint(theme.focus, 0.12))
            painter.drawRect(self._band)
        if self._ghost is not None:
            painter.setOpacity(0.9)
            painter.drawPixmap(self._places["ghost"].topLeft(), self._ghost)
            painter.setOpacity(1.0)
        if self._shapes is not None:
            painter.save()
            painter.setClipRect(self._shapes.clip, Qt.ClipOperation.IntersectClip)
            _paint_mark(painter, self._shapes, theme)
            painter.restore()
        if self._words:
            self._paint_words(painter, theme)

    def _paint_lifted(self, painter: QPainter, theme: Theme) -> None:
        clip, boxes = self._lifted
        if not boxes:
            return
        painter.save()
        painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faint(theme.surface, _VEIL))
        for box in boxes:
            painter.drawRect(box.adjusted(-1.5, -1.5, 1.5, 1.5))
        painter.restore()

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        place = QRectF(self._places["words"])
        refused = self._shapes is not None and self._shapes.sort == "refused"
        edge = theme.error.fill if refused else theme.border
        painter.setPen(pen(edge, 1.5 if refused else 1.0))
        painter.setBrush(brush(theme.raised))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        painter.setFont(font(_TEXT))
        painter.setPen(colour(theme.error.fill if refused else theme.text))
        inside = place.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        painter.drawText(inside, Qt.TextFlag.TextWordWrap, self._words)


def _paint_mark(painter: QPainter, shapes: Shapes, theme: Theme) -> None:
    if shapes.sort == "refused":
        ink = theme.error.fill
    else:
        ink = theme.muted_text if shapes.sort == "stays" else theme.accent.fill
    if shapes.around is not None:
        around = shapes.around.adjusted(-_GROW, -_GROW, _GROW, _GROW)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(ink, 1.5, "dashed") if shapes.slight else pen(ink, 3.0))
        painter.drawRoundedRect(around, _ROUND, _ROUND)
    if shapes.slot is not None:
        painter.setBrush(faint(ink, 0.25))
        painter.setPen(pen(ink, 1.5, "dashed"))
        painter.drawRoundedRect(shapes.slot, _ROUND, _ROUND)
    if shapes.bar is not None:
        one, other = shapes.bar
        # An edge in the colour of the pane keeps the line apart from what it lies on.
        for width, tone in ((_BAR + 2.5, theme.surface), (_BAR, ink)):
            stroke = QPen(colour(tone), width)
            stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(stroke)
            painter.drawLine(one, other)
