"""The list of all cases of a matter in one draft, in the place of the picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgsim.analysis.deciding.process import Process
from orgsim.app.decisions.case_table import CaseTable, CaseWords
from orgsim.app.decisions.simulation import Simulation
from orgsim.app.document.aside import InTurn
from orgsim.app.weakly import weakly
from orgsim.app.widgets.copying import on_copy, put, tell_copied
from orgsim.app.widgets.labels import ElidedLabel, clear, label, link_button
from orgsim.app.widgets.labels import Letter as Badge
from orgsim.drawing.theme import Theme
from orgsim.export.sheets.pasting import as_html, as_tabs
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

    def lists_same(self, other: Asked | None) -> bool:
        """Whether both list the same cases, which does not hang on what else is known of them."""
        if other is None or self.process is not other.process or self.matter != other.matter:
            return False
        return (self.column, self.runs, self.seed) == (other.column, other.runs, other.seed)

    def begin(self) -> Callable[[], CaseList]:
        """Find them out."""

        def found() -> CaseList:
            # What reckons with many numbers is loaded for it.
            from orgsim.analysis.deciding.runs.listing import listed

            return listed(self.process, self.matter, self.runs, self.seed)

        return found


def asked_of(simulation: Simulation, column: int, matter: str) -> Asked | None:
    """The cases of that matter in the draft of that column, as far as it is simulated; `None`: it knows none."""
    results, processes = simulation.results, simulation.processes
    if column >= min(len(results), len(processes)):
        return None
    result = results[column]
    times = next((its for its in result.matters if its.matter == matter and its.decision), None)
    if times is None:
        return None
    return Asked(
        process=processes[column],
        scenario=simulation.scenarios[column],
        column=column,
        matter=matter,
        name=times.name,
        runs=result.runs,
        seed=result.seed,
    )


class _Copied(Struct, frozen=True, eq=False):
    """All cases, as they are put on the clipboard."""

    words: CaseWords
    order: Any

    def begin(self) -> Callable[[], tuple[str, str]]:
        """As text and as HTML: of 50 000 rows that takes a second."""

        def made() -> tuple[str, str]:
            table = self.words.table(self.order.tolist())
            return as_tabs(table), as_html(table, self.words.speech.language)

        return made


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
        self._copying = InTurn(self)
        self._copying.done.connect(self._put)
        on_copy(self.table, weakly(self._copy))
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
        """Whether they are being found out or copied."""
        return self._listing.is_running or self._copying.is_running

    def ask(self, asked: Asked, speech: Catalog, theme: Theme) -> bool:
        """Show those cases, and whether they are to be found out: those that are listed stay, with the row in them."""
        before, spoke = self.asked, self._speech
        self.asked, self._speech = asked, speech
        clear(self._badge)
        self._badge.addWidget(Badge(asked.column, theme, _DISC))
        self._title.set_whole(speech.value(asked.name))
        self.back.setText(speech("decisions-view.cases.back"))
        if asked.lists_same(before):
            if self.cases is not None and speech is not spoke:
                self._tell(asked, self.cases, speech)
            return False
        self.cases = None
        self.said.setText(speech("decisions-view.cases.wait"))
        self._listing.ask(asked)
        return True

    def leave(self) -> None:
        """List nothing any more."""
        self.asked = self.cases = None
        self._listing.leave()

    def _have(self, done: Asked, cases: CaseList, _: Asked | None) -> None:
        speech = self._speech
        if speech is not None and done.lists_same(self.asked):
            self.cases = cases
            self._tell(done, cases, speech)

    def _tell(self, asked: Asked, cases: CaseList, speech: Catalog) -> None:
        flat = hierarchy(asked.scenario)
        names = {id: speech.value(flat.units[flat.index[id]].name) for id in cases.deciders if id in flat.index}
        self.table.show_cases(CaseWords(cases, names, speech))
        key = "all" if cases.runs == asked.runs else "first"
        told = {"runs": speech.number(cases.runs), "wanted": speech.number(asked.runs)}
        self.said.setText(speech(f"decisions-view.cases.{key}", n=len(cases), **told))

    def _copy(self, _: QWidget) -> None:
        words = self.table.rows.words
        if words is not None and len(words.cases):
            self._copying.ask(_Copied(words, self.table.rows.order))

    def _put(self, done: _Copied, made: tuple[str, str], _: object) -> None:
        put(*made)
        tell_copied(self.table, len(done.words.cases), done.words.speech)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the picture."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
