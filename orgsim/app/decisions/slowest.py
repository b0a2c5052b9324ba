"""The matters that take longest, each with a link that lights its way in the structure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from orgsim.analysis.deciding.results import Result
from orgsim.app.widgets.labels import clear, label, link_button, plain_tip
from orgsim.messages import Catalog
from orgsim.model.text import Text

_SIDES, _GAP = 10, 10
_RIGHT = Qt.TextElideMode.ElideRight
_LEAST_NAME = 24
"""Pixels of a name that say something: in fewer the letter and the days stand alone."""
_LEAST_LINK = 110
"""Pixels of a link in which such a name has room; where they lack, what heads them gives way."""
_LEAST_NAME = 24
"""Pixels of a name that say something: in fewer the letter and the days stand alone."""


class Slowest(QWidget):
    """One line below the picture."""

    bodies_asked = Signal(object)
    """Ids of the units of a way, a tuple."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDES, 0, _SIDES, 0)
        self._row.setSpacing(_GAP)
        # However long the names are that it has room for, it may become narrower again.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._caption: QLabel | None = None
        self._links: list[tuple[QPushButton, str, Text, float, int]] = []
        self._speech: Catalog | None = None
        self.hide()

    def tell(self, results: Sequence[Result], letters: str, speech: Catalog) -> None:
        """Name that of each draft that knows any."""
        clear(self._row)
        self._caption = label(speech("decisions-view.slowest"), "caption")
        self._row.addWidget(self._caption)
        self._links, self._speech = [], speech
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
        speech, caption, count = self._speech, self._caption, len(self._links)
        if speech is None or caption is None or not count:
            return
        room = self.width() - 2 * _SIDES - (count + 1) * _GAP
        heads = (room - caption.sizeHint().width()) // count >= _LEAST_LINK
        caption.setVisible(heads)
        share = (room - (caption.sizeHint().width() if heads else 0)) // count
        for link, letter, named, mean, as_slow in self._links:
            days = speech.number(mean, 0)
            # Three drafts have one line: how many more are as slow stands in it, and what that means at the pointer.
            more = f" (+{as_slow})" if as_slow else ""

            def saying(name: Text | str, letter: str = letter, days: str = days) -> str:
                return speech("decisions-view.slowest.of", letter=letter, matter=name, days=days)

            whole = saying(named)
            link.setText(saying("") + more)
            beside = link.sizeHint().width()
            said = saying(link.fontMetrics().elidedText(speech.value(named), _RIGHT, max(share - beside, 0)))
            if said != whole and share - beside < _LEAST_NAME:
                said = speech("decisions-view.slowest.short", letter=letter, days=days)
            tip = speech("decisions-view.light.tip")
            if said != whole:
                tip = f"{whole}. {tip}"
            if as_slow:
                tip = f"{whole} {speech('decisions.as-slow', n=as_slow)}. {speech('decisions-view.light.tip')}"
            link.setText((said + more).replace("&", "&&"))
            link.setToolTip(plain_tip(tip))
