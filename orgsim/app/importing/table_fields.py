"""How a table is read: fields below it, for what its columns do not tell by themselves."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, pairwise
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from orgsim.app.importing.parts import name_of
from orgsim.app.widgets.fields import Check, Choice
from orgsim.drawing.theme import Theme
from orgsim.importing.tables.cells import text_of
from orgsim.importing.tables.guessing import with_head
from orgsim.importing.tables.mapping import DECIMALS, PARENTS, ROWS, Mapping
from orgsim.importing.tables.sheets import Sheet
from orgsim.messages import Catalog

_NARROW: Final = 110
_MOST_HEADS: Final = 40
"""Rows among which one is chosen as that of the headings."""
_MOST_SAID: Final = 60

Change = Callable[[Mapping], Mapping]


class TableFields(QWidget):
    """What stands above each row and what a row is, where the headings stand, how numbers are written, and names."""

    changed = Signal(object)
    """`Change`: how the table that is looked at is to be read instead."""
    named_changed = Signal(bool)
    """Names of people are to be brought in, of all tables, or they are not."""

    def __init__(self, theme: Theme, speech: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._sheet: Sheet | None = None
        self.parents = Choice([(speech(f"importing.parents.{each}"), each) for each in PARENTS], "none", theme)
        self.rows = Choice([(speech(f"importing.rows.{each}"), each) for each in ROWS], "units", theme)
        self.head = Choice((), None, theme)
        """The number of the row with the headings; `None`: there are none."""
        self.decimal = Choice([(speech(f"importing.decimal.{each or 'auto'}"), each) for each in DECIMALS], "", theme)
        self.named = Check(theme)
        self.named.setText(speech("importing.named").replace("&", ""))
        self.named.setToolTip(speech("importing.named.tip"))
        self._lay_out()
        self.parents.activated.connect(lambda _: self._ask(parents=self.parents.currentData()))
        self.rows.activated.connect(lambda _: self._ask(rows=self.rows.currentData()))
        self.decimal.activated.connect(lambda _: self._ask(decimal=self.decimal.currentData()))
        self.head.activated.connect(lambda _: self._choose_head())
        self.named.clicked.connect(self.named_changed)

    def tell(self, sheet: Sheet, mapping: Mapping) -> None:
        """Show how that table is read."""
        self._sheet = sheet
        heads = [(self._speech("importing.head.none"), None), *_heads(sheet, mapping, self._speech)]
        if [(self.head.itemText(at), self.head.itemData(at)) for at in range(self.head.count())] != heads:
            self.head.offer(heads, mapping.head)
        for field, value in (
            (self.parents, mapping.parents),
            (self.rows, mapping.rows),
            (self.head, mapping.head),
            (self.decimal, mapping.decimal),
        ):
            field.choose(value)
        self.named.setChecked(mapping.named)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setContentsMargins(8, 6, 8, 6)
        fields = (("parents", self.parents), ("rows", self.rows), ("head", self.head), ("decimal", self.decimal))
        for place, (name, field) in enumerate(fields):
            row, column = divmod(place, 2)
            field.setMinimumWidth(_NARROW)
            grid.addWidget(name_of(self._speech(f"importing.{name}"), field), row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        grid.addWidget(self.named, 2, 0, 1, 4)
        for before, after in pairwise([*[field for _, field in fields], self.named]):
            QWidget.setTabOrder(before, after)

    def _ask(self, **words: object) -> None:
        self.changed.emit(lambda mapping: replace(mapping, **words))

    def _choose_head(self) -> None:
        sheet, row = self._sheet, self.head.currentData()
        if sheet is not None:
            self.changed.emit(lambda mapping: with_head(sheet, mapping, row))


def _heads(sheet: Sheet, mapping: Mapping, speech: Catalog) -> list[tuple[str, int]]:
    """The first rows that have anything in them, and the one that is taken, by their numbers and words."""
    found = []
    for at, cells in enumerate(islice(sheet.rows, max(_MOST_HEADS, (mapping.head or 0) - sheet.first_row + 1))):
        words = " · ".join([" ".join(text.split()) for cell in cells if (text := text_of(cell))])[:_MOST_SAID]
        if words:
            found.append((speech("importing.head.row", n=sheet.row(at), words=words), sheet.row(at)))
    return found
