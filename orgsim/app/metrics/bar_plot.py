"""A plot of bars that can be clicked.

Nothing can zoom or drag it: wheel and keys go on to the view that the plot stands in.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from orgsim.app.widgets.labels import tip
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import brush, colour, pen
from orgsim.export.page.fonts import font

_USUAL = QSize(100, 30)
_REACH = 4.0
"""How many pixels beside a bar still count as on it."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One bar, in the plot's coordinates."""

    scenario: int
    key: int | str
    """What it is of: a span of control, a sort of body."""
    x: float
    y: float
    width: float
    height: float
    tip: str
    beyond: float = 0.0
    """How far a lying bar goes on, open, as its figure is the least that it can be."""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A word in the plot."""

    text: str
    x: float
    y: float
    colour: str
    anchor: tuple[float, float] = (0.0, 0.5)
    """The point of it that lies at x, y: (0, 0) is its top left, (1, 1) its bottom right."""
    size: int = 11
    bold: bool = False


class BarPlot(QWidget):
    """Bars and words on the theme's surface; whoever makes one says where they lie.

    However often what it shows and its size change, where they lie is found once: when it is painted, or asked for.
    """

    bar_asked = Signal(object)
    """A `Bar` was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = THEMES["light"]
        self._bars: tuple[Bar, ...] = ()
        self._notes: tuple[Note, ...] = ()
        self._grid: tuple[float, ...] = ()
        self._axis = False
        self._ranges = ((0.0, 1.0), (0.0, 1.0))
        """What fills the widget, across and upwards."""
        self._pressed: Bar | None = None
        self._outdated = False
        self.setMouseTracking(True)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars, as they lie in the plot."""
        self.bring_up_to_date()
        return self._bars

    def place_of(self, bar: Bar) -> QPointF:
        """The middle of a bar, in the widget's pixels."""
        self.bring_up_to_date()
        return self._on_screen(bar).center()

    def outdate(self) -> None:
        """Draw anew before it is seen again."""
        self._outdated = True
        self.update()

    def redraw(self) -> None:
        """Draw for the present size."""

    def bring_up_to_date(self) -> None:
        """Draw, where something has changed since it was drawn."""
        if self._outdated:
            self._outdated = False
            self.redraw()

    def draw(
        self,
        bars: Sequence[Bar],
        notes: Sequence[Note],
        *,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        axis: bool = False,
        grid: Sequence[float] = (),
    ) -> None:
        """Show `bars` and `notes` where those ranges fill the widget.

        `axis` draws a line at y = 0, `grid` faint ones at those heights behind the bars.
        """
        self._bars, self._notes = tuple(bars), tuple(notes)
        self._ranges = x_range, y_range
        self._axis, self._grid = axis, tuple(grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for words is counted in pixels: draw anew."""
        super().resizeEvent(event)
        self.outdate()

    def sizeHint(self) -> QSize:
        """Whoever lays it out says how large it is to be."""
        return _USUAL

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint lines, bars and words, each over what is before it."""
        self.bring_up_to_date()
        painter = QPainter(self)
        painter.fillRect(self.rect(), brush(self.theme.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for height in self._grid:
            self._paint_line(painter, height, self.theme.plot.grid)
        for bar in self._bars:
            fill = self.theme.scenario[bar.scenario].fill
            painter.fillRect(self._on_screen(bar), brush(fill))
            if bar.beyond:
                painter.setPen(pen(fill, 1.5, "dashed"))
                left, right = (self._across(bar.x + bar.width + more) for more in (0.0, bar.beyond))
                for y in (bar.y, bar.y + bar.height):
                    painter.drawLine(QPointF(left, self._down(y)), QPointF(right, self._down(y)))
        if self._axis:
            self._paint_line(painter, 0.0, self.theme.plot.axis)
        for note in self._notes:
            self._paint_note(painter, note)

    def _paint_line(self, painter: QPainter, height: float, its: str) -> None:
        painter.setPen(pen(its, 1.0))
        down = self._down(height)
        painter.drawLine(QPointF(0.0, down), QPointF(self.width(), down))

    def _paint_note(self, painter: QPainter, note: Note) -> None:
        its = font(note.size, note.bold)
        metrics = QFontMetricsF(its)
        left = self._across(note.x) - note.anchor[0] * metrics.horizontalAdvance(note.text)
        top = self._down(note.y) - note.anchor[1] * metrics.height()
        painter.setFont(its)
        painter.setPen(colour(note.colour))
        painter.drawText(QPointF(left, top + metrics.ascent()), note.text)

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the bar that is pressed."""
        self._pressed = self._bar_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press and a release on one bar ask for its figure."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._bar_at(event.position()) == pressed:
            self.bar_asked.emit(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which bars can be clicked."""
        met = self._bar_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if met is not None else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Tell about the bar that the pointer rests on."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            met = self._bar_at(QPointF(event.pos()))
            if met is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), tip([met.tip]), self)
            return True
        return bool(super().event(event))

    def _bar_at(self, place: QPointF) -> Bar | None:
        """The bar at that pixel, or the nearest one within reach of it."""
        for reach in (0.0, _REACH):
            for bar in self.bars:
                if self._on_screen(bar).adjusted(-reach, -reach, reach, reach).contains(place):
                    return bar
        return None

    def _on_screen(self, bar: Bar) -> QRectF:
        corners = (bar.x, bar.y + bar.height), (bar.x + bar.width, bar.y)
        top_left, bottom_right = (QPointF(self._across(x), self._down(y)) for x, y in corners)
        return QRectF(top_left, bottom_right)

    def _across(self, x: float) -> float:
        """Where in the widget that is."""
        first, last = self._ranges[0]
        return (x - first) * self.width() / ((last - first) or 1)

    def _down(self, y: float) -> float:
        """The same: the plot's y grows upwards, the screen's downwards."""
        first, last = self._ranges[1]
        return (last - y) * self.height() / ((last - first) or 1)
