"""Fields for what is assumed of decisions: shares, by kind of body meetings a year and when agendas close, and runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgsim.analysis.deciding.assumption import Assumption, Subject
from orgsim.analysis.deciding.defaults import RUNS, SEED
from orgsim.analysis.deciding.results import Result
from orgsim.analysis.figures.cost import Payee, payees
from orgsim.app.widgets.labels import plain_tip
from orgsim.app.widgets.numbers.amount_field import AmountField
from orgsim.drawing.theme import Theme
from orgsim.export.page.colours import colour
from orgsim.export.page.fonts import font
from orgsim.files.reading.rules import rule
from orgsim.messages import Catalog, Message
from orgsim.model.assumption_edits import Assumed, Measure, of_bodies
from orgsim.model.comparison import Assumptions
from orgsim.model.hierarchy import hierarchy
from orgsim.model.scenario import Scenario
from orgsim.model.text import Text

_PERCENT = 100
_HEAD, _BETWEEN = 16, 8
_SHARES: tuple[Measure, ...] = ("tabled", "escalated")
_OF_BODIES: tuple[Measure, ...] = ("meetings", "agenda-closes", "minutes")
_PLAIN: tuple[Measure, ...] = ("runs", "seed", "a-year")
"""Those whose default is how the model reckons."""
_USUAL: Mapping[Measure, float] = {
    "tabled": 40,
    "escalated": 40,
    "meetings": 50,
    "agenda-closes": 20,
    "minutes": 20,
    "a-year": 50,
    "runs": 5000,
    "seed": 50,
}
"""How far a slider goes."""
_STEPS: Mapping[Measure, float] = {"runs": 100}


class Slider(msgspec.Struct, frozen=True, kw_only=True):
    """What one field is of."""

    measure: Measure
    key: str | None
    """Kind or id of the body; `None`: of all."""
    name: Text | None
    """Of the body or kind."""
    value: float | None
    """Per cent, meetings a year or days; `None`: it is not known."""
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
    if its.a_year is not None or any(each.subject == "a-year" for each in told):
        found.append(_plain("a-year", its.a_year, 1))
    there = payees(scenarios, assumptions)
    lacking = _lacking(scenarios, results)
    for measure in _OF_BODIES:
        stated = of_bodies(its, measure)
        defaults = _defaults(measure, scenarios, results)
        for payee in there:
            default = defaults.get(payee.key)
            its_own = payee.key in stated and _moves(measure, payee, scenarios)
            if its_own or default is not None or (measure == "meetings" and payee.key in lacking):
                found.append(_of_body(measure, payee, stated.get(payee.key), default))
    found += [_plain("runs", its.runs, RUNS), _plain("seed", its.seed, SEED)]
    return tuple(found)


def _plain(measure: Measure, stated: int | None, default: int) -> Slider:
    value, is_stated = (default, False) if stated is None else (stated, True)
    return Slider(measure=measure, key=None, name=None, value=value, stated=is_stated, source=None, about=None)


def _moves(measure: Measure, payee: Payee, scenarios: Sequence[Scenario]) -> bool:
    """Whether a draft leaves that open of any such body, so that what is assumed of it changes something."""
    units = [unit for scenario in scenarios for unit in hierarchy(scenario).units]
    its = [unit for unit in units if payee.key == (unit.id if payee.single else unit.kind)]
    match measure:
        case "meetings":
            return any(unit.meets is None for unit in its)
        case "agenda-closes":
            return any(unit.agenda_closes is None for unit in its)
        case _:
            return bool(its)


def _of_body(measure: Measure, payee: Payee, stated: float | None, default: Assumption | None) -> Slider:
    taken = default if stated is None else None
    return Slider(
        measure=measure,
        key=payee.key,
        name=payee.name,
        value=stated if taken is None else taken.value,
        stated=stated is not None,
        source=None if taken is None else taken.source,
        about=None if taken is None else taken.about,
    )


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


def _defaults(measure: Measure, scenarios: Sequence[Scenario], results: Sequence[Result]) -> Mapping[str, Assumption]:
    """What is taken where nothing is stated, by kind of body."""
    found: dict[str, Assumption] = {}
    for scenario, result in zip(scenarios, results, strict=True):
        flat = hierarchy(scenario)
        for each in result.assumptions:
            if each.subject == measure and each.origin == "default":
                for body in each.bodies:
                    found.setdefault(flat.units[flat.index[body]].kind, each)
    return found


def _lacking(scenarios: Sequence[Scenario], results: Sequence[Result]) -> frozenset[str]:
    """Kinds of bodies of which it is not known how often they meet, and would have to be: none states it itself."""
    found: set[str] = set()
    for scenario, result in zip(scenarios, results, strict=True):
        flat = hierarchy(scenario)
        known = {agenda.body for agenda in result.agendas}
        unknown = [times for times in result.matters if times.decision is None]
        bodies = {body for times in unknown for body in times.bodies if body in flat.index and body not in known}
        units = [flat.units[flat.index[body]] for body in bodies]
        found.update(unit.kind for unit in units if unit.meets is None)
    return frozenset(found)


class SliderRow(QWidget):
    """One number, with its name above and where it comes from below."""

    changed = Signal(object)
    """An `Assumed`."""
    rested = Signal()

    def __init__(self, slider: Slider, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of = slider
        measure = slider.measure
        step, whole = _STEPS.get(measure, 1), measure not in _SHARES
        its = rule(Assumptions, measure)
        lowest, limit = (its.least or 0, its.most or 0) if whole else (0, _PERCENT)
        self.field = AmountField(
            most=_USUAL[measure], limit=limit, step=step, least=step if lowest else 0, lowest=lowest, whole=whole
        )
        self._head = _Head()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
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
        if slider.stated:
            said, tip = speech("decisions-view.stated"), ""
        elif slider.source is not None:
            said = speech("decisions-view.default", source=slider.source)
            tip = "" if slider.about is None else speech.say(slider.about)
        else:
            known = slider.measure in _PLAIN
            said, tip = speech(f"decisions-view.{'plain' if known else 'no'}-default"), ""
        self._head.tell(name if slider.name is None else speech.value(slider.name), said, tip, theme)
        self.field.tell(slider.value, name, speech, theme)
        back = speech("decisions-view.back", name=name)
        self.field.clear.setEnabled(slider.stated)
        self.field.clear.setToolTip(plain_tip(back))
        self.field.clear.setAccessibleName(back)

    def _assume(self, value: float | None) -> None:
        of = self._of
        number = value if value is None or of.measure not in _SHARES else value / _PERCENT
        self.changed.emit(Assumed(of.measure, of.key, number))


class _Head(QWidget):
    """What a number is of, and where it comes from: painted, as a change of colours costs each label a millisecond."""

    def __init__(self) -> None:
        super().__init__()
        self._name = self._source = ""
        self._theme: Theme | None = None
        self.setFixedHeight(_HEAD)

    def tell(self, name: str, source: str, tip: str, theme: Theme) -> None:
        """Show that; `tip` is what else is known of the source."""
        self._name, self._source, self._theme = name, source, theme
        self.setAccessibleName(f"{name}, {source}")
        self.setToolTip(plain_tip(tip) or plain_tip(name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the source whole, and of the name as much as it leaves room for."""
        if self._theme is None:
            return
        painter, middle = QPainter(self), Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(12))
        painter.setPen(colour(self._theme.muted_text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight | middle, self._source)
        room = self.width() - painter.fontMetrics().horizontalAdvance(self._source) - _BETWEEN
        painter.setFont(font(13, bold=True))
        painter.setPen(colour(self._theme.text))
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | middle, name)


def _name(slider: Slider, speech: Catalog) -> str:
    if slider.name is None:
        return speech(f"decisions-view.slider.{slider.measure}")
    return speech(f"decisions-view.slider.{slider.measure}", name=slider.name)
