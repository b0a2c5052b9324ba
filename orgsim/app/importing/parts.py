"""Parts that the dialog of imports is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from orgsim.app.widgets.fields import Choice


def panel_of(*widgets: QWidget) -> QFrame:
    """A panel with those below each other, of which the first has what room there is."""
    panel = QFrame()
    panel.setObjectName("panel")
    inside = QVBoxLayout(panel)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.setSpacing(0)
    for place, widget in enumerate(widgets):
        inside.addWidget(widget, 0 if place else 1)
    return panel


def parted(left: QWidget, right: QWidget, below: QWidget) -> QSplitter:
    """Two beside each other and one below them, between which the room can be divided otherwise."""
    above = QSplitter(Qt.Orientation.Horizontal)
    above.addWidget(left)
    above.addWidget(right)
    above.setSizes([640, 500])
    whole = QSplitter(Qt.Orientation.Vertical)
    whole.addWidget(above)
    whole.addWidget(below)
    for splitter, first, second in ((above, 3, 2), (whole, 3, 1)):
        splitter.setStretchFactor(0, first)
        splitter.setStretchFactor(1, second)
        splitter.setChildrenCollapsible(False)
    whole.setSizes([460, 150])
    return whole


def name_of(said: str, field: Choice) -> QLabel:
    """A label that says what a field is called, to the keyboard and to who hears it too."""
    named = QLabel(said)
    named.setBuddy(field)
    field.setAccessibleName(said.replace("&", ""))
    return named


def named_field(row: QHBoxLayout, said: str, field: Choice, width: int) -> QLabel:
    """Put a field of that width into a row, after what it is called; that label."""
    named = name_of(said, field)
    field.setMinimumWidth(width)
    field.setMaximumWidth(width)
    row.addWidget(named)
    row.addWidget(field)
    return named
