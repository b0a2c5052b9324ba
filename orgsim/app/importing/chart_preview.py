"""The chart of a draft that is not there yet, as large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from orgsim.app.importing.working import Drawn
from orgsim.drawing.theme import Theme
from orgsim.drawing.viewport import fit_zoom
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.export.page.painter import paint_drawing
from orgsim.messages import Catalog

_EDGE = 10
_FOOT = 20
_LARGEST = 1.2
_TEXT = 12


class ChartPreview(QFrame):
    """Shows a chart, and below it how much of the draft is seen."""

    def __init__(self, theme: Theme, speech: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._speech = speech
        self._drawn: Drawn | None = None
        self.setObjectName("panel")
        self.setMinimumSize(280, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(speech("importing.chart"))

    @property
    def drawn(self) -> Drawn | None:
        """What is shown."""
        return self._drawn

    def show_chart(self, drawn: Drawn | None) -> None:
        """Show that from now on, or nothing."""
        self._drawn = drawn
        self.setAccessibleDescription(self._told())
        self.update()

    @property
    def room(self) -> tuple[float, float]:
        """What a chart has to fit into."""
        return max(self.width() - 2 * _EDGE, 200), max(self.height() - 2 * _EDGE - _FOOT, 120)

    def sizeHint(self) -> QSize:
        """Large enough to see what stands where."""
        return QSize(480, 320)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart in the middle of its room."""
        super().paintEvent(event)
        drawn = self._drawn
        if drawn is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        (width, height), its = self.room, drawn.drawing
        if its.width and its.height:
            zoom = min(fit_zoom((its.width, its.height), (width, height)), _LARGEST)
            painter.save()
            painter.setClipRect(QRectF(_EDGE, _EDGE, width, height))
            painter.translate(_EDGE + (width - its.width * zoom) / 2, _EDGE + (height - its.height * zoom) / 2)
            painter.scale(zoom, zoom)
            paint_drawing(painter, its, self._theme, zoom * self.devicePixelRatioF())
            painter.restore()
        painter.setFont(font(_TEXT))
        painter.setPen(colour(self._theme.muted_text))
        foot = QRectF(_EDGE, self.height() - _EDGE - _FOOT + 4, width, _FOOT)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self._told())
        painter.end()

    def _told(self) -> str:
        drawn = self._drawn
        if drawn is None:
            return ""
        if not drawn.units:
            return self._speech("importing.no-units")
        if drawn.shown == drawn.units:
            return self._speech("importing.all-shown", n=drawn.units)
        return self._speech("importing.shown", shown=drawn.shown, n=drawn.units)
