"""From a state to a state with other things done to its drafts: without a window."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from orgsim.app.document.seen import with_all
from orgsim.app.document.state import State, with_files
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.writing.units.session import Session, edited_file, forgotten


def with_session(state: State, session: Session, shown: Iterable[ScenarioFile] = ()) -> State:
    """`state` with its drafts as they are after `session`; what did not change stays the same value.

    `shown` are some of them as they are shown elsewhere already.
    """
    known = {file.path: file for file in shown}

    def edited(file: ScenarioFile) -> ScenarioFile:
        there = known.get(file.path, file)
        return edited_file(file, session) if edited_file(there, session) is not there else there

    return with_all(
        replace(state, session=session), lambda whole: with_files(whole, [edited(file) for file in whole.files])
    )


def carried_over(state: State, before: State) -> State:
    """`state`, in which files were opened anew, with what was done in `before` to those of them that are the same."""
    there = {file.path: file.data for file in state.open_files}
    known = before.session.saved
    gone = [path for path in before.session.histories if there.get(path) != known[path]]
    editing = before.editing & there.keys()
    return with_session(replace(state, editing=editing), forgotten(before.session, gone))
