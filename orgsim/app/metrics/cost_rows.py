"""The rows of what is assumed of meetings: for each kind of body its meetings a year and the fee for one."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from orgsim.analysis.cost_defaults import default
from orgsim.analysis.figures.cost import Payee
from orgsim.analysis.figures.figure import Figure
from orgsim.analysis.figures.metrics import METRICS
from orgsim.app.metrics.wording import value_text
from orgsim.app.widgets.labels import ElidedLabel, label, link_button, plain_tip
from orgsim.app.widgets.numbers.amount_field import AmountField
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog
from orgsim.model.assumption_edits import Assumed, Measure
from orgsim.model.comparison import MOST_CHAIR_FACTOR, MOST_FEE, MOST_MEETINGS, Assumptions

_METRIC = METRICS["cost.meetings"]
_USUAL_MEETINGS = 50.0
_USUAL_FEE = 250.0
_FEE_STEP = 5.0
_USUAL_FACTOR = 3.0
_FACTOR_STEP = 0.1
_BETWEEN = 18


def two_columns() -> QGridLayout:
    """Two columns of one width, in which the parts of all rows stand below each other."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(_BETWEEN)
    grid.setVerticalSpacing(1)
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    return grid


class CostHeads(QWidget):
    """What the numbers of the two columns are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: dict[str, QLabel] = {}
        grid = two_columns()
        self.setLayout(grid)
        for column, key in enumerate(("costs.meetings", "costs.fee")):
            self._parts[key] = label(role="caption")
            grid.addWidget(self._parts[key], 0, column)

    def tell(self, speech: Catalog) -> None:
        """Say it in the language."""
        for key, part in self._parts.items():
            part.setText(speech(key))


class CostRow(QWidget):
    """One body or kind of body: its name, what its meetings cost, and a field for either number."""

    changed = Signal(object)
    """An `Assumed`."""
    rested = Signal()

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._name = label(role="heading")
        self._costs = ElidedLabel(role="caption")
        self.meetings = AmountField(most=_USUAL_MEETINGS, limit=MOST_MEETINGS, step=1, whole=True)
        self.fee = AmountField(most=_USUAL_FEE, limit=MOST_FEE, step=_FEE_STEP)
        self.offers: dict[Measure, QPushButton] = {}
        self._none: dict[Measure, ElidedLabel] = {}
        self._kind = ""
        self.fields: dict[Measure, AmountField] = {"meetings": self.meetings, "fee": self.fee}
        for its, field in self.fields.items():
            self.offers[its] = link_button("")
            self._none[its] = ElidedLabel(role="caption")
            field.changed.connect(lambda value, its=its: self.changed.emit(Assumed(its, self.key, value)))
            field.rested.connect(self.rested)
            self.offers[its].clicked.connect(lambda _=False, its=its: self._take(its))

        self._lay_out()

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setContentsMargins(0, 7, 0, 0)
        head.addWidget(self._name, 0, 0)
        head.addWidget(self._costs, 0, 1)
        head.setColumnStretch(1, 1)
        head.setHorizontalSpacing(10)
        grid = two_columns()
        grid.addLayout(head, 0, 0, 1, 2)
        for column, (its, field) in enumerate(self.fields.items()):
            grid.addWidget(field, 1, column)
            grid.addWidget(self.offers[its], 2, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self._none[its], 2, column)
        self.setLayout(grid)

    def keyboard_order(self) -> Iterator[QWidget]:
        """What takes the keyboard, in the order of reading."""
        for field in self.fields.values():
            yield from field.keyboard_order()
        yield from self.offers.values()

    def typed(self) -> tuple[Assumed, ...]:
        """What is typed and not entered yet."""
        return tuple(
            [Assumed(its, self.key, field.typed_value) for its, field in self.fields.items() if field.is_typed]
        )

    def settle(self) -> None:
        """Enter what is typed."""
        for field in self.fields.values():
            field.settle()

    def tell(self, payee: Payee, assumed: Assumptions | None, speech: Catalog, theme: Theme) -> None:
        """Show what is assumed of `payee` and what it costs."""
        assumptions = assumed or Assumptions()
        self._kind = payee.kind
        name = speech.value(payee.name)
        self._name.setText(name)
        self._costs.set_whole(
            "   ".join(_cost(letter, its, speech) for letter, its in zip(theme.letters, payee.figures, strict=False))
        )
        self.meetings.tell(assumptions.meetings.get(payee.key), f"{name}: {speech('costs.meetings')}", speech, theme)
        self.fee.tell(assumptions.fee.get(payee.key), f"{name}: {speech('costs.fee')}", speech, theme)
        for its in self.offers:
            _tell_offer(self.offers[its], self._none[its], its, payee, speech)

    def _take(self, measure: Measure) -> None:
        self.fields[measure].settle()
        offered = default(measure, self._kind)
        if offered is not None:
            self.changed.emit(Assumed(measure, self.key, offered.value))
            self.rested.emit()


class FactorRow(QWidget):
    """The chair's fee as a multiple of a member's."""

    changed = Signal(object)
    """An `Assumed`."""
    rested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = label(role="heading")
        self.field = AmountField(most=_USUAL_FACTOR, limit=MOST_CHAIR_FACTOR, step=_FACTOR_STEP, least=1.0)
        self.offer = link_button("")
        self.field.changed.connect(lambda value: self.changed.emit(Assumed("chair-factor", None, value)))
        self.field.rested.connect(self.rested)
        self.offer.clicked.connect(self._take)

        grid = two_columns()
        self._name.setContentsMargins(0, 6, 0, 0)
        grid.addWidget(self._name, 0, 0, 1, 2)
        grid.addWidget(self.field, 1, 0)
        grid.addWidget(self.offer, 1, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(grid)

    def keyboard_order(self) -> Iterator[QWidget]:
        """What takes the keyboard, in the order of reading."""
        yield from self.field.keyboard_order()
        yield self.offer

    def settle(self) -> None:
        """Enter what is typed."""
        self.field.settle()

    def tell(self, assumed: Assumptions | None, speech: Catalog, theme: Theme) -> None:
        """Show the factor."""
        name = speech("costs.chair")
        self._name.setText(name)
        self.field.tell(None if assumed is None else assumed.chair_factor, name, speech, theme)
        offered = default("chair-factor")
        assert offered is not None, "the survey tells it"
        self.offer.setText(speech("costs.default", value=offered.value, source=offered.source.name))
        self.offer.setToolTip(plain_tip(speech("costs.default.tip", about=offered.source.about)))

    def _take(self) -> None:
        self.field.settle()
        offered = default("chair-factor")
        if offered is not None:
            self.changed.emit(Assumed("chair-factor", None, offered.value))
            self.rested.emit()


def _tell_offer(offer: QPushButton, none: ElidedLabel, measure: Measure, payee: Payee, speech: Catalog) -> None:
    """The default with its source, as something to follow; or that there is none."""
    offered = None if payee.single else default(measure, payee.kind)
    offer.setVisible(offered is not None)
    none.setVisible(offered is None)
    if offered is not None:
        value = offered.value if measure == "meetings" else speech.euros(offered.value)
        offer.setText(speech("costs.default", value=value, source=offered.source.name))
        offer.setToolTip(plain_tip(speech("costs.default.tip", about=offered.source.about)))
    else:
        none.set_whole(speech("costs.of-unit" if payee.single else "costs.no-default"))


def _cost(letter: str, figure: Figure, speech: Catalog) -> str:
    if figure.value is None:
        # Units of which it is unknown, or none at all.
        said = speech("value.unknown") if figure.units else "–"
    else:
        said = value_text(figure, _METRIC, speech)
    return f"{letter} {said}"
