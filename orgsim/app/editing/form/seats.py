"""How many seats a body has, and how they are filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from orgsim.analysis.known_words import GROUPS, group_name
from orgsim.app.document.state import State
from orgsim.app.editing.form.entry import Entry
from orgsim.app.editing.form.hand import Hand
from orgsim.app.editing.form.items import take_out_button
from orgsim.app.editing.form.picking import Picker
from orgsim.app.editing.form.section import YES_NO, Fields
from orgsim.app.editing.form.stating import Subject, places, quota
from orgsim.app.widgets.labels import label
from orgsim.model.edits.edits import Set
from orgsim.model.edits.fields import stated
from orgsim.model.hierarchy import unit_of
from orgsim.model.units import CHAIRS

_NUMBER = 56
_NOT_STATED: tuple[str, None] = ("fact.not-stated", None)
_ELIGIBLE = ("councillors", "councillors-and-deputies", "anyone")


class SeatFields(Fields):
    """Numbers, who may be elected, who chairs, and quotas."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.total = self.add_plain("seats.total", "fact.seats")
        self.add_grid(
            (self.total, self.add_plain("seats.deputies", "fact.deputies")),
            (self.add_plain("seats.women", "form.women"), self.add_plain("seats.men", "form.men")),
            (
                self.add_plain("seats.deputy-women", "form.deputy-women"),
                self.add_plain("seats.deputy-men", "form.deputy-men"),
            ),
        )
        eligible = (_NOT_STATED, *((f"eligible.{each}", each) for each in _ELIGIBLE))
        chairs = (_NOT_STATED, *((f"chair.{each}", each) for each in CHAIRS))
        self.column.addWidget(self.add_chosen("seats.eligible", "fact.eligible", eligible))
        self.column.addWidget(self.add_chosen("seats.chair", "fact.chair", chairs))
        self.column.addWidget(self.add_chosen("seats.vice-chair", "fact.vice-chair", chairs))
        self.drawn = Quotas(hand, "seats.drawn-from", "fact.drawn-from", "form.add-body")
        self.reserved = Quotas(hand, "seats.reserved", "fact.reserved", "form.add-group")
        self.column.addWidget(self.drawn)
        self.column.addWidget(self.reserved)
        self.column.addWidget(self.add_chosen("council-decision", "fact.council-decision", YES_NO))

    def tell(self, of: Subject, state: State, *, anew: bool) -> None:
        """Show what is stated of `of`."""
        super().tell(of, state, anew=anew)
        self.drawn.tell(of, anew=anew)
        self.reserved.tell(of, anew=anew)


class Quotas(QWidget):
    """Seats that are kept for somebody: a row for each, and a field that adds one."""

    def __init__(self, hand: Hand, field: str, caption: str, adding: str) -> None:
        super().__init__()
        self._hand, self._field, self._caption_key, self._adding = hand, field, caption, adding
        self.rows: dict[str, QWidget] = {}
        self.numbers: dict[str, Entry] = {}
        self.buttons: dict[str, QToolButton] = {}
        """By row what takes it out."""
        self._new: set[str] = set()
        """Those that were added and have no number yet."""
        self._told: tuple[object, ...] = ()
        self._of: Subject | None = None
        self._caption = label(role="caption", wrap=True)
        self.adder = Picker(self._offer)
        self.adder.picked.connect(self._add)
        self._caption.setBuddy(self.adder)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self._caption)
        self._column.addWidget(self.adder)

    def tell(self, of: Subject, *, anew: bool) -> None:
        """Show what is stated of `of`."""
        if anew:
            self._new.clear()
            self._new.update(
                where.removeprefix(f"{self._field}.")
                for *whose, where in self._hand.unentered.kept
                if (*whose,) == of.key and where.startswith(f"{self._field}.")
            )
        self._of = of
        speech = self._hand.speech
        self._caption.setText(speech(self._caption_key))
        self.adder.speak(speech(self._adding))
        now = _stated(of, self._field)
        self._new.difference_update(now)
        keys = (*now, *sorted(self._new))
        told = (self._hand.theme, speech)
        for key in [key for key in self.rows if key not in keys or told != self._told or anew]:
            self.numbers.pop(key)
            self.buttons.pop(key)
            self._hand.let_go(self.rows.pop(key), gone=key not in keys)
        self._told = told
        for key in keys:
            # What was typed in the row that was in its place is taken up.
            new = key not in self.rows
            if new:
                self._build(key)
            name = f"{speech(self._caption_key)}: {self._name(key)}"
            self.numbers[key].tell(str(now[key]) if key in now else "", name, anew=anew or new)

    def _build(self, key: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        name = self._name(key)
        entry = Entry(
            self._hand,
            f"{self._field}.{key}",
            lambda of, text: quota(of, self._field, key, text, self._hand.speech),
            before=label(name, wrap=True),
        )
        entry.editor.setFixedWidth(_NUMBER)
        button = take_out_button(self._hand, name)
        button.clicked.connect(lambda: self._remove(key))
        line.addWidget(entry, 1)
        line.addWidget(button)
        self.numbers[key], self.rows[key], self.buttons[key] = entry, row, button
        self._column.insertWidget(len(self.rows), row)

    def _name(self, key: str) -> str:
        speech = self._hand.speech
        if self._field == "seats.reserved":
            return speech.value(group_name(key))
        unit = unit_of(self._of.scenario, key) if self._of is not None else None
        return speech.value(unit.name) if unit is not None else key

    def _offer(self) -> Sequence[tuple[str, str, str]]:
        of = self._of
        if of is None:
            return ()
        there = (*_stated(of, self._field), *self._new)
        if self._field == "seats.reserved":
            groups = [(self._hand.speech.value(group_name(each)), "", each) for each in GROUPS if each not in there]
            return sorted(groups, key=lambda each: each[0].casefold())
        return places(of.scenario, self._hand.speech, (of.unit.id, *there), bodies=True)

    def _add(self, key: str) -> None:
        if self._of is not None:
            self._new.add(key)
            self.tell(self._of, anew=False)
            # Seen only later by itself, and what is not seen takes no keyboard.
            self.rows[key].show()
            self.numbers[key].editor.setFocus()

    def _remove(self, key: str) -> None:
        of = self._of
        if of is None:
            return
        known = _stated(of, self._field)
        # Whoever takes out one often takes out the next.
        keys = list(self.rows)
        at = keys.index(key)
        others = keys[at + 1 :] + keys[:at][::-1]
        (self.buttons[others[0]] if others else self.adder).setFocus()
        if key in known:
            left = {each: number for each, number in known.items() if each != key}
            self._hand.do([Set(of.unit.id, self._field, left or None)])
        else:
            self._new.discard(key)
            self.tell(of, anew=False)


def _stated(of: Subject, field: str) -> dict[str, int]:
    now = stated(of.unit, field)
    return dict(now) if isinstance(now, Mapping) else {}
