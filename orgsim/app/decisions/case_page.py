"""The list of all cases of a matter in one draft, in the place of the picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgsim.analysis.deciding.process import Process
from orgsim.app.decisions.case_table import CaseTable
from orgsim.app.document.aside import InTurn
from orgsim.app.widgets.labels import ElidedLabel, clear, label, link_button
from orgsim.app.widgets.labels import Letter as Badge
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

if TYPE_CHECKING:
    # It reckons with many numbers: what does is loaded in a thread.
    from orgsim.analysis.deciding.runs.listing import CaseList

_DISC = 20


class Asked(Struct, frozen=True, eq=False):
    """Whose cases are listed, and what was simulated."""

    process: Process
    scenario: Scenario
    column: int
    matter: str
    name: Text
    runs: int
    seed: int

    def begin(self) -> Callable[[], CaseList]:
        """Find them out."""

        def found() -> CaseList:
            # What reckons with many numbers is loaded for it.
            from orgsim.analysis.deciding.runs.listing import listed

            return listed(self.process, self.matter, self.runs, self.seed)

        return found


class CasePage(QWidget):
    """The table, with what it is of above it."""

    case_chosen = Signal(object)
    """A `CaseKey`."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked: Asked | None = None
        self.cases: CaseList | None = None
        self._speech: Catalog | None = None
        self.back = link_button("")
        self.back.clicked.connect(self.closed)
        self._badge = QHBoxLayout()
        self._title = ElidedLabel(role="heading")
        self.said = label(role="caption", wrap=True)
        self.table = CaseTable()
        self.table.case_chosen.connect(self.case_chosen)
        self._listing = InTurn(self)
        self._listing.done.connect(self._have)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(self._badge)
        head.addWidget(self._title, 1)
        head.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 6, 2)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)

    @property
    def is_running(self) -> bool:
        """Whether they are being found out."""
        return self._listing.is_running

    def ask(self, asked: Asked, speech: Catalog, theme: Theme) -> None:
        """Show those cases."""
        self.asked, self._speech = asked, speech
        clear(self._badge)
        self._badge.addWidget(Badge(asked.column, theme, _DISC))
        self._title.set_whole(speech.value(asked.name))
        self.back.setText(speech("decisions-view.cases.back"))
        self.said.setText(speech("decisions-view.cases.wait"))
        self._listing.ask(asked)

    def leave(self) -> None:
        """List nothing any more."""
        self.asked = None
        self._listing.leave()

    def _have(self, done: Asked, cases: CaseList, _: Asked | None) -> None:
        speech = self._speech
        if done is not self.asked or speech is None:
            return
        self.cases = cases
        flat = hierarchy(done.scenario)
        names = {id: speech.value(flat.units[flat.index[id]].name) for id in cases.deciders if id in flat.index}
        self.table.show_cases(cases, names, speech)
        key = "all" if cases.runs == done.runs else "first"
        told = {"runs": speech.number(cases.runs), "wanted": speech.number(done.runs)}
        self.said.setText(speech(f"decisions-view.cases.{key}", n=len(cases), **told))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the picture."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
