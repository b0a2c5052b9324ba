"""What was done to drafts in one sitting, over all of them in one order, as a value.

Undo and redo follow that order: one step is a whole action, whichever drafts it touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from orgsim.messages import Message

if TYPE_CHECKING:
    from orgsim.files.reading.opened import ScenarioFile
    from orgsim.files.writing.units.drafts import Step
    from orgsim.files.writing.units.history import History
    from orgsim.model.edits.edits import Edit
    from orgsim.model.scenario import Scenario

# What changes texts is imported where it is used: each state of the window has a session, mostly an empty one.


class Act(Struct, frozen=True):
    """One action of the planner."""

    words: Message
    """What was done, as it stands after "Undo:"."""
    paths: tuple[Path, ...]
    """The drafts that it touched."""


class Snapshot(Struct, frozen=True, eq=False):
    """A draft as it once was in this sitting, to be returned to and compared with."""

    path: Path
    name: Message
    data: bytes
    scenario: Scenario


class Session(Struct, frozen=True, eq=False):
    """The drafts that were edited, and the actions in their order."""

    histories: Mapping[Path, History] = {}
    """Each draft that was edited, as it is now, with what led to it."""
    saved: Mapping[Path, bytes] = {}
    """What each of them holds on disk, as far as is known: what it was read as, or saved as last."""
    done: tuple[Act, ...] = ()
    undone: tuple[Act, ...] = ()
    """The next to be made again stands last."""


def acted(
    session: Session, files: Iterable[ScenarioFile], edits: Mapping[Path, Sequence[Edit]], words: Message
) -> Session:
    """After one action with its edits of each draft, all of them or none; the same session where nothing changes.

    `files` are those that are open. Whether the texts come to say what they should, `drafts.verify` has to tell.
    Refused where an edit is impossible, CannotEdit where a text is written in a way in which it cannot be made.
    """
    from orgsim.files.writing.units.drafts import draft_of
    from orgsim.files.writing.units.history import History, proposed_action

    there = {file.path: file for file in files}
    histories, saved = dict(session.histories), dict(session.saved)
    touched: list[Path] = []
    for path, its in edits.items():
        before = histories.get(path) or History(draft_of(there[path]))
        after = proposed_action(before, its)
        if after is before:
            continue
        histories[path] = after
        saved.setdefault(path, before.draft.data)
        touched.append(path)
    if not touched:
        return session
    # What was undone is made again no more, in the drafts that this does not touch either.
    ended = {path: replace(each, undone=()) if each.undone else each for path, each in histories.items()}
    return Session(ended, saved, (*session.done, Act(words, tuple(touched))))


def returned(session: Session, file: ScenarioFile, to: Snapshot, words: Message, by: Step | None = None) -> Session:
    """After the draft `file` was made what it was, as one action; the same session where it is so.

    `by`: what that changes in the text, where it is known.
    """
    from orgsim.files.writing.units.drafts import Draft, draft_of
    from orgsim.files.writing.units.history import History, put_back

    before = session.histories.get(file.path) or History(draft_of(file))
    after = put_back(before, Draft(to.data, copy(to.scenario)), by)
    if after is before:
        return session
    histories = {**session.histories, file.path: after}
    ended = {path: replace(each, undone=()) if each.undone else each for path, each in histories.items()}
    saved = session.saved if file.path in session.saved else {**session.saved, file.path: before.draft.data}
    return replace(session, histories=ended, saved=saved, done=(*session.done, Act(words, (file.path,))), undone=())


def undone(session: Session) -> Session:
    """Before the last action, each text to the letter; the same session where there is none."""
    if not session.done:
        return session
    from orgsim.files.writing.units.history import undone as before

    *done, last = session.done
    return Session(_each(session, last, before), session.saved, tuple(done), (*session.undone, last))


def redone(session: Session) -> Session:
    """After the action that was undone last; the same session where none was."""
    if not session.undone:
        return session
    from orgsim.files.writing.units.history import redone as after

    *left, last = session.undone
    return Session(_each(session, last, after), session.saved, (*session.done, last), tuple(left))


def taken_out(session: Session) -> Session:
    """Before the last action, as if neither it nor what was undone had ever been done."""
    before = undone(session)
    histories = {path: replace(each, undone=()) for path, each in before.histories.items()}
    return Session(histories, before.saved, before.done)


def unsaved(session: Session) -> frozenset[Path]:
    """The drafts that say something else than their files."""
    return frozenset(path for path, each in session.histories.items() if each.draft.data != session.saved[path])


def changed_outside(session: Session, file: ScenarioFile) -> bool:
    """Whether `file`, as it was read now, was edited here and holds something else by now: others have saved it."""
    return file.path in session.saved and session.saved[file.path] != file.data


def saved(session: Session, path: Path) -> Session:
    """`session` after the draft at `path` was written as it is."""
    data = session.histories[path].draft.data
    return session if session.saved[path] is data else replace(session, saved={**session.saved, path: data})


def forgotten(session: Session, paths: Iterable[Path]) -> Session:
    """`session` without the drafts at `paths`: closed, or read anew from a file that others have changed.

    An action that touched others too stays, and is undone in those.
    """
    gone = frozenset(paths)
    if gone.isdisjoint(session.histories):
        return session

    done, undone = session.done, session.undone
    for path in gone:
        done, undone = _without(done, path), _without(undone, path)
    histories = {path: each for path, each in session.histories.items() if path not in gone}
    on_disk = {path: data for path, data in session.saved.items() if path not in gone}
    return Session(histories, on_disk, done, undone)


def resumed(session: Session, path: Path, history: History, data: bytes, kept: Sequence[bool]) -> Session:
    """`session` after its last actions on the draft at `path` were done anew upon `data`, which its file holds now.

    `kept` tells of each of these whether it is a step of `history`, which begins with `data`. The others, and what was
    undone and is not so in `history`, are actions on other drafts alone, where they touched any.
    """
    own = [place for place, act in enumerate(session.done) if path in act.paths]
    steps = {place for place, stays in zip(own[len(own) - len(kept) :], kept, strict=True) if stays}
    there = [place for place, act in enumerate(session.undone) if path in act.paths]
    first = there[-len(history.undone)] if history.undone else len(session.undone)
    undone = (*_without(session.undone[:first], path), *session.undone[first:])
    done = tuple(
        [
            act
            for place, its in enumerate(session.done)
            for act in ([its] if place in steps or path not in its.paths else _without([its], path))
        ]
    )
    return Session({**session.histories, path: history}, {**session.saved, path: data}, done, undone)


def _without(acts: Iterable[Act], path: Path) -> tuple[Act, ...]:
    """Those acts, not touching that draft; one that touched no other goes."""
    left = [(act, tuple([other for other in act.paths if other != path])) for act in acts]
    return tuple([act if paths == act.paths else replace(act, paths=paths) for act, paths in left if paths])


def edited_file(file: ScenarioFile, session: Session) -> ScenarioFile:
    """`file` as it is edited; the same one where it says that already."""
    history = session.histories.get(file.path)
    if history is None:
        return file
    data = history.draft.data
    # A comment changes the text alone.
    if history.draft.scenario is file.scenario and data == file.data:
        return file
    from orgsim.files.writing.units.unit_lines import UnitLines

    edited = data != session.saved[file.path]
    return replace(file, data=data, scenario=history.draft.scenario, lines=UnitLines(data), edited=edited)


def _each(session: Session, act: Act, change: Callable[[History], History]) -> dict[Path, History]:
    """The histories, each that `act` touched after that change."""
    return {path: change(each) if path in act.paths else each for path, each in session.histories.items()}
