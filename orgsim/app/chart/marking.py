"""The marks of every pane, what they are called, and what is said of a marked unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from orgsim.analysis.differences.comparing import STATUSES, Difference
from orgsim.analysis.differences.words import counted, role, told, unshown
from orgsim.app.document.comparing import baseline, compared, knows_differences, pair
from orgsim.app.document.state import State
from orgsim.app.widgets.telling import tell_unit
from orgsim.drawing.boxes.options import Fates
from orgsim.drawing.chart.difference_marks import mark_all
from orgsim.drawing.chart.marks import Marked, Marks
from orgsim.drawing.folding.differing import fates_of
from orgsim.messages import Catalog, Message
from orgsim.model.hierarchy import hierarchy


class Found(msgspec.Struct, frozen=True, eq=False):
    """What was found of a state's differences."""

    of: tuple[object, ...]
    """What of the state it follows from."""
    marked: Marked
    differing: frozenset[str]
    """As `Marking.differing`."""
    fates: tuple[Fates, ...]


def _nothing_found(_state: State) -> Found | None:
    return None


class Marking:
    """Marks the units of every pane, and keeps what was marked, so that a pane can tell that it is the same."""

    def __init__(self, found: Callable[[State], Found | None] = _nothing_found) -> None:
        """`found`: what was found of that state already, if anything was."""
        self._found = found
        self._of: tuple[object, ...] = ()
        self._marked = Marked()
        self._told: Marked | None = None
        self._differing: frozenset[str] = frozenset()
        self._fates: tuple[Marked, tuple[Fates, ...]] = Marked(), ()

    def marks(self, state: State) -> Sequence[Marks | None]:
        """By column the marks; `None` where there is nothing to compare with."""
        return self.marked(state).marks

    def differing(self, state: State) -> frozenset[str]:
        """Ids of the units that differ in anything."""
        marked = self.marked(state)
        if marked is not self._told:
            # Imported here, as the window's first picture compares nothing.
            from orgsim.drawing.folding.differing import differing

            self._told, self._differing = marked, differing(marked)
        return self._differing

    def fates(self, state: State) -> tuple[Fates, ...]:
        """By column what became of the units that are marked."""
        marked = self.marked(state)
        if self._fates[0] is not marked:
            self._fates = marked, fates_of(marked)
        return self._fates[1]

    def marked(self, state: State) -> Marked:
        """The marks and their legend."""
        of = (*compared(state), pair(state), baseline(state), *state.scenarios)
        if of != self._of:
            found = self._found(state)
            self._of, self._marked = of, found.marked if found is not None else marked(state)
            if found is not None:
                self._told, self._differing, self._fates = found.marked, found.differing, (found.marked, found.fates)
        return self._marked


def marked(state: State) -> Marked:
    """The marks of every pane, and what they are called."""
    columns = pair(state)
    if columns is None:
        return Marked((None,) * len(state.files))
    return mark_all(state.scenarios, compared(state), columns, state.letters, baseline=baseline(state) is not None)


def status_words(row: Difference, letters: tuple[str, str], speech: Catalog, *, has_baseline: bool) -> str:
    """What became of a unit: "Siirtynyt, muuttunut"."""
    said = [
        speech(f"differences-view.status.{role(aspect, baseline=has_baseline)}", a=letters[0], b=letters[1])
        for aspect in row.aspects or ("same",)
    ]
    return ", ".join([said[0], *(word[:1].lower() + word[1:] for word in said[1:])])


def row_of(state: State, column: int, unit_id: str) -> tuple[Difference, tuple[int, int]] | None:
    """How the unit of that column differs, and between which columns; `None` where nothing is compared yet."""
    columns = pair(state) if knows_differences(state) else None
    unit = hierarchy(state.scenarios[column]).index.get(unit_id)
    if columns is None or unit is None:
        return None
    first, listed = columns
    if column == first:
        differences = compared(state)[listed]
        return (differences.of_a(unit), (first, listed)) if differences is not None else None
    differences = compared(state)[column]
    return (differences.of_b(unit), (first, column)) if differences is not None else None


def tell_difference(state: State, column: int, unit_id: str, speech: Catalog) -> str:
    """The unit in a sentence, and how it differs in another."""
    plain = tell_unit(state.scenarios[column], unit_id, speech)
    found = row_of(state, column, unit_id)
    if found is None or not plain:
        return plain
    row, (a, b) = found
    words = status_words(row, (state.letters[a], state.letters[b]), speech, has_baseline=baseline(state) is not None)
    changes = "; ".join(speech.say(each) for each in _told(row, (state.letters[a], state.letters[b])))
    return f"{plain}. {words}: {changes}." if changes else f"{plain}. {words}."


def _told(row: Difference, letters: tuple[str, str]) -> Iterator[Message]:
    if row.status == "not-shown":
        yield unshown(letters, in_a=bool(row.a))
    for change in row.changes:
        yield told(change)


def told_counts(state: State, speech: Catalog) -> Iterator[str]:
    """How many units of the two scenarios that are listed have which status: "25 ennallaan", "4 siirtynyttä" …"""
    columns = pair(state)
    differences = compared(state)[columns[1]] if columns is not None else None
    if columns is None or differences is None:
        return
    letters = state.letters[columns[0]], state.letters[columns[1]]
    for status in STATUSES:
        if differences.counts[status]:
            said = counted(status, differences.counts[status], letters, baseline=baseline(state) is not None)
            yield speech.say(said)
