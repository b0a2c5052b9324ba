"""From a state to a state with other things done to its drafts: without a window."""

from __future__ import annotations

from msgspec.structs import replace

from orgsim.app.document.seen import with_all
from orgsim.app.document.state import State, with_files
from orgsim.files.writing.units.session import Session, edited_file


def with_session(state: State, session: Session) -> State:
    """`state` with its drafts as they are after `session`; what did not change stays the same value."""
    return with_all(
        replace(state, session=session),
        lambda whole: with_files(whole, [edited_file(file, session) for file in whole.files]),
    )
