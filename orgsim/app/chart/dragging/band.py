"""A band that is drawn around boxes, to select them together."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.dragging.shapes import place_in
from orgsim.app.chart.gliding_chart import GlidingChart


class Band(msgspec.Struct, frozen=True, eq=False):
    """Where it began."""

    chart: GlidingChart
    over: QWidget
    """What the chart lies in; points are told in its plane."""
    start: QPointF

    def place(self, at: QPointF) -> QRectF:
        """What it spans, drawn to that point; never more than the chart."""
        return QRectF(self.start, at).normalized().intersected(place_in(self.chart, self.over))

    def spanned(self, at: QPointF) -> tuple[str, ...]:
        """Ids of the units the middles of whose boxes are in it, in reading order."""
        drawing = self.chart.drawing
        place = self.place(at).translated(-place_in(self.chart, self.over).topLeft())
        left, top = self.chart.viewport.to_drawing(place.left(), place.top())
        right, bottom = self.chart.viewport.to_drawing(place.right(), place.bottom())
        middles = [
            (box.id, box.x + box.width / 2, box.y + box.height / 2)
            for box in (drawing.boxes if drawing is not None else ())
            if not box.gathers
        ]
        return tuple([id for id, x, y in middles if left <= x <= right and top <= y <= bottom])
