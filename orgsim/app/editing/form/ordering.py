"""In which order the keyboard goes through what is made bit by bit: as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def as_read(layout: QLayout) -> Iterator[QWidget]:
    """What takes the keyboard by Tab in `layout`, from the top down, seen or not."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from as_read(inner)
        elif widget is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            elif (its := widget.layout()) is not None:
                yield from as_read(its)


def put_in_order(widgets: list[QWidget]) -> None:
    """Have Tab lead from each to the next."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)
