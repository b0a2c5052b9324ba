"""What the window's tables have in common: one cell is chosen, nothing is edited, and the painter draws the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QTableView, QVBoxLayout, QWidget

_LEAST_ROW = 16


def set_up(table: QTableView, step: int) -> None:
    """Make `table` look and behave like the others; its wheel moves by `step` pixels."""
    table.verticalHeader().hide()
    table.verticalHeader().setMinimumSectionSize(_LEAST_ROW)
    table.setShowGrid(False)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setMouseTracking(True)
    table.verticalScrollBar().setSingleStep(step)


def framed(bar: QWidget, table: QTableView, foot: QLabel) -> QFrame:
    """A panel of `table` with its bar above and a line of text below."""
    foot.setContentsMargins(10, 6, 10, 6)
    frame = QFrame()
    frame.setObjectName("panel")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.setSpacing(0)
    # In the order of the keyboard: the table first, though the bar stands above it.
    inside.addWidget(table, 1)
    inside.insertWidget(0, bar)
    inside.addWidget(foot)
    return frame
