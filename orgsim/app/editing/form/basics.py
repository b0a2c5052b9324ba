"""What a unit is called and what it is, where it stands, and what it handles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from orgsim.app.document.state import State
from orgsim.app.editing.form.choosing import Chosen
from orgsim.app.editing.form.hand import Hand
from orgsim.app.editing.form.items import Items
from orgsim.app.editing.form.section import YES_NO, Fields, Wordings
from orgsim.app.editing.form.stating import Subject
from orgsim.messages import Catalog
from orgsim.model.edits.edits import Set
from orgsim.model.kinds import Place
from orgsim.model.scenario import Scenario
from orgsim.model.units import AREAS, OfficialLanguage

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


class Standing(Fields):
    """Where it is not as its kind has it: side and place; how many it stands for, whom it serves, what it handles."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.side = Chosen(hand, lambda value: self._set("side", value))
        self.place = Chosen(hand, lambda value: self._set("place", value))
        self.count = self.add_plain("count", "form.count")
        languages = (
            ("fact.not-stated", None),
            *((f"fact.language.{each}", each) for each in get_args(OfficialLanguage)),
        )
        self.language = self.add_chosen("language", "fact.language", languages)
        self.areas = Items(hand)
        self.areas.removed.connect(self._without)
        self.adder = Chosen(hand, self._with)
        self.column.addWidget(self.side)
        self.column.addWidget(self.place)
        self.add_grid((self.count, self.language))
        self.column.addWidget(self.adder)
        self.column.addWidget(self.areas)
        self.column.addWidget(self.add_chosen("shared", "fact.shared", YES_NO))

    def tell(self, of: Subject, state: State, *, anew: bool) -> None:
        """Show what is stated of `of`."""
        super().tell(of, state, anew=anew)
        speech, kind = self.hand.speech, of.scenario.kinds.get(of.unit.kind)
        sides = [(speech(f"difference.side.{side}"), side) for side in _SIDES]
        places = [(speech(f"form.place.{place}"), place) for place in get_args(Place)]
        own_side = speech(f"difference.side.{kind.side}") if kind is not None else ""
        own_place = speech(f"form.place.{kind.place}") if kind is not None else ""
        self.side.tell(speech("fact.side"), [(speech("form.as-kind", what=own_side), None), *sides], of.unit.side)
        self.place.tell(
            speech("difference.field.place"), [(speech("form.as-kind", what=own_place), None), *places], of.unit.place
        )
        names = {area: speech(f"difference.area.{area}") for area in AREAS}
        self.areas.tell([(area, names[area]) for area in of.unit.area])
        left = [(name, area) for area, name in names.items() if area not in of.unit.area]
        self.adder.tell(speech("difference.field.area"), [(speech("form.add-area"), None), *left], None)
        self.adder.choice.setVisible(bool(left))

    def _with(self, area: object) -> Sequence[Set]:
        of = self.hand.subject
        return () if of is None else (Set(of.unit.id, "area", (*of.unit.area, str(area))),)

    def _without(self, area: object) -> None:
        of = self.hand.subject
        if of is not None:
            left = tuple([each for each in of.unit.area if each != area])
            self.hand.do([Set(of.unit.id, "area", left or None)])


def _kinds(scenario: Scenario, speech: Catalog) -> list[tuple[str, str]]:
    """The kinds of the draft as they are called, side by side of the organisation, and in the order of letters."""
    named = [(_SIDES.index(kind.side), speech.value(kind.name), key) for key, kind in scenario.kinds.items()]
    return [(name, key) for _, name, key in sorted(named, key=lambda each: (each[0], each[1].casefold(), each[2]))]
