"""What opens when a check is chosen: what was found and why it matters, what would mend it, and the law behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgsim.analysis.checks.finding import Finding, verdict
from orgsim.analysis.checks.rules.wording import section, title, validity, why
from orgsim.analysis.checks.table import ChecksRow, ChecksTable
from orgsim.app.checks.switch import BreachAnswer, RuleSwitch
from orgsim.app.document.seen import is_clear, theme_of
from orgsim.app.document.state import State
from orgsim.app.matrix.signs import SignLabel
from orgsim.app.widgets.controls import as_control
from orgsim.app.widgets.labels import clear, copyable, hairline, label, let_go, link_button, shortened
from orgsim.app.widgets.side_panel import MARGIN, SidePanel
from orgsim.drawing.tables.checks import SIGNS, TONES, nothing_said, row_title
from orgsim.drawing.theme import Theme
from orgsim.files.reading.rulebook import Basis, rulebook
from orgsim.messages import Catalog, catalog
from orgsim.model.comparison import ANSWERABLE
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario

_WIDTHS = (300, 380)
"""Least and most pixels, of which it takes a share of the view."""
_SHARE = 0.28
_AT_ONCE = 20
"""Findings that are told before the next are asked for: a thousand labels stop the window for a second."""
_MOST_UNITS = 24
_LONGEST = 42
"""Characters of a unit's name."""
_ANSWERED = ("breach", "answered")


class ChecksPanel(SidePanel):
    """Explains what one rule says of one scenario."""

    answer_asked = Signal(str, str, str, str)
    """Answer the breach of that rule, by that scenario's unit, for that reason."""
    take_back_asked = Signal(str, str, str)
    """Take the answer to it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("heading", parent)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(4)
        self._about = QVBoxLayout()
        self._about.setSpacing(4)
        self.switch = RuleSwitch()
        self._of: tuple[tuple[str, ...], int] = ((), 0)
        """What is explained: the key of a row, and a column."""
        self._most = _AT_ONCE
        """Findings of it that are told."""
        self.answers: dict[str, BreachAnswer] = {}
        """By the ids of the units whose breaches can be answered."""
        self.body.setSpacing(6)
        self.body.addLayout(self._findings)
        self.body.addLayout(self._about)
        self.body.addSpacing(6)
        switching = QWidget()
        inside = QVBoxLayout(switching)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.switch)
        self.body.addWidget(as_control(switching))
        self.body.addStretch(1)
        self.switch.reason_asked.connect(self._show_reason)
        # The room for the field that has just appeared comes only with the next layout.
        self.area.verticalScrollBar().rangeChanged.connect(self._show_reason)
        self.hide()

    def fit(self, width: int) -> None:
        """Take the panel's share of a view of that width."""
        self.setFixedWidth(min(max(round(width * _SHARE), _WIDTHS[0]), _WIDTHS[1]))

    def tell(self, row: ChecksRow, column: int, table: ChecksTable, state: State) -> None:
        """Explain what the rule of `row` says of the scenario at `column`."""
        theme, speech = theme_of(state), catalog(state.language)
        found = row.cells[column]
        self.begin(speech("checks-view.panel"), speech("checks-view.panel.close"), theme, column=column)
        about = speech(f"checks-view.group.{row.group}")
        # Of what a draft leaves open the group and the rule have one name.
        rule = speech.say(title(row.rule))
        self.tell_group(about if row.subject is None or rule == about else f"{about} · {rule}")
        self.title.setText(row_title(row, speech))
        of = (row.key, column)
        begun = {unit: form.begun for unit, form in self.answers.items() if of == self._of}
        clear(self._findings)
        self.answers.clear()
        self._most, self._of = (self._most if of == self._of else _AT_ONCE), of
        self._tell_findings(found, 0, state)
        for unit, form in self.answers.items():
            if (written := begun.get(unit)) is not None:
                form.go_on(written)
        if not found:
            self._findings.addWidget(copyable(nothing_said(row, column, table, speech), "muted"))
        clear(self._about)
        self._tell_rule(row, found, speech)
        if row.rule in rulebook().rules:
            self.switch.tell(row.rule, state)
            self.switch.show()
        else:
            self.switch.hide()

    def _tell_findings(self, found: tuple[Finding, ...], first: int, state: State) -> None:
        """Tell those from the `first` on; where they are many, a link tells the next of them."""
        scenario, theme, speech = state.scenarios[self._of[1]], theme_of(state), catalog(state.language)
        for place, finding in enumerate(found[first : self._most], first):
            if place:
                self._findings.addSpacing(4)
                self._findings.addWidget(hairline())
                self._findings.addSpacing(2)
            self._tell_finding(finding, scenario, theme, speech)
            self._offer_answer(finding, scenario, state, speech)
        if len(found) <= self._most:
            return
        more = link_button(speech("checks-view.more", n=len(found) - self._most), "")

        def go_on() -> None:
            self._findings.removeWidget(more)
            let_go(more)
            told, self._most = self._most, self._most + _AT_ONCE
            self._tell_findings(found, told, state)

        more.clicked.connect(go_on)
        self._findings.addWidget(more)

    def _show_reason(self) -> None:
        """Scroll to the field of the reason and what belongs to it, while one writes there."""
        if self.switch.reason.hasFocus():
            self.area.ensureWidgetVisible(self.switch, 0, MARGIN)
            self.area.ensureWidgetVisible(self.switch.reason, 0, MARGIN)

    def _tell_finding(self, finding: Finding, scenario: Scenario, theme: Theme, speech: Catalog) -> None:
        result = finding.result
        heading = label(speech.say(verdict(finding)), "heading")
        line = QHBoxLayout()
        line.setSpacing(7)
        line.addWidget(SignLabel(SIGNS[result], TONES[result], theme))
        line.addWidget(heading, 1)
        self._findings.addLayout(line)
        said = speech.say(finding.message)
        self._findings.addWidget(copyable(said))
        # Most messages name what is missing themselves.
        if finding.missing is not None and (missing := speech.say(finding.missing)) not in said:
            self._add(self._findings, speech("checks-view.panel.missing"), missing)
        if finding.remedy is not None:
            self._add(self._findings, speech("checks-view.panel.remedy"), speech.say(finding.remedy))
        self._tell_units(finding, scenario, speech)

    def _offer_answer(self, finding: Finding, scenario: Scenario, state: State, speech: Catalog) -> None:
        """Offer to answer a breach, once for each body, or to take its answer back."""
        rule, unit = finding.rule, finding.unit
        if rule not in ANSWERABLE or unit is None or unit in self.answers or finding.result not in _ANSWERED:
            return
        if not is_clear(state, scenario.id):
            # The answer would name both: the file's problems tell to give the copy an id of its own.
            return
        flat = hierarchy(scenario)
        form = BreachAnswer()
        form.tell(speech.value(flat.units[flat.index[unit]].name), state, given=finding.result == "answered")
        form.answered.connect(lambda reason: self.answer_asked.emit(rule, scenario.id, unit, reason))
        form.taken_back.connect(lambda: self.take_back_asked.emit(rule, scenario.id, unit))
        form.reason_asked.connect(lambda: self.area.ensureWidgetVisible(form, 0, MARGIN))
        self.answers[unit] = form
        self._findings.addWidget(form)

    def _tell_units(self, finding: Finding, scenario: Scenario, speech: Catalog) -> None:
        flat = hierarchy(scenario)
        units = [unit for unit in finding.units if unit in flat.index]
        if not units:
            return
        self._findings.addSpacing(2)
        self._findings.addWidget(label(speech("checks-view.panel.units", n=len(units)), "caption"))
        for unit in units[:_MOST_UNITS]:
            name = speech.value(flat.units[flat.index[unit]].name)
            button = link_button(shortened(name, _LONGEST), f"{name}: {speech('checks-view.panel.go.tip')}")
            button.setAccessibleName(name)
            button.clicked.connect(lambda _=False, unit=unit: self.unit_asked.emit(unit))
            self._findings.addWidget(button)
        if len(units) > _MOST_UNITS:
            more = speech("checks-view.panel.more-units", n=len(units) - _MOST_UNITS)
            self._findings.addWidget(label(more, "caption"))

    def _tell_rule(self, row: ChecksRow, found: tuple[Finding, ...], speech: Catalog) -> None:
        self._about.addSpacing(8)
        self._about.addWidget(hairline())
        self._about.addSpacing(2)
        self._add(self._about, speech("checks-view.panel.why"), speech.say(why(row.rule)))
        bases = list(dict.fromkeys(basis for finding in found for basis in finding.basis))
        if not bases and row.rule in rulebook().rules:
            bases = list(rulebook().rules[row.rule].basis)
        if bases:
            self._add(self._about, speech("checks-view.panel.basis"), "\n".join(_cited(each, speech) for each in bases))
        elif row.group == "integrity":
            self._add(self._about, speech("checks-view.panel.basis"), speech("checks-view.panel.no-basis"))

    @staticmethod
    def _add(where: QVBoxLayout, heading: str, said: str) -> None:
        where.addSpacing(2)
        where.addWidget(label(heading, "caption"))
        where.addWidget(copyable(said))


def _cited(basis: Basis, speech: Catalog) -> str:
    return f"{speech.say(section(basis))}, {speech.say(validity(basis))}"
