"""A column of blocks, each of which says one thing: what says the same stays when something else is told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgsim.app.in_steps import InSteps
from orgsim.app.widgets.labels import let_go

BETWEEN = 4
"""Pixels between two blocks, and between the lines of one."""
_SLICE = 0.012
"""Seconds of making blocks in a round of events: dressing and laying them out takes as long again."""

Fill = Callable[[QVBoxLayout], None]
"""Puts into a layout what a block says."""


class Blocks(QObject):
    """Makes the blocks at the head of a layout, and takes them away."""

    def __init__(self, column: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column
        self._made: dict[Hashable, QWidget] = {}
        """Those that stand there, from the top down."""
        self._making = InSteps(self)

    def __len__(self) -> int:
        """How many stand there."""
        return len(self._made)

    @property
    def is_making(self) -> bool:
        """Whether some are still to come."""
        return self._making.is_running

    @property
    def keys(self) -> Collection[Hashable]:
        """What those are known by that stand there."""
        return self._made.keys()

    @property
    def widgets(self) -> Collection[QWidget]:
        """Those that stand there, from the top down."""
        return self._made.values()

    def show(self, wanted: Mapping[Hashable, Fill], *, at_once: bool) -> None:
        """Show those, from the top down, each made by what fills it unless it stands there already.

        What is seen first comes at once, and the rest in the rounds of events that follow, unless all is wanted
        `at_once`: else it would be seen to shrink and grow where one is reading.
        """
        self.keep(wanted)
        self._making.begin(self._steps(wanted), _SLICE)
        (self._making.finish if at_once else self._making.do_some)()

    def keep(self, wanted: Collection[Hashable]) -> None:
        """Take away all but those, and make no more."""
        self._making.begin(iter(()))
        for key in [key for key in self._made if key not in wanted]:
            gone = self._made.pop(key)
            self._column.removeWidget(gone)
            let_go(gone)

    def finish(self) -> None:
        """Make at once what is still to come."""
        self._making.finish()

    def _steps(self, wanted: Mapping[Hashable, Fill]) -> Iterator[None]:
        for place, (key, fill) in enumerate(wanted.items()):
            # The layout is not asked for its items: Python would go on to know those that it deletes.
            standing = [*self._made.items()]
            if standing[place : place + 1] and standing[place][0] == key:
                continue
            before = self._made.get(key)
            block = self._filled(fill) if before is None else before
            self._column.insertWidget(place, block)
            others = [each for each in standing if each[1] is not block]
            self._made = dict([*others[:place], (key, block), *others[place:]])
            if before is None:
                yield

    def _filled(self, fill: Fill) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        fill(column)
        return block
