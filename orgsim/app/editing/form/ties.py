"""What a unit continues, how it is tied to others, and when it begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from orgsim.app.document.comparing import baseline
from orgsim.app.document.state import State
from orgsim.app.editing.form.hand import Hand
from orgsim.app.editing.form.items import Items
from orgsim.app.editing.form.picking import Picker
from orgsim.app.editing.form.section import Fields
from orgsim.app.editing.form.stating import Subject, places
from orgsim.app.widgets.fields import Choice
from orgsim.app.widgets.labels import label
from orgsim.messages import Catalog, message
from orgsim.model.edits.edits import Linked, Set, Unlinked
from orgsim.model.hierarchy import unit_of
from orgsim.model.scenario import LINK_KINDS, Link, LinkKind, Scenario

_NAMELESS = "…"


class Ties(Fields):
    """Lineage, links and dates."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self._earlier: tuple[Scenario, ...] = ()
        self.continued = Items(hand)
        self.continued.removed.connect(self._end)
        self.earlier = Picker(self._offer_earlier)
        self.earlier.picked.connect(self._continue)
        self._caption = label(role="caption")
        self._caption.setBuddy(self.earlier)
        self._alone = label(role="muted", wrap=True)
        self.links = Items(hand)
        self.links.removed.connect(self._unlink)
        self._links_caption = label(role="caption")
        self.way = Choice([], None, hand.theme)
        self._links_caption.setBuddy(self.way)
        self.other = Picker(self._offer_others)
        self.other.picked.connect(self._link)
        self._ways: tuple[tuple[str, object], ...] = ()
        adding = QHBoxLayout()
        adding.setSpacing(6)
        adding.addWidget(self.way, 1)
        adding.addWidget(self.other, 1)
        for part in (self._caption, self.continued, self.earlier, self._alone, self._links_caption, self.links):
            self.column.addWidget(part)
        self.column.addLayout(adding)
        self.until = self.add_plain("until", "fact.until")
        self.add_grid((self.add_plain("from", "fact.from"), self.until))

    def tell(self, of: Subject, state: State, *, anew: bool) -> None:
        """Show what is stated of `of`."""
        super().tell(of, state, anew=anew)
        start, end = of.unit.from_, of.unit.until
        wrong_way = start is not None and end is not None and end.last < start.first
        self.until.tell_odd(message("problem.ends-before-start", start=start, end=end) if wrong_way else None)
        speech = self.hand.speech
        self._earlier = _earlier(of, state)
        self._caption.setText(speech("fact.continues"))
        self.continued.tell([(id, _name_among(self._earlier, id, speech)) for id in of.unit.continues])
        self.earlier.speak(speech("form.add-continued"))
        self.earlier.setVisible(bool(self._earlier))
        self._alone.setText(speech("form.no-baseline"))
        self._alone.setVisible(not self._earlier)
        self._links_caption.setText(speech("fact.links"))
        its = [link for link in of.scenario.links if of.unit.id in (link.from_, link.to)]
        self.links.tell([((link.kind, link.from_, link.to), _said(of, link, speech)) for link in its])
        ways = tuple(
            [
                (speech(f"link.{kind}.{way}", unit=_NAMELESS), (kind, way))
                for kind in LINK_KINDS
                for way in ("to", "from")
            ]
        )
        self.way.set_theme(self.hand.theme)
        if ways != self._ways:
            self._ways = ways
            self.way.offer(ways, ways[0][1])
        self.way.setAccessibleName(speech("form.link-way"))
        self.other.speak(speech("form.add-link"))

    def _offer_earlier(self) -> Sequence[tuple[str, str, str]]:
        of = self.hand.subject
        if of is None:
            return ()
        found: dict[str, tuple[str, str, str]] = {}
        for scenario in self._earlier:
            for place in places(scenario, self.hand.speech, of.unit.continues):
                found.setdefault(place[-1], place)
        return [*found.values()]

    def _offer_others(self) -> Sequence[tuple[str, str, str]]:
        of = self.hand.subject
        return () if of is None else places(of.scenario, self.hand.speech, (of.unit.id,))

    def _continue(self, id: str) -> None:
        of = self.hand.subject
        if of is not None:
            self.hand.do([Set(of.unit.id, "continues", (*of.unit.continues, id))])

    def _end(self, id: object) -> None:
        of = self.hand.subject
        if of is not None:
            left = tuple([each for each in of.unit.continues if each != id])
            self.hand.do([Set(of.unit.id, "continues", left or None)])

    def _link(self, id: str) -> None:
        of = self.hand.subject
        if of is not None:
            kind, way = self.way.currentData()
            ends = (of.unit.id, id) if way == "to" else (id, of.unit.id)
            self.hand.do([Linked(Link(kind=kind, from_=ends[0], to=ends[1]))])

    def _unlink(self, key: object) -> None:
        kind, one, other = _link_key(key)
        self.hand.do([Unlinked(kind, one, other)])


def _link_key(key: object) -> tuple[LinkKind, str, str]:
    assert isinstance(key, tuple)
    return key


def _earlier(of: Subject, state: State) -> tuple[Scenario, ...]:
    """The drafts of which it may continue units: the baseline, where it is another, else all others."""
    first = baseline(state)
    if first is not None and first != of.column:
        return (state.scenarios[first],)
    return tuple([scenario for column, scenario in enumerate(state.scenarios) if column != of.column])


def _name_among(scenarios: Sequence[Scenario], id: str, speech: Catalog) -> str:
    found = next((unit for scenario in scenarios if (unit := unit_of(scenario, id)) is not None), None)
    return speech.value(found.name) if found is not None else id


def _said(of: Subject, link: Link, speech: Catalog) -> str:
    way, other = ("to", link.to) if link.from_ == of.unit.id else ("from", link.from_)
    return speech(f"link.{link.kind}.{way}", unit=_name_among((of.scenario,), other, speech))
