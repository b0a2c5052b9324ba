"""What was done to a draft, done anew upon a file that others have changed meanwhile: without a window."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from orgsim.app.document.state import State
from orgsim.app.editing.showing import with_session
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.writing.units.drafts import draft_of
from orgsim.files.writing.units.replaying import Replayed, replayed, unsaved_actions
from orgsim.files.writing.units.session import Act, edited_file, resumed
from orgsim.messages import message
from orgsim.model.edits.conflicts import Choices


class Merged(Struct, frozen=True, eq=False):
    """What came of it."""

    state: State
    """As it was, where something is to be chosen first."""
    found: Replayed
    theirs: ScenarioFile
    done: bool
    """Whether the state has the edits upon theirs."""


def merged(state: State, theirs: ScenarioFile, choices: Choices | None = None) -> Merged:
    """`state` with what was done to a draft and not saved done anew upon `theirs`, what its file holds now.

    Where both have changed the same, nothing is done until that is chosen.
    """
    path, session = theirs.path, state.session
    what = unsaved_actions(session.histories[path], session.saved[path], path)
    found = replayed(what.base, what.actions, draft_of(theirs), path, choices)
    if found.conflicts and choices is None:
        return Merged(state, found, theirs, done=False)
    after = resumed(session, path, found.history, theirs.data, found.left if what.done else ())
    if not what.done and found.history.done:
        # What stands for actions of which some were saved and then undone.
        after = replace(after, done=(*after.done, Act(message("edit.words.meanwhile"), (path,))))
    problems = (*[problem for problem in state.problems if problem.path != path], *theirs.warnings)
    shown = with_session(replace(state, problems=problems), after, [edited_file(theirs, after)])
    return Merged(shown, found, theirs, done=True)
