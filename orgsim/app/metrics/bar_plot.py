"""A plot of bars that can be clicked. This module loads pyqtgraph, and numpy with it: import it when a plot is shown.

The plot itself is deaf to the pointer, so nothing can zoom or drag it by accident and it has no menu; the widget
around it finds the bar that is met. Wheel and keys go on to the view that the plot stands in.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from orgsim.app.widgets.labels import tip
from orgsim.drawing.theme import Theme
from orgsim.drawing.themes import THEMES
from orgsim.export.page.colours import brush, colour
from orgsim.export.page.fonts import font

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

    However often what it shows and its size change, it is drawn once: when it is painted, or asked for its bars. Then
    it is a picture, and the plot itself is never seen: wherever one is, Qt paints what lies around it before that has
    been laid out, and then once more. Where several stand together, `in_turn`, each is drawn in a round of events of
    its own, as that takes as long as several frames; until then, it is as it was.
    """

    bar_asked = Signal(object)
    """A `Bar` was clicked."""
    wanted = Signal()
    """It was to be painted, and has to be drawn before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = THEMES["light"]
        self._bars: tuple[Bar, ...] = ()
        self._notes: tuple[Note, ...] = ()
        self._pressed: Bar | None = None
        self._outdated = False
        self.in_turn = False
        """Whether its owner has it drawn, once it is `wanted`."""
        self._picture: QPixmap | None = None
        self._drawn: tuple[object, ...] = ()
        """What was drawn last, and how large."""
        self._plot = pg.GraphicsView(self, background=None)
        self._plot.hide()
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAntialiasing(True)
        # A `PlotItem` would bring axes, buttons and a menu, which are never shown and take ten times as long to make.
        self._area = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        self._area.disableAutoRange()
        self._plot.setCentralItem(self._area)
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
        """Draw, where something has changed since it was drawn; what is drawn so already stays, and its picture."""
        if self._outdated:
            self._outdated = False
            before = self._drawn
            self.redraw()
            if self._drawn is not before or (before and before[0] != self.size()):
                self._picture = None

    @property
    def is_ready(self) -> bool:
        """Whether it can be painted as it is."""
        same = self._picture is not None and self._picture.devicePixelRatio() == self.devicePixelRatio()
        return same and not self._outdated

    def get_ready(self) -> None:
        """Draw it, and have it painted."""
        self._take_picture()
        self.update()

    def go_on(self) -> None:
        """Draw it or, where it is drawn, have it painted: each takes half of the time."""
        if self._outdated:
            self.bring_up_to_date()
        else:
            self._take_picture()
        if self.is_ready:
            self.update()

    def _take_picture(self) -> None:
        self.bring_up_to_date()
        if not self.is_ready:
            self._picture = picture = self._plot.grab()
            self._write_into(picture)

    def _write_into(self, picture: QPixmap) -> None:
        """Write the words.

        pyqtgraph makes a document of each of its texts, which takes as long as all else of a plot thrice over.
        """
        painter = QPainter(picture)
        for note in self._notes:
            painter.setFont(font(note.size, note.bold))
            painter.setPen(colour(note.colour))
            its, (left, top) = painter.fontMetrics(), note.anchor
            across, down = its.horizontalAdvance(note.text), its.height()
            at = self._pixel(note.x, note.y) - QPointF(left * across, top * down - its.ascent())
            painter.drawText(at, note.text)
        painter.end()

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
        """Draw `bars` and `notes` where those ranges fill the widget.

        `axis` draws a line at y = 0, `grid` faint ones at those heights behind the bars.
        """
        drawn = (self.size(), self.theme, tuple(bars), tuple(notes), x_range, y_range, axis, tuple(grid))
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self._bars, self._notes = tuple(bars), tuple(notes)
        self._area.clear()
        self._plot.setBackground(colour(self.theme.surface))
        self._area.setRange(xRange=x_range, yRange=y_range, padding=0, disableAutoRange=True)
        for height in grid:
            self._area.addItem(pg.InfiniteLine(pos=height, angle=0, pen=pg.mkPen(self.theme.plot.grid)))
        for scenario in sorted({bar.scenario for bar in bars}):
            its = [bar for bar in bars if bar.scenario == scenario]
            item = pg.BarGraphItem(
                x0=[float(bar.x) for bar in its],
                y0=[float(bar.y) for bar in its],
                width=[float(bar.width) for bar in its],
                height=[float(bar.height) for bar in its],
                pen=pg.mkPen(None),
                brush=brush(self.theme.scenario[scenario].fill),
            )
            self._area.addItem(item)
        for bar in bars:
            for y in (bar.y, bar.y + bar.height) if bar.beyond else ():
                outline = pg.mkPen(self.theme.scenario[bar.scenario].fill, width=1.5, style=Qt.PenStyle.DashLine)
                ends = [bar.x + bar.width, bar.x + bar.width + bar.beyond]
                self._area.addItem(pg.PlotCurveItem(x=ends, y=[y, y], pen=outline))
        if axis:
            self._area.addItem(pg.InfiniteLine(pos=0, angle=0, pen=pg.mkPen(self.theme.plot.axis)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room for words is counted in pixels: draw anew."""
        super().resizeEvent(event)
        self._plot.resize(event.size())
        self.outdate()

    def sizeHint(self) -> QSize:
        """As large as the plot would be."""
        return QSize(self._plot.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the plot as it is now."""
        if not self.is_ready:
            if self.in_turn:
                self.wanted.emit()
            else:
                self._take_picture()
        if self._picture is not None:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, self._picture)

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
        return QRectF(self._pixel(bar.x, bar.y + bar.height), self._pixel(bar.x + bar.width, bar.y))

    def _pixel(self, x: float, y: float) -> QPointF:
        view = self._area.viewRect()
        across, down = self.width() / (view.width() or 1), self.height() / (view.height() or 1)
        # The plot's y grows upwards, the screen's downwards.
        return QPointF((x - view.left()) * across, (view.bottom() - y) * down)
