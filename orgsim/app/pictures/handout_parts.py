"""Which parts a handout is made of, each with a tick."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from orgsim.app.widgets.fields import Check
from orgsim.drawing.theme import Theme
from orgsim.export.handout.parts import PARTS, USUAL, Part
from orgsim.messages import Catalog

_COLUMNS = 2


class PartsField(QWidget):
    """The parts in two columns; those about which there is nothing to tell cannot be chosen."""

    changed = Signal()

    def __init__(self, speech: Catalog, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = {"decisions": speech("handout.not-simulated")}
        self._otherwise = speech("handout.nothing")
        self._ticks: dict[Part, Check] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(6)
        rows = -(-len(PARTS) // _COLUMNS)
        for place, part in enumerate(PARTS):
            tick = Check(theme)
            tick.setText(speech(f"handout.part.{part}"))
            tick.setChecked(part in USUAL)
            tick.toggled.connect(self.changed)
            column, row = divmod(place, rows)
            layout.addWidget(tick, row, column)
            self._ticks[part] = tick
        self.setAccessibleName(speech("handout.parts"))

    @property
    def parts(self) -> Sequence[Part]:
        """Those that are chosen, in the order of their pages."""
        return [part for part, tick in self._ticks.items() if tick.isChecked()]

    def choose(self, parts: Collection[Part]) -> None:
        """Choose these and no others of those that can be."""
        for part, tick in self._ticks.items():
            tick.setChecked(part in parts and tick.isEnabled())

    def offer(self, told: Collection[Part]) -> None:
        """Let only these be chosen; others are no longer."""
        for part, tick in self._ticks.items():
            tick.setEnabled(part in told)
            tick.setToolTip("" if part in told else self._nothing.get(part, self._otherwise))
        self.choose(self.parts)
