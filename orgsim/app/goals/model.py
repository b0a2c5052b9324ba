"""Goals as Qt's table: names, weights, and a column of scores for each scenario; the last row adds a goal."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from orgsim.app.metrics.wording import tip
from orgsim.app.state import LETTERS, State
from orgsim.drawing.goals_sheet import GoalLine, GoalsSheet
from orgsim.messages import catalog

Index = QModelIndex | QPersistentModelIndex
TITLE, WEIGHT, FIRST = 0, 1, 2
"""The columns of names and of weights, and the first of scores."""
_ROOT = QModelIndex()
_EMPTY = GoalsSheet(lines=(), results=(), verdict="", reason="")


class GoalsModel(QAbstractTableModel):
    """The goals that are shown."""

    named = Signal(object, str)
    """The goal of that id, or a new one where it is `None`, was given a name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = _EMPTY
        self._state = State()

    @property
    def state(self) -> State:
        """What the table was made of."""
        return self._state

    @property
    def scenarios(self) -> int:
        """How many columns of scores there are."""
        return len(self._sheet.results)

    def tell(self, sheet: GoalsSheet, state: State) -> bool:
        """Show `sheet`; whether its rows are others than before."""
        before = [line.row.id for line in self._sheet.lines], self.scenarios
        anew = before != ([line.row.id for line in sheet.lines], len(sheet.results))
        if anew:
            self.beginResetModel()
        self._sheet, self._state = sheet, state
        if anew:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        return anew

    def line(self, index: Index | int) -> GoalLine | None:
        """The goal of that row; `None` for the row that adds one."""
        row = index if isinstance(index, int) else index.row()
        return self._sheet.lines[row] if 0 <= row < len(self._sheet.lines) else None

    def row_of(self, id: str | None) -> int | None:
        """The row of the goal with that id."""
        return next((row for row, line in enumerate(self._sheet.lines) if line.row.id == id), None)

    # what Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        """A row for each goal, and one that adds."""
        return 0 if parent.isValid() else len(self._sheet.lines) + 1

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
            return line.title if line is not None else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            if line is None:
                return None
            if column < FIRST:
                said = [line.title] if column == TITLE else [part for part in (line.flips, line.more) if part]
                return tip(said) if said else None
            return tip(line.cells[column - FIRST].tip) if line.cells[column - FIRST].tip else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if line is None:
            return speech("goals-view.add") if column == TITLE else None
        if column == TITLE:
            return line.title
        if column == WEIGHT:
            return line.spoken
        return line.cells[column - FIRST].spoken

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take the name that was written; whoever keeps the goals decides what becomes of it."""
        words = " ".join(str(value).split())
        line = self.line(index)
        if not words or (line is not None and words == line.title):
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
        return LETTERS[section - FIRST]
