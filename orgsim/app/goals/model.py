"""Goals as Qt's table: names, weights, and a column of scores for each scenario; the last row adds a goal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from operator import eq

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
        self._sheet: GoalsSheet | None = None
        self._ids: list[str] = []
        """Of the goals, row by row."""
        self._place: dict[str, int] = {}
        """Of each goal in the sheet."""
        self._going: dict[str, GoalLine] = {}
        """What was said of goals that are about to go."""
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
        ids = [row.id for row in sheet.rows]
        anew = self._ids != ids
        before, self._sheet = self._sheet, sheet
        if anew:
            old, self._place = self._place, {id: at for at, id in enumerate(ids)}
            if before is not None:
                self._going = {id: before.lines[at] for id, at in old.items() if id not in self._place}
            self._become(ids)
            self._going = {}
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

    def _become(self, ids: list[str]) -> None:
        """Have these goals, in three steps however many come and go: each takes Qt a walk over all rows."""
        if self._differ_at_one_place(ids):
            return
        there = set(self._ids)
        if new := [id for id in ids if id not in there]:
            end = len(self._ids)
            self.beginInsertRows(_ROOT, end, end + len(new) - 1)
            self._ids += new
            self.endInsertRows()
        going = [id for id in self._ids if id not in self._place]
        self._order([*ids, *going])
        if going:
            self.beginRemoveRows(_ROOT, len(ids), len(ids) + len(going) - 1)
            del self._ids[len(ids) :]
            self.endRemoveRows()

    def _differ_at_one_place(self, ids: Sequence[str]) -> bool:
        """Whether rows only came, or only went, at one place; then they have by now, and no other has moved."""
        first = sum(1 for _ in takewhile(bool, map(eq, self._ids, ids)))
        more = len(ids) - len(self._ids)
        if not more or self._ids[first + max(-more, 0) :] != ids[first + max(more, 0) :]:
            return False
        if more > 0:
            self.beginInsertRows(_ROOT, first, first + more - 1)
            self._ids[first:first] = ids[first : first + more]
            self.endInsertRows()
        else:
            self.beginRemoveRows(_ROOT, first, first - more - 1)
            del self._ids[first : first - more]
            self.endRemoveRows()
        return True

    def _order(self, ids: list[str]) -> None:
        """Put the rows that are there into this order."""
        if self._ids == ids:
            return
        self.layoutAboutToBeChanged.emit()
        to = {id: at for at, id in enumerate(ids)}
        # The row that adds a goal stays the last.
        moved = [to[id] for id in self._ids] + [len(ids)]
        held = self.persistentIndexList()
        self.changePersistentIndexList(held, [self.index(moved[index.row()], index.column()) for index in held])
        self._ids = ids
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
        if self._sheet is None or not 0 <= row < len(self._ids):
            return None
        id = self._ids[row]
        if self._moving is not None and self._moving[0] == id:
            return self._moving[1]
        going = self._going.get(id)
        return self._sheet.lines[self._place[id]] if going is None else going

    def row_of(self, id: str | None) -> int | None:
        """The row of the goal with that id."""
        return None if id is None else self._place.get(id)

    # what Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        """A row for each goal, and one that adds where there is such a row."""
        return 0 if parent.isValid() else len(self._ids) + self.adds

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
