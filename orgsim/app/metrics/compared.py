"""The figures of open drafts, known by all that they follow from: whoever asks for them again has the same rows."""

from __future__ import annotations

from orgsim.analysis.figures.comparison import Row, compare_at_once
from orgsim.app.document.assuming import assumptions
from orgsim.app.document.comparing import reference
from orgsim.app.document.document import Document
from orgsim.app.document.state import State
from orgsim.model.memo import once_per_value

_KEPT = 2


class Compared:
    """The rows that were found last. Threads may share one: at worst something is found twice."""

    def __init__(self) -> None:
        self._found: list[tuple[tuple[object, ...], tuple[Row, ...]]] = []

    def of(self, state: State) -> tuple[object, ...]:
        """All that the rows of that state follow from."""
        return state.scenarios, assumptions(state), reference(state), state.letters

    def knows(self, state: State) -> bool:
        """Whether `rows` need not reckon anything for that."""
        return self._known(self.of(state)) is not None

    def rows(self, state: State) -> tuple[Row, ...]:
        """All figures of that state but those of ties, as `compare_at_once` has them."""
        of = self.of(state)
        rows = self._known(of)
        if rows is None:
            rows = compare_at_once(state.scenarios, assumptions(state), reference(state), state.letters)
            self._found = [(of, rows), *self._found][:_KEPT]
        return rows

    def _known(self, of: tuple[object, ...]) -> tuple[Row, ...] | None:
        return next((rows for its, rows in self._found if its == of), None)


@once_per_value
def compared_of(_document: Document) -> Compared:
    """What was found of that document's drafts: before the view is seen, too."""
    return Compared()
