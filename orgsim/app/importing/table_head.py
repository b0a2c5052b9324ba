"""The heads of a table that is imported: above each column what it means, to be chosen, and how it is headed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTableView

from orgsim.app.widgets.fields import Choice
from orgsim.app.widgets.labels import let_go
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour
from orgsim.importing.tables.mapping import ROLES, Column, Role
from orgsim.messages import Catalog
from orgsim.model.text import LANGUAGES, Language

_FIRST: tuple[Role, ...] = ("left-out", "note", "id", "name", "parent", "parent-name", "level-name", "number", "kind")
"""What is chosen most, before the rest in the order of the alphabet."""
_FIELD = 32
_LINE = 24
_GAP = 3


def meanings(speech: Catalog) -> list[tuple[str, tuple[Role, Language | None]]]:
    """What a column may mean, in words, in the order of the list."""
    rest = sorted((_worded(role, None, speech), role) for role in ROLES if role not in _FIRST)
    found: list[tuple[str, tuple[Role, Language | None]]] = []
    for role in (*_FIRST, *(role for _, role in rest)):
        found.append((_worded(role, None, speech), (role, None)))
        if role == "name":
            found += [(_worded(role, language, speech), (role, language)) for language in LANGUAGES]
    return found


def _worded(role: Role, language: Language | None, speech: Catalog) -> str:
    key = f"unit-column.{role}" if f"unit-column.{role}" in speech else f"importing.role.{role}"
    return speech(key) if language is None else f"{speech(key)} ({language})"


class TableHead(QHeaderView):
    """A field above each column."""

    chosen = Signal(int, object, object)
    """A column is to mean that: its place, role and language."""

    def __init__(self, theme: Theme, speech: Catalog, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme = theme
        self._speech = speech
        self._table = table
        self._columns: tuple[Column, ...] = ()
        self._fields: list[Choice] = []
        self._meanings = QStandardItemModel(self)
        self._known: set[tuple[Role, Language | None]] = set()
        for text, meaning in meanings(speech):
            self._add(text, meaning)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.sectionResized.connect(lambda *_: self._place())
        table.horizontalScrollBar().valueChanged.connect(lambda _: self._place())

    @property
    def fields(self) -> Sequence[Choice]:
        """The fields, in the order of the columns."""
        return self._fields

    def tell(self, columns: tuple[Column, ...]) -> None:
        """Show what those columns mean. Fields of the same columns stay, with the keyboard in them."""
        same = [each.heading for each in columns] == [each.heading for each in self._columns]
        self._columns = columns
        if not same or len(self._fields) != len(columns):
            self._make()
        for field, column in zip(self._fields, columns, strict=True):
            meaning = (column.role, column.language)
            if meaning not in self._known:
                self._add(_worded(*meaning, self._speech), meaning)
            field.blockSignals(True)
            field.choose(meaning)
            field.blockSignals(False)
            field.update()
        self._place()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Room for the field and the heading."""
        return QSize(super().sizeHint().width(), _FIELD + _LINE + 2 * _GAP)

    def updateGeometries(self) -> None:
        """Have the fields stand above their columns."""
        super().updateGeometries()
        self._place()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint how the column is headed."""
        if section >= len(self._columns):
            return
        column, theme = self._columns[section], self._theme
        painter.fillRect(rect, colour(theme.surface))
        painter.setPen(colour(theme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colour(theme.muted_text if column.role == "left-out" else theme.text))
        line = rect.adjusted(4, _FIELD + 2 * _GAP, -6, 0)
        said = column.heading or self._speech("importing.column", column=column.at)
        elided = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the column into view whose field the keyboard has come to."""
        if event.type() == QEvent.Type.FocusIn and watched in self._fields:
            place = self._fields.index(watched)
            left, right = self.sectionViewportPosition(place), self.sectionViewportPosition(place + 1)
            bar = self._table.horizontalScrollBar()
            if left < 0:
                bar.setValue(bar.value() + left)
            elif right > self.viewport().width() or (right <= 0 and place + 1 == self.count()):
                bar.setValue(bar.value() + left + self.sectionSize(place) - self.viewport().width())
        return bool(super().eventFilter(watched, event))

    def _add(self, text: str, meaning: tuple[Role, Language | None]) -> None:
        item = QStandardItem(text)
        item.setData(meaning, Qt.ItemDataRole.UserRole)
        self._meanings.appendRow(item)
        self._known.add(meaning)

    def _make(self) -> None:
        for field in self._fields:
            let_go(field)
        self._fields = []
        for place, column in enumerate(self._columns):
            field = Choice((), None, self._theme, self.viewport())
            field.setModel(self._meanings)
            named = column.heading or column.at
            field.setAccessibleName(self._speech("importing.meaning", column=named))
            field.currentIndexChanged.connect(lambda _, place=place: self._choose(place))
            field.installEventFilter(self)
            field.show()
            self._fields.append(field)

    def _choose(self, place: int) -> None:
        role, language = self._fields[place].currentData()
        self.chosen.emit(place, role, language)

    def _place(self) -> None:
        for place, field in enumerate(self._fields):
            if place < self.count():
                x, width = self.sectionViewportPosition(place), self.sectionSize(place)
                field.setGeometry(x + _GAP, _GAP, max(width - 2 * _GAP, 20), _FIELD)
