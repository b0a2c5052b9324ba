"""What opens when a check is chosen: what was found and why it matters, what would mend it, and the law behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from orgsim.analysis.checks.finding import Finding
from orgsim.analysis.checks.rules.wording import section, title, validity, why
from orgsim.analysis.checks.table import ChecksRow, ChecksTable
from orgsim.app.checks.explained import Explained, FindingPart, add_paragraph, explained, kept
from orgsim.app.checks.switch import Begun, BreachAnswer, RuleSwitch
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.in_steps import InSteps
from orgsim.app.weakly import weakly
from orgsim.app.widgets.controls import as_control
from orgsim.app.widgets.labels import clear, copyable, hairline, let_go, link_button
from orgsim.app.widgets.side_panel import MARGIN, SidePanel
from orgsim.drawing.tables.checks import nothing_said, row_title
from orgsim.files.reading.rulebook import Basis, rulebook
from orgsim.messages import Catalog, catalog

_WIDTHS = (300, 380)
"""Least and most pixels, of which it takes a share of the view."""
_SHARE = 0.28
_AT_ONCE = 20
"""Findings that are told before the next are asked for."""
_SLICE = 0.01
"""Seconds of making their parts in a round of events: dressing and laying them out takes as long again."""


class ChecksPanel(SidePanel):
    """Explains what one rule says of one scenario.

    The findings are told one after the other in rounds of events: many of them at once would stop the window. Those
    that are told as before stay, with what is being written in them, and what is in view stays in view.
    """

    answer_asked = Signal(str, str, str, str)
    """Answer the breach of that rule, by that scenario's unit, for that reason."""
    take_back_asked = Signal(str, str, str)
    """Take the answer to it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("heading", parent)
        self._of: tuple[tuple[str, ...], int] = ((), 0)
        """What is explained: the key of a row, and a column."""
        self._told_in: object = None
        """The theme and the language of the parts."""
        self._most = _AT_ONCE
        """Findings of it that are told."""
        self._found: tuple[Finding, ...] = ()
        self._state: State | None = None
        self._parts: list[FindingPart] = []
        self._ruled: list[tuple[str, str]] = []
        """What is said of the rule, each with its caption."""
        self._read_at: int | None = 0
        """Where what is told is read on once it is there; `None`: it is there, or was scrolled meanwhile."""
        self._goes_on: int | None = None
        """The finding that the keyboard is to come to, where with it the next ones were asked for."""
        self._filling = InSteps(self)
        self._nothing = copyable(role="muted")
        self._more = link_button("")
        self.switch = RuleSwitch()
        self._findings = self._section(self._nothing, self._more)
        self._about = self._section()
        self.body.setSpacing(6)
        self.body.addSpacing(6)
        switching = QWidget()
        inside = QVBoxLayout(switching)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.switch)
        self.body.addWidget(as_control(switching))
        self.body.addStretch(1)
        self._more.clicked.connect(weakly(self._tell_more))
        self.switch.reason_asked.connect(self._show_reason)
        self._filling.ended.connect(weakly(self._read_on))
        bar = self.area.verticalScrollBar()
        bar.actionTriggered.connect(weakly(self._scrolled))
        # The room for the field that has just appeared comes only with the next layout.
        bar.rangeChanged.connect(self._show_reason)
        self.hide()

    def _section(self, *within: QWidget) -> QVBoxLayout:
        """A part of the body: a widget of its own, so that a screen reader reads it before what stands below."""
        holds = QWidget()
        section = QVBoxLayout(holds)
        section.setContentsMargins(0, 0, 0, 0)
        section.setSpacing(4)
        for each in within:
            section.addWidget(each)
        self.body.addWidget(holds)
        return section

    @property
    def is_filling(self) -> bool:
        """Whether there is more to come of what was told."""
        return self._filling.is_running

    @property
    def answers(self) -> Mapping[str, BreachAnswer]:
        """The forms that answer a breach, by the ids of the units."""
        told = [(part.told.answers, part.answer) for part in self._parts]
        return {of.unit: form for of, form in told if of is not None and form is not None}

    def fit(self, width: int) -> None:
        """Take the panel's share of a view of that width."""
        self.setFixedWidth(min(max(round(width * _SHARE), _WIDTHS[0]), _WIDTHS[1]))

    def showEvent(self, event: QShowEvent) -> None:
        """Go on telling."""
        super().showEvent(event)
        self._filling.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait with what is not told yet until it can be seen."""
        super().hideEvent(event)
        self._filling.hold()

    def tell(self, row: ChecksRow, column: int, table: ChecksTable, state: State) -> None:
        """Explain what the rule of `row` says of the scenario at `column`."""
        theme, speech = theme_of(state), catalog(state.language)
        of, told_in, in_view = (row.key, column), (theme, state.language), self.area.verticalScrollBar().value()
        self.begin(speech("checks-view.panel"), speech("checks-view.panel.close"), theme, column=column)
        about = speech(f"checks-view.group.{row.group}")
        # Of what a draft leaves open the group and the rule have one name.
        rule = speech.say(title(row.rule))
        self.tell_group(about if row.subject is None or rule == about else f"{about} · {rule}")
        self.title.setText(row_title(row, speech))
        begun = self._begun() if of == self._of else {}
        if of == self._of:
            self._read_at = in_view if self._read_at is None else self._read_at
        else:
            self._most, self._read_at = _AT_ONCE, 0
        if of != self._of or told_in != self._told_in:
            self._leave_out(self._parts)
        self.area.verticalScrollBar().setValue(self._read_at)
        self._of, self._told_in, self._found, self._state = of, told_in, row.cells[column], state
        self._nothing.setVisible(not self._found)
        if not self._found:
            self._nothing.setText(nothing_said(row, column, table, speech))
        self._tell_findings(begun)
        self._tell_rule(row, speech)
        if row.rule in rulebook().rules:
            self.switch.tell(row.rule, state)
            self.switch.show()
        else:
            self.switch.hide()

    def _begun(self) -> Mapping[str, Begun]:
        """The reasons that are being written, by the ids of the units."""
        return {unit: form.begun for unit, form in self.answers.items() if form.begun is not None}

    def _tell_findings(self, begun: Mapping[str, Begun]) -> None:
        """Tell the first of them now; where reasons are `begun`, as many as it takes to write on in all of those."""
        state = self._state
        assert state is not None
        scenario, speech = state.scenarios[self._of[1]], catalog(state.language)
        # Others may have put ever so many before the one that is being written of.
        self._most = max([self._most, *(at + 1 for at, its in enumerate(self._found) if its.unit in begun)])
        wanted = list(explained(self._found[: self._most], scenario, state, speech))
        written = begun.keys() & {its.answers.unit for its in wanted if its.answers is not None}
        self._filling.begin(self._fill(wanted, begun, state), _SLICE)
        self._filling.do_some()
        while not written <= self.answers.keys():
            self._filling.do_some()

    def _fill(self, wanted: Sequence[Explained], begun: Mapping[str, Begun], state: State) -> Iterator[None]:
        theme, speech = theme_of(state), catalog(state.language)
        stay = kept(self._parts, wanted)
        self._leave_out([part for part in self._parts if part not in stay])
        self._more.hide()
        for part in self._parts:
            part.tell_answer(state)
        for place, told in enumerate(wanted):
            if place == len(self._parts) or self._parts[place].told != told:
                part = self._put(FindingPart(told, theme, speech), place)
                part.tell_answer(state)
                if part.answer is not None and told.answers is not None and (written := begun.get(told.answers.unit)):
                    part.answer.go_on(written)
                yield
            self._parts[place].part_from_above(place > 0)
        left = len(self._found) - len(wanted)
        self._more.setText(speech("checks-view.more", n=left))
        self._more.setVisible(left > 0)
        reached = [each for part in self._parts for each in part.keyboard_order()]
        for before, after in pairwise([self.close_button, *reached, self._more, *self.switch.keyboard_order()]):
            QWidget.setTabOrder(before, after)

    def _put(self, part: FindingPart, place: int) -> FindingPart:
        """Put a part where it belongs: for the eye, and for who has it read from the first to the last."""
        self._findings.insertWidget(place, part)
        part.stackUnder(self._parts[place] if place < len(self._parts) else self._nothing)
        part.unit_asked.connect(self.unit_asked)
        part.answer_asked.connect(self.answer_asked)
        part.take_back_asked.connect(self.take_back_asked)
        part.reason_asked.connect(self._reach)
        self._parts.insert(place, part)
        return part

    def _reach(self, form: QWidget) -> None:
        self._read_at = None
        self.area.ensureWidgetVisible(form, 0, MARGIN)

    def _leave_out(self, parts: Sequence[FindingPart]) -> None:
        self._keep_keyboard(parts)
        for part in list(parts):
            self._parts.remove(part)
            self._findings.removeWidget(part)
            let_go(part)

    def _keep_keyboard(self, going: Sequence[QWidget]) -> None:
        """Take the keyboard from what goes: Qt would pass it to the next below, which is what switches the rule off."""
        has = QApplication.focusWidget()
        if has is not None and any(each is has or each.isAncestorOf(has) for each in going):
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_more(self) -> None:
        self._goes_on = len(self._parts) if self._more.hasFocus() else None
        self._keep_keyboard([self._more])
        self._most, self._read_at = self._most + _AT_ONCE, self.area.verticalScrollBar().value()
        self._tell_findings({})

    def _scrolled(self, _action: int) -> None:
        self._read_at = None

    def _read_on(self) -> None:
        """All is there: go on where one read, wrote, or asked for more."""
        if self._read_at is not None:
            self.area.verticalScrollBar().setValue(self._read_at)
        first, self._read_at, self._goes_on = self._goes_on, None, None
        if first is not None and self.area.hasFocus():
            new = [each for part in self._parts[first:] for each in part.keyboard_order()]
            for each in [each for each in (*new, self._more) if each.isVisible()][:1]:
                each.setFocus(Qt.FocusReason.TabFocusReason)
                self._reach(each)
        for form in self.answers.values():
            if form.reason.hasFocus():
                self._reach(form)
        self._show_reason()

    def _show_reason(self) -> None:
        """Scroll to the field of the reason and what belongs to it, while one writes there."""
        if self.switch.reason.hasFocus():
            self.area.ensureWidgetVisible(self.switch, 0, MARGIN)
            self.area.ensureWidgetVisible(self.switch.reason, 0, MARGIN)

    def _tell_rule(self, row: ChecksRow, speech: Catalog) -> None:
        said = [(speech("checks-view.panel.why"), speech.say(why(row.rule)))]
        bases = list(dict.fromkeys(basis for finding in self._found for basis in finding.basis))
        if not bases and row.rule in rulebook().rules:
            bases = list(rulebook().rules[row.rule].basis)
        if bases:
            said.append((speech("checks-view.panel.basis"), "\n".join(_cited(each, speech) for each in bases)))
        elif row.group == "integrity":
            said.append((speech("checks-view.panel.basis"), speech("checks-view.panel.no-basis")))
        if said == self._ruled:
            return
        self._ruled = said
        clear(self._about)
        self._about.addSpacing(8)
        self._about.addWidget(hairline())
        self._about.addSpacing(2)
        for caption, text in said:
            add_paragraph(self._about, caption, text)


def _cited(basis: Basis, speech: Catalog) -> str:
    return f"{speech.say(section(basis))}, {speech.say(validity(basis))}"
