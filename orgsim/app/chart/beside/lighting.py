"""What is lit up in charts side by side: what is selected, pointed at or pinned, and dots where something differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from orgsim.app.chart.beside.joining import Joining
from orgsim.app.chart.beside.shown import Shown
from orgsim.app.chart.lit_links import Spoken
from orgsim.app.document.comparing import chosen, counterparts
from orgsim.app.document.seen import theme_of
from orgsim.app.document.state import State
from orgsim.drawing.chart.marks import Marked, Marks
from orgsim.messages import Catalog, catalog
from orgsim.model.hierarchy import hierarchy

if TYPE_CHECKING:
    from orgsim.drawing.chart.dots import Dot
    from orgsim.drawing.drawing import Drawing

Telling = Callable[[State, int, str, Catalog], str]
"""Puts the unit of a column into words."""


class Lighting:
    """Lights units up in all panes, and joins what is the same."""

    def __init__(self, shown: Shown, joining: Joining, telling: Telling) -> None:
        self._shown = shown
        self._joining = joining
        self._telling = telling
        self._differing = Marked()
        """What they tell quietly of differences; it is found out while they are looked at."""
        self._dots: dict[int, tuple[Drawing, Marks, dict[str, Dot]]] = {}
        """What dots there are by column, and what they follow from."""
        self._pointed: tuple[tuple[str, ...], ...] = ()
        self._pinned: tuple[tuple[str, ...], ...] = ()
        self._pinned_with: str | None = None

    @property
    def joined(self) -> tuple[tuple[str, ...], ...]:
        """By pane the ids of the units that a line joins now."""
        return self._joining.units

    @property
    def dotted(self) -> int:
        """How many boxes have dots."""
        return sum(len(pane.dots) for pane in self._shown.panes)

    def point(self, column: int, unit: str | None) -> None:
        """The pointer is at that unit of that column, or at none."""
        state = self._shown.state
        self._pointed = ()
        if unit is not None and column < len(state.files):
            self._pointed = counterparts(state, column, unit)
        self.light(state)

    def forget_pointed(self) -> None:
        """Other charts are shown: nothing is pointed at until the pointer moves."""
        self._pointed = ()

    def pin(self, units: tuple[tuple[str, ...], ...]) -> None:
        """Light up those units, by pane, until another unit is selected."""
        state = self._shown.state
        self._pinned, self._pinned_with = units, state.selected
        self.light(state)

    def select(self, state: State) -> None:
        """Frame what that state has selected."""
        speech = catalog(state.language)
        for column, (pane, ids) in enumerate(zip(self._shown.panes, chosen(state), strict=True)):
            # Without the panes, which have the one that is told.
            tell = partial(_tell, self._telling, state, column, speech)
            pane.set_selected(ids[0] if ids else None, tell)
            pane.set_spoken(Spoken(speech))
            pane.set_picked(state.together if len(state.together) > 1 else frozenset())
        if len(self._pinned) != len(state.files) or self._pinned_with != state.selected:
            self._pinned = ()
        self.light(state)

    def light(self, state: State) -> None:
        """Light up what is the chosen unit elsewhere, and what is the one that is pointed at."""
        selected = self._pinned or chosen(state)
        for column, pane in enumerate(self._shown.panes):
            pointed = self._pointed[column] if self._pointed else ()
            pane.set_lit(frozenset((*selected[column], *pointed)))
        self._joining.join(self._shown.panes, self._pointed or selected, theme_of(state))
        self._joining.setVisible(state.joined)

    def tell_differing(self, marked: Marked) -> None:
        """Tell quietly where something differs, as these marks have it."""
        self._differing = marked
        self.dot()

    def forget_differing(self) -> None:
        """Other drafts are seen: what differs is found out anew."""
        self._differing = Marked()

    def dot(self) -> None:
        """Put the dots where the units are drawn now."""
        state, panes, drawn = self._shown.state, self._shown.panes, self._shown.drawn
        marks: Sequence[Marks | None] = self._differing.marks if state.dotted else ()
        told = len(marks) == len(panes) == len(drawn)
        known, self._dots = self._dots, {}
        for column, pane in enumerate(panes):
            own = marks[column] if told else None
            if own is None or pane.coming is None:
                pane.set_dots({})
                continue
            its = known.get(column)
            if its is None or its[0] is not pane.coming or its[1] is not own:
                from orgsim.drawing.chart.dots import dots

                its = pane.coming, own, dots(pane.coming, hierarchy(drawn[column]), own)
            self._dots[column] = its
            pane.set_dots(its[2])


def _tell(telling: Telling, state: State, column: int, speech: Catalog, unit_id: str) -> str:
    return telling(state, column, unit_id, speech)
