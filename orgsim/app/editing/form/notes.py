"""What a unit is for, what is open about it, remarks, and where all this is from."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from orgsim.app.document.state import State
from orgsim.app.editing.form.choosing import Chosen
from orgsim.app.editing.form.hand import Hand
from orgsim.app.editing.form.items import Items
from orgsim.app.editing.form.section import Fields, Wordings
from orgsim.app.editing.form.stating import Subject
from orgsim.app.widgets.labels import label
from orgsim.model.edits.edits import Set


class Notes(Fields):
    """Texts and sources."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.purpose = Wordings(hand, "purpose", "fact.purpose", lines=True)
        self.question = Wordings(hand, "open", "fact.open", lines=True)
        self.note = Wordings(hand, "note", "fact.note", lines=True)
        self.sources = Items(hand)
        self.sources.removed.connect(self._remove)
        self.adder = Chosen(hand, self._adding)
        self.adder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._none = label(role="muted", wrap=True)
        for part in (self.purpose, self.question, self.note, self.adder, self._none, self.sources):
            self.column.addWidget(part)

    def tell(self, of: Subject, state: State, *, anew: bool) -> None:
        """Show what is stated of `of`."""
        for text in (self.purpose, self.question, self.note):
            text.tell(of, anew=anew)
        speech = self.hand.speech
        named = {key: speech.value(source.title) for key, source in of.scenario.sources.items()}
        self.sources.tell([(key, named.get(key, key)) for key in of.unit.source])
        left = [(title, key) for key, title in named.items() if key not in of.unit.source]
        self.adder.tell(speech("fact.source"), [(speech("form.add-source"), None), *left], None)
        self.adder.choice.setVisible(bool(left))
        self._none.setText("" if named else speech("form.no-sources"))
        self._none.setVisible(not named)

    def _adding(self, key: object) -> list[Set]:
        of = self.hand.subject
        return [Set(of.unit.id, "source", (*of.unit.source, str(key)))] if of is not None else []

    def _remove(self, key: object) -> None:
        of = self.hand.subject
        if of is not None:
            left = tuple([each for each in of.unit.source if each != key])
            self.hand.do([Set(of.unit.id, "source", left or None)])
