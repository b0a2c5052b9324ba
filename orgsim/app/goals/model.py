"""Goals as Qt's table: names, weights, and a column of scores for each scenario; the last row adds a goal."""

from __future__ import annotations

from collections.abc import Sequence
from operator import eq
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from orgsim.app.document.seen import titled
from orgsim.app.document.state import State
from orgsim.app.goals.changing import moving
from orgsim.app.widgets.labels import tip
from orgsim.drawing.tables.goal_cells import ScoreCell
from orgsim.drawing.tables.goals import GoalLine, GoalsSheet
from orgsim.export.sheets.pasting import Pasted
from orgsim.messages import catalog
from orgsim.model.goal_edits import Scored, Weighed


class _Row(NamedTuple):
    """One goal of a sheet."""

    id: str
    sheet: GoalsSheet
    place: int


Index = QModelIndex | QPersistentModelIndex
TITLE, WEIGHT, FIRST = 0, 1, 2
"""The columns of names and of weights, and the first of scores."""
_ROOT = QModelIndex()


class GoalsModel(QAbstractTableModel):
    """The goals that are shown."""

    named = Signal(object, str)
    """The goal of that id, or a new one where it is `None`, was given a name."""

    def __init__(self, parent: QObject | None = None, *, adds: bool = True) -> None:
        """`adds`: whether a row after the goals adds one."""
        super().__init__(parent)
        self.adds = adds
        self._rows: list[_Row] = []
        self._row_of: dict[str, int] = {}
        self._scenarios = 0
        self._state = State()
        self._moving: tuple[str, GoalLine] | None = None
        """A goal, and what is said of it while one of its values is being chosen."""

    @property
    def state(self) -> State:
        """What the table was made of."""
        return self._state

    @property
    def scenarios(self) -> int:
        """How many columns of scores there are."""
        return self._scenarios

    def pasted(self) -> Pasted:
        """The goals with their weights and scores as numbers; the row that adds a goal is none."""
        speech = catalog(self.state.language)
        lines = [line for row in range(self.rowCount()) if (line := self.line(row)) is not None]
        scores = [[cell.score for cell in line.cells] for line in lines]
        return Pasted(
            (speech("goals-view.goal"), speech("goals-view.weight"), *titled(self.state)),
            [
                (line.title, line.weight, *["" if score is None else speech.number(score) for score in its])
                for line, its in zip(lines, scores, strict=True)
            ],
        )

    def tell(self, sheet: GoalsSheet, state: State) -> bool:
        """Show `sheet`; whether it has other rows or columns than before.

        Rows that stay are the same to Qt, so that a name which is being written in one of them goes on being written.
        """
        self._state = state
        self._moving = None
        rows = [_Row(row.id, sheet, place) for place, row in enumerate(sheet.rows)]
        anew = [row.id for row in self._rows] != [row.id for row in rows]
        if anew:
            self._become(rows)
        self._rows = rows
        self._row_of = {row.id: at for at, row in enumerate(rows)}
        columns = len(sheet.results)
        if columns != self._scenarios:
            anew = True
            self._widen(columns)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        return anew

    def show_moving(self, edit: Weighed | Scored) -> None:
        """Show the value that is being chosen; what follows from it is told later."""
        self._moving = None
        row = self.row_of(edit.id)
        line = None if row is None else self.line(row)
        if row is not None and line is not None:
            ids = [scenario.id for scenario in self._state.scenarios]
            self._moving = edit.id, moving(line, edit, ids, catalog(self._state.language))
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _become(self, rows: Sequence[_Row]) -> None:
        """Have these goals, in three steps however many come and go: each takes Qt a walk over all rows."""
        if self._differ_at_one_place(rows):
            return
        there = {row.id for row in self._rows}
        staying = {row.id for row in rows}
        if new := [row for row in rows if row.id not in there]:
            end = len(self._rows)
            self.beginInsertRows(_ROOT, end, end + len(new) - 1)
            self._rows += new
            self.endInsertRows()
        going = [row for row in self._rows if row.id not in staying]
        self._order([*rows, *going])
        if going:
            self.beginRemoveRows(_ROOT, len(rows), len(rows) + len(going) - 1)
            del self._rows[len(rows) :]
            self.endRemoveRows()

    def _differ_at_one_place(self, rows: Sequence[_Row]) -> bool:
        """Whether rows only came, or only went, at one place; then they have by now, and no other has moved."""
        least = min(len(self._rows), len(rows))
        alike = map(eq, [row.id for row in self._rows], [row.id for row in rows])
        first = next((at for at, same in enumerate(alike) if not same), least)
        more = len(rows) - len(self._rows)
        stays = self._rows[first + max(-more, 0) :]
        if not more or [row.id for row in stays] != [row.id for row in rows[first + max(more, 0) :]]:
            return False
        if more > 0:
            self.beginInsertRows(_ROOT, first, first + more - 1)
            self._rows[first:first] = rows[first : first + more]
            self.endInsertRows()
        else:
            self.beginRemoveRows(_ROOT, first, first - more - 1)
            del self._rows[first : first - more]
            self.endRemoveRows()
        return True

    def _order(self, rows: Sequence[_Row]) -> None:
        """Put the rows that are there into this order."""
        to = {row.id: at for at, row in enumerate(rows)}
        if all(to[row.id] == at for at, row in enumerate(self._rows)):
            return
        self.layoutAboutToBeChanged.emit()
        # The row that adds a goal stays the last.
        moved = [to[row.id] for row in self._rows] + [len(rows)]
        held = self.persistentIndexList()
        self.changePersistentIndexList(held, [self.index(moved[index.row()], index.column()) for index in held])
        self._rows.sort(key=lambda row: to[row.id])
        self.layoutChanged.emit()

    def _widen(self, scenarios: int) -> None:
        old, new = FIRST + self._scenarios, FIRST + scenarios
        if new > old:
            self.beginInsertColumns(_ROOT, old, new - 1)
            self._scenarios = scenarios
            self.endInsertColumns()
        else:
            self.beginRemoveColumns(_ROOT, new, old - 1)
            self._scenarios = scenarios
            self.endRemoveColumns()

    def line(self, index: Index | int) -> GoalLine | None:
        """The goal of that row; `None` for the row that adds one."""
        row = index if isinstance(index, int) else index.row()
        if not 0 <= row < len(self._rows):
            return None
        its = self._rows[row]
        if self._moving is not None and self._moving[0] == its.id:
            return self._moving[1]
        return its.sheet.lines[its.place]

    def row_of(self, id: str | None) -> int | None:
        """The row of the goal with that id."""
        return None if id is None else self._row_of.get(id)

    # what Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        """A row for each goal, and one that adds where there is such a row."""
        return 0 if parent.isValid() else len(self._rows) + self.adds

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Names, weights, and the scores of each scenario."""
        return 0 if parent.isValid() else FIRST + self.scenarios

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be written."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == TITLE else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell, also for who hears it."""
        line, column = self.line(index), index.column()
        speech = catalog(self._state.language)
        if role == Qt.ItemDataRole.EditRole:
            return line.row.name.written(self._state.language) if line is not None else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            if line is None:
                return None
            if column < FIRST:
                said = [line.title] if column == TITLE else [part for part in (line.flips, line.more) if part]
                return tip(said) if said else None
            cell = _cell(line, column)
            return tip(cell.tip) if cell is not None and cell.tip else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if line is None:
            return speech("goals-view.add") if column == TITLE else None
        if column == TITLE:
            return line.title
        if column == WEIGHT:
            return line.spoken
        cell = _cell(line, column)
        return cell.spoken if cell is not None else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take the name that was written; whoever keeps the goals decides what becomes of it."""
        words = " ".join(str(value).split())
        line = self.line(index)
        if not words or (line is not None and words == line.row.name.written(self._state.language)):
            return False
        self.named.emit(None if line is None else line.row.id, words)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the columns are."""
        if orientation != Qt.Orientation.Horizontal or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        speech = catalog(self._state.language)
        if section < FIRST:
            return speech("goals-view.goal" if section == TITLE else "goals-view.weight")
        return self._state.letters[section - FIRST :][:1]


def _cell(line: GoalLine, column: int) -> ScoreCell | None:
    """`None` for a column that the line does not know yet, as Qt may ask while a draft is opened."""
    return line.cells[column - FIRST] if column - FIRST < len(line.cells) else None
