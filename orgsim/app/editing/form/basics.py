"""What a unit is called and what it is."""

from __future__ import annotations

from orgsim.app.document.state import State
from orgsim.app.editing.form.choosing import Chosen
from orgsim.app.editing.form.hand import Hand
from orgsim.app.editing.form.section import Fields, Wordings
from orgsim.app.editing.form.stating import Subject
from orgsim.messages import Catalog
from orgsim.model.scenario import Scenario

_SIDES = ("elected", "administration", "influence", "programme", "external")


class Basics(Fields):
    """Names, a shorter one, and the kind."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.names = Wordings(hand, "name", "fact.name", every=True)
        self.short = Wordings(hand, "short", "form.short")
        self.kind = Chosen(hand, lambda value: self._set("kind", value))
        for part in (self.names, self.kind, self.short):
            self.column.addWidget(part)

    def tell(self, of: Subject, state: State, *, anew: bool) -> None:
        """Show what is stated of `of`."""
        self.names.tell(of, anew=anew)
        self.short.tell(of, anew=anew)
        self.kind.tell(self.hand.speech("fact.kind"), _kinds(of.scenario, self.hand.speech), of.unit.kind)


def _kinds(scenario: Scenario, speech: Catalog) -> list[tuple[str, str]]:
    """The kinds of the draft as they are called, side by side of the organisation, and in the order of letters."""
    named = [(_SIDES.index(kind.side), speech.value(kind.name), key) for key, kind in scenario.kinds.items()]
    return [(name, key) for _, name, key in sorted(named, key=lambda each: (each[0], each[1].casefold(), each[2]))]
