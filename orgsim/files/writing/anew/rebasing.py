"""A sitting in which a draft's file has changed on disk: what was done to it stands upon what the file holds now.

What is not saved is replayed upon that, and what was saved can be undone in it, as far as either fits.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from orgsim.files.writing.anew.replaying import Replayed, replayed, settled, unsaved_actions
from orgsim.files.writing.anew.undoing import Undoable, undoable
from orgsim.files.writing.units.drafts import Draft
from orgsim.files.writing.units.session import Act, Session, resumed
from orgsim.messages import Message
from orgsim.model.edits.conflicts import Choices


def rebased(
    session: Session,
    path: Path,
    theirs: Draft,
    words: Message,
    choices: Choices | None = None,
    known: Iterable[Undoable] = (),
) -> tuple[Session, Replayed]:
    """`session` with the draft at `path` upon `theirs`, which its file holds now, and what has become of its actions.

    What was saved is theirs already, and is kept as steps that can be undone where they have left it alone. Where the
    unsaved is no step of the history, as when something saved was undone, it is one action, called `words`. What can be
    undone is not worked out where it is `known`.
    UnreadableFile where what was saved last is no draft.
    """
    history, saved = session.histories[path], session.saved[path]
    if history.draft.data == saved:
        came = settled(history.draft.scenario, theirs)
        kept: tuple[bool, ...] = ()
    else:
        unsaved = unsaved_actions(history, saved, path)
        came = replayed(unsaved.base, unsaved.actions, theirs, path, choices)
        kept = came.left if unsaved.done else ()
    steps = undoable(history, saved, theirs, path, known)
    # What was saved and undone since is no act that was done, and what cannot be undone is none any more.
    own = len([act for act in session.done if path in act.paths]) - len(kept)
    carried = steps.kept if len(steps.saved) == own else ()
    history = replace(came.history, done=(*carried, *came.history.done))
    after = resumed(session, path, history, theirs.data, (*[True] * len(carried), *kept))
    if came.history.done and not kept:
        after = replace(after, done=(*after.done, Act(words, (path,))))
    return after, replace(came, history=history)
