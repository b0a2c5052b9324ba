"""The matters that take longest, each with a link that lights its way in the structure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from orgsim.analysis.deciding.results import Result
from orgsim.app.widgets.labels import clear, label, link_button, plain_tip, shortened
from orgsim.messages import Catalog
from orgsim.model.text import Text

_ROOM, _BESIDE = 108, 12
"""Characters of all names in the line, and of each draft those beside its name: windows of 1366 then show it whole."""
_WIDTH = 888
"""Pixels that these leave to the line; where it is wider, names are longer in proportion."""


class Slowest(QWidget):
    """One line below the picture."""

    bodies_asked = Signal(object)
    """Ids of the units of a way, a tuple."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 10, 0)
        self._row.setSpacing(10)
        # However long the names are that it has room for, it may become narrower again.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._links: list[tuple[QPushButton, str, Text, float, int]] = []
        self._speech: Catalog | None = None
        self._drafts = 1
        self.hide()

    def tell(self, results: Sequence[Result], letters: str, speech: Catalog) -> None:
        """Name that of each draft that knows any."""
        clear(self._row)
        self._row.addWidget(label(speech("decisions-view.slowest"), "caption"))
        self._links, self._speech, self._drafts = [], speech, len(results)
        for letter, result in zip(letters, results, strict=False):
            its = next((each for each in result.matters if each.matter == result.slowest), None)
            if its is None or its.decision is None:
                continue
            link = link_button("")
            link.clicked.connect(lambda _=False, bodies=its.bodies: self.bodies_asked.emit(bodies))
            self._links.append((link, letter, its.name, its.decision.mean, len(result.as_slow)))
            self._row.addWidget(link)
        self._row.addStretch(1)
        self._write()
        self.setVisible(bool(self._links))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the names as long as there is room."""
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        speech = self._speech
        if speech is None:
            return
        room = int(_ROOM * max(self.width() / _WIDTH, 1.0))
        for link, letter, named, mean, as_slow in self._links:
            days = speech.number(mean, 0)
            whole = speech("decisions-view.slowest.of", letter=letter, matter=named, days=days)
            name = shortened(speech.value(named), room // self._drafts - _BESIDE)
            said = speech("decisions-view.slowest.of", letter=letter, matter=name, days=days)
            tip = speech("decisions-view.light.tip")
            if said != whole:
                tip = f"{whole}. {tip}"
            if as_slow:
                # Three drafts have one line: how many more there are stands in it, and what that means at the pointer.
                told = speech("decisions.as-slow", n=as_slow)
                tip = f"{whole} {told}. {speech('decisions-view.light.tip')}"
                said = f"{said} (+{as_slow})"
            link.setText(said.replace("&", "&&"))
            link.setToolTip(plain_tip(tip))
