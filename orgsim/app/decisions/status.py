"""How far the simulation is, how long it takes yet, and a button that ends it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from orgsim.app.widgets.labels import ElidedLabel
from orgsim.messages import Catalog

_STEPS = 1000
_BAR = 150


class RunStatus(QWidget):
    """One line below the picture."""

    stop_asked = Signal()
    again_asked = Signal()
    """All of it is to be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_BAR, 12)
        self.said = ElidedLabel(role="caption")
        self.button = QPushButton()
        self._running = False
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(self.bar)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._ask)

    def run(self, said: str, speech: Catalog) -> None:
        """Something is being done."""
        self._running = True
        self.bar.setValue(0)
        self.bar.setAccessibleName(said)
        self.said.set_whole(said)
        self.button.setText(speech("decisions-view.stop"))
        self.bar.show()
        self.button.show()

    def progress(self, share: float, left: float | None, said: str, speech: Catalog) -> None:
        """So much of it is done."""
        self.bar.setValue(round(share * _STEPS))
        later = "" if left is None else f"  ·  {speech('decisions-view.left', n=max(round(left), 1))}"
        self.said.set_whole(f"{said}{later}")

    def rest(self, said: str, *, again: bool, speech: Catalog) -> None:
        """Nothing is being done; `again`: not all of it was."""
        self._running = False
        self.bar.hide()
        self.said.set_whole(said)
        self.button.setText(speech("decisions-view.again"))
        self.button.setVisible(again)

    def _ask(self) -> None:
        (self.stop_asked if self._running else self.again_asked).emit()
