"""Tells all about a figure that was chosen: the numbers, the bodies that it passes, and how one case went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from orgsim.analysis.deciding.assumption import Assumption, Subject
from orgsim.analysis.deciding.results import CaseKey, CasePath, Days, Result, Times
from orgsim.app.widgets.labels import Letter, clear, copyable, hairline, label, link_button, shortened
from orgsim.app.widgets.side_panel import SidePanel
from orgsim.drawing.decisions.case import draw_case
from orgsim.drawing.decisions.drawing import DecisionsDrawing, Thing
from orgsim.drawing.theme import Theme
from orgsim.export.decisions.painter import painting_decisions
from orgsim.export.page.colours import brush
from orgsim.export.page.steps import finished
from orgsim.messages import Catalog, Message
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import Scenario

_Paths = Sequence[CasePath | None]
"""How one case went in each draft; `None` where that is not known."""
_Ground = tuple[Message, Message | None]
"""A sentence, and where it comes from."""
_DISC = 20
_MOST_DATES = 60
_MOST_MATTERS = 12
_MOST_LETTERS = 44
_OF_MEETINGS: tuple[Subject, ...] = ("year", "meetings", "agenda-closes", "items", "tabled")
_SUBJECTS: Mapping[str, tuple[Subject, ...]] = {
    "preparation": ("preparation", "prepared-by"),
    "tabled": ("tabled",),
    "taken-over": ("escalated",),
    "minutes": ("minutes",),
    "notice": ("notice",),
    "claim": ("claim",),
    "appeal": ("appeal",),
    "load": ("year", "meetings"),
}
"""What parts of the days stand on, and evenings."""


class Shown(Struct, frozen=True, eq=False):
    """What the picture shows, and in which words and colours."""

    results: Sequence[Result]
    scenarios: Sequence[Scenario]
    """Of each result its own."""
    speech: Catalog
    theme: Theme


_Told = tuple[Thing, str, Shown]
"""What is told of, what the picture says of it, and what else the picture shows."""


class ThingPanel(SidePanel):
    """Explains what was chosen in the picture."""

    case_asked = Signal(object)
    """How that case went, a `CaseKey`, is asked for."""
    cases_asked = Signal(int, str)
    """All cases of a matter in the draft of that column are asked for, by its id."""
    matter_asked = Signal(int, str)
    """All of a matter in the draft of that column is asked for, by its id."""
    bodies_asked = Signal(object)
    """Ids of units that are to be shown in the structure, a tuple."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("heading", parent)
        self._told: _Told | None = None
        self.timeline = _Timeline()
        self.timeline.hide()

    def tell(self, thing: Thing, said: str, shown: Shown) -> None:
        """Tell of `thing`, of which the picture says `said`; what is told already stays as it is."""
        speech, theme = shown.speech, shown.theme
        case = thing.case or _case_of(thing.matter, shown.results)
        told = (thing, said, shown)
        if self._told is not None and _is_same(told, self._told):
            # Of a click that becomes a double one, say.
            if case is not None:
                self.case_asked.emit(case)
            return
        self.begin(speech("decisions-view.panel"), speech("decisions-view.panel.close"), theme, column=thing.column)
        self._empty()
        self._told = told
        lines = said.split("\n")
        name = _matter_name(thing.matter, shown.results, speech)
        self.title.setText(name or lines[0])
        lines = lines[0 if name and name != lines[0] else 1 :]
        self._add_lines(lines)
        if thing.kind == "matter" and thing.matter is not None:
            self._tell_matter(thing.matter, thing.column, frozenset(lines), shown)
        elif thing.kind == "matter":
            self._tell_all_matters(thing.column, shown)
        elif thing.body is not None:
            self._tell_body(thing.body, thing.column, shown)
        else:
            self._tell_subjects(thing, shown)
        if case is not None:
            self.case_asked.emit(case)
        self.body.addStretch(1)

    def tell_case(self, case: CaseKey, name: str, said: str, speech: Catalog, theme: Theme) -> None:
        """Tell of one case of the matter `name`: its dates are asked for."""
        self.begin(speech("decisions-view.panel"), speech("decisions-view.panel.close"), theme)
        self._empty()
        self.title.setText(name)
        self.body.addWidget(copyable(said))
        self.body.addWidget(hairline())
        self.body.addWidget(self.timeline)
        self.body.addStretch(1)
        self.case_asked.emit(case)

    def show_case(
        self,
        paths: _Paths,
        scenarios: Sequence[Scenario],
        letters: str,
        speech: Catalog,
        theme: Theme,
    ) -> None:
        """Show how one case went in each draft."""
        self.timeline.tell(paths, scenarios, letters, speech, theme)
        self.timeline.show()

    def _empty(self) -> None:
        self._told = None
        self.body.removeWidget(self.timeline)
        self.timeline.hide()
        self.timeline.setParent(self.inside)
        clear(self.body)

    def _tell_matter(self, matter: str, column: int | None, said: frozenset[str], shown: Shown) -> None:
        """Tell of a matter in each draft, or in that of the column, what the picture has not `said` of it there."""
        for place, result in enumerate(shown.results):
            times = next((its for its in result.matters if its.matter == matter), None)
            if times is not None and column in (None, place):
                self._add_draft(place, times, said, shown, alone=column is not None)
        self.body.addWidget(hairline())
        self.body.addWidget(self.timeline)

    def _tell_all_matters(self, column: int | None, shown: Shown) -> None:
        """Tell of all cases together: which matters they are of, and what all of it stands on."""
        if column is None:
            return
        # What draws them is loaded by now, as they are drawn.
        from orgsim.drawing.decisions.common import counted, shown_overall, too_much

        speech, result = shown.speech, shown.results[column]
        whole = shown_overall(shown.results)[0][column].matters
        its = sorted((each for each in result.matters if each.matter in whole), key=_mean, reverse=True)
        if its:
            self.body.addWidget(label(speech("decisions-view.slowest-first"), "caption", wrap=True))
        for times in its[:_MOST_MATTERS]:
            said = speech("decisions-view.matter-mean", matter=times.name, days=speech.number(_mean(times), 1))
            link = link_button(shortened(said, _MOST_LETTERS), speech("decisions-view.matter-mean.tip"))
            link.clicked.connect(lambda _=False, id=times.matter: self.matter_asked.emit(column, id))
            self.body.addWidget(link)
        if len(its) > _MOST_MATTERS:
            self.body.addWidget(label(f"… +{len(its) - _MOST_MATTERS}", "caption"))
        for said in (*counted(shown.results, speech), *too_much(shown.results, speech)):
            self.body.addWidget(label(said, "caption", wrap=True))
        self._add_grounds(((each.text, each.source) for each in result.assumptions), speech)

    def _tell_subjects(self, thing: Thing, shown: Shown) -> None:
        """Tell what a part of the days or a number of evenings stands on."""
        subjects = _SUBJECTS.get(thing.part or "", ()) if thing.kind == "part" else _SUBJECTS.get(thing.kind, ())
        if thing.column is not None and subjects:
            its = shown.results[thing.column].assumptions
            self._add_grounds(((each.text, each.source) for each in its if each.subject in subjects), shown.speech)

    def _add_draft(self, place: int, times: Times, said: frozenset[str], shown: Shown, *, alone: bool) -> None:
        speech, scenario = shown.speech, shown.scenarios[place]
        way = " → ".join(_name(body, scenario, speech) for body in times.bodies)
        lines = [line for line in (way, *_figures(times, said, speech)) if line and line not in said]
        self.body.addSpacing(6)
        if not alone:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Letter(place, shown.theme, _DISC), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(copyable(lines.pop(0) if lines else ""), 1)
            self.body.addLayout(row)
        self._add_lines(lines)
        if times.bodies:
            self._add_link(speech("decisions-view.light"), speech("decisions-view.light.tip"), times.bodies)
        for case, key in ((times.median_case, "middle"), (times.p90_case, "long")):
            if case is not None:
                self._add_case(case, speech(f"decisions-view.case.{key}"), speech("decisions-view.case.tip"))
        if times.decision is not None:
            listed = speech("decisions-view.cases", n=times.decision.cases)
            link = link_button(listed, speech("decisions-view.cases.tip"))
            link.clicked.connect(lambda: self.cases_asked.emit(place, times.matter))
            self.body.addWidget(link)
        self._add_ground(times, shown.results[place].assumptions, scenario, speech)

    def _add_ground(self, times: Times, grounds: Sequence[Assumption], scenario: Scenario, speech: Catalog) -> None:
        """List what the figures of a matter stand on: of a sentence on several bodies what concerns its own."""
        if times.decision is not None:
            self._add_grounds((_of_matter(each, times, scenario) for each in grounds), speech)

    def _add_grounds(self, grounds: Iterable[_Ground | None], speech: Catalog) -> None:
        its = [ground for ground in grounds if ground is not None]
        if its:
            self.body.addWidget(label(speech("decisions-view.stands-on"), "caption", wrap=True))
        said = (speech.say(text) + ("" if source is None else f" [{speech.say(source)}]") for text, source in its)
        self._add_lines([f"• {each}" for each in said])

    def _add_lines(self, lines: Sequence[str]) -> None:
        """Add lines as one text: it can be marked and copied as a whole, and is made in a fraction of the time."""
        if lines:
            self.body.addWidget(copyable("\n".join(lines)))

    def _tell_body(self, body: str, column: int | None, shown: Shown) -> None:
        speech = shown.speech
        for place, result in enumerate(shown.results):
            agenda = next((its for its in result.agendas if its.body == body), None)
            if agenda is None or column not in (None, place):
                continue
            if column is None:
                self.body.addSpacing(6)
                self.body.addWidget(Letter(place, shown.theme, _DISC))
            if agenda.evenly:
                self.body.addWidget(copyable(speech("decisions-view.evenly"), "caption"))
            else:
                days = ", ".join(speech.date(day) for day in agenda.meetings[:_MOST_DATES])
                self.body.addWidget(copyable(speech("decisions-view.meetings", days=days)))
            through = [its.name for its in result.matters if body in its.bodies]
            if through:
                self.body.addWidget(label(speech("decisions-view.through"), "caption", wrap=True))
                self.body.addWidget(copyable(speech.value(tuple(through))))
            scenario = shown.scenarios[place]
            self._add_grounds((_of_body(each, body, scenario) for each in result.assumptions), speech)
        self._add_link(speech("decisions-view.light"), speech("decisions-view.light.tip"), (body,))

    def _add_link(self, text: str, tip: str, bodies: tuple[str, ...]) -> None:
        link = link_button(text, tip)
        link.clicked.connect(lambda: self.bodies_asked.emit(bodies))
        self.body.addWidget(link)

    def _add_case(self, case: CaseKey, text: str, tip: str) -> None:
        link = link_button(text, tip)
        link.clicked.connect(lambda: self.case_asked.emit(case))
        self.body.addWidget(link)


class _Timeline(QWidget):
    """How one case went, from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.drawing: DecisionsDrawing | None = None
        self._of: tuple[_Paths, Sequence[Scenario], str, Catalog] | None = None
        self._theme: Theme | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def tell(
        self,
        paths: _Paths,
        scenarios: Sequence[Scenario],
        letters: str,
        speech: Catalog,
        theme: Theme,
    ) -> None:
        """Show those paths."""
        self._of, self._theme = (paths, scenarios, letters, speech), theme
        self._draw()

    def _draw(self) -> None:
        if self._of is None or self.width() < 2:
            return
        paths, scenarios, letters, speech = self._of
        self.drawing = draw_case(paths, scenarios, width=float(self.width()), letters=letters, language=speech.language)
        self.setFixedHeight(round(self.drawing.height) + 1)
        self.setAccessibleName(speech("decisions-view.case"))
        self.setAccessibleDescription("\n".join(hit.said for hit in self.drawing.hits))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as it is drawn."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for the new width."""
        super().resizeEvent(event)
        if self.drawing is None or self.drawing.width != self.width():
            self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        if self.drawing is None or self._theme is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), brush(self._theme.surface))
        finished(painting_decisions(painter, self.drawing, self._theme))


def _is_same(one: _Told, other: _Told) -> bool:
    """Whether both come to the same words; results are compared by identity, as there are thousands of figures."""
    mine, theirs = one[2], other[2]
    return (
        one[:2] == other[:2]
        and [*map(id, mine.results)] == [*map(id, theirs.results)]
        and [*map(id, mine.scenarios)] == [*map(id, theirs.scenarios)]
        and mine.speech is theirs.speech
        and mine.theme is theirs.theme
    )


def _mean(times: Times) -> float:
    return 0.0 if times.decision is None else times.decision.mean


def _of_body(its: Assumption, body: str, scenario: Scenario) -> _Ground | None:
    """What an assumption says of the meetings of a body, and its source; `None` where it is of something else."""
    if its.subject not in _OF_MEETINGS or (its.bodies and body not in its.bodies):
        return None
    unit = unit_of(scenario, body)
    if not its.bodies or unit is None:
        return its.text, its.source
    return Message(its.text.key, {**its.text.args, "bodies": (unit.name,)}), its.source


def _of_matter(its: Assumption, times: Times, scenario: Scenario) -> _Ground | None:
    """What an assumption says of a matter, and its source; `None` where it is of others."""
    if its.matters:
        return (its.text, its.source) if times.matter in its.matters else None
    if not its.bodies:
        return its.text, its.source
    own = tuple([unit.name for id in times.bodies if id in its.bodies if (unit := unit_of(scenario, id)) is not None])
    if not own:
        return None
    return Message(its.text.key, {**its.text.args, "bodies": own}), its.source


def _figures(times: Times, said: frozenset[str], speech: Catalog) -> Iterator[str]:
    """The days until each of both ends, but not those that were `said`; and what is missing."""
    # Loaded by now, as they are drawn.
    from orgsim.drawing.decisions.spread import told

    for until, days in (("decision", times.decision), ("finality", times.finality)):
        if days is not None and not said.issuperset(told(days, speech)):
            yield speech(f"decisions-view.figures.{until}", **_numbers(days, speech))
    for message in times.missing:
        yield speech.say(message)


def _numbers(days: Days, speech: Catalog) -> dict[str, str]:
    whole = {"median": days.median, "lower": days.lower, "upper": days.upper, "p90": days.p90}
    found = {name: speech.number(value, 0) for name, value in whole.items()}
    interval = days.mean_interval
    mean = speech.number(days.mean, 1)
    found["mean"] = mean if interval is None else f"{mean} ± {speech.number((interval.high - interval.low) / 2, 1)}"
    found["cases"] = speech.number(days.cases)
    return found


def _name(body: str, scenario: Scenario, speech: Catalog) -> str:
    unit = unit_of(scenario, body)
    return body if unit is None else speech.value(unit.name)


def _matter_name(matter: str | None, results: Sequence[Result], speech: Catalog) -> str:
    found = next((its for result in results for its in result.matters if its.matter == matter), None)
    return "" if found is None else speech.value(found.name)


def _case_of(matter: str | None, results: Sequence[Result]) -> CaseKey | None:
    """A case of that matter that stands for it: that of the first draft that knows one."""
    found = [its.median_case for result in results for its in result.matters if its.matter == matter]
    return next((case for case in found if case is not None), None)
