"""Charts move along while something is held at their edge."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QTimer

from orgsim.app.chart.widget import ChartWidget

_EDGE = 34.0
"""Pixels from the edge of a chart within which it moves."""
_OUTSIDE = 40.0
"""The same beyond the edge."""
_FASTEST = 18.0
"""Pixels in each step."""
_STEP_MS = 16


class EdgeScrolling(QObject):
    """Moves a chart for as long as the pointer is held at an edge beyond which there is more of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chart: ChartWidget | None = None
        self._by = (0.0, 0.0)
        self._timer = QTimer(self, interval=_STEP_MS)
        self._timer.timeout.connect(self._step)

    def hold(self, chart: ChartWidget | None, at: QPointF) -> None:
        """Move that chart as the pointer is held at a point of it; `None`: move none."""
        self._chart, self._by = chart, _speed(chart, at) if chart is not None else (0.0, 0.0)
        if self._by == (0.0, 0.0):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Move nothing any more."""
        self.hold(None, QPointF())

    def _step(self) -> None:
        chart, (dx, dy) = self._chart, self._by
        # Who hears of it holds on, from where the chart is then.
        if chart is not None:
            chart.pan_by(dx, dy)


def _speed(chart: ChartWidget, at: QPointF) -> tuple[float, float]:
    """By how many pixels the chart moves in each step, as far as there is more of it."""
    drawing = chart.drawing
    if drawing is None:
        return 0.0, 0.0
    left, top = chart.viewport.to_pane(0.0, 0.0)
    right, bottom = chart.viewport.to_pane(drawing.width, drawing.height)
    width, height = chart.pane()
    return _along(at.x(), width, left, right), _along(at.y(), height, top, bottom)


def _along(at: float, room: float, start: float, end: float) -> float:
    edge = min(_EDGE, room / 6)
    if -_OUTSIDE <= at < edge and start < 0:
        return min(_FASTEST * _share(edge - at, edge), -start)
    if room - edge < at <= room + _OUTSIDE and end > room:
        return -min(_FASTEST * _share(at - room + edge, edge), end - room)
    return 0.0


def _share(depth: float, edge: float) -> float:
    """Slow at first, and faster the nearer the edge is."""
    return min(max(depth / edge, 0.1), 1.0) ** 2
