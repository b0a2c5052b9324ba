"""A table whose rows are as high as they need to be once they are seen; until then as high as rows are in the mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import inf
from time import thread_time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from orgsim.app.in_steps import InSteps
from orgsim.app.widgets.table_look import is_short, staying

_SAMPLE = 50
"""Rows, spread over all, whose heights tell the mean; of fewer than twice as many each is measured."""
_PASSES = 4
"""How often rows in view are measured, as others come into it by that."""
_AT_A_TIME = 4
"""Rows that are given their heights together where they are not in view."""
_SLICE = 0.008
"""Seconds that are spent in one go on rows that are not in view."""
_AT_ONCE = 0.03
"""Seconds after which rows in view wait for the next round of events too: in narrow columns one may take milliseconds.
"""


class MeasuredTable(QTableView):
    """Of ten thousand rows those are measured that are seen.

    In view each has the height that it needs, and a few rounds of events later near it too, which is within a page
    above and below, so that the next page begins where it should. What is read stays where it is as rows above it get
    theirs, and who is at the end stays there.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured = bytearray()
        """By row whether it was measured as it is now."""
        self._mean_due = False
        """Whether rows that are not measured are as high as those in view are, and not yet as those of the sample."""
        self._seeing = False
        self._measuring = InSteps(self)

    @property
    def is_measuring(self) -> bool:
        """Whether rows that are not in view are being measured."""
        return self._measuring.is_running

    def needed(self, row: int) -> int:
        """The pixels that a row needs, which takes time to tell."""
        raise NotImplementedError

    def measure(self) -> None:
        """Give all rows other heights, as when they are wider by now.

        In narrow columns a row of long sentences takes milliseconds, and a table that is shown may come to its width
        by several others: so there is no more of them at once than is seen.
        """
        until = thread_time() + _AT_ONCE
        with staying(self, self._anchor):
            self._measured = bytearray(self._rows)
            self._mean_due = True
            if heights := self._filling(max(self.rowAt(0), 0), until):
                self._set(heights, mean=_mean(heights))
        self._see(until)

    def measure_changed(self) -> None:
        """What stands in the rows may be something else by now; each that is not in view keeps its height a while."""
        before, rows = len(self._measured), self._rows
        if 2 * before < rows or before > 2 * rows or (before != rows and len(self._sample) == rows):
            self.measure()
        else:
            self._measured = bytearray(rows)
            self.see()

    def measure_more(self) -> None:
        """More rows have come below the others."""
        self._measured.extend(bytes(self._rows - len(self._measured)))
        self.see()

    def see(self) -> None:
        """Measure what has come into view, and from the next round of events on what is near it."""
        self._see(thread_time() + _AT_ONCE)

    def _see(self, until: float) -> None:
        if self._seeing or len(self._measured) != self._rows:
            return
        self._seeing = True
        for _ in range(_PASSES):
            if not self._measure(self._seen(around=0), until) or thread_time() > until:
                break
        self._seeing = False
        if self._mean_due or any(not self._measured[row] for row in (*self._seen(around=1), *self._sampled)):
            self._measuring.begin(self._measure_rest(), _SLICE)

    def _measure_rest(self) -> Iterator[None]:
        while len(self._measured) == self._rows:
            near = (*self._seen(around=0), *self._seen(around=1))
            due = [row for row in dict.fromkeys((*near, *self._sampled)) if not self._measured[row]]
            if not due:
                break
            with staying(self, self._anchor):
                self._set(self._heights(due[:_AT_A_TIME], thread_time() + _SLICE))
            yield
        if self._mean_due and len(self._measured) == self._rows:
            self._mean_due = False
            header = self.verticalHeader()
            heights = {row: header.sectionSize(row) for row, measured in enumerate(self._measured) if measured}
            if sample := {row: heights[row] for row in self._sample}:
                with staying(self, self._anchor):
                    self._set(heights, mean=_mean(sample))
                self.see()

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins so, in a short list."""
        if is_short(self):
            super().keyboardSearch(search)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is measured while it is hidden."""
        super().hideEvent(event)
        self._measuring.hold()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was not measured."""
        super().showEvent(event)
        self._measuring.go_on()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure what comes into view below. In another width all is measured, once the columns have theirs."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            self.see()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Measure what comes into view."""
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

    def come_near(self, index: QModelIndex) -> None:
        """Bring back a cell that was in view: no more is measured for it than stands between."""
        first, last = sorted((max(self.rowAt(0), 0), index.row()))
        if self._rows == len(self._measured):
            self._measure(range(first, last + 1))
        super().scrollTo(index)

    @property
    def _rows(self) -> int:
        return self.model().rowCount()

    @property
    def _sample(self) -> range:
        return range(0, self._rows, max(self._rows // _SAMPLE, 1))

    @property
    def _sampled(self) -> range:
        """Of the sample those rows that are to be measured: all, where they are to tell the mean or are all rows."""
        return self._sample if self._mean_due or len(self._sample) == self._rows else range(0)

    def _seen(self, *, around: int) -> range:
        """The rows in view, and so many pages above and below."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return range(0)
        last = self._rows - 1 if last < 0 else last
        page = (last - first + 1) * around
        return range(max(first - page, 0), min(last + page + 1, self._rows))

    @property
    def _anchor(self) -> int:
        """The uppermost row in view whose height is known: what has come into view above it is not read yet."""
        top = self.rowAt(0)
        if len(self._measured) != self._rows:
            return top
        return next((row for row in self._seen(around=0) if self._measured[row]), top)

    def _filling(self, first: int, until: float) -> dict[int, int]:
        """The rows that fill the view from `first` on, as many as there is time for, with the heights they need."""
        heights: dict[int, int] = {}
        left = self.viewport().height()
        for row in range(first, self._rows):
            if left <= 0 or (heights and thread_time() > until):
                break
            heights[row] = self.needed(row)
            left -= max(heights[row], 1)
        return heights

    def _page(self, row: int, way: int) -> Iterator[int]:
        """The rows that fill the view from `row` up (-1) or down (1), by the heights that they need."""
        header, left = self.verticalHeader(), self.viewport().height()
        while left > 0 and 0 <= row < self._rows:
            yield row
            left -= max(header.sectionSize(row) if self._measured[row] else self.needed(row), 1)
            row += way

    def _measure(self, rows: Iterable[int], until: float = inf) -> bool:
        """Give those rows the height that they need, as many as there is time for; whether any had not got it."""
        new = [row for row in rows if not self._measured[row]]
        if new:
            with staying(self, self._anchor):
                self._set(self._heights(new, until))
        return bool(new)

    def _heights(self, rows: Iterable[int], until: float) -> dict[int, int]:
        """The heights that the first of those rows need, as many as there is time for: one may be a page of text."""
        heights: dict[int, int] = {}
        for row in rows:
            heights[row] = self.needed(row)
            if thread_time() > until:
                break
        return heights

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


def _mean(heights: Mapping[int, int]) -> int:
    return round(sum(heights.values()) / len(heights))
