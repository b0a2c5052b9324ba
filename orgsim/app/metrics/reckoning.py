"""The figures of large drafts are reckoned beside the window, which goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from orgsim.analysis.figures.comparison import Row, compare_ties
from orgsim.app.document.aside import InTurn, Task
from orgsim.app.document.comparing import reference
from orgsim.app.document.state import State
from orgsim.app.metrics.compared import Compared
from orgsim.model.hierarchy import count_units

_AT_ONCE = 4000
"""Units of all drafts together whose figures are reckoned in a moment: some 6 µs each."""


class Reckoning(QObject):
    """Has the figures of one state after the other reckoned, where the window would stand still for them."""

    done = Signal()
    """The figures are known that were asked for last."""

    def __init__(self, compared: Compared, parent: QObject) -> None:
        super().__init__(parent)
        self._compared = compared
        self._asked: tuple[object, ...] = ()
        self._turns = InTurn(self)
        self._turns.done.connect(self._have)
        self._turns.failed.connect(self._give_up)

    @property
    def is_running(self) -> bool:
        """Whether any are being reckoned."""
        return self._turns.is_running

    def lacks(self, state: State) -> bool:
        """Whether the figures of that state are not known, and take more than a moment."""
        large = count_units(state.scenarios) > _AT_ONCE
        return large and not self._compared.knows(state)

    def ask(self, state: State) -> None:
        """Have its figures reckoned, where they are not being already."""
        of = self._compared.of(state)
        if of != self._asked:
            self._asked = of
            self._turns.ask(_Reckoned(self._compared, state))

    def _have(self, _done: Task, _rows: object, following: Task | None) -> None:
        if following is None:
            self._asked = ()
            self.done.emit()

    def _give_up(self, _failed: Task) -> None:
        self._asked = ()


class _Reckoned(Struct, frozen=True, eq=False):
    """Drafts whose figures are reckoned."""

    compared: Compared
    state: State

    def begin(self) -> Callable[[], object]:
        """Reckon what they are by now: it is remembered."""
        return lambda: self.compared.rows(self.state)


class Comparing(Struct, frozen=True, eq=False):
    """Drafts whose ties are compared."""

    state: State

    def begin(self) -> Callable[[], tuple[Row, ...]]:
        """Work it out of what is open now."""
        state = self.state
        column = reference(state)
        return lambda: compare_ties(state.scenarios, column, state.letters)
