"""What was done to drafts, put upon what others have saved since: worked out in a thread, before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from orgsim.app.document.document import Document
from orgsim.files.reading.opened import Opened, ScenarioFile
from orgsim.files.writing.units.session import Session, changed_outside

if TYPE_CHECKING:
    from orgsim.files.writing.anew.rebasing import Rebasing

# What changes texts is imported where it is used: most sessions end without it.


class Carrying:
    """Works out what stands upon the files that are read of what was done to them, as a `reading.Beside`."""

    def __init__(self, document: Document, paths: Sequence[Path]) -> None:
        """`paths`: what is read."""
        self._document = document
        self._paths = paths
        self._session: Session | None = None
        """For which it was begun last."""
        self.known: tuple[Rebasing, ...] = ()
        """What was worked out last."""

    def begin(self) -> Callable[[Sequence[Opened]], tuple[Rebasing, ...]] | None:
        """What works it out for the session as it is now; `None`: nothing was done to these."""
        state = self._document.state
        session = self._session = state.session
        named = state.comparison is not None and state.comparison.path in self._paths
        # A comparison is read with the drafts that it names.
        of = [history for path, history in session.histories.items() if named or path in self._paths]
        # What was undone is to be done again upon theirs, too.
        done = any(history.done or history.undone for history in of)
        return partial(_carried, session, self.known) if done else None

    def take(self, found: Sequence[Opened], came: tuple[Rebasing, ...]) -> bool:
        """Take what came of it; whether that is all, for what was edited, undone or saved meanwhile too."""
        from orgsim.files.writing.anew.rebasing import is_worked_out
        from orgsim.files.writing.units.drafts import draft_of

        self.known = came
        session = self._document.state.session
        if session is self._session:
            return True
        return all(is_worked_out(came, session, file.path, draft_of(file)) for file in _changed(session, found))


def _carried(session: Session, known: Sequence[Rebasing], found: Sequence[Opened]) -> tuple[Rebasing, ...]:
    from orgsim.files.writing.anew.rebasing import rebasing
    from orgsim.files.writing.units.drafts import draft_of

    return tuple([rebasing(session, file.path, draft_of(file), known=known) for file in _changed(session, found)])


def _changed(session: Session, found: Sequence[Opened]) -> list[ScenarioFile]:
    """The files that were edited here and that others have saved since."""
    return [file for what in found for file in what.files if changed_outside(session, file)]
