"""A table whose rows are as high as they need to be once they are seen; until then as high as rows are in the mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

_SAMPLE = 50
"""Rows, spread over all, whose heights tell the mean; of fewer than twice as many each is measured at once."""
_PASSES = 4
"""How often rows near the view are measured, as others come near it by that."""


class MeasuredTable(QTableView):
    """Of ten thousand rows those are measured that are seen.

    Near the view, which is within a page above and below, each has the height that it needs, so that the next page
    begins where it should. What is read stays where it is as rows above it get theirs, and who is at the end stays
    there.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured = bytearray()
        """By row whether it was measured as it is now."""
        self._seeing = False

    def needed(self, row: int) -> int:
        """The pixels that a row needs, which takes time to tell."""
        raise NotImplementedError

    def measure(self) -> None:
        """Give all rows other heights, as when they are wider by now."""
        sample = self._sample
        with self._staying():
            self._measured = bytearray(self._rows)
            heights = {row: self.needed(row) for row in sample}
            if heights:
                self._set(heights, mean=round(sum(heights.values()) / len(heights)))
        self.see()

    def measure_changed(self) -> None:
        """What stands in the rows may be something else by now; each that is not near keeps its height for a while."""
        before, rows = len(self._measured), self._rows
        if 2 * before < rows or before > 2 * rows or len(self._sample) == rows:
            self.measure()
        else:
            self._measured = bytearray(rows)
            self.see()

    def measure_more(self) -> None:
        """More rows have come below the others."""
        self._measured.extend(bytes(self._rows - len(self._measured)))
        self.see()

    def see(self) -> None:
        """Measure what has come near the view."""
        if self._seeing or len(self._measured) != self._rows:
            return
        self._seeing = True
        for _ in range(_PASSES):
            if not self._measure(self._near()):
                break
        self._seeing = False

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Measure what comes near the view."""
        super().scrollContentsBy(dx, dy)
        self.see()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view, whether what will stand around it was ever seen or not."""
        row = index.row()
        if 0 <= row < self._rows == len(self._measured):
            self._measure([*self._page(row, -1), *self._page(row, 1)])
        super().scrollTo(index, hint)

    @property
    def _rows(self) -> int:
        return self.model().rowCount()

    @property
    def _sample(self) -> range:
        return range(0, self._rows, max(self._rows // _SAMPLE, 1))

    def _near(self) -> range:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return range(0)
        last = self._rows - 1 if last < 0 else last
        page = last - first + 1
        return range(max(first - page, 0), min(last + page + 1, self._rows))

    def _page(self, row: int, way: int) -> Iterator[int]:
        """The rows that fill the view from `row` up (-1) or down (1), by the heights that they need."""
        header, left = self.verticalHeader(), self.viewport().height()
        while left > 0 and 0 <= row < self._rows:
            yield row
            left -= max(header.sectionSize(row) if self._measured[row] else self.needed(row), 1)
            row += way

    def _measure(self, rows: Iterable[int]) -> bool:
        """Give those rows the height that they need, if they have not got it; whether there were any such."""
        new = [row for row in rows if not self._measured[row]]
        if new:
            with self._staying():
                self._set({row: self.needed(row) for row in new})
        return bool(new)

    @contextmanager
    def _staying(self) -> Iterator[None]:
        """While rows get other heights, what is read stays where it is, and the end at the end."""
        bar, top = self.verticalScrollBar(), self.rowAt(0)
        at_end = 0 < bar.value() == bar.maximum()
        before = self.rowViewportPosition(top)
        yield
        self.updateGeometries()
        end = max(self.verticalHeader().length() - self.viewport().height(), 0)
        to = end if at_end else bar.value() + (self.rowViewportPosition(top) - before if top >= 0 else 0)
        if bar.maximum() < min(to, end):
            # In the midst of being resized Qt does not say yet how long it is.
            bar.setMaximum(end)
        bar.setValue(to)

    def _set(self, heights: dict[int, int], mean: int | None = None) -> None:
        """Have rows these heights, and all others the `mean` where one is given."""
        header = self.verticalHeader()
        blocked = header.blockSignals(True)
        # A header that may paint looks at each change where the section lies, which is a walk over all of them.
        header.setUpdatesEnabled(False)
        if mean is not None:
            header.setDefaultSectionSize(mean)
        for row, height in heights.items():
            header.resizeSection(row, height)
            self._measured[row] = 1
        header.setUpdatesEnabled(True)
        header.blockSignals(blocked)
        self.updateEditorGeometries()
        self.viewport().update()
