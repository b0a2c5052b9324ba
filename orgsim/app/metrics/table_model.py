"""The table of figures as Qt's model: a line a metric, columns for the scenarios and their differences to one."""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from orgsim.analysis.figures.comparison import Row
from orgsim.analysis.figures.metric import Group
from orgsim.app.document.comparing import reference
from orgsim.app.document.state import OpenFigure, State
from orgsim.app.metrics.lines import Further, Heading, Line, Measure, Unknowns, lines
from orgsim.app.metrics.wording import (
    all_values,
    difference_accessible,
    difference_tip,
    value_accessible,
    value_text,
    value_tip,
)
from orgsim.app.widgets.labels import tip
from orgsim.messages import Catalog, catalog
from orgsim.model.text import Language

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(msgspec.Struct, frozen=True):
    """What a column shows, and of which scenario."""

    shows: Literal["title", "value", "difference", "bars"]
    scenario: int = 0


def columns(scenarios: int, reference: int = 0) -> tuple[Column, ...]:
    """The columns for that many scenarios: each difference to the `reference` stands beside its scenario's figures.

    The bars of a single scenario would all be alike, so they are left out.
    """
    made = [Column("title")]
    for scenario in range(scenarios):
        made.append(Column("value", scenario))
        if scenario != reference:
            made.append(Column("difference", scenario))
    return (*made, Column("bars")) if scenarios > 1 else tuple(made)


_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class MetricsModel(QAbstractTableModel):
    """The rows that are shown, in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._columns = columns(0)
        self._reference = 0
        self._state = State()
        self._speech: Catalog = catalog(self._state.language)
        self._texts: dict[tuple[int, int], str] = {}
        """What cells say, by line and column: widths are measured of it, and each painting asks for it."""

    def tell(self, rows: tuple[Row, ...], state: State, *, everything: bool) -> None:
        """Show `rows` of the open scenarios."""
        self.beginResetModel()
        self._lines = lines(rows, everything=everything)
        self._reference = reference(state)
        self._columns = columns(len(state.files), self._reference)
        self._state = state
        self._speech = catalog(state.language)
        self._texts = {}
        self.endResetModel()

    def go_on(self, state: State) -> None:
        """Show the same rows of `state`, in which they say the same."""
        self._state = state

    # what the view and its delegate ask for

    @property
    def lines(self) -> tuple[Line, ...]:
        """What stands on each line."""
        return self._lines

    def line(self, index: Index | int) -> Line:
        """What stands on that line."""
        return self._lines[index if isinstance(index, int) else index.row()]

    def column(self, index: Index | int) -> Column:
        """What stands in that column."""
        return self._columns[index if isinstance(index, int) else index.column()]

    def text(self, line: int, column: int) -> str:
        """What the cell of a figure says."""
        at = line, column
        if at not in self._texts:
            what = self._lines[line]
            self._texts[at] = self._text(what.row, self._columns[column]) if isinstance(what, Measure) else ""
        return self._texts[at]

    @property
    def language(self) -> Language:
        """The language that it speaks."""
        return self._speech.language

    @property
    def scenarios(self) -> int:
        """How many scenarios the columns show."""
        return len(self._state.files)

    def figure_at(self, index: Index, bar: int | None = None) -> OpenFigure | None:
        """The figure that a click there asks for; `bar` is the scenario whose bar was met.

        A metric's name asks for the leftmost scenario that tells the figure.
        """
        line = self.line(index)
        if not isinstance(line, Measure):
            return None
        column = self.column(index)
        if column.shows in ("value", "difference"):
            scenario = column.scenario
        elif bar is not None:
            scenario = bar
        else:
            scenario = next((here for here, figure in enumerate(line.row.figures) if figure.known), 0)
        return OpenFigure(line.row.metric.id, scenario)

    def in_column(self, row: int, column: Column) -> QModelIndex:
        """The cell of that row in a column that shows the same, else of its first, which all drafts share."""
        return self.index(row, self._columns.index(column) if column in self._columns else 0)

    def index_of(self, figure: OpenFigure) -> QModelIndex:
        """The cell of that figure's value; an invalid index where it is not shown."""
        for row, line in enumerate(self._lines):
            if isinstance(line, Measure) and line.row.metric.id == figure.metric:
                return self.index(row, self._columns.index(Column("value", figure.column)))
        return QModelIndex()

    # what Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over by the keyboard."""
        if isinstance(self.line(index), Heading | Further):
            return Qt.ItemFlag.NoItemFlags
        return _CHOOSABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """What a cell says: its text, its tip, and the whole of it for who hears it."""
        line, column, speech = self.line(index), self.column(index), self._speech
        match line:
            case Heading(group):
                spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
                return speech(f"metric.group.{group}") if spoken and not index.column() else None
            case Further(number):
                spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
                return speech("value.more", n=number) if spoken and not index.column() else None
            case Unknowns(rows, group):
                return self._unknowns(rows, group, role) if not index.column() else None
            case Measure(row):
                match role:
                    case Qt.ItemDataRole.DisplayRole:
                        return self.text(index.row(), index.column())
                    case Qt.ItemDataRole.AccessibleTextRole:
                        return self._accessible(row, column)
                    case Qt.ItemDataRole.ToolTipRole:
                        return self._tip(row, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The heads of the columns: letters, which stand for the scenarios."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column, speech = self._columns[section], self._speech
        letters = self._state.letters
        # Qt asks before there is any scenario.
        letter, base = letters[column.scenario :][:1], letters[self._reference :][:1]
        if role == Qt.ItemDataRole.DisplayRole:
            match column.shows:
                case "title":
                    return speech("metrics-view.metric")
                case "value":
                    return letter
                case "difference":
                    key = "metrics-view.difference" if self.scenarios < 3 else "metrics-view.difference.short"
                    return speech(key, letter=letter, base=base)
                case "bars":
                    return ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            match column.shows:
                case "title":
                    said = speech("metrics-view.metric")
                case "value":
                    said = f"{letter} {speech.value(self._state.scenarios[column.scenario].title)}"
                case "difference":
                    said = speech("metrics-view.difference.tip", letter=letter, base=base)
                case "bars":
                    said = speech("metrics-view.bars")
            return tip([said]) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    # cells

    def _text(self, row: Row, column: Column) -> str:
        match column.shows:
            case "title":
                return self._speech.value(row.metric.row_title)
            case "value":
                return value_text(row.figures[column.scenario], row.metric, self._speech)
            case "difference":
                return row.difference_text(column.scenario, self._speech)
            case "bars":
                return ""

    def _accessible(self, row: Row, column: Column) -> str:
        match column.shows:
            case "title":
                return self._speech.say(row.metric.full_title)
            case "value":
                return value_accessible(row, column.scenario, self._state, self._speech)
            case "difference":
                return difference_accessible(row, column.scenario, self._speech)
            case "bars":
                return f"{self._speech.say(row.metric.full_title)}: {all_values(row, self._speech)}"

    def _tip(self, row: Row, column: Column) -> str:
        match column.shows:
            case "title":
                return tip([self._speech.say(row.metric.full_title), self._speech.say(row.metric.formula)])
            case "value":
                return value_tip(row, column.scenario, self._state, self._speech)
            case "difference":
                return difference_tip(row, column.scenario, self._speech)
            case "bars":
                return tip([self._accessible(row, column)])

    def _unknowns(self, rows: tuple[Row, ...], group: Group | None, role: int) -> str | None:
        speech = self._speech
        if group is None:
            said = speech("metrics-view.unknowns", titles=" · ".join(speech.say(row.metric.title) for row in rows))
        else:
            said = speech("metrics-view.untold", group=speech(f"metric.group.{group}"))
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return said
            case Qt.ItemDataRole.ToolTipRole:
                reasons = dict.fromkeys(
                    speech.say(reason) for row in rows for figure in row.figures for reason in figure.reasons
                )
                return tip([said, *reasons, speech("metrics-view.unknowns.tip")])
        return None
