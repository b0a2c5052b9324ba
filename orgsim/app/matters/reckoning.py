"""Who decides what, found out in any thread: in large drafts that takes more than a moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from msgspec import Struct

from orgsim.analysis.matters.bodies import BodyRow, bodies_table
from orgsim.analysis.matters.table import MattersTable, MatterStatus, matters_table
from orgsim.app.document.comparing import baseline, decisions
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.drawing.tables.matters import find_shared_names
from orgsim.model.hierarchy import hierarchy
from orgsim.model.memo import once_per_value

_AT_ONCE = 4000
"""Units and matters of all drafts together that are looked through in a moment: some 4 µs each."""


class Decided(Struct, frozen=True, eq=False):
    """The matters of some drafts, and what their chips tell."""

    table: MattersTable
    numbers: Mapping[MatterStatus, int]
    """Matters that have such a status in any draft."""
    otherwise: int
    """Matters whose power is passed on otherwise in any draft."""


def are_many(state: State) -> bool:
    """Whether the window would stand still for what its drafts decide."""
    left = _AT_ONCE
    for scenario in state.scenarios:
        flat = hierarchy(scenario)
        left -= len(flat.units)
        if left >= 0:
            left -= sum(len(unit.remit or ()) for unit in flat.units)
        if left < 0:
            return True
    return False


def decided_from(state: State) -> tuple[object, ...]:
    """What of the state the tables depend on."""
    return state.files, state.comparison, state.decided, baseline(state)


class Deciding(Struct, frozen=True, eq=False):
    """Drafts of which it is found out who decides what in them."""

    state: State

    def begin(self) -> Callable[[], Decided]:
        """It can be found out in any thread."""
        return self.found

    def found(self) -> Decided:
        """The table, and what is counted in it."""
        state = self.state
        table = matters_table(state.scenarios, baseline(state), decisions(state))
        for scenario in state.scenarios:
            find_shared_names(scenario)
        numbers = Counter(status for row in table.rows for status in {cell.status for cell in row.cells})
        return Decided(table, numbers, sum(row.otherwise for row in table.rows))


class ByBody(Struct, frozen=True, eq=False):
    """The same drafts, by body."""

    state: State

    def begin(self) -> Callable[[], tuple[BodyRow, ...]]:
        """It can be found out in any thread."""
        return self.found

    def found(self) -> tuple[BodyRow, ...]:
        """A row for each body."""
        return bodies_table(self.state.scenarios, baseline(self.state), decisions(self.state))


class DecidedBefore:
    """What was found out last of many matters. A thread may share it: at worst that is found out twice."""

    def __init__(self) -> None:
        self._known: tuple[State, Decided, tuple[BodyRow, ...]] | None = None

    def known(self, state: State) -> tuple[State, Decided, tuple[BodyRow, ...]] | None:
        """The matters, and the rows by body, of drafts as they are in that state."""
        known = self._known
        return known if known is not None and decided_from(known[0]) == decided_from(state) else None

    def keep(self, state: State, decided: Decided, bodies: tuple[BodyRow, ...]) -> None:
        """Know them of that state."""
        self._known = state, decided, bodies


@once_per_value
def decided_before(_document: Document) -> DecidedBefore:
    """What was found out of that document's drafts: before the view is seen, too."""
    return DecidedBefore()
