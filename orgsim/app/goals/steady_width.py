"""How wide the columns of a table are whose rows may need a scroll bar."""

from __future__ import annotations

from weakref import proxy

from PySide6.QtWidgets import QAbstractScrollArea


class SteadyWidth:
    """The width of the columns, the same whether the rows need a scroll bar just now or not.

    Without it columns are wider, so that text is larger and rows are higher, and may need it; with it they may not.
    Once it was seen in a table of this width, its room is kept.
    """

    def __init__(self, table: QAbstractScrollArea) -> None:
        self._table = proxy(table)  # which has this
        self._narrowed = (0, 0, 0, 0)
        """The last width, numbers of columns and of rows with a scroll bar, and what that left for the columns."""

    def now(self, columns: int, rows: int) -> int:
        """In pixels, of a table with so many columns and rows."""
        now = int(self._table.viewport().width())
        there = (int(self._table.width()), columns, rows)
        if self._table.verticalScrollBar().isVisible():
            self._narrowed = (*there, now)
        return min(now, self._narrowed[-1]) if self._narrowed[:-1] == there else now
