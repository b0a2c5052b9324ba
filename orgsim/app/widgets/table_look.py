"""What the window's tables have in common: one cell is chosen, nothing is edited, and the painter draws the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour

_LEAST_ROW = 16
_LEAST_HEAD = 20
_UPWARD = (
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePageUp,
    QAbstractItemView.CursorAction.MoveEnd,
)
"""After the last row there is none: one looks above it for the last that can be chosen."""


_SHORT = 500
"""Rows."""


def is_short(view: QAbstractItemView) -> bool:
    """Whether all rows of a list or table may be asked what they say, as Qt does to find what begins as was typed.

    Ten thousand take a second, in which the window stands still; lists that may be so long are searched in a field.
    """
    return view.model().rowCount(view.rootIndex()) <= _SHORT


def set_current(
    table: QTableView,
    index: QModelIndex,
    how: QItemSelectionModel.SelectionFlag = QItemSelectionModel.SelectionFlag.ClearAndSelect,
) -> None:
    """Have that cell be the current one; what is in view stays, where Qt of itself would bring the cell there."""
    of_itself = table.hasAutoScroll()
    table.setAutoScroll(False)
    try:
        table.selectionModel().setCurrentIndex(index, how)
    finally:
        table.setAutoScroll(of_itself)


@contextmanager
def staying(table: QTableView, row: int) -> Iterator[None]:
    """While rows get other heights, that one stays where it is seen, and the end at the end; -1: no row is seen."""
    bar = table.verticalScrollBar()
    at_end = 0 < bar.value() == bar.maximum()
    before = table.rowViewportPosition(row)
    yield
    table.updateGeometries()
    end = max(table.verticalHeader().length() - table.viewport().height(), 0)
    to = end if at_end else bar.value() + (table.rowViewportPosition(row) - before if row >= 0 else 0)
    if bar.maximum() < min(to, end):
        # In the midst of being resized Qt does not say yet how long it is.
        bar.setMaximum(end)
    bar.setValue(to)


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


def past_headings(table: QTableView, to: QModelIndex, action: QAbstractItemView.CursorAction) -> QModelIndex:
    """Where a key leads that Qt would take `to`: past headings, or back where all ends with one.

    Qt itself begins at the first row, and stays nowhere where that is a heading.
    """
    ways = (-1, 1) if action in _UPWARD else (1, -1)
    for step in ways:
        index = to
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            index = index.siblingAtRow(index.row() + step)
        if index.isValid():
            return index
    return table.currentIndex()


def set_up_head(head: QHeaderView) -> None:
    """Make the heads of a table's columns tell something, and nothing more: they are neither moved nor clicked."""
    head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    head.setSectionsClickable(False)
    head.setHighlightSections(False)
    head.setMinimumSectionSize(_LEAST_HEAD)


def framed(bar: QWidget, table: QTableView, foot: QLabel) -> QFrame:
    """A panel of `table` with its bar above and a line of text below."""
    foot.setContentsMargins(10, 6, 10, 6)
    return in_panel(bar, table, foot)


def in_panel(bar: QWidget, table: QTableView, *below: QWidget) -> QFrame:
    """A panel of `table` with its bar above, and what stands `below`."""
    frame = QFrame()
    frame.setObjectName("panel")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(1, 1, 1, 1)
    inside.setSpacing(0)
    # In the order of the keyboard: the table first, though the bar stands above it.
    inside.addWidget(table, 1)
    inside.insertWidget(0, bar)
    for each in below:
        inside.addWidget(each)
    return frame


def paint_choice(
    painter: QPainter,
    option: QStyleOptionViewItem,
    room: QRectF,
    theme: Theme,
    *,
    corner: float = 5.0,
    ring: float = 1.5,
) -> None:
    """What shows in `room` that a cell is chosen, has the keyboard (a `ring` of that width) or is under the pointer."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    if not chosen and not hovered:
        return
    focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.setPen(QPen(colour(theme.focus), ring) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(colour(theme.selection if chosen else theme.hover))
    painter.drawRoundedRect(room, corner, corner)
