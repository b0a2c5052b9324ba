"""What opens when a result is clicked: its terms, the formula and the convention."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from orgsim.analysis.goals.rows import GoalRow
from orgsim.analysis.goals.weighing import Result, Term
from orgsim.app.widgets.labels import Letter, clear, copyable, label
from orgsim.app.widgets.side_panel import CloseButton
from orgsim.drawing.tables.goals import GoalsSheet
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog
from orgsim.model.comparison import LEAST_SCORE, MOST_SCORE

_MARGIN = 14
_MOST = 120
"""Goals that are named: a label of a thousand lays itself out for a quarter of a second, and nobody reads it."""


class ResultExplanation(QFrame):
    """Explains the weighted result of one scenario."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._letter = QHBoxLayout()
        self._title = label(role="heading", wrap=True)
        self._close = CloseButton()
        self._close.clicked.connect(self.closed)
        self._calculation = copyable()
        self._missing = copyable(role="warning")
        self._formula = copyable()
        self._convention = copyable(role="muted")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(self._letter)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 8, 6, 10)
        layout.setSpacing(4)
        layout.addLayout(head)
        for said in (self._calculation, self._missing, self._formula, self._convention):
            layout.addWidget(said)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says, for tests."""
        said = (self._title, self._calculation, self._missing, self._formula, self._convention)
        return "\n".join(each.text() for each in said if each.text())

    def tell(self, sheet: GoalsSheet, column: int, theme: Theme, speech: Catalog) -> None:
        """Explain the result of that column."""
        cell = sheet.results[column]
        clear(self._letter)
        self._letter.addWidget(Letter(column, theme, 26))
        self._title.setText(speech("goals-view.explanation.title", value=cell.value))
        self._calculation.setText(calculation(cell.result, sheet.rows, speech))
        lacking = [term.row for term in cell.result.terms if term.score is None]
        missing = _some([speech.value(sheet.rows[row].name) for row in lacking[:_MOST]], len(lacking), speech)
        self._missing.setText(
            speech(
                "goals-view.explanation.missing",
                goals=missing,
                least=LEAST_SCORE,
                most=MOST_SCORE,
            )
            if missing
            else ""
        )
        self._formula.setText(speech("goals-view.explanation.formula"))
        self._convention.setText(speech("goals-view.explanation.convention"))
        for said in (self._calculation, self._missing):
            said.setVisible(bool(said.text()))
        self._close.tell(speech("metrics-view.explanation.close"), theme)
        self.setAccessibleName(speech("goals-view.explanation"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def calculation(result: Result, rows: Sequence[GoalRow], speech: Catalog) -> str:
    """The terms of a result with their goals: "(Ketteryys 5 × 4 + Yhteistyö 3 × 2) / (5 + 3) = 26 / 8 = 3,25"."""
    if not result.terms or result.least is None:
        return ""
    first, number = result.terms[:_MOST], len(result.terms)
    named = [f"{speech.value(rows[term.row].name)} {_product(term, speech)}" for term in first]
    terms = " + ".join(_some(named, number, speech))
    weights = " + ".join(_some([_number(term.weight, speech) for term in first], number, speech))
    line = f"({terms}) / ({weights})"
    if result.value is None:
        return line
    total = sum((term.product for term in result.terms if term.product is not None), Fraction(0))
    exact = speech.number(float(result.value), 2)
    sign = "=" if result.value * 100 == int(result.value * 100) else "≈"
    return f"{line} = {_number(total, speech)} / {_number(result.weight, speech)} {sign} {exact}"


def _some(said: list[str], number: int, speech: Catalog) -> list[str]:
    """`said`, and how many more there are of `number`."""
    more = number - len(said)
    return [*said, speech("checks-view.more", n=more)] if more else said


def _product(term: Term, speech: Catalog) -> str:
    score = "?" if term.score is None else _number(term.score, speech)
    return f"{_number(term.weight, speech)} × {score}"


def _number(value: Fraction, speech: Catalog) -> str:
    return speech.number(float(value))
