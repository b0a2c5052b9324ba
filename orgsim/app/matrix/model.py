"""A table of scenarios as Qt's model: titles in the first column, then a column for each scenario."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from orgsim.app.document.state import State
from orgsim.app.widgets.labels import tip
from orgsim.drawing.tables.matrix import Cell, Head, Matrix, Row
from orgsim.drawing.tables.rows import no_rows
from orgsim.messages import catalog

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class MatrixModel(QAbstractTableModel):
    """The rows that are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix = Matrix(corner="", heads=(), rows=no_rows())
        self._state = State()
        self._shown: list[int] = []
        """Of the table's rows those that are shown."""

    def tell(self, matrix: Matrix, state: State, shown: Iterable[int]) -> None:
        """Show those rows of `matrix`, of the open scenarios of `state`."""
        self.beginResetModel()
        self._matrix = matrix
        self._state = state
        self._shown = list(shown)
        self.endResetModel()

    def add(self, rows: Sequence[int]) -> None:
        """Show those rows too, below the others."""
        first = len(self._shown)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._shown += rows
        self.endInsertRows()

    # what the view and its delegate ask for

    @property
    def state(self) -> State:
        """What the table was made of."""
        return self._state

    def row(self, index: Index | int) -> Row:
        """What stands in that row."""
        return self._matrix.rows[self._shown[index if isinstance(index, int) else index.row()]]

    def is_heading(self, row: int) -> bool:
        """Whether that row is the name of a group; its words are not needed for that."""
        return self._matrix.rows.is_heading(self._shown[row])

    def head(self, section: int) -> Head | None:
        """The head of a scenario's column; `None` for the titles."""
        return self._matrix.heads[section - 1] if 0 < section <= len(self._matrix.heads) else None

    def cell(self, index: Index) -> Cell | None:
        """What a scenario's column says there; `None` for titles and headings."""
        row = self.row(index)
        return row.cells[index.column() - 1] if row.cells and index.column() else None

    def index_of(self, key: tuple[str, ...], column: int) -> QModelIndex:
        """The cell of the row with that key for the scenario at `column`; an invalid index where there is none."""
        row = self.row_of(key) if column < len(self._matrix.heads) else None
        return QModelIndex() if row is None else self.index(row, column + 1)

    def row_of(self, key: tuple[str, ...]) -> int | None:
        """The row with that key, which no heading has; `None` where there is none."""
        rows, shown = self._matrix.rows, enumerate(self._shown)
        return next((number for number, at in shown if rows.key(at) == key and not rows.is_heading(at)), None)

    # what Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of rows, headings among them."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The number of columns, that of the titles among them."""
        return 0 if parent.isValid() else len(self._matrix.heads) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over by the keyboard."""
        if self.is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """What a cell says: its text, its tip, and the whole of it for who hears it."""
        row, cell = self.row(index), self.cell(index)
        if cell is None:
            if role in _SPOKEN and not index.column():
                return row.title
            return tip([row.title]) if role == Qt.ItemDataRole.ToolTipRole and not index.column() else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "\n".join(
                    " ".join(part for part in (strip.text, strip.word, strip.detail) if part) for strip in cell.strips
                )
            case Qt.ItemDataRole.AccessibleTextRole:
                return cell.spoken
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return "\n".join(cell.tip[1:])
            case Qt.ItemDataRole.ToolTipRole:
                return tip(cell.tip)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The heads of the columns: letters, which stand for the scenarios, and what there is to say of them."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        head = self.head(section)
        if head is None:
            return self._matrix.corner if role in _SPOKEN else None
        letter = self._state.letters[section - 1]
        title = catalog(self._state.language).value(self._state.scenarios[section - 1].title)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return letter
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{letter} {title}: {head.spoken}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip([f"{letter} {title}", head.spoken])
        return None
