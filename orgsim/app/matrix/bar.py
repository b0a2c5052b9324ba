"""The bar above a table of scenarios: what to pick out, and a search."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QPointF, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from orgsim.app.matrix.chip import SIGN, Chip, sign_on
from orgsim.app.widgets.controls import as_control
from orgsim.app.widgets.icons import icon
from orgsim.app.widgets.labels import let_go, plain_tip
from orgsim.drawing.tables.matrix import ToneName
from orgsim.drawing.theme import Theme
from orgsim.export.tables.matrix import paint_sign
from orgsim.messages import Catalog

_SEARCH = (76, 260)
"""Least and most pixels of the search field."""


class Choice(msgspec.Struct, frozen=True):
    """Something that can be picked out."""

    key: Hashable
    text: str
    sign: str
    tone: ToneName
    number: int
    """How many rows there are of it."""


class MatrixBar(QWidget):
    """Chips, of which the pressed ones are shown alone, and a field for words."""

    changed = Signal()
    """Something else is picked out or searched for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[Hashable, Chip] = {}
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(_SEARCH[0])
        self.search.setMaximumWidth(_SEARCH[1])
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._find = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        as_control(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(5)
        self._row.addStretch(1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(6, 5, 6, 5)
        self._whole.setSpacing(5)
        self._whole.addLayout(self._row, 1)
        self._whole.addWidget(self.search, 2)
        self.search.textChanged.connect(lambda _: self.changed.emit())

    @property
    def chosen(self) -> frozenset[Hashable]:
        """What is pressed; nothing: everything is shown."""
        return frozenset(key for key, chip in self._chips.items() if chip.isChecked())

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def narrow(self, chosen: Collection[Hashable], words: str) -> None:
        """Press those chips and no other, and search for those words."""
        for key, chip in self._chips.items():
            chip.setChecked(key in chosen)
        self.search.setText(words)

    def call_search(self, name: str) -> None:
        """Say what is searched: in the field as far as it has room for it, and whole at the pointer and aloud."""
        self.search.setPlaceholderText(name)
        self.search.setAccessibleName(name)
        self.search.setToolTip(plain_tip(name))

    def chip(self, key: Hashable) -> Chip:
        """The chip of that key."""
        return self._chips[key]

    def add_first(self, widget: QWidget) -> None:
        """Put a widget before the chips."""
        self._row.insertWidget(0, widget)
        self._row.insertSpacing(1, 10)

    def offer(self, choices: Sequence[Choice], theme: Theme, speech: Catalog) -> None:
        """Offer those chips; what is pressed stays so as long as it is among them. `speech` writes their numbers."""
        wanted = {choice.key for choice in choices}
        for key in [key for key in self._chips if key not in wanted]:
            chip = self._chips.pop(key)
            self._row.removeWidget(chip)
            let_go(chip)
        for choice in choices:
            chip = self._chips.get(choice.key) or self._add(choice.key)
            chip.setText(f"{choice.text} {speech.number(choice.number)}")
            chip.setEnabled(bool(choice.number) or chip.isChecked())
            chip.setIcon(_sign_icon(choice, theme, self.devicePixelRatioF()))
        self._find.setIcon(icon("search", theme, colour=theme.muted_text))

    def event(self, event: QEvent) -> bool:
        """Share the width anew where there is another, or where chips take more or less of it."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._share_width()
        return handled

    def _share_width(self) -> None:
        """Have the field stand below the chips where there is too little room for both: they would be cut."""
        beside = self.width() - self._row.sizeHint().width() - 3 * self._whole.spacing()
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if beside < _SEARCH[0] else ways.LeftToRight
        if way != self._whole.direction():
            # Said in answer to each request, it would be asked for for ever.
            self._whole.setDirection(way)

    def _add(self, key: Hashable) -> Chip:
        chip = Chip()
        chip.toggled.connect(lambda _: self.changed.emit())
        self._row.insertWidget(self._row.count() - 1, chip)
        self.setTabOrder(next(reversed(self._chips.values()), self.search), chip)
        self._chips[key] = chip
        return chip


def _sign_icon(choice: Choice, theme: Theme, ratio: float) -> QIcon:
    middle = QPointF(SIGN / 2, SIGN / 2)
    return sign_on(lambda painter: paint_sign(painter, middle, SIGN / 2, choice.sign, choice.tone, theme), ratio)
