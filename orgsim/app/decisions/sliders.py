"""Fields for what is assumed of decisions: shares, and meetings a year by kind of body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgsim.analysis.deciding.assumption import Assumption, Subject
from orgsim.analysis.deciding.results import Result
from orgsim.analysis.figures.cost import payees
from orgsim.app.widgets.labels import ElidedLabel, label, plain_tip
from orgsim.app.widgets.numbers.amount_field import AmountField
from orgsim.drawing.theme import Theme
from orgsim.messages import Catalog, Message
from orgsim.model.assumption_edits import Assumed, Measure
from orgsim.model.comparison import MOST_MEETINGS, Assumptions
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

_PERCENT = 100
_USUAL_SHARE = 40.0
_USUAL_MEETINGS = 50.0
_SHARES: tuple[Measure, ...] = ("tabled", "escalated")


class Slider(msgspec.Struct, frozen=True, kw_only=True):
    """What one field is of."""

    measure: Measure
    key: str | None
    """Kind or id of the body; `None`: of all."""
    name: Text | None
    """Of the body or kind."""
    value: float | None
    """Per cent, or meetings a year; `None`: it is not known."""
    stated: bool
    """Whether the comparison assumes it; else it is a default."""
    source: Message | None
    about: Message | None


def sliders(
    scenarios: Sequence[Scenario], results: Sequence[Result], assumptions: Assumptions | None
) -> tuple[Slider, ...]:
    """What can be changed of what the results stand on: a body whose meeting days a draft states is none of it."""
    its = assumptions or Assumptions()
    told = [each for result in results for each in result.assumptions]
    found = [_share(measure, getattr(its, measure), told) for measure in _SHARES]
    defaults, lacking = _by_kind(scenarios, results)
    for payee in payees(scenarios, assumptions):
        stated, default = its.meetings.get(payee.key), defaults.get(payee.key)
        if stated is None and default is None and payee.key not in lacking:
            continue
        value = float(stated) if stated is not None else None if default is None else default.value
        found.append(
            Slider(
                measure="meetings",
                key=payee.key,
                name=payee.name,
                value=value,
                stated=stated is not None,
                source=None if stated is not None or default is None else default.source,
                about=None if stated is not None or default is None else default.about,
            )
        )
    return tuple(found)


def _share(measure: Measure, stated: float | None, told: Sequence[Assumption]) -> Slider:
    subject: Subject = "tabled" if measure == "tabled" else "escalated"
    default = next((each for each in told if each.subject == subject), None)
    value = stated if stated is not None else None if default is None else default.value
    return Slider(
        measure=measure,
        key=None,
        name=None,
        value=None if value is None else round(_PERCENT * value, 1),
        stated=stated is not None,
        source=None if default is None else default.source,
        about=None if default is None else default.about,
    )


def _by_kind(
    scenarios: Sequence[Scenario], results: Sequence[Result]
) -> tuple[Mapping[str, Assumption], frozenset[str]]:
    """The default of meetings a year by kind of body; kinds of bodies of which it is not known, and would be needed."""
    defaults: dict[str, Assumption] = {}
    lacking: set[str] = set()
    for scenario, result in zip(scenarios, results, strict=True):
        flat = hierarchy(scenario)
        for each in result.assumptions:
            if each.subject == "meetings" and each.origin == "default":
                for body in each.bodies:
                    defaults.setdefault(flat.units[flat.index[body]].kind, each)
        known = {agenda.body for agenda in result.agendas}
        unknown = [times for times in result.matters if times.decision is None]
        bodies = [body for times in unknown for body in times.bodies if body in flat.index and body not in known]
        lacking.update(flat.units[flat.index[body]].kind for body in bodies)
    return defaults, frozenset(lacking)


class SliderRow(QWidget):
    """One number, with its name above and where it comes from below."""

    changed = Signal(object)
    """An `Assumed`."""
    rested = Signal()

    def __init__(self, slider: Slider, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of = slider
        whole = slider.measure == "meetings"
        self.field = AmountField(
            most=_USUAL_MEETINGS if whole else _USUAL_SHARE,
            limit=MOST_MEETINGS if whole else _PERCENT,
            step=1,
            whole=whole,
        )
        self._name = ElidedLabel(role="heading")
        self._source = label(role="caption")
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.field)
        self.field.changed.connect(self._assume)
        self.field.rested.connect(self.rested)

    def keyboard_order(self) -> Iterator[QWidget]:
        """What takes the keyboard, in the order of reading."""
        return self.field.keyboard_order()

    def settle(self) -> None:
        """Enter what is typed."""
        self.field.settle()

    def tell(self, slider: Slider, speech: Catalog, theme: Theme) -> None:
        """Show that number."""
        self._of = slider
        name = _name(slider, speech)
        self._name.set_whole(name if slider.name is None else speech.value(slider.name))
        if slider.stated:
            said, tip = speech("decisions-view.stated"), ""
        elif slider.source is not None:
            said = speech("decisions-view.default", source=slider.source)
            tip = "" if slider.about is None else speech.say(slider.about)
        else:
            said, tip = speech("decisions-view.no-default"), ""
        self._source.setText(said)
        self._source.setToolTip(plain_tip(tip))
        self.field.tell(slider.value, name, speech, theme)
        back = speech("decisions-view.back", name=name)
        self.field.clear.setEnabled(slider.stated)
        self.field.clear.setToolTip(plain_tip(back))
        self.field.clear.setAccessibleName(back)

    def _assume(self, value: float | None) -> None:
        of = self._of
        number = value if value is None or of.measure == "meetings" else value / _PERCENT
        self.changed.emit(Assumed(of.measure, of.key, number))


def _name(slider: Slider, speech: Catalog) -> str:
    if slider.name is None:
        return speech(f"decisions-view.slider.{slider.measure}")
    return speech("decisions-view.slider.meetings", name=slider.name)
