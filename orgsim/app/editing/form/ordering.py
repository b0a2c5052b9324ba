"""In which order the keyboard goes through what is made bit by bit: as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def as_read(layout: QLayout) -> Iterator[QWidget]:
    """What takes the keyboard by Tab in `layout`, from the top down, seen or not.

    The items of the layout are not asked for: PySide 6.11 and 6.12 keep what `itemAt` gave after the widget in it is
    deleted, call it valid, and hand it out as whatever Qt makes at the same place in memory.
    """
    for part in _parts(layout):
        if isinstance(part, QLayout):
            yield from as_read(part)
        elif part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield part
        elif (its := part.layout()) is not None:
            yield from as_read(its)


def _parts(layout: QLayout) -> list[QWidget | QLayout]:
    """Layouts and widgets that stand in `layout` itself, in its order."""
    around = layout.parentWidget()
    widgets = [] if around is None else around.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    parts: list[QWidget | QLayout] = [*[its for its in layout.children() if isinstance(its, QLayout)], *widgets]
    places = [(layout.indexOf(part), part) for part in parts]
    return [part for place, part in sorted(places, key=lambda entry: entry[0]) if place >= 0]


def put_in_order(widgets: list[QWidget]) -> None:
    """Have Tab lead from each to the next."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)
