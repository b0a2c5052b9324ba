"""What was done to a draft, done anew upon a file that others have changed meanwhile: without a window."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from orgsim.app.document.state import State
from orgsim.app.editing.showing import with_session
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.writing.anew.rebasing import rebased
from orgsim.files.writing.anew.replaying import Replayed
from orgsim.files.writing.units.drafts import draft_of
from orgsim.files.writing.units.session import edited_file
from orgsim.messages import Message, message
from orgsim.model.edits.conflicts import Choices
from orgsim.model.edits.facts import units_of


class Merged(Struct, frozen=True, eq=False):
    """What came of it."""

    state: State
    """As it was, where something is to be chosen first."""
    found: Replayed
    theirs: ScenarioFile
    done: bool
    """Whether the state has the edits upon theirs."""


def order_told(found: Replayed) -> Message | None:
    """Of which units the order is theirs, and not the one that they were put in here."""
    if not found.orders:
        return None
    units = units_of(found.history.draft.scenario).units
    names = tuple([message("edit.conflict.at-top") if above is None else units[above].name for above in found.orders])
    return message("edit.merged-order", units=names)


def merged(state: State, theirs: ScenarioFile, choices: Choices | None = None) -> Merged:
    """`state` with what was done to a draft and not saved done anew upon `theirs`, what its file holds now.

    Where both have changed the same, nothing is done until that is chosen.
    """
    words = message("edit.words.meanwhile")
    session, found = rebased(state.session, theirs.path, draft_of(theirs), words, choices)
    if found.conflicts and choices is None:
        return Merged(state, found, theirs, done=False)
    problems = (*[problem for problem in state.problems if problem.path != theirs.path], *theirs.warnings)
    shown = with_session(replace(state, problems=problems), session, [edited_file(theirs, session)])
    return Merged(shown, found, theirs, done=True)
