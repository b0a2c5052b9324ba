"""A sitting in which a draft's file has changed on disk: what is not saved of it is replayed upon what stands there."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from orgsim.files.writing.anew.replaying import Replayed, replayed, unsaved_actions
from orgsim.files.writing.units.drafts import Draft
from orgsim.files.writing.units.session import Act, Session, resumed
from orgsim.messages import Message
from orgsim.model.edits.conflicts import Choices


def rebased(
    session: Session, path: Path, theirs: Draft, words: Message, choices: Choices | None = None
) -> tuple[Session, Replayed]:
    """`session` with the draft at `path` upon `theirs`, which its file holds now, and what has become of its actions.

    What was saved is theirs already and can be undone no more in this draft. Where the unsaved is no step of the
    history, as when something saved was undone, it is one action, called `words`. UnreadableFile where what was saved
    last is no draft.
    """
    history = session.histories[path]
    unsaved = unsaved_actions(history, session.saved[path], path)
    came = replayed(unsaved.base, unsaved.actions, theirs, path, choices)
    kept = came.left if unsaved.done else ()
    after = resumed(session, path, came.history, theirs.data, kept)
    if came.history.done and not kept:
        after = replace(after, done=(*after.done, Act(words, (path,))))
    return after, came
