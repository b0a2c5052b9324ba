"""What was done to a draft, done anew upon a file that others have changed meanwhile: without a window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from orgsim.app.document.state import State
from orgsim.app.editing.showing import with_session
from orgsim.files.reading.opened import ScenarioFile
from orgsim.files.writing.anew.rebasing import Rebasing, rebased
from orgsim.files.writing.anew.replaying import Replayed
from orgsim.files.writing.units.drafts import draft_of
from orgsim.files.writing.units.session import Session, changed_outside, edited_file, unsaved
from orgsim.messages import Message, message
from orgsim.model.edits.conflicts import Choices
from orgsim.model.edits.facts import units_of

_WORDS = message("edit.words.meanwhile")
_MOST_NAMED = 3


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


def unsaid(before: Session, after: Session, path: Path) -> Message | None:
    """Which actions on a draft can be undone no more, as others have changed the same; `None`: all can."""
    gone = [act.words for act in before.done if path in act.paths]
    left = len([act for act in after.done if path in act.paths])
    lost = gone[: max(len(gone) - left, 0)]
    if not lost:
        return None
    # One line has room for few: the last of them are those that one remembers.
    return message("edit.undo-lost", name=path.name, n=len(lost), what=tuple(lost[: -_MOST_NAMED - 1 : -1]))


def upon(
    state: State, files: Iterable[ScenarioFile], known: Sequence[Rebasing] = ()
) -> tuple[State, tuple[Message, ...]]:
    """`state` with what was done to drafts and is saved upon what their files hold now, and what is to be said of it.

    Of `files` only those count that were edited, have no edits that are not saved, and hold something else by now. They
    are not shown yet. What comes of it may be `known`.
    """
    session, said = state.session, list[Message]()
    waiting = unsaved(session)
    for file in files:
        path = file.path
        if path in waiting or not changed_outside(session, file):
            continue
        after, _ = rebased(session, path, draft_of(file), _WORDS, known=known)
        had = session.histories[path]
        told = unsaid(session, after, path)
        if told is not None or len(after.histories[path].undone) < len(had.undone):
            said.append(told or message("edit.redo-lost", name=path.name))
        elif had.done or had.undone:
            said.append(message("edit.undo-kept", name=path.name))
        session = after
    return replace(state, session=session), tuple(said)


def merged(
    state: State, theirs: ScenarioFile, choices: Choices | None = None, known: Sequence[Rebasing] = ()
) -> Merged:
    """`state` with what was done to a draft and not saved done anew upon `theirs`, what its file holds now.

    Where both have changed the same, nothing is done until that is chosen. What comes of it may be `known`.
    """
    session, found = rebased(state.session, theirs.path, draft_of(theirs), _WORDS, choices, known)
    if found.conflicts and choices is None:
        return Merged(state, found, theirs, done=False)
    problems = (*[problem for problem in state.problems if problem.path != theirs.path], *theirs.warnings)
    shown = with_session(replace(state, problems=problems), session, [edited_file(theirs, session)])
    return Merged(shown, found, theirs, done=True)


def met(state: State, theirs: ScenarioFile, known: Sequence[Rebasing] = ()) -> tuple[State, Message | None]:
    """`state` once others have saved a draft that is edited in it, and what is to be said; `None`: it is as it was.

    What was done to it is done anew upon `theirs`, if all of it fits; what does not is asked about when it is saved.
    """
    after = merged(state, theirs, known=known)
    if not after.done:
        return state, None
    lost = unsaid(state.session, after.state.session, theirs.path)
    # One line has room for one thing: that which nobody sees by himself.
    return after.state, lost or order_told(after.found) or message("edit.merged", name=theirs.path.name)
