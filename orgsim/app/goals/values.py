"""Cells of goals are given values: at once, or while a handle is dragged or a key is held."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from orgsim.app.document.seen import is_clear
from orgsim.app.goals.model import FIRST, TITLE, WEIGHT, GoalsModel
from orgsim.model.comparison import LEAST_SCORE, MOST_SCORE, MOST_WEIGHT
from orgsim.model.goal_edits import Scored, Weighed

_SCORE_STEP = 0.5


class Values(QObject):
    """What is chosen in the cells of one table, by row and column."""

    moved = Signal(object)
    """A `Weighed` or `Scored` that is still being chosen."""
    settled = Signal(object)
    """A `Weighed` or `Scored`, for good."""

    def __init__(self, goals: GoalsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._goals = goals
        self._moving: Weighed | Scored | None = None
        self._typed_one: tuple[int, int] | None = None
        """Cell in which a 1 was typed last: a 0 after it makes it 10."""

    def of(self, row: int, column: int) -> float | None:
        """The weight or the score in that cell; `None`: none is stated."""
        line = self._goals.line(row)
        if line is None or column == TITLE:
            return None
        return line.row.weight if column == WEIGHT else line.cells[column - FIRST].score

    def set(self, row: int, column: int, value: float | None) -> None:
        """Give a cell that value, for good."""
        self._set(row, column, value)

    def move(self, row: int, column: int, value: float) -> None:
        """Give a cell that value while it is still being chosen."""
        if self._moving is not None or value != self.of(row, column):
            self._set(row, column, value, moving=True)

    def settle(self) -> None:
        """What is still being chosen is meant."""
        if self._moving is not None:
            edit, self._moving = self._moving, None
            self.settled.emit(edit)

    def type(self, row: int, column: int, digit: int) -> None:
        """A digit was typed in that cell."""
        cell = (row, column)
        if column == WEIGHT:
            ten = digit == 0 and self._typed_one == cell and self.of(*cell) == 1
            self._set(*cell, MOST_WEIGHT if ten else digit)
        elif LEAST_SCORE <= digit <= MOST_SCORE:
            self._set(*cell, digit)
        self._typed_one = cell if digit == 1 else None

    def forget_typed(self) -> None:
        """Somebody has gone to another cell: a digit there does not belong to the one before."""
        self._typed_one = None

    def step(self, row: int, column: int, way: int, *, held: bool) -> None:
        """Step up (1) or down (-1) in that cell, where the key for it may be `held`."""
        least, most, step = (0, MOST_WEIGHT, 1.0) if column == WEIGHT else (LEAST_SCORE, MOST_SCORE, _SCORE_STEP)
        value = self.of(row, column)
        if value is None:
            # The first step begins at the end that it comes from.
            to: float = least if way > 0 else most
        else:
            to = min(max(value + way * step, least), most)
        self._set(row, column, to, moving=held)

    def _set(self, row: int, column: int, value: float | None, *, moving: bool = False) -> None:
        edit = self._edit_of(row, column, value)
        if edit is None or (self._moving is None and value == self.of(row, column)):
            return
        if moving:
            self._moving = edit
            self.moved.emit(edit)
        else:
            self._moving = None
            self.settled.emit(edit)

    def _edit_of(self, row: int, column: int, value: float | None) -> Weighed | Scored | None:
        line = self._goals.line(row)
        if line is None or column == TITLE:
            return None
        if column == WEIGHT:
            return Weighed(line.row.id, value)
        state = self._goals.state
        scenario = state.scenarios[column - FIRST].id
        # Of two that have the same id nobody could tell afterwards which one was scored.
        return Scored(line.row.id, scenario, value) if is_clear(state, scenario) else None
