"""The matters that take longest, each with a link that lights its way in the structure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from orgsim.analysis.deciding.results import Result
from orgsim.app.widgets.labels import clear, label, link_button, shortened
from orgsim.messages import Catalog

_ROOM, _BESIDE = 108, 12
"""Characters of all names in the line, and of each draft those beside its name: windows of 1366 then show it whole."""


class Slowest(QWidget):
    """One line below the picture."""

    bodies_asked = Signal(object)
    """Ids of the units of a way, a tuple."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 10, 0)
        self._row.setSpacing(10)
        self.hide()

    def tell(self, results: Sequence[Result], letters: str, speech: Catalog) -> None:
        """Name that of each draft that knows any."""
        clear(self._row)
        self._row.addWidget(label(speech("decisions-view.slowest"), "caption"))
        found = False
        for letter, result in zip(letters, results, strict=False):
            its = next((each for each in result.matters if each.matter == result.slowest), None)
            if its is None or its.decision is None:
                continue
            found = True
            days = speech.number(its.decision.mean, 0)
            whole = speech("decisions-view.slowest.of", letter=letter, matter=its.name, days=days)
            name = shortened(speech.value(its.name), _ROOM // len(results) - _BESIDE)
            said = speech("decisions-view.slowest.of", letter=letter, matter=name, days=days)
            tip = speech("decisions-view.light.tip")
            if said != whole:
                tip = f"{whole}. {tip}"
            if result.as_slow:
                # Three drafts have one line: how many more there are stands in it, and what that means at the pointer.
                told = speech("decisions.as-slow", n=len(result.as_slow))
                tip = f"{whole} {told}. {speech('decisions-view.light.tip')}"
                said = f"{said} (+{len(result.as_slow)})"
            link = link_button(said, tip)
            link.clicked.connect(lambda _=False, bodies=its.bodies: self.bodies_asked.emit(bodies))
            self._row.addWidget(link)
        self._row.addStretch(1)
        self.setVisible(found)
