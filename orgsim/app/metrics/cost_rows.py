"""The rows of what is assumed of meetings: for each kind of body its meetings a year and the fee for one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from orgsim.analysis.cost import Payee
from orgsim.analysis.cost_defaults import default
from orgsim.analysis.figures import Figure
from orgsim.analysis.metrics import METRICS
from orgsim.app.labels import ElidedLabel, label, link_button, plain_tip
from orgsim.app.metrics.amount_field import AmountField
from orgsim.app.metrics.wording import value_text
from orgsim.app.state import LETTERS
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog
from orgsim.model.assumption_edits import Assumed, Measure
from orgsim.model.comparison import Assumptions

_METRIC = METRICS["cost.meetings"]
_MOST_MEETINGS = 50.0
_MOST_FEE = 250.0
_FEE_STEP = 5.0
_MOST_FACTOR = 3.0
_FACTOR_STEP = 0.1


class CostRow(QObject):
    """One body or kind of body: its name, what its meetings cost, and a field for either number."""

    changed = Signal(object)
    """An `Assumed`."""
    rested = Signal()

    def __init__(self, key: str, parent: QObject) -> None:
        super().__init__(parent)
        self.key = key
        self._name = label(role="heading")
        self._costs = ElidedLabel(role="caption")
        self.meetings = AmountField(most=_MOST_MEETINGS, step=1, whole=True)
        self.fee = AmountField(most=_MOST_FEE, step=_FEE_STEP)
        self.offers: dict[Measure, QPushButton] = {}
        self._none: dict[Measure, ElidedLabel] = {}
        self._kind = ""
        for measure, field in (("meetings", self.meetings), ("fee", self.fee)):
            its: Measure = "meetings" if measure == "meetings" else "fee"
            self.offers[its] = link_button("")
            self._none[its] = ElidedLabel(role="caption")
            field.changed.connect(lambda value, its=its: self.changed.emit(Assumed(its, self.key, value)))
            field.rested.connect(self.rested)
            self.offers[its].clicked.connect(lambda _=False, its=its: self._take(its))

    def place(self, grid: QGridLayout, line: int) -> int:
        """Put it into `grid` from `line` on; the line after it."""
        head = QGridLayout()
        head.setContentsMargins(0, 7, 0, 0)
        head.addWidget(self._name, 0, 0)
        head.addWidget(self._costs, 0, 1)
        head.setColumnStretch(1, 1)
        head.setHorizontalSpacing(10)
        grid.addLayout(head, line, 0, 1, 2)
        for column, (measure, field) in enumerate((("meetings", self.meetings), ("fee", self.fee))):
            its: Measure = "meetings" if measure == "meetings" else "fee"
            grid.addWidget(field, line + 1, column)
            grid.addWidget(self.offers[its], line + 2, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self._none[its], line + 2, column)
        return line + 3

    def tell(self, payee: Payee, assumed: Assumptions | None, speech: Catalog, theme: Theme) -> None:
        """Show what is assumed of `payee` and what it costs."""
        assumptions = assumed or Assumptions()
        self._kind = payee.kind
        name = speech.value(payee.name)
        self._name.setText(name)
        self._costs.set_whole("   ".join(_cost(column, its, speech) for column, its in enumerate(payee.figures)))
        self.meetings.tell(assumptions.meetings.get(payee.key), f"{name}: {speech('costs.meetings')}", speech, theme)
        self.fee.tell(assumptions.fee.get(payee.key), f"{name}: {speech('costs.fee')}", speech, theme)
        for its in self.offers:
            _tell_offer(self.offers[its], self._none[its], its, payee, speech)

    def _take(self, measure: Measure) -> None:
        offered = default(measure, self._kind)
        if offered is not None:
            self.changed.emit(Assumed(measure, self.key, offered.value))
            self.rested.emit()


class FactorRow(QObject):
    """The chair's fee as a multiple of a member's."""

    changed = Signal(object)
    """An `Assumed`."""
    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._name = label(role="heading")
        self.field = AmountField(most=_MOST_FACTOR, step=_FACTOR_STEP, least=1.0)
        self.offer = link_button("")
        self.field.changed.connect(lambda value: self.changed.emit(Assumed("chair-factor", None, value)))
        self.field.rested.connect(self.rested)
        self.offer.clicked.connect(self._take)

    def place(self, grid: QGridLayout, line: int) -> None:
        """Put it into `grid` from `line` on."""
        head = QWidget()
        inside = QGridLayout(head)
        inside.setContentsMargins(0, 6, 0, 0)
        inside.addWidget(self._name)
        grid.addWidget(head, line, 0, 1, 2)
        grid.addWidget(self.field, line + 1, 0)
        grid.addWidget(self.offer, line + 1, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

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


def _cost(column: int, figure: Figure, speech: Catalog) -> str:
    if figure.value is None:
        # Units of which it is unknown, or none at all.
        said = speech("value.unknown") if figure.units else "–"
    else:
        said = value_text(figure, _METRIC, speech)
    return f"{LETTERS[column]} {said}"
