"""A chart for who hears it: every box is an object of its own that a screen reader can go to.

Qt asks for these interfaces only while something listens. Each box has a small `QObject`, since Qt drops an interface
when its object goes, and keeps one that has none until the app ends. Where PySide's types deny it, Qt allows for no
interface at all: of a child that is not there, or of nothing at a point.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleObject
from PySide6.QtWidgets import QAccessibleWidget

from orgsim.app.chart.widget import ChartWidget
from orgsim.drawing.drawing import Drawing


def interface_of(of: QObject) -> QAccessibleInterface | None:
    """What a chart or a box is to those who hear it; `None` for all else, which Qt knows."""
    if isinstance(of, _BoxObject):
        return _BoxInterface(of)
    return _ChartInterface(of) if isinstance(of, ChartWidget) else None


class _BoxObject(QObject):
    """Stands for the box of a unit."""

    def __init__(self, chart: ChartWidget, unit: str) -> None:
        super().__init__(chart)
        self.chart = chart
        self.unit = unit


class _BoxInterface(QAccessibleObject):
    """What is said of a box: its unit in a sentence, and in the view of differences what differs."""

    def __init__(self, of: _BoxObject) -> None:
        super().__init__(of)
        self._of = of

    def isValid(self) -> bool:
        """Whether the unit is drawn still."""
        return super().isValid() and self._of.chart.box(self._of.unit) is not None

    def role(self) -> QAccessible.Role:
        """An entry of a list: in reading order, superiors before their subordinates."""
        return QAccessible.Role.ListItem

    def text(self, which: QAccessible.Text) -> str:
        """The sentence as the name, since many readers leave out descriptions."""
        return self._of.chart.told(self._of.unit) if which == QAccessible.Text.Name else ""

    def state(self) -> QAccessible.State:
        """Whether it is selected, in view, and what can be done with it."""
        chart, state = self._of.chart, QAccessible.State()
        here = chart.chosen == self._of.unit
        box = chart.box(self._of.unit)
        state.selectable = state.focusable = True
        state.selected = here
        state.focused = here and chart.hasFocus()
        state.offscreen = not chart.shows(self._of.unit)
        state.invisible = not chart.isVisible()
        if box is not None and box.foldable:
            state.expandable = True
            state.collapsed, state.expanded = box.hidden > 0, box.hidden == 0
        return state

    def rect(self) -> QRect:
        """Where it is on the screen."""
        chart = self._of.chart
        place = chart.place_of(self._of.unit)
        if place is None:
            return QRect()
        corners = chart.mapToGlobal(place.topLeft()), chart.mapToGlobal(place.bottomRight())
        return QRectF(*corners).toAlignedRect()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The chart."""
        return QAccessible.queryAccessibleInterface(self._of.chart)

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """It has none: who is below whom is said in words, and walked by arrows."""
        return None

    def childCount(self) -> int:
        """None."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """None."""
        return -1


class _ChartInterface(QAccessibleWidget):
    """The chart as the list of its boxes, with whatever widgets lie in it after them."""

    def __init__(self, chart: ChartWidget) -> None:
        super().__init__(chart, QAccessible.Role.List)
        self._chart = chart
        self._of: Drawing | None = None
        self._objects: dict[str, _BoxObject] = {}
        self._indexes: dict[str, int] = {}

    def childCount(self) -> int:
        """The boxes, and widgets in the chart."""
        return len(self._units()) + super().childCount()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """A box in reading order, or a widget."""
        units = self._units()
        if not 0 <= index < len(units):
            return super().child(index - len(units)) if index >= 0 else None
        return self._of_unit(list(units)[index])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Its place among the children."""
        of = child.object()
        if isinstance(of, _BoxObject):
            return self._units().get(of.unit, -1)
        place = super().indexOfChild(child)
        return place + len(self._units()) if place >= 0 else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The box, or widget, at a point of the screen."""
        unit = self._chart.unit_at(QPointF(self._chart.mapFromGlobal(QPoint(x, y))))
        return self._of_unit(unit) if unit is not None else super().childAt(x, y)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The selected box while the chart has the keyboard."""
        chosen = self._chart.chosen
        if chosen is None or not self._chart.hasFocus() or chosen not in self._units():
            return super().focusChild()
        return self._of_unit(chosen)

    def _units(self) -> dict[str, int]:
        """The units that are drawn, by place; objects of those that are not go."""
        drawing = self._chart.drawing
        if drawing is not self._of:
            self._of = drawing
            boxes = drawing.boxes if drawing is not None else ()
            self._indexes = {box.id: place for place, box in enumerate(boxes)}
            for gone in [unit for unit in self._objects if unit not in self._indexes]:
                self._objects.pop(gone).deleteLater()
        return self._indexes

    def _of_unit(self, unit: str) -> QAccessibleInterface | None:
        if unit not in self._objects:
            self._objects[unit] = _BoxObject(self._chart, unit)
        return QAccessible.queryAccessibleInterface(self._objects[unit])


def announce_chosen(chart: ChartWidget) -> bool:
    """Send a screen reader to the selected box; whether there is one."""
    whole = QAccessible.queryAccessibleInterface(chart)
    box = whole.focusChild() if whole is not None else None
    if box is None or not isinstance(box.object(), _BoxObject):
        return False
    QAccessible.updateAccessibility(QAccessibleEvent(box.object(), QAccessible.Event.Focus))
    return True


def announce_redrawn(chart: ChartWidget) -> None:
    """Tell a screen reader that the boxes are others."""
    QAccessible.updateAccessibility(QAccessibleEvent(chart, QAccessible.Event.ObjectReorder))
