"""Marks and boxes of a drawing in the plane of what the charts lie in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from orgsim.app.chart.dragging.overlay import Shapes, Sort
from orgsim.app.chart.widget import ChartWidget
from orgsim.drawing.landing.landing import Landing
from orgsim.drawing.landing.marks import Mark
from orgsim.model.hierarchy import Hierarchy

_PALE = 400
"""Boxes of what is dragged up to which all of them pale."""


def place_in(chart: QWidget, over: QWidget) -> QRectF:
    """Where a chart is in what it lies in."""
    return QRectF(QPointF(chart.mapTo(over, QPointF())), chart.size().toSizeF())


def shapes(landing: Landing, chart: ChartWidget, place: QRectF, *, may_edit: bool) -> Shapes:
    """The mark of a landing in the chart that is at that place."""
    mark = landing.mark
    sort: Sort = "lands" if landing.edits else "stays"
    if landing.refused is not None or not may_edit:
        sort, mark = "refused", Mark(around=mark.around)

    def point(x: float, y: float) -> QPointF:
        return place.topLeft() + QPointF(*chart.viewport.to_pane(x, y))

    def area(of: tuple[float, float, float, float] | None) -> QRectF | None:
        return None if of is None else QRectF(point(of[0], of[1]), point(of[2], of[3]))

    bar = None if mark.bar is None else (point(*mark.bar[0]), point(*mark.bar[1]))
    return Shapes(place, area(mark.around), bar, area(mark.slot), mark.slight, sort)


def tied_shapes(mark: Shapes | None, start: QRectF | None, at: QPointF, clip: QRectF) -> Shapes:
    """A line from the box of what is dragged to the unit that has the `mark`, or to the pointer where none has."""
    around = mark.around if mark is not None else None
    bar = None
    if start is not None:
        end = at if around is None else around.center()
        # Names are read on either side of the line.
        bar = _edge(start, end), (at if around is None else _edge(around, start.center()))
    return Shapes(clip, around, bar, sort=mark.sort if mark is not None else "stays")


def _edge(box: QRectF, at: QPointF) -> QPointF:
    """Where a line from the middle of the box to a point leaves it; the middle where the point is inside."""
    middle, way = box.center(), at - box.center()
    if box.contains(at):
        return middle
    shares = [half / abs(along) for half, along in ((box.width() / 2, way.x()), (box.height() / 2, way.y())) if along]
    return middle + way * min(shares, default=0.0)


def lifted(units: Hierarchy, ids: Iterable[str], chart: ChartWidget, place: QRectF, *, alone: bool) -> list[QRectF]:
    """Where the boxes are that would go from the chart at that place; of very large branches the first."""
    found: list[QRectF] = []
    for id in ids:
        unit = units.index.get(id)
        if unit is None:
            continue
        going = [unit] if alone else units.subtree(unit)[:_PALE]
        boxes = (chart.place_of(units.units[each].id) for each in going)
        found += [box.translated(place.topLeft()) for box in boxes if box is not None]
    return found
