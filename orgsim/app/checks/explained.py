"""What is told of one finding in the explanation of a check: its words, and the part of the panel that shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orgsim.analysis.checks.finding import Finding, Result, verdict
from orgsim.app.checks.switch import BreachAnswer
from orgsim.app.document.seen import is_clear
from orgsim.app.document.state import State
from orgsim.app.matrix.signs import SignLabel
from orgsim.app.widgets.labels import copyable, hairline, label, link_button, shortened
from orgsim.drawing.tables.checks import SIGNS, TONES
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog
from orgsim.model.comparison import ANSWERABLE
from orgsim.model.hierarchy import Hierarchy, hierarchy
from orgsim.model.scenario import Scenario

_MOST_UNITS = 24
_LONGEST = 42
"""Characters of a unit's name."""
_ANSWERED = ("breach", "answered")


class Answerable(Struct, frozen=True):
    """A breach that can be answered."""

    rule: str
    scenario: str
    unit: str
    name: str
    """Of that unit."""


class Explained(Struct, frozen=True):
    """One finding in words. What is equal to another one is shown alike."""

    result: Result
    verdict: str
    paragraphs: tuple[tuple[str, str], ...]
    """Each a caption, which may be empty, and a text."""
    units: tuple[tuple[str, str], ...]
    """Ids and names of those that it is about, as many as are listed."""
    unlisted: int
    """How many more there are."""
    answers: Answerable | None
    """What can be answered here."""


def explained(found: Sequence[Finding], scenario: Scenario, state: State, speech: Catalog) -> Iterator[Explained]:
    """Those findings about `scenario`; each body can answer its breach once."""
    flat, offered = hierarchy(scenario), set[str]()
    # An answer would name both drafts of one id: the file's problems tell to give the copy an id of its own.
    answerable = is_clear(state, scenario.id)
    for finding in found:
        unit, answers = finding.unit, None
        if answerable and unit is not None and unit not in offered and _can_be_answered(finding):
            offered.add(unit)
            answers = Answerable(finding.rule, scenario.id, unit, _name(flat, unit, speech))
        units = [each for each in finding.units if each in flat.index]
        yield Explained(
            result=finding.result,
            verdict=speech.say(verdict(finding)),
            paragraphs=tuple(_paragraphs(finding, speech)),
            units=tuple((each, _name(flat, each, speech)) for each in units[:_MOST_UNITS]),
            unlisted=max(len(units) - _MOST_UNITS, 0),
            answers=answers,
        )


def _can_be_answered(finding: Finding) -> bool:
    return finding.rule in ANSWERABLE and finding.result in _ANSWERED


def _name(flat: Hierarchy, unit: str, speech: Catalog) -> str:
    return speech.value(flat.units[flat.index[unit]].name)


def _paragraphs(finding: Finding, speech: Catalog) -> Iterator[tuple[str, str]]:
    said = speech.say(finding.message)
    yield "", said
    # Most messages name what is missing themselves.
    if finding.missing is not None and (missing := speech.say(finding.missing)) not in said:
        yield speech("checks-view.panel.missing"), missing
    if finding.remedy is not None:
        yield speech("checks-view.panel.remedy"), speech.say(finding.remedy)


def add_paragraph(where: QVBoxLayout, caption: str, said: str) -> None:
    """Put a text that can be copied into a layout, below its caption where it has one."""
    if caption:
        where.addSpacing(2)
        where.addWidget(label(caption, "caption"))
    where.addWidget(copyable(said))


class FindingPart(QWidget):
    """Shows one finding; a hairline parts it from the one above."""

    unit_asked = Signal(str)
    """A unit that is named was clicked."""
    answer_asked = Signal(str, str, str, str)
    """Answer the breach of that rule, by that scenario's unit, for that reason."""
    take_back_asked = Signal(str, str, str)
    """Take the answer to it away."""
    reason_asked = Signal(QWidget)
    """That form has got the field where a reason is to be written now."""

    def __init__(self, told: Explained, theme: Theme, speech: Catalog) -> None:
        super().__init__()
        self.told = told
        self.answer: BreachAnswer | None = None
        self._links: list[QPushButton] = []
        self._parting = QWidget()
        around = QVBoxLayout(self._parting)
        around.setContentsMargins(0, 4, 0, 2)
        around.addWidget(hairline())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._parting)
        self._add_verdict(theme)
        for caption, said in told.paragraphs:
            add_paragraph(self._column, caption, said)
        self._add_units(speech)
        if told.answers is not None:
            self._offer_answer(told.answers)

    def _offer_answer(self, of: Answerable) -> None:
        self.answer = form = BreachAnswer()
        form.answered.connect(lambda reason: self.answer_asked.emit(of.rule, of.scenario, of.unit, reason))
        form.taken_back.connect(lambda: self.take_back_asked.emit(of.rule, of.scenario, of.unit))
        form.reason_asked.connect(lambda: self.reason_asked.emit(form))
        self._column.addWidget(form)

    def tell_answer(self, state: State) -> None:
        """Offer to answer the breach, or to take its answer back, where the comparison of `state` holds it."""
        if self.answer is not None and self.told.answers is not None:
            self.answer.tell(self.told.answers.name, state, given=self.told.result == "answered")

    def part_from_above(self, parted: bool) -> None:
        """Say whether there is a finding above it."""
        self._parting.setVisible(parted)

    def keyboard_order(self) -> Sequence[QWidget]:
        """What can have the keyboard in it, from top to bottom."""
        return self._links if self.answer is None else [*self._links, *self.answer.keyboard_order()]

    def _add_verdict(self, theme: Theme) -> None:
        line = QHBoxLayout()
        line.setSpacing(7)
        result = self.told.result
        line.addWidget(SignLabel(SIGNS[result], TONES[result], theme))
        line.addWidget(label(self.told.verdict, "heading"), 1)
        self._column.addLayout(line)

    def _add_units(self, speech: Catalog) -> None:
        units, unlisted = self.told.units, self.told.unlisted
        if not units:
            return
        self._column.addSpacing(2)
        self._column.addWidget(label(speech("checks-view.panel.units", n=len(units) + unlisted), "caption"))
        for unit, name in units:
            button = link_button(shortened(name, _LONGEST), f"{name}: {speech('checks-view.panel.go.tip')}")
            button.setAccessibleName(name)
            button.clicked.connect(lambda _=False, unit=unit: self.unit_asked.emit(unit))
            self._links.append(button)
            self._column.addWidget(button)
        if unlisted:
            self._column.addWidget(label(speech("checks-view.panel.more-units", n=unlisted), "caption"))


def kept(parts: Sequence[FindingPart], wanted: Sequence[Explained]) -> Sequence[FindingPart]:
    """Those of `parts` that go on showing what is `wanted`, each of them below the one before."""
    stay, at = list[FindingPart](), 0
    for part in parts:
        if part.told in wanted[at:]:
            at = wanted.index(part.told, at) + 1
            stay.append(part)
    return stay
