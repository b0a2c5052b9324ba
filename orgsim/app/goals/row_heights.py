"""Rows as high as they need: those in view at once, the rest bit by bit while nobody waits for them."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from weakref import proxy

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTableView

_AT_ONCE = 100
"""Rows that are always measured before anything is shown, besides those in view."""
_BIT = 0.008
"""Seconds of measuring between two events."""


class RowHeights:
    """Gives the rows of a table their heights."""

    def __init__(self, table: QTableView, height: Callable[[int], int], least: Callable[[], int]) -> None:
        """`height`: what a row needs, which takes time to tell; `least`: what each of them does at least."""
        self._table: QTableView = proxy(table)  # which has this
        self._height = height
        self._least = least
        self._next = 0
        self._later = QTimer(table, singleShot=True, interval=0)
        self._later.timeout.connect(self._go_on)

    def measure(self) -> None:
        """Measure all rows anew."""
        count = self._rows
        first = max(self._table.rowAt(0), 0)
        least = self._least()
        near = min(first + self._table.viewport().height() // max(least, 1) + 1, count)
        known = {row: self._height(row) for row in [*range(min(_AT_ONCE, count)), *range(first, near)]}
        self._set({row: known.get(row, least) for row in range(count)})
        self._next = min(_AT_ONCE, count)
        self._wait()

    @property
    def _rows(self) -> int:
        return self._table.model().rowCount()

    def _wait(self) -> None:
        if self._next < self._rows:
            self._later.start()
        else:
            self._later.stop()

    def _go_on(self) -> None:
        # What is in view stays where it is while rows above it grow.
        bar, top = self._table.verticalScrollBar(), self._table.rowAt(0)
        before = self._table.rowViewportPosition(top) if top >= 0 else 0
        until = perf_counter() + _BIT
        found = {}
        while self._next < self._rows and perf_counter() < until:
            found[self._next] = self._height(self._next)
            self._next += 1
        self._set(found)
        self._table.updateGeometries()
        if top >= 0:
            bar.setValue(bar.value() + self._table.rowViewportPosition(top) - before)
        self._wait()

    def _set(self, heights: dict[int, int]) -> None:
        rows = self._table.verticalHeader()
        rows.blockSignals(True)
        # A header that may paint looks at each change where the section lies, which is a walk over all of them.
        rows.setUpdatesEnabled(False)
        for row, height in heights.items():
            rows.resizeSection(row, height)
        rows.setUpdatesEnabled(True)
        rows.blockSignals(False)
