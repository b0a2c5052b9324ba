"""Finds the differences of many units out beside the window's own work, before anything of them is shown."""

from __future__ import annotations

from collections.abc import Generator

from orgsim.app.chart.marking import Found, marked
from orgsim.app.differences.entries import groups
from orgsim.app.differences.offer_search import offered_at_once
from orgsim.app.document.aside import Work
from orgsim.app.document.comparing import compared, pair, refused_pairs
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.drawing.chart.marks import Marked
from orgsim.drawing.folding.differing import fates_of
from orgsim.messages import catalog
from orgsim.model.hierarchy import count_units
from orgsim.model.memo import once_per_value

_FEW = 8_000
"""Units of all drafts together whose differences are found out at once: of more it may take 50 ms."""
_FEW_EDITED = 20_000
"""As `_FEW`, of drafts that are seen already, where most is known of what an edit leaves as it was."""


class Finding:
    """What was found last, by whoever asked first: while something else was looked at, or the view itself."""

    def __init__(self) -> None:
        self._found: Found | None = None

    def found(self, state: State) -> Found | None:
        """What was found of that state, if that is what was found last."""
        found = self._found
        return found if found is not None and found.of == _depends_on(state) else None

    def knows(self, state: State) -> bool:
        """Whether what is to be shown of it is known, or takes no time to speak of."""
        if pair(state) is None:
            return True
        units, found = count_units(state.scenarios), self._found
        seen = found is not None and found.of[0] == _drafts(state)
        return units <= (_FEW_EDITED if seen else _FEW) or self.found(state) is not None

    def to_find(self, state: State) -> Work | None:
        """What has to be worked out before it is shown; `None`: nothing, as `knows` has it."""
        return None if self.knows(state) else self.find(state)

    def find(self, state: State) -> Generator[None, None, Marked]:
        """Find it out, in any thread."""
        its = marked(state)
        yield
        fates = fates_of(its)
        differing = frozenset([unit for column in fates for unit, _ in column])
        yield
        columns = pair(state)
        differences = compared(state)[columns[1]] if columns is not None else None
        if columns is not None and differences is not None:
            a, b = (state.scenarios[column] for column in columns)
            offered_at_once(a, b, differences.matching, refused_pairs(state, a, b))
            yield
        groups(state, catalog(state.language))
        self._found = Found(_depends_on(state), its, differing, fates)
        return its


@once_per_value
def finding_of(_document: Document) -> Finding:
    """What was found of that document's differences, which all that show them share."""
    return Finding()


def _drafts(state: State) -> tuple[object, ...]:
    return tuple([file.path for file in state.files])


def _depends_on(state: State) -> tuple[object, ...]:
    decided = state.comparison, state.decided, state.based, state.compared
    return _drafts(state), state.files, state.letters, state.language, *decided
