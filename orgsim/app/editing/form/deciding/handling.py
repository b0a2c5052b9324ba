"""How a matter is prepared, how many and how large its cases are, and to whom the power to decide it is passed on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from orgsim.analysis.matter_text import step_text
from orgsim.app.editing.form.choosing import Chosen
from orgsim.app.editing.form.deciding.sizes import sizes_shown, sizes_typed
from orgsim.app.editing.form.entry import Entry
from orgsim.app.editing.form.hand import Hand, Make
from orgsim.app.editing.form.items import Items, name_take_out, take_out_button
from orgsim.app.editing.form.picking import Picker
from orgsim.app.editing.form.stating import Subject, nearest, number, places, said, worded
from orgsim.app.editing.form.unentered import Kept
from orgsim.app.widgets.fields import Choice
from orgsim.app.widgets.labels import label
from orgsim.files.reading.meetings.words import span_text
from orgsim.files.writing.typed import number_typed
from orgsim.files.writing.units.values import Unreadable, typed_of_matter
from orgsim.files.yaml.flow import Bare, flow
from orgsim.files.yaml.scalars import number as number_in
from orgsim.messages import Catalog, message
from orgsim.model.edits.edits import Edit, MatterSet
from orgsim.model.hierarchy import hierarchy, unit_of
from orgsim.model.units import Delegation, Matter

_LIMIT = 84
_NUMBERS = ("a-year", "preparation")
_INDENT = 14
_OF_STEPS = ("", ".when")
"""The ends of the names of the two fields of a step."""
_DASH = re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)")
"""Between two numbers: keyboards have a hyphen alone."""


class Handling(QWidget):
    """Of one matter of the unit that is stated; of no other at the same time."""

    def __init__(self, hand: Hand) -> None:
        super().__init__()
        self._hand = hand
        self.matter = ""
        self.entries = {field: Entry(hand, "", self._typing(field)) for field in _NUMBERS}
        self.amounts = Entry(hand, "", self._sizing)
        self._captions = {name: label(role="caption", wrap=True) for name in ("prepared", "passed")}
        self.prepared = Items(hand)
        self.prepared.removed.connect(self._unprepare)
        self.preparer = Picker(lambda: self._offer(bodies=True))
        self.preparer.picked.connect(self._prepare)
        self._captions["prepared"].setBuddy(self.preparer)
        self.limits: list[Entry] = []
        self.cases: list[Entry] = []
        """By step, for which cases only."""
        self._steps: list[QWidget] = []
        self._named: list[tuple[QLabel, QToolButton]] = []
        """By step whom it leads to, and the button that takes it out."""
        self._told: tuple[object, ...] = ()
        self._ways: Sequence[str] = ()
        """Whom the steps lead to that are shown."""
        self.kept = Chosen(hand, self._keep)
        self.way = Choice([], None, hand.theme)
        self.to = Picker(lambda: self._offer(bodies=False))
        self.to.picked.connect(self._pass_on)
        self._captions["passed"].setBuddy(self.to)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for column, entry in enumerate(self.entries.values()):
            grid.addWidget(entry, 0, column)
            grid.setColumnStretch(column, 1)
        adding = QHBoxLayout()
        adding.setSpacing(6)
        adding.addWidget(self.way, 1)
        adding.addWidget(self.to, 1)
        self._passed = QVBoxLayout()
        self._passed.setSpacing(3)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 0, 0, 8)
        self._column.setSpacing(4)
        for part in (self._captions["prepared"], self.prepared, self.preparer):
            self._column.addWidget(part)
        self._column.addLayout(grid)
        self._column.addWidget(self.amounts)
        self._column.addWidget(self._captions["passed"])
        self._column.addLayout(self._passed)
        self._column.addWidget(self.kept)
        self._column.addLayout(adding)

    def tell(self, of: Subject, matter: Matter, *, anew: bool) -> None:
        """Show what is stated of `matter`."""
        speech = self._hand.speech
        self.matter = matter.id
        for field, entry in self.entries.items():
            entry.where = f"remit.{matter.id}.{field}"
            caption = speech(f"form.matter.{field}")
            entry.tell(_shown(matter, field, speech), f"{speech.value(matter.name)}: {caption}", caption, anew=anew)
        self.amounts.where = f"remit.{matter.id}.amounts"
        sizes = speech("form.matter.amounts")
        self.amounts.tell(
            sizes_shown(matter.amounts, speech), f"{speech.value(matter.name)}: {sizes}", sizes, anew=anew
        )
        self.amounts.editor.setPlaceholderText(speech("form.matter.amounts-example"))
        self._captions["prepared"].setText(speech("form.matter.prepared-by"))
        flat = hierarchy(of.scenario)
        self.prepared.tell([(id, _name(of, id, speech)) for id in matter.prepared_by or ()])
        self.preparer.speak(speech("form.matter.add-preparer"))
        self._captions["passed"].setText(speech("form.matter.delegated"))
        steps = matter.delegated or ()
        leads = tuple([(step.to, step.beside) for step in steps])
        told = (of.key, matter.id, leads, speech, self._hand.theme)
        # What is typed and cannot be entered is taken up by the fields that come into the place of others.
        new = anew or told != self._told
        if new:
            otherwise = told[:2] == self._told[:2] and leads != self._told[2]
            kept = self._kept(of) if otherwise else {}
            self._told = told
            self._build(of, steps, gone=otherwise)
            self._ways = [step.to for step in steps]
            self._keep_again(of, kept)
        for limit, cases, step in zip(self.limits, self.cases, steps, strict=True):
            name = speech.value(step_text(_plain(step), flat))
            shown = "" if step.up_to is None else number(step.up_to, speech, grouped=True)
            limit.tell(shown, f"{name}: {speech('form.matter.up-to')}", anew=new)
            language = nearest(of, step.when, speech.language)
            cases.tell(said(step.when, language), f"{name}: {speech('form.matter.when')}", anew=new)
            cases.editor.setPlaceholderText(speech("form.matter.all-cases"))
        for at, (row, step) in enumerate(zip(self._named, steps, strict=True)):
            # Units may be called otherwise by now.
            name = speech.value(step_text(_plain(step), flat))
            row[0].setText(f"{_sign(at, step)}{name}")
            name_take_out(row[1], self._hand, name)
        items = [(speech("fact.not-stated"), None), (speech("fact.remit.kept"), ())]
        self.kept.tell("", items, None if matter.delegated is None else ())
        self.kept.choice.setAccessibleName(speech("form.matter.delegated"))
        self.kept.setVisible(not steps)
        self.way.set_theme(self._hand.theme)
        ways = [speech("form.matter.onward"), speech("form.matter.beside")]
        if [self.way.itemText(at) for at in range(self.way.count())] != ways:
            self.way.offer(tuple(zip(ways, (None, True), strict=True)), None)
        self.way.setAccessibleName(speech("form.matter.way"))
        self.way.setVisible(bool(steps))
        self.to.speak(speech("form.matter.add-step"))

    def _kept(self, of: Subject) -> dict[tuple[str, str], Kept]:
        """What is typed of each step and cannot be entered, by whom it leads to and the field; it is kept no more."""
        found = {}
        for at, step in enumerate(self._ways):
            for field in _OF_STEPS:
                key = (*of.key, f"remit.{self.matter}.delegated.{at}{field}")
                if (kept := self._hand.unentered.kept.get(key)) is not None:
                    found[step, field] = kept
                    self._hand.unentered.note(key, None)
        return found

    def _keep_again(self, of: Subject, kept: Mapping[tuple[str, str], Kept]) -> None:
        """Keep that of the steps that are still there, in whichever place."""
        for at, step in enumerate(self._ways):
            for field in _OF_STEPS:
                if (step, field) in kept:
                    key = (*of.key, f"remit.{self.matter}.delegated.{at}{field}")
                    self._hand.unentered.note(key, kept[step, field])

    def _build(self, of: Subject, steps: Sequence[Delegation], *, gone: bool) -> None:
        """A row for each step, with the field of its limit, and below it for which cases only.

        `gone`: those that there are stand for other steps from now on.
        """
        for row in self._steps:
            self._passed.removeWidget(row)
            self._hand.let_go(row, gone=gone)
        self._steps, self._named, self.limits, self.cases = [], [], [], []
        speech, flat = self._hand.speech, hierarchy(of.scenario)
        for at, step in enumerate(steps):
            name = speech.value(step_text(_plain(step), flat))
            named = label(f"{_sign(at, step)}{name}", wrap=True)
            row = QWidget()
            lines = QVBoxLayout(row)
            lines.setContentsMargins(0, 0, 0, 3)
            lines.setSpacing(2)
            line = QHBoxLayout()
            line.setSpacing(4)
            lines.addLayout(line)
            entry = Entry(
                self._hand,
                f"remit.{self.matter}.delegated.{at}",
                self._limiting(at),
                before=named,
            )
            entry.editor.setFixedWidth(_LIMIT)
            button = take_out_button(self._hand, name)
            button.clicked.connect(lambda _=False, at=at: self._take_out(at))
            line.addWidget(entry, 1)
            line.addWidget(button)
            only = Entry(
                self._hand,
                f"remit.{self.matter}.delegated.{at}.when",
                self._confining(at),
                before=label(speech("form.matter.when"), "caption"),
            )
            only.setContentsMargins(_INDENT, 0, 0, 0)
            lines.addWidget(only)
            self.limits.append(entry)
            self.cases.append(only)
            self._steps.append(row)
            self._named.append((named, button))
            self._passed.addWidget(row)

    # what is typed and picked

    def _typing(self, field: str) -> Make:
        def make(of: Subject, text: str) -> list[Edit]:
            matter = _matter(of, self.matter)
            if matter is None or text == _shown(matter, field, self._hand.speech):
                return []
            if field == "a-year":
                return [typed_of_matter(of.unit.id, matter, field, number_typed(text, self._hand.speech.language))]
            try:
                return [typed_of_matter(of.unit.id, matter, field, _DASH.sub("..", text))]
            except Unreadable as error:
                # The files' own remedy is in their words, which are not those of this field.
                raise Unreadable(message("form.matter.preparation-wrong", found=text)) from error

        return make

    def _limiting(self, at: int) -> Make:
        def make(of: Subject, text: str) -> list[Edit]:
            matter = _matter(of, self.matter)
            if matter is None or matter.delegated is None or at >= len(matter.delegated):
                return []
            steps = matter.delegated
            limit = _limit(of, matter, number_typed(text, self._hand.speech.language)) if text.strip() else None
            step = replace(steps[at], up_to=limit, unit=None if limit is None else steps[at].unit)
            return _with_step(of, matter, at, step)

        return make

    def _confining(self, at: int) -> Make:
        def make(of: Subject, text: str) -> list[Edit]:
            matter = _matter(of, self.matter)
            if matter is None or matter.delegated is None or at >= len(matter.delegated):
                return []
            step = matter.delegated[at]
            language = nearest(of, step.when, self._hand.speech.language)
            return _with_step(of, matter, at, replace(step, when=worded(step.when, language, text.strip())))

        return make

    def _sizing(self, of: Subject, text: str) -> list[Edit]:
        matter = _matter(of, self.matter)
        if matter is None:
            return []
        sizes = sizes_typed(text, self._hand.speech)
        return [] if sizes == matter.amounts else [MatterSet(of.unit.id, matter.id, "amounts", sizes)]

    def _set(self, field: str, value: object) -> None:
        of = self._hand.subject
        if of is not None:
            self._hand.do([MatterSet(of.unit.id, self.matter, field, value)])  # type: ignore[arg-type]

    def _now(self) -> Matter | None:
        of = self._hand.subject
        return None if of is None else _matter(of, self.matter)

    def _offer(self, *, bodies: bool) -> list[tuple[str, str, str]]:
        of, matter = self._hand.subject, self._now()
        if of is None or matter is None:
            return []
        there = (*(matter.prepared_by or ()),) if bodies else ()
        return places(of.scenario, self._hand.speech, (of.unit.id, *there), bodies=bodies)

    def _prepare(self, id: str) -> None:
        matter = self._now()
        if matter is not None:
            self._set("prepared-by", (*(matter.prepared_by or ()), id))

    def _unprepare(self, id: object) -> None:
        matter = self._now()
        if matter is not None:
            left = tuple([each for each in matter.prepared_by or () if each != id])
            self._set("prepared-by", left or None)

    def _pass_on(self, id: str) -> None:
        matter = self._now()
        if matter is not None:
            steps = matter.delegated or ()
            beside = self.way.currentData() if steps else None
            self._set("delegated", (*steps, Delegation(to=id, beside=beside)))

    def _take_out(self, at: int) -> None:
        matter = self._now()
        if matter is not None:
            steps = matter.delegated or ()
            self.to.setFocus()
            self._set("delegated", (*steps[:at], *steps[at + 1 :]) or None)

    def _keep(self, value: object) -> list[Edit]:
        of = self._hand.subject
        if of is None:
            return []
        return [MatterSet(of.unit.id, self.matter, "delegated", None if value is None else ())]


def _matter(of: Subject, id: str) -> Matter | None:
    return next((matter for matter in of.unit.remit or () if matter.id == id), None)


def _sign(at: int, step: Delegation) -> str:
    """Before whom the step at that place leads to: from whom the power comes."""
    return "" if not at else "+ " if step.beside else "→ "


def _plain(step: Delegation) -> Delegation:
    """To whom alone: all else has a field of its own."""
    return replace(step, up_to=None, when=None)


def _with_step(of: Subject, matter: Matter, at: int, step: Delegation) -> list[Edit]:
    steps = matter.delegated or ()
    new = (*steps[:at], step, *steps[at + 1 :])
    return [] if new == steps else [MatterSet(of.unit.id, matter.id, "delegated", new)]


def _limit(of: Subject, matter: Matter, text: str) -> float | None:
    """Read as a file's `up-to` is; Unreadable where it is none."""
    read = typed_of_matter(
        of.unit.id,
        matter,
        "delegated",
        f"[{{to: {of.unit.id}, up-to: {flow(Bare(text) if number_in(text) is not None else text)}}}]",
    )
    match read:
        case MatterSet(value=(Delegation(up_to=limit),)):
            return limit
    return None


def _shown(matter: Matter, field: str, speech: Catalog) -> str:
    if field == "a-year":
        return "" if matter.a_year is None else number(matter.a_year, speech)
    if matter.preparation is None:
        return ""
    return span_text(matter.preparation).removesuffix(" days").removesuffix(" day").replace("..", "–")


def _name(of: Subject, id: str, speech: Catalog) -> str:
    unit = unit_of(of.scenario, id)
    return id if unit is None else speech.value(unit.name)
