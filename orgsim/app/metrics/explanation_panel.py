"""What opens when a figure is clicked: its formula, its calculation, its conventions, and the units that it counts."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from orgsim.analysis.figures.comparison import Row
from orgsim.analysis.figures.explanation import Explanation, explain, written
from orgsim.analysis.figures.figure import Figure
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.app.metrics.unit_list import MOST, UnitList, counted, tied
from orgsim.app.metrics.wording import value_spoken, value_text
from orgsim.app.widgets.icons import pixmap
from orgsim.app.widgets.labels import clear, copyable, label, link_button
from orgsim.app.widgets.side_panel import SidePanel
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog, Euros, catalog

_ICON = 15
_MOST_LISTED = 30
"""Lines of pairs and matters that are listed by name."""


class ExplanationPanel(SidePanel):
    """Explains one figure of one scenario."""

    assumptions_asked = Signal()
    """The sliders that the figure is reckoned from are asked for."""

    pair_asked = Signal(object)
    """The ids of two units that are tied are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("heading", parent)
        self._value = label(role="unit")
        self.aside.addWidget(self._value, 0, Qt.AlignmentFlag.AlignVCenter)
        self._calculation = copyable()
        self._listed = copyable()
        self.pairs = UnitList()
        self._formula = copyable()
        self._convention = copyable(role="muted")
        self._notes = QVBoxLayout()
        self._notes.setSpacing(3)
        self._sources = copyable(role="caption")
        self.to_assumptions = link_button("")
        self._units_title = label(role="heading")
        self.units = UnitList()
        self._more = label(role="caption")
        self._lay_out()
        self.units.unit_asked.connect(self.unit_asked)
        self.pairs.pair_asked.connect(self.pair_asked)
        self.to_assumptions.clicked.connect(self.assumptions_asked)
        self.units.selectionModel().currentChanged.connect(self._follow)
        self.hide()

    def _lay_out(self) -> None:
        body = self.body
        body.setSpacing(5)
        for part in (self._calculation, self.pairs, self._listed, self._formula, self._convention):
            body.addWidget(part)
        body.addWidget(self.to_assumptions)
        body.addLayout(self._notes)
        body.addSpacing(3)
        body.addWidget(self._units_title)
        body.addWidget(self.units)
        body.addWidget(self._more)
        body.addWidget(self._sources)
        body.addStretch(1)

    def tell(self, row: Row, column: int, state: State, marked: Set[int]) -> None:
        """Explain the figure of `row` for the scenario at `column`; the `marked` units are those of a bar."""
        figure, scenario = row.figures[column], state.scenarios[column]
        explanation = explain(figure, scenario, row.metric)
        theme, speech = theme_of(state), catalog(state.language)
        name, close = speech("metrics-view.explanation"), speech("metrics-view.explanation.close")
        self.begin(name, close, theme, column=column)
        self.tell_group(speech(f"metric.group.{row.metric.group}"))
        self.title.setText(speech.say(row.metric.title))
        self._value.setText("" if figure.distribution is not None else value_text(figure, row.metric, speech))
        self._value.setAccessibleName(value_spoken(figure, row.metric, speech))
        _say(self._calculation, _calculation(explanation, figure, row, speech))
        pairs = tied(figure, scenario, speech)
        self.pairs.setVisible(bool(pairs))
        self.pairs.tell(pairs, theme, speech)
        self.pairs.setAccessibleName(speech("metrics-view.explanation.pairs"))
        _say(self._listed, _more(explanation, len(pairs), speech) if pairs else _listed(explanation, speech))
        _say(self._formula, speech.say(explanation.formula))
        _say(self._convention, speech.say(explanation.convention))
        sources = [speech("metrics-view.explanation.source", source=source) for source in explanation.sources]
        _say(self._sources, "\n".join(sources))
        self.to_assumptions.setText(speech("costs.open"))
        self.to_assumptions.setVisible(row.metric.group == "cost" and not state.costs_shown)
        self._tell_notes(explanation, theme, speech)
        units = counted(figure, scenario, marked, speech, row.metric)
        self._units_title.setText(speech("metrics-view.explanation.units", count=len(explanation.units)))
        self._units_title.setVisible(bool(units))
        self.units.setVisible(bool(units))
        self.units.tell(units, theme, speech)
        self.units.setAccessibleName(self._units_title.text())
        left = len(explanation.units) - MOST
        self._more.setVisible(left > 0)
        self._more.setText(speech("metrics-view.explanation.more", n=left) if left > 0 else "")

    @property
    def text(self) -> str:
        """All that it says, for tests and for copying."""
        notes = [said for said in self.inside.findChildren(QLabel) if said.property("note")]
        before = [said.text() for said in (self.group, self.title, self._value, self._calculation)]
        after = [said.text() for said in (self._listed, self._formula, self._convention, *notes, self._sources)]
        return "\n".join([text for text in (*before, *[pair.name for pair in self.pairs.units], *after) if text])

    def _tell_notes(self, explanation: Explanation, theme: Theme, speech: Catalog) -> None:
        clear(self._notes)
        for note in explanation.notes:
            sign = QLabel()
            sign.setPixmap(pixmap("warning", theme.warning.fill, _ICON, self.devicePixelRatioF()))
            said = copyable()
            said.setText(speech.say(note))
            said.setProperty("note", True)
            line = QHBoxLayout()
            line.setSpacing(7)
            line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(said, 1)
            self._notes.addLayout(line)

    def _follow(self, current: QModelIndex) -> None:
        """Bring the unit that the keyboard is on into view."""
        if current.isValid():
            middle = self.units.mapTo(self.inside, self.units.visualRect(current).center())
            self.area.ensureVisible(middle.x(), middle.y(), 0, 30)


def _say(where: QLabel, text: str) -> None:
    where.setText(text)
    where.setVisible(bool(text))


def _listed(explanation: Explanation, speech: Catalog) -> str:
    """What is counted that is no unit, a line each: "Library – Schools: 2 → 6"."""
    lines = [speech.value(name) for name in explanation.listed[:_MOST_LISTED]]
    left = len(explanation.listed) - len(lines)
    return "\n".join([*lines, speech("value.more", n=left)] if left else lines)


def _more(explanation: Explanation, shown: int, speech: Catalog) -> str:
    """How many more are counted than pairs are listed."""
    left = len(explanation.listed) - shown
    return speech("value.more", n=left) if left > 0 else ""


def _calculation(explanation: Explanation, figure: Figure, row: Row, speech: Catalog) -> str:
    """How the amounts give the value: "Kaupunginhallitus 13 + Valiokunnat 3 × 13 + Jaostot 26 = 78"."""
    calculation = explanation.calculation
    if calculation is None:
        return ""
    line = written(calculation, speech, labels=True)
    if calculation.combination in ("sum", "ratio") and figure.value is not None:
        # Of money each term is told to the euro, and so is what they make.
        made = (
            speech.value(Euros(figure.value)) if row.metric.unit == "money" else row.metric.number(figure.value, speech)
        )
        return f"{line} = {made}"
    return line
