"""The checks view: the findings of the open scenarios side by side, and what is behind each of them.

While it is hidden it computes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from orgsim.analysis.checks.finding import Result
from orgsim.analysis.checks.rules.wording import disclaimer
from orgsim.analysis.checks.table import RESULTS, ChecksTable, Key, checks_table
from orgsim.analysis.deciding.claimable import claims_any
from orgsim.app.checks.panel import ChecksPanel
from orgsim.app.checks.switch import ReasonForm
from orgsim.app.checks.switching import answer_breach, take_answer_back, turn_off, turn_on
from orgsim.app.document.aside import Aside, Work
from orgsim.app.document.assuming import beside_of
from orgsim.app.document.document import Document
from orgsim.app.document.document_view import DocumentView
from orgsim.app.document.look import Look
from orgsim.app.document.rules_off import answers, rules_off
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.matrix.bar import Choice, MatrixBar
from orgsim.app.matrix.table import MatrixTable
from orgsim.app.widgets.labels import label
from orgsim.app.widgets.table_look import framed
from orgsim.drawing.tables.checks import SIGNS, TONES, checks_matrix
from orgsim.drawing.tables.matrix import Matrix
from orgsim.messages import Message, catalog
from orgsim.model.comparison import AnswerableRule
from orgsim.model.story import Filter

_GAP = 8


class ChecksView(DocumentView):
    """The table of findings, and the panel of the one that is chosen."""

    unit_asked = Signal(str)
    """A unit that a finding is about was clicked."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self._findings = ChecksTable(rows=(), counts=(), unjudged=())
        self._worded: tuple[frozenset[Result], Matrix] | None = None
        """The table in words before it is searched, and the results that it is narrowed to."""
        self._chosen: tuple[Key, int] | None = None
        self.table = MatrixTable()
        self.bar = MatrixBar()
        self.panel = ChecksPanel()
        self.basis = label(role="caption", wrap=True)
        self._lay_out()
        self.bar.changed.connect(self._tell_table)
        self.table.opened.connect(self._open)
        self.table.walked.connect(self._walked)
        self.panel.unit_asked.connect(self.unit_asked)
        self.panel.closed.connect(self._close)
        self.panel.switch.off_asked.connect(self._switch_off)
        self.panel.switch.on_asked.connect(self._switch_on)
        self.panel.answer_asked.connect(self._answer)
        self.panel.take_back_asked.connect(self._take_back)
        self._simulating = Aside(self)
        self._simulating.ended.connect(self._simulated)

    def _lay_out(self) -> None:
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(_GAP)
        columns.addWidget(framed(self.bar, self.table, self.basis), 1)
        columns.addWidget(self.panel)

    def look(self) -> Look:
        """What of the table is shown, and which finding is explained."""
        chosen = cast("frozenset[Filter]", self.bar.chosen)
        return Look(filter=chosen, search=self.bar.words, explained=self._chosen)

    def show_look(self, look: Look) -> None:
        """Show that of the table, and explain that finding."""
        self.bar.narrow(look.filter, look.search)
        if look.explained is not None:
            self.choose(*look.explained)
        elif self._chosen is not None:
            self._chosen = None
            self._explain()

    # changes of the document

    def _refresh(self, shown: State | None, state: State) -> None:
        found_anew = shown is None or shown.files is not state.files or shown.comparison is not state.comparison
        beside = beside_of(state)
        if shown is not None and beside_of(shown) != beside:
            # What was simulated is of something else: until it is simulated anew, it is not known what claims come to.
            found_anew = True
        if found_anew:
            self._simulate(state)
            self._findings = _found(state)
        if found_anew or shown is None or shown.language != state.language or shown.theme != state.theme:
            self._worded = None
            speech = catalog(state.language)
            self.basis.setText(speech.say(disclaimer()))
            self.bar.call_search(speech("checks-view.search"))
            self.table.setAccessibleName(speech("checks-view.table"))
            self.bar.offer(self._choices(state), theme_of(state), speech)
            self._tell_table()
            self._explain()

    def _simulate(self, state: State) -> None:
        """Have simulated, beside the window, what the drafts claim of decisions in time."""
        self._simulating.leave()
        scenarios, beside = state.scenarios, beside_of(state)
        if not any(claims_any(scenario) for scenario in scenarios):
            return

        def work() -> Work:
            # Imported in the thread: it brings numpy along.
            from orgsim.analysis.deciding.claimed import simulate_claims

            yield from simulate_claims(scenarios, beside.assumptions, reference=beside.reference, pairs=beside.pairs)
            return scenarios

        self._simulating.begin(work())

    def _simulated(self, scenarios: object) -> None:
        """Judge those claims."""
        state = self._shown
        if state is not None and state.scenarios == scenarios:
            self._findings = _found(state)
            self._worded = None
            self.bar.offer(self._choices(state), theme_of(state), catalog(state.language))
            self._tell_table()
            self._explain()

    def _choices(self, state: State) -> list[Choice]:
        speech = catalog(state.language)
        numbers: Mapping[Result, int] = {
            result: sum(counts[result] for counts in self._findings.counts) for result in RESULTS
        }
        return [
            Choice(result, speech(f"checks-view.filter.{result}"), SIGNS[result], TONES[result], numbers[result])
            for result in RESULTS
            if numbers[result] or result not in ("off", "answered")
        ]

    def _tell_table(self) -> None:
        state = self._shown
        if state is None:
            return
        speech = catalog(state.language)
        shown = cast("frozenset[Result]", self.bar.chosen)
        if self._worded is None or self._worded[0] != shown:
            self._worded = shown, checks_matrix(self._findings, state.scenarios, state.letters, speech, shown)
        self.table.tell(self._worded[1], state, words=self.bar.words, empty=speech("checks-view.empty"))

    # explaining

    def choose(self, key: Key, column: int) -> None:
        """Explain what the row of that key says of the scenario at `column`."""
        self._chosen = key, column
        self._explain()
        self.table.choose(key, column)

    def _open(self, index: QModelIndex) -> None:
        self._chosen = self.table.matrix_model.row(index).key, index.column() - 1
        self._explain()

    def _walked(self, index: QModelIndex) -> None:
        if self._chosen is not None and index.isValid() and self.table.matrix_model.cell(index) is not None:
            self._open(index)

    def _close(self) -> None:
        self._chosen = None
        self._explain()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self) -> None:
        """Show what is chosen; nothing where it is no more."""
        state, chosen = self._shown, self._chosen
        row = None
        if chosen is not None:
            row = next((row for row in self._findings.rows if row.key == chosen[0]), None)
            # A rule that is switched off has one row for all that it found, and on again many.
            row = row or next((row for row in self._findings.rows if row.rule == chosen[0][0]), None)
        if state is None or chosen is None or row is None or chosen[1] >= len(state.files):
            self._chosen = None
            self.panel.hide()
            return
        self._chosen = row.key, chosen[1]
        self.panel.tell(row, chosen[1], self._findings, state)
        self.panel.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel its share."""
        super().resizeEvent(event)
        self.panel.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the explanation."""
        if event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self._close()
        else:
            super().keyPressEvent(event)

    # switching rules

    def _switch_off(self, rule: str, reason: str) -> None:
        self._switched(turn_off(self._document, rule, reason))

    def _switch_on(self, rule: str) -> None:
        self._switched(turn_on(self._document, rule))

    def _answer(self, rule: AnswerableRule, scenario: str, unit: str, reason: str) -> None:
        self._switched(answer_breach(self._document, rule, scenario, unit, reason), self.panel.answers.get(unit))

    def _take_back(self, rule: AnswerableRule, scenario: str, unit: str) -> None:
        self._switched(take_answer_back(self._document, rule, scenario, unit), self.panel.answers.get(unit))

    def _switched(self, error: Message | None, form: ReasonForm | None = None) -> None:
        """Go back to the table, or stay and say why it could not be done."""
        if error is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (form or self.panel.switch).tell_error(catalog(self._document.state.language).say(error))


def _found(state: State) -> ChecksTable:
    return checks_table(state.scenarios, rules_off(state), answers(state), beside_of(state))
