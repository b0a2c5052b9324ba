"""A sitting in which a draft's file has changed on disk: what was done to it stands upon what the file holds now.

What is not saved is replayed upon that, and what was saved can be undone in it, as far as either fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from orgsim.files.writing.anew.replaying import Replayed, replayed, settled, unsaved_actions
from orgsim.files.writing.anew.undoing import Undoable, is_known, redoable, undoable
from orgsim.files.writing.units.drafts import Draft
from orgsim.files.writing.units.history import Done, History
from orgsim.files.writing.units.session import Act, Session, resumed
from orgsim.messages import Message
from orgsim.model.edits.conflicts import Choices


class Rebasing(Struct, frozen=True, eq=False):
    """What of one draft stands upon theirs."""

    history: History
    """What was done to it."""
    came: Replayed
    """The unsaved upon theirs."""
    kept: tuple[bool, ...]
    """Of each unsaved step of the history whether it is one there too."""
    steps: Undoable
    """The saved that can be undone there."""
    again: tuple[Done, ...]
    """What was undone and can be done again there; the next stands last."""
    choices: Choices | None
    """Which side was chosen of what both have changed, if that was asked."""


def rebasing(
    session: Session, path: Path, theirs: Draft, choices: Choices | None = None, known: Sequence[Rebasing] = ()
) -> Rebasing:
    """What of the draft at `path` stands upon `theirs`, which its file holds now; as `rebased` asks."""
    history, saved = session.histories[path], session.saved[path]
    for each in known:
        if _is_of(each, history, saved, theirs, choices):
            return each
    if history.draft.data == saved:
        came = settled(history.draft.scenario, theirs)
        kept: tuple[bool, ...] = ()
    else:
        unsaved = unsaved_actions(history, saved, path)
        came = replayed(unsaved.base, unsaved.actions, theirs, path, choices)
        kept = came.left if unsaved.done else ()
    steps = undoable(history, saved, theirs, path, [each.steps for each in known])
    again = redoable(history, came.history.draft, path)
    return Rebasing(history, came, kept, steps, again, choices)


def is_worked_out(
    known: Sequence[Rebasing], session: Session, path: Path, theirs: Draft, choices: Choices | None = None
) -> bool:
    """Whether `rebasing` has nothing to work out for these that takes long."""
    history, saved = session.histories[path], session.saved[path]
    if history.draft.data == saved and not history.undone:
        return is_known([each.steps for each in known], history, saved, theirs)
    return any(_is_of(each, history, saved, theirs, choices) for each in known)


def _is_of(found: Rebasing, history: History, saved: bytes, theirs: Draft, choices: Choices | None) -> bool:
    same = found.history is history and found.choices == choices
    return same and found.steps.held == saved and found.steps.holds == theirs.data


def rebased(
    session: Session,
    path: Path,
    theirs: Draft,
    words: Message,
    choices: Choices | None = None,
    known: Sequence[Rebasing] = (),
) -> tuple[Session, Replayed]:
    """`session` with the draft at `path` upon `theirs`, which its file holds now, and what has become of its actions.

    What was saved is theirs already, and is kept as steps that can be undone where they have left it alone, as what was
    undone is kept to be done again. Where the unsaved is no step of the history, as when something saved was undone, it
    is one action, called `words`. What is `known` is not worked out again.
    UnreadableFile where what was saved last is no draft.
    """
    found = rebasing(session, path, theirs, choices, known)
    came, kept, steps = found.came, found.kept, found.steps
    # What was saved and undone since is no act that was done, and what cannot be undone is none any more.
    own = len([act for act in session.done if path in act.paths]) - len(kept)
    carried = steps.kept if len(steps.saved) == own else ()
    history = replace(came.history, done=(*carried, *came.history.done), undone=found.again)
    after = resumed(session, path, history, theirs.data, (*[True] * len(carried), *kept))
    if came.history.done and not kept:
        after = replace(after, done=(*after.done, Act(words, (path,))))
    return after, replace(came, history=history)
